// SPDX-License-Identifier: Apache-2.0

internal import ZhengziDetection
internal import ZhengziLexicon
internal import ZhengziTables

/// ZS002.
struct AmbiguousLeftover: Rule {
  static let information = RuleInformation(
    "ZS002", "ambiguous-leftover",
    "A word of Traditional text keeps an ideograph in the form of Simplified.", .safe,
    example: ("黨員干部奮斗", "黨員幹部奮鬥"))

  private let table: LongestMatchTable

  init() {
    guard let image = TableImage.builtIn("TraditionalLeftovers") else {
      fatalError("the table image TraditionalLeftovers is missing")
    }
    table = LongestMatchTable(image)
  }

  func findings(in block: Block) -> [Proposal] {
    block.lines(in: .hant).flatMap { findings(in: block, line: $0) }
  }

  private func findings(in block: Block, line: Range<Int>) -> [Proposal] {
    let (bytes, starts) = utf8(block.units, line)
    var proposals: [Proposal] = []
    var index = line.lowerBound
    while index < line.upperBound {
      let match = table.longestMatch(bytes, at: starts[index - line.lowerBound])
      let length = match.keyLength == 0 ? 0 : units(match.keyLength, from: index, line, starts)
      let range = index..<(index + max(1, length))
      index = range.upperBound
      if length == 0 {
        if isRemainder(block.units, range.lowerBound) { proposals.append(remainder(range)) }
        continue
      }
      let reading = RunReading(block, around: range)
      if reading.joinsWords(range) {
        let value = String(decoding: table.value(of: match), as: UTF8.self).unicodeScalars
        proposals += changes(block, range, value.map(\.value), reading)
      } else {
        index = range.lowerBound + 1
      }
    }
    return proposals
  }

  /// The bytes of a line, and where each unit begins in them.
  private func utf8(_ units: [Unit], _ line: Range<Int>) -> (bytes: [UInt8], starts: [Int]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for unit in units[line] {
      starts.append(bytes.count)
      bytes.append(contentsOf: String(Unicode.Scalar(unit.scalar) ?? "\u{FFFD}").utf8)
    }
    return (bytes, starts)
  }

  private func units(_ byteCount: Int, from index: Int, _ line: Range<Int>, _ starts: [Int]) -> Int
  {
    let end = starts[index - line.lowerBound] + byteCount
    let rest = starts[(index - line.lowerBound)...]
    return rest.prefix { $0 < end }.count
  }

