// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

extension ContextReader {
  /// What the text costs more if some word reaches across an edge of a range, 不干|部長 beside
  /// 不|干部|長; nil if none can.
  ///
  /// - Complexity: O(*w* · *n* · *k*), *w* words across, *n* ideographs around, *k* the longest word.
  func marginOverRivals(_ range: Range<Int>, _ sentence: borrowing ContextSentence) -> Int? {
    let start = max(runStart(range.lowerBound, sentence), range.lowerBound - Self.rivalReach)
    let end = min(runEnd(range.upperBound, sentence), range.upperBound + Self.rivalReach)
    let best = readingCost(start, end, sentence)
    var cheapest: Int?
    for first in max(start, range.lowerBound - Self.rivalReach)..<range.upperBound {
      var packed = unsafe sections.root(sentence.scalars[first])
      var next = first + 1
      while next < end && packed != 0 {
        packed = unsafe sections.child(packed >> 8, sentence.scalars[next])
        next += 1
        // A longer word that holds all of the range agrees with it.
        let holdsAll = first <= range.lowerBound && next >= range.upperBound
        let crosses =
          !holdsAll
          && (first < range.lowerBound && next > range.lowerBound || next > range.upperBound)
        guard crosses && packed & 0xFF != 0 else { continue }
        let cost =
          readingCost(start, first, sentence) + Int(packed & 0xFF)
          + readingCost(next, end, sentence)
        cheapest = min(cheapest ?? cost, cost)
      }
    }
    return cheapest.map { $0 - best }
  }

  private static let rivalReach = 6

  private func runStart(_ place: Int, _ sentence: borrowing ContextSentence) -> Int {
    var start = place
    while start > 0 && sentence.kind(start - 1) == ScalarClass.ideograph { start -= 1 }
    return start
  }

  private func runEnd(_ place: Int, _ sentence: borrowing ContextSentence) -> Int {
    var end = place
    while end < sentence.count && sentence.kind(end) == ScalarClass.ideograph { end += 1 }
    return end
  }

  /// What the cheapest path through some ideographs costs.
  private func readingCost(
    _ start: Int, _ end: Int, _ sentence: borrowing ContextSentence
  ) -> Int {
    guard start < end else { return 0 }
    findPath(start, end, sentence)
    return unsafe Int(sentence.costs[end])
  }
}
