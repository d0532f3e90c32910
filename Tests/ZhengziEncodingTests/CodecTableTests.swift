// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziEncoding

/// The codecs against their tables: each entry both ways, and nothing beside them.
@Suite struct CodecTableTests {
  static let tables: [(Encoding, String)] = [
    (.gb18030, "gb18030"), (.eucCN, "gb2312"), (.big5HKSCS, "big5"), (.cp950, "cp950"),
    (.big5UAO, "big5-uao"), (.shiftJIS, "shift_jis"), (.eucJP, "euc-jp"), (.eucKR, "euc-kr"),
    (.windows1252, "windows-1252"), (.ibm437, "ibm437"), (.ibm850, "ibm850"), (.ibm866, "ibm866"),
    (.koi8R, "koi8-r"), (.macintosh, "macintosh"),
  ]

  @Test("Each entry is read, and written unless the table says no", arguments: tables)
  func entries(encoding: Encoding, name: String) throws {
    let decoder = try CodecSource().decoder(from: encoding)
    let encoder = try CodecSource().encoder(to: encoding)
    var wrong: [String] = []
    for row in try EncodingTable(name).rows {
      var read: [UInt8] = []
      let readStop = decoder.transcode(row.bytes, from: 0, into: &read).stop
      if readStop != .inputEmpty || read != row.utf8 { wrong.append(row.key) }
      var written: [UInt8] = []
      let writeStop = encoder.transcode(row.utf8, from: 0, into: &written).stop
      encoder.finish(into: &written)
      let isWritten = writeStop == .inputEmpty && written == row.bytes
      if isWritten == row.isOnlyRead { wrong.append(row.key + " written") }
    }
    #expect(wrong.isEmpty)
  }

