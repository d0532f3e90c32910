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
    let isProtected = Quotation(block).protects(
      index..<(index + 1), replacement: [choice.scalar], in: .hant)
    let isSure =
      (forms.count == 1 || choice.isWord) && !isProtected && isUsual(choice.scalar)
      && isUsual(block.units[index].scalar) && !ScriptName.isNamed(block.units, index)
    return Proposal(
      index..<(index + 1), replacement: [choice.scalar], isSure: isSure,
      reason: "it exists only as Simplified, and the text is Traditional",
      candidates: forms.count > 1 ? forms.map { String($0) } : [])
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
        let isWord = joinsWords(block, index..<(index + length))
        if isWord { proposals += changes(block, index, value.map(\.value)) }
        index += isWord ? length : 1
      } else {
        if isRemainder(block.units, index) {
          proposals.append(
            Proposal(
              index..<(index + 1), replacement: [0x9918], isSure: true,
              reason: "behind a number it means “and more”"))
        }
        index += 1
      }
    }
    return proposals
  }

  /// Whether the entry begins and ends where words do in the cheapest reading: 若干|部門 holds no
  /// 干部.
  private func joinsWords(_ block: Block, _ range: Range<Int>) -> Bool {
    var (start, end) = (range.lowerBound, range.upperBound)
    while range.lowerBound - start < 8 && block.units.scalar(at: start - 1).isIdeograph {
      start -= 1
    }
    while end - range.upperBound < 8 && block.units.scalar(at: end).isIdeograph { end += 1 }
    let run = block.units[start..<end].compactMap { Unicode.Scalar($0.scalar) }
    let boundaries = block.resources.boundaries(in: block.resources.shadow(of: run))
    let (first, last) = (range.lowerBound - start, range.upperBound - start)
    // Inside one word, or from the beginning of a word to the end of one.
    return !boundaries.contains { first < $0 && $0 < last }
      || boundaries.contains(first) && boundaries.contains(last)
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
  private func changes(_ block: Block, _ start: Int, _ value: [UInt32]) -> [Proposal] {
    var word = String.UnicodeScalarView()
    word.append(contentsOf: value.compactMap { Unicode.Scalar($0) })
    let isProtected = Quotation(block).protects(
      start..<(start + value.count), replacement: value, in: .hant)
    return value.indices.filter { block.units.scalar(at: start + $0) != value[$0] }.map { offset in
      Proposal(
        (start + offset)..<(start + offset + 1), replacement: [value[offset]],
        isSure: !isProtected, reason: "the word is “\(String(word))”")
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
    // Forms of Japanese count as Simplified: a line without kana needs more to be Chinese.
    guard block.evidence.script.simplifiedOnly >= 3 else { return [] }
    return block.lines(in: .hans).flatMap { line in
      line.compactMap { index in
        let scalar = block.units[index].scalar
        guard block.resources.scripts.isTraditionalOnly(scalar),
          let form = block.resources.scripts.simplifiedForm(of: scalar)
        else { return nil }
        let isProtected = Quotation(block).protects(
          index..<(index + 1), replacement: [form.value], in: .hans)
        return Proposal(
          index..<(index + 1), replacement: [form.value],
          isSure: !isProtected && form.value < 0x9FA6 && !ScriptName.isNamed(block.units, index),
          reason: "it exists only as Traditional, and the text is Simplified")
      }
    }
  }
}

/// A link to the other edition of a page is written in its script: 繁體, 正體, 简体.
private enum ScriptName {
  static func isNamed(_ units: [Unit], _ index: Int) -> Bool {
    let names: [[UInt32]] = [[0x7E41, 0x9AD4], [0x6B63, 0x9AD4], [0x7B80, 0x4F53]]
    return names.contains { name in
      (0...1).contains { offset in
        units.scalar(at: index - offset) == name[0] && units.scalar(at: index - offset + 1) == name[1]
      }
    }
  }
}
