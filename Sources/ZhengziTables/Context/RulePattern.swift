// SPDX-License-Identifier: Apache-2.0

/// A pattern of a rule, as `Dictionaries/Context/README.md` describes it.
package enum RulePattern: Hashable {
  /// Whole words: the text and the place of the ideograph; whether it joins the lexicon.
  case word(text: [UInt16], place: Int, joins: Bool)
  /// Words side by side, and conditions.
  case sequence(Sequence)
  /// Whatever stands there.
  case always

  /// Elements around a centre.
  package struct Sequence: Hashable {
    /// From left to right.
    package var left: [Element] = []
    package var centre = Centre.single
    package var right: [Element] = []
    package var conditions: [Element] = []
  }

  /// What stands in the middle.
  package enum Centre: Hashable {
    case single
    case literal(text: [UInt16], place: Int)
    case holding, ending, beginning, foreign
  }

  /// One element.
  package struct Element: Hashable {
    package var operation: Operation
    package var isOptional = false
    package var isNegated = false
  }

  /// What an element matches.
  package enum Operation: Hashable {
    case set([String])
    case any
    case gap(Int)
    case edge
    case mark(UInt16)
    /// Somewhere in the clause, or in the whole sentence.
    case topic([String], wholeSentence: Bool)
  }
}

