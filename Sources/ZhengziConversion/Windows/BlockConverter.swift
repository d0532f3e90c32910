// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Converts one block: maps it, and repairs its windows.
@safe struct BlockConverter: ~Copyable {
  let boundaries: WindowBoundaries
  private let table: WindowTable
  private let kernel: WindowKernel
  private let phrases: PhraseWindows
  private var stages: WindowStages
  private var memo = WindowMemo()
  /// Hot places.
  private let hot: UnsafeMutablePointer<UInt16>
  /// What the map wrote, while windows are put between.
  private let mapped: UnsafeMutablePointer<UInt8>

  /// Small enough for the first-level cache with the tables' busy parts beside it.
  static let blockSize = 4096
  /// How many bytes behind a block must be readable: for the kernel's and the memo's wide loads.
  static let slack = 32

  init(_ table: WindowTable, _ scheme: CompiledScheme) {
    self.table = table
    stages = WindowStages(scheme)
    phrases = PhraseWindows(table, scheme, stages)
    kernel = WindowKernel(sections: table.sections, hasLowForce: table.hasLowForce)
    boundaries = WindowBoundaries(table)
    // A place a byte at most, and two stores behind the last one.
    unsafe hot = .allocate(capacity: Self.blockSize + 4)
    unsafe mapped = .allocate(capacity: Self.blockSize + Self.slack)
  }

  deinit {
    unsafe hot.deallocate()
    unsafe mapped.deallocate()
  }

  /// Converts the block that ends at `end`, a definite boundary.
  ///
  /// - Parameters:
  ///   - end: At most `blockSize`, above 0.
  ///   - available: The bytes of text there are; `slack` more than `end` can be read.
  ///   - isEnd: The text ends there.
  /// - Returns: The bytes read: fewer than `end` if a description sequence is not whole yet, more
  ///   if one goes on behind it; and whether some of them may be malformed.
  @unsafe mutating func convert(
    _ input: UnsafePointer<UInt8>, _ end: Int, _ available: Int, isEnd: Bool,
    into output: inout ByteBuffer
  ) -> (read: Int, isMalformed: Bool) {
    output.reserve(end &+ Self.slack)
    let target = unsafe output.end
    let mapping =
      table.isDense
      ? unsafe kernel.map(input, end, to: target, hot: hot, isDense: true)
      : unsafe kernel.map(input, end, to: target, hot: hot, isDense: false)
    var isMalformed = mapping.isMalformed
    var windowCount = mapping.hotCount
    if windowCount > 0 {
      windowCount = unsafe kernel.filter(hot, windowCount, input, isMalformed: &isMalformed)
    }
    if windowCount == 0 {
      output.advance(end)
      return (end, isMalformed)
    }
    unsafe mapped.update(from: target, count: end)
    let read = unsafe repair(windowCount, input, end, available, isEnd: isEnd, &output)
    // What the map has not seen may be malformed.
    return (read, isMalformed || read > end)
  }

  /// Converts the beginning of a text that has no definite boundary within a block, as far as its
  /// phrases stand for themselves.
  ///
  /// - Parameter available: The bytes of text there are; `slack` more can be read.
  /// - Returns: The bytes read, 0 if they must take the long way; and whether some of them may be
  ///   malformed.
  @unsafe mutating func convertBeginning(
    _ input: UnsafePointer<UInt8>, _ available: Int, into output: inout ByteBuffer
  ) -> (read: Int, isMalformed: Bool) {
    if phrases.reach == .closed { return (0, false) }
    let limit = unsafe boundaries.sequenceStart(input, around: min(Self.blockSize, available) - 1)
    let mapping = unsafe kernel.map(input, limit, to: mapped, hot: hot, isDense: true)
    let read = unsafe phrases.convertBeginning(
      input, limit, available, mapped: mapped, &stages, into: &output)
    return (read, mapping.isMalformed)
  }

  /// Appends what the map wrote, and the windows' text in the place of the windows; returns the
  /// bytes read.
  @unsafe private mutating func repair(
    _ count: Int, _ input: UnsafePointer<UInt8>, _ end: Int, _ available: Int, isEnd: Bool,
    _ output: inout ByteBuffer
  ) -> Int {
    var floor = 0
    for index in 0..<count {
      let place = unsafe Int(hot[index])
      if place < floor { continue }
      let left = unsafe boundaries.windowStart(input, place, notBefore: floor)
      unsafe output.appendWide(mapped + floor, left &- floor)
      if let position = unsafe convertPhrases(input, from: left, through: place, end, &output) {
        floor = position
        continue
      }
      guard let right = unsafe boundaries.windowEnd(input, place, end, available, isEnd: isEnd)
      else { return left }
      unsafe convertWindow(input, from: left, to: right, end, &output)
      floor = right
      if right >= end { return right }
    }
    unsafe output.append(mapped + floor, end &- floor)
    return end
  }

  /// Takes the short way of one stage, if it is open; gives the place it comes to.
  @inline(__always) @unsafe
  private mutating func convertPhrases(
    _ input: UnsafePointer<UInt8>, from left: Int, through place: Int, _ end: Int,
    _ output: inout ByteBuffer
  ) -> Int? {
    guard phrases.reach == .oneStage else { return nil }
    let count = output.count
    if let position = unsafe phrases.convert(
      input, from: left, through: place, end, mapped: mapped, into: &output)
    {
      return position
    }
    output.truncate(count)
    return nil
  }

  /// Converts a window, or remembers what came of it.
  @inline(__always) @unsafe
  private mutating func convertWindow(
    _ input: UnsafePointer<UInt8>, from left: Int, to right: Int, _ end: Int,
    _ output: inout ByteBuffer
  ) {
    let length = right &- left
    guard length <= WindowMemo.keyCapacity else {
      return unsafe convertUnknown(input, from: left, to: right, end, &output)
    }
    let key = unsafe WindowMemo.Key(input + left, length)
    output.reserve(WindowMemo.valueCapacity)
    if let length = unsafe memo.copyText(of: key, to: output.end) {
      output.advance(length)
      return
    }
    let start = output.count
    unsafe convertUnknown(input, from: left, to: right, end, &output)
    unsafe memo.remember(key, output.pointer + start, output.count &- start)
  }

  @inline(__always) @unsafe
  private mutating func convertUnknown(
    _ input: UnsafePointer<UInt8>, from left: Int, to right: Int, _ end: Int,
    _ output: inout ByteBuffer
  ) {
    if phrases.reach == .segments, right <= end {
      let count = output.count
      if unsafe phrases.convert(
        input, from: left, to: right, mapped: mapped, &stages, into: &output)
      {
        return
      }
      output.truncate(count)
    }
    unsafe stages.convert(input + left, right &- left, into: &output)
  }
}
