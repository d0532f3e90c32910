// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding

/// UTF-32 without a mark: every fourth byte is NUL, and the units are scalars that text holds.
enum UTF32Pattern {
  /// The encoding, nil if it is not UTF-32. Units may be cut at both ends.
  static func encoding(of head: [UInt8]) -> Encoding? {
    for start in 0..<4 {
      for encoding in [Encoding.utf32LE, .utf32BE] where isText(head, start, encoding) {
        return encoding
      }
    }
    return nil
  }

  private static func isText(_ bytes: [UInt8], _ start: Int, _ encoding: Encoding) -> Bool {
    var (good, count) = (0, 0)
    for index in stride(from: start, to: min(bytes.count, 4096) - 3, by: 4) {
      let unit = bytes[index..<(index + 4)]
      let order = encoding == .utf32LE ? Array(unit.reversed()) : Array(unit)
      let scalar = order.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      count += 1
      if isTextual(scalar) { good += 1 }
    }
    return count >= 2 && good * 20 >= count * 19
  }

  private static func isTextual(_ scalar: UInt32) -> Bool {
    guard Unicode.Scalar(scalar) != nil else { return false }
    switch scalar {
    case 0..<0x80: return Cost.ascii(UInt8(scalar)) < Cost.control
    case 0xA0..<0x530, 0x2010..<0x2670, 0x3000..<0xA000, 0xAC00..<0xD7A4, 0xF900..<0xFB00,
      0xFE30..<0xFFF0, 0x1F000..<0x32400:
      return true
    default: return false
    }
  }
}
