// SPDX-License-Identifier: Apache-2.0

/// Which scalars must stand beside an ideograph for a rule to match: what tells most places apart
/// without trying the rule.
struct RuleGate {
  /// A place before or behind the ideograph, and what stands there (`ContextNeighbour`).
  struct Neighbour: Hashable {
    let scalar: UInt16
    let isBefore: Bool
  }

  /// The words of a set: texts, ends, beginnings, kinds.
  let words: ([String]) -> Set<String>?
  /// The neighbour that a scalar is.
  let neighbour: (UInt16) -> UInt16
  /// The scalars of numerals, surnames, given names, transliterations.
  let kinds: [String: Set<UInt16>]

  /// One of these must stand there; nil if anything may.
  func neighbours(_ sequence: RulePattern.Sequence) -> Set<Neighbour>? {
    switch sequence.centre {
    case .literal(let text, let place):
      let isBefore = place > 0
      let other = isBefore ? text[place - 1] : place + 1 < text.count ? text[place + 1] : nil
      return other.map { [Neighbour(scalar: neighbour($0), isBefore: isBefore)] }
    case .holding, .ending, .beginning: return nil
    case .foreign:
      let scalars = (kinds["@foreign"] ?? []).union([ContextNeighbour.mark])
      return Set(
        scalars.flatMap {
          [Neighbour(scalar: $0, isBefore: true), Neighbour(scalar: $0, isBefore: false)]
        })
    case .single: break
    }
    let left = scalars(sequence.left.reversed(), isBefore: true)
    let right = scalars(sequence.right, isBefore: false)
    let sides = [(left, true), (right, false)].compactMap { set, isBefore in
      set.map { Set($0.map { Neighbour(scalar: $0, isBefore: isBefore) }) }
    }
    return sides.min { $0.count < $1.count }
  }

  /// What the nearest word may show; nil for anything.
  private func scalars(_ elements: [RulePattern.Element], isBefore: Bool) -> Set<UInt16>? {
    var result: Set<UInt16> = []
    for element in elements {
      guard let found = scalars(element, isBefore: isBefore) else { return nil }
      result.formUnion(found)
      if !element.isOptional { return result }
    }
    return nil
  }

  private func scalars(_ element: RulePattern.Element, isBefore: Bool) -> Set<UInt16>? {
    switch element.operation {
    case .edge: return [ContextNeighbour.mark]
    case .mark(let scalar): return [neighbour(scalar)]
    case .any, .gap, .topic: return nil
    case .set(let items):
      guard !element.isNegated, let words = words(items) else { return nil }
      var result: Set<UInt16> = []
      for word in words {
        guard let found = scalars(word, isBefore: isBefore) else { return nil }
        result.formUnion(found)
      }
      return result
    }
  }

  private func scalars(_ word: String, isBefore: Bool) -> Set<UInt16>? {
    if word == "@latin" { return [ContextNeighbour.letter] }
    if word.hasPrefix("@") { return kinds[word] }
    let hasOpenEnd = isBefore ? word.hasSuffix("*") : word.hasPrefix("*")
    guard !hasOpenEnd else { return nil }
    let letters = FormTable.scalars([UInt8](word.filter { $0 != "*" }.utf8)) ?? []
    return (isBefore ? letters.last : letters.first).map { [neighbour($0)] }
  }
}

/// How a scalar counts that stands beside an ideograph.
public enum ContextNeighbour {
  /// A mark, or the edge of a block.
  @inlinable public static var mark: UInt16 { 0 }
  /// A letter.
  @inlinable public static var letter: UInt16 { 1 }
  /// A digit.
  @inlinable public static var digit: UInt16 { 2 }

  /// For each scalar: itself as Simplified if it is an ideograph.
  static func table(shadow: [UInt16], classes: [UInt8]) -> [UInt16] {
    shadow.map { scalar in
      switch classes[Int(scalar)] & ScalarClass.mask {
      case ScalarClass.ideograph: scalar
      case ScalarClass.letter: letter
      case ScalarClass.digit: digit
      default: mark
      }
    }
  }
}

/// A bit for the hash of each pair of neighbours.
struct PairBitmap {
  private(set) var bytes: [UInt8]
  private let bits: Int

  init(bits: Int) {
    self.bits = bits
    bytes = [UInt8](repeating: 0, count: 1 << (bits - 3))
  }

  mutating func insert(_ a: UInt16, _ b: UInt16) {
    let bit = ContextHash.pair(a, b) >> UInt32(32 - bits)
    bytes[Int(bit >> 3)] |= 1 << UInt8(bit & 7)
  }
}
