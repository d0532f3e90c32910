// SPDX-License-Identifier: Apache-2.0

internal import ZhengziDetection
internal import ZhengziLexicon

extension Block {
  /// All glosses in the block, but those of a reader.
  fileprivate var glosses: [Gloss] {
    if evidence.glosses == 0 { return [] }
    let scanner = GlossScanner(units: units, readings: resources.readings)
    let glosses = units.indices.compactMap { scanner.gloss(at: $0) }
    // What only Traditional has is glossed by transcoders, on some lines throughout.
    let lines = linesOfReaders(
      glosses.map(\.ideographs).filter {
        !resources.scripts.isTraditionalOnly(units[$0.lowerBound].scalar)
      })
    return glosses.filter { gloss in !lines.contains { $0.overlaps(gloss.range) } }
  }

  /// The lines on which two thirds of the ideographs are glossed, as for beginners.
  ///
  /// - Parameter glossed: The ideographs that are, in order.
  func linesOfReaders(_ glossed: [Range<Int>]) -> [Range<Int>] {
    var rest = glossed[...]
    return lines.filter { line in
      let own = rest.prefix { $0.lowerBound < line.upperBound }
      rest = rest.dropFirst(own.count)
      let count = own.reduce(0) { $0 + $1.count }
      return count > 2 && count * 3 >= units[line].count { $0.scalar.isIdeograph } * 2
    }
  }
}

extension Evidence {
  /// Whether the document's glosses are damage.
  ///
  /// A page that a bad transcoder glossed has them on common ideographs in their usual reading, or
  /// on words. A teacher glosses what is rare or read in an unusual way, a lesson on heteronyms the
  /// same ideograph in two ways, and a reader for beginners glosses everything. Those stay.
  var hasDamagingGlosses: Bool {
    plainGlosses >= 3 && plainGlosses * 3 >= glosses * 2 && glosses * 2 < script.ideographs
      && chainedGlosses * 2 < glosses && !contrastsReadings
  }

  /// Whether a third of the glossed ideographs, and more than one, have two readings.
  private var contrastsReadings: Bool {
    let contrasts = glossedReadings.values.count { $0.count > 1 }
    return contrasts > 1 && contrasts * 3 >= glossedReadings.count
  }
}

/// ZG001.
struct InlinePinyin: Rule {
  static let information = RuleInformation(
    "ZG001", "inline-pinyin",
    "An ideograph's reading follows it in parentheses, again and again in the text.", .safe,
    example: ("學(xué)史力行，實(shí)干為民，對(duì)人。", "學史力行，實幹為民，對人。"))

  func findings(in block: Block) -> [Proposal] {
    block.glosses.filter { $0.isMatch && $0.ideographs.count == 1 }.map { gloss in
      Proposal(
        gloss.range, replacement: [],
        isSure: block.evidence.hasDamagingGlosses,
        reason: "“\(gloss.text)” is a reading of the ideograph before it")
    }
  }
}

/// ZG002.
struct InlinePinyinWord: Rule {
  static let information = RuleInformation(
    "ZG002", "inline-pinyin-word",
    "A word's reading follows it in parentheses, in a text full of glosses.", .safe,
    example: (
      "學(xué)校的工作(gōng zuò)很多，大家都在努力學習(xué xí)，人人高興。",
      "學校的工作很多，大家都在努力學習，人人高興。"
    ))

  func findings(in block: Block) -> [Proposal] {
    block.glosses.filter { $0.isMatch && $0.ideographs.count > 1 }.map { gloss in
      Proposal(
        gloss.range, replacement: [],
        isSure: block.evidence.hasDamagingGlosses,
        reason: "“\(gloss.text)” is the reading of the word before it")
    }
  }
}

/// ZG003.
struct PinyinMismatch: Rule {
  static let information = RuleInformation(
    "ZG003", "pinyin-mismatch",
    "What looks like a gloss is no reading of the ideograph before it.", .reportOnly,
    example: ("行(xué)", "行(xué)"))

  func findings(in block: Block) -> [Proposal] {
    guard block.evidence.hasDamagingGlosses else { return [] }
    return block.glosses.filter { !$0.isMatch && $0.hasTone }.map { gloss in
      Proposal(
        gloss.range, replacement: nil, isSure: false,
        reason: "“\(gloss.text)” is no reading of the ideograph before it")
    }
  }
}
