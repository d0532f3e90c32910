// SPDX-License-Identifier: Apache-2.0

public import ZhengziDetection
internal import ZhengziLexicon

/// A stretch of text that rules look at, with what the text so far has shown.
public struct Block: Sendable {
  /// The text.
  public let units: [Unit]
  /// What the document shows up to the end of this block.
  public let evidence: Evidence
  /// The units of each line, its end included.
  public let lines: [Range<Int>]
  let resources: Resources
  private let scripts: [ScriptEvidence.Verdict]

  init(_ units: [Unit], _ evidence: Evidence, _ resources: Resources) {
    self.units = units
    self.evidence = evidence
    self.resources = resources
    lines = Self.lines(of: units)
    scripts = lines.map { Self.script(of: units[$0], evidence, resources) }
  }

  private static func lines(of units: [Unit]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in units.indices where units[index].scalar == 0x0A {
      lines.append(start..<(index + 1))
      start = index + 1
    }
    if start < units.count { lines.append(start..<units.count) }
    return lines
  }

  /// The script of a line: the document's, unless the line itself says otherwise.
  ///
  /// A line of Simplified that is quoted in Traditional text (and the other way round) is so left
  /// as it is.
  private static func script(
    of line: ArraySlice<Unit>, _ evidence: Evidence, _ resources: Resources
  ) -> ScriptEvidence.Verdict {
    var own = ScriptEvidence()
    for unit in line { own.add(unit.scalar, resources.scripts) }
    if own.verdict == .japanese || own.verdict == .korean { return own.verdict }
    let whole = evidence.script.verdict
    switch whole {
    case .hant: return own.simplifiedOnly > own.traditionalOnly ? .mixed : .hant
    case .hans: return own.traditionalOnly > own.simplifiedOnly ? .mixed : .hans
    case .mixed: return own.verdict
    default: return whole
    }
  }

  /// Whether the document is Chinese, as far as it shows.
  var isChinese: Bool {
    switch evidence.script.verdict {
    case .japanese, .korean: false
    default: true
    }
  }

  /// The lines that are written in a script, as ranges of units.
  func lines(in script: ScriptEvidence.Verdict) -> [Range<Int>] {
    zip(lines, scripts).filter { $0.1 == script }.map(\.0)
  }
}

/// What a document has shown so far.
public struct Evidence: Sendable {
  /// Of its script.
  public internal(set) var script = ScriptEvidence()
  /// Glosses in pinyin whose reading fits; and those that no reader needs: on a common ideograph in
  /// its usual reading, or on a word.
  var glosses = 0, plainGlosses = 0
  /// Glosses on an ideograph of both scripts whose neighbour before it is glossed too.
  var chainedGlosses = 0
  /// The readings that ideographs were glossed with.
  var glossedReadings: [UInt32: Set<String>] = [:]
  /// Glosses in bopomofo whose reading fits.
  var bopomofoGlosses = 0
  /// Full-width marks that end sentences, clauses and items.
  var fullWidthMarks = 0
}
