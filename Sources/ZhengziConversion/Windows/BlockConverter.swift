// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Converts one block: maps it, and repairs its windows.
@safe final class BlockConverter {
  private let table: WindowTable
  private let kernel: WindowKernel
  private let stages: LongestMatchEngine
  private let hot: UnsafeMutablePointer<UInt16>
  private var memo: WindowMemo?
  private var windowCount = 0
  private var text = ByteBuffer(capacity: 256)

  /// Small enough for the first-level cache with the tables' busy parts beside it.
  static let blockSize = 4096
  /// How many bytes behind a block must be readable: for the kernel's and the memo's wide loads.
  static let slack = 32
  /// A text of a line or two is done before a memo is made.
  private static let windowsBeforeMemo = 16

  init(_ table: WindowTable, _ stages: LongestMatchEngine) {
    self.table = table
    self.stages = stages
    kernel = WindowKernel(sections: table.sections, hasLowForce: table.hasLowForce)
    // A place a byte at most, and two stores behind the last one.
    unsafe hot = .allocate(capacity: Self.blockSize + 4)
  }

  deinit { unsafe hot.deallocate() }

  /// Converts the block that ends at `end`, a definite boundary.
  ///
  /// - Parameters:
  ///   - end: At most `blockSize`, above 0.
  ///   - available: The bytes of text there are; `slack` more than `end` can be read.
  ///   - isEnd: The text ends there.
  /// - Returns: The bytes read: fewer than `end` if a description sequence is not whole yet, more
  ///   if one goes on behind it.
  @unsafe func convert(
    _ input: UnsafePointer<UInt8>, _ end: Int, _ available: Int, isEnd: Bool,
    into output: inout ByteBuffer
  ) -> (read: Int, isMalformed: Bool) {
    output.reserve(end &+ Self.slack)
    let target = unsafe output.end
    let mapping =
      table.isDense
      ? unsafe kernel.map(input, end, to: target, hot: hot, isDense: true)
      : unsafe kernel.map(input, end, to: target, hot: hot, isDense: false)
    output.advance(end)
    if mapping.hotCount == 0 { return (end, mapping.isMalformed) }
    var isMalformed = mapping.isMalformed
    let count = unsafe kernel.filter(hot, mapping.hotCount, input, isMalformed: &isMalformed)
    let read = unsafe repair(count, input, end, available, isEnd: isEnd, &output)
    return (read, isMalformed)
  }

  // MARK: Windows

  /// Replaces what the map wrote for windows; returns the bytes read.
  @unsafe private func repair(
    _ count: Int, _ input: UnsafePointer<UInt8>, _ end: Int, _ available: Int, isEnd: Bool,
    _ output: inout ByteBuffer
  ) -> Int {
    let base = output.count &- end
    var (floor, shift) = (0, 0)
    for index in 0..<count {
      let place = unsafe Int(hot[index])
      if place < floor { continue }
      let left = unsafe windowStart(input, place, notBefore: floor)
      guard let right = unsafe windowEnd(input, place, end, available, isEnd: isEnd) else {
        output.truncate(base &+ left &+ shift)
        return left
      }
      let old = min(right, end) &- left
      let start = base &+ left &+ shift
      let new = unsafe replace(input + left, right &- left, at: start, old, &output)
      shift &+= new &- old
      floor = right
      if right >= end { return right }
    }
    return end
  }

  @inline(__always) @unsafe
  private func windowStart(
    _ input: UnsafePointer<UInt8>, _ place: Int, notBefore floor: Int
  ) -> Int {
    var start = place
    var after = unsafe kernel.scalar(input, at: start, before: start &+ 4).token
    while start > floor, let current = after {
      let before = unsafe kernel.scalarBefore(input, start, notBefore: floor)
      guard let token = before.token, kernel.sections.areJoined(token, current) else { break }
      start &-= before.length
      after = token
    }
    return start
  }

  /// The first definite boundary behind `place`; nil if it is not known yet.
  @inline(__always) @unsafe
  private func windowEnd(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ end: Int, _ available: Int, isEnd: Bool
  ) -> Int? {
    var place = place
    while let next = unsafe sequenceEnd(input, at: place, available, isEnd: isEnd) {
      if next == end || next == available && isEnd { return next }
      if unsafe isBoundary(input, next, available, isEnd: isEnd) { return next }
      place = next
    }
    return nil
  }

