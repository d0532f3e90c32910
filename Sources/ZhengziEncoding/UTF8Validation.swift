// SPDX-License-Identifier: Apache-2.0

/// How far a buffer is well-formed UTF-8.
public enum UTF8Validation {
  /// The index of the first byte that begins no well-formed sequence inside the buffer; the count
  /// if there is none.
  ///
  /// A sequence that the end of the buffer cuts is not well-formed here.
  ///
  /// - Complexity: O(*n*); ASCII eight bytes at a time, three-byte sequences by one comparison.
  public static func wellFormedPrefix(of bytes: [UInt8], from start: Int = 0) -> Int {
    precondition(start <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe scan(base, start, buffer.count)
    }
  }

  /// Every load lies below `count`: wide ones are made only where eight bytes are left.
  @unsafe private static func scan(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int
  ) -> Int {
    var index = start
    while index < count {
      if count - index >= 8 {
        let word = unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          index &+= 8
          continue
        }
        // Three bytes, 1110xxxx 10xxxxxx 10xxxxxx, the form of nearly all ideographs; E0 and ED
        // have narrower second bytes.
        let lead = UInt8(truncatingIfNeeded: word.littleEndian)
        if word.littleEndian & 0xC0_C0F0 == 0x80_80E0 && lead != 0xE0 && lead != 0xED {
          index &+= 3
          continue
        }
      }
      let length = unsafe sequenceLength(base + index, count - index)
      if length == 0 { return index }
      index &+= length
    }
    return index
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