/// Reads patterns.
package struct RulePatternParser {
  /// What cannot be read.
  package struct Failure: Error {
    package let reason: String
  }

  /// Whether a scalar is a mark.
  let isMark: (UInt16) -> Bool
  /// A scalar as Simplified.
  let shadow: (UInt16) -> UInt16

  package init(isMark: @escaping (UInt16) -> Bool, shadow: @escaping (UInt16) -> UInt16) {
    self.isMark = isMark
    self.shadow = shadow
  }

  /// The patterns of a field.
  package func patterns(_ field: Substring) throws(Failure) -> [RulePattern] {
    if field == "*" { return [.always] }
    var result: [RulePattern] = []
    for part in field.split(separator: ",") {
      let elements = part.split(separator: " ").map(String.init)
      if elements.isEmpty { continue }
      if elements.allSatisfy(Self.isWord) {
        for element in elements { result.append(try word(element)) }
      } else {
        result += try sequences(elements)
      }
    }
    if result.isEmpty { throw Failure(reason: "no pattern") }
    return result
  }

  /// Whether an element is a word pattern: letters around one `_`, perhaps behind `=`.
  private static func isWord(_ text: String) -> Bool {
    let letters = text.hasPrefix("=") ? text.dropFirst() : text[...]
    guard letters.count > 1, letters.count(where: { $0 == "_" }) == 1 else { return false }
    return !letters.contains { "*|@()!~?.^$".contains($0) }
  }

  private func word(_ text: String) throws(Failure) -> RulePattern {
    let joins = !text.hasPrefix("=")
    let (scalars, place) = try literal(joins ? text : String(text.dropFirst()))
    return .word(text: scalars, place: place, joins: joins)
  }

  /// The scalars of a text with one `_`; a zero stands for that.
  private func literal(_ text: String) throws(Failure) -> ([UInt16], Int) {
    var (scalars, place): ([UInt16], Int?) = ([], nil)
    for scalar in text.unicodeScalars {
      if scalar == "_" {
        if place != nil { throw Failure(reason: "two places in “\(text)”") }
        place = scalars.count
        scalars.append(0)
      } else {
        scalars.append(shadow(try Self.narrow(scalar)))
      }
    }
    guard let place else { throw Failure(reason: "no place in “\(text)”") }
    return (scalars, place)
  }

  private static func narrow(_ scalar: Unicode.Scalar) throws(Failure) -> UInt16 {
    guard let narrow = UInt16(exactly: scalar.value) else {
      throw Failure(reason: "“\(scalar)” lies beyond U+FFFF")
    }
    return narrow
  }

  // MARK: Sequences

  private func sequences(_ texts: [String]) throws(Failure) -> [RulePattern] {
    var found = [RulePattern.Sequence()]
    var hasCentre = false
    for text in texts {
      if text.contains("_") && !text.contains("~") {
        if hasCentre { throw Failure(reason: "two centres") }
        hasCentre = true
        let centres = try centres(text)
        found = found.flatMap { sequence in
          centres.map {
            var next = sequence
            next.centre = $0
            return next
          }
        }
        continue
      }
      let choices = try elements(text)
      let isCentreSeen = hasCentre
      found = found.flatMap { sequence in
        choices.map { Self.adding($0, to: sequence, isRight: isCentreSeen) }
      }
    }
    if !hasCentre { throw Failure(reason: "no `_` in “\(texts.joined(separator: " "))”") }
    return found.map { .sequence($0) }
  }

  private static func adding(
    _ element: RulePattern.Element, to sequence: RulePattern.Sequence, isRight: Bool
  ) -> RulePattern.Sequence {
    var next = sequence
    if case .topic = element.operation {
      next.conditions.append(element)
    } else if isRight {
      next.right.append(element)
    } else {
      next.left.append(element)
    }
    return next
  }

  private func centres(_ text: String) throws(Failure) -> [RulePattern.Centre] {
    var centres: [RulePattern.Centre] = []
    for part in Self.bare(text).split(separator: "|") {
      switch part {
      case "_": centres.append(.single)
      case "*_*": centres.append(.holding)
      case "*_": centres.append(.ending)
      case "_*": centres.append(.beginning)
      case "@foreign{_}": centres.append(.foreign)
      default:
        if part.contains(where: { "*@!~?.^$".contains($0) }) {
          throw Failure(reason: "cannot read “\(part)”")
        }
        let (scalars, place) = try literal(String(part))
        centres.append(.literal(text: scalars, place: place))
      }
    }
    return centres
  }

  /// Without brackets around.
  private static func bare(_ text: String) -> String {
    text.hasPrefix("(") && text.hasSuffix(")") ? String(text.dropFirst().dropLast()) : text
  }

  /// An element; several where an edge or a mark is among its alternatives.
  private func elements(_ text: String) throws(Failure) -> [RulePattern.Element] {
    var rest = text
    let isNegated = rest.hasPrefix("!") && rest.count > 1
    if isNegated { rest.removeFirst() }
    if rest.hasPrefix("~") {
      let isWide = rest.hasPrefix("~~")
      let words = try items(Self.bare(String(rest.dropFirst(isWide ? 2 : 1))))
      return [
        .init(operation: .topic(words, wholeSentence: isWide), isNegated: isNegated)
      ]
    }
    let isOptional = rest.hasSuffix("?") && rest.count > 1
    if isOptional { rest.removeLast() }
    rest = Self.bare(rest)
    if rest == "." { return [.init(operation: .any, isOptional: isOptional)] }
    if rest.hasPrefix("..") {
      let number = rest.dropFirst(2)
      guard let count = number.isEmpty ? 3 : Int(number), count < 16 else {
        throw Failure(reason: "cannot read “\(text)”")
      }
      return [.init(operation: .gap(count))]
    }
    return try alternatives(rest, isOptional: isOptional, isNegated: isNegated)
  }

  private func alternatives(
    _ text: String, isOptional: Bool, isNegated: Bool
  ) throws(Failure) -> [RulePattern.Element] {
    var elements: [RulePattern.Element] = []
    var words: [String] = []
    for part in text.split(separator: "|").map(String.init) {
      let scalars = Array(part.unicodeScalars)
      if part == "^" || part == "$" {
        elements.append(.init(operation: .edge, isOptional: isOptional))
      } else if scalars.count == 1, isMark(try Self.narrow(scalars[0])) {
        elements.append(
          .init(operation: .mark(try Self.narrow(scalars[0])), isOptional: isOptional))
      } else {
        words.append(part)
      }
    }
    if isNegated && !elements.isEmpty { throw Failure(reason: "a mark or an edge under `!`") }
    if !words.isEmpty {
      elements.append(
        .init(
          operation: .set(try items(words.joined(separator: "|"))), isOptional: isOptional,
          isNegated: isNegated))
    }
    if elements.isEmpty { throw Failure(reason: "cannot read “\(text)”") }
    return elements
  }

  /// The words of a set, in one order.
  private func items(_ text: String) throws(Failure) -> [String] {
    var items: Set<String> = []
    for part in text.split(separator: "|").map(String.init) {
      if part.hasPrefix("@") {
        items.insert(part)
        continue
      }
      if part.dropFirst().dropLast().contains("*") || part == "*"
        || part.contains(where: { "@!~?^$() ".contains($0) })
      {
        throw Failure(reason: "cannot read “\(part)”")
      }
      items.insert(part)
    }
    return items.sorted()
  }
}
