// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding
internal import ZhengziTables

/// The fast engine at work on one text, given in pieces.
///
/// Text goes through block by block, straight from the caller's memory; a block ends at a definite
/// boundary. What lies behind the last boundary of a piece is carried to the next one. A window
/// that is longer than a block (a page of rare ideographs, a line without a boundary) is given to
/// the stages piece by piece, so that memory stays constant whatever comes.
@safe final class WindowEngine {
  private var blocks: BlockConverter
  private let stages: LongestMatchEngine
  /// Undecided input.
  private var carried = ByteBuffer(capacity: 256)
  private var isInLongWindow = false
  /// Where the malformed bytes of the text lie.
  private(set) var malformed = UTF8Scanner()

  /// This much of a piece joins what is carried before blocks take over again.
  private static let joint = 512

  init(_ table: WindowTable, _ scheme: CompiledScheme) {
    stages = LongestMatchEngine(scheme)
    blocks = BlockConverter(table, scheme)
  }

  /// Converts what is decided of the text so far. After `isLast` a new text may begin.
  @unsafe func feed(
    _ input: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, into output: inout ByteBuffer
  ) {
    var position = 0
    repeat {
      if carried.isEmpty && !isInLongWindow {
        position += unsafe convertBlocks(input + position, count - position, into: &output)
      }
      let piece = min(
        count - position, isInLongWindow ? BlockConverter.blockSize : Self.joint)
      unsafe carried.append(input + position, piece)
      position += piece
      let read = convertCarried(isEnd: isLast && position == count, into: &output)
      // What is left is all of this piece: blocks take over from where it begins.
      if read > 0 && position < count && carried.count <= piece && !isInLongWindow {
        position -= carried.count
        carried.removeAll()
      }
    } while position < count
  }

  /// Where the malformed bytes of the text so far lie; the next ones count from here.
  func takeMalformed() -> UTF8Scanner {
    defer { malformed = UTF8Scanner() }
    return malformed
  }

  /// Gives back the input that is not decided; nil inside a long window.
  func takeCarried() -> [UInt8]? {
    if isInLongWindow { return nil }
    defer { carried.removeAll() }
    return carried.bytes
  }

  /// Converts block by block while there are boundaries; returns the bytes read.
  @unsafe private func convertBlocks(
    _ input: UnsafePointer<UInt8>, _ count: Int, into output: inout ByteBuffer
  ) -> Int {
    var position = 0
    // Behind each block lie as many bytes as the kernel may read past it.
    while count - position > BlockConverter.slack {
      let available = count - position
      let end = unsafe blocks.boundaries.lastBoundary(
        input + position, available,
        upTo: min(BlockConverter.blockSize, available - BlockConverter.slack))
      let read =
        end > 0
        ? unsafe convertBlock(input + position, end, available, isEnd: false, &output)
        : unsafe convertBeginning(
          input + position, available - BlockConverter.slack, &output)
      if read == 0 { break }
      position += read
    }
    return position
  }

  /// Converts what is decided of what is carried; returns the bytes read.
  private func convertCarried(isEnd: Bool, into output: inout ByteBuffer) -> Int {
    var read = 0
    while !carried.isEmpty {
      carried.reserve(BlockConverter.slack)
      let wasInLongWindow = isInLongWindow
      let step =
        wasInLongWindow
        ? continueWindow(isEnd: isEnd, into: &output)
        : convertFirstBlock(isEnd: isEnd, into: &output)
      carried.removeFirst(step)
      read += step
      if step > 0 || wasInLongWindow && !isInLongWindow { continue }
      if isInLongWindow || carried.count <= BlockConverter.blockSize { break }
      isInLongWindow = true
    }
    if isEnd { isInLongWindow = false }
    return read
  }

  private func convertFirstBlock(isEnd: Bool, into output: inout ByteBuffer) -> Int {
    let (start, count) = unsafe (carried.pointer, carried.count)
    let isWhole = isEnd && count <= BlockConverter.blockSize
    let end =
      isWhole
      ? count
      : unsafe blocks.boundaries.lastBoundary(
        start, count, upTo: min(BlockConverter.blockSize, count))
    if end == 0 && count >= Self.joint {
      return unsafe convertBeginning(start, count, &output)
    }
    return unsafe convertBlock(start, end, count, isEnd: isEnd, &output)
  }

  @unsafe private func convertBlock(
    _ start: UnsafePointer<UInt8>, _ end: Int, _ available: Int, isEnd: Bool,
    _ output: inout ByteBuffer
  ) -> Int {
    if end == 0 { return 0 }
    let block = unsafe blocks.convert(start, end, available, isEnd: isEnd, into: &output)
    unsafe note(start, block.read, available, isMalformed: block.isMalformed)
    return block.read
  }

  // MARK: Long windows

  /// Converts what is decided of a window that goes on behind a block, where `slack` bytes more
  /// than `available` can be read; returns the bytes read.
  @unsafe private func convertBeginning(
    _ start: UnsafePointer<UInt8>, _ available: Int, _ output: inout ByteBuffer
  ) -> Int {
    let block = unsafe blocks.convertBeginning(start, available, into: &output)
    unsafe note(start, block.read, available, isMalformed: block.isMalformed)
    return block.read
  }

  /// Gives the stages what is carried, up to the window's end if that is there; returns the bytes
  /// read. The last sequence stays until it is known whether the next one joins it.
  private func continueWindow(isEnd: Bool, into output: inout ByteBuffer) -> Int {
    let (start, count) = unsafe (carried.pointer, carried.count)
    if unsafe blocks.boundaries.isMalformed(start, count, isEnd: isEnd) {
      // Here the window ends: its sequences are told apart one by one, and this one is one fault.
      unsafe stages.feed(start, 0, isLast: true, into: &output)
      isInLongWindow = false
      return 0
    }
    var place = 0
    while let next = unsafe blocks.boundaries.sequenceEnd(start, at: place, count, isEnd: isEnd) {
      if unsafe next == count && isEnd
        || blocks.boundaries.isBoundary(start, next, count, isEnd: isEnd)
      {
        unsafe stages.feed(start, next, isLast: true, into: &output)
        unsafe note(start, next, count, isMalformed: true)
        isInLongWindow = false
        return next
      }
      if next == count { break }
      place = next
    }
    unsafe stages.feed(start, place, isLast: false, into: &output)
    unsafe note(start, place, count, isMalformed: true)
    return place
  }

  /// Looks at bytes that may be malformed; both ends lie between elements.
  ///
  /// - Parameter available: How many bytes of the text there are: what lies behind tells what is
  ///   wrong with the last element.
  @unsafe private func note(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ available: Int, isMalformed: Bool
  ) {
    guard isMalformed else { return malformed.skip(count) }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: min(available, count + 4))
    malformed.scan(unsafe Span(_unsafeElements: bytes), upTo: count, isLast: true)
  }
}
