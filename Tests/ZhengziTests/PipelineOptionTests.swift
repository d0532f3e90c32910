// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi
import ZhengziForeign

/// All options of a pipeline at random, over text that is damaged or whole: what comes out does not
/// depend on how the input is cut.
@Suite struct PipelineOptionTests {
  private static let encodings =
    Encoding.all + [Encoding(foreignName: "ISO-2022-JP"), Encoding(foreignName: "UCS-4")]
  private static let texts = [
    "<meta charset=gb2312>\r\n<p>中文漢字測試\r\r\n発展é\n", "中權利\n是\r", "# coding: gbk\n\"文\"\n\n",
    "<?xml version='1.0' encoding='big5'?>\n文字\r\n", "plain ascii ~{ +\n",
    "一\n\n二\r\n\r\n三 é ü",
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=GBK\\n\"\n\nmsgid \"a\"\n",
  ]

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `every choice of options`(seed: UInt64) throws {
    var random = TestGenerator(seed: seed)
    for round in 0..<200 {
      let encoding = try #require(Self.encodings.randomElement(using: &random))
      let text = try #require(Self.texts.randomElement(using: &random))
      let seeds = [try written(text, encoding, &random)]
      var mutator = ByteMutator(seeds: seeds, seed: seed &* 1000 &+ UInt64(round))
      let bytes = Bool.random(using: &random) ? seeds[0] : mutator.next()
      let pipeline = pipeline(encoding, &random)
      let whole = outcome(pipeline, bytes, pieceLength: bytes.count + 1)
      for length in [1, 2, 3, 5] {
        let cut = outcome(pipeline, bytes, pieceLength: length)
        #expect(cut == whole, "seed \(seed) round \(round): \(pipeline) \(bytes) by \(length)")
      }
    }
  }

  private func written(
    _ text: String, _ encoding: Encoding, _ random: inout TestGenerator
  ) throws -> [UInt8] {
    var pipeline = Pipeline()
    pipeline.decoding = .utf8
    pipeline.encoding = encoding
    pipeline.declarations = .keep
    pipeline.onUnmappable = .replace
    pipeline.byteOrderMark = Bool.random(using: &random) ? .add : .keep
    return try run(pipeline).feed([UInt8](text.utf8), isLast: true)
  }

  private func pipeline(_ encoding: Encoding, _ random: inout TestGenerator) -> Pipeline {
    var pipeline = Pipeline()
    let isNamed = Int.random(in: 0..<4, using: &random) > 0
    pipeline.decoding = isNamed ? encoding : nil
    pipeline.encoding = Self.encodings.randomElement(using: &random)
    pipeline.onInvalid = Pipeline.InvalidPolicy.allCases.randomElement(using: &random)
    pipeline.onUnmappable =
      Pipeline.UnmappablePolicy.allCases.randomElement(using: &random) ?? .fail
    pipeline.byteOrderMark =
      Pipeline.ByteOrderMarkPolicy.allCases.randomElement(using: &random) ?? .keep
    pipeline.newline = Pipeline.NewlinePolicy.allCases.randomElement(using: &random) ?? .keep
    pipeline.finalNewline =
      Pipeline.FinalNewlinePolicy.allCases.randomElement(using: &random) ?? .keep
    pipeline.declarations =
      [.keep, .whenEncodingChanges, .update].randomElement(using: &random) ?? .keep
    switch Int.random(in: 0..<8, using: &random) {
    case 0: pipeline.decodesPerLine = true
    case 1: pipeline.conversion = .engine(Converter(.s2t))
    case 2: pipeline.conversion = .variant(.hant, from: nil)
    case 3: pipeline.rules = RuleSet.all
    case 4, 5: (pipeline.encoding, pipeline.onInvalid) = (nil, nil)
    default: break
    }
    return pipeline
  }

  private func run(_ pipeline: Pipeline) -> PipelineRun {
    PipelineRun(pipeline, source: CodecSource(other: IconvSource()))
  }

  private struct Outcome: Equatable {
    var output: [UInt8] = []
    var error = ""
    // Behind an error a decoder may have seen more.
    var malformed: [Range<Int>] = []
    var findings: [Finding] = []
    var encoding: Encoding?
  }

  private func outcome(_ pipeline: Pipeline, _ bytes: [UInt8], pieceLength: Int) -> Outcome {
    let run = run(pipeline)
    var outcome = Outcome()
    do {
      for start in stride(from: 0, to: bytes.count, by: pieceLength) {
        let piece = [UInt8](bytes[start...].prefix(pieceLength))
        try run.feed(piece, isLast: false, into: &outcome.output)
      }
      try run.feed([], isLast: true, into: &outcome.output)
      outcome.malformed = run.report.malformed
      outcome.findings = run.report.findings
    } catch {
      // What a filter passes on where the encoding is not known.
      if error is UnknownEncoding { outcome.output += run.heldBytes }
      outcome.error = "\(error)"
    }
    outcome.encoding = run.report.encoding
    return outcome
  }
}
