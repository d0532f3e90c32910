// SPDX-License-Identifier: Apache-2.0

import ZhengziTables

/// Makes the images of the codecs from the tables in `Dictionaries/Encodings`.
struct EncodingImages {
  /// Reads a text table by its file name.
  let text: (String) throws -> [UInt8]

  /// Tables of pairs of bytes.
  static let pairs = [
    "gb18030", "gb2312", "big5", "cp950", "big5-uao", "shift_jis", "euc-jp", "jis0212", "euc-kr",
  ]
  /// Lists of pairs that stand for something else in other editions, and the number of these.
  static let changes = [("gb18030-editions", 3), ("cp936", 1), ("big5-hkscs-editions", 3)]
  /// Tables of the upper half of single bytes.
  static let singleBytes = ["windows-1252", "ibm437", "ibm850", "ibm866", "koi8-r", "macintosh"]

  /// All images, by name.
  func images() throws -> [(name: String, bytes: [UInt8])] {
    try Self.pairs.map { ($0, try pairs($0)) }
      + Self.changes.map { ($0, try changes($0, editions: $1)) }
      + [("gb18030-ranges", try ranges()), ("cns11643", try planes())]
      + Self.singleBytes.map { ($0, try singleBytes($0)) }
  }

  private func entries(_ name: String) throws -> [TextTable.Entry] {
    try TextTable(parsing: try text(name + ".txt")).entries
  }

  private func number(_ bytes: some Sequence<UInt8>, _ entry: TextTable.Entry) throws -> UInt32 {
    guard let value = UInt32(String(decoding: Array(bytes), as: UTF8.self), radix: 16) else {
      throw ToolError("line \(entry.line): no hexadecimal number")
    }
    return value
  }

  /// The scalar that `U+XXXX` names; nil for `-`.
  private func scalar(_ value: [UInt8], _ entry: TextTable.Entry) throws -> Unicode.Scalar? {
    if value == [UInt8]("-".utf8) { return nil }
    guard value.starts(with: "U+".utf8),
      let scalar = Unicode.Scalar(try number(value.dropFirst(2), entry))
    else { throw ToolError("line \(entry.line): no code point") }
    return scalar
  }

  private func records(_ sections: [[UInt8]]) -> [UInt8] {
    var writer = TableImageWriter(kind: .records)
    for section in sections { writer.append(section: section) }
    return writer.image()
  }

  private func pairs(_ name: String) throws -> [UInt8] {
    var builder = PairTableBuilder()
    var waiting: Set<UInt32> = []
    for entry in try entries(name) {
      let pair = UInt16(try number(entry.key, entry))
      let isRead = entry.values.last == [UInt8]("decode".utf8)
      let scalars = try (isRead ? entry.values.dropLast() : entry.values[...])
        .compactMap { try scalar($0, entry) }
      if pair <= 0xFF {
        builder.read(single: UInt8(pair), as: UInt16(scalars[0].value))
      } else {
        builder.read(pair, as: scalars.flatMap { [UInt8](String(Character($0)).utf8) })
      }
      if !isRead && scalars.count == 1 { builder.write(scalars[0].value, as: pair) }
      // What may begin a sequence of two scalars is written only when the next one is known.
      if scalars.count == 2 { waiting.insert(scalars[0].value) }
    }
    for scalar in waiting { builder.write(scalar, as: 0) }
    return builder.image()
  }

  /// A pair and its scalar in each edition, 0 for none: numbers of 32 bits.
  private func changes(_ name: String, editions: Int) throws -> [UInt8] {
    var section: [UInt8] = []
    for entry in try entries(name) {
      guard entry.values.count == editions else {
        throw ToolError("\(name).txt:\(entry.line): not \(editions) editions")
      }
      section.append(littleEndian: try number(entry.key, entry))
      for value in entry.values {
        section.append(littleEndian: try scalar(value, entry)?.value ?? 0)
      }
    }
    return records([section])
  }

  /// The linear number of the first sequence of each range, and its scalar.
  private func ranges() throws -> [UInt8] {
    var section: [UInt8] = []
    for entry in try entries("gb18030-ranges") {
      let bytes = try number(entry.key, entry)
      let digits = (bytes >> 24 - 0x81, bytes >> 16 & 0xFF, bytes >> 8 & 0xFF, bytes & 0xFF)
      let linear =
        ((digits.0 * 10 + digits.1 - 0x30) * 126 + digits.2 - 0x81) * 10 + digits.3 - 0x30
      section.append(littleEndian: linear)
      section.append(littleEndian: try scalar(entry.values[0], entry)?.value ?? 0)
    }
    return records([section])
  }

  /// Section 0: for each of sixteen planes, one more than its place among those that are there.
  /// Section 1: 94 by 94 scalars a plane, of 24 bits; the highest bit says “never written so”.
  private func planes() throws -> [UInt8] {
    var places = [UInt8](repeating: 0, count: 16)
    var cells: [UInt8] = []
    for entry in try entries("cns11643") {
      let plane = Int(try number(entry.key.prefix(1), entry))
      let cell = Int(try number(entry.key.dropFirst(2), entry))
      if places[plane] == 0 {
        places[plane] = UInt8(cells.count / (94 * 94 * 3) + 1)
        cells.append(contentsOf: repeatElement(0, count: 94 * 94 * 3))
      }
      let index = (cell >> 8 - 0x21) * 94 + (cell & 0xFF) - 0x21
      let start = (Int(places[plane] - 1) * 94 * 94 + index) * 3
      let value = try scalar(entry.values[0], entry)?.value ?? 0
      for byte in 0..<3 { cells[start + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
      if entry.values.count > 1 { cells[start + 2] |= 0x80 }
    }
    return records([places, cells])
  }

  /// 128 scalars of 16 bits, 0 for none.
  private func singleBytes(_ name: String) throws -> [UInt8] {
    var scalars = [UInt16](repeating: 0, count: 128)
    for entry in try entries(name) {
      let byte = Int(try number(entry.key, entry))
      scalars[byte - 0x80] = UInt16(try scalar(entry.values[0], entry)?.value ?? 0)
    }
    var section: [UInt8] = []
    for scalar in scalars { section.append(littleEndian: scalar) }
    return records([section])
  }
}
