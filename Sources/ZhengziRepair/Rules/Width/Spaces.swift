// SPDX-License-Identifier: Apache-2.0

internal import ZhengziLexicon

/// ZW001.
struct SpaceBetweenIdeographs: Rule {
  static let information = RuleInformation(
    "ZW001", "space-between-han",
    "A line is spaced ideograph by ideograph, as optical character recognition leaves it.", .safe,
    example: ("我 們 今 天 開 始 學 習 黨 的 百 年 歷 史 。", "我們今天開始學習黨的百年歷史。"))

  func findings(in block: Block) -> [Proposal] {
    let scanner = SpacedRuns(block)
    return scanner.chains.filter { isRecognized($0, scanner) }.flatMap { chain in
      chain.gaps.map {
        Proposal($0, replacement: [], isSure: true, reason: "every ideograph stands apart")
      }
    }
  }

  /// A sentence, with a mark in it, nearly all single ideographs, and mostly words once joined. A
  /// verse, a name or a title that is spaced for its looks has no marks, or is short.
  private func isRecognized(_ chain: SpacedRuns.Chain, _ scanner: SpacedRuns) -> Bool {
    let texts = chain.runs.map { scanner.ideographs($0) }.filter { !$0.isEmpty }
    let singles = texts.count { $0.count == 1 }
    let hasMark = chain.runs.contains { scanner.endsWithMark($0) }
    guard hasMark, texts.count >= 8, singles * 10 >= texts.count * 8 else { return false }
    let shadow = scanner.shadow(texts.flatMap(\.self))
    let lengths = scanner.lexicon.segments(shadow)
    return lengths.filter { $0 > 1 }.reduce(0, +) * 5 >= shadow.count * 2
  }
}

/// ZW002.
struct SpaceInsideWord: Rule {
  static let information = RuleInformation(
    "ZW002", "space-inside-word", "A space splits a word.", .safe,
    example: ("百姓宣講進基 層 活動，踐諾有行", "百姓宣講進基層活動，踐諾有行"))

  /// What joining must gain over leaving apart: five nats.
  private static let leastGain = 50

  func findings(in block: Block) -> [Proposal] {
    let scanner = SpacedRuns(block)
    return scanner.chains.flatMap { findings(in: $0, scanner) }
  }

  private func findings(in chain: SpacedRuns.Chain, _ scanner: SpacedRuns) -> [Proposal] {
    guard isProse(chain, scanner) else { return [] }
    var isSplit = chain.gaps.indices.map {
      $0 + 1 < chain.runs.count && isSplitWord(chain.runs[$0], chain.runs[$0 + 1], scanner)
    }
    // A single ideograph that belongs to one side does not stand apart from the other on purpose.
    for index in isSplit.indices where isSplit[index] {
      if chain.runs[index + 1].count == 1 && index + 1 < isSplit.count {
        isSplit[index + 1] = true
      } else if chain.runs[index].count == 1 && index > 0 {
        isSplit[index - 1] = true
      }
    }
    return chain.gaps.indices.filter { isSplit[$0] }.map { index in
      Proposal(
        chain.gaps[index], replacement: [], isSure: true, reason: "the space splits a word")
    }
  }

  /// Not a row of single ideographs or of words, each apart: those are verses, lists and tables.
  private func isProse(_ chain: SpacedRuns.Chain, _ scanner: SpacedRuns) -> Bool {
    chain.runs.contains { $0.count >= 4 }
  }

  /// Whether the cheapest reading of both runs has a word across the gap, and much cheaper than
  /// the runs apart.
  private func isSplitWord(
    _ left: Range<Int>, _ right: Range<Int>, _ scanner: SpacedRuns
  ) -> Bool {
    guard !scanner.endsWithMark(left), left.count + right.count >= 4 else { return false }
    let head = scanner.ideographs(left).suffix(8)
    let tail = scanner.ideographs(right).prefix(8)
    let shadow = scanner.shadow(Array(head) + Array(tail))
    guard !tail.isEmpty, crosses(head.count, scanner.lexicon.segments(shadow)) else {
      return false
    }
    let (first, second) = (Array(shadow[..<head.count]), Array(shadow[head.count...]))
    // Where both sides are whole words the space may be meant: 中華 民國, 教育 部門.
    let fallsApart =
      scanner.lexicon.segments(first).last == 1 || scanner.lexicon.segments(second).first == 1
    let gain = scanner.cost(first) + scanner.cost(second) - scanner.cost(shadow)
    return fallsApart && gain >= Self.leastGain
  }

  private func crosses(_ place: Int, _ lengths: [Int]) -> Bool {
    var end = 0
    for length in lengths {
      if end < place && end + length > place { return true }
      end += length
    }
    return false
  }
}
