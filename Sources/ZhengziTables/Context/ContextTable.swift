// SPDX-License-Identifier: Apache-2.0

/// What conversion by context knows: words with costs, the forms that words and phrases give to
/// ideographs of several forms, and rules.
///
/// All of it is in Simplified, scalars of 16 bits; text of any script is read through its
/// **shadow**. An ideograph is **hot** if it has more than one Traditional form; its forms are its
/// *candidates*, in OpenCC's standard. A pair is *crossed* if a word or a phrase may cover both:
/// between others no reading depends on the other side.
///
/// The lexicon is a trie in a hash table: an entry holds its node (20 bits), the scalar (16), the
/// child (20), and the cost of the word that ends there (8; 0 for none).
///
/// Sections, in the order of `ContextTable.Section`.
@safe package struct ContextTable: Sendable {
  /// The image behind the table.
  package let image: TableImage

  /// What each section holds.
  package enum Section: Int, CaseIterable {
    /// 65,536 bytes: the class of a scalar and its flags (`ScalarClass`).
    case classes
    /// 65,536 numbers of 16 bits: the scalar read as Simplified.
    case shadow
    /// 65,536 numbers of 16 bits: the number of a hot ideograph; 0 for none.
    case hotNumbers
    /// 32 bytes for each hot ideograph: `HotIdeograph`.
    case hots
    /// 65,536 numbers of 32 bits: child and cost of a word's first scalar.
    case roots
    /// A power of two of 64-bit entries; 0 for an empty one.
    case trie
    /// A number of 16 bits for each node: its value; 0 for none.
    case nodeValues
    /// The values, 64 bits each: 4 bits for each hot ideograph of the word, the first lowest.
    case values
    /// A bit for the hash of each crossed pair.
    case crossings
    /// Rules: `RuleCode`.
    case rules
    /// A power of two of 64-bit entries: the number of a set (16 bits), the hash of a member (48).
    case members
    /// 32 bits for each set.
    case sets
    /// Scalars of 16 bits that rules compare with.
    case literals
    /// Twice 65,536 bytes: what a name costs that begins with a surname of several forms, what an
    /// ideograph costs in a given name; 0 for none.
    case names
    /// 65,536 numbers of 16 bits: how a scalar counts as a neighbour (`ContextNeighbour`).
    case neighbours
    /// A bit for the hash of each pair of neighbours, one of them hot, that may change it: they lie
    /// in a phrase or a name that does, or a rule asks for the other one.
    case triggers
    /// The same, for rules alone.
    case gates
    /// A line for each rule: where it stands, and its reason.
    case reasons
  }

  /// Opens an image.
  package init(_ image: TableImage) {
    precondition(
      image.kind == .context && image.sectionCount == Section.allCases.count, "no context table")
    self.image = image
    precondition(
      image.section(Section.classes.rawValue).count == 65_536
        && image.section(Section.shadow.rawValue).count == 131_072
        && image.section(Section.hotNumbers.rawValue).count == 131_072
        && image.section(Section.roots.rawValue).count == 262_144,
      "context table of the wrong size")
  }

  /// The built-in table.
  package init() {
    guard let image = TableImage.builtIn("context") else { fatalError("no table image context") }
    self.init(image)
  }

  /// The addresses of the sections; they live as long as the table.
  package var sections: ContextSections { ContextSections(self) }

  func start(_ section: Section) -> Int { image.section(section.rawValue).lowerBound }
  func count(_ section: Section) -> Int { image.section(section.rawValue).count }

  /// A candidate of a hot ideograph.
  package func candidate(_ hot: UInt16, _ choice: Int) -> UInt16 {
    image.u16(start(.hots) + Int(hot) * HotIdeograph.byteCount + choice * 2)
  }

  /// Whether a scalar has several Traditional forms.
  package func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    guard let narrow = UInt16(exactly: scalar.value) else { return false }
    return image.u16(start(.hotNumbers) + Int(narrow) * 2) != 0
  }

  /// The line of a rule and its reason.
  package func reason(_ number: Int) -> String {
    let lines = image.bytes(image.section(Section.reasons.rawValue)).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    return number < lines.count ? String(decoding: lines[number], as: UTF8.self) : ""
  }
}

