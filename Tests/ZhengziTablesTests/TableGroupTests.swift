// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziTables

@Suite struct TableGroupTests {
  /// What a matcher found.
  private struct Found: Equatable {
    var key: [UInt8], value: [UInt8], leaf: Int
  }

  /// OpenCC's groups word for word, without flattening: the slow truth.
  private func reference(_ group: TableGroup, _ text: ArraySlice<UInt8>, _ leaf: inout Int)
    -> Found?
  {
    switch group {
    case .table(let table):
      defer { leaf += 1 }
      return table.entries.filter { text.starts(with: $0.key) }
        .max { $0.key.count < $1.key.count }
        .map { Found(key: $0.key, value: $0.values[0], leaf: leaf) }
    case .union(let children):
      var best: Found?
      for child in children {
        let found = reference(child, text, &leaf)
        if let found, found.key.count > (best?.key.count ?? 0) { best = found }
      }
      return best
    case .shortCircuit(let children):
      var first: Found?
      for child in children {
        let found = reference(child, text, &leaf)
        first = first ?? found
      }
      return first
    }
  }

  /// The longest entry of the flat list that begins the text.
  private func longest(_ entries: [TableGroup.FlatEntry], _ text: ArraySlice<UInt8>) -> Found? {
    entries.filter { text.starts(with: $0.key) }.max { $0.key.count < $1.key.count }
      .map { Found(key: $0.key, value: $0.values[0], leaf: $0.leaf) }
  }

  private func table(_ entries: KeyValuePairs<String, String>) -> TableGroup {
    .table(
      TextTable(
        entries: entries.map { .init(key: [UInt8]($0.utf8), values: [[UInt8]($1.utf8)]) }))
  }

  private func flat(_ group: TableGroup) -> [String] {
    group.flattened().map {
      "\(String(decoding: $0.key, as: UTF8.self))=\(String(decoding: $0.values[0], as: UTF8.self))/\($0.leaf)"
    }
  }

  @Test func `in a union the first of equal keys stays, and all others`() {
    let group = TableGroup.union([
      table(["a": "1", "ab": "2"]), table(["a": "3", "abc": "4", "b": "5"]),
    ])
    #expect(flat(group) == ["a=1/0", "ab=2/0", "abc=4/1", "b=5/1"])
  }

  @Test func `in a short circuit an earlier key shadows what it begins`() {
    let group = TableGroup.shortCircuit([
      table(["a": "1", "bc": "2"]), table(["ab": "3", "b": "4", "a": "5", "bcd": "6", "bd": "7"]),
    ])
    #expect(flat(group) == ["a=1/0", "bc=2/0", "b=4/1", "bd=7/1"])
  }

  @Test func `keys of one table do not shadow one another`() {
    #expect(flat(.shortCircuit([table(["a": "1", "ab": "2", "abc": "3"])])).count == 3)
  }

  @Test func `leaves are numbered through nested groups`() {
    let group = TableGroup.shortCircuit([
      .union([table(["a": "1"]), table(["b": "2"])]), table(["c": "3"]),
    ])
    #expect(flat(group) == ["a=1/0", "b=2/1", "c=3/2"])
  }

  @Test("Flattened, a random group matches what it matched before", arguments: 1...200)
  func random(seed: UInt64) {
    var random = TestGenerator(seed: seed)
    let group = Self.group(depth: 3, &random)
    let entries = group.flattened()
    #expect(Set(entries.map(\.key)).count == entries.count)
    let compiled = LongestMatchTable(TableImage(owning: LongestMatchTableBuilder(entries).image()))
    for _ in 0..<200 {
      let text = Self.word(length: Int.random(in: 1...8, using: &random), &random)
      var leaf = 0
      let expected = reference(group, text[...], &leaf)
      #expect(longest(entries, text[...]) == expected)
      #expect(found(compiled, text) == expected)
    }
  }

  private func found(_ table: LongestMatchTable, _ text: [UInt8]) -> Found? {
    let match = unsafe text.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe table.match($0, buffer.count) }
    }
    guard let match, match.keyLength > 0 else { return nil }
    let value = match.valueOffset..<(match.valueOffset + match.valueLength)
    return Found(
      key: [UInt8](text[..<match.keyLength]), value: table.image.bytes(value), leaf: match.leaf)
  }

  private static func group(depth: Int, _ random: inout TestGenerator) -> TableGroup {
    let kind = depth == 0 ? 0 : Int.random(in: 0..<3, using: &random)
    if kind == 0 { return .table(table(&random)) }
    var children: [TableGroup] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      children.append(group(depth: depth - 1, &random))
    }
    return kind == 1 ? .union(children) : .shortCircuit(children)
  }

  private static func table(_ random: inout TestGenerator) -> TextTable {
    var entries: [[UInt8]: TextTable.Entry] = [:]
    for index in 0..<Int.random(in: 0...12, using: &random) {
      let key = word(length: Int.random(in: 1...5, using: &random), &random)
      let value = [UInt8]("\(index)-\(Int.random(in: 0..<1000, using: &random))".utf8)
      entries[key] = TextTable.Entry(key: key, values: [value])
    }
    return TextTable(entries: entries.values.sorted { $0.key.lexicographicallyPrecedes($1.key) })
  }

  /// Scalars of one to four bytes, some of which share their first bytes.
  private static func word(length: Int, _ random: inout TestGenerator) -> [UInt8] {
    let alphabet = ["a", "b", "é", "一", "丁", "𠀀", "𠀁"]
    var word = ""
    for _ in 0..<length { word += alphabet.randomElement(using: &random) ?? "" }
    return [UInt8](word.utf8)
  }
}
