// SPDX-License-Identifier: Apache-2.0

package import Zhengzi

/// What holds for whatever bytes a pipeline decodes.
package enum PipelineLaws {
  /// Says which law the bytes break, nil if none.
  ///
  /// - Parameters:
  ///   - encoding: What they are read as; nil to detect it.
  ///   - cuts: Where the stream is cut.
  package static func violation(
    of encoding: Encoding?, by bytes: [UInt8], cutAt cuts: [Int]
  ) throws -> String? {
    for policy in Pipeline.InvalidPolicy.allCases {
      let whole = run(encoding, policy, [bytes])
      let cut = run(encoding, policy, CodecLaws.pieces(of: bytes, cutAt: cuts))
      if whole != cut { return "\(policy), cut at \(cuts): \(cut), whole: \(whole)" }
      let isUTF8 = UTF8Validation.wellFormedPrefix(of: whole.output) == whole.output.count
      if !isUTF8 && policy != .keep && encoding != nil { return "\(policy): no UTF-8" }
      if whole.malformed.contains(where: { $0.isEmpty || $0.upperBound > bytes.count }) {
        return "\(policy): a fault lies outside the input"
      }
    }
    return nil
  }

  private struct Outcome: Equatable {
    var output: [UInt8] = []
    var malformed: [Range<Int>] = []
    var error = ""
  }

  private static func run(
    _ encoding: Encoding?, _ policy: Pipeline.InvalidPolicy, _ pieces: [[UInt8]]
  ) -> Outcome {
    var pipeline = Pipeline()
    pipeline.decoding = encoding
    pipeline.encoding = .utf8
    pipeline.onInvalid = policy
    let run = PipelineRun(pipeline)
    var outcome = Outcome()
    do {
      for piece in pieces { try run.feed(piece, isLast: false, into: &outcome.output) }
      try run.feed([], isLast: true, into: &outcome.output)
    } catch {
      outcome.error = "\(error)"
    }
    outcome.malformed = run.report.malformed
    return outcome
  }
}
