// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding
package import ZhengziTables

/// Converts a text by context piece by piece, in constant memory.
///
/// A sentence waits until it is whole, or as long as a block.
@safe package final class ContextStream: TextStream {
  private var blocks: ContextBlocks
  private let reading: SourceReading
  /// Input that waits.
  private var carried = ByteBuffer(capacity: 2 * ContextBlocks.blockSize)

  /// Starts a text.
  package init(_ converter: ContextConverter) {
    blocks = ContextBlocks(converter.table, converter.target)
    reading = converter.reading
  }

  package func convert(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    var output = ByteBuffer(capacity: piece.count + 64)
    append(piece.span, isLast: isLast, to: &output)
    return output.bytes
  }

  /// Converts what is decided of the text so far into a buffer that grows.
  package func append(_ input: Span<UInt8>, isLast: Bool, to output: inout ByteBuffer) {
    unsafe input.withUnsafeBufferPointer {
      if let start = $0.baseAddress {
        unsafe feed(start, $0.count, isLast: isLast, into: &output)
      } else if isLast {
        finish(into: &output)
      }
    }
  }

  @unsafe private func feed(
    _ input: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, into output: inout ByteBuffer
  ) {
    var position = 0
    while position < count {
      if carried.isEmpty {
        position += unsafe convertDirectly(input + position, count - position, into: &output)
      }
      // What waits takes so much more that the next block can be cut from it.
      let piece = min(count - position, 2 * ContextBlocks.blockSize - carried.count)
      unsafe carried.append(input + position, piece)
      position += piece
      let before = carried.count
      convertCarried(isLast: false, into: &output)
      // What is left is all of this piece: it is read again from where it lies.
      if carried.count <= piece && carried.count < before && position < count {
        position -= carried.count
        carried.removeAll()
      }
    }
    if isLast { finish(into: &output) }
  }

  private func finish(into output: inout ByteBuffer) {
    convertCarried(isLast: true, into: &output)
  }

  /// Converts block by block from the caller's memory; returns the bytes read.
  @unsafe private func convertDirectly(
    _ input: UnsafePointer<UInt8>, _ count: Int, into output: inout ByteBuffer
  ) -> Int {
    var position = 0
    while count - position >= ContextBlocks.blockSize + ContextBlocks.slack {
      let end = unsafe Self.blockEnd(input + position, count - position, isLast: false)
      _ = unsafe blocks.convert(input + position, end, as: reading, into: &output)
      position += end
    }
    return position
  }

  private func convertCarried(isLast: Bool, into output: inout ByteBuffer) {
    var read = 0
    carried.reserve(ContextBlocks.slack)
    while read < carried.count {
      let rest = carried.count - read
      let end = unsafe Self.blockEnd(carried.pointer + read, rest, isLast: isLast)
      if end == 0 { break }
      _ = unsafe blocks.convert(carried.pointer + read, end, as: reading, into: &output)
      read += end
    }
    carried.removeFirst(read)
  }

  /// Where the first block of a text ends: behind the last sentence that is whole in it; where the
  /// first sentence is longer than a block, at the last sequence that is whole; 0 if that is not
  /// known yet.
  @unsafe private static func blockEnd(
    _ input: UnsafePointer<UInt8>, _ count: Int, isLast: Bool
  ) -> Int {
    let limit = min(count, ContextBlocks.blockSize)
    if isLast && count <= ContextBlocks.blockSize { return count }
    let end = unsafe SentenceBoundary.last(input, upTo: limit, behind: 0)
    if end > 0 { return end }
    if count < ContextBlocks.blockSize + 4 && !isLast { return 0 }
    var place = limit
    while unsafe place > limit - 3 && input[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }
}

/// Converts text to a variant of Traditional Chinese by its context.
public struct ContextConverter: TextConverting {
  let table: ContextTable
  let target: ContextTarget
  let reading: SourceReading

  /// Makes a converter; no table is read.
  ///
  /// - Parameters:
  ///   - variant: The target; in Simplified there is nothing to weigh, so it is Traditional.
  ///   - script: The script of the text. In Traditional text ideographs stay that both scripts
  ///     have, unless the evidence is good that they were left Simplified.
  public init(to variant: Variant, from script: Variant.Script) {
    precondition(variant.script == .hant, "conversion by context is into Traditional")
    table = ContextTable()
    target = ContextTarget(builtIn: Self.image(variant))
    reading = script == .hans ? .simplified : .traditional
  }

  /// Makes a converter of tables that were compiled at run time.
  package init(_ table: ContextTable, _ target: ContextTarget, as reading: SourceReading) {
    self.table = table
    self.target = target
    self.reading = reading
  }

  private static func image(_ variant: Variant) -> String {
    switch variant {
    case .taiwan: "context-TW"
    case .hongKong, .macau: "context-HK"
    default: "context-Hant"
    }
  }

  /// Starts a text.
  public func makeStream() -> any TextStream { ContextStream(self) }

  /// Converts text.
  public func convert(_ text: String) -> String {
    String(decoding: ContextStream(self).convert([UInt8](text.utf8), isLast: true), as: UTF8.self)
  }
}
