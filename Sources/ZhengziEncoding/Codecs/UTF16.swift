// SPDX-License-Identifier: Apache-2.0

/// Reads UTF-16.
struct UTF16Decoder: DecoderForm {
  static var expansion: Int { 2 }
  let isBigEndian: Bool

  /// Reads all but surrogates.
  ///
  /// Bounds: two bytes are read only where two are left, and become at most three: less than
  /// twice as many, as `CodecLoop` wants.
  @unsafe mutating func run(_ loop: inout CodecLoop) {
    let shift: UInt16 = isBigEndian ? 8 : 0
    while unsafe loop.count &- loop.index >= 2 {
      let (first, second) = unsafe (
        UInt16(loop.input[loop.index]), UInt16(loop.input[loop.index &+ 1])
      )
      let unit = first << shift | second << (8 &- shift)
      if unit & 0xF800 == 0xD800 { return }
      unsafe loop.append(UInt32(unit))
      unsafe loop.index &+= 2
    }
  }

  func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    guard let unit = unit(input, index) else { return .incomplete }
    guard 0xD800...0xDFFF ~= unit else { return .scalar(unit, length: 2) }
    guard unit < 0xDC00 else { return .malformed(2, .surrogate) }
    guard let low = self.unit(input, index + 2) else { return .incomplete }
    guard 0xDC00...0xDFFF ~= low else { return .malformed(2, .surrogate) }
    return .scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), length: 4)
  }

  private func unit(_ input: Span<UInt8>, _ index: Int) -> UInt32? {
    guard index + 1 < input.count else { return nil }
    let (first, second) = (UInt32(input[index]), UInt32(input[index + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}

/// Writes UTF-16.
struct UTF16Encoder: EncoderForm {
  let isBigEndian: Bool

  /// Writes scalars of plane 0.
  ///
  /// Bounds: two bytes for at least one.
  @unsafe func run(_ loop: inout CodecLoop) {
    while unsafe loop.index < loop.count, let scalar = unsafe loop.shortScalar() {
      let unit = UInt16(truncatingIfNeeded: scalar.value)
      unsafe UnsafeMutableRawPointer(loop.output + loop.written).storeBytes(
        of: isBigEndian ? unit.bigEndian : unit.littleEndian, as: UInt16.self)
      unsafe loop.written &+= 2
      unsafe loop.index &+= scalar.length
    }
  }

  func step(_ scalar: UInt32) -> EncodedBytes? {
    var bytes = EncodedBytes()
    let units =
      scalar < 0x10000
      ? [scalar] : [0xD800 + (scalar - 0x10000) >> 10, 0xDC00 + (scalar - 0x10000) & 0x3FF]
    for unit in units {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes.append(isBigEndian ? high : low)
      bytes.append(isBigEndian ? low : high)
    }
    return bytes
  }
}

/// Reads UTF-32.
struct UTF32Decoder: DecoderForm {
  static var expansion: Int { 1 }
  let isBigEndian: Bool

  /// Reads whatever is a scalar.
  ///
  /// Bounds: four bytes are read only where four are left, and become at most four.
  @unsafe func run(_ loop: inout CodecLoop) {
    while unsafe loop.count &- loop.index >= 4 {
      let raw = unsafe UnsafeRawPointer(loop.input + loop.index).loadUnaligned(as: UInt32.self)
      let scalar = isBigEndian ? UInt32(bigEndian: raw) : UInt32(littleEndian: raw)
      if scalar > 0x10FFFF || scalar & 0xFFFF_F800 == 0xD800 { return }
      unsafe loop.append(scalar)
      unsafe loop.index &+= 4
    }
  }

  func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    guard index + 3 < input.count else { return .incomplete }
    var scalar: UInt32 = 0
    for offset in 0..<4 {
      scalar = scalar << 8 | UInt32(input[index + (isBigEndian ? offset : 3 - offset)])
    }
    if 0xD800...0xDFFF ~= scalar { return .malformed(4, .surrogate) }
    return scalar > 0x10FFFF ? .malformed(4, .value) : .scalar(scalar, length: 4)
  }
}

/// Writes UTF-32.
struct UTF32Encoder: EncoderForm {
  let isBigEndian: Bool

  /// Writes scalars of plane 0.
  ///
  /// Bounds: four bytes for at least one.
  @unsafe func run(_ loop: inout CodecLoop) {
    while unsafe loop.index < loop.count, let scalar = unsafe loop.shortScalar() {
      unsafe UnsafeMutableRawPointer(loop.output + loop.written).storeBytes(
        of: isBigEndian ? scalar.value.bigEndian : scalar.value.littleEndian, as: UInt32.self)
      unsafe loop.written &+= 4
      unsafe loop.index &+= scalar.length
    }
  }

  func step(_ scalar: UInt32) -> EncodedBytes? {
    var bytes = EncodedBytes()
    for offset: UInt32 in 0..<4 {
      bytes.append(UInt8(truncatingIfNeeded: scalar >> (8 * (isBigEndian ? 3 - offset : offset))))
    }
    return bytes
  }
}
