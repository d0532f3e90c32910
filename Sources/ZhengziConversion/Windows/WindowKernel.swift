// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The fast way of exact conversion: **map everything, repair windows**.
///
/// Four of five phrases of OpenCC's dictionaries give what their ideographs give one by one; they
/// matter only because the greedy match consumes them. So a block of text is first converted
/// scalar by scalar, through one table that holds the outcome of the whole chain of stages, and
/// the places where that may be wrong are noted on the way: entries marked *hot*. Then each hot
/// place is held against its two neighbours: in text of newspapers one scalar in a dozen is hot,
/// and one in a hundred and thirty has a neighbour with which a phrase could differ (a *trigger*).
/// Around a trigger the *window* is found, the run of neighbours that some match of some stage may
/// cover; at its edges lie *definite boundaries*, which nothing crosses. The window, three
/// ideographs on average, goes through the real stages (or comes from a memo of windows that did),
/// and its text replaces what the map had written.
///
/// Every default value has as many bytes as its scalar, so that a place in the block's output is
/// its place in the input, until a window changes the length. `WindowTable` says what the tables
/// promise, `WindowTableBuilder` why the promise holds.
///
/// What is malformed passes unchanged and is noticed for free: a sequence of three bytes is
/// checked by the mask that recognises it and by the map, the others where they are met.
@safe struct WindowKernel {
  let sections: WindowTable.Sections
  let hasLowForce: Bool

  /// What mapping a block found.
  struct Mapping {
    /// How many hot places were noted.
    var hotCount: Int
    /// Whether some bytes are not UTF-8.
    var isMalformed: Bool
  }

  static let threeBytes: UInt64 = 0x80_80E0
  static let threeByteMask: UInt64 = 0xC0_C0F0
  static let sixBytes = threeBytes | threeBytes << 24
  static let sixByteMask = threeByteMask | threeByteMask << 24

  // MARK: Mapping

  /// Converts a block scalar by scalar. One long loop, for its cursors stay in registers.
  ///
  /// - Parameters:
  ///   - input: Readable up to 8 bytes past `end`.
  ///   - end: Where the block ends, at most 65,536 bytes on: no sequence is cut.
  ///   - output: Receives as many bytes; writable up to 8 bytes past them.
  ///   - hot: Receives places; room for one a byte of the block and two more.
  ///   - isDense: Note without a branch, for text in which many places are hot. A constant.
  @inline(__always)
  func map(
    _ input: UnsafePointer<UInt8>, _ end: Int, to output: UnsafeMutablePointer<UInt8>,
    hot: UnsafeMutablePointer<UInt16>, isDense: Bool
  ) -> Mapping {
    let table = unsafe sections.map
    let (source, target) = unsafe (UnsafeRawPointer(input), UnsafeMutableRawPointer(output))
    var position = 0
    var count = 0
    var isMalformed = false
    while position < end {
      // Eight bytes from here, and eight bytes of output, lie inside the slack of both.
      let word = unsafe source.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if word & Self.sixByteMask == Self.sixBytes && position &+ 6 <= end {
        let (first, second) = (Self.scalar(word), Self.scalar(word &>> 24))
        // 16 bits each: below the map's 65,536 entries.
        let (a, b) = unsafe (table[first], table[second])
        unsafe target.storeBytes(of: a, toByteOffset: position, as: UInt32.self)
        unsafe target.storeBytes(of: b, toByteOffset: position &+ 3, as: UInt32.self)
        if isDense {
          unsafe hot[count] = UInt16(truncatingIfNeeded: position)
          count &+= Int(a &>> 31)
          unsafe hot[count] = UInt16(truncatingIfNeeded: position &+ 3)
          count &+= Int(b &>> 31)
        } else if (a | b) & WindowTable.hot != 0 {
          unsafe hot[count] = UInt16(truncatingIfNeeded: position)
          count &+= Int(a &>> 31)
          unsafe hot[count] = UInt16(truncatingIfNeeded: position &+ 3)
          count &+= Int(b &>> 31)
        }
        position &+= 6
      } else if word & Self.threeByteMask == Self.threeBytes && position &+ 3 <= end {
        let entry = unsafe table[Self.scalar(word)]
        unsafe target.storeBytes(of: entry, toByteOffset: position, as: UInt32.self)
        unsafe hot[count] = UInt16(truncatingIfNeeded: position)
        count &+= Int(entry &>> 31)
        position &+= 3
      } else if word & 0x80 == 0 && !hasLowForce {
        unsafe target.storeBytes(of: word, toByteOffset: position, as: UInt64.self)
        let others = word & 0x8080_8080_8080_8080
        let length = others == 0 ? 8 : others.trailingZeroBitCount &>> 3
        position = min(position &+ length, end)
      } else {
        let step = unsafe pass(input + position, end &- position)
        // At most four bytes, all inside the block.
        unsafe target.storeBytes(
          of: UInt32(truncatingIfNeeded: word), toByteOffset: position, as: UInt32.self)
        unsafe hot[count] = UInt16(truncatingIfNeeded: position)
        count &+= step.isHot ? 1 : 0
        isMalformed = isMalformed || step.isMalformed
        position &+= step.length
      }
    }
    return Mapping(hotCount: count, isMalformed: isMalformed)
  }

