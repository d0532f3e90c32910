// SPDX-License-Identifier: Apache-2.0

private let plus = UInt8(ascii: "+"), minus = UInt8(ascii: "-")

/// The digits of base 64, as UTF-7 uses them (RFC 2152).
private enum Base64 {
  static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case plus: 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  static func digit(_ value: UInt32) -> UInt8 {
    switch value & 63 {
    case 0..<26: UInt8(value & 63) + 65
    case 26..<52: UInt8(value & 63) + 71
    case 52..<62: UInt8(value & 63) - 4
    case 62: plus
    default: UInt8(ascii: "/")
    }
  }
}

/// Reads UTF-7: ASCII, and UTF-16 in base 64 behind `+`.
struct UTF7Decoder: DecoderForm {
  private var isShifted = false
  /// Whether nothing stands behind `+` yet.
  private var isFresh = false
  private var bits: UInt32 = 0
  private var bitCount = 0
  /// The first half of a surrogate pair, 0 for none.
  private var high: UInt32 = 0

  mutating func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    let byte = input[index]
    if isShifted {
      guard let value = Base64.value(byte) else { return end(byte) }
      return bitCount < 6 && isCut(input, index) ? .incomplete : digit(value)
    }
    if byte >= 0x80 { return .malformed(1, .lead) }
    guard byte == plus else { return .scalar(UInt32(byte), length: 1) }
    if index + 1 == input.count { return .incomplete }
    (isShifted, isFresh) = (true, true)
    return .nothing(length: 1)
  }

  /// Whether the bytes end inside the unit, or the pair of surrogates, that begins with a digit.
  private func isCut(_ input: Span<UInt8>, _ index: Int) -> Bool {
    var (bits, count, place) = (UInt64(bits), bitCount, index)
    var wanted = 16
    while count < wanted {
      guard place < input.count else { return true }
      guard let value = Base64.value(input[place]) else { return false }
      bits = bits << 6 | UInt64(value)
      count += 6
      place += 1
      if wanted == 16, count >= 16, 0xD800...0xDBFF ~= bits >> UInt64(count - 16) & 0xFFFF {
        wanted = 32
      }
    }
    return false
  }

  private mutating func digit(_ value: UInt32) -> DecodeStep {
    isFresh = false
    bits = bits << 6 | value
    bitCount += 6
    guard bitCount >= 16 else { return .nothing(length: 1) }
    bitCount -= 16
    let unit = bits >> UInt32(bitCount) & 0xFFFF
    bits &= 1 << UInt32(bitCount) - 1
    let first = high
    high = 0
    switch unit {
    case 0xD800...0xDBFF:
      high = unit
      return first == 0 ? .nothing(length: 1) : .malformed(1, .surrogate)
    case 0xDC00...0xDFFF:
      if first == 0 { return .malformed(1, .surrogate) }
      return .scalar(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00), length: 1)
    default:
      return first == 0 ? .scalar(unit, length: 1) : .malformed(1, .surrogate)
    }
  }

  /// A byte that is no digit ends the base 64; bits that fill the last digit up must be zero.
  private mutating func end(_ byte: UInt8) -> DecodeStep {
    defer { self = UTF7Decoder() }
    if byte >= 0x80 { return .malformed(1, .lead) }
    if high != 0 { return .malformed(1, .surrogate) }
    if bits != 0 || bitCount >= 6 { return .malformed(1, .value) }
    if byte == minus { return isFresh ? .scalar(UInt32(plus), length: 1) : .nothing(length: 1) }
    return isFresh ? .malformed(1, .escape) : .scalar(UInt32(byte), length: 1)
  }
}

/// Writes UTF-7: as they are letters, digits, blanks and the signs that RFC 2152 lets stand.
struct UTF7Encoder: EncoderForm {
  private var isShifted = false
  private var bits: UInt32 = 0
  private var bitCount = 0

  mutating func step(_ scalar: UInt32) -> EncodedBytes? {
    if Self.isDirect(scalar) {
      let byte = UInt8(scalar)
      var bytes = EncodedBytes()
      if isShifted {
        bytes = rest()
        if byte == minus || Base64.value(byte) != nil { bytes.append(minus) }
      }
      bytes.append(byte)
      return bytes
    }
    if scalar == UInt32(plus) && !isShifted { return EncodedBytes(plus, minus) }
    var bytes = isShifted ? EncodedBytes() : EncodedBytes(plus)
    isShifted = true
    if scalar >= 0x10000 {
      write(0xD800 + (scalar - 0x10000) >> 10, &bytes)
      write(0xDC00 + (scalar - 0x10000) & 0x3FF, &bytes)
    } else {
      write(scalar, &bytes)
    }
    return bytes
  }

  private mutating func write(_ unit: UInt32, _ bytes: inout EncodedBytes) {
    bits = bits << 16 | unit
    bitCount += 16
    while bitCount >= 6 {
      bitCount -= 6
      bytes.append(Base64.digit(bits >> UInt32(bitCount)))
    }
    bits &= 1 << UInt32(bitCount) - 1
  }

  /// The bits that are left, filled up with zeros.
  private mutating func rest() -> EncodedBytes {
    defer { self = UTF7Encoder() }
    return bitCount > 0 ? EncodedBytes(Base64.digit(bits << UInt32(6 - bitCount))) : .none
  }

  mutating func finish() -> EncodedBytes {
    guard isShifted else { return .none }
    var bytes = rest()
    bytes.append(minus)
    return bytes
  }

  /// Sets D and O of RFC 2152, which lack `\` and `~`.
  private static func isDirect(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20: true
    case 0x2B, 0x5C, 0x7E: false
    default: 0x21...0x7E ~= scalar
    }
  }
}
