// SPDX-License-Identifier: Apache-2.0

/// Well-formed UTF-8, sequence by sequence (Unicode 3.9, table 3-7).
public enum UTF8Sequence {
  /// What stands at a place.
  public enum Element: Hashable, Sendable {
    /// A scalar of `length` bytes.
    case scalar(UInt32, length: Int)
    /// Bytes that begin no scalar.
    case malformed(length: Int)
    /// The bytes end inside a sequence that is well-formed so far.
    case cut
  }

  /// The length that a lead byte announces; 1 for bytes that lead nothing.
  @inlinable public static func length(of lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// Reads the element at `index`.
  ///
  /// A malformed element is the longest beginning of a well-formed sequence, else one byte: the
  /// practice that the Encoding Standard prescribes.
  public static func element(in bytes: [UInt8], at index: Int) -> Element {
    element(in: bytes.span, at: index)
  }

  /// Reads the element at `index`, below `bytes.count`.
  @inlinable package static func element(in bytes: Span<UInt8>, at index: Int) -> Element {
    let lead = bytes[index]
    if lead < 0x80 { return .scalar(UInt32(lead), length: 1) }
    let length = length(of: lead)
    if length == 1 { return .malformed(length: 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard index + offset < bytes.count else { return .cut }
      let byte = bytes[index + offset]
      let range = offset == 1 ? secondByteRange(after: lead) : 0x80...0xBF
      guard range.contains(byte) else { return .malformed(length: offset) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return .scalar(value, length: length)
  }

  @usableFromInline static func secondByteRange(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }

  /// What is wrong at `index`, where no well-formed sequence begins.
  public static func malformation(in bytes: [UInt8], at index: Int) -> Malformation {
    malformation(in: bytes.span, at: index)
  }

  static func malformation(in bytes: Span<UInt8>, at index: Int) -> Malformation {
    switch element(in: bytes, at: index) {
    case .cut: return Malformation(length: bytes.count - index, kind: .cut)
    case .scalar(_, let length), .malformed(let length):
      return Malformation(length: length, kind: kind(bytes, index))
    }
  }

  static func kind(_ bytes: Span<UInt8>, _ index: Int) -> Malformation.Kind {
    let lead = bytes[index]
    guard 0xC0...0xFD ~= lead else { return .lead }
    // C0, C1 and F5 up lead nothing but such values; what stands behind may not have come yet.
    guard length(of: lead) > 1 else { return .value }
    guard index + 1 < bytes.count, 0x80...0xBF ~= bytes[index + 1] else { return .trail }
    if secondByteRange(after: lead).contains(bytes[index + 1]) { return .trail }
    return lead == 0xED ? .surrogate : .value
  }

  /// Appends a scalar value.
  public static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case ..<0x80:
      bytes.append(UInt8(scalar))
    case ..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
