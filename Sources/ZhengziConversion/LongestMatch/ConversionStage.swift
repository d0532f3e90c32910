// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// One pass over text: from left to right the longest key is replaced by its value, an
/// ideographic description sequence is copied whole, and every other scalar is copied.
///
/// A position is decided when no byte still to come could change it: the text has ended, a whole
/// longest key lies behind it, or a line feed does and no key holds one. So the output does not
/// depend on how the input was cut.
@safe struct ConversionStage: Sendable {
  let table: LongestMatchTable
  /// How many bytes a decision may need to see.
  private let lookahead: Int

  init(_ table: LongestMatchTable) {
    self.table = table
    lookahead = max(table.longestKey, 4)
  }

  /// Converts what is decided of `count` bytes.
  ///
  /// - Parameter isEnd: Nothing follows the bytes that could join them.
  /// - Returns: The bytes read; the rest must come again, with more behind it.
  @unsafe func run(
    _ input: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool, into output: inout ByteBuffer
  ) -> Int {
    let limit = unsafe decidedCount(input, count, isEnd: isEnd)
    output.reserve(count &+ count >> 2)
    var position = 0
    while position < limit {
      let runStart = position
      position = unsafe table.skip(input, from: position, to: limit, count)
      unsafe output.append(input + runStart, position &- runStart)
      if position >= limit { break }
      let step = unsafe self.step(input + position, count &- position, isEnd: isEnd, &output)
      if step == 0 { break }
      position &+= step
    }
    return position
  }

  /// How many of the first bytes are decided and stay as they are.
  @unsafe func passingCount(_ input: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool) -> Int {
    let limit = unsafe decidedCount(input, count, isEnd: isEnd)
    return unsafe table.skip(input, from: 0, to: limit, count)
  }

  /// Converts one key, sequence or scalar; returns its length, 0 if it is not decided.
  @inline(__always) @unsafe
  private func step(
    _ text: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool, _ output: inout ByteBuffer
  ) -> Int {
    let match = unsafe table.match(text, count)
    if match.keyLength > 0 {
      unsafe output.append(table.image.pointer(match.valueOffset), match.valueLength)
      return match.keyLength
    }
    let length = unsafe Self.unmatchedLength(text, count, isEnd: isEnd)
    unsafe output.append(text, length)
    return length
  }

  /// The length of what is copied where no key matches; 0 if a sequence is cut.
  @inline(__always) @unsafe
  static func unmatchedLength(_ text: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool) -> Int {
    let lead = unsafe text[0]
    if unsafe lead == 0xE2 && count > 1 && text[1] == 0xBF {
      switch unsafe IdeographicDescription.measure(text, count) {
      case .complete(let length): return length
      case .cut: if !isEnd { return 0 }
      case .none: break
      }
    }
    // To the next byte that is no continuation: a scalar if well-formed, else what is malformed,
    // byte by byte.
    var length = 1
    if lead >= 0xC2 {
      while unsafe length < count && length < 4 && text[length] & 0xC0 == 0x80 { length &+= 1 }
    }
    return length
  }

  /// How far positions are decided, whatever follows.
  @unsafe func decidedCount(_ input: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool) -> Int {
    if isEnd { return count }
    let safe = max(0, count - lookahead + 1)
    if table.hasKeyWithLineFeed { return safe }
    var end = count
    while end > safe {
      if unsafe input[end - 1] == 0x0A { return end }
      end -= 1
    }
    return safe
  }
}
