// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The stages of a scheme at work on windows: short texts, each of them all there.
///
/// `LongestMatchEngine` does the same for text in pieces; what it keeps between pieces would cost
/// more here than the matching.
@safe struct WindowStages: ~Copyable {
  /// The stages that read the whole window.
  private let whole: [ConversionStage]
  private let segmentation: Segmentation?
  /// The stages that read one segment after the other.
  private let segmented: [ConversionStage]
  private var normalized = ByteBuffer(capacity: 512)
  private var scratch = Scratch()

  /// What one stage wrote, and what the next one writes.
  private struct Scratch: ~Copyable {
    var current = ByteBuffer(capacity: 512)
    var next = ByteBuffer(capacity: 512)
  }

  init(_ scheme: CompiledScheme) {
    segmentation = scheme.segmentation
    whole = scheme.normalization + (scheme.segmentation == nil ? scheme.chain : [])
    segmented = scheme.segmentation == nil ? [] : scheme.chain
  }

  /// Appends what the stages make of a window.
  @unsafe mutating func convert(
    _ window: UnsafePointer<UInt8>, _ count: Int, into output: inout ByteBuffer
  ) {
    guard let segmentation else {
      return unsafe Self.run(whole, window, count, &scratch, into: &output)
    }
    normalized.removeAll()
    unsafe Self.run(whole, window, count, &scratch, into: &normalized)
    let (text, length) = unsafe (normalized.pointer, normalized.count)
    var position = 0
    while position < length {
      let segment = unsafe segmentation.segmentLength(text + position, length &- position)
      unsafe Self.run(segmented, text + position, segment, &scratch, into: &output)
      position &+= segment
    }
  }

  /// Runs one stage after the other over a text; those that find no key are passed by.
  @inline(__always) @unsafe
  private static func run(
    _ stages: [ConversionStage], _ input: UnsafePointer<UInt8>, _ count: Int,
    _ scratch: inout Scratch, into output: inout ByteBuffer
  ) {
    var (text, length) = unsafe (input, count)
    for index in stages.indices {
      let passed = unsafe stages[index].passingCount(text, length, isEnd: true)
      if passed == length { continue }
      scratch.next.removeAll()
      unsafe scratch.next.append(text, passed)
      _ = unsafe stages[index].run(
        text + passed, length &- passed, isEnd: true, into: &scratch.next)
      swap(&scratch.current, &scratch.next)
      unsafe (text, length) = (scratch.current.pointer, scratch.current.count)
    }
    unsafe output.append(text, length)
  }
}
