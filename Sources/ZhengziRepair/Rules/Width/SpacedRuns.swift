// SPDX-License-Identifier: Apache-2.0

internal import ZhengziLexicon

/// Runs of ideographs with spaces between them.
struct SpacedRuns {
  /// At least two runs on a line, and the gaps between them.
  struct Chain {
    /// Ideographs; a full-width mark may end a run.
    var runs: [Range<Int>]
    /// Spaces, between the runs or before a mark.
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
    while index < units.count {
      guard units[index].scalar.isIdeograph || isMarkInChain(units, index, chain) else {
        index += 1
        continue
      }
      let start = index
      while index < units.count && units[index].scalar.isIdeograph { index += 1 }
      while index < units.count && units[index].scalar.isFullWidthMark { index += 1 }
      chain.runs.append(start..<index)
      let gap = gap(units, index)
      let next = units.scalar(at: gap.upperBound)
      if !gap.isEmpty && (next.isIdeograph || next.isFullWidthMark) {
        chain.gaps.append(gap)
        index = gap.upperBound
      } else {
        if chain.runs.count > 1 { chains.append(chain) }
        chain = Chain(runs: [], gaps: [])
      }
    }
    return chains
  }

  /// A mark that stands apart behind a run: 黨 史 。
  private static func isMarkInChain(_ units: [Unit], _ index: Int, _ chain: Chain) -> Bool {
    !chain.runs.isEmpty && units[index].scalar.isFullWidthMark
  }

  /// One or two spaces.
  private static func gap(_ units: [Unit], _ start: Int) -> Range<Int> {
    var end = start
    while end - start < 3 && units.scalar(at: end) == 0x20 { end += 1 }
    return end - start < 3 ? start..<end : start..<start
  }

  /// The ideographs of a run, without the mark that ends it.
  func ideographs(_ run: Range<Int>) -> [Unicode.Scalar] {
    block.units[run].prefix { $0.scalar.isIdeograph }.compactMap { Unicode.Scalar($0.scalar) }
  }

  /// Whether a full-width mark ends a run.
  func endsWithMark(_ run: Range<Int>) -> Bool {
    run.last.map { block.units[$0].scalar.isFullWidthMark } ?? false
  }

  /// The gaps inside labels that are spaced to one width: 作 者：, 出 版 社：; but 她 說：「.
  func labelGaps(in chain: Chain) -> Set<Int> {
    var gaps: Set<Int> = []
    for index in chain.runs.indices where block.units[chain.runs[index]].last?.scalar == 0xFF1A {
      if block.units.scalar(at: chain.runs[index].upperBound).isOpeningMark { continue }
      var run = index
      while run > 0 && ideographs(chain.runs[run]).count == 1 {
        gaps.insert(run - 1)
        run -= 1
      }
    }
    return gaps
  }

  /// The Simplified forms of ideographs, under which the lexicon keeps its words.
  func shadow(_ ideographs: [Unicode.Scalar]) -> [Unicode.Scalar] {
    block.resources.shadow(of: ideographs)
  }
}
