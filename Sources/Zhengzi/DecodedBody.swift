// SPDX-License-Identifier: Apache-2.0

/// Decodes the whole way before blocks are cut: for encodings whose bytes mean something only in
/// their order. Findings then lie at offsets into the decoded text.
final class DecodedBody: TextBody {
  private var decoder: any TextDecoder
  private let block: BlockBody

  init(decoder: any TextDecoder, block: BlockBody) {
    self.decoder = decoder
    self.block = block
  }

  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws {
    let (text, refused) = decoder.decode(piece, isLast: isLast, &report)
    let (count, ranges, kinds) = (report.malformedCount, report.malformed, report.malformedKinds)
    defer {
      // Bytes that were kept are malformed once, not once more as UTF-8.
      (report.malformedCount, report.malformed, report.malformedKinds) = (count, ranges, kinds)
    }
    block.isCutShort = refused != nil
    try block.feed(text, isLast: isLast || refused != nil, into: &output, &report)
    if let refused { throw refused }
  }
}
