// SPDX-License-Identifier: Apache-2.0

/// A compiled scheme at work on one text: OpenCC's semantics, exact, for text in pieces.
///
/// Normalization runs over the whole text; segmentation cuts the result; in each segment every
/// stage reads what the one before it wrote.
@safe struct LongestMatchEngine {
  private let normalization: StageChain?
  private let segmentation: Segmentation?
  private let chain: StageChain
  private let state = State()

  private final class State {
    var normalized = ByteBuffer(capacity: 256)
  }

  init(_ scheme: CompiledScheme) {
    if let segmentation = scheme.segmentation {
      self.segmentation = segmentation
      normalization = StageChain(scheme.normalization)
      chain = StageChain(scheme.chain)
    } else {
      // Without segmentation the whole text is one segment: one chain does it all.
      segmentation = nil
      normalization = nil
      chain = StageChain(scheme.normalization + scheme.chain)
    }
  }

  /// Converts as much of the text so far as is decided.
  @unsafe func feed(
    _ input: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, into output: inout ByteBuffer
  ) {
    guard let segmentation, let normalization else {
      return unsafe chain.feed(input, count, isEnd: isLast, into: &output)
    }
    unsafe normalization.feed(input, count, isEnd: isLast, into: &state.normalized)
    let read = unsafe segmentation.run(
      state.normalized.pointer, state.normalized.count, isEnd: isLast, chain: chain, into: &output)
    state.normalized.removeFirst(read)
  }
}
