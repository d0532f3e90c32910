// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The stages of a scheme at work on windows: short texts, each of them all there.
///
/// `LongestMatchEngine` does the same for text in pieces; what it keeps between pieces would cost
/// more here than the matching.
@safe struct WindowStages: ~Copyable {
  /// The stages in order, segmentation among them. Behind a pointer, for a stage that is copied
  /// counts a reference.
  let stages: UnsafeMutablePointer<ConversionStage>
  private let count: Int
  /// The place of segmentation; `count` if there is none.
  let cut: Int
  /// See `Segmentation`.
  let leafLimit: Int
  private var normalized = ByteBuffer(capacity: 512)
  private var scratch = Scratch()

  /// What one stage wrote, and what the next one writes.
  private struct Scratch: ~Copyable {
    var current = ByteBuffer(capacity: 512)
    var next = ByteBuffer(capacity: 512)
  }

  init(_ scheme: CompiledScheme) {
    let segmentation = scheme.segmentation.map { [$0.stage] } ?? []
    let all = scheme.normalization + segmentation + scheme.chain
    count = all.count
    cut = scheme.segmentation == nil ? all.count : scheme.normalization.count
    leafLimit = scheme.segmentation?.leafLimit ?? .max
    unsafe stages = .allocate(capacity: max(all.count, 1))
    for (index, stage) in all.enumerated() { unsafe (stages + index).initialize(to: stage) }
  }

  deinit {
    unsafe stages.deinitialize(count: count)
    unsafe stages.deallocate()
  }

  var isCut: Bool { cut < count }

  /// Appends what the stages make of a window.
  @unsafe mutating func convert(
    _ window: UnsafePointer<UInt8>, _ length: Int, into output: inout ByteBuffer
  ) {
    if !isCut { return unsafe run(0..<count, window, length, into: &output) }
    // Taken out, for `run` may not touch it meanwhile.
    var normalized = ByteBuffer(capacity: 0)
    swap(&normalized, &self.normalized)
    normalized.removeAll()
    unsafe run(0..<cut, window, length, into: &normalized)
    let (text, length) = unsafe (normalized.pointer, normalized.count)
    var position = 0
    while position < length {
      let segment = unsafe (stages + cut).pointee.segmentLength(
        text + position, length &- position, leafLimit: leafLimit)
      unsafe convertSegment(text + position, segment, into: &output)
      position &+= segment
    }
    swap(&normalized, &self.normalized)
  }

  /// Appends what the stages behind segmentation make of a segment.
  @unsafe mutating func convertSegment(
    _ segment: UnsafePointer<UInt8>, _ length: Int, into output: inout ByteBuffer
  ) {
    unsafe run((cut + 1)..<count, segment, length, into: &output)
  }

  /// Appends what the stages behind the first one make of its value for a segment.
  @unsafe mutating func settle(
    _ value: UnsafePointer<UInt8>, _ length: Int, into output: inout ByteBuffer
  ) {
    unsafe run((cut + 2)..<count, value, length, into: &output)
  }

  /// Runs one stage after the other over a text; those that find no key are passed by.
  @unsafe private mutating func run(
    _ range: Range<Int>, _ input: UnsafePointer<UInt8>, _ count: Int,
    into output: inout ByteBuffer
  ) {
    var (text, length) = unsafe (input, count)
    for index in range {
      let stage = unsafe stages + index
      let passed = unsafe stage.pointee.passingCount(text, length, isEnd: true)
      if passed == length { continue }
      scratch.next.removeAll()
      unsafe scratch.next.append(text, passed)
      _ = unsafe stage.pointee.run(
        text + passed, length &- passed, isEnd: true, into: &scratch.next)
      swap(&scratch.current, &scratch.next)
      unsafe (text, length) = (scratch.current.pointer, scratch.current.count)
    }
    unsafe output.append(text, length)
  }
}
