// SPDX-License-Identifier: Apache-2.0

/// An engine that converts UTF-8: our own, or a foreign one behind the same protocol.
public protocol TextConverting: Sendable {
  /// Starts a text.
  func makeStream() throws -> any TextStream
}

/// A text on its way through an engine.
public protocol TextStream: AnyObject {
  /// Takes a piece of UTF-8, cut anywhere, and returns what is decided so far.
  ///
  /// - Parameter isLast: No piece follows; everything is returned.
  func convert(_ piece: [UInt8], isLast: Bool) throws -> [UInt8]
}

extension Converter: TextConverting {
  /// Starts a text; no table is read.
  public func makeStream() -> any TextStream { ConverterTextStream(self) }
}

private final class ConverterTextStream: TextStream {
  private let stream: ConversionStream

  init(_ converter: Converter) { stream = ConversionStream(converter) }

  func convert(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    var output = ByteBuffer(capacity: piece.count + piece.count / 4 + 64)
    stream.append(piece.span, isLast: isLast, to: &output)
    return output.bytes
  }
}
