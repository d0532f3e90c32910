// SPDX-License-Identifier: Apache-2.0

internal import ZhengziLexicon

/// A gloss in pinyin behind one or more ideographs: 學(xué), 蹒跚(pán shān).
struct Gloss {
  /// The ideographs that it is a reading of; one if it fits none.
  var ideographs: Range<Int>
  /// From the opening to the closing parenthesis.
  var range: Range<Int>
  /// What stands in the parentheses.
  var text: String
  /// Whether each syllable is a reading of its ideograph.
  var isMatch: Bool
  /// Whether a tone is marked.
  var hasTone: Bool
}

/// Finds glosses.
struct GlossScanner {
  let units: [Unit]
  let readings: Readings

  /// A syllable of pinyin has at most six letters; a gloss of four of them, spaces included.
  private static let longest = 30

  /// Whether an ideograph and its gloss head an entry of a word list: 學(xué)：to study.
  static func headsEntry(_ units: [Unit], _ ideographs: Range<Int>, _ gloss: Range<Int>) -> Bool {
    let before = units.scalar(at: ideographs.lowerBound - 1)
    let after = units.scalar(at: gloss.upperBound)
    let isNumber = 0x2460...0x24FF ~= before || before == 0x2E || before == 0x3001
    let begins =
      before == 0 || before.isLineEnd || before == 0x20 || before == 0x3000 || isNumber
    return begins && (after == 0xFF1A || after == 0x3A || after == 0x20 || after == 0x09)
  }

  /// The gloss whose opening parenthesis stands at `index`; nil if there is none.
  func gloss(at index: Int) -> Gloss? {
    guard isOpening(units[index].scalar), units.scalar(at: index - 1).isIdeograph,
      let end = closing(after: index)
    else { return nil }
    let text = Self.trimmed(units.text((index + 1)..<end))
    let words = text.split { " '’".contains($0) }.map { Syllable(pinyin: String($0)) }
    guard let last = words.last, words.allSatisfy({ !$0.letters.isEmpty }) else { return nil }
    let hasTone = words.contains { $0.tone != nil }
    // Without a tone, or with more than one syllable, a capital begins a name: 老子(Laozi).
    let isCapital = text.unicodeScalars.first.map { 0x41...0x5A ~= $0.value } ?? false
    if isCapital && (!hasTone || words.count > 1) { return nil }
    var gloss = Gloss(
      ideographs: (index - 1)..<index, range: index..<(end + 1), text: text, isMatch: false,
      hasTone: hasTone)
    if words.count == 1 {
      gloss.isMatch = isReading(last, of: index - 1)
      if !gloss.isMatch, !isCapital, let length = joined(text, before: index) {
        gloss.ideographs = (index - length)..<index
        gloss.isMatch = true
      }
    } else if words.count <= 4 && index >= words.count {
      gloss.ideographs = (index - words.count)..<index
      gloss.isMatch = zip(words, gloss.ideographs).allSatisfy { isReading($0, of: $1) }
    }
    return Self.headsEntry(units, gloss.ideographs, gloss.range) ? nil : gloss
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.prefix { $0 == " " }.count
    let end = text.reversed().prefix { $0 == " " }.count
    return String(text.dropFirst(start).dropLast(end))
  }

  /// The index of the closing parenthesis, if letters of pinyin and nothing else lie before it.
  private func closing(after index: Int) -> Int? {
    var end = index + 1
    while end < units.count && end - index <= Self.longest {
      let scalar = units[end].scalar
      if scalar == 0x29 || scalar == 0xFF09 { return end > index + 1 ? end : nil }
      let isCapital = end == index + 1 && 0x41...0x5A ~= scalar
      guard Self.isPinyin(scalar) || isCapital else { return nil }
      end += 1
    }
    return nil
  }

  private func isOpening(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0xFF08 }

  private func isReading(_ syllable: Syllable, of index: Int) -> Bool {
    guard let ideograph = Unicode.Scalar(units.scalar(at: index)) else { return false }
    return readings.isReading(syllable, of: ideograph)
  }

  /// How many ideographs before `index` are read as the syllables of `text` run together.
  private func joined(_ text: String, before index: Int) -> Int? {
    for length in 2...4 where index >= length {
      let ideographs = units[(index - length)..<index]
      if ideographs.allSatisfy(\.scalar.isIdeograph), reads(ideographs, as: text[...]) {
        return length
      }
    }
    return nil
  }

  private func reads(
    _ ideographs: ArraySlice<Unit>, as text: Substring, isFirst: Bool = true
  ) -> Bool {
    guard let first = ideographs.first, let scalar = Unicode.Scalar(first.scalar) else {
      return text.isEmpty
    }
    // Behind another syllable the tone may be neutral: 玻璃(bōli).
    let known = readings.pinyin(of: scalar)
    let spellings = isFirst ? known : known + known.map { Syllable(pinyin: $0).letters }
    return spellings.contains { reading in
      text.hasPrefix(reading)
        && reads(ideographs.dropFirst(), as: text.dropFirst(reading.count), isFirst: false)
    }
  }

  /// A small letter of pinyin, a mark on it, or what may stand between syllables.
  static func isPinyin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61...0x7A, 0x20, 0x27, 0x2019: true
    case 0x300, 0x301, 0x304, 0x308, 0x30C: true
    case 0xE0...0xFC, 0x100...0x17F, 0x1CD...0x1DC, 0x1F8, 0x1F9, 0x261, 0x251: true
    default: false
    }
  }
}
