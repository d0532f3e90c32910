// SPDX-License-Identifier: Apache-2.0

/// The way of the text behind its encoding: from input bytes to output bytes.
protocol TextBody: AnyObject {
  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws
}

/// Decode, convert by an engine, encode: nothing is held but what is undecided.
final class StreamBody: TextBody {
  private var decoder: any TextDecoder
  private var declarations: DeclarationStage
  private let stream: (any TextStream)?
  private var encoder: TextEncoder

  init(
    decoder: any TextDecoder, declarations: DeclarationStage, stream: (any TextStream)?,
    encoder: TextEncoder
  ) {
    self.decoder = decoder
    self.declarations = declarations
    self.stream = stream
    self.encoder = encoder
  }

  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws {
    let (text, refused) = decoder.decode(piece, isLast: isLast, &report)
    let isEnd = isLast || refused != nil
    let head = declarations.pass(text, isLast: isEnd, &report)
    let converted = try stream?.convert(head, isLast: isEnd) ?? head
    defer {
      report.unmappableCount = encoder.unmappableCount
      report.isLossy = report.isLossy || encoder.unmappableCount > 0
    }
    try encoder.encode(converted, into: &output)
    if isEnd { try encoder.finish(isWhole: refused == nil, into: &output) }
    if let refused { throw refused }
  }
}
