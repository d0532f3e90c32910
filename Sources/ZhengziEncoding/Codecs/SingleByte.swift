// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// 128 scalars above ASCII.
struct SingleByteTable: Sendable {
  /// Scalars from 0x80; 0 for none.
  let scalars: [UInt32]

  /// The table of a built-in image.
  init(builtIn name: String) {
    guard let image = TableImage.builtIn(name) else { fatalError("no table image \(name)") }
    let start = image.section(0).lowerBound
    scalars = (0..<128).map { UInt32(image.u16(start + $0 * 2)) }
  }

  private init(_ scalars: [UInt32]) { self.scalars = scalars }

  /// ISO 8859-1: bytes are scalars.
  static let latin1 = SingleByteTable((0x80...0xFF).map { $0 })
}

/// Reads an encoding of single bytes.
struct SingleByteDecoder: DecoderForm {
  let table: SingleByteTable

  /// Bounds: as of `CodecLoop`; a byte becomes at most three.
  @unsafe mutating func run(_ loop: inout CodecLoop) {
    unsafe table.scalars.withUnsafeBufferPointer { scalars in
      while unsafe loop.index < loop.count {
        unsafe loop.copyASCII()
        guard unsafe loop.index < loop.count else { return }
        let scalar = unsafe scalars[Int(loop.input[loop.index] & 0x7F)]
        if scalar == 0 { return }
        unsafe loop.append(scalar)
        unsafe loop.index &+= 1
      }
    }
  }

  func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    let byte = input[index]
    if byte < 0x80 { return .scalar(UInt32(byte), length: 1) }
    let scalar = table.scalars[Int(byte & 0x7F)]
    return scalar == 0 ? .malformed(1, .unassigned) : .scalar(scalar, length: 1)
  }
}

/// Writes an encoding of single bytes.
struct SingleByteEncoder: EncoderForm {
  /// For each scalar of plane 0 its byte, 0 for none: all single bytes lie in plane 0.
  private var bytes = [UInt8](repeating: 0, count: 0x10000)

  init(_ table: SingleByteTable) {
    for (index, scalar) in table.scalars.enumerated() where scalar != 0 {
      bytes[Int(scalar)] = UInt8(index + 0x80)
    }
  }

  @unsafe func run(_ loop: inout CodecLoop) { unsafe loop.copyASCII() }

  func step(_ scalar: UInt32) -> EncodedBytes? {
    if scalar < 0x80 { return EncodedBytes(UInt8(scalar)) }
    guard scalar < 0x10000, bytes[Int(scalar)] != 0 else { return nil }
    return EncodedBytes(bytes[Int(scalar)])
  }
}
