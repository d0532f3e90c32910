// SPDX-License-Identifier: Apache-2.0

/// Tells code, addresses and file names from prose.
struct CodeContext {
  private let units: [Unit]

  init(_ units: [Unit]) { self.units = units }

  /// Whether the units stand between backticks or in a word that is no prose.
  func holds(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start > 0 && !isSpace(units[start - 1].scalar) && range.lowerBound - start < 200 {
      start -= 1
    }
    let before = units[start..<range.lowerBound].map(\.scalar)
    if before.count(where: { $0 == 0x60 }) % 2 == 1 { return true }
    let hasScheme = zip(before, before.dropFirst()).contains { $0 == 0x2F && $1 == 0x2F }
    let isInBraces = (before.lastIndex(of: 0x7B) ?? -1) > (before.lastIndex(of: 0x7D) ?? -1)
    return hasScheme || isInBraces || isInPattern(range) || isInDomain(range)
      || isInFileName(range)
  }

  /// Alternatives of a regular expression: (?:干部|奮斗).
  private func isInPattern(_ range: Range<Int>) -> Bool {
    let (before, after) = (
      units.scalar(at: range.lowerBound - 1), units.scalar(at: range.upperBound)
    )
    return before == 0x7C || after == 0x7C || before == 0x5B || after == 0x5D
  }

  /// 例子.中国
  private func isInDomain(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while range.lowerBound - start < 8 && units.scalar(at: start - 1).isIdeograph { start -= 1 }
    return units.scalar(at: start - 1) == 0x2E && units.scalar(at: start - 2).isIdeograph
  }

  /// 干部名冊_v2.xlsx
  private func isInFileName(_ range: Range<Int>) -> Bool {
    var index = range.upperBound
    while index - range.upperBound < 60, isNamePart(units.scalar(at: index)) {
      let next = units.scalar(at: index + 1)
      if units[index].scalar == 0x5F || units[index].scalar == 0x2E && next.isLetter { return true }
      index += 1
    }
    return false
  }

  private func isNamePart(_ scalar: UInt32) -> Bool {
    scalar.isIdeograph || scalar.isLetter || scalar.isDigit || [0x2D, 0x2E, 0x5F].contains(scalar)
  }

  private func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x09 || scalar == 0x3000 || scalar.isLineEnd
  }
}
