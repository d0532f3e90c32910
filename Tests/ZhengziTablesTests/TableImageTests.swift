// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziTables

@Suite struct TableImageTests {
  private func image(_ sections: [[UInt8]]) -> [UInt8] {
    var writer = TableImageWriter(kind: .records)
    for section in sections { writer.append(section: section) }
    return writer.image()
  }

  @Test(
    "Sections come back as they went in, each at a multiple of 64 bytes",
    arguments: [
      [], [[]], [[1]], [[], [2, 3], []], [[UInt8](0...63), [UInt8](0...64), [7]],
      [[UInt8]](repeating: [9], count: 20),
    ] as [[[UInt8]]])
  func sections(sections: [[UInt8]]) {
    let bytes = image(sections)
    let table = TableImage(owning: bytes)
    #expect(table.kind == .records)
    #expect(table.byteCount == bytes.count && bytes.count % 64 == 0)
    #expect(table.sectionCount == sections.count)
    for (index, section) in sections.enumerated() {
      #expect(table.section(index).lowerBound % 64 == 0)
      #expect(table.bytes(table.section(index)) == section)
    }
  }

  @Test func `numbers are read lowest byte first, aligned or not`() {
    let table = TableImage(owning: image([[0x01, 0x02, 0x83, 0x04, 0x05, 0xF6]]))
    let start = table.section(0).lowerBound
    #expect(table.u8(start + 2) == 0x83)
    #expect(table.u16(start) == 0x0201)
    #expect(table.u16(start + 1) == 0x8302)
    #expect(table.u32(start) == 0x0483_0201)
    #expect(table.u32(start + 2) == 0xF605_0483)
  }

  @Test func `the header says magic, kind and number of sections`() {
    let bytes = image([[1], [2]])
    #expect([UInt8](bytes[..<16]) == [UInt8]("ZZT1".utf8) + [2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test func `equal sections give equal bytes`() {
    #expect(image([[1, 2], [3]]) == image([[1, 2], [3]]))
    #expect(image([[1, 2], [3]]) != image([[1], [2, 3]]))
  }

  @Test func `the built-in images are there, aligned, and of their kinds`() throws {
    let schemes = try #require(TableImage.builtIn("schemes"))
    #expect(schemes.kind == .records)
    let lines = String(decoding: schemes.bytes(schemes.section(0)), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count >= 32)
    let names = lines.flatMap { line in
      line.split(separator: "\t").dropFirst(2).flatMap { $0.split(separator: ",") }
        .map { $0.prefix { $0 != ":" } }.filter { $0 != "-" }
    }
    for name in Set(names) {
      let image = try #require(TableImage.builtIn(String(name)), "\(name)")
      #expect(image.sectionCount == 7)
      if name.contains("-w") {
        #expect(!WindowTable(image).needsStages)
      } else {
        #expect(image.kind == .longestMatch && LongestMatchTable(image).count > 0)
      }
    }
  }

  @Test func `the built-in texts are OpenCC's tables`() throws {
    let text = try #require(TableImage.builtInText("STPhrases.txt"))
    #expect(try TextTable(parsing: text).entries.count > 49_000)
    #expect(TableImage.builtInText("STPhrases") == nil)
    #expect(TableImage.builtIn("no such image") == nil)
    #expect(TableImage.builtIn("") == nil)
  }

  @Test func `bytes that are no image trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = TableImage(owning: [UInt8](repeating: 0, count: 64))
    }
    await #expect(processExitsWith: .failure) { _ = TableImage(owning: [0x5A, 0x5A, 0x54]) }
  }

  @Test func `a section that leaves the image traps`() async {
    await #expect(processExitsWith: .failure) {
      var writer = TableImageWriter(kind: .records)
      writer.append(section: [1, 2, 3])
      var bytes = writer.image()
      bytes[21] = 0xFF  // The length of the section.
      _ = TableImage(owning: bytes)
    }
  }
}
