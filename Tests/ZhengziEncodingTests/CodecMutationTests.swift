// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi

/// Text in each encoding, damaged: the laws hold. `make fuzz-encodings` searches longer, with what
/// it learns about the code, under the address sanitizer.
@Suite struct CodecMutationTests {
  private func mutator(_ encoding: Encoding) throws -> ByteMutator {
    let text = encoding.sample
    let texts = [text, text + text, "ASCII, a whole word of it " + text, String(repeating: text, count: 9)]
    return ByteMutator(seeds: try texts.map { try #require(try encoding.encode($0)) }, seed: 5)
  }

  @Test("Codecs keep their laws", arguments: Encoding.withCodec)
  func codecs(encoding: Encoding) throws {
    var mutator = try mutator(encoding)
    for round in 0..<500 {
      let bytes = mutator.next()
      let violation = try CodecLaws.violation(of: encoding, by: bytes, cutAt: mutator.cuts(bytes))
      #expect(violation == nil, "round \(round): \(bytes)")
    }
  }

  @Test("So do pipelines, whatever becomes of malformed bytes", arguments: Encoding.all)
  func pipelines(encoding: Encoding) throws {
    var mutator = try encoding == .utf8
      ? ByteMutator(seeds: [[UInt8]("A汉é字🀄x\n\u{FEFF}z".utf8)], seed: 6) : mutator(encoding)
    for round in 0..<150 {
      let bytes = mutator.next()
      let cuts = mutator.cuts(bytes)
      let violation = try PipelineLaws.violation(of: encoding, by: bytes, cutAt: cuts)
      #expect(violation == nil, "round \(round): \(bytes)")
    }
  }

  @Test("So does the detector", arguments: Encoding.withCodec)
  func detector(encoding: Encoding) throws {
    var mutator = try mutator(encoding)
    for round in 0..<150 {
      let bytes = mutator.next()
      let cuts = mutator.cuts(bytes)
      #expect(DetectorLaws.violation(by: bytes, cutAt: cuts) == nil, "round \(round): \(bytes)")
      let violation = try PipelineLaws.violation(of: nil, by: bytes, cutAt: cuts)
      #expect(violation == nil, "round \(round): \(bytes)")
    }
  }
}
