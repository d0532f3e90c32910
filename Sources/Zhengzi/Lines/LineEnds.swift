// SPDX-License-Identifier: Apache-2.0

/// Writes the line ends of a text as the policies say, piece by piece.
///
/// A line end is LF, CR LF or a CR alone; U+2028 and its like are characters. What comes out does
/// not depend on how the text is cut: a CR at the end of a piece waits for the next one.
///
/// - Complexity: O(*n*) time; memory for the line ends at the end of the text so far, and only
///   where a final one is to be stripped.
struct LineEnds: Sendable {
  private let newline: Pipeline.NewlinePolicy
  private var final: Pipeline.FinalNewlinePolicy
  private var hasReturn = false
  /// Line ends that are written once text follows them, and how many they are.
  private var waiting: [Run] = []
  private var waitingCount = 0
  /// How the last line ended.
  private var last = LineEnd.feed
  private var isAtLineStart = true

  /// So many changes of style, and so many line ends, are held at the end of a text; of more, the
  /// first are written.
  private static let (runLimit, countLimit) = (4096, 1 << 20)

  private enum LineEnd { case feed, `return`, pair }
  private typealias Run = (end: LineEnd, count: Int)

  init(newline: Pipeline.NewlinePolicy, final: Pipeline.FinalNewlinePolicy) {
    self.newline = newline
    self.final = final
  }

  /// Whether every text comes out as it went in.
  var isPassive: Bool { newline == .keep && final == .keep }

  /// Takes a piece of whole code units and returns what is decided.
  mutating func apply(_ piece: [UInt8], unit: CodeUnit = .byte) -> [UInt8] {
    if isPassive { return piece }
    var output: [UInt8] = []
    output.reserveCapacity(piece.count + piece.count / 16 + 8)
    var (index, start) = (0, 0)
    while let control = unit.nextLineControl(in: piece, from: index) {
      add(text: piece[start..<control.index], unit, to: &output)
      add(control, unit, to: &output)
      index = control.index + unit.length
      start = index
    }
    add(text: piece[start...], unit, to: &output)
    return output
  }

  /// Ends the text.
  ///
  /// - Parameter isWhole: False where an error ends it: then nothing is added or taken away.
  /// - Returns: UTF-8.
  mutating func finish(isWhole: Bool) -> [UInt8] {
    if isPassive { return [] }
    var output: [UInt8] = []
    if !isWhole { final = .keep }
    if hasReturn { end(.return, .byte, to: &output) }
    switch final {
    case .keep: release(.byte, to: &output)
    case .strip: break
    case .add: if !isAtLineStart { write(written(last), .byte, to: &output) }
    }
    waiting = []
    return output
  }

  private mutating func add(text: ArraySlice<UInt8>, _ unit: CodeUnit, to output: inout [UInt8]) {
    if text.isEmpty { return }
    if hasReturn { end(.return, unit, to: &output) }
    release(unit, to: &output)
    output.append(contentsOf: text)
    isAtLineStart = false
  }

  private mutating func add(
    _ control: CodeUnit.LineControl, _ unit: CodeUnit, to output: inout [UInt8]
  ) {
    if control.isReturn {
      if hasReturn { end(.return, unit, to: &output) }
      hasReturn = true
    } else {
      end(hasReturn ? .pair : .feed, unit, to: &output)
    }
  }

  /// A line has ended.
  private mutating func end(_ found: LineEnd, _ unit: CodeUnit, to output: inout [UInt8]) {
    hasReturn = false
    last = found
    isAtLineStart = true
    guard final == .strip else { return write(written(found), unit, to: &output) }
    if waitingCount == Self.countLimit { releaseFirst(unit, to: &output) }
    if waiting.last?.end == found {
      waiting[waiting.count - 1].count += 1
    } else {
      if waiting.count == Self.runLimit { release(unit, to: &output) }
      waiting.append((found, 1))
    }
    waitingCount += 1
  }

  private mutating func releaseFirst(_ unit: CodeUnit, to output: inout [UInt8]) {
    write(written(waiting[0].end), unit, to: &output)
    waiting[0].count -= 1
    waitingCount -= 1
    if waiting[0].count == 0 { waiting.removeFirst() }
  }

  private mutating func release(_ unit: CodeUnit, to output: inout [UInt8]) {
    if waiting.isEmpty { return }
    for run in waiting {
      for _ in 0..<run.count { write(written(run.end), unit, to: &output) }
    }
    waiting = []
    waitingCount = 0
  }

  private func written(_ found: LineEnd) -> LineEnd {
    switch newline {
    case .keep: found
    case .lf: .feed
    case .crlf: .pair
    }
  }

  private func write(_ end: LineEnd, _ unit: CodeUnit, to output: inout [UInt8]) {
    if end != .feed { unit.append(0x0D, to: &output) }
    if end != .return { unit.append(0x0A, to: &output) }
  }
}
