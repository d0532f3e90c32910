// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization
import Zhengzi
import ZhengziConversion

/// Converts the rest of a text in chunks, on as many threads as there are jobs.
///
/// A worker reads the next chunk, converts it with a stream of its own, and writes it when those
/// before it are written. So reading and writing keep the order of the text while the others
/// convert, and memory holds one chunk a worker.
final class ChunkTransfer: Sendable {
  private let conversion: ChunkedConversion
  private let source: Mutex<ChunkSource>
  private let output: Mutex<Outcome>
  /// The turns to write: the chunk of number *n* waits for the one of number *n* modulo the jobs.
  private let turns: [DispatchSemaphore]

  /// What became of the chunks written so far.
  private struct Outcome {
    let file: FileDescriptor
    var failure: (any Error)?
    var isSame = true
    var malformed = UTF8Scanner()
  }

  /// - Parameter jobs: At least 1.
  init(
    _ text: DetachedText, from input: FileDescriptor, to file: FileDescriptor, jobs: Int
  ) {
    conversion = text.conversion
    source = Mutex(ChunkSource(text, input))
    output = Mutex(Outcome(file: file))
    turns = (0..<jobs).map { _ in DispatchSemaphore(value: 0) }
    turns[0].signal()
  }

  /// Converts all chunks.
  ///
  /// - Returns: Whether the output is the input; the malformed bytes, by their place in the input.
  /// - Throws: `SystemError`, `BrokenPipe`; what comes before the place of an error is written.
  func run() throws -> (isSame: Bool, malformed: UTF8Scanner) {
    if turns.count == 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: turns.count) { _ in self.work() }
    }
    let unread = source.withLock { $0.failure }
    return try output.withLock {
      if let failure = $0.failure ?? unread { throw failure }
      return ($0.isSame, $0.malformed)
    }
  }

  /// A worker's day.
  private func work() {
    let stream = ConversionStream(conversion.converter)
    var chunk = ByteBuffer(capacity: ChunkSource.chunkSize * 2)
    var result = ByteBuffer(capacity: ChunkSource.chunkSize * 2)
    while let ticket = source.withLock({ $0.next(&chunk) }) {
      result.removeAll()
      stream.append(chunk, isLast: !ticket.isOpen, to: &result)
      let isSame = ticket.isOpen || chunk == result
      turns[ticket.number % turns.count].wait()
      if write(result) {
        if ticket.isOpen { finish(stream, &chunk, &result) }
        if !isSame { output.withLock { $0.isSame = false } }
      }
      note(stream.takeMalformed(), ticket.offset)
      turns[(ticket.number + 1) % turns.count].signal()
    }
  }

  /// Writes, unless that has failed before; whether it was done.
  private func write(_ result: borrowing ByteBuffer) -> Bool {
    do {
      return try output.withLock {
        if $0.failure != nil { return false }
        try $0.file.write(result)
        return true
      }
    } catch {
      output.withLock { $0.failure = error }
      source.withLock { $0.stop() }
      return false
    }
  }

  /// Goes on alone behind a chunk without an end, which was written as far as it is decided.
  private func finish(
    _ stream: borrowing ConversionStream, _ piece: inout ByteBuffer, _ result: inout ByteBuffer
  ) {
    let comparison = Comparison()
    comparison.add(piece.bytes, result.bytes)
    var isLast = false
    while !isLast {
      isLast = source.withLock { !$0.nextPiece(&piece) }
      result.removeAll()
      stream.append(piece, isLast: isLast, to: &result)
      comparison.add(piece.bytes, result.bytes)
      if !write(result) { return }
    }
    output.withLock { $0.isSame = $0.isSame && comparison.isSame }
  }

  private func note(_ malformed: UTF8Scanner, _ offset: Int) {
    if malformed.malformedCount == 0 { return }
    output.withLock { $0.malformed.add(malformed, at: offset) }
  }
}
