// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding

/// Whether a text costs less as UTF-16 than as any encoding of bytes.
enum UnitContest {
  /// How much of the beginning is read, in bytes.
  private static let limit = 1024
  /// How much less usual than UTF-8 a text without a mark is, and one that begins inside a unit.
  private static let prior: Int32 = 40, cutPrior: Int32 = 112
  /// In a text as short as this, in bytes, it counts whether its ASCII is words.
  private static let shortText = 128

  /// The verdict; nil if it is not UTF-16.
  static func verdict(_ head: [UInt8]) -> Detection? {
    let bytes = [UInt8](head.prefix(limit))
    guard bytes.count >= 4, UnitHypothesis.isPlausible(bytes), !hasEmptyUnits(bytes) else {
      return nil
    }
    var contest = Contest()
    contest.advance(bytes, to: bytes.count, isLast: true)
    guard var rival = contest.best?.cost else { return nil }
    if bytes.count <= shortText {
      rival += LetterHypothesis.windows1252.surplus(ofASCIIIn: bytes)
    }
    let orders = [true, false].map { ($0 ? Encoding.utf16BE : .utf16LE, cost(bytes, $0)) }
    guard let best = orders.min(by: { $0.1 < $1.1 }), best.1 < rival else { return nil }
    let confidence = 1 / (1 + Contest.odds(rival - best.1))
    return Detection(best.0, min(0.99, confidence))
  }

  /// Whether more than one unit in fifty is NUL: numbers, not text. Between units two of its bytes
  /// meet where 一 (U+4E00) begins a line.
  private static func hasEmptyUnits(_ bytes: [UInt8]) -> Bool {
    [(phase: 0, most: 50), (phase: 1, most: 8)].contains { phase, most in
      let count = stride(from: phase, to: bytes.count - 1, by: 2).count {
        bytes[$0] == 0 && bytes[$0 + 1] == 0
      }
      return count > 2 && count * 2 * most > bytes.count
    }
  }

  private static func cost(_ bytes: [UInt8], _ isBigEndian: Bool) -> Int32 {
    // A text may end inside a unit, where a piece of it is looked at; it seldom does.
    let costs = Language.allCases.flatMap { language in
      let one = UnitHypothesis(isBigEndian: isBigEndian, language: language)
      // Any two bytes are a syllable of Korean in one case of six.
      let rarity: Int32 = language == .korean ? 48 : 0
      return [one.cost(bytes[...]) + rarity, one.cost(bytes.dropFirst()) + rarity + cutPrior]
    }
    return (costs.min() ?? Cost.infinite) + prior
  }
}
