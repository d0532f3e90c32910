// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// OpenCC's “mmseg” segmentation: each longest key is a segment, and so is each run between.
@safe struct Segmentation: Sendable {
  let stage: ConversionStage
  /// Only entries of the first tables of the group count: a conversion table's own phrases can
  /// so serve as the segmentation dictionary, without a second image.
  let leafLimit: Int

  init(_ table: LongestMatchTable, leafLimit: Int = .max) {
    stage = ConversionStage(table)
    self.leafLimit = leafLimit
  }

  /// Cuts what is decided of `count` bytes and feeds the segments to the chain.
  ///
  /// - Returns: The bytes read.
  @unsafe func run(
    _ input: UnsafePointer<UInt8>, _ count: Int, isEnd: Bool, chain: StageChain,
    into output: inout ByteBuffer
  ) -> Int {
    let limit = unsafe stage.decidedCount(input, count, isEnd: isEnd)
    let table = stage.table
    var position = 0
    var runStart = 0
    while position < limit {
      position = unsafe table.skip(input, from: position, to: limit, count)
      if position >= limit { break }
      let match = unsafe table.match(input + position, count &- position)
      if match.keyLength > 0 && match.leaf < leafLimit {
        // Also when the run is empty: an earlier piece may have left it open.
        unsafe chain.feed(input + runStart, position &- runStart, isEnd: true, into: &output)
        unsafe chain.feed(input + position, match.keyLength, isEnd: true, into: &output)
        position &+= match.keyLength
        runStart = position
      } else {
        let length = unsafe ConversionStage.unmatchedLength(
          input + position, count &- position, isEnd: isEnd)
        if length == 0 { break }
        position &+= length
      }
    }
    unsafe chain.feed(input + runStart, position &- runStart, isEnd: isEnd, into: &output)
    return position
  }
}

extension ConversionStage {
  /// The length of the first segment of a text that is all there. At least 1, at most `count`.
  @unsafe func segmentLength(
    _ text: UnsafePointer<UInt8>, _ count: Int, leafLimit: Int
  ) -> Int {
    var position = 0
    while true {
      position = unsafe table.skip(text, from: position, to: count, count)
      if position >= count { return count }
      let match = unsafe table.match(text + position, count &- position)
      if match.keyLength > 0 && match.leaf < leafLimit {
        return position > 0 ? position : match.keyLength
      }
      position &+= unsafe ConversionStage.unmatchedLength(
        text + position, count &- position, isEnd: true)
    }
  }
}
