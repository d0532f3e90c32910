// SPDX-License-Identifier: Apache-2.0

/// What the neighbours of an ideograph say before its rules are read.
extension ContextTableBuilder {
  /// A pair for each hot ideograph that a phrase or a name changes.
  mutating func addTriggers() {
    for (key, value) in values {
      for place in key.indices {
        let (character, form) = (key[place], value[place])
        guard form != Self.unsaid, form != Self.undecided, let known = forms.forms[character],
          known.count > 1, known[0] != form
        else { continue }
        if place > 0 {
          triggers.insert(key[place - 1], character)
        } else if key.count > 1 {
          triggers.insert(character, key[1])
        }
      }
    }
    for surname in names.forms.keys {
      for given in names.givenCosts.keys { triggers.insert(surname, given) }
    }
  }

  /// Lets the neighbours that rules ask for open their ideograph; returns its flags.
  mutating func gate(_ character: UInt16, _ list: [PendingRule]) -> UInt8 {
    var flags: UInt8 = list.isEmpty ? 0 : HotIdeograph.hasRules
    for rule in list {
      if rule.isStrong { flags |= HotIdeograph.hasStrongRules }
      if Self.looksBeyondClause(rule.sequence) { flags |= HotIdeograph.needsSentence }
      guard let found = ruleGate(sources.rules[rule.file].classes).neighbours(rule.sequence) else {
        flags |= HotIdeograph.isAlwaysOpen
        continue
      }
      for neighbour in found {
        let pair =
          neighbour.isBefore ? (neighbour.scalar, character) : (character, neighbour.scalar)
        triggers.insert(pair.0, pair.1)
        gates.insert(pair.0, pair.1)
      }
    }
    return flags
  }

  static func looksBeyondClause(_ sequence: RulePattern.Sequence) -> Bool {
    (sequence.left + sequence.right + sequence.conditions).contains {
      switch $0.operation {
      case .mark, .topic(_, wholeSentence: true): true
      default: false
      }
    }
  }

  func ruleGate(_ local: [String: [String]]) -> RuleGate {
    let (compiler, neighbours) = (compiler, neighbours)
    return RuleGate(
      words: { compiler.words($0, local) }, neighbour: { neighbours[Int($0)] },
      kinds: kindScalars)
  }

  /// What words of some kinds are made of.
  func scalarsOfKinds() -> [String: Set<UInt16>] {
    let flags: [(String, UInt8)] = [
      ("@number", ScalarClass.numeral), ("@surname", ScalarClass.surname),
      ("@given", ScalarClass.given), ("@foreign", ScalarClass.foreign),
    ]
    let members = flags.map { name, flag in
      (name, Set(classes.indices.filter { classes[$0] & flag != 0 }.map { neighbours[$0] }))
    }
    return Dictionary(uniqueKeysWithValues: members)
  }

  mutating func code(_ rule: PendingRule, _ known: [UInt16]) throws -> [UInt32] {
    let file = sources.rules[rule.file]
    do {
      return try compiler.code(
        rule.sequence, choice: known.firstIndex(of: rule.form) ?? 0, isStrong: rule.isStrong,
        reason: rule.reason, local: file.classes)
    } catch {
      throw RuleFile.Failure(name: reasons[rule.reason], line: 0, reason: error.reason)
    }
  }
}