/// The class of a scalar, in the lower three bits of its byte; flags above.
public enum ScalarClass {
  /// A mark, a space: a clause ends there.
  @inlinable public static var mark: UInt8 { 0 }
  /// An ideograph.
  @inlinable public static var ideograph: UInt8 { 1 }
  /// A digit.
  @inlinable public static var digit: UInt8 { 2 }
  /// A letter of any other script.
  @inlinable public static var letter: UInt8 { 3 }
  /// A sentence ends behind it.
  @inlinable public static var sentenceEnd: UInt8 { 4 }
  /// The bits that hold the class.
  @inlinable public static var mask: UInt8 { 7 }
  /// A numeral.
  @inlinable public static var numeral: UInt8 { 0x10 }
  /// A surname.
  @inlinable public static var surname: UInt8 { 0x20 }
  /// Usual in given names.
  @inlinable public static var given: UInt8 { 0x40 }
  /// Usual in transliterations.
  @inlinable public static var foreign: UInt8 { 0x80 }
}

/// An ideograph with several Traditional forms.
public struct HotIdeograph {
  /// The most candidates that one can have.
  @inlinable public static var candidateLimit: Int { 8 }
  /// Bytes of a record: candidates (16 bits each), their number, the surname's form, the share of
  /// native text that keeps the ideograph (percent), flags, the first rule (32 bits), the number of
  /// rules.
  @inlinable public static var byteCount: Int { 32 }
  /// Where the form of the surname is, its number + 1; 0 for none.
  @inlinable public static var surnameOffset: Int { 17 }
  /// Where flags are.
  @inlinable public static var flagOffset: Int { 28 }
  /// Rules must be tried whatever stands beside it.
  @inlinable public static var isAlwaysOpen: UInt8 { 1 }
  /// Rules look beyond the clause.
  @inlinable public static var needsSentence: UInt8 { 2 }
  /// There are rules.
  @inlinable public static var hasRules: UInt8 { 4 }
  /// Some rules outrank phrases.
  @inlinable public static var hasStrongRules: UInt8 { 8 }
  /// In the flags: candidates of a free variant class, a bit each, lowest first.
  @inlinable public static var freeOffset: Int { 19 }
}

/// Addresses into a context table.
@safe public struct ContextSections {
  @usableFromInline package let classes: UnsafePointer<UInt8>
  @usableFromInline package let shadow: UnsafePointer<UInt16>
  @usableFromInline package let hotNumbers: UnsafePointer<UInt16>
  @usableFromInline package let hots: UnsafeRawPointer
  @usableFromInline package let roots: UnsafePointer<UInt32>
  @usableFromInline package let trie: UnsafePointer<UInt64>
  @usableFromInline package let trieShift: UInt64
  @usableFromInline package let trieMask: Int
  @usableFromInline package let nodeValues: UnsafePointer<UInt16>
  @usableFromInline package let values: UnsafePointer<UInt64>
  @usableFromInline package let crossings: UnsafePointer<UInt8>
  @usableFromInline package let crossingShift: UInt32
  @usableFromInline package let rules: UnsafePointer<UInt32>
  @usableFromInline package let members: UnsafePointer<UInt64>
  @usableFromInline package let memberShift: UInt64
  @usableFromInline package let memberMask: Int
  @usableFromInline package let sets: UnsafePointer<UInt32>
  @usableFromInline package let literals: UnsafePointer<UInt16>
  @usableFromInline package let surnames: UnsafePointer<UInt8>
  @usableFromInline package let neighbours: UnsafePointer<UInt16>
  @usableFromInline package let triggers: UnsafePointer<UInt8>
  @usableFromInline package let gates: UnsafePointer<UInt8>
  @usableFromInline package let given: UnsafePointer<UInt8>

  init(_ table: ContextTable) {
    func address<T>(_ section: ContextTable.Section, _ type: T.Type) -> UnsafePointer<T> {
      unsafe UnsafeRawPointer(table.image.pointer(table.start(section))).assumingMemoryBound(
        to: type)
    }
    unsafe classes = address(.classes, UInt8.self)
    unsafe shadow = address(.shadow, UInt16.self)
    unsafe hotNumbers = address(.hotNumbers, UInt16.self)
    unsafe hots = UnsafeRawPointer(address(.hots, UInt8.self))
    unsafe roots = address(.roots, UInt32.self)
    unsafe trie = address(.trie, UInt64.self)
    let trieBits = (table.count(.trie) / 8).trailingZeroBitCount
    trieShift = UInt64(64 - trieBits)
    trieMask = table.count(.trie) / 8 - 1
    unsafe nodeValues = address(.nodeValues, UInt16.self)
    unsafe values = address(.values, UInt64.self)
    unsafe crossings = address(.crossings, UInt8.self)
    crossingShift = 32 - UInt32((table.count(.crossings) * 8).trailingZeroBitCount)
    unsafe rules = address(.rules, UInt32.self)
    unsafe members = address(.members, UInt64.self)
    memberShift = UInt64(64 - (table.count(.members) / 8).trailingZeroBitCount)
    memberMask = table.count(.members) / 8 - 1
    unsafe sets = address(.sets, UInt32.self)
    unsafe literals = address(.literals, UInt16.self)
    unsafe surnames = address(.names, UInt8.self)
    unsafe given = surnames + 65_536
    unsafe neighbours = address(.neighbours, UInt16.self)
    unsafe triggers = address(.triggers, UInt8.self)
    unsafe gates = address(.gates, UInt8.self)
  }

