// SPDX-License-Identifier: Apache-2.0

import ZhengziTables

/// Makes the image of the detector from the tables in `Dictionaries/Statistics`.
///
/// Sections: 0, costs of scalars, four bytes each; 1, gains of pairs; 2, the scalars of 16 bits that
/// Hong Kong alone writes; then two for each alphabet: its letters, and what they cost behind each
/// other. Letters are scalars of 16 bits, the first, 0, being all others; a row of costs belongs to
/// the letter before.
struct DetectionImages {
  /// Reads a text table by its file name.
  let text: (String) throws -> [UInt8]

  /// The image, by name.
  func images() throws -> [(name: String, bytes: [UInt8])] {
    var writer = TableImageWriter(kind: .records)
    writer.append(section: try scalarCosts())
    writer.append(section: try pairGains())
    writer.append(section: try hongKongScalars())
    for alphabet in ["Western", "Russian", "CentralEuropean", "Greek", "Hebrew"] {
      let (letters, costs) = try letterCosts(alphabet + "Letters")
      writer.append(section: letters)
      writer.append(section: costs)
    }
    return [("detection", writer.image())]
  }

  private func entries(_ name: String) throws -> [TextTable.Entry] {
    try TextTable(parsing: try text(name + ".txt")).entries
  }

  private func number(_ bytes: [UInt8], _ entry: TextTable.Entry, radix: Int = 10) throws -> Int {
    guard let number = Int(String(decoding: bytes, as: UTF8.self), radix: radix) else {
      throw ToolError("line \(entry.line): no number")
    }
    return number
  }

  private func values(_ entry: TextTable.Entry, count: Int) throws -> [Int] {
    guard entry.values.count == count else {
      throw ToolError("line \(entry.line): not \(count) numbers")
    }
    return try entry.values.map { try number($0, entry) }
  }

  private func scalars(_ entry: TextTable.Entry) throws -> [UInt32] {
    let scalars = String(decoding: entry.key, as: UTF8.self).unicodeScalars.map(\.value)
    guard scalars.count == 2, scalars.allSatisfy({ $0 < 0x10000 }) else {
      throw ToolError("line \(entry.line): no pair of scalars of plane 0")
    }
    return scalars
  }

  private func scalarCosts() throws -> [UInt8] {
    var section = [UInt8](repeating: 200, count: 0x10000 * 4)
    for entry in try entries("ScalarCosts") {
      let scalar = try number(entry.key, entry, radix: 16)
      for (column, cost) in try values(entry, count: 4).enumerated() {
        section[scalar * 4 + column] = UInt8(cost)
      }
    }
    return section
  }

  private func pairGains() throws -> [UInt8] {
    var builder = PairGains.Builder()
    for entry in try entries("PairGains") {
      let pair = try scalars(entry)
      for (language, gain) in try values(entry, count: 4).enumerated() where gain > 0 {
        builder.add(pair[0], pair[1], language, gain: min(31, max(1, (gain + 2) / 4)))
      }
    }
    return builder.section
  }

  /// The marks of Hong Kong that are one scalar.
  private func hongKongScalars() throws -> [UInt8] {
    var section: [UInt8] = []
    for entry in try entries("RegionMarks") where entry.values == [[UInt8]("HK".utf8)] {
      let scalars = String(decoding: entry.key, as: UTF8.self).unicodeScalars
      guard scalars.count == 1, let scalar = scalars.first.flatMap({ UInt16(exactly: $0.value) })
      else { continue }
      section.append(littleEndian: scalar)
    }
    return section
  }

  private func letterCosts(_ name: String) throws -> (letters: [UInt8], costs: [UInt8]) {
    let entries = try entries(name)
    let other = Unicode.Scalar("_").value
    let letters =
      [other] + Set(try entries.map { try scalars($0)[0] }).subtracting([other]).sorted()
    let places = Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1, $0) })
    var costs = [UInt8](repeating: 0, count: letters.count * letters.count)
    for entry in entries {
      let pair = try scalars(entry)
      guard let row = places[pair[0]], let column = places[pair[1]] else {
        throw ToolError("\(name).txt:\(entry.line): a letter without a row")
      }
      costs[row * letters.count + column] = UInt8(try values(entry, count: 1)[0])
    }
    var section: [UInt8] = []
    for letter in letters { section.append(littleEndian: UInt16(letter == other ? 0 : letter)) }
    return (section, costs)
  }
}
