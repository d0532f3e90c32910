// SPDX-License-Identifier: Apache-2.0

internal import ZhengziLexicon

/// Runs of ideographs with single spaces between them.
struct SpacedRuns {
  /// At least two runs on a line, and the gaps between them.
  struct Chain {
    var runs: [Range<Int>]
    var gaps: [Range<Int>]
  }

  let chains: [Chain]
  private let block: Block

  var lexicon: Lexicon { block.resources.lexicon }

  init(_ block: Block) {
    self.block = block
    chains = Self.chains(of: block.units)
  }

  private static func chains(of units: [Unit]) -> [Chain] {
    var chains: [Chain] = []
    var chain = Chain(runs: [], gaps: [])
    var index = 0
    func isText(_ scalar: UInt32) -> Bool { scalar.isIdeograph }
    while index < units.count {
      guard isText(units[index].scalar) else {
        index += 1
        continue
      }
      let start = index
      while index < units.count && isText(units[index].scalar) { index += 1 }
      chain.runs.append(start..<index)
      if units.scalar(at: index) == 0x20 && isText(units.scalar(at: index + 1)) {
        chain.gaps.append(index..<(index + 1))
        index += 1
      } else {
        if chain.runs.count > 1 { chains.append(closed(chain, units, index)) }
        chain = Chain(runs: [], gaps: [])
      }
    }
    return chains
  }

  /// A space before a full-width mark behind the last run belongs to a spaced line.
  private static func closed(_ chain: Chain, _ units: [Unit], _ end: Int) -> Chain {
    var chain = chain
    let isSpaced = chain.runs.count >= 14 && units.scalar(at: end) == 0x20
    if isSpaced && units.scalar(at: end + 1).isFullWidthMark {
      chain.gaps.append(end..<(end + 1))
    }
    return chain
  }

  /// The Simplified forms of a run, under which the lexicon keeps its words.
  func shadow(_ run: Range<Int>) -> [Unicode.Scalar] {
    block.units[run].compactMap { Unicode.Scalar($0.scalar) }
      .map { block.resources.shadow(of: $0) }
  }

  /// The cost of the cheapest reading.
  func cost(_ shadow: [Unicode.Scalar]) -> Int {
    var (total, start) = (0, 0)
    for length in lexicon.segments(shadow) {
      let word = shadow[start..<(start + length)]
      total += lexicon.cost(of: word) ?? Lexicon.unknownCost
      start += length
    }
    return total
  }
}
