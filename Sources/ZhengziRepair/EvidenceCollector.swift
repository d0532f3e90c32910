// SPDX-License-Identifier: Apache-2.0

internal import ZhengziDetection
internal import ZhengziLexicon

/// Counts what a block shows.
struct EvidenceCollector {
  private let resources: Resources

  init(_ resources: Resources) { self.resources = resources }

  func add(_ units: [Unit], to evidence: inout Evidence) {
    let glosses = GlossScanner(units: units, readings: resources.readings)
    let bopomofo = BopomofoScanner(units: units, resources: resources)
    for index in units.indices {
      let scalar = units[index].scalar
      evidence.script.add(scalar, resources.scripts)
      if scalar == 0x2C { addComma(units, index, &evidence) }
      if scalar == 0xFF0C { evidence.fullWidthCommas += 1 }
      if scalar.isFullWidthMark || scalar.isOpeningMark { evidence.fullWidthMarks += 1 }
      if (scalar == 0x28 || scalar == 0xFF08), let gloss = glosses.gloss(at: index) {
        add(gloss, units, &evidence)
      }
      let isBopomofo = 0x3105...0x312F ~= scalar && units.scalar(at: index - 1).isIdeograph
      if isBopomofo || scalar == 0x28, bopomofo.gloss(at: index) != nil {
        evidence.bopomofoGlosses += 1
      }
    }
  }

  private func addComma(_ units: [Unit], _ index: Int, _ evidence: inout Evidence) {
    if units.scalar(at: index - 1).isIdeograph && units.scalar(at: index + 1).isIdeograph {
      evidence.asciiCommas += 1
    }
  }

  private func add(_ gloss: Gloss, _ units: [Unit], _ evidence: inout Evidence) {
    guard gloss.isMatch, let last = gloss.ideographs.last else { return }
    let ideograph = units[last].scalar
    evidence.glosses += 1
    evidence.glossed.insert(ideograph)
    if resources.scripts.isTraditionalOnly(ideograph) { evidence.traditionalGlosses += 1 }
  }
}
