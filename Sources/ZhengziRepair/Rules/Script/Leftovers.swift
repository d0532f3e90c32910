// SPDX-License-Identifier: Apache-2.0

internal import ZhengziConversion
internal import ZhengziDetection
internal import ZhengziLexicon
internal import ZhengziTables

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
    let isSure = forms.count == 1 || choice.isWord
    return Proposal(
      index..<(index + 1), replacement: [choice.scalar], isSure: isSure,
      reason: "it exists only as Simplified, and the text is Traditional",
      candidates: forms.count > 1 ? forms.map { String($0) } : [])
  }

  /// The form that the converter chooses among the ideographs around, in Taiwan's forms, and
  /// whether a word of the lexicon stands behind it.
  private func inContext(_ block: Block, _ index: Int) -> (scalar: UInt32, isWord: Bool) {
    var (start, end) = (index, index + 1)
    while index - start < 8 && block.units.scalar(at: start - 1).isIdeograph { start -= 1 }
    while end - index < 8 && block.units.scalar(at: end).isIdeograph { end += 1 }
    let shadow = block.units[start..<end].compactMap { Unicode.Scalar($0.scalar) }
      .map { block.resources.shadow(of: $0) }
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
      if length > 0 {
        let value = String(decoding: table.value(of: match), as: UTF8.self).unicodeScalars
        proposals.append(
          contentsOf: changes(block.units, index, value.map(\.value), "the word is “\(String(value))”"))
      } else if isRemainder(block.units, index) {
        proposals.append(
          Proposal(
            index..<(index + 1), replacement: [0x9918], isSure: true,
            reason: "behind a number it means “and more”"))
      }
      index += max(length, 1)
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

  private func units(_ byteCount: Int, from index: Int, _ line: Range<Int>, _ starts: [Int]) -> Int {
    let end = starts[index - line.lowerBound] + byteCount
    let rest = starts[(index - line.lowerBound)...]
    return rest.prefix { $0 < end }.count
  }

  /// One proposal for each unit that the word changes.
  private func changes(
    _ units: [Unit], _ start: Int, _ value: [UInt32], _ reason: String
  ) -> [Proposal] {
    value.indices.filter { units.scalar(at: start + $0) != value[$0] }.map { offset in
      Proposal(
        (start + offset)..<(start + offset + 1), replacement: [value[offset]], isSure: true,
        reason: reason)
    }
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

/// ZS004.
struct TraditionalInSimplified: Rule {
  static let information = RuleInformation(
    "ZS004", "traditional-in-simplified",
    "An ideograph that exists only as Traditional stands in Simplified text.", .safe,
    example: ("我们学習党的历史", "我们学习党的历史"))

  func findings(in block: Block) -> [Proposal] {
    block.lines(in: .hans).flatMap { line in
      line.compactMap { index in
        let scalar = block.units[index].scalar
        guard block.resources.scripts.isTraditionalOnly(scalar),
          let form = block.resources.scripts.simplifiedForm(of: scalar)
        else { return nil }
        return Proposal(
          index..<(index + 1), replacement: [form.value], isSure: true,
          reason: "it exists only as Traditional, and the text is Simplified")
      }
    }
  }
}
