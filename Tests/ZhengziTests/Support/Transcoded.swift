// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi
import ZhengziForeign

/// What a pipeline makes of a text, however the text is cut.
struct Transcoded {
  let bytes: [UInt8]
  let report: PipelineReport
  /// What the policy refused; `bytes` then is what came before.
  let error: (any Error)?

  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The encodings that documents declared, before and after.
  var declared: [String] { report.findings.map { "\($0.before) → \($0.after ?? "")" } }

  /// Runs a pipeline over the whole text and over pieces of several lengths, which must not differ.
  init(
    _ input: [UInt8], pieces: [Int] = [1, 2, 3, 7, 64], _ configure: (inout Pipeline) -> Void
  ) {
    var pipeline = Pipeline()
    configure(&pipeline)
    self.init(input, pieceLength: .max, pipeline)
    for length in pieces {
      let cut = Transcoded(input, pieceLength: length, pipeline)
      #expect(cut.bytes == bytes, "pieces of \(length)")
      #expect(cut.report.findings == report.findings, "pieces of \(length)")
      #expect(cut.report.malformed == report.malformed, "pieces of \(length)")
      #expect(cut.report.lineEncodings == report.lineEncodings, "pieces of \(length)")
      #expect((cut.error == nil) == (error == nil), "pieces of \(length)")
    }
  }

  init(
    _ input: String, in encoding: Encoding = .utf8, _ configure: (inout Pipeline) -> Void
  ) throws {
    let bytes = try Self.encode(input, encoding)
    self.init(bytes) {
      $0.decoding = encoding
      configure(&$0)
    }
  }

  private init(_ input: [UInt8], pieceLength: Int, _ pipeline: Pipeline) {
    let run = PipelineRun(pipeline, source: CodecSource(other: IconvSource()))
    var output: [UInt8] = []
    var failure: (any Error)?
    do {
      var rest = input[...]
      while !rest.isEmpty {
        let piece = rest.prefix(pieceLength)
        rest = rest.dropFirst(piece.count)
        try run.feed([UInt8](piece), isLast: false, into: &output)
      }
      try run.feed([], isLast: true, into: &output)
    } catch {
      failure = error
    }
    (bytes, report, error) = (output, run.report, failure)
  }

  static func encode(_ text: String, _ encoding: Encoding) throws -> [UInt8] {
    var pipeline = Pipeline()
    pipeline.decoding = .utf8
    pipeline.encoding = encoding
    pipeline.declarations = .keep
    return try PipelineRun(pipeline, source: CodecSource(other: IconvSource()))
      .feed([UInt8](text.utf8), isLast: true)
  }
}
