// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Finds definite boundaries: where neighbours are not joined, what is on one side cannot change
/// the other.
@safe struct WindowBoundaries {
  let sections: WindowTable.Sections
  let joinsLineFeed: Bool

  private static let sixBytes = WindowKernel.sixBytes
  private static let sixByteMask = WindowKernel.sixByteMask

  init(_ table: WindowTable) {
    sections = table.sections
    joinsLineFeed = table.joinsLineFeed
  }

  // MARK: A window's edges

  /// The last definite boundary before what begins at `place`.
  @inline(__always) @unsafe
  func windowStart(
    _ input: UnsafePointer<UInt8>, _ place: Int, notBefore floor: Int
  ) -> Int {
    var start = place
    var after = unsafe scalar(input, at: start, before: start &+ 4).token
    while start > floor, let current = after {
      let before = unsafe scalarBefore(input, start, notBefore: floor)
      guard let token = before.token, sections.areJoined(token, current) else { break }
      start &-= before.length
      after = token
    }
    return start
  }

  /// The first definite boundary behind `place`; nil if it is not known yet.
  @inline(__always) @unsafe
  func windowEnd(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ end: Int, _ available: Int, isEnd: Bool
  ) -> Int? {
    var place = place
    // Two sequences of three bytes at a time while eight bytes can be read.
    while place &+ 8 <= available {
      let word = unsafe UnsafeRawPointer(input + place).loadUnaligned(as: UInt64.self)
      guard word & Self.sixByteMask == Self.sixBytes, word & 0xFFFF != 0xBFE2 else { break }
      let (first, second) = (
        UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 24)
      )
      place &+= 3
      if !sections.areJoined(first & 0xFF_FFFF, second & 0xFF_FFFF) { return place }
    }
    while let next = unsafe sequenceEnd(input, at: place, available, isEnd: isEnd) {
      if next == end || next == available && isEnd { return next }
      if unsafe isBoundary(input, next, available, isEnd: isEnd) { return next }
      place = next
    }
    return nil
  }

  // MARK: A text's boundaries

  /// The last definite boundary that is known, up to `limit` and behind `floor`; 0 if there is
  /// none.
  @unsafe func lastBoundary(
    _ input: UnsafePointer<UInt8>, _ available: Int, upTo limit: Int, behind floor: Int = 0
  ) -> Int {
    if unsafe limit == available && !joinsLineFeed && input[limit - 1] == 0x0A { return limit }
    var place = unsafe sequenceStart(input, around: limit == available ? limit - 1 : limit)
    while place > floor {
      if unsafe isBoundary(input, place, available, isEnd: false) { return place }
      place -= unsafe scalarBefore(input, place, notBefore: 0).length
    }
    return 0
  }

  /// Whether `place`, where a sequence begins or the text so far ends, is known for a definite
  /// boundary.
  @inline(__always) @unsafe
  func isBoundary(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ available: Int, isEnd: Bool
  ) -> Bool {
    if place >= available { return isEnd }
    guard let before = unsafe scalarBefore(input, place, notBefore: 0).token else { return true }
    guard let after = unsafe scalar(input, at: place, before: available).token else {
      return isEnd || available &- place >= 4
    }
    return !sections.areJoined(before, after)
  }

  /// Whether what begins the text is known to be malformed: then a definite boundary lies there.
  @unsafe func isMalformed(
    _ input: UnsafePointer<UInt8>, _ available: Int, isEnd: Bool
  ) -> Bool {
    guard isEnd || available >= 4 else { return false }
    return unsafe scalar(input, at: 0, before: available).token == nil
  }

  // MARK: Sequences

  /// Where the sequence begins that holds the byte at `place`, whole or cut.
  @unsafe func sequenceStart(_ input: UnsafePointer<UInt8>, around place: Int) -> Int {
    for start in stride(from: place, through: max(0, place - 3), by: -1)
    where unsafe input[start] & 0xC0 != 0x80 { return start }
    // Three continuation bytes before it: none of them has a place for a fourth.
    return place
  }

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
    let (token, length) = unsafe scalar(input, at: place, before: available)
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
    case .cut, .none: return place + (unsafe scalar(input, at: place, before: available).length)
    }
  }

  /// The sequence that begins at `place`: its length, and its token, nil if it is malformed or
  /// does not end before `end`.
  @inline(__always)
  private func scalar(
    _ input: UnsafePointer<UInt8>, at place: Int, before end: Int
  ) -> (token: UInt32?, length: Int) {
    let lead = unsafe input[place]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1
    guard length > 1 && place &+ length <= end else { return (nil, 1) }
    var token = UInt32(lead)
    for index in 1..<length {
      let byte = unsafe input[place &+ index]
      if byte & 0xC0 != 0x80 { return (nil, 1) }
      token |= UInt32(byte) &<< UInt32(index &* 8)
    }
    return (token, length)
  }

  /// The token of the sequence that ends at `place` and its length; nil if it is malformed.
  @inline(__always)
  private func scalarBefore(
    _ input: UnsafePointer<UInt8>, _ place: Int, notBefore floor: Int
  ) -> (token: UInt32?, length: Int) {
    if place &- 3 >= floor {
      let (a, b, c) = unsafe (input[place &- 3], input[place &- 2], input[place &- 1])
      if a & 0xF0 == 0xE0 && b & 0xC0 == 0x80 && c & 0xC0 == 0x80 {
        return (UInt32(a) | UInt32(b) &<< 8 | UInt32(c) &<< 16, 3)
      }
    }
    var start = place &- 1
    while unsafe start > floor && place &- start < 4 && input[start] & 0xC0 == 0x80 { start &-= 1 }
    let (token, length) = unsafe scalar(input, at: start, before: place)
    return token != nil && length == place &- start ? (token, length) : (nil, 1)
  }
}
