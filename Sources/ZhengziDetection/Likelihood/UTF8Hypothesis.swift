// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding

/// That a text is UTF-8, with a bad byte here and there: its sequences are so seldom met by accident
/// that what they stand for hardly counts.
struct UTF8Hypothesis: Sendable {
  private(set) var cost: Int32 = 0
  /// Sequences of two bytes and more, and malformed ones.
  private(set) var sequences = 0, malformed = 0
  /// Whether the text begins or ends inside a sequence.
  private(set) var isCut = false
  private var position = 0

  init() {}

  /// Reads on.
  mutating func advance(_ bytes: [UInt8], to end: Int, isLast: Bool) {
    if position == 0 { skipCutStart(bytes, end) }
    while position < (isLast ? end : end - 4) {
      switch UTF8Sequence.element(in: bytes, at: position) {
      case .scalar(let scalar, let length):
        if length > 1 { sequences += 1 }
        cost &+= length == 1 ? Cost.ascii(UInt8(scalar)) : Self.cost(scalar)
        position += length
      case .malformed(let length):
        malformed += 1
        cost &+= Cost.malformed
        position += length
      case .cut:
        cost &+= Int32(end - position) &* Cost.cut
        isCut = true
        position = end
      }
    }
  }

  /// Up to three bytes at the start may be the end of a sequence.
  private mutating func skipCutStart(_ bytes: [UInt8], _ end: Int) {
    while position < min(3, end), bytes[position] & 0xC0 == 0x80 { position += 1 }
    isCut = position > 0
    cost += Int32(position) * Cost.cut
  }

  private static func cost(_ scalar: UInt32) -> Int32 {
    switch scalar {
    case 0x410...0x44F, 0x3B1...0x3C9: return 6 * 8
    case 0xA0...0xFF, 0x2010...0x2027: return 9 * 8
    case 0x80...0x9F: return 20 * 8
    case 0x5D0...0x5EA, 0x621...0x64A: return 9 * 8
    case 0x100...0x7FF, 0x10000...: return 16 * 8
    default:
      // The rarest ideograph is likelier than that its bytes came by accident.
      let costs = LanguageCosts.shared
      let least = Language.allCases.map { costs.cost(scalar, $0) }.min() ?? 0
      return min(max(least, 6 * 8), 0x3000...0xD7A3 ~= scalar ? 14 * 8 : 18 * 8)
    }
  }
}
