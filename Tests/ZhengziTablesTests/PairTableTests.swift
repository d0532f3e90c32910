// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziTables

@Suite struct PairTableTests {
  private func table(_ build: (inout PairTableBuilder) -> Void) -> PairTable {
    var builder = PairTableBuilder()
    build(&builder)
    return PairTable(TableImage(owning: builder.image()))
  }

  @Test func `an empty table has nothing`() {
    let empty = table { _ in }
    #expect(empty.cell(0x81, 0x40) == .none)
    #expect(empty.pair(0x4E00) == 0)
    #expect(empty.single(0x80) == nil)
    #expect(empty.single(0x41) == 0x41)
  }

  @Test(
    "Cells hold one to four bytes",
    arguments: ["A", "é", "漢", "𠀀", "Ê\u{304}"])
  func cells(text: String) {
    let utf8 = [UInt8](text.utf8)
    #expect(PairCell(utf8).count == utf8.count)
    #expect(PairCell(utf8).utf8 == utf8)
    let one = table { $0.read(0xFEFF, as: utf8) }
    #expect(one.cell(0xFE, 0xFF).utf8 == utf8)
    #expect(one.cell(0xFE, 0xFE) == .none)
    #expect(one.cell(0x7F, 0xFF) == .none && one.cell(0xFE, 0x3F) == .none)
  }

  @Test func `what is written is found, at the edges of pages too`() {
    let scalars: [UInt32] = [0x80, 0xBF, 0xC0, 0x4E00, 0xFFFF, 0x2FFFF]
    let full = table { builder in
      for (index, scalar) in scalars.enumerated() {
        builder.write(scalar, as: UInt16(0x8140 + index))
      }
      builder.read(single: 0xFF, as: 0xF8F5)
    }
    for (index, scalar) in scalars.enumerated() {
      #expect(full.pair(scalar) == UInt16(0x8140 + index))
    }
    #expect(full.pair(0x81) == 0 && full.pair(0x30000) == 0 && full.pair(0x10FFFF) == 0)
    #expect(full.single(0xFF) == 0xF8F5)
  }

  @Test func `a table that is changed keeps the rest, and the same entries make the same bytes`() {
    let base = table { builder in
      builder.read(0x8140, as: [UInt8]("漢".utf8))
      builder.write(0x6F22, as: 0x8140)
      builder.read(0x8141, as: [UInt8]("字".utf8))
    }
    var builder = PairTableBuilder(base)
    #expect(TableImage(owning: builder.image()).byteCount == base.image.byteCount)
    builder.read(0x8140, as: nil)
    builder.write(0x6F22, as: 0)
    let changed = PairTable(TableImage(owning: builder.image()))
    #expect(changed.cell(0x81, 0x40) == .none && changed.pair(0x6F22) == 0)
    #expect(changed.cell(0x81, 0x41).utf8 == [UInt8]("字".utf8))
    #expect(builder.image() == builder.image())
  }
}
