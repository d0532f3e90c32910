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

  /// Long, nearly all single ideographs, and mostly words once joined: a verse or a title that
  /// is spaced for its looks is shorter.
  private func isRecognized(_ chain: SpacedRuns.Chain, _ scanner: SpacedRuns) -> Bool {
    let singles = chain.runs.count { $0.count == 1 }
    guard chain.runs.count >= 14, singles * 10 >= chain.runs.count * 9 else { return false }
    let shadow = chain.runs.flatMap { scanner.shadow($0) }
    let lengths = scanner.lexicon.segments(shadow)
    return lengths.filter { $0 > 1 }.reduce(0, +) * 2 >= shadow.count
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
    var isSplit = chain.gaps.indices.map {
      isSplitWord(chain.runs[$0], chain.runs[$0 + 1], scanner)
    }
    // A single ideograph that belongs to one side does not stand apart from the other on purpose.
    for index in chain.gaps.indices where isSplit[index] {
      if chain.runs[index + 1].count == 1 && index + 1 < isSplit.count,
        chain.runs[index + 2].count > 1
      {
        isSplit[index + 1] = true
      } else if chain.runs[index].count == 1 && index > 0 && chain.runs[index - 1].count > 1 {
        isSplit[index - 1] = true
      }
    }
    return chain.gaps.indices.filter { isSplit[$0] }.map { index in
      Proposal(
        chain.gaps[index], replacement: [], isSure: true, reason: "the space splits a word")
    }
  }

  /// Whether the cheapest reading of both runs has a word across the gap that leaves more of a run
  /// than it takes, and each run alone falls apart there.
  private func isSplitWord(
    _ left: Range<Int>, _ right: Range<Int>, _ scanner: SpacedRuns
  ) -> Bool {
    let head = Array(scanner.shadow(left).suffix(8))
    let tail = Array(scanner.shadow(right).prefix(8))
    let joined = scanner.lexicon.segments(head + tail)
    var end = 0
    for length in joined {
      let start = end
      end += length
      guard start < head.count && end > head.count else { continue }
      // The word must leave something on the left: 張 三 and 教育 部 may be meant so.
      guard start > 0 || left.count > 8 else { return false }
      let parts = scanner.lexicon.segments(head)
      guard parts.last == 1 else { return false }
      return scanner.cost(head) + scanner.cost(tail) - scanner.cost(head + tail) >= Self.leastGain
    }
    return false
  }
}
