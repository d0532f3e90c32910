// SPDX-License-Identifier: Apache-2.0

/// What a context table is made from.
package struct ContextSources {
  /// Simplified words with costs.
  package var words: TextTable
  /// Phrases and their values; the first table wins.
  package var phrases: [TextTable]
  /// Ideographs and their Traditional forms; and the way back.
  package var characters: TextTable, simplified: TextTable
  /// Compatibility ideographs and what they stand for.
  package var compatibility: TextTable
  /// OpenCC's standard forms and Taiwan's.
  package var taiwan: TextTable
  /// Rules, and the classes that all of them share.
  package var rules: [RuleFile], classes: RuleFile
  /// `foreign`: ideographs of transliterations.
  package var names: TextTable
  /// Surnames with the cost of a name and perhaps a form; ideographs of given names with costs.
  package var surnames: TextTable, given: TextTable
  /// Ideographs, and the percentage of native text that keeps them as they are.
  package var priors: TextTable
  /// Ideographs, and forms between which careful writers differ.
  package var freeVariants: TextTable

  package init(
    words: TextTable, phrases: [TextTable], characters: TextTable, simplified: TextTable,
    compatibility: TextTable, taiwan: TextTable, rules: [RuleFile], classes: RuleFile,
    names: TextTable, surnames: TextTable, given: TextTable, priors: TextTable,
    freeVariants: TextTable
  ) {
    self.words = words
    self.phrases = phrases
    self.characters = characters
    self.simplified = simplified
    self.compatibility = compatibility
    self.taiwan = taiwan
    self.rules = rules
    self.classes = classes
    self.names = names
    self.surnames = surnames
    self.given = given
    self.priors = priors
    self.freeVariants = freeVariants
  }
}

