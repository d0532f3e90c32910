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
    guard hasMark, texts.count >= 8, singles * 10 >= texts.count * 8, !isVerse(chain, scanner)
    else { return false }
    let shadow = scanner.shadow(texts.flatMap(\.self))
    let lengths = scanner.lexicon.segments(shadow)
    return lengths.filter { $0 > 1 }.reduce(0, +) * 5 >= shadow.count * 2
  }

  /// At least two clauses, all of five ideographs or all of seven, or four of another length: set
  /// apart for their looks.
  private func isVerse(_ chain: SpacedRuns.Chain, _ scanner: SpacedRuns) -> Bool {
    var clauses = [0]
    for run in chain.runs {
      clauses[clauses.count - 1] += scanner.ideographs(run).count
      if scanner.endsWithMark(run) { clauses.append(0) }
    }
    if clauses.last == 0 { clauses.removeLast() }
    let isUsual = [5, 7].contains(clauses[0])
    return clauses.count >= (isUsual ? 2 : 4) && clauses.allSatisfy { $0 == clauses[0] }
  }
}

/// ZW002.
struct SpaceInsideWord: Rule {
  static let information = RuleInformation(
    "ZW002", "space-inside-word", "A space splits a word.", .safe,
    example: ("百姓宣講進基 層 活動，踐諾有行", "百姓宣講進基層活動，踐諾有行"))

  /// What joining must gain over leaving apart: five nats, or two on a line where spaces split
  /// other words.
  private static let leastGain = 50, leastGainAmongOthers = 20

  func findings(in block: Block) -> [Proposal] {
    let scanner = SpacedRuns(block)
    var rest = scanner.chains[...]
    return block.lines.flatMap { line in
      let chains = rest.prefix { $0.gaps[0].lowerBound < line.upperBound }
      rest = rest.dropFirst(chains.count)
      let prose = chains.filter { isProse($0, scanner) }
      let found = prose.flatMap { splits(in: $0, scanner, Self.leastGain) }
      guard found.count >= 2 else { return found }
      return prose.flatMap { splits(in: $0, scanner, Self.leastGainAmongOthers) }
    }
  }

  private func splits(
    in chain: SpacedRuns.Chain, _ scanner: SpacedRuns, _ leastGain: Int
  ) -> [Proposal] {
    let labels = scanner.labelGaps(in: chain)
    var isSplit = chain.gaps.indices.map {
      $0 + 1 < chain.runs.count && chain.gaps[$0].count == 1 && !labels.contains($0)
        && isSplitWord(chain.runs[$0], chain.runs[$0 + 1], scanner, leastGain)
    }
    // A single ideograph that belongs to one side does not stand apart from the other on purpose.
    for index in isSplit.indices.dropLast() where chain.runs[index + 1].count == 1 {
      isSplit[index + 1] = isSplit[index + 1] || isSplit[index]
    }
    for index in isSplit.indices.dropLast().reversed() where chain.runs[index + 1].count == 1 {
      isSplit[index] = isSplit[index] || isSplit[index + 1]
    }
    return chain.gaps.indices.filter { isSplit[$0] && !labels.contains($0) }.map { index in
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
    _ left: Range<Int>, _ right: Range<Int>, _ scanner: SpacedRuns, _ leastGain: Int
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
    let lexicon = scanner.lexicon
    let gain =
      lexicon.readingCost(of: first) + lexicon.readingCost(of: second)
      - lexicon.readingCost(of: shadow)
    return fallsApart && gain >= leastGain
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
