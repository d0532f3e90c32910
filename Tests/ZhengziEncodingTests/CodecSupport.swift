// SPDX-License-Identifier: Apache-2.0

import TestSupport
import ZhengziEncoding
import ZhengziTables

/// A table of `Dictionaries/Encodings`, read without the images.
struct EncodingTable {
  struct Row {
    let key: String
    /// The bytes of the key, where it is hexadecimal.
    let bytes: [UInt8]
    /// In each column the scalar, as UTF-8; empty for none.
    let columns: [[UInt8]]
    /// Whether the bytes are read but not written.
    let isOnlyRead: Bool

    var utf8: [UInt8] { columns.flatMap { $0 } }
  }

  let rows: [Row]

  init(_ name: String) throws {
    let table = try TextTable(parsing: Repository.bytes("Dictionaries/Encodings/\(name).txt"))
    rows = table.entries.map { entry in
      let isOnlyRead = entry.values.last == [UInt8]("decode".utf8)
      return Row(
        key: String(decoding: entry.key, as: UTF8.self), bytes: Self.bytes(entry.key[...]),
        columns: (isOnlyRead ? entry.values.dropLast() : entry.values[...]).map(Self.scalar),
        isOnlyRead: isOnlyRead)
    }
  }

  /// Hexadecimal digits as bytes.
  static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    stride(from: digits.startIndex, to: digits.endIndex - 1, by: 2).map {
      UInt8(truncatingIfNeeded: number(digits[$0...($0 + 1)]))
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.reduce(0) { $0 << 4 | UInt32($1 < 0x40 ? $1 & 0x0F : ($1 & 0x0F) + 9) }
  }

  private static func scalar(_ value: [UInt8]) -> [UInt8] {
    guard value.count > 2 else { return [] }
    var utf8: [UInt8] = []
    UTF8Sequence.append(number(value[2...]), to: &utf8)
    return utf8
  }
}
