// SPDX-License-Identifier: Apache-2.0

/// Converts a text piece by piece, in constant memory.
///
/// However the text is cut, the pieces of output joined are what `Converter.convert` makes of the
/// whole. What a piece of input decides is written at once: a whole line is never held back.
public struct ConversionStream: ~Copyable {
  private let engine: LongestMatchEngine
  /// Output that did not fit yet.
  private var waiting = ByteBuffer(capacity: 256)

  /// Starts a text.
  public init(_ converter: Converter) { engine = LongestMatchEngine(converter.scheme) }

  /// Why a call stopped.
  public enum Stop: Sendable {
    /// All input was read; with `isLast`, all output was written.
    case inputEmpty
    /// `output` is full: call again with the input that is left and more room.
    case outputFull
  }

  /// What a call did.
  public struct Progress: Sendable {
    /// How many bytes of the input were read.
    public var bytesRead: Int
    /// Why the call stopped.
    public var stop: Stop
  }

  /// Converts as much of `input` as `output` has room for.
  ///
  /// - Parameters:
  ///   - input: UTF-8, cut anywhere.
  ///   - output: Receives UTF-8.
  ///   - isLast: No input follows.
  public mutating func convert(
    _ input: Span<UInt8>, into output: inout OutputSpan<UInt8>, isLast: Bool
  ) -> Progress {
    waiting.drain(into: &output)
    guard waiting.isEmpty else { return Progress(bytesRead: 0, stop: .outputFull) }
    var read = 0
    repeat {
      let piece = min(input.count - read, 16_384)
      let isLastPiece = isLast && read + piece == input.count
      let bytes = input.extracting(read..<(read + piece))
      Self.append(bytes, isLast: isLastPiece, engine, to: &waiting)
      read += piece
      waiting.drain(into: &output)
    } while read < input.count && waiting.isEmpty
    return Progress(bytesRead: read, stop: waiting.isEmpty ? .inputEmpty : .outputFull)
  }

  /// Converts `input` into a buffer that grows.
  package func append(_ input: Span<UInt8>, isLast: Bool, to output: inout ByteBuffer) {
    Self.append(input, isLast: isLast, engine, to: &output)
  }

  private static func append(
    _ input: Span<UInt8>, isLast: Bool, _ engine: LongestMatchEngine,
    to output: inout ByteBuffer
  ) {
    unsafe input.withUnsafeBufferPointer {
      var nothing: UInt8 = 0
      if let start = $0.baseAddress {
        unsafe engine.feed(start, $0.count, isLast: isLast, into: &output)
      } else {
        unsafe engine.feed(&nothing, 0, isLast: isLast, into: &output)
      }
    }
  }
}
