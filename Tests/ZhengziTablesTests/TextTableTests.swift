// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziTables

@Suite struct TextTableTests {
  private func parse(_ text: String) throws(TextTable.ParseError) -> TextTable {
    try TextTable(parsing: [UInt8](text.utf8))
  }

  private func entry(_ key: String, _ values: [String], _ line: Int) -> TextTable.Entry {
    TextTable.Entry(key: [UInt8](key.utf8), values: values.map { [UInt8]($0.utf8) }, line: line)
  }

  @Test func `an empty file is an empty table`() throws {
    let table = try parse("")
    #expect(table.entries.isEmpty && table.header.isEmpty && table.printed().isEmpty)
  }

  @Test func `keys, values and lines are read`() throws {
    let table = try parse("头\t頭\n\n后\t後 后\n# comment\n𠮷 x\ta\tb\n")
    #expect(
      table.entries == [
        entry("头", ["頭"], 1), entry("后", ["後", "后"], 3), entry("𠮷 x", ["a\tb"], 5),
      ])
    #expect(table.header.isEmpty)
  }

  @Test func `the header is the comments before the first entry`() throws {
    let table = try parse("# Table:  X\n#\n#none\n\na\tb\n# later\n")
    #expect(table.header == ["Table:  X", "", "none"])
    #expect(table.entries == [entry("a", ["b"], 5)])
  }

  @Test(
    "Line ends, a byte order mark and a missing last line end make no difference",
    arguments: ["a\tb\r\nc\td\r\n", "\u{FEFF}a\tb\nc\td\n", "a\tb\nc\td", "a\tb  \nc\t d\n"])
  func forms(text: String) throws {
    #expect(try parse(text).entries == [entry("a", ["b"], 1), entry("c", ["d"], 2)])
  }

  @Test func `a printed table reads as the same table`() throws {
    let text = "# Table: X\n#\n头\t頭\n后\t後 后\n"
    let table = try parse(text)
    #expect(table.printed() == [UInt8](text.utf8))
    #expect(try TextTable(parsing: table.printed()).printed() == table.printed())
  }

  @Test(
    "A line that is no entry is told with its place",
    arguments: [
      ("a\tb\nno tab\n", "2:7: no tab between the key and its values"),
      ("头头", "1:3: no tab between the key and its values"),
      ("a\tb\n\tc\n", "2:1: the key is empty"), ("# x\n头\t\n", "2:3: the key has no value"),
      ("a\t   \n", "1:3: the key has no value"),
      ("a\r\n", "1:2: no tab between the key and its values"),
      ("a\tb\nc\td\n\na\te\n", "4:1: the key “a” stands already on line 1"),
    ])
  func errors(text: String, description: String) {
    let error = #expect(throws: TextTable.ParseError.self) { try parse(text) }
    #expect(error?.description == description)
  }

  @Test(
    "Bytes that are not UTF-8 are told with their line",
    arguments: [[0xFF], [0xE5, 0xA4], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func malformed(bytes: [UInt8]) {
    let error = #expect(throws: TextTable.ParseError.self) {
      try TextTable(parsing: [0x61, 0x09, 0x62, 0x0A] + bytes + [0x09, 0x62, 0x0A])
    }
    #expect(error?.description == "2:1: the line is not valid UTF-8")
  }

  @Test func `a line that an image cannot hold is told`() throws {
    let longest = "a\t" + String(repeating: "b", count: TextTable.longestLine - 2)
    #expect(try parse(longest).entries.count == 1)
    let error = #expect(throws: TextTable.ParseError.self) { try parse("c\td\n\(longest)b\n") }
    #expect(error?.description == "2:65536: the line is longer than 65535 bytes")
  }
}
