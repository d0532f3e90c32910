// SPDX-License-Identifier: Apache-2.0

package import ZhengziEncoding

/// Converts a text piece by piece, in constant memory.
///
/// However the text is cut, the pieces of output joined are what `Converter.convert` makes of the
/// whole. What a piece of input decides is written at once: a whole line is never held back.
public struct ConversionStream: ~Copyable {
  private let engine: Engine
  /// Output that did not fit yet.
  private var waiting = ByteBuffer(capacity: 256)

  /// The fast way where the scheme has it, else the stages one after the other.
  private enum Engine {
    case windows(WindowEngine)
    case stages(LongestMatchEngine)
  }

  /// Starts a text.
  public init(_ converter: Converter) { self.init(converter, stageByStage: false) }

  /// - Parameter stageByStage: Take the plain way, against which the fast one is tested.
  package init(_ converter: Converter, stageByStage: Bool) {
    if let table = converter.scheme.windows, !stageByStage {
      engine = .windows(WindowEngine(table, converter.scheme))
    } else {
      engine = .stages(LongestMatchEngine(converter.scheme))
    }
  }

  /// Where malformed bytes lie in the text so far; nil if the engine does not look for them.
  package var malformed: UTF8Scanner? {
    if case .windows(let engine) = engine { engine.malformed } else { nil }
  }

  /// The malformed bytes of the text so far, which then are forgotten.
  package func takeMalformed() -> UTF8Scanner {
    if case .windows(let engine) = engine { engine.takeMalformed() } else { UTF8Scanner() }
  }

  /// The input that is not decided yet, which then counts as not given; nil if the engine must see
  /// the rest of the text itself.
  package func takeUndecided() -> [UInt8]? {
    if case .windows(let engine) = engine { engine.takeCarried() } else { nil }
  }

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

  /// Converts what a buffer holds into another one.
  package func append(
    _ input: borrowing ByteBuffer, isLast: Bool, to output: inout ByteBuffer
  ) {
    unsafe Self.append(
      UnsafeBufferPointer(start: input.pointer, count: input.count), isLast: isLast, engine,
      to: &output)
  }

  private static func append(
    _ input: Span<UInt8>, isLast: Bool, _ engine: Engine, to output: inout ByteBuffer
  ) {
    unsafe input.withUnsafeBufferPointer {
      unsafe append($0, isLast: isLast, engine, to: &output)
    }
  }

  @unsafe private static func append(
    _ piece: UnsafeBufferPointer<UInt8>, isLast: Bool, _ engine: Engine,
    to output: inout ByteBuffer
  ) {
    var nothing: UInt8 = 0
    unsafe withUnsafePointer(to: &nothing) { empty in
      let start = unsafe piece.baseAddress ?? empty
      switch engine {
      case .windows(let engine):
        unsafe engine.feed(start, piece.count, isLast: isLast, into: &output)
      case .stages(let engine):
        unsafe engine.feed(start, piece.count, isLast: isLast, into: &output)
      }
    }
  }
}
