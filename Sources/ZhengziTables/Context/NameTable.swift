// SPDX-License-Identifier: Apache-2.0

/// What names of persons are made of.
struct NameTable {
  /// What a name costs that begins with a surname; what an ideograph costs in a given name.
  private(set) var surnameCosts: [UInt16: Int] = [:]
  private(set) var givenCosts: [UInt16: Int] = [:]
  /// The forms of surnames that have several.
  private(set) var forms: [UInt16: UInt16] = [:]

  /// What a title adds to a surname's cost.
  private static let titleCost = 45

  mutating func read(surnames: TextTable, given: TextTable, _ table: inout FormTable) {
    for entry in surnames.entries {
      guard let key = FormTable.scalars(entry.key)?.first, let cost = Self.number(entry.values[0])
      else { continue }
      surnameCosts[key] = cost
      guard entry.values.count > 1, let form = FormTable.scalars(entry.values[1])?.first,
        let choice = table.choice(of: form, for: key)
      else { continue }
      forms[key] = table.forms[key]?[choice] ?? key
    }
    for entry in given.entries {
      if let key = FormTable.scalars(entry.key)?.first, let cost = Self.number(entry.values[0]) {
        givenCosts[key] = cost
      }
    }
  }

  private static func number(_ text: [UInt8]) -> Int? { Int(String(decoding: text, as: UTF8.self)) }

  /// The surname's form where a word of three ideographs can only be a name.
  func form(inNameLike word: [UInt16]) -> UInt16? {
    guard word.count == 3, let form = forms[word[0]] else { return nil }
    return word.dropFirst().allSatisfy { (givenCosts[$0] ?? .max) < 100 } ? form : nil
  }

  /// Surnames with titles behind, and 老, 小, 阿 before them; the surname's place; the cost.
  func titled(_ titles: [[UInt16]]) -> [(word: [UInt16], place: Int, cost: Int)] {
    let prefixes = "老小阿".unicodeScalars.map { UInt16($0.value) }
    return surnameCosts.sorted { $0.key < $1.key }.flatMap { surname, cost in
      titles.map { ([surname] + $0, 0, cost + Self.titleCost) }
        + prefixes.map { ([$0, surname], 1, cost + Self.titleCost) }
    }
  }

  /// Costs of surnames with several forms, then of ideographs in given names: a byte each.
  func section(hots: Set<UInt16>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 2 * 65_536)
    for (surname, cost) in surnameCosts where hots.contains(surname) && forms[surname] != nil {
      bytes[Int(surname)] = UInt8(clamping: cost)
    }
    for (scalar, cost) in givenCosts { bytes[65_536 + Int(scalar)] = UInt8(clamping: cost) }
    return bytes
  }
}
