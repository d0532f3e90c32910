// SPDX-License-Identifier: Apache-2.0

/// Cuts a stream of bytes into blocks of whole lines.
///
/// Where a block ends depends on the bytes alone, not on the pieces in which they came.
struct BlockCutter {
  private let encoding: Encoding
  private let limit: Int
  private let isEager: Bool
  private var bytes: [UInt8] = []
  /// The offset in the input of the first byte that is held.
  private(set) var offset: Int

  /// - Parameters:
  ///   - limit: The largest block, in bytes.
  ///   - isEager: Give out each line as soon as it is whole, for those to whom lines are all one.
  init(encoding: Encoding, limit: Int, isEager: Bool, offset: Int) {
    self.encoding = encoding
    self.limit = limit
    self.isEager = isEager
    self.offset = offset
  }

  /// Whether more bytes wait than a block holds.
  var isOverfull: Bool { bytes.count > limit }

  mutating func append(_ piece: ArraySlice<UInt8>) { bytes.append(contentsOf: piece) }

  /// The next block and its offset; nil if more bytes are needed, or at the end.
  mutating func next(isLast: Bool) -> (bytes: [UInt8], offset: Int)? {
    if bytes.isEmpty { return nil }
    let end: Int
    if bytes.count > limit {
      end = lineEnd(in: bytes[..<limit]) ?? sequenceEnd(atMost: limit)
    } else if isLast {
      end = bytes.count
    } else if isEager, let line = lineEnd(in: bytes[...]) {
      end = line
    } else {
      return nil
    }
    defer {
      bytes.removeFirst(end)
      offset += end
    }
    return ([UInt8](bytes[..<end]), offset)
  }

  /// The index behind the last line feed.
  private func lineEnd(in slice: ArraySlice<UInt8>) -> Int? {
    let width = encoding.codeUnitLength
    if width == 1 { return slice.lastIndex(of: 0x0A).map { $0 + 1 } }
    let isBigEndian = encoding == .utf16BE || encoding == .utf32BE
    let feed = [UInt8](repeating: 0, count: width - 1)
    let unit = isBigEndian ? feed + [0x0A] : [0x0A] + feed
    var index = slice.endIndex / width * width - width
    while index >= 0 {
      if bytes[index..<(index + width)].elementsEqual(unit) { return index + width }
      index -= width
    }
    return nil
  }

  /// The end of the last sequence that is whole below a limit.
  private func sequenceEnd(atMost limit: Int) -> Int {
    var index = 0
    while index < limit {
      let end = index + encoding.sequenceLength(bytes[index...])
      if end > limit { break }
      index = end
    }
    return max(index, 1)
  }
}