  /// Puts a window's text over what the map wrote; returns its length.
  @inline(__always) @unsafe
  private func replace(
    _ window: UnsafePointer<UInt8>, _ length: Int, at start: Int, _ old: Int,
    _ output: inout ByteBuffer
  ) -> Int {
    guard length <= WindowMemo.keyCapacity, makeMemo() else {
      text.removeAll()
      unsafe stages.feed(window, length, isLast: true, into: &text)
      unsafe output.replace(at: start, old, by: text.pointer, text.count)
      return text.count
    }
    let key = unsafe WindowMemo.Key(window, length)
    if let known = unsafe memo?.text(of: key) {
      unsafe output.replace(at: start, old, by: known.start, known.length)
      return unsafe known.length
    }
    text.removeAll()
    unsafe stages.feed(window, length, isLast: true, into: &text)
    unsafe memo?.remember(key, text.pointer, text.count)
    unsafe output.replace(at: start, old, by: text.pointer, text.count)
    return text.count
  }

  /// Whether there is a memo: made once it is worth its pages.
  @inline(__always) private func makeMemo() -> Bool {
    if windowCount > Self.windowsBeforeMemo { return true }
    windowCount += 1
    if windowCount > Self.windowsBeforeMemo { memo = WindowMemo() }
    return windowCount > Self.windowsBeforeMemo
  }

  // MARK: Boundaries

  /// The end of the sequence at `place`, a description sequence taken whole; nil if it may go on
  /// behind what is available.
  @inline(__always) @unsafe
  func sequenceEnd(
    _ input: UnsafePointer<UInt8>, at place: Int, _ available: Int, isEnd: Bool
  ) -> Int? {
    let left = available &- place
    if left <= 0 { return nil }
    let lead = unsafe input[place]
    if unsafe lead == 0xE2 && (left < 2 || input[place &+ 1] == 0xBF) {
      return unsafe descriptionEnd(input, at: place, available, isEnd: isEnd)
    }
    let (token, length) = unsafe kernel.scalar(input, at: place, before: available)
    if token == nil && left < 4 && !isEnd { return nil }
    return place &+ length
  }

  @inline(never) @unsafe
  private func descriptionEnd(
    _ input: UnsafePointer<UInt8>, at place: Int, _ available: Int, isEnd: Bool
  ) -> Int? {
    let left = available - place
    if left < 3 && !isEnd { return nil }
    switch unsafe IdeographicDescription.measure(input + place, left) {
    case .complete(let length): return place + length
    case .cut where !isEnd: return nil
    case .cut, .none:
      return place + (unsafe kernel.scalar(input, at: place, before: available).length)
    }
  }

  /// Whether `place`, where a sequence begins or the text so far ends, is known for a definite
  /// boundary.
  @inline(__always) @unsafe
  func isBoundary(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ available: Int, isEnd: Bool
  ) -> Bool {
    guard let before = unsafe kernel.scalarBefore(input, place, notBefore: 0).token else {
      return true
    }
    if place >= available { return isEnd }
    guard let after = unsafe kernel.scalar(input, at: place, before: available).token else {
      return isEnd || available &- place >= 4
    }
    return !kernel.sections.areJoined(before, after)
  }

  /// The last definite boundary that is known, up to `limit`; 0 if there is none.
  @unsafe func lastBoundary(
    _ input: UnsafePointer<UInt8>, _ available: Int, upTo limit: Int
  ) -> Int {
    var place = limit
    if place == available {
      if unsafe !table.joinsLineFeed && input[place - 1] == 0x0A { return place }
    } else {
      // To where a sequence begins. More than three continuation bytes belong to none.
      while unsafe place > 0 && limit - place < 4 && input[place] & 0xC0 == 0x80 { place -= 1 }
    }
    while place > 0 {
      if unsafe isBoundary(input, place, available, isEnd: false) { return place }
      place -= unsafe kernel.scalarBefore(input, place, notBefore: 0).length
    }
    return 0
  }
}
