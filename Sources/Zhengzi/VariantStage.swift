// SPDX-License-Identifier: Apache-2.0

/// Converts repaired text to a variant, from a script that is given or found out.
///
/// Until a later engine weighs each ideograph in its context, text is taken as a whole for
/// Simplified or Traditional: Simplified goes through the exact scheme of the target; in
/// Traditional, what is left of Simplified is put right first, and then only the target's forms
/// are chosen.
final class VariantStage {
  private let target: Variant
  /// What the text was taken for.
  private(set) var script: ScriptEvidence.Verdict?
  private var leftovers: Repairer?
  private var stream: (any TextStream)?
  private let given: Variant.Script?

  init(_ target: Variant, from script: Variant.Script?) {
    self.target = target
    given = script
  }

  /// Converts the next block.
  func convert(_ units: [Unit]) -> [UInt8] {
    if stream == nil { begin(with: units) }
    let repaired = leftovers?.repairScript(units) ?? units
    return (try? stream?.convert(repaired.utf8, isLast: false)) ?? repaired.utf8
  }

  /// What the stream still held.
  func finish() -> [UInt8] { (try? stream?.convert([], isLast: true)) ?? [] }

  private func begin(with units: [Unit]) {
    let verdict = given.map { $0 == .hans ? .hans : .hant } ?? Self.verdict(of: units)
    script = verdict
    let isTraditional = verdict == .hant || verdict == .mixed
    if isTraditional && target.script == .hant {
      leftovers = Repairer(rules: RuleSet.script, script: .hant)
    }
    stream = Self.converter(to: target, verdict).makeStream()
  }

  private static func verdict(of units: [Unit]) -> ScriptEvidence.Verdict {
    let sets = ScriptSets()
    var evidence = ScriptEvidence()
    for unit in units { evidence.add(unit.scalar, sets) }
    return evidence.verdict
  }

  private static func converter(
    to target: Variant, _ verdict: ScriptEvidence.Verdict
  ) -> Converter {
    switch (target, verdict) {
    case (_, .japanese), (_, .korean), (_, .none): return Converter(builtIn: "none", tofu: .avoid)
    case (.taiwan, .hant), (.taiwan, .mixed): return Converter(.t2tw)
    case (.hongKong, .hant), (.hongKong, .mixed): return Converter(.t2hk)
    case (_, .hant) where target.script == .hant, (_, .mixed) where target.script == .hant:
      return Converter(builtIn: "none", tofu: .avoid)
    case (.taiwan, _): return Converter(.s2tw)
    case (.hongKong, _): return Converter(.s2hk)
    case (.hant, _): return Converter(.s2t)
    // Simplified in Simplified: what is already right must stay, 乾隆 and 著名 with it.
    case (_, .hans): return Converter(builtIn: "zh-Hans-leftovers", tofu: .avoid)
    default: return Converter(builtIn: "zh-Hans", tofu: .avoid)
    }
  }
}
