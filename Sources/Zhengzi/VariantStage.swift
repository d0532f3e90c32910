// SPDX-License-Identifier: Apache-2.0

/// Converts repaired text to a variant, from a script that is given or found out.
///
/// Into Traditional, the context decides; whether the text is taken for Simplified or for
/// Traditional with something left Simplified in it is found out once. Into Simplified, the exact
/// scheme is right.
final class VariantStage {
  private let target: Variant
  /// What the text was taken for.
  private(set) var script: ScriptEvidence.Verdict?
  private var stream: (any TextStream)?
  /// Where rules repair the text, they put right as well what was left Simplified: they know code
  /// and quotations, and are surer.
  private let usesRules: Bool
  private var leftovers: Repairer?
  private let source: Pipeline.Source?
  private let forms: ContextConverter.Forms

  init(
    _ target: Variant, from source: Pipeline.Source?, forms: ContextConverter.Forms,
    usesRules: Bool
  ) {
    self.target = target
    self.usesRules = usesRules
    self.source = source
    self.forms = forms
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
    let verdict = source?.verdict ?? Self.verdict(of: units.lazy.map(\.scalar))
    script = verdict
    if usesRules && target.script == .hant && (verdict == .hant || verdict == .mixed) {
      leftovers = Repairer(rules: RuleSet.script, script: .hant)
      stream = Self.regionEngine(target).makeStream()
      return
    }
    stream = try? Self.engine(to: target, verdict, source, forms).makeStream()
  }

  static func verdict(of scalars: some Sequence<UInt32>) -> ScriptEvidence.Verdict {
    let sets = ScriptSets()
    var evidence = ScriptEvidence()
    for scalar in scalars { evidence.add(scalar, sets) }
    return evidence.verdict
  }

  /// The engine that chooses a region's forms in Traditional.
  private static func regionEngine(_ target: Variant) -> Converter {
    switch target {
    case .taiwan: Converter(.t2tw)
    case .hongKong, .macau: Converter(.t2hk)
    default: Converter(builtIn: "none", tofu: .avoid)
    }
  }

  /// The engine that leads from a script to a variant.
  static func engine(
    to target: Variant, _ verdict: ScriptEvidence.Verdict, _ source: Pipeline.Source?,
    _ forms: ContextConverter.Forms
  ) -> any TextConverting {
    switch (target.script, verdict) {
    case (_, .japanese), (_, .korean): return Converter(builtIn: "none", tofu: .avoid)
    case (.hant, .hans): return ContextConverter(to: target, from: .simplified, forms: forms)
    // Without a sign of either script nothing but a whole word speaks for a change.
    case (.hant, _):
      let source = source == .mixed ? ContextConverter.Source.mixed : .traditional
      return ContextConverter(to: target, from: source, forms: forms)
    case (.hans, .none): return Converter(builtIn: "none", tofu: .avoid)
    // Simplified in Simplified: what is already right must stay, 乾隆 and 著名 with it.
    case (.hans, .hans): return Converter(builtIn: "zh-Hans-leftovers", tofu: .avoid)
    case (.hans, _): return Converter(builtIn: "zh-Hans", tofu: .avoid)
    }
  }
}
