// SPDX-License-Identifier: Apache-2.0

/// Stages that read one another's output, fed piece by piece.
///
/// Before each stage lies only what it could not decide yet: fewer bytes than its longest key
/// (or than an ideographic description sequence), so that memory stays constant however long
/// the text is. A stage that finds nothing to replace in a piece is passed by without a copy.
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
    unsafe deliver(to: 0, input, count, isEnd: isEnd, into: &output)
  }

  /// Gives a stage its next bytes; what it leaves undecided waits for more.
  @unsafe private func deliver(
    to index: Int, _ input: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool,
    into output: inout ByteBuffer
  ) {
    guard index < stages.count else { return unsafe output.append(input, count) }
    let waiting = pending[index]
    if waiting.buffer.isEmpty {
      let read = unsafe run(index, input, count, isEnd: isEnd, into: &output)
      unsafe waiting.buffer.append(input + read, count - read)
    } else {
      unsafe waiting.buffer.append(input, count)
      let read = unsafe run(
        index, waiting.buffer.pointer, waiting.buffer.count, isEnd: isEnd, into: &output)
      waiting.buffer.removeFirst(read)
    }
  }

  /// Runs a stage and those behind it; returns the bytes read.
  @unsafe private func run(
    _ index: Int, _ input: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool,
    into output: inout ByteBuffer
  ) -> Int {
    let stage = stages[index]
    if index == stages.count - 1 {
      return unsafe stage.run(input, count, isEnd: isEnd, into: &output)
    }
    let passed = unsafe stage.passingCount(input, count, isEnd: isEnd)
    unsafe deliver(to: index + 1, input, passed, isEnd: isEnd && passed == count, into: &output)
    if passed == count { return count }
    let read = unsafe stage.run(
      input + passed, count - passed, isEnd: isEnd, into: &pending[index + 1].buffer)
    unsafe drain(index + 1, isEnd: isEnd, into: &output)
    return passed + read
  }

  /// Runs a stage on what waits for it.
  @unsafe private func drain(_ index: Int, isEnd: Bool, into output: inout ByteBuffer) {
    let waiting = pending[index]
    let read = unsafe run(
      index, waiting.buffer.pointer, waiting.buffer.count, isEnd: isEnd, into: &output)
    waiting.buffer.removeFirst(read)
  }
}
