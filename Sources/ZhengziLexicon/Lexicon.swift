// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Words of Simplified Chinese with how rare they are.
public struct Lexicon: Sendable {
  private let words: LongestMatchTable

  /// Opens the built-in table.
  public init() { words = BuiltInTable.open("Words") }

  /// The cost of a word: ten times the natural logarithm of how many words of running text it
  /// takes to meet it once; nil if the lexicon lacks it.
  public func cost(of word: some Sequence<Unicode.Scalar>) -> Int? {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: word)
    return words.value(of: [UInt8](String(text).utf8)).flatMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
  }

  /// What an ideograph costs that no word covers.
  public static let unknownCost = 180

  /// The longest word, in ideographs.
  public static let longestWord = 6

  /// Cuts ideographs into the cheapest sequence of words.
  ///
  /// - Returns: the lengths of the words.
  /// - Complexity: O(*n* · *k*), *k* the longest word.
  public func segments(_ ideographs: [Unicode.Scalar]) -> [Int] {
    var best = [(cost: 0, length: 0)]
    for end in 1...max(1, ideographs.count) where end <= ideographs.count {
      var choice = (cost: Int.max, length: 1)
      for length in 1...min(Self.longestWord, end) {
        let start = end - length
        let cost = self.cost(of: ideographs[start..<end]) ?? (length == 1 ? Self.unknownCost : nil)
        guard let cost, best[start].cost + cost < choice.cost else { continue }
        choice = (best[start].cost + cost, length)
      }
      best.append(choice)
    }
    var lengths: [Int] = []
    var end = ideographs.count
    while end > 0 {
      lengths.append(best[end].length)
      end -= best[end].length
    }
    return lengths.reversed()
  }

  /// The cost of the cheapest sequence of words.
  public func readingCost(of ideographs: [Unicode.Scalar]) -> Int {
    var (total, start) = (0, 0)
    for length in segments(ideographs) {
      total += cost(of: ideographs[start..<(start + length)]) ?? Self.unknownCost
      start += length
    }
    return total
  }
}
