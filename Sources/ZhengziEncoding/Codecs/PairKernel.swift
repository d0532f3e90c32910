// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The two loops that all encodings of ASCII and pairs of bytes share.
///
/// Goals, in order: never outside the buffers; as fast as a table look-up a sequence; short.
@safe struct PairKernel: @unchecked Sendable {
  // Unchecked: the table never changes, and keeps its bytes alive.
  private let table: PairTable
  private let cells: UnsafePointer<UInt32>
  private let numbers: UnsafePointer<UInt16>
  private let pages: UnsafePointer<UInt16>

  init(_ table: PairTable) {
    self.table = table
    unsafe cells = Self.address(table, table.cellOffset)
    unsafe numbers = Self.address(table, table.numberOffset)
    unsafe pages = Self.address(table, table.pageOffset)
  }

  /// Images are aligned to 64 bytes, and so are their sections. They are little-endian, as is
  /// every machine this is built for.
  private static func address<T>(_ table: PairTable, _ offset: Int) -> UnsafePointer<T> {
    unsafe UnsafeRawPointer(table.image.pointer(offset)).assumingMemoryBound(to: T.self)
  }

  /// Reads ASCII and pairs that stand for one scalar of plane 0, up to anything else.
  ///
  /// Bounds: a pair is read only where two bytes are left, eight bytes where eight are. Two bytes
  /// become at most three and one of ASCII one; a store of four or eight bytes at `written` ends
  /// inside the room that `CodecLoop` has, for `written` ≤ 3 · read and 16 bytes lie behind.
  ///
  /// Taking four pairs at once was tried, with and without a branch for where a run ends, and was
  /// no faster on text in which runs are some sixteen ideographs long.
  @inline(__always) @unsafe func decode(_ loop: inout CodecLoop) {
    let (input, output, count) = unsafe (loop.input, loop.output, loop.count)
    var index = unsafe loop.index
    var written = unsafe loop.written
    defer {
      unsafe loop.index = index
      unsafe loop.written = written
    }
    while index < count {
      if unsafe input[index] < 0x80 {
        unsafe Self.copyASCII(input, count, &index, output, &written)
        if index >= count { return }
      }
      // The pairs that most text is made of: two bytes that become one, two or three.
      while count &- index >= 2 {
        let pair = unsafe UnsafeRawPointer(input + index).loadUnaligned(as: UInt16.self)
        let (lead, trail) = (Int(pair.littleEndian & 0xFF), Int(pair.littleEndian >> 8))
        guard lead >= 0x80, trail >= 0x40 else { break }
        // Row 0…127, column 0…191: inside the 128 · 192 cells.
        let cell = unsafe cells[(lead &- 0x80) &* PairTable.columns &+ trail &- 0x40]
        let length = Int(cell >> 24)
        guard UInt(bitPattern: length &- 1) < 3 else { break }
        unsafe UnsafeMutableRawPointer(output + written).storeBytes(
          of: cell.littleEndian, as: UInt32.self)
        written &+= length
        index &+= 2
      }
      if unsafe index >= count || input[index] >= 0x80 { return }
    }
  }

  /// Copies the ASCII that begins here: eight bytes at a time, the last time some too many.
  @inline(__always) @unsafe static func copyASCII(
    _ input: UnsafePointer<UInt8>, _ count: Int, _ index: inout Int,
    _ output: UnsafeMutablePointer<UInt8>, _ written: inout Int
  ) {
    while count &- index >= 8 {
      let word = unsafe UnsafeRawPointer(input + index).loadUnaligned(as: UInt64.self)
      unsafe UnsafeMutableRawPointer(output + written).storeBytes(of: word, as: UInt64.self)
      let high = word.littleEndian & 0x8080_8080_8080_8080
      let length = high == 0 ? 8 : high.trailingZeroBitCount >> 3
      index &+= length
      written &+= length
      if high != 0 { return }
    }
    while index < count, unsafe input[index] < 0x80 {
      unsafe output[written] = unsafe input[index]
      index &+= 1
      written &+= 1
    }
  }

  /// Writes ASCII and scalars of two and three bytes that the table has, up to anything else.
  ///
  /// Bounds: three bytes are read only where three are left. Each scalar becomes at most two
  /// bytes, no more than it had; the stores of two and eight end inside the room behind.
  @inline(__always) @unsafe func encode(_ loop: inout CodecLoop) {
    let (input, output, count) = unsafe (loop.input, loop.output, loop.count)
    var index = unsafe loop.index
    var written = unsafe loop.written
    defer {
      unsafe loop.index = index
      unsafe loop.written = written
    }
    while index < count {
      let lead = unsafe input[index]
      if lead < 0x80 {
        unsafe Self.copyASCII(input, count, &index, output, &written)
        continue
      }
      guard count &- index >= 3 else { return }
      let second = unsafe Int(input[index &+ 1]), third = unsafe Int(input[index &+ 2])
      let page: Int
      let length: Int
      let low: Int
      if lead >= 0xE1 && lead <= 0xEF {
        // Not E0, which might be overlong. Surrogates are in no table.
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return }
        page = Int(lead & 0x0F) << 6 | second & 0x3F
        (low, length) = (third & 0x3F, 3)
      } else if lead >= 0xC2 && lead <= 0xDF {
        guard second & 0xC0 == 0x80 else { return }
        page = Int(lead & 0x1F)
        (low, length) = (second & 0x3F, 2)
      } else {
        return
      }
      // `page` < 1024, of 3072; the table's own check bounds the numbers of pages.
      let pair = unsafe pages[Int(numbers[page]) &* PairTable.pageSize &+ low]
      guard pair > 0xFF else { return }
      let target = unsafe UnsafeMutableRawPointer(output + written)
      unsafe target.storeBytes(of: pair.bigEndian, as: UInt16.self)
      written &+= 2
      index &+= length
    }
  }
}