  /// One proposal for each unit that the word changes.
  private func changes(
    _ block: Block, _ range: Range<Int>, _ value: [UInt32], _ reading: RunReading
  ) -> [Proposal] {
    let changed = zip(range, value).filter { block.units[$0].scalar != $1 }
    if changed.isEmpty { return [] }
    // An ideograph that is always wrong is judged in its word.
    let word = range.count == 1 ? reading.word(at: range.lowerBound) : range
    let written = word.map { index in
      range.contains(index) ? value[index - range.lowerBound] : block.units[index].scalar
    }
    let doubt = doubt(block, range, word, written, reading)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: written.compactMap { Unicode.Scalar($0) })
    return changed.map { index, scalar in
      Proposal(
        index..<(index + 1), replacement: doubt == .strong ? nil : [scalar],
        isSure: doubt == .none, reason: "the word is “\(String(text))”",
        candidates: doubt == .strong ? [String(Unicode.Scalar(scalar) ?? "\u{FFFD}")] : [])
    }
  }

  /// What speaks against a change: enough to leave it to a reader, or so much that a conversion,
  /// which must write something, writes what stands there.
  private enum Doubt { case none, weak, strong }

  private func doubt(
    _ block: Block, _ range: Range<Int>, _ word: Range<Int>, _ written: [UInt32],
    _ reading: RunReading
  ) -> Doubt {
    let quotation = Quotation(block)
    if !isClear(block, range, word, reading) || quotation.mentions(word, replacement: written) {
      return .strong
    }
    let register = Register(block, around: range)
    if register.isOld { return .strong }
    let scalars = zip(word, written).filter { block.units[$0].scalar != $1 }
      .map { block.units[$0.0].scalar }
    let isUsual = scalars.allSatisfy { register.allows(changing: $0) }
    let stands = word.count > 1 || standsAlone(block.units, range.lowerBound)
    return isUsual && stands && !quotation.isQuoted(word, in: .hant) ? .none : .weak
  }

  /// A rival reading that costs less than 3.5 nats more makes a word doubtful.
  private static let leastMargin = 35

  /// Whether nothing but the entry's word can be meant.
  private func isClear(
    _ block: Block, _ range: Range<Int>, _ word: Range<Int>, _ reading: RunReading
  ) -> Bool {
    let names = NameEvidence(block)
    if names.endsInSurname(range) || names.isListed(word) { return false }
    let (before, first) = (
      block.units.scalar(at: range.lowerBound - 1), block.units.scalar(at: range.lowerBound)
    )
    if Self.isNumeral(first) {
      // 十余噸 is more than ten in every reading; else a numeral belongs to the number before it:
      // 第四五谷.
      if block.units.scalar(at: range.upperBound - 1) == 0x4F59 { return true }
      if Self.isNumeral(before) { return false }
    }
    if range.count == 1 { return word.count > 1 || first != 0x79CD || Self.isNumeral(before) }
    let margin = reading.marginOverRivals(range) { agrees(block.units, $0, range) }
    return (margin ?? .max) >= Self.leastMargin
  }

  /// Whether another word is an entry too, and changes what both hold.
  private func agrees(_ units: [Unit], _ other: Range<Int>, _ range: Range<Int>) -> Bool {
    guard let value = table.value(of: [UInt8](units.text(other).utf8)) else { return false }
    let scalars = String(decoding: value, as: UTF8.self).unicodeScalars.map(\.value)
    return zip(other, scalars).contains { range.contains($0) && units[$0].scalar != $1 }
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool {
    numerals.contains(scalar) || scalar.isDigit
  }

  private static let numerals = Set("一二三四五六七八九十百千兩".unicodeScalars.map(\.value))

  /// Whether an ideograph that is no part of a word is left over all the same, and no given name or
  /// word of the classics: 价人, 愿而恭. (种 is a surname: `isClear`.)
  private func standsAlone(_ units: [Unit], _ index: Int) -> Bool {
    switch units[index].scalar {
    case 0x4EF7: false  // 价
    case 0x613F: Self.persons.contains(units.scalar(at: index + 1))  // 愿
    default: true
    }
  }

  private static let persons = Set("你妳您他她它我".unicodeScalars.map(\.value))

  private func remainder(_ range: Range<Int>) -> Proposal {
    Proposal(
      range, replacement: [0x9918], isSure: true, reason: "behind a number it means “and more”")
  }

  /// 余 for 餘 behind a number and before what is counted: 200余期, 三十余年; not 一余 or 余光中.
  private func isRemainder(_ units: [Unit], _ index: Int) -> Bool {
    guard units[index].scalar == 0x4F59 else { return false }
    let (before, after) = (units.scalar(at: index - 1), units.scalar(at: index + 1))
    let isNumber = before.isDigit || Self.tens.contains(before)
    return isNumber && Self.counted.contains(after)
  }

  // Only ideographs behind which “more” makes sense.
  private static let tens = Set("十百千萬億餘".unicodeScalars.map(\.value))
  private static let counted = Set(
    "年月日天人名位個個次件種家所座項條期篇部本冊萬億千百里公米尺畝頭匹隻輛艘架張幅間棟戶口歲元美英平噸斤克場處份類級國省市縣區鄉鎮村校師生組隊批"
      .unicodeScalars.map(\.value))
}
