// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A growing run of bytes that the matching loop appends to without a check per byte.
@safe package struct ByteBuffer: ~Copyable, @unchecked Sendable {
  // Unchecked: the storage has one owner, and moves with it.
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes held.
  package private(set) var count = 0

  package init(capacity: Int = 4096) {
    unsafe storage = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { unsafe storage.deallocate() }

  package var isEmpty: Bool { count == 0 }

  /// Makes room for `additional` bytes behind those held.
  @inline(__always) package mutating func reserve(_ additional: Int) {
    if count &+ additional > capacity { grow(additional) }
  }

  private mutating func grow(_ additional: Int) {
    let newCapacity = max(capacity * 2, count + additional)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    unsafe new.update(from: storage, count: count)
    unsafe storage.deallocate()
    unsafe storage = new
    capacity = newCapacity
  }

  /// Appends bytes; the room is made here, so that no caller can write past the end.
  @inline(__always) @unsafe
  package mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    let end = unsafe storage + count
    if length <= 4 {
      var index = 0
      while index < length {
        unsafe end[index] = source[index]
        index &+= 1
      }
    } else {
      unsafe end.update(from: source, count: length)
    }
    count &+= length
  }

  /// Appends bytes by loads of eight.
  ///
  /// - Parameter source: Readable up to 7 bytes past its end.
  @inline(__always) @unsafe
  package mutating func appendWide(_ source: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length &+ 8)
    let (from, to) = unsafe (UnsafeRawPointer(source), UnsafeMutableRawPointer(storage + count))
    var index = 0
    while index < length {
      let word = unsafe from.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      unsafe to.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
      index &+= 8
    }
    count &+= length
  }

  package mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer {
      if let base = $0.baseAddress { unsafe append(base, $0.count) }
    }
  }

  /// Where the next byte comes, for those who have reserved the room.
  @unsafe package var end: UnsafeMutablePointer<UInt8> { unsafe storage + count }

  /// Counts bytes that were written behind those held.
  @inline(__always) package mutating func advance(_ length: Int) {
    precondition(count &+ length <= capacity)
    count &+= length
  }

  /// Drops what lies behind the first `length` bytes.
  @inline(__always) package mutating func truncate(_ length: Int) {
    precondition(length <= count)
    count = length
  }

  /// Moves what lies behind the first `length` bytes to the end of another buffer.
  package mutating func cut(at length: Int, to other: inout ByteBuffer) {
    precondition(length <= count)
    unsafe other.append(storage + length, count &- length)
    count = length
  }

  /// Whether two buffers hold the same bytes.
  package static func == (a: borrowing ByteBuffer, b: borrowing ByteBuffer) -> Bool {
    if a.count != b.count { return false }
    return unsafe memcmp(a.storage, b.storage, a.count) == 0
  }

  /// Drops the first `length` bytes.
  package mutating func removeFirst(_ length: Int) {
    precondition(length <= count)
    if length == 0 { return }
    count -= length
    unsafe storage.update(from: storage + length, count: count)
  }

  package mutating func removeAll() { count = 0 }

  /// The bytes held, for reading. Valid until the buffer changes.
  @unsafe package var pointer: UnsafePointer<UInt8> { unsafe UnsafePointer(storage) }

  /// Moves as many of the first bytes as fit.
  package mutating func drain(into output: inout OutputSpan<UInt8>) {
    let length = min(count, output.freeCapacity)
    for index in 0..<length { unsafe output.append(storage[index]) }
    removeFirst(length)
  }

  /// A copy of the bytes held.
  package var bytes: [UInt8] {
    unsafe [UInt8](UnsafeBufferPointer(start: storage, count: count))
  }
}
