// SPDX-License-Identifier: Apache-2.0

internal import ZhengziDetection
internal import ZhengziLexicon

/// ZM014.
struct QuestionMarkForIdeograph: Rule {
  static let information = RuleInformation(
    "ZM014", "question-mark-for-hanzi",
    "A question mark stands where no question can be: an ideograph was lost.", .reportOnly,
    example: ("立下志? 的人", "立下志? 的人"))

  func findings(in block: Block) -> [Proposal] {
    var proposals: [Proposal] = []
    var lost = LostIdeograph(block)
    var index = 0
    while index < block.units.count {
      let found = finding(in: block, at: index, &lost)
      if let found { proposals.append(found) }
      index = found?.range.upperBound ?? index + 1
    }
    return proposals
  }

  private func finding(
    in block: Block, at index: Int, _ lost: inout LostIdeograph
  ) -> Proposal? {
    let mark = block.units[index].scalar
    guard mark == 0x3F || mark == 0xFF1F else { return nil }
    return brokenGlosses(in: block, at: index, &lost) ?? alone(in: block, at: index)
      ?? insideClause(in: block, at: index, &lost)
  }

  /// `?wù)`: the ideograph and the opening parenthesis were lost, its reading was not.
  private func brokenGlosses(
    in block: Block, at index: Int, _ lost: inout LostIdeograph
  ) -> Proposal? {
    guard block.evidence.hasDamagingGlosses else { return nil }
    var end = index
    var readings: [String] = []
    while let fragment = fragment(in: block.units, at: end) {
      readings.append(fragment.reading)
      end = fragment.end
    }
    guard !readings.isEmpty else { return nil }
    let candidates = lost.candidates(at: index..<end, readAs: readings) ?? []
    let list = readings.map { "“\($0)”" }.joined(separator: ", ")
    return Proposal(
      index..<end, replacement: nil, isSure: false,
      reason: "an ideograph was lost before the reading \(list)", candidates: candidates)
  }

  private func fragment(in units: [Unit], at index: Int) -> (reading: String, end: Int)? {
    guard units.scalar(at: index) == 0x3F else { return nil }
    var end = index + 1
    while end < units.count && GlossScanner.isPinyin(units[end].scalar) { end += 1 }
    let text = units.text((index + 1)..<end)
    guard units.scalar(at: end) == 0x29, Syllable(pinyin: text).tone != nil else { return nil }
    return (text, end + 1)
  }

  /// A line that holds nothing else.
  private func alone(in block: Block, at index: Int) -> Proposal? {
    guard block.evidence.script.ideographs > 0 else { return nil }
    let before = block.units[..<index].last { !isSpace($0.scalar) }
    let after = block.units[(index + 1)...].first { !isSpace($0.scalar) }
    guard before.map(\.scalar.isLineEnd) ?? true, after.map(\.scalar.isLineEnd) ?? true,
      before != nil || after != nil
    else { return nil }
    return Proposal(
      index..<(index + 1), replacement: nil, isSure: false,
      reason: "the line holds a question mark and nothing else: a character was lost")
  }

  private func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x09 || scalar == 0x3000
  }

  /// Between ideographs, behind a beginning that is no whole word, in a clause that asks nothing.
  private func insideClause(
    in block: Block, at index: Int, _ lost: inout LostIdeograph
  ) -> Proposal? {
    let units = block.units
    guard units.scalar(at: index - 1).isIdeograph else { return nil }
    var next = index + 1
    while units.scalar(at: next) == 0x20 { next += 1 }
    guard units.scalar(at: next).isIdeograph else { return nil }
    // Losing an ideograph leaves an ASCII mark; a full-width one was written, unless what follows
    // can begin no sentence.
    if units[index].scalar == 0xFF1F && !Self.particles.contains(units.scalar(at: next)) {
      return nil
    }
    let clause = Clause(block, endingAt: index)
    guard !clause.asks, clause.endsInsideWord else { return nil }
    let candidates = lost.candidates(at: index..<next)
    guard candidates?.isEmpty != true else { return nil }
    return Proposal(
      index..<(index + 1), replacement: nil, isSure: false,
      reason: "the question mark cuts a word: an ideograph was lost", candidates: candidates ?? [])
  }

  private static let particles = Set("的了着著得们們之".unicodeScalars.map(\.value))
}