/// Makes the image of a context table: same sources, same bytes.
package struct ContextTableBuilder {
  let sources: ContextSources
  private(set) var forms: FormTable
  var classes = ScalarClassTable.bytes()
  var trie = WordTrieBuilder()
  var compiler: RuleCompiler
  /// The forms that a word or phrase gives to its ideographs, one by one.
  var values: [[UInt16]: [UInt16]] = [:]
  /// The keys, in the order in which they came.
  var keys: [[UInt16]] = []
  var longestKey = 1
  /// Compiled rules by character, and what they choose.
  var rules: [UInt16: [PendingRule]] = [:]
  var reasons: [String] = [""]
  var names = NameTable()
  var triggers = PairBitmap(bits: Int(ContextSections.pairBits))
  var gates = PairBitmap(bits: Int(ContextSections.pairBits))
  var neighbours: [UInt16] = []
  var kindScalars: [String: Set<UInt16>] = [:]
  /// Forms that something chooses.
  var used: [UInt16: Set<UInt16>] = [:]

  /// In a value: nothing is said, or that nothing can be said.
  static let (unsaid, undecided): (UInt16, UInt16) = (0, 0xFFFF)
  /// What a phrase costs that is no word of the lexicon; a word pattern at most.
  static let (phraseCost, patternCost) = (170, 165)
  static let wordlessCost = 190

  struct PendingRule {
    let form: UInt16
    let sequence: RulePattern.Sequence
    let isStrong: Bool
    let reason: Int
    let file: Int
  }

  package init(_ sources: ContextSources) throws {
    self.sources = sources
    forms = FormTable(
      characters: sources.characters, simplified: sources.simplified,
      compatibility: sources.compatibility, taiwan: sources.taiwan)
    let shadow = forms.shadow
    compiler = RuleCompiler(classes: sources.classes.classes) { shadow[Int($0)] }
    addNames()
    addWords()
    addPhrases()
    addTitledNames()
    try addRules()
  }

  // MARK: Words and phrases

  mutating func addNames() {
    for entry in sources.names.entries {
      for scalar in entry.values.flatMap({ FormTable.scalars($0) ?? [] }) {
        classes[Int(forms.shadow[Int(scalar)])] |= ScalarClass.foreign
      }
    }
    names.read(surnames: sources.surnames, given: sources.given, &forms)
    for (surname, _) in names.surnameCosts { classes[Int(surname)] |= ScalarClass.surname }
    for (scalar, _) in names.givenCosts { classes[Int(scalar)] |= ScalarClass.given }
  }

  /// 余先生, 老范: words of the lexicon, in which the surname has its form.
  mutating func addTitledNames() {
    let titles = (sources.classes.classes["@title"] ?? []).compactMap {
      FormTable.scalars([UInt8]($0.utf8)).map(forms.shadow)
    }
    for (word, place, cost) in names.titled(titles.filter { $0.count > 1 }) {
      if let known = trie.cost(of: word), known <= cost { continue }
      trie.add(word, cost: cost)
      if let form = names.forms[word[place]], values[word] == nil {
        var value = [UInt16](repeating: Self.unsaid, count: word.count)
        value[place] = form
        set(value, for: word)
      }
    }
  }

  mutating func addWords() {
    for entry in sources.words.entries {
      guard let word = FormTable.scalars(entry.key),
        let cost = Int(String(decoding: entry.values[0], as: UTF8.self))
      else { continue }
      trie.add(forms.shadow(of: word), cost: cost)
    }
  }

  mutating func addPhrases() {
    for table in sources.phrases {
      for entry in table.entries {
        guard let written = FormTable.scalars(entry.key), written.count > 1 else { continue }
        let key = forms.shadow(of: written)
        let values = entry.values.compactMap { FormTable.scalars($0) }
        guard values.count == entry.values.count, values.allSatisfy({ $0.count == key.count }),
          self.values[key] == nil
        else { continue }
        var value = [UInt16](repeating: Self.unsaid, count: key.count)
        for place in key.indices {
          let said = values[0][place]
          guard values.allSatisfy({ $0[place] == said }),
            let choice = forms.choice(of: said, for: key[place])
          else { continue }
          value[place] = forms.forms[key[place]]?[choice] ?? said
        }
        set(value, for: key)
        addAsWord(key)
      }
    }
  }

  /// Two frequent ideographs that make a phrase are no word, 没干: they are joined where they meet.
  mutating func addAsWord(_ phrase: [UInt16]) {
    guard trie.cost(of: phrase) == nil else { return }
    if phrase.count == 2 && trie.readingCost(phrase) < Self.wordlessCost { return }
    trie.add(phrase, cost: Self.phraseCost)
  }

  mutating func set(_ value: [UInt16], for key: [UInt16]) {
    if values[key] == nil { keys.append(key) }
    values[key] = value
    longestKey = max(longestKey, key.count)
  }

  // MARK: Rules

  mutating func addRules() throws {
    let classes = self.classes
    let shadow = forms.shadow
    let parser = RulePatternParser(
      isMark: {
        let kind = classes[Int($0)] & ScalarClass.mask
        return kind == ScalarClass.mark || kind == ScalarClass.sentenceEnd
      }, shadow: { shadow[Int($0)] })
    for (number, file) in sources.rules.enumerated() {
      for line in file.lines { try add(line, of: file, number, parser) }
    }
  }

  mutating func add(
    _ line: RuleFile.Line, of file: RuleFile, _ number: Int, _ parser: RulePatternParser
  ) throws {
    func failure(_ reason: String) -> RuleFile.Failure {
      RuleFile.Failure(name: file.name, line: line.number, reason: reason)
    }
    guard let character = UInt16(exactly: line.character.value) else {
      throw failure("“\(line.character)” lies beyond U+FFFF")
    }
    let form = try form(of: line, for: character, failure)
    let patterns: [RulePattern]
    do { patterns = try parser.patterns(line.patterns) } catch { throw failure(error.reason) }
    reasons.append("\(file.name):\(line.number): \(line.reason)")
    for pattern in patterns {
      switch pattern {
      case .always: forms.prefer(form, for: character)
      case .word(let text, let place, let joins):
        add(text, place, character, form, joins: joins && form != Self.undecided)
      case .sequence(let sequence):
        if form == Self.undecided { throw failure("`?` is for word patterns") }
        rules[character, default: []].append(
          PendingRule(
            form: form, sequence: Self.filled(sequence, character), isStrong: line.isStrong,
            reason: reasons.count - 1, file: number))
      }
    }
  }

  mutating func form(
    of line: RuleFile.Line, for character: UInt16, _ failure: (String) -> RuleFile.Failure
  ) throws -> UInt16 {
    guard let form = line.form else { return Self.undecided }
    guard let narrow = UInt16(exactly: form.value),
      let choice = forms.choice(of: narrow, for: character)
    else { throw failure("“\(form)” is no form of “\(line.character)”") }
    return forms.forms[character]?[choice] ?? character
  }

  static func filled(
    _ sequence: RulePattern.Sequence, _ character: UInt16
  ) -> RulePattern.Sequence {
    guard case .literal(var text, let place) = sequence.centre else { return sequence }
    text[place] = character
    var sequence = sequence
    sequence.centre = .literal(text: text, place: place)
    return sequence
  }

  /// A word pattern: its ideograph's form is said, the others' stays what it was.
  mutating func add(
    _ text: [UInt16], _ place: Int, _ character: UInt16, _ form: UInt16, joins: Bool
  ) {
    var key = text
    key[place] = character
    var value = values[key] ?? inner(key)
    value[place] = form
    set(value, for: key)
    guard joins else { return }
    // Alone it must win over its parts; beside others it is a rare word.
    let alone = trie.readingCost(key)
    // What is a word already, and read as one, keeps its count.
    if trie.cost(of: key) == alone { return }
    trie.add(key, cost: max(40, min(Self.patternCost, alone - 5)))
  }

  /// What the phrases inside a text say of it, from left to right, the longest first.
  func inner(_ key: [UInt16]) -> [UInt16] {
    var value = [UInt16](repeating: Self.unsaid, count: key.count)
    var start = 0
    while start < key.count {
      var length = min(key.count - start, longestKey)
      while length > 1, values[Array(key[start..<(start + length)])] == nil { length -= 1 }
      if length > 1, let found = values[Array(key[start..<(start + length)])] {
        value.replaceSubrange(start..<(start + length), with: found)
      }
      start += max(length, 1)
    }
    return value
  }

  // MARK: Image

  /// The image, and for each hot ideograph its forms, in the order of their numbers.
  package mutating func image() throws -> (bytes: [UInt8], hots: [(UInt16, [UInt16])]) {
    addInnerValues()
    collectUsed()
    for character in used.keys.sorted() {
      let known = forms.forms[character] ?? [character]
      let kept = Set(known.indices.filter { used[character]?.contains(known[$0]) == true })
      _ = forms.keep(kept, of: character)
    }
    for character in forms.forms.keys where used[character] == nil {
      _ = forms.keep([], of: character)
    }
    let hots = forms.forms.filter { $1.count > 1 }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
    for key in keys { if let value = values[key] { setValue(key, value) } }
    neighbours = ContextNeighbour.table(shadow: forms.shadow, classes: classes)
    kindScalars = scalarsOfKinds()
    addTriggers()
    var ruleSection: [UInt32] = []
    let hotSection = try hotRecords(hots, &ruleSection)
    var numbers = [UInt16](repeating: 0, count: 65_536)
    for (index, hot) in hots.enumerated() { numbers[Int(hot.0)] = UInt16(index + 1) }
    var writer = TableImageWriter(kind: .context)
    writer.append(section: classes)
    writer.append(section: forms.shadow.bytes)
    writer.append(section: numbers.bytes)
    writer.append(section: hotSection)
    writer.append(section: trie.roots)
    writer.append(section: trie.trie)
    writer.append(section: trie.nodeValueSection)
    writer.append(section: trie.valueSection)
    writer.append(section: trie.crossings)
    writer.append(section: (ruleSection + [0]).bytes)
    writer.append(section: HashSection.bytes(compiler.members) { $0 })
    writer.append(section: compiler.sets.bytes)
    writer.append(section: compiler.literals.bytes)
    writer.append(section: names.section(hots: Set(hots.map(\.0))))
    writer.append(section: neighbours.bytes)
    writer.append(section: triggers.bytes)
    writer.append(section: gates.bytes)
    writer.append(section: [UInt8](reasons.joined(separator: "\n").utf8))
    return (writer.image(), hots)
  }

  /// Words whose parts are phrases take their say from them.
  mutating func addInnerValues() {
    for entry in sources.words.entries {
      guard let written = FormTable.scalars(entry.key), written.count > 1 else { continue }
      let key = forms.shadow(of: written)
      guard values[key] == nil, key.contains(where: { (forms.forms[$0]?.count ?? 1) > 1 }) else {
        continue
      }
      var value = inner(key)
      if let form = names.form(inNameLike: key), value[0] == Self.unsaid { value[0] = form }
      if value.contains(where: { $0 != Self.unsaid }) { set(value, for: key) }
    }
  }

  mutating func collectUsed() {
    for (key, value) in values {
      for (character, form) in zip(key, value)
      where form != Self.unsaid && form != Self.undecided {
        used[character, default: []].insert(form)
      }
    }
    for (character, form) in names.forms { used[character, default: []].insert(form) }
    for (character, list) in rules {
      for rule in list { used[character, default: []].insert(rule.form) }
    }
  }

  mutating func setValue(_ key: [UInt16], _ value: [UInt16]) {
    var (packed, shift): (UInt64, UInt64) = (0, 0)
    for (character, form) in zip(key, value) {
      guard let known = forms.forms[character], known.count > 1, shift < 64 else { continue }
      let choice: UInt64 =
        form == Self.undecided
        ? 15 : form == Self.unsaid ? 0 : UInt64(known.firstIndex(of: form).map { $0 + 1 } ?? 0)
      packed |= choice << shift
      shift += 4
    }
    if packed != 0 { trie.setValue(key, packed) }
  }

  mutating func hotRecords(
    _ hots: [(UInt16, [UInt16])], _ ruleSection: inout [UInt32]
  ) throws -> [UInt8] {
    let priors = Dictionary(
      sources.priors.entries.compactMap { entry -> (UInt16, UInt8)? in
        guard let key = FormTable.scalars(entry.key)?.first else { return nil }
        return (key, UInt8(String(decoding: entry.values[0], as: UTF8.self)) ?? 100)
      }, uniquingKeysWith: { first, _ in first })
    let free = Dictionary(
      FormTable.pairs(sources.freeVariants).map { ($0, Set($1)) },
      uniquingKeysWith: { first, _ in first })
    // The number 0 is no hot ideograph.
    var bytes = [UInt8](repeating: 0, count: HotIdeograph.byteCount)
    for (character, known) in hots {
      let start = UInt32(ruleSection.count)
      let list = rules[character] ?? []
      for rule in list { ruleSection += try code(rule, known) }
      var freeBits: UInt8 = 0
      // A form that only Simplified has is nobody's choice: 团, be it 團 or 糰.
      if known.contains(character) || free[character]?.contains(character) == true {
        for (index, form) in known.enumerated() where free[character]?.contains(form) == true {
          freeBits |= 1 << UInt8(index)
        }
      }
      let padding = repeatElement(UInt16(0), count: HotIdeograph.candidateLimit - known.count)
      bytes += (known + padding).bytes
      // What Traditional has not was surely left Simplified.
      let share = known.contains(character) ? priors[character] ?? 100 : 0
      let surname = names.forms[character].flatMap(known.firstIndex).map { UInt8($0 + 1) }
      bytes += [UInt8(known.count), surname ?? 0, share, freeBits]
      bytes += [start, UInt32(list.count), UInt32(gate(character, list))].bytes
    }
    return bytes
  }
}
