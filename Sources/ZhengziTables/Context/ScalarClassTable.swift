// SPDX-License-Identifier: Apache-2.0

/// The class of each scalar up to U+FFFF, for conversion by context.
package enum ScalarClassTable {
  /// Marks behind which a sentence ends.
  private static let sentenceEnds: Set<UInt16> = [
    0x0A, 0x0D, 0x21, 0x3F, 0x3B, 0x2026, 0x2028, 0x2029, 0x3002, 0xFF01, 0xFF1B, 0xFF1F, 0xFF61,
  ]
  private static let numerals = "〇零一二三四五六七八九十百千万亿两几数半双多余廿卅壹贰叁肆伍陆柒捌玖拾佰仟"

  /// A byte for each scalar.
  package static func bytes() -> [UInt8] {
    var bytes = (0..<0x10000).map { base(UInt16($0)) }
    for scalar in numerals.unicodeScalars { bytes[Int(scalar.value)] |= ScalarClass.numeral }
    for digit in 0x30...0x39 {
      bytes[digit] |= ScalarClass.numeral
      bytes[digit + 0xFEE0] |= ScalarClass.numeral
    }
    return bytes
  }

  /// Without flags.
  package static func base(_ scalar: UInt16) -> UInt8 {
    if sentenceEnds.contains(scalar) { return ScalarClass.sentenceEnd }
    switch scalar {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAD9, 0xFFFF:
      return ScalarClass.ideograph
    case 0x30...0x39, 0xFF10...0xFF19: return ScalarClass.digit
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return ScalarClass.letter
    // Latin, Greek, Cyrillic and what follows; kana, bopomofo, Hangul.
    case 0xC0...0x1FFF, 0x3041...0x30FA, 0x30FC...0x318F, 0xAC00...0xD7A3: return ScalarClass.letter
    default: return ScalarClass.mark
    }
  }
}
