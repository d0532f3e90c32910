// SPDX-License-Identifier: Apache-2.0

public import ZhengziConversion
internal import ZhengziDetection

/// Finds damage in a text and repairs what is sure.
///
/// A document is given block by block (whole lines, some hundred kilobytes); what its blocks
/// show adds up, so that the last one is judged by all before it.
public struct Repairer: Sendable {
  private let rules: [any Rule]
  private let resources = Resources()
  private var evidence = Evidence()
  private var lineCount = 0

  /// Rounds after which a text that still changes is left as it is.
  private static let roundLimit = 3

  /// Makes a repairer.
  ///
  /// - Parameter rules: The rules to use, in the order in which they apply.
  public init(rules: [any Rule] = RuleSet.all) { self.rules = rules }

  /// Makes a repairer for text whose script is known, so that each line is judged for itself.
  public init(rules: [any Rule], script: Variant.Script) {
    self.rules = rules
    evidence.script = ScriptEvidence(known: script == .hant ? .hant : .hans)
  }

  /// Applies what the rules propose, sure or not, and reports nothing: for conversion, in which
  /// something must be written for every ideograph.
  public func repairScript(_ units: [Unit]) -> [Unit] {
    rules.reduce(units) { units, rule in
      let proposals = rule.findings(in: Block(units, evidence, resources))
      return Self.apply(proposals.filter { $0.replacement != nil }, to: units)
    }
  }

  /// Repairs the next block of the document.
  ///
  /// - Returns: the repaired units, and what was found, in the order of the text.
  public mutating func repair(_ units: [Unit]) -> (units: [Unit], findings: [Finding]) {
    EvidenceCollector(resources).add(units, to: &evidence)
    let places = Places(units, firstLine: lineCount + 1)
    lineCount += units.count { $0.scalar == 0x0A }
    var block = Block(units, evidence, resources)
    var applied: [Finding] = []
    for _ in 0..<Self.roundLimit {
      var open: [Finding] = []
      var isStable = true
      for rule in rules {
        let code = type(of: rule).information.code
        let proposals = rule.findings(in: block)
        for proposal in proposals {
          let isApplied = proposal.isSure && proposal.replacement != nil
          let finding = places.finding(proposal, code, isApplied, block.units)
          if isApplied { applied.append(finding) } else { open.append(finding) }
        }
        let edits = proposals.filter { $0.isSure && $0.replacement != nil }
        if !edits.isEmpty {
          isStable = false
          block = Block(Self.apply(edits, to: block.units), evidence, resources)
        }
      }
      if isStable { return (block.units, (applied + open).sorted()) }
    }
    return (block.units, applied.sorted())
  }

  private static func apply(_ edits: [Proposal], to units: [Unit]) -> [Unit] {
    var result: [Unit] = []
    result.reserveCapacity(units.count)
    var position = 0
    for edit in edits {
      result.append(contentsOf: units[position..<edit.range.lowerBound])
      result.append(contentsOf: replacement(edit, units))
      position = edit.range.upperBound
    }
    result.append(contentsOf: units[position...])
    return result
  }

  /// The new units stand for the bytes that the old ones stood for: one for one if there are as
  /// many, else all for the first.
  private static func replacement(_ edit: Proposal, _ units: [Unit]) -> [Unit] {
    let old = units[edit.range]
    let scalars = edit.replacement ?? []
    let whole = units.originalRange(edit.range)
    return scalars.enumerated().map { index, scalar in
      let isOneForOne = scalars.count == old.count
      var unit =
        isOneForOne
        ? old[old.startIndex + index]
        : Unit(
          scalar: scalar, offset: index == 0 ? whole.lowerBound : whole.upperBound,
          length: index == 0 ? whole.count : 0)
      unit.isChanged = unit.isChanged || unit.scalar != scalar || !isOneForOne
      unit.scalar = scalar
      return unit
    }
  }
}

/// Lines and columns of the original.
private struct Places {
  private let offsets: [Int]
  private let lineStarts: [Int]
  private let firstLine: Int

  init(_ units: [Unit], firstLine: Int) {
    offsets = units.map(\.offset)
    var starts = units.isEmpty ? [] : [0]
    for index in units.indices.dropLast() where units[index].scalar == 0x0A {
      starts.append(index + 1)
    }
    lineStarts = starts
    self.firstLine = firstLine
  }

  func finding(
    _ proposal: Proposal, _ code: String, _ isApplied: Bool, _ units: [Unit]
  ) -> Finding {
    let range = units.originalRange(proposal.range)
    let unit = Self.last(offsets, atMost: range.lowerBound)
    let line = Self.last(lineStarts, atMost: unit)
    let after = proposal.replacement.map { scalars in
      var text = String.UnicodeScalarView()
      for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
      return String(text)
    }
    return Finding(
      code: code, range: range, line: firstLine + line,
      column: unit - (lineStarts.isEmpty ? 0 : lineStarts[line]) + 1,
      before: units.text(proposal.range), after: after, isApplied: isApplied,
      reason: proposal.reason, candidates: proposal.candidates)
  }

  /// The index of the last number that is not above `limit`; 0 if there is none.
  private static func last(_ sorted: [Int], atMost limit: Int) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}

extension Finding: Comparable {
  /// By place in the original, then by code.
  public static func < (a: Finding, b: Finding) -> Bool {
    (a.range.lowerBound, a.range.upperBound, a.code)
      < (b.range.lowerBound, b.range.upperBound, b.code)
  }
}