  /// The scalar of the three bytes in a number's lowest.
  @inline(__always) static func scalar(_ word: UInt64) -> Int {
    Int(
      truncatingIfNeeded: (word & 0x0F) &<< 12 | (word &>> 2 & 0xFC0) | (word &>> 16 & 0x3F))
  }

  /// What stands where neither a sequence of three bytes nor a run of ASCII does.
  @inline(never)
  private func pass(
    _ start: UnsafePointer<UInt8>, _ count: Int
  ) -> (length: Int, isHot: Bool, isMalformed: Bool) {
    let lead = unsafe start[0]
    if lead < 0x80 { return (1, isForced(low: Int(lead)), false) }
    guard lead >= 0xC2 && lead <= 0xF4, count > 1, unsafe start[1] & 0xC0 == 0x80 else {
      return (1, false, true)
    }
    if lead < 0xE0 {
      let scalar = unsafe Int(lead & 0x1F) << 6 | Int(start[1] & 0x3F)
      return (2, isForced(low: scalar), false)
    }
    guard lead >= 0xF0, count > 3, unsafe start[2] & 0xC0 == 0x80 && start[3] & 0xC0 == 0x80 else {
      return (1, false, true)
    }
    let high = unsafe Int(lead & 0x07) << 18 | Int(start[1] & 0x3F) << 12
    let scalar = unsafe high | Int(start[2] & 0x3F) << 6 | Int(start[3] & 0x3F)
    guard scalar >= 0x10000 && scalar < 0x11_0000 else { return (1, false, true) }
    let index = scalar - 0x10000
    if index >= 0x30000 { return (4, true, false) }
    return (4, unsafe sections.astral[index >> 3] >> UInt8(index & 7) & 1 != 0, false)
  }

  @inline(__always) private func isForced(low scalar: Int) -> Bool {
    // Two bytes give at most 0x7FF: inside the 256 bytes.
    unsafe sections.low[scalar >> 3] >> UInt8(scalar & 7) & 1 != 0
  }

  // MARK: Triggers

  /// Keeps of the hot places those that must open a window; returns how many.
  ///
  /// - Parameter input: At the block's start; readable up to 8 bytes past its end.
  @inline(__always)
  func filter(
    _ hot: UnsafeMutablePointer<UInt16>, _ count: Int, _ input: UnsafePointer<UInt8>,
    isMalformed: inout Bool
  ) -> Int {
    let source = unsafe UnsafeRawPointer(input)
    var kept = 0
    for index in 0..<count {
      let place = unsafe hot[index]
      let here = unsafe source.loadUnaligned(fromByteOffset: Int(place), as: UInt64.self)
      let current = UInt32(truncatingIfNeeded: here) & 0xFF_FFFF
      let next = UInt32(truncatingIfNeeded: here &>> 24) & 0xFF_FFFF
      // Before the block lies a definite boundary, and no trigger crosses one.
      let previous =
        place < 3
        ? 0
        : unsafe source.loadUnaligned(fromByteOffset: Int(place) &- 3, as: UInt32.self) & 0xFF_FFFF
      let entry = entry(here)
      let opens =
        sections.trigger(previous, current) | sections.trigger(current, next) | entry &>> 30
      isMalformed = isMalformed || entry & WindowTable.malformed != 0
      unsafe hot[kept] = place
      kept &+= Int(opens & 1)
    }
    return kept
  }

  /// The map's entry for what begins here; what has no three bytes was noted to open a window.
  @inline(__always) private func entry(_ word: UInt64) -> UInt32 {
    if word & Self.threeByteMask != Self.threeBytes { return WindowTable.force }
    return unsafe sections.map[Self.scalar(word)]
  }
}
