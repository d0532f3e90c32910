// SPDX-License-Identifier: Apache-2.0

/// Turns bytes of one encoding into bytes of another, piece by piece.
///
/// One side is UTF-8. Our own codecs and the C library's conform alike.
public protocol Transcoder: AnyObject {
  /// Transcodes from `input[start...]`, appending to `output`, until something stops it.
  ///
  /// - Returns: the index up to which input was read, and why it stopped there.
  func transcode(
    _ input: [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (end: Int, stop: TranscoderStop)

  /// What is wrong with `input` at the index where a decoder stopped as `invalid`.
  func malformation(in input: [UInt8], at index: Int) -> Malformation

  /// Appends what brings an encoder back to its initial state: scalars that waited for the next
  /// one, and the shift to ASCII. To be called at the end of a text.
  func finish(into output: inout [UInt8])
}

extension Transcoder {
  /// One byte, for reasons unknown.
  public func malformation(in input: [UInt8], at index: Int) -> Malformation {
    Malformation(length: 1, kind: .unknown)
  }

  /// Nothing: most encodings have no state.
  public func finish(into output: inout [UInt8]) {}
}

/// Why a transcoder stopped.
public enum TranscoderStop: Hashable, Sendable {
  /// All input was read.
  case inputEmpty
  /// The input ends inside a sequence.
  case incomplete
  /// The bytes there mean nothing, or the target cannot write the scalar.
  case invalid
}

/// Makes transcoders.
public protocol TranscoderSource: Sendable {
  /// From an encoding to UTF-8.
  func decoder(from encoding: Encoding) throws -> any Transcoder
  /// From UTF-8 to an encoding.
  func encoder(to encoding: Encoding) throws -> any Transcoder
}

/// A scalar that the output encoding lacks.
public struct UnmappableScalar: Error, Hashable, Sendable, CustomStringConvertible {
  /// The encoding of the output.
  public let encoding: Encoding
  /// The scalar value.
  public let scalar: UInt32
  /// Where it stands in the converted text, in bytes of UTF-8.
  public let utf8Offset: Int

  /// Makes the error.
  public init(encoding: Encoding, scalar: UInt32, utf8Offset: Int) {
    self.encoding = encoding
    self.scalar = scalar
    self.utf8Offset = utf8Offset
  }

  /// A sentence with the scalar and its position.
  public var description: String {
    let digits = String(scalar, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    let character = Unicode.Scalar(scalar).map { "“\(Character($0))” " } ?? ""
    return "\(encoding) cannot write \(character)U+\(padding)\(digits)"
      + " at byte \(utf8Offset) of the converted text; choose --on-unmappable, or utf-8"
  }
}
