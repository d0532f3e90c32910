// SPDX-License-Identifier: Apache-2.0

/// ZW005.
struct HalfWidthComma: Rule {
  static let information = RuleInformation(
    "ZW005", "halfwidth-comma",
    "An ASCII comma stands in Chinese running text whose other marks are full-width.", .safe,
    example: ("學習黨史,推動工作。大家、我們都來。", "學習黨史，推動工作。大家、我們都來。"))

  func findings(in block: Block) -> [Proposal] {
    RunningText(block).marks([0x2C]).map { index in
      Proposal(
        index..<(index + 1), replacement: [0xFF0C], isSure: true,
        reason: "a comma in Chinese running text")
    }
  }
}

/// ZW006.
struct HalfWidthMark: Rule {
  static let information = RuleInformation(
    "ZW006", "halfwidth-marks",
    "An ASCII colon, semicolon, exclamation or question mark, or a full stop at the end of a line, stands in Chinese running text.",
    .safe,
    example: ("編輯:姚立松。他說、你看!快來。", "編輯：姚立松。他說、你看！快來。"))

  private static let fullWidth: [UInt32: UInt32] = [
    0x3A: 0xFF1A, 0x3B: 0xFF1B, 0x21: 0xFF01, 0x3F: 0xFF1F, 0x2E: 0x3002,
  ]

  func findings(in block: Block) -> [Proposal] {
    RunningText(block).marks(Set(Self.fullWidth.keys)).compactMap { index in
      let mark = block.units[index].scalar
      if mark == 0x3F && !Clause(block, endingAt: index).asks { return nil }
      guard let replacement = Self.fullWidth[mark] else { return nil }
      return Proposal(
        index..<(index + 1), replacement: [replacement], isSure: true,
        reason: "a mark in Chinese running text")
    }
  }
}

/// Where ASCII marks stand in Chinese running text, and not in a table, code or a formula.
struct RunningText {
  private let block: Block

  init(_ block: Block) { self.block = block }

  private var units: [Unit] { block.units }

  /// The indices of such marks, if the document uses full-width ones.
  func marks(_ marks: Set<UInt32>) -> [Int] {
    // On a page that a transcoder spoilt the commas are as it left them.
    let leastMarks = block.evidence.hasDamagingGlosses ? 1 : 2
    guard block.isChinese, block.evidence.fullWidthMarks >= leastMarks else { return [] }
    return block.lines.flatMap { line in
      let found = line.filter { marks.contains(units[$0].scalar) && isBetweenText($0) }
      return found.isEmpty || isRecord(line) || !isRunningText(line)
        ? [] : unbracketed(found, line)
    }
  }

  private func isBetweenText(_ index: Int) -> Bool {
    let (before, after) = (units.scalar(at: index - 1), units.scalar(at: index + 1))
    let mark = units[index].scalar
    // Behind a space the mark belongs to a style that sets ASCII marks on purpose.
    if after == 0x20 || after == 0x09 { return false }
    if before.isIdeograph || before.isClosingMark {
      let isEnd = after.isLineEnd || after == 0
      if mark == 0x2E {
        return isEnd || Self.quotationEnds.contains(after) || separatesSentences(index)
      }
      if mark == 0x21 || mark == 0x3F {
        return after.isIdeograph || after.isOpeningMark || isEnd || after.isClosingMark
      }
      if mark == 0x2C && after.isDigit { return countsSomething(index + 1) }
      return after.isIdeograph || after.isOpeningMark || after.isDigit || isEnd && mark != 0x2C
    }
    // 12345,黨報 but not 1,000 or 12:30.
    return (before.isDigit || before == 0x25 || before == 0x29 || before.isLetter)
      && after.isIdeograph
      && (mark == 0x2C || mark == 0x3B)
  }

  /// A full stop behind a clause of a longer sentence and before a pronoun: 沒有回頭.我站在原地; not
  /// 約翰.史密斯 or 第一章.我的童年.
  private func separatesSentences(_ index: Int) -> Bool {
    var start = index
    while units.scalar(at: start - 1).isIdeograph { start -= 1 }
    return index - start >= 3 && units.scalar(at: start - 1) == 0xFF0C
      && Self.openers.contains(units.scalar(at: index + 1))
  }

  private static let quotationEnds: Set<UInt32> = [0x201D, 0x300D, 0x300F]

  private static let openers = Set("我你您妳他她它這这那但".unicodeScalars.map(\.value))

  /// A number with what it counts.
  private func countsSomething(_ start: Int) -> Bool {
    var index = start
    while units.scalar(at: index).isDigit || [0x2C, 0x2E].contains(units.scalar(at: index)) {
      index += 1
    }
    return units.scalar(at: index).isIdeograph || units.scalar(at: index) == 0x25
  }

  /// A line of a log, with a name in Latin letters for its value, or of fields: 2024-05-01 08:00 …,
  /// [WARN] …, SUMMARY:…, 王明,12;李華,35.
  private func isRecord(_ line: Range<Int>) -> Bool {
    let head = units[line].prefix(24).map(\.scalar)
    if head.first == 0x5B { return true }
    let shape = head.prefix(13).map {
      $0.isDigit ? 0x30 : $0 == 0x2F ? 0x2D : $0 == 0x54 ? 0x20 : $0
    }
    if shape == Self.stamp { return true }
    let word = head.prefix { $0.isLetter || $0 == 0x2D || $0 == 0x5F }
    if !word.isEmpty && word.count < head.count && head[word.count] == 0x3A { return true }
    return line.contains {
      units[$0].scalar == 0x2C && units.scalar(at: $0 - 1).isIdeograph
        && units.scalar(at: $0 + 1).isDigit && !countsSomething($0 + 1)
    }
  }

  /// The shape of a date with an hour.
  private static let stamp = "0000-00-00 00".unicodeScalars.map(\.value)

  /// Prose: with full-width marks of its own, or a heading; not code, a table or markup.
  private func isRunningText(_ line: Range<Int>) -> Bool {
    var (commas, fullWidth, ideographs) = (0, 0, 0)
    for unit in units[line] {
      switch unit.scalar {
      case 0x2C, 0x3B: commas += 1
      case 0x60, 0x7B, 0x7D, 0x3D, 0x7C, 0x3C, 0x3E, 0x5C, 0x23, 0x09, 0x24, 0x22: return false
      default:
        if unit.scalar.isFullWidthMark || unit.scalar.isOpeningMark { fullWidth += 1 }
        if unit.scalar.isIdeograph { ideographs += 1 }
      }
    }
    if fullWidth > 0 { return true }
    return commas == 0 || (commas == 1 && ideographs >= 12)
  }

  /// Those of some marks that stand outside the ASCII brackets of their line.
  private func unbracketed(_ marks: [Int], _ line: Range<Int>) -> [Int] {
    let lastClosing = line.last { [0x29, 0x5D].contains(units[$0].scalar) } ?? line.lowerBound
    var (depth, index) = (0, line.lowerBound)
    return marks.filter { mark in
      while index < mark {
        switch units[index].scalar {
        case 0x28, 0x5B: depth += 1
        case 0x29, 0x5D: depth = max(0, depth - 1)
        default: break
        }
        index += 1
      }
      return depth == 0 || mark > lastClosing
    }
  }
}
