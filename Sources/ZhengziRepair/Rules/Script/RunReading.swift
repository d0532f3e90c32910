// SPDX-License-Identifier: Apache-2.0

internal import ZhengziLexicon

/// How the ideographs around a place are read: the cheapest sequence of words.
struct RunReading {
  /// The units that are read: some words to either side.
  private let run: Range<Int>
  private let shadow: [Unicode.Scalar]
  /// Where words begin and end, as offsets into the run, both ends included.
  private let boundaries: [Int]
  private let lexicon: Lexicon

  private static let reach = 8

  init(_ block: Block, around range: Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    let units = block.units
    while range.lowerBound - start < Self.reach && units.scalar(at: start - 1).isIdeograph {
      start -= 1
    }
    while end - range.upperBound < Self.reach && units.scalar(at: end).isIdeograph { end += 1 }
    run = start..<end
    lexicon = block.resources.lexicon
    shadow = block.resources.shadow(
      of: units[run].map { Unicode.Scalar($0.scalar) ?? "\u{FFFD}" })
    var boundaries = [0]
    for length in lexicon.segments(shadow) {
      boundaries.append((boundaries.last ?? 0) + length)
    }
    self.boundaries = boundaries
  }

  /// The word that a unit belongs to.
  func word(at index: Int) -> Range<Int> {
    let offset = index - run.lowerBound
    let start = boundaries.last { $0 <= offset } ?? offset
    let end = boundaries.first { $0 > offset } ?? offset + 1
    return (run.lowerBound + start)..<(run.lowerBound + end)
  }

  /// Whether units lie inside one word, or from the beginning of a word to the end of one:
  /// 若干|部門 holds no 干部.
  func joinsWords(_ range: Range<Int>) -> Bool {
    let (first, last) = offsets(range)
    return !boundaries.contains { first < $0 && $0 < last }
      || boundaries.contains(first) && boundaries.contains(last)
  }

  /// What the text costs more if a word reaches across an edge of these units, 不干|部長的事; nil
  /// if no word can.
  ///
  /// - Parameter agrees: Whether a word that reaches across would change the same ideographs, as
  ///   几名 does beside 第几.
  func marginOverRivals(_ range: Range<Int>, agrees: (Range<Int>) -> Bool) -> Int? {
    let (first, last) = offsets(range)
    var cheapest: Int?
    for edge in [first, last] {
      for start in max(0, edge - Lexicon.longestWord + 1)..<max(edge, 1) where start < edge {
        for end in (edge + 1)..<(edge + Lexicon.longestWord) where end <= shadow.count {
          let holdsAll = start <= first && last <= end
          guard !holdsAll, start < last, end > first, let cost = cost(with: start..<end),
            !agrees((run.lowerBound + start)..<(run.lowerBound + end))
          else { continue }
          cheapest = min(cheapest ?? cost, cost)
        }
      }
    }
    return cheapest.map { $0 - lexicon.readingCost(of: shadow) }
  }

  private func offsets(_ range: Range<Int>) -> (first: Int, last: Int) {
    (range.lowerBound - run.lowerBound, range.upperBound - run.lowerBound)
  }

  /// The cost of the cheapest reading in which these ideographs are a word.
  private func cost(with word: Range<Int>) -> Int? {
    lexicon.cost(of: shadow[word]).map {
      $0 + lexicon.readingCost(of: Array(shadow[..<word.lowerBound]))
        + lexicon.readingCost(of: Array(shadow[word.upperBound...]))
    }
  }
}

extension Block {
  /// The word that the ideograph at `index` belongs to in the cheapest reading.
  func word(around index: Int) -> Range<Int> {
    RunReading(self, around: index..<(index + 1)).word(at: index)
  }
}