  /// The child of a node: its number above 8 bits of cost; 0 for none.
  @inlinable @inline(__always)
  public func child(_ node: UInt32, _ scalar: UInt16) -> UInt32 {
    let key = UInt64(node) << 16 | UInt64(scalar)
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> trieShift)
    while true {
      // Below the number of slots; an empty slot ends the search, and there are some.
      let entry = unsafe trie[slot]
      if entry >> 28 == key { return UInt32(truncatingIfNeeded: entry & 0xFFF_FFFF) }
      if entry == 0 { return 0 }
      slot = (slot &+ 1) & trieMask
    }
  }

  /// The root's child.
  @inlinable @inline(__always)
  public func root(_ scalar: UInt16) -> UInt32 { unsafe roots[Int(scalar)] }

  /// The value of a node; 0 for none.
  @inlinable @inline(__always)
  public func value(_ node: UInt32) -> UInt64 {
    unsafe values[Int(nodeValues[Int(node)])]
  }

  /// Whether a word may cover two neighbours.
  @inlinable @inline(__always)
  public func isCrossed(_ a: UInt16, _ b: UInt16) -> Bool {
    let bit = ContextHash.pair(a, b) >> crossingShift
    return unsafe crossings[Int(bit >> 3)] >> UInt8(truncatingIfNeeded: bit & 7) & 1 != 0
  }

  /// Whether two neighbours, one of them hot, may change it.
  @inlinable @inline(__always)
  public func isTrigger(_ a: UInt16, _ b: UInt16) -> Bool {
    unsafe bit(ContextHash.pair(a, b) >> (32 - Self.pairBits), in: triggers)
  }

  /// Whether a rule of one of two neighbours asks for the other one.
  @inlinable @inline(__always)
  public func isGate(_ a: UInt16, _ b: UInt16) -> Bool {
    unsafe bit(ContextHash.pair(a, b) >> (32 - Self.pairBits), in: gates)
  }

  @inlinable @inline(__always)
  func bit(_ number: UInt32, in bitmap: UnsafePointer<UInt8>) -> Bool {
    unsafe bitmap[Int(number >> 3)] >> UInt8(truncatingIfNeeded: number & 7) & 1 != 0
  }

  /// The number of bits of `triggers` and `gates`, as a power of two.
  @inlinable static var pairBits: UInt32 { 20 }

  /// Whether a set holds a member.
  @inlinable
  public func holds(_ set: UInt32, _ hash: UInt64) -> Bool {
    let key = UInt64(set) << 48 | hash
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> memberShift)
    while true {
      let entry = unsafe members[slot]
      if entry == key { return true }
      if entry == 0 { return false }
      slot = (slot &+ 1) & memberMask
    }
  }
}

/// The hashes of a context table.
public enum ContextHash {
  /// Of a pair.
  @inlinable @inline(__always)
  public static func pair(_ a: UInt16, _ b: UInt16) -> UInt32 {
    (UInt32(a) &* 0x85EB_CA6B &+ UInt32(b)) &* 0x9E37_79B1
  }

  /// What the hash of a member begins with: a text, the end of a word, the beginning of one.
  @inlinable public static var text: UInt64 { 0x1234_5678_9ABC }
  /// Of the end of a word.
  @inlinable public static var suffix: UInt64 { 0x3141_5926_5358 }
  /// Of the beginning of one.
  @inlinable public static var prefix: UInt64 { 0x2718_2818_2845 }

  /// A member's hash with one more scalar: 48 bits.
  @inlinable @inline(__always)
  public static func add(_ scalar: UInt16, to hash: UInt64) -> UInt64 {
    let mixed = (hash ^ UInt64(scalar)) &* 0xD6E8_FEB8_6659_FD93
    return (mixed ^ mixed >> 32) & 0xFFFF_FFFF_FFFF
  }
}
