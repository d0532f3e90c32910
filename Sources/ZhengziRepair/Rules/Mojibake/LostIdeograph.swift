// SPDX-License-Identifier: Apache-2.0

internal import ZhengziDetection
internal import ZhengziLexicon

/// What an ideograph may have been that was lost between two others.
struct LostIdeograph {
  private let block: Block
  /// What was found before, by the neighbours and the readings.
  private var known: [String: [String]] = [:]

  /// Searches in one block; a text that lost more has no use for candidates.
  private static let searchLimit = 100

  init(_ block: Block) { self.block = block }

  /// The candidates for a gap; empty if there is none, nil if there was too much to search.
  ///
  /// - Parameter readings: What the ideograph is read as, if anything is known of it.
  mutating func candidates(at gap: Range<Int>, readAs readings: [String] = []) -> [String]? {
    let around = [gap.lowerBound - 1, gap.upperBound].map { String(block.units.scalar(at: $0)) }
    let key = (around + readings).joined(separator: " ")
    if let found = known[key] { return found }
    if known.count == Self.searchLimit { return nil }
    let syllables = readings.map { Syllable(pinyin: $0) }
    let found = search(at: gap) { scalar in
      syllables.isEmpty
        || syllables.contains { block.resources.readings.isReading($0, of: scalar) }
    }
    known[key] = found
    return found
  }

  /// The ideographs that make a word with the one before the gap or the one behind it, the most
  /// usual word first.
  ///
  /// - Parameter isPossible: What else is known, such as the reading; given Simplified forms.
  /// - Complexity: O(1), but 21,000 look-ups.
  private func search(at gap: Range<Int>, where isPossible: (Unicode.Scalar) -> Bool) -> [String] {
    let resources = block.resources
    let before = neighbour(gap.lowerBound - 1)
    let after = neighbour(gap.upperBound)
    var found: [(cost: Int, ideograph: Unicode.Scalar)] = []
    for value: UInt32 in 0x4E00...0x9FA5 {
      guard let ideograph = Unicode.Scalar(value) else { continue }
      let costs = [
        before.flatMap { resources.lexicon.cost(of: [$0, ideograph]) },
        after.flatMap { resources.lexicon.cost(of: [ideograph, $0]) },
      ].compactMap(\.self)
      if let cost = costs.min(), isPossible(ideograph) { found.append((cost, ideograph)) }
    }
    return found.sorted { ($0.cost, $0.ideograph) < ($1.cost, $1.ideograph) }
      .prefix(5).map { String(written($0.ideograph)) }
  }

  private func neighbour(_ index: Int) -> Unicode.Scalar? {
    let scalar = block.units.scalar(at: index)
    guard scalar.isIdeograph else { return nil }
    return Unicode.Scalar(scalar).map { block.resources.shadow(of: $0) }
  }

  /// In the script of the document.
  private func written(_ ideograph: Unicode.Scalar) -> Unicode.Scalar {
    guard block.evidence.script.verdict == .hant else { return ideograph }
    return block.resources.scripts.traditionalForms(of: ideograph.value).first ?? ideograph
  }
}
