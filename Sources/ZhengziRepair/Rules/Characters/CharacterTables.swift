// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// A table of scalars that each stand for another one.
private struct CharacterTable: Sendable {
  private let table: LongestMatchTable

  init(_ name: String) {
    guard let image = TableImage.builtIn(name) else { fatalError("no table image \(name)") }
    table = LongestMatchTable(image)
  }

  /// A proposal for each unit that the table replaces and `isWanted` accepts.
  func findings(in block: Block, reason: String) -> [Proposal] {
    block.units.indices.compactMap { index in
      guard table.hasKey(block.units[index].scalar) else { return nil }
      let replacement = table.scalars(for: block.units[index].scalar).map(\.value)
      return Proposal(
        index..<(index + 1), replacement: replacement, isSure: true, reason: reason)
    }
  }
}

/// ZU001.
struct KangxiRadical: Rule {
  static let information = RuleInformation(
    "ZU001", "kangxi-radical", "A Kangxi radical (U+2F00–2FD5) stands for an ideograph.", .safe,
    example: ("⾦⾔", "金言"))

  private let table = CharacterTable("KangxiRadicals")

  func findings(in block: Block) -> [Proposal] {
    guard block.isChinese else { return [] }
    return table.findings(in: block, reason: "a radical's sign, not the ideograph")
      .filter { !RadicalTalk.isAbout(block, $0.range.lowerBound) }
  }
}

/// Where radicals are what the text is about, their signs are right.
enum RadicalTalk {
  private static let words = [
    "部首", "偏旁", "RADICAL", "radical", "Radical", "U+2E", "U+2F", "碼位", "码位",
  ]

  static func isAbout(_ block: Block, _ index: Int) -> Bool {
    let units = block.units
    let isHeading =
      units.scalar(at: index + 1) == 0x90E8  // ⼀部
      && !units.scalar(at: index + 2).isIdeograph
      && (index == 0 || units.scalar(at: index - 1).isLineEnd)
    let around = max(0, index - 40)..<min(units.count, index + 40)
    let text = units.text(around)
    return isHeading || words.contains { text.contains($0) }
  }
}

/// ZU002.
struct RadicalSupplement: Rule {
  static let information = RuleInformation(
    "ZU002", "cjk-radical-supplement",
    "A radical of U+2E80–2EF3 stands for an ideograph, and only one is meant.", .safe,
    example: ("⻄部地區", "西部地區"))

  private let table = CharacterTable("RadicalsSupplement")

  func findings(in block: Block) -> [Proposal] {
    guard block.isChinese else { return [] }
    // Alone, or in a list of radicals, the sign is itself the subject.
    return table.findings(in: block, reason: "a radical's sign, not the ideograph").filter {
      let index = $0.range.lowerBound
      let isInText =
        block.units.scalar(at: index - 1).isIdeograph
        || block.units.scalar(at: index + 1).isIdeograph
      return isInText && !RadicalTalk.isAbout(block, index)
    }
  }
}

/// ZU003.
struct CompatibilityIdeograph: Rule {
  static let information = RuleInformation(
    "ZU003", "compat-ideograph",
    "A CJK compatibility ideograph stands for the unified one; the twelve unified ones stay.",
    .safe, example: ("\u{F90A}額", "金額"))

  private let table = CharacterTable("s2t-n1")

  func findings(in block: Block) -> [Proposal] {
    guard block.isChinese else { return [] }
    return table.findings(in: block, reason: "a compatibility ideograph")
  }
}

/// ZU007.
struct ZeroWidth: Rule {
  static let information = RuleInformation(
    "ZU007", "zero-width", "A character of no width stands between ideographs.", .safe,
    example: ("學\u{200B}習", "學習"))

  private static func isZeroWidth(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x180E: true
    default: false
    }
  }

  func findings(in block: Block) -> [Proposal] {
    var proposals: [Proposal] = []
    var index = 0
    while index < block.units.count {
      let start = index
      while index < block.units.count && Self.isZeroWidth(block.units[index].scalar) { index += 1 }
      if index > start, isText(block.units.scalar(at: start - 1)),
        isText(block.units.scalar(at: index))
      {
        proposals.append(
          Proposal(start..<index, replacement: [], isSure: true, reason: "it shows nothing"))
      }
      index += 1
    }
    return proposals
  }

  private func isText(_ scalar: UInt32) -> Bool { scalar.isIdeograph || scalar.isFullWidthMark }
}
