// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The short way through a window: phrases are put in one by one between what the map wrote.
///
/// It is open where each phrase of the first stage stands for itself, whatever is around it: the
/// scheme has that stage only, or is cut by these very phrases, so that the stages behind see one
/// phrase at a time. What lies between phrases the map has right, unless a trigger says otherwise.
/// A window that holds anything but sequences of three bytes, or what normalization changes, takes
/// the long way (`WindowStages`).
@safe struct PhraseWindows {
  /// What the way is good for.
  enum Reach {
    /// Nothing.
    case closed
    /// A text of one stage.
    case oneStage
    /// A text that is cut by the first stage's phrases.
    case segments
  }

  let reach: Reach
  private let stage: UnsafePointer<ConversionStage>
  private let leafLimit: Int
  private let sections: WindowTable.Sections

  /// - Parameter stages: Must live as long as this.
  init(_ table: WindowTable, _ scheme: CompiledScheme, _ stages: borrowing WindowStages) {
    sections = table.sections
    leafLimit = stages.leafLimit
    // Segmentation stands where the only stage would: with one image, what cuts the text gives the
    // first stage's value too.
    let place = scheme.normalization.count
    unsafe stage = UnsafePointer(stages.stages + place)
    reach =
      !table.isPhrasewise
      ? .closed
      : !stages.isCut
        ? .oneStage
        : unsafe stages.stages[place].table.isSame(as: stages.stages[place + 1].table)
          ? .segments : .closed
  }

  private static let threeBytes = WindowKernel.threeBytes
  private static let threeByteMask = WindowKernel.threeByteMask
  private static let closed = WindowTable.force | WindowTable.normalized

  /// Reads the sequence at a place; nil if the way is closed there.
  ///
  /// - Parameter text: Readable for 8 bytes.
  @inline(__always) @unsafe
  private func open(_ text: UnsafePointer<UInt8>) -> UInt64? {
    let word = unsafe UnsafeRawPointer(text).loadUnaligned(as: UInt64.self)
    guard word & Self.threeByteMask == Self.threeBytes,
      unsafe sections.map[WindowKernel.scalar(word)] & Self.closed == 0
    else { return nil }
    return word
  }

  /// The phrase at a place.
  @inline(__always) @unsafe
  private func phrase(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ word: UInt64
  ) -> LongestMatchTable.Match {
    if word &>> 24 & Self.threeByteMask == Self.threeBytes && count >= 6 {
      let first = UInt32(truncatingIfNeeded: word) & 0xFF_FFFF
      let second = UInt32(truncatingIfNeeded: word &>> 24) & 0xFF_FFFF
      return unsafe stage.pointee.table.matchPhrase(text, count, first, second)
    }
    let match = unsafe stage.pointee.table.match(text, count)
    return match.keyLength > 3 ? match : .none
  }

  @inline(__always)
  private func append(_ match: LongestMatchTable.Match, to output: inout ByteBuffer) {
    // Behind the values of an image lies a section of bounds: 7 bytes more can be read.
    unsafe output.appendWide(
      stage.pointee.table.image.pointer(match.valueOffset), match.valueLength)
  }

  /// Converts a text of one stage from a definite boundary through the sequence at `place`.
  ///
  /// - Parameters:
  ///   - mapped: What the map made of the input, place by place; readable past its end as `input`.
  ///   - end: A definite boundary; 32 bytes more than it can be read.
  /// - Returns: Up to where; nil if the way is closed. Then `output` must be cut back.
  @inline(__always) @unsafe
  func convert(
    _ input: UnsafePointer<UInt8>, from left: Int, through place: Int, _ end: Int,
    mapped: UnsafePointer<UInt8>, into output: inout ByteBuffer
  ) -> Int? {
    var (position, runStart) = (left, left)
    while position <= place {
      guard let word = unsafe open(input + position) else { return nil }
      let match = unsafe phrase(input + position, end &- position, word)
      if match.keyLength == 0 {
        position &+= 3
        continue
      }
      unsafe output.appendWide(mapped + runStart, position &- runStart)
      append(match, to: &output)
      position &+= match.keyLength
      runStart = position
    }
    unsafe output.appendWide(mapped + runStart, position &- runStart)
    if position >= end { return position }
    // A variation selector may stand there, that belongs to what was converted.
    let next = unsafe UnsafeRawPointer(input + position).loadUnaligned(as: UInt64.self)
    if next & 0xF0 == 0xF0 { return nil }
    if next & Self.threeByteMask != Self.threeBytes { return position }
    let entry = unsafe sections.map[WindowKernel.scalar(next)]
    return entry & WindowTable.normalized == 0 ? position : nil
  }

