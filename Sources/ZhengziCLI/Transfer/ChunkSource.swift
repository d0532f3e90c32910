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

  /// Input and output of one chunk fit a second-level cache.
  static let chunkSize = 131_072
  /// So much text without a boundary is no text: it is converted in pieces, one after the other.
  static let chunkLimit = 512 << 10

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
  mutating func next(_ chunk: inout ByteBuffer) throws -> Ticket? {
    chunk.removeAll()
    if isAtEnd { return nil }
    swap(&chunk, &rest)
    var end = 0
    while end == 0 && chunk.count < Self.chunkLimit {
      if try input.read(Self.chunkSize, into: &chunk) == 0 {
        isAtEnd = true
        end = chunk.count
        if end == 0 { return nil }
      } else {
        end = conversion.lastBoundary(of: chunk)
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
  func nextPiece(_ piece: inout ByteBuffer) throws -> Bool {
    piece.removeAll()
    return try input.read(Self.chunkSize, into: &piece) > 0
  }
}
