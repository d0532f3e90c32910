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
      if scalar.isFullWidthStop { evidence.fullWidthMarks += 1 }
      if (scalar == 0x28 || scalar == 0xFF08), let gloss = glosses.gloss(at: index) {
        add(gloss, units, &evidence)
      }
      if BopomofoScanner.canBegin(scalar), bopomofo.gloss(at: index) != nil {
        evidence.bopomofoGlosses += 1
      }
    }
  }

  private func add(_ gloss: Gloss, _ units: [Unit], _ evidence: inout Evidence) {
    guard gloss.isMatch else { return }
    evidence.glosses += 1
    if gloss.ideographs.count > 1 || isPlain(gloss, units) { evidence.plainGlosses += 1 }
    let first = gloss.ideographs.lowerBound
    evidence.glossedReadings[units[first].scalar, default: []].insert(gloss.text.lowercased())
    let before = units.scalar(at: first - 1)
    if (before == 0x29 || before == 0xFF09) && GlossScanner.isPinyin(units.scalar(at: first - 2)),
      !resources.scripts.isTraditionalOnly(units[first].scalar)
    {
      evidence.chainedGlosses += 1
    }
  }

  /// Ideographs that cost more are rare enough to be glossed for a reader's sake.
  private static let commonCost = 115

  private func isPlain(_ gloss: Gloss, _ units: [Unit]) -> Bool {
    guard let ideograph = Unicode.Scalar(units[gloss.ideographs.lowerBound].scalar),
      let usual = resources.readings.pinyin(of: ideograph).first,
      let cost = resources.lexicon.cost(of: [resources.shadow(of: ideograph)])
    else { return false }
    // 「四(sì)」 is about the reading, and so is an item of a list: 窗(chuāng)、院(yuàn).
    let before = units.scalar(at: gloss.ideographs.lowerBound - 1)
    let after = units.scalar(at: gloss.range.upperBound)
    let isApart =
      (before.isOpeningMark || before.isFullWidthStop)
      && (after.isClosingMark || after.isFullWidthStop)
    let isUsual = Syllable(pinyin: usual).letters == Syllable(pinyin: gloss.text).letters
    return isUsual && cost <= Self.commonCost && !isApart
  }
}