  @Test("No other pair of bytes is read", arguments: tables)
  func nothingElse(encoding: Encoding, name: String) throws {
    let known = Set(try EncodingTable(name).rows.map(\.bytes))
    let decoder = try CodecSource().decoder(from: encoding)
    var wrong: [String] = []
    for lead in UInt8(0x80)...0xFF {
      for trail in UInt8(0x00)...0xFF {
        if known.contains([lead, trail]) || known.contains([lead]) { continue }
        let key = "\(lead) \(trail)"
        var read: [UInt8] = []
        let stop = decoder.transcode([lead, trail], from: 0, into: &read).stop
        let isLonger = stop == .incomplete && read.isEmpty
        if stop != .invalid && !isLonger { wrong.append(key) }
        if stop == .invalid && !read.isEmpty { wrong.append(key) }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test("Every place of CNS 11643 is read and written") func cns11643() throws {
    let decoder = try CodecSource().decoder(from: .eucTW)
    let encoder = try CodecSource().encoder(to: .eucTW)
    var wrong: [String] = []
    for row in try EncodingTable("cns11643").rows {
      let plane = UInt8(row.key.prefix(1), radix: 16) ?? 0
      let place = EncodingTable.bytes([UInt8](row.key.utf8)[2...]).map { $0 | 0x80 }
      let text = row.utf8
      let long = [0x8E, 0xA0 + plane] + place
      var read: [UInt8] = []
      if decoder.transcode(long, from: 0, into: &read).stop != .inputEmpty || read != text {
        wrong.append(row.key)
      }
      var written: [UInt8] = []
      _ = encoder.transcode(text, from: 0, into: &written)
      let isWritten = written == (plane == 1 ? place : long)
      if isWritten == row.isOnlyRead { wrong.append(row.key + " written") }
    }
    #expect(wrong.isEmpty)
  }

  @Test("Big5 is read whole, and written without lead bytes below A1") func big5() throws {
    let decoder = try CodecSource().decoder(from: .big5)
    let encoder = try CodecSource().encoder(to: .big5)
    var wrong: [String] = []
    for row in try EncodingTable("big5").rows {
      var (read, written): ([UInt8], [UInt8]) = ([], [])
      _ = decoder.transcode(row.bytes, from: 0, into: &read)
      let stop = encoder.transcode(row.utf8, from: 0, into: &written).stop
      let isWritten = stop == .inputEmpty && written == row.bytes
      if read != row.utf8 || isWritten != (!row.isOnlyRead && row.bytes[0] >= 0xA1) {
        wrong.append(row.key)
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test("JIS X 0212 is read and written behind 8F") func jis0212() throws {
    let decoder = try CodecSource().decoder(from: .eucJP)
    let encoder = try CodecSource().encoder(to: .eucJP)
    var wrong: [String] = []
    for row in try EncodingTable("jis0212").rows {
      var (read, written): ([UInt8], [UInt8]) = ([], [])
      _ = decoder.transcode([0x8F] + row.bytes, from: 0, into: &read)
      _ = encoder.transcode(row.utf8, from: 0, into: &written)
      // What JIS X 0208 has too is written from there.
      if read != row.utf8 || written != [0x8F] + row.bytes && written.count != 2 {
        wrong.append(row.key)
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "Editions differ from their base where their table says so",
    arguments: [
      (Encoding.gb18030Of2000, "gb18030-editions", 0),
      (.gb18030Of2005, "gb18030-editions", 1), (.gb18030Of2022, "gb18030-editions", 2),
      (.cp936, "cp936", 0), (.big5HKSCSOf1999, "big5-hkscs-editions", 0),
      (.big5HKSCSOf2001, "big5-hkscs-editions", 1), (.big5HKSCSOf2004, "big5-hkscs-editions", 2),
    ])
  func editions(encoding: Encoding, name: String, column: Int) throws {
    let decoder = try CodecSource().decoder(from: encoding)
    let encoder = try CodecSource().encoder(to: encoding)
    var (changed, wrong): (Set<String>, [String]) = ([], [])
    for row in try EncodingTable(name).rows {
      changed.insert(row.key)
      let expected = row.columns[column]
      var (read, written): ([UInt8], [UInt8]) = ([], [])
      let stop = decoder.transcode(row.bytes, from: 0, into: &read).stop
      _ = encoder.transcode(expected, from: 0, into: &written)
      encoder.finish(into: &written)
      let isRight =
        expected.isEmpty ? stop == .invalid : read == expected && written == row.bytes
      if !isRight { wrong.append(row.key) }
    }
    let base = name.hasPrefix("big5") ? "big5" : "gb18030"
    for row in try EncodingTable(base).rows where !changed.contains(row.key) {
      var read: [UInt8] = []
      _ = decoder.transcode(row.bytes, from: 0, into: &read)
      if read != row.utf8 { wrong.append(row.key) }
    }
    #expect(wrong.isEmpty)
  }
}

/// GB 18030 holds all of Unicode.
@Suite struct GB18030Tests {
  private static let everything: [UInt8] = {
    var utf8: [UInt8] = []
    for value in UInt32(0)...0x10FFFF where Unicode.Scalar(value) != nil {
      UTF8Sequence.append(value, to: &utf8)
    }
    return utf8
  }()

  @Test(arguments: [Encoding.gb18030Of2000, .gb18030Of2005, .gb18030Of2022])
  func `every scalar is written and read back`(edition: Encoding) throws {
    let bytes = try #require(try edition.encode(pieces: [Self.everything]))
    let back = try edition.decode(bytes)
    #expect(back.faults.isEmpty)
    #expect(back.utf8 == Self.everything)
  }

  @Test func `the Standard's loses nineteen scalars of private use and no other`() throws {
    let decoder = try CodecSource().decoder(from: .gb18030)
    let encoder = try CodecSource().encoder(to: .gb18030)
    var changed: [UInt32] = []
    for value in UInt32(0xE000)...0xF8FF {
      var (utf8, bytes, back): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
      UTF8Sequence.append(value, to: &utf8)
      _ = encoder.transcode(utf8, from: 0, into: &bytes)
      _ = decoder.transcode(bytes, from: 0, into: &back)
      if utf8 != back { changed.append(value) }
    }
    #expect(changed.count == 19)
    #expect(changed.contains(0xE5E5) && changed.contains(0xE81E) && changed.contains(0xE78D))
  }

  @Test func `every sequence of four bytes is a scalar of its own, or nothing`() throws {
    let decoder = try CodecSource().decoder(from: .gb18030Of2005)
    var (read, assigned): ([UInt8], Int) = ([], 0)
    for number in 0..<(126 * 10 * 126 * 10) {
      let bytes = [
        0x81 + UInt8(number / 12_600), 0x30 + UInt8(number / 1260 % 10),
        0x81 + UInt8(number / 10 % 126), 0x30 + UInt8(number % 10),
      ]
      read.removeAll(keepingCapacity: true)
      if decoder.transcode(bytes, from: 0, into: &read).stop == .inputEmpty { assigned += 1 }
    }
    // Plane 0 without surrogates, ASCII and what has pairs; and sixteen planes.
    #expect(assigned == 0x10000 - 2048 - 128 - 23_940 + 0x100000)
  }

  @Test(
    "The scalars that moved",
    arguments: [
      ([0xA8, 0xBC], [0xE7C7, 0x1E3F, 0x1E3F, 0x1E3F]),
      ([0xA6, 0xD9], [0xE78D, 0xE78D, 0xFE10, 0xFE10]),
      ([0xFE, 0x59], [0xE81E, 0xE81E, 0x9FB4, 0x9FB4]),
      ([0xFE, 0x51], [0xE816, 0xE816, 0xE816, 0xE816]),
      ([0xA3, 0xA0], [0xE5E5, 0xE5E5, 0xE5E5, 0x3000]),
      ([0x82, 0x35, 0x90, 0x37], [0x9FB4, 0x9FB4, 0xE81E, 0x9FB4]),
      ([0x84, 0x31, 0x82, 0x36], [0xFE10, 0xFE10, 0xE78D, 0xFE10]),
      ([0x81, 0x35, 0xF4, 0x37], [0x1E3F, 0xE7C7, 0xE7C7, 0xE7C7]),
    ] as [([UInt8], [UInt32])])
  func moved(bytes: [UInt8], scalars: [UInt32]) throws {
    let editions: [Encoding] = [.gb18030Of2000, .gb18030Of2005, .gb18030Of2022, .gb18030]
    for (edition, scalar) in zip(editions, scalars) {
      #expect(try edition.decode(bytes).text.unicodeScalars.map(\.value) == [scalar])
    }
  }
}
