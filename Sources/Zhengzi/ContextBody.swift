// SPDX-License-Identifier: Apache-2.0

internal import ZhengziConversion

/// The short way to a variant: from UTF-8 to UTF-8, malformed bytes kept, without units.
///
/// The first block, as `BlockBody` would cut it, says what the text is.
final class ContextBody: TextBody {
  private let target: Variant
  private let source: Pipeline.Source?
  private let forms: ContextConverter.Forms
  private let start: Int
  private var cutter: BlockCutter
  private var stream: ContextBodyStream?
  private var script: ScriptEvidence.Verdict?

  /// - Parameter offset: Of the text's first byte in the input.
  init(
    _ target: Variant, from source: Pipeline.Source?, forms: ContextConverter.Forms, offset: Int
  ) {
    self.target = target
    self.source = source
    self.forms = forms
    start = offset
    cutter = BlockCutter(
      encoding: .utf8, limit: BlockBody.blockSize, isEager: false, offset: offset)
  }

  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) {
    var result = ByteBuffer(capacity: piece.count + piece.count / 4 + 64)
    if let stream {
      stream.append(piece, isLast: isLast, to: &result)
    } else {
      begin(piece, isLast: isLast, into: &result)
    }
    if isLast {
      report.script = script
      if let stream { report.add(stream.malformed, at: start) }
    }
    output += result.bytes
  }

  private func begin(_ piece: [UInt8], isLast: Bool, into result: inout ByteBuffer) {
    cutter.append(piece[...])
    guard source != nil || isLast || cutter.isOverfull else { return }
    var verdict = source?.verdict
    var stream: ContextBodyStream?
    while let block = cutter.next(isLast: true) {
      if stream == nil {
        verdict = verdict ?? VariantStage.verdict(of: Self.scalars(block.bytes))
        stream = ContextBodyStream(
          VariantStage.engine(to: target, verdict ?? .none, source, forms))
      }
      stream?.append(block.bytes, isLast: false, to: &result)
    }
    script = verdict
    self.stream = stream
    if isLast { stream?.append([], isLast: true, to: &result) }
  }

  private static func scalars(_ bytes: [UInt8]) -> some Sequence<UInt32> {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.lazy.map(\.value)
  }
}

/// The engine that the verdict has chosen.
private final class ContextBodyStream {
  private enum Engine {
    case context(ContextStream)
    case exact(Exact)
  }

  /// Behind a class, for a stream is not copied.
  private final class Exact {
    let stream: ConversionStream
    init(_ converter: Converter) { stream = ConversionStream(converter) }
  }

  private let engine: Engine

  init(_ converter: any TextConverting) {
    if let context = converter as? ContextConverter {
      engine = .context(ContextStream(context))
    } else {
      engine = .exact(Exact(converter as? Converter ?? Converter(builtIn: "none", tofu: .avoid)))
    }
  }

  func append(_ bytes: [UInt8], isLast: Bool, to output: inout ByteBuffer) {
    switch engine {
    case .context(let stream): stream.append(bytes.span, isLast: isLast, to: &output)
    case .exact(let exact): exact.stream.append(bytes.span, isLast: isLast, to: &output)
    }
  }

  var malformed: UTF8Scanner {
    switch engine {
    case .context(let stream): stream.malformed
    case .exact(let exact): exact.stream.malformed ?? UTF8Scanner()
    }
  }
}
