// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi

/// Text in each encoding, damaged: the laws hold. `make fuzz-encodings` searches longer, with what
/// it learns about the code, under the address sanitizer.
@Suite struct CodecMutationTests {
  private func mutator(_ encoding: Encoding) throws -> ByteMutator {
    let text = encoding.sample
    let texts = [
      text, text + text, "ASCII, a whole word of it " + text, String(repeating: text, count: 9),
    ]
    let seeds = try texts.map { text in
      encoding == .utf8 ? [UInt8](text.utf8) : try #require(try encoding.encode(text))
    }
    return ByteMutator(seeds: seeds, seed: 5)
  }

  @Test("Codecs keep their laws", arguments: Encoding.withCodec)
  func codecs(encoding: Encoding) throws {
    var mutator = try mutator(encoding)
    for round in 0..<100 {
      let bytes = mutator.next()
      let violation = try CodecLaws.violation(of: encoding, by: bytes, cutAt: mutator.cuts(bytes))
      #expect(violation == nil, "round \(round): \(bytes)")
    }
  }

  @Test("So do pipelines, whatever becomes of malformed bytes", arguments: Encoding.all)
  func pipelines(encoding: Encoding) throws {
    var mutator = try mutator(encoding)
    for round in 0..<(encoding == .utf8 ? 500 : 32) {
      let bytes = mutator.next()
      let cuts = mutator.cuts(bytes)
      let violation = try PipelineLaws.violation(of: encoding, by: bytes, cutAt: cuts)
      #expect(violation == nil, "round \(round): \(bytes)")
    }
  }

  @Test(
    "What the fuzzer found stays right",
    arguments: [
      // A malformed lead vouched for a continuation behind it.
      (
        .utf8, [0xA6, 0x72, 0xFA, 0x40, 0x88, 0x66] + [UInt8](repeating: 0x4A, count: 40), [0, 16]
      ),
      // The class of a fault hung on a byte that had not come.
      (.utf8, [0x5E, 0x69, 0xC1, 0xBB, 0x0A], [0, 3]),
    ] as [(Encoding, [UInt8], [Int])])
  func found(encoding: Encoding, bytes: [UInt8], cuts: [Int]) throws {
    #expect(try PipelineLaws.violation(of: encoding, by: bytes, cutAt: cuts) == nil)
  }

  @Test("So does the detector", arguments: Encoding.withCodec)
  func detector(encoding: Encoding) throws {
    var mutator = try mutator(encoding)
    for round in 0..<4 {
      let bytes = mutator.next()
      let cuts = mutator.cuts(bytes)
      #expect(DetectorLaws.violation(by: bytes, cutAt: cuts) == nil, "round \(round): \(bytes)")
      let violation = try PipelineLaws.violation(of: nil, by: bytes, cutAt: cuts)
      #expect(violation == nil, "round \(round): \(bytes)")
    }
  }
}
