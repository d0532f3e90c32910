// SPDX-License-Identifier: Apache-2.0

internal import ZhengziDetection
internal import ZhengziLexicon

/// ZG004.
struct InlineBopomofo: Rule {
  static let information = RuleInformation(
    "ZG004", "inline-bopomofo",
    "An ideograph's bopomofo follows it in running text, again and again.", .safe,
    example: ("學ㄒㄩㄝˊ習的人要發ㄈㄚ展自己的能力，實ㄕˊ在", "學習的人要發展自己的能力，實在"))

  func findings(in block: Block) -> [Proposal] {
    guard block.evidence.bopomofoGlosses > 0 else { return [] }
    let scanner = BopomofoScanner(block)
    let isDamage =
      block.evidence.bopomofoGlosses >= 3
      && block.evidence.bopomofoGlosses * 2 < block.evidence.script.ideographs
    let places = block.units.indices.filter { BopomofoScanner.canBegin(block.units[$0].scalar) }
    let glosses = places.compactMap { scanner.gloss(at: $0) }
    let readers = block.linesOfReaders(glosses.map { ($0.lowerBound - 1)..<$0.lowerBound })
    return glosses.filter { gloss in !readers.contains { $0.overlaps(gloss) } }.map { range in
      Proposal(
        range, replacement: [], isSure: isDamage,
        reason: "“\(block.units.text(range))” is a reading of the ideograph before it")
    }
  }
}

/// Finds bopomofo behind ideographs, with or without parentheses.
struct BopomofoScanner {
  let units: [Unit]
  let resources: Resources

  init(_ block: Block) {
    units = block.units
    resources = block.resources
  }

  init(units: [Unit], resources: Resources) {
    self.units = units
    self.resources = resources
  }

  /// Whether a gloss may begin with a scalar.
  static func canBegin(_ scalar: UInt32) -> Bool {
    0x3105...0x312F ~= scalar || scalar == 0x2D9 || scalar == 0x28 || scalar == 0xFF08
  }

  /// The gloss that begins at `index`, if the ideograph before it is read so.
  func gloss(at index: Int) -> Range<Int>? {
    guard index > 0, let ideograph = Unicode.Scalar(units[index - 1].scalar),
      units[index - 1].scalar.isIdeograph
    else { return nil }
    let isBracketed = units[index].scalar == 0x28 || units[index].scalar == 0xFF08
    let start = isBracketed ? index + 1 : index
    var end = start
    while isBopomofo(units.scalar(at: end)) && end - start < 5 { end += 1 }
    guard end > start, 0x3105...0x312F ~= units[end - 1].scalar || end - start > 1 else {
      return nil
    }
    let text = units.text(start..<end)
    guard resources.readings.isReading(bopomofo: text, of: ideograph) else { return nil }
    if !isBracketed { return index..<end }
    let closing = units.scalar(at: end)
    guard closing == 0x29 || closing == 0xFF09 else { return nil }
    let range = index..<(end + 1)
    return GlossScanner.headsEntry(units, (index - 1)..<index, range) ? nil : range
  }

  private func isBopomofo(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3105...0x312F, 0x2C9, 0x2CA, 0x2C7, 0x2CB, 0x2D9: true
    default: false
    }
  }
}
