// SPDX-License-Identifier: Apache-2.0

/// A growing run of bytes that the matching loop appends to without a check per byte.
@safe package struct ByteBuffer: ~Copyable {
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
  package mutating func truncate(_ length: Int) {
    precondition(length <= count)
    count = length
  }

  /// Puts other bytes in the place of `length` bytes at `start`.
  @inline(__always) @unsafe
  package mutating func replace(
    at start: Int, _ length: Int, by source: UnsafeRawPointer, _ newLength: Int
  ) {
    precondition(start &+ length <= count)
    if newLength != length { shift(start &+ length, by: newLength &- length) }
    unsafe UnsafeMutableRawPointer(storage + start).copyMemory(from: source, byteCount: newLength)
  }

  /// Moves what lies from `start` on.
  private mutating func shift(_ start: Int, by distance: Int) {
    reserve(max(distance, 0))
    let old = unsafe storage + start
    unsafe (old + distance).update(from: old, count: count &- start)
    count &+= distance
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
