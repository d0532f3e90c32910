// SPDX-License-Identifier: Apache-2.0

/// Turns patterns into the numbers of `RuleCode`.
struct RuleCompiler {
  /// Classes that all files share.
  var classes: [String: [String]]
  let shadow: (UInt16) -> UInt16
  private var setNumbers: [[String]: UInt32] = [:]
  private(set) var sets: [UInt32] = [0]
  private(set) var members: [UInt64] = []
  private var memberSet: Set<UInt64> = []
  private(set) var literals: [UInt16] = [0]

  struct Failure: Error { let reason: String }

  init(classes: [String: [String]], shadow: @escaping (UInt16) -> UInt16) {
    self.classes = classes
    self.shadow = shadow
  }

  private static let kinds: [String: UInt32] = [
    "@number": RuleCode.SetFlag.number, "@latin": RuleCode.SetFlag.latin,
    "@surname": RuleCode.SetFlag.surname, "@given": RuleCode.SetFlag.given,
    "@foreign": RuleCode.SetFlag.foreign, "@han": RuleCode.SetFlag.ideographs,
  ]

  /// The numbers of a rule.
  mutating func code(
    _ sequence: RulePattern.Sequence, choice: Int, isStrong: Bool, reason: Int,
    local: [String: [String]]
  ) throws(Failure) -> [UInt32] {
    var elements: [UInt32] = []
    for element in sequence.left.reversed() + sequence.right + sequence.conditions {
      elements.append(try code(element, local))
    }
    let (centre, literal) = code(sequence.centre)
    let counts =
      UInt32(sequence.left.count) | UInt32(sequence.right.count) << 8
      | UInt32(sequence.conditions.count) << 16
    let head =
      UInt32(RuleCode.headCount + elements.count) | UInt32(choice) << 16
      | (isStrong ? RuleCode.isStrong << 24 : 0)
    return [head, UInt32(reason), centre, literal, counts] + elements
  }

  private mutating func code(_ centre: RulePattern.Centre) -> (UInt32, UInt32) {
    switch centre {
    case .single: (RuleCode.Centre.single.rawValue, 0)
    case .holding: (RuleCode.Centre.holding.rawValue, 0)
    case .ending: (RuleCode.Centre.ending.rawValue, 0)
    case .beginning: (RuleCode.Centre.beginning.rawValue, 0)
    case .foreign: (RuleCode.Centre.foreign.rawValue, 0)
    case .literal(let text, let place): literal(text, place)
    }
  }

  private mutating func literal(_ text: [UInt16], _ place: Int) -> (UInt32, UInt32) {
    let start = UInt32(literals.count)
    literals += text
    return (
      RuleCode.Centre.literal.rawValue | UInt32(place) << 8 | UInt32(text.count) << 16, start
    )
  }

  private mutating func code(
    _ element: RulePattern.Element, _ local: [String: [String]]
  ) throws(Failure) -> UInt32 {
    let flags =
      (element.isOptional ? RuleCode.optional : 0) | (element.isNegated ? RuleCode.negated : 0)
    let (operation, operand): (RuleCode.Operation, UInt32)
    switch element.operation {
    case .any: (operation, operand) = (.any, 0)
    case .gap(let count): (operation, operand) = (.gap, UInt32(count))
    case .edge: (operation, operand) = (.edge, 0)
    case .mark(let scalar): (operation, operand) = (.mark, UInt32(scalar))
    case .set(let items): (operation, operand) = (.set, try set(items, local))
    case .topic(let items, let isWide):
      (operation, operand) = (isWide ? .sentence : .clause, try set(items, local))
    }
    return operation.rawValue | flags | operand << 8
  }

  // MARK: Sets

  private mutating func set(
    _ items: [String], _ local: [String: [String]]
  ) throws(Failure) -> UInt32 {
    var words: Set<String> = []
    try expand(items, local, depth: 0, into: &words)
    let key = words.sorted()
    if let known = setNumbers[key] { return known }
    let number = UInt32(sets.count)
    guard number < 0xFFFF else { throw Failure(reason: "too many sets") }
    setNumbers[key] = number
    var (flags, longest): (UInt32, UInt32) = (0, 0)
    for word in key {
      if let kind = Self.kinds[word] {
        flags |= kind
        continue
      }
      let (hash, flag, length) = try member(word)
      flags |= flag
      longest = max(longest, UInt32(length))
      let entry = UInt64(number) << 48 | hash
      if memberSet.insert(entry).inserted { members.append(entry) }
    }
    sets.append(flags | longest << 16)
    return number
  }

  /// The words of a set; nil if a class is missing.
  func words(_ items: [String], _ local: [String: [String]]) -> Set<String>? {
    var words: Set<String> = []
    guard (try? expand(items, local, depth: 0, into: &words)) != nil else { return nil }
    return words
  }

  private func expand(
    _ items: [String], _ local: [String: [String]], depth: Int, into words: inout Set<String>
  ) throws(Failure) {
    for item in items {
      if !item.hasPrefix("@") || Self.kinds[item] != nil {
        words.insert(item)
      } else if let members = local[item] ?? classes[item], depth < 8 {
        try expand(members, local, depth: depth + 1, into: &words)
      } else {
        throw Failure(reason: "no class \(item)")
      }
    }
  }

  /// The hash of a member, what it makes of the set, and its length if it is a text.
  private func member(_ word: String) throws(Failure) -> (UInt64, UInt32, Int) {
    let isSuffix = word.hasPrefix("*")
    let isPrefix = word.hasSuffix("*")
    let text = word.split(separator: "*").first.map(String.init) ?? ""
    guard let scalars = FormTable.scalars([UInt8](text.utf8)), !scalars.isEmpty else {
      throw Failure(reason: "cannot read “\(word)”")
    }
    guard !(isSuffix || isPrefix) || scalars.count <= 2 else {
      throw Failure(reason: "“\(word)”: an end or a beginning has at most two ideographs")
    }
    let seed =
      isSuffix ? ContextHash.suffix : isPrefix ? ContextHash.prefix : ContextHash.text
    let hash = scalars.reduce(seed) { ContextHash.add(shadow($1), to: $0) }
    let flag = isSuffix ? RuleCode.SetFlag.suffixes : isPrefix ? RuleCode.SetFlag.prefixes : 0
    return (hash, flag, isSuffix || isPrefix ? 0 : scalars.count)
  }
}
