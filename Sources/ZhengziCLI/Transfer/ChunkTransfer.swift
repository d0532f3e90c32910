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
    var malformed: [(scanner: UTF8Scanner, offset: Int)] = []
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
  /// - Returns: Whether the output is the input; the malformed bytes.
  /// - Throws: `SystemError`, `BrokenPipe`; what comes before the place of an error is written.
  func run() throws -> (isSame: Bool, malformed: [(scanner: UTF8Scanner, offset: Int)]) {
    if turns.count == 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: turns.count) { _ in self.work() }
    }
    return try output.withLock {
      if let failure = $0.failure { throw failure }
      return ($0.isSame, $0.malformed)
    }
  }

  /// A worker's day.
  private func work() {
    let stream = ConversionStream(conversion.converter)
    var chunk = ByteBuffer(capacity: ChunkSource.chunkSize * 2)
    var result = ByteBuffer(capacity: ChunkSource.chunkSize * 2)
    while let ticket = take(&chunk) {
      result.removeAll()
      stream.append(chunk, isLast: !ticket.isOpen, to: &result)
      turns[ticket.number % turns.count].wait()
      write(chunk, result)
      if ticket.isOpen { finish(stream, &chunk, &result) }
      note(stream.takeMalformed(), ticket.offset)
      turns[(ticket.number + 1) % turns.count].signal()
    }
  }

  private func take(_ chunk: inout ByteBuffer) -> ChunkSource.Ticket? {
    do {
      return try source.withLock { try $0.next(&chunk) }
    } catch {
      fail(error)
      return nil
    }
  }

  private func write(_ chunk: borrowing ByteBuffer, _ result: borrowing ByteBuffer) {
    do {
      try output.withLock {
        if $0.failure != nil { return }
        try $0.file.write(result)
        $0.isSame = $0.isSame && chunk == result
      }
    } catch {
      fail(error)
    }
  }

  /// Goes on alone behind a chunk without an end.
  private func finish(
    _ stream: borrowing ConversionStream, _ piece: inout ByteBuffer, _ result: inout ByteBuffer
  ) {
    output.withLock { $0.isSame = false }
    do {
      var isLast = false
      while !isLast {
        isLast = try source.withLock { try !$0.nextPiece(&piece) }
        result.removeAll()
        stream.append(piece, isLast: isLast, to: &result)
        write(piece, result)
        if output.withLock({ $0.failure != nil }) { return }
      }
    } catch {
      fail(error)
    }
  }

  private func note(_ malformed: UTF8Scanner, _ offset: Int) {
    if malformed.malformedCount == 0 { return }
    output.withLock { $0.malformed.append((malformed, offset)) }
  }

  private func fail(_ error: any Error) {
    output.withLock { $0.failure = $0.failure ?? error }
    source.withLock { $0.stop() }
  }
}