  /// Converts a window of a scheme that is cut by its phrases.
  ///
  /// - Returns: Whether the way was open. If not, `output` must be cut back.
  @inline(__always) @unsafe
  func convert(
    _ input: UnsafePointer<UInt8>, from left: Int, to right: Int,
    mapped: UnsafePointer<UInt8>, _ stages: inout WindowStages, into output: inout ByteBuffer
  ) -> Bool {
    var run = Run(start: left)
    while run.end < right {
      guard let word = unsafe open(input + run.end),
        unsafe step(&run, word, input, right, mapped: mapped, &stages, into: &output)
      else { return false }
    }
    unsafe append(run, input, mapped: mapped, &stages, to: &output)
    return true
  }

  /// Converts the beginning of a window whose end is far: up to the end of a phrase, for nothing
  /// crosses that once everything before it is decided.
  ///
  /// - Parameters:
  ///   - limit: How much of the input is mapped.
  ///   - available: How much of the input there is, up to 32 bytes less than can be read.
  /// - Returns: Up to where; 0 if no phrase ends there, or the way is closed before one does.
  @inline(never) @unsafe
  func convertBeginning(
    _ input: UnsafePointer<UInt8>, _ limit: Int, _ available: Int,
    mapped: UnsafePointer<UInt8>, _ stages: inout WindowStages, into output: inout ByteBuffer
  ) -> Int {
    if reach == .closed { return 0 }
    var run = Run(start: 0)
    var decided = (position: 0, count: output.count)
    // A phrase is the longest one if all of the longest key would fit.
    let last = unsafe min(limit, available &- stage.pointee.table.longestKey)
    // What is open belongs to nothing before it: there a phrase that has ended stands for itself.
    while run.end < last, let word = unsafe open(input + run.end) {
      if run.start == run.end { decided = (run.start, output.count) }
      guard unsafe step(&run, word, input, available, mapped: mapped, &stages, into: &output)
      else { break }
    }
    output.truncate(decided.count)
    return decided.position
  }

  /// What lies behind the last phrase.
  private struct Run {
    var start: Int
    var end: Int
    /// Whether the map may be wrong about it.
    var hasTrigger = false

    init(start: Int) { (self.start, end) = (start, start) }
  }

  /// Goes on by one sequence, or by one phrase and what lies before it; returns whether the way is
  /// open.
  @inline(__always) @unsafe
  private func step(
    _ run: inout Run, _ word: UInt64, _ input: UnsafePointer<UInt8>, _ right: Int,
    mapped: UnsafePointer<UInt8>, _ stages: inout WindowStages, into output: inout ByteBuffer
  ) -> Bool {
    let match = unsafe phrase(input + run.end, right &- run.end, word)
    let first = UInt32(truncatingIfNeeded: word) & 0xFF_FFFF
    let second = UInt32(truncatingIfNeeded: word &>> 24) & 0xFF_FFFF
    if match.keyLength == 0 || match.leaf >= leafLimit {
      run.hasTrigger = run.hasTrigger || sections.trigger(first, second) != 0
      run.end &+= 3
      return true
    }
    // What is unsettled is known of phrases that begin with two sequences of three bytes.
    if word &>> 24 & Self.threeByteMask != Self.threeBytes { return false }
    unsafe append(run, input, mapped: mapped, &stages, to: &output)
    if sections.isUnsettled(first, second, match.keyLength) {
      unsafe stages.settle(
        stage.pointee.table.image.pointer(match.valueOffset), match.valueLength, into: &output)
    } else {
      append(match, to: &output)
    }
    run = Run(start: run.end &+ match.keyLength)
    return true
  }

  /// Appends what lies between phrases.
  @inline(__always) @unsafe
  private func append(
    _ run: Run, _ input: UnsafePointer<UInt8>,
    mapped: UnsafePointer<UInt8>, _ stages: inout WindowStages, to output: inout ByteBuffer
  ) {
    let length = run.end &- run.start
    // With one stage only, what is no phrase the map has right.
    if run.hasTrigger && reach == .segments {
      unsafe stages.convertSegment(input + run.start, length, into: &output)
    } else {
      unsafe output.appendWide(mapped + run.start, length)
    }
  }
}
