// SPDX-License-Identifier: Apache-2.0

/// Stages that read one another's output, fed piece by piece.
///
/// Before each stage lies only what it could not decide yet: fewer bytes than its longest key
/// (or than an ideographic description sequence), so that memory stays constant however long
/// the text is.
struct StageChain {
  private let stages: [ConversionStage]
  private let pending: [Pending]

  /// What a stage has still to read. A class, for a list of them holds no noncopyable buffers.
  private final class Pending {
    var buffer = ByteBuffer(capacity: 256)
  }

  init(_ stages: [ConversionStage]) {
    self.stages = stages
    pending = stages.map { _ in Pending() }
  }

  /// Converts as much as is decided.
  ///
  /// - Parameter isEnd: The piece ends a segment: nothing after it may join it.
  @unsafe func feed(
    _ input: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool, into output: inout ByteBuffer
  ) {
    guard let first = pending.first else { return unsafe output.append(input, count) }
    if isEnd && first.buffer.isEmpty {
      // The common case, a whole segment at once: no copy before the first stage.
      _ = unsafe run(0, input, count, isEnd: true, into: &output)
    } else {
      unsafe first.buffer.append(input, count)
      unsafe runPending(0, isEnd: isEnd, into: &output)
    }
    for index in stages.indices.dropFirst() {
      unsafe runPending(index, isEnd: isEnd, into: &output)
    }
  }

  @unsafe private func runPending(_ index: Int, isEnd: Bool, into output: inout ByteBuffer) {
    let source = pending[index]
    let read = unsafe run(
      index, source.buffer.pointer, source.buffer.count, isEnd: isEnd, into: &output)
    source.buffer.removeFirst(read)
  }

  /// Runs one stage: into the next one's buffer, or into the output behind the last.
  @unsafe private func run(
    _ index: Int, _ input: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool,
    into output: inout ByteBuffer
  ) -> Int {
    if index == stages.count - 1 {
      return unsafe stages[index].run(input, count, isEnd: isEnd, into: &output)
    }
    return unsafe stages[index].run(
      input, count, isEnd: isEnd, into: &pending[index + 1].buffer)
  }
}
