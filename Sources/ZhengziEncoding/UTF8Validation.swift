// SPDX-License-Identifier: Apache-2.0

/// How far a buffer is well-formed UTF-8.
public enum UTF8Validation {
  /// The index of the first byte that begins no well-formed sequence inside the buffer; the count
  /// if there is none.
  ///
  /// A sequence that the end of the buffer cuts is not well-formed here.
  ///
  /// - Complexity: O(*n*), sixteen bytes at a time.
  public static func wellFormedPrefix(of bytes: [UInt8], from start: Int = 0) -> Int {
    precondition(start <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe scan(base, start, buffer.count)
    }
  }

  /// Every load lies below `count`: wide ones are made only where sixteen bytes are left.
  @unsafe private static func scan(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int
  ) -> Int {
    var index = start
    while index < count {
      // Two bytes back there must be bytes that were found well-formed, or their leads would vouch
      // for what follows; what stands before the start may be anything.
      if index &- start >= 2 && count - index >= 16 {
        let end = unsafe usualPrefix(base, from: index, count)
        if end > index {
          index = end
          if index == count { break }
        }
      }
      let length = unsafe sequenceLength(base + index, count - index)
      if length == 0 { return index }
      index &+= length
    }
    return index
  }

  private typealias Block = SIMD16<UInt8>

  /// How far blocks of sixteen bytes are well-formed and hold none of the bytes that want a closer
  /// look: E0 and ED, whose second bytes are narrower, C0 and C1, and what leads four bytes.
  ///
  /// - Parameter start: Where a sequence begins, behind two bytes or more of whole sequences.
  /// - Returns: Where a sequence begins.
  @unsafe private static func usualPrefix(
    _ base: UnsafePointer<UInt8>, from start: Int, _ count: Int
  ) -> Int {
    let bytes = unsafe UnsafeRawPointer(base)
    var index = start
    while count &- index >= 16 {
      let block = unsafe bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
      // Behind the end of a sequence no lead stands one byte back, and none of three bytes two back.
      let back1 = unsafe bytes.loadUnaligned(fromByteOffset: index &- 1, as: Block.self)
      let back2 = unsafe bytes.loadUnaligned(fromByteOffset: index &- 2, as: Block.self)
      if hasTopBit(unusual(block) | misplaced(block, back1, back2)) { break }
      index &+= 16
    }
    if index == start { return start }
    if unsafe base[index &- 1] >= 0xC0 { return index &- 1 }
    return unsafe base[index &- 2] >= 0xE0 ? index &- 2 : index
  }

  /// The top bit of each byte that continues nothing, or is no continuation where one must be.
  @inline(__always)
  private static func misplaced(_ block: Block, _ back1: Block, _ back2: Block) -> Block {
    let back2Twice = back2 &+ back2
    let isOwed = (back1 & (back1 &+ back1)) | (back2 & back2Twice & (back2Twice &+ back2Twice))
    let isContinuation = block & ~(block &+ block)
    return isOwed ^ isContinuation
  }

  /// The top bit of each byte that wants a closer look.
  @inline(__always) private static func unusual(_ block: Block) -> Block {
    let (twice, mask) = (block &+ block, Block(repeating: 0xFE))
    let four = twice &+ twice
    let isLong = block & twice & four & (four &+ four)
    let isE0 = isZero(block ^ Block(repeating: 0xE0))
    let isED = isZero(block ^ Block(repeating: 0xED))
    let isC0 = isZero((block & mask) ^ Block(repeating: 0xC0))
    return isLong | isE0 | isED | isC0
  }

  /// The top bit of each byte that is 0.
  @inline(__always) private static func isZero(_ block: Block) -> Block {
    (block &- Block(repeating: 1)) & ~block
  }

  @inline(__always) private static func hasTopBit(_ block: Block) -> Bool {
    let halves = unsafe unsafeBitCast(block, to: SIMD2<UInt64>.self)
    return (halves[0] | halves[1]) & 0x8080_8080_8080_8080 != 0
  }

  /// The length of the well-formed sequence at `start`, 0 if there is none.
  @unsafe private static func sequenceLength(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let lead = unsafe start[0]
    if lead < 0x80 { return 1 }
    let length = UTF8Sequence.length(of: lead)
    guard length > 1, length <= count else { return 0 }
    let second = unsafe start[1]
    guard UTF8Sequence.secondByteRange(after: lead).contains(second) else { return 0 }
    for offset in 2..<max(2, length) where unsafe start[offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
