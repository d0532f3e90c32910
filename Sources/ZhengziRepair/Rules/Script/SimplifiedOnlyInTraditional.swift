// SPDX-License-Identifier: Apache-2.0

internal import ZhengziConversion
internal import ZhengziDetection
internal import ZhengziLexicon

/// ZS001.
struct SimplifiedOnlyInTraditional: Rule {
  static let information = RuleInformation(
    "ZS001", "simplified-only-in-traditional",
    "An ideograph that exists only as Simplified stands in Traditional text.", .safe,
    example: ("我們学習黨的歷史", "我們學習黨的歷史"))

  private let converter = Converter(.s2tw)

  func findings(in block: Block) -> [Proposal] {
    block.lines(in: .hant).flatMap { line in
      line.filter { block.resources.scripts.isSimplifiedOnly(block.units[$0].scalar) }
        .compactMap { proposal(in: block, at: $0) }
    }
  }

  private func proposal(in block: Block, at index: Int) -> Proposal? {
    let forms = block.resources.scripts.traditionalForms(of: block.units[index].scalar)
    guard !forms.isEmpty else { return nil }
    let choice = inContext(block, index)
    let isProtected = Quotation(block).protects(
      index..<(index + 1), replacement: [choice.scalar], in: .hant)
    let isSure =
      (forms.count == 1 || choice.isWord) && !isProtected && isUsual(choice.scalar)
      && isUsual(block.units[index].scalar) && !ScriptName.isNamed(block.units, index)
      && !Self.stands(block.units[index].scalar, for: choice.scalar)
    return Proposal(
      index..<(index + 1), replacement: [choice.scalar], isSure: isSure,
      reason: "it exists only as Simplified, and the text is Traditional",
      candidates: forms.count > 1 ? forms.map { String($0) } : [])
  }

  /// The herb of 白术 is written so in Traditional too, beside 朮.
  private static func stands(_ scalar: UInt32, for choice: UInt32) -> Bool {
    scalar == 0x672F && choice == 0x672E
  }

  /// Rare ideographs of the later extensions are more often meant than left over.
  private func isUsual(_ scalar: UInt32) -> Bool { scalar < 0x9FA6 }

  /// The form that the converter chooses among the ideographs around, in Taiwan's forms, and
  /// whether a word of the lexicon stands behind it.
  private func inContext(_ block: Block, _ index: Int) -> (scalar: UInt32, isWord: Bool) {
    var (start, end) = (index, index + 1)
    while index - start < 8 && block.units.scalar(at: start - 1).isIdeograph { start -= 1 }
    while end - index < 8 && block.units.scalar(at: end).isIdeograph { end += 1 }
    let shadow = block.resources.shadow(
      of: block.units[start..<end].compactMap { Unicode.Scalar($0.scalar) })
    var view = String.UnicodeScalarView()
    view.append(contentsOf: shadow)
    let converted = Array(converter.convert(String(view)).unicodeScalars)
    let alone = converter.convert(block.units.text(index..<(index + 1))).unicodeScalars.first
    guard converted.count == shadow.count else {
      return (alone?.value ?? block.units[index].scalar, false)
    }
    var position = start
    for length in block.resources.lexicon.segments(shadow) {
      if index < position + length { return (converted[index - start].value, length > 1) }
      position += length
    }
    return (converted[index - start].value, false)
  }
}
