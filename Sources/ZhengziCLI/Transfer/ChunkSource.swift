// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziConversion

/// The chunks of a text, in order.
struct ChunkSource: ~Copyable {
  private let input: FileDescriptor
  private let conversion: ChunkedConversion
  /// Bytes behind the last chunk's end.
  private var rest: ByteBuffer
  private var offset: Int
  private var count = 0
  private var isAtEnd = false
  /// Why no more could be read. What was read before is given out all the same.
  private(set) var failure: (any Error)?

  /// Input and output of one chunk fit a second-level cache.
  static let chunkSize = 98_304
  /// So much text without a boundary is no text: it is converted in pieces, one after the other.
  static let chunkLimit = 1 << 20

  /// What a chunk is to the others.
  struct Ticket {
    /// From 0.
    var number: Int
    /// Of its first byte in the input.
    var offset: Int
    /// No boundary was found: the chunk goes on.
    var isOpen: Bool
  }

  init(_ text: DetachedText, _ input: FileDescriptor) {
    self.input = input
    conversion = text.conversion
    offset = text.offset
    rest = ByteBuffer(capacity: 4096)
    rest.append(text.undecided.span)
  }

  /// Fills a buffer with the next chunk; nil at the end. What a slow writer has written so far is a
  /// chunk: nothing waits for more.
  mutating func next(_ chunk: inout ByteBuffer) -> Ticket? {
    chunk.removeAll()
    if isAtEnd { return nil }
    swap(&chunk, &rest)
    var end = 0
    while end == 0 && chunk.count < Self.chunkLimit {
      let searched = chunk.count
      if read(into: &chunk) {
        end = conversion.lastBoundary(of: chunk, searched: searched)
      } else {
        isAtEnd = true
        end = chunk.count
        if end == 0 { return nil }
      }
    }
    let ticket = Ticket(number: count, offset: offset, isOpen: end == 0)
    if end > 0 { chunk.cut(at: end, to: &rest) }
    count += 1
    offset += chunk.count
    if ticket.isOpen { isAtEnd = true }
    return ticket
  }

  /// No further chunk is given out.
  mutating func stop() { isAtEnd = true }

  /// Fills a buffer with what follows an open chunk; false at the end.
  mutating func nextPiece(_ piece: inout ByteBuffer) -> Bool {
    piece.removeAll()
    return read(into: &piece)
  }

  /// Appends the next bytes; false at the end, of which one may be an error.
  private mutating func read(into buffer: inout ByteBuffer) -> Bool {
    do {
      return try input.read(Self.chunkSize, into: &buffer) > 0
    } catch {
      failure = error
      return false
    }
  }
}
