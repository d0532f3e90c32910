// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziTables

@Suite struct LongestMatchTableTests {
  private func entries(_ pairs: KeyValuePairs<String, String>) -> [TableGroup.FlatEntry] {
    pairs.enumerated().map { index, pair in
      TableGroup.FlatEntry(
        key: [UInt8](pair.key.utf8),
        values: pair.value.split(separator: " ").map { [UInt8]($0.utf8) },
        leaf: index)
    }
  }

  private func table(
    _ entries: [TableGroup.FlatEntry], keepsAllValues: Bool = false
  ) -> LongestMatchTable {
    let builder = LongestMatchTableBuilder(entries, keepsAllValues: keepsAllValues)
    return LongestMatchTable(TableImage(owning: builder.image()))
  }

  /// Key length, value and leaf of the match; nil if there is none.
  private func match(_ table: LongestMatchTable, _ text: [UInt8]) -> String? {
    // A copy of its own, so that a read past the end is one past an allocation.
    let match = unsafe text.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe table.match($0, buffer.count) }
    }
    guard let match, match.keyLength > 0 else { return nil }
    let value = match.valueOffset..<(match.valueOffset + match.valueLength)
    let text = String(decoding: table.image.bytes(value), as: UTF8.self)
    return "\(match.keyLength) \(text) \(match.leaf)"
  }

  private func match(_ table: LongestMatchTable, _ text: String) -> String? {
    match(table, [UInt8](text.utf8))
  }

  @Test func `an empty table matches nothing`() {
    let table = table([])
    #expect(table.count == 0 && table.longestKey == 0 && !table.hasKeyWithLineFeed)
    for text in ["a", "一二", "𠀀", "⿰一二", "\0"] { #expect(match(table, text) == nil) }
  }

  @Test func `the longest key wins`() {
    let table = table(entries(["一": "1", "一二": "2", "一二三四": "3", "二三": "4", "a": "5"]))
    #expect(match(table, "一") == "3 1 0")
    #expect(match(table, "一一") == "3 1 0")
    #expect(match(table, "一二") == "6 2 1")
    #expect(match(table, "一二三") == "6 2 1")
    #expect(match(table, "一二三四五") == "12 3 2")
    #expect(match(table, "二") == nil)
    #expect(match(table, "二三") == "6 4 3")
    #expect(match(table, "ab") == "1 5 4")
    #expect(match(table, "三") == nil)
    #expect(table.count == 5 && table.longestKey == 12)
  }

  @Test func `scalars of every length are keys`() {
    let table = table(
      entries(["\0": "0", "a": "1", "é": "2", "一": "3", "𠀀": "4", "\u{10FFFF}": "5", "a𠀀": "6"]))
    #expect(match(table, "\0") == "1 0 0")
    #expect(match(table, "é") == "2 2 2")
    #expect(match(table, "𠀀a") == "4 4 4")
    #expect(match(table, "\u{10FFFF}") == "4 5 5")
    #expect(match(table, "a𠀀") == "5 6 6")
  }

  @Test func `a match never needs a byte behind the text`() {
    let table = table(entries(["一": "1", "一二": "2", "𠀀": "4", "𠀀𠀁": "5"]))
    let text = [UInt8]("一二".utf8)
    #expect(match(table, [UInt8](text[..<1])) == nil)
    #expect(match(table, [UInt8](text[..<2])) == nil)
    for count in 3...5 { #expect(match(table, [UInt8](text[..<count])) == "3 1 0") }
    let rare = [UInt8]("𠀀𠀁".utf8)
    for count in 1...3 { #expect(match(table, [UInt8](rare[..<count])) == nil) }
    for count in 4...7 { #expect(match(table, [UInt8](rare[..<count])) == "4 4 2") }
  }

  @Test(
    "Malformed bytes match nothing, even those that a loose decoder takes for a key",
    arguments: [
      [0x80], [0xC1, 0xA1], [0xE0, 0x81, 0xA1], [0xF0, 0x80, 0x81, 0xA1], [0xFF], [0xE4, 0xB8],
      [0xE4, 0xB8, 0x61], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC0, 0x80],
      [0xF0, 0x84, 0xB8, 0x80],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) {
    let table = table(entries(["a": "1", "一": "2", "\0": "3", "a一": "4"]))
    #expect(match(table, bytes) == nil)
    // Behind a key, they end it.
    #expect(match(table, [0x61] + bytes) == "1 1 0")
  }

  @Test func `the first value counts, or all of them`() {
    let list = entries(["一": "1 2 3", "一二": "4 5"])
    #expect(match(table(list), "一") == "3 1 0")
    #expect(match(table(list, keepsAllValues: true), "一") == "3 1 2 3 0")
    #expect(match(table(list, keepsAllValues: true), "一二") == "6 4 5 1")
  }

  @Test func `a key with a line feed is known`() {
    #expect(table(entries(["一\n": "1"])).hasKeyWithLineFeed)
    #expect(!table(entries(["一": "\n"])).hasKeyWithLineFeed)
  }

  @Test func `a byte with which no key begins is known`() {
    let table = table(entries(["ab": "1", "一": "2"]))
    let known = (0...255).filter { table.canBegin(with: UInt8($0)) }
    // E2 begins ideographic description sequences, which are copied whole.
    #expect(known == [0x61, 0xE2, 0xE4])
  }

  @Test func `keys and values of the longest size are kept`() {
    let key = String(repeating: "一", count: 21_000)
    let value = String(repeating: "v", count: 65_000)
    let table = table(entries(["一一": "1", key: value]))
    #expect(match(table, key) == "63000 \(value) 1")
    #expect(match(table, String(key.dropLast())) == "6 1 0")
  }

  @Test func `equal entries give equal images`() {
    let list = entries(["一": "1", "一二": "2", "丁三": "3", "一三": "4"])
    #expect(LongestMatchTableBuilder(list).image() == LongestMatchTableBuilder(list).image())
  }

  @Test("A table of thousands of random keys finds each of them", arguments: [1, 2, 3])
  func many(seed: UInt64) {
    var random = TestGenerator(seed: seed)
    var keys: Set<[UInt8]> = []
    while keys.count < 3000 {
      var key = ""
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let value = UInt32.random(in: 0x4E00...0x4E2F, using: &random)
        key.unicodeScalars.append(Unicode.Scalar(value) ?? " ")
      }
      keys.insert([UInt8](key.utf8))
    }
    let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
    let list = sorted.enumerated().map {
      TableGroup.FlatEntry(key: $1, values: [[UInt8]("\($0)".utf8)], leaf: $0 % 256)
    }
    let table = table(list)
    #expect(table.count == 3000)
    for (index, key) in sorted.enumerated() {
      #expect(match(table, key) == "\(key.count) \(index) \(index % 256)")
    }
    for key in sorted.shuffled(using: &random).prefix(500) {
      let text = key + (sorted.randomElement(using: &random) ?? [])
      let length = stride(from: text.count, to: 0, by: -3).first {
        keys.contains([UInt8](text[..<$0]))
      }
      #expect(match(table, text)?.hasPrefix("\(length ?? 0) ") == true)
    }
  }
}
