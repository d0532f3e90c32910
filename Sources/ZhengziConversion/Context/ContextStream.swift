// SPDX-License-Identifier: Apache-2.0

package import ZhengziEncoding
package import ZhengziTables

/// Converts a text by context piece by piece, in constant memory.
///
/// A sentence waits until it is whole, or as long as a block.
@safe package final class ContextStream: TextStream {
  private var blocks: ContextBlocks
  private let reading: SourceReading
  /// Where the malformed bytes of the text lie.
  package private(set) var malformed = UTF8Scanner()
  /// Input that waits.
  private var carried = ByteBuffer(capacity: 2 * ContextBlocks.blockSize)

  /// Starts a text.
  package init(_ converter: ContextConverter) {
    blocks = ContextBlocks(
      converter.table, converter.target, keepsForms: converter.keepsForms,
      isPlain: converter.isPlain)
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
      unsafe convertBlock(input + position, end, into: &output)
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
      unsafe convertBlock(carried.pointer + read, end, into: &output)
      read += end
    }
    carried.removeFirst(read)
  }

  @unsafe private func convertBlock(
    _ input: UnsafePointer<UInt8>, _ end: Int, into output: inout ByteBuffer
  ) {
    if unsafe blocks.convert(input, end, as: reading, into: &output) {
      let bytes = unsafe [UInt8](UnsafeBufferPointer(start: input, count: end))
      malformed.scan(bytes, isLast: true)
    } else {
      malformed.skip(end)
    }
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
  /// Whether Traditional forms stay as they were written, whatever the target's region writes.
  let keepsForms: Bool
  /// Whether every sentence is read whole: the plain way, against which the fast one is tested.
  package var isPlain = false

  /// What the text is said to be.
  public enum Source: Sendable {
    /// Simplified.
    case simplified
    /// Traditional: ideographs stay that both scripts have, unless the evidence is good that they
    /// were left Simplified.
    case traditional
    /// Traditional in which only what was left Simplified is to be put right: forms of other
    /// regions stay as well.
    case mixed
  }

  /// Makes a converter; no table is read.
  ///
  /// - Parameters:
  ///   - variant: The target; in Simplified there is nothing to weigh, so it is Traditional.
  ///   - forms: Whether forms are chosen that are usual (台灣) or official (臺灣).
  public init(to variant: Variant, from source: Source, forms: Forms = .official) {
    precondition(variant.script == .hant, "conversion by context is into Traditional")
    table = ContextTable()
    let target = ContextTarget(builtIn: Self.image(variant))
    self.target = forms == .usual ? target.usual : target
    reading = source == .simplified ? .simplified : .traditional
    keepsForms = source == .mixed
  }

  /// Which of two forms is chosen between which careful writers differ.
  public enum Forms: String, Sendable, CaseIterable {
    /// As dictionaries and offices write: 臺灣, 公佈.
    case official
    /// As most people write: 台灣, 公布.
    case usual
  }

  /// Makes a converter of tables that were compiled at run time.
  package init(_ table: ContextTable, _ target: ContextTarget, as reading: SourceReading) {
    self.table = table
    self.target = target
    self.reading = reading
    keepsForms = false
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
