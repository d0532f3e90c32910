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

  /// Whether more than one unit in fifty is NUL, in either phase: numbers, not text.
  private static func hasEmptyUnits(_ bytes: [UInt8]) -> Bool {
    [0, 1].contains { phase in
      let count = stride(from: phase, to: bytes.count - 1, by: 2).count {
        bytes[$0] == 0 && bytes[$0 + 1] == 0
      }
      return count > 2 && count * 100 > bytes.count
    }
  }

  private static func cost(_ bytes: [UInt8], _ isBigEndian: Bool) -> Int32 {
    // A text may end inside a unit, where a piece of it is looked at; it seldom does.
    let costs = Language.allCases.flatMap { language in
      let one = UnitHypothesis(isBigEndian: isBigEndian, language: language)
      return [one.cost(bytes[...]), one.cost(bytes.dropFirst()) + cutPrior]
    }
    return (costs.min() ?? Cost.infinite) + prior
  }
}
