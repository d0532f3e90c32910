// SPDX-License-Identifier: Apache-2.0

/// The shortest way: from UTF-8 to UTF-8 by an exact conversion, malformed bytes kept. The engine
/// validates as it converts.
final class DirectBody: TextBody {
  private let chunks: ChunkedConversion
  private let stream: ConversionStream
  private let start: Int
  private var bytesRead = 0

  /// - Parameter offset: Of the text's first byte in the input, behind a byte order mark.
  init(_ chunks: ChunkedConversion, offset: Int) {
    self.chunks = chunks
    stream = ConversionStream(chunks.converter)
    start = offset
  }

  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) {
    var result = ByteBuffer(capacity: piece.count + piece.count / 4 + 64)
    stream.append(piece.span, isLast: isLast, to: &result)
    bytesRead += piece.count
    if isLast { report.add(stream.takeMalformed(), at: start) }
    output += result.bytes
  }

  /// Hands out the rest of the text; nil while the stream must see it itself.
  func detach(_ report: inout PipelineReport) -> DetachedText? {
    guard let undecided = stream.takeUndecided() else { return nil }
    report.add(stream.takeMalformed(), at: start)
    return DetachedText(
      conversion: chunks, undecided: undecided, offset: start + bytesRead - undecided.count)
  }
}

/// The rest of a text, to be converted in chunks.
package struct DetachedText {
  /// Converts the chunks.
  package let conversion: ChunkedConversion
  /// The first bytes of the rest.
  package let undecided: [UInt8]
  /// Where they lie in the input.
  package let offset: Int
}
