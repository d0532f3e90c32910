// SPDX-License-Identifier: Apache-2.0

/// The Traditional forms of ideographs, and the Simplified shadow of text, as the tables say.
struct FormTable {
  /// Each scalar as Simplified.
  private(set) var shadow: [UInt16]
  /// The forms of an ideograph, the preferred one first.
  private(set) var forms: [UInt16: [UInt16]] = [:]
  /// OpenCC's standard form to Taiwan's.
  private let taiwan: [UInt16: UInt16]

  /// - Parameters:
  ///   - compatibility: Compatibility ideographs and what they stand for.
  init(
    characters: TextTable, simplified: TextTable, compatibility: TextTable, taiwan: TextTable
  ) {
    shadow = (0..<0x10000).map { UInt16($0) }
    self.taiwan = Dictionary(
      Self.pairs(taiwan).map { ($0, $1[0]) }, uniquingKeysWith: { first, _ in first })
    for (key, values) in Self.pairs(characters) { forms[key] = values }
    for (key, values) in Self.pairs(simplified) { shadow[Int(key)] = values[0] }
    for (key, values) in Self.pairs(compatibility) { shadow[Int(key)] = shadow[Int(values[0])] }
  }

  /// The entries of one 16-bit scalar each.
  static func pairs(_ table: TextTable) -> [(UInt16, [UInt16])] {
    table.entries.compactMap { entry in
      let values = entry.values.compactMap { scalars($0) }.filter { $0.count == 1 }.map { $0[0] }
      guard let key = scalars(entry.key), key.count == 1, !values.isEmpty else { return nil }
      return (key[0], values)
    }
  }

  /// A text's scalars; nil if one lies beyond U+FFFF.
  static func scalars(_ text: [UInt8]) -> [UInt16]? {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    let narrow = scalars.compactMap { UInt16(exactly: $0.value) }
    return narrow.count == scalars.count ? narrow : nil
  }

  func shadow(of text: [UInt16]) -> [UInt16] { text.map { shadow[Int($0)] } }

  /// The number of a form among those of an ideograph: the form itself, or what Taiwan writes for
  /// it. A form that is not among them joins them; nil if it has another shadow.
  mutating func choice(of form: UInt16, for character: UInt16) -> Int? {
    let known = forms[character] ?? [character]
    if let index = known.firstIndex(of: form) { return index }
    if let index = known.firstIndex(where: { taiwan[$0] == form }) { return index }
    guard form == character || shadow[Int(form)] == character else { return nil }
    if known.count == HotIdeograph.candidateLimit { return nil }
    forms[character] = known + [form]
    return known.count
  }

  /// Keeps the default and the forms that are used, in their order; the new number of each.
  mutating func keep(_ used: Set<Int>, of character: UInt16) -> [Int: Int] {
    let known = forms[character] ?? [character]
    let kept = known.indices.filter { $0 == 0 || used.contains($0) }
    forms[character] = kept.map { known[$0] }
    return Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
  }

  /// Lets a form be the default.
  mutating func prefer(_ form: UInt16, for character: UInt16) {
    guard let index = choice(of: form, for: character), var known = forms[character] else { return }
    known.insert(known.remove(at: index), at: 0)
    forms[character] = known
  }
}
