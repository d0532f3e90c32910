// SPDX-License-Identifier: Apache-2.0

internal import ZhengziLexicon

/// Tells where a text speaks of its own characters, or is no prose: there nothing is put right.
struct Quotation {
  private let block: Block

  init(_ block: Block) { self.block = block }

  /// Whether the units are left alone: the text shows the right form beside them, or they stand in
  /// code, in an address, or in a quotation that is wholly in the other script.
  func protects(_ range: Range<Int>, replacement: [UInt32], in script: Variant) -> Bool {
    showsBoth(range, replacement) || isCode(range) || isQuoted(range, in: script)
  }

  enum Variant { case hant, hans }

  private var units: [Unit] { block.units }

  /// The right form stands near: 干部→幹部, [学學], 奋斗 beside 奮鬥.
  private func showsBoth(_ range: Range<Int>, _ replacement: [UInt32]) -> Bool {
    let reach = range.count == 1 ? 2 : 30
    let scalars = units[window(range, reach)].map(\.scalar)
    let isNear = scalars.indices.contains { scalars[$0...].starts(with: replacement) }
    return isNear || hasTwin(range)
  }

  private func window(_ range: Range<Int>, _ reach: Int) -> Range<Int> {
    max(0, range.lowerBound - reach)..<min(units.count, range.upperBound + reach)
  }

  /// Another run of ideographs near by is the same word in another script.
  private func hasTwin(_ range: Range<Int>) -> Bool {
    let run = run(around: range)
    guard run.count <= 6 else { return false }
    let shadow = self.shadow(run)
    let area = window(range, 30)
    var index = area.lowerBound
    while index < area.upperBound {
      guard units[index].scalar.isIdeograph else {
        index += 1
        continue
      }
      let other = self.run(around: index..<(index + 1))
      if other != run && other.count == run.count && self.shadow(other) == shadow
        && units.text(other) != units.text(run)
      {
        return true
      }
      index = max(other.upperBound, index + 1)
    }
    return false
  }

  private func run(around range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while range.lowerBound - start < 8 && units.scalar(at: start - 1).isIdeograph { start -= 1 }
    while end - range.upperBound < 8 && units.scalar(at: end).isIdeograph { end += 1 }
    return start..<end
  }

  private func shadow(_ run: Range<Int>) -> [Unicode.Scalar] {
    block.resources.shadow(of: units[run].compactMap { Unicode.Scalar($0.scalar) })
  }

  /// Between backticks, or in a word that holds an address.
  private func isCode(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start > 0 && !isSpace(units[start - 1].scalar) && range.lowerBound - start < 200 {
      start -= 1
    }
    let before = units[start..<range.lowerBound].map(\.scalar)
    if before.count(where: { $0 == 0x60 }) % 2 == 1 { return true }
    let hasScheme = zip(before, before.dropFirst()).contains { $0 == 0x2F && $1 == 0x2F }
    let isInBraces = (before.lastIndex(of: 0x7B) ?? -1) > (before.lastIndex(of: 0x7D) ?? -1)
    return hasScheme || isInBraces || isInPattern(range) || isInDomain(range)
  }

  /// Alternatives of a regular expression: (?:干部|奮斗).
  private func isInPattern(_ range: Range<Int>) -> Bool {
    let (before, after) = (units.scalar(at: range.lowerBound - 1), units.scalar(at: range.upperBound))
    return before == 0x7C || after == 0x7C || before == 0x5B || after == 0x5D
  }

  /// 例子.中国
  private func isInDomain(_ range: Range<Int>) -> Bool {
    let start = run(around: range).lowerBound
    return units.scalar(at: start - 1) == 0x2E && units.scalar(at: start - 2).isIdeograph
  }

  private func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x09 || scalar == 0x3000 || scalar.isLineEnd
  }

  /// In a short quotation or title with no ideograph of the text's own script.
  private func isQuoted(_ range: Range<Int>, in script: Variant) -> Bool {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0 && range.lowerBound - start < 40 && !isMark(units[start - 1].scalar) {
      start -= 1
    }
    while end < units.count && end - range.upperBound < 40 && !isMark(units[end].scalar) {
      end += 1
    }
    guard opens(units.scalar(at: start - 1)), closes(units.scalar(at: end)) else { return false }
    let scripts = block.resources.scripts
    return !units[start..<end].contains {
      script == .hant ? scripts.isTraditionalOnly($0.scalar) : scripts.isSimplifiedOnly($0.scalar)
    }
  }

  private func isMark(_ scalar: UInt32) -> Bool {
    opens(scalar) || closes(scalar) || scalar.isLineEnd
  }

  private func opens(_ scalar: UInt32) -> Bool { scalar.isOpeningMark || scalar == 0x22 }

  private func closes(_ scalar: UInt32) -> Bool { scalar.isClosingMark || scalar == 0x22 }
}
