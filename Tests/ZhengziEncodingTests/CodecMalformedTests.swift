// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziEncoding

/// What is malformed is told with offset, length and class, and only that is lost.
@Suite struct CodecMalformedTests {
  struct Case: Sendable {
    let encoding: Encoding
    let bytes: [UInt8]
    let text: String
    let faults: [(Range<Int>, Malformation.Kind)]

    init(
      _ encoding: Encoding, _ bytes: [UInt8], _ text: String,
      _ faults: (Range<Int>, Malformation.Kind)...
    ) {
      (self.encoding, self.bytes, self.text, self.faults) = (encoding, bytes, text, faults)
    }
  }

  static let cases = [
    // A broken sequence of four costs one byte (Encoding Standard, 10.2.1).
    Case(.gb18030, [0x81, 0x30, 0x41], "\u{FFFD}0A", (0..<1, .trail)),
    Case(.gb18030, [0x81, 0x30, 0x81, 0x41], "\u{FFFD}0\u{4E04}", (0..<1, .trail)),
    Case(.gb18030, [0x84, 0x31, 0xA5, 0x30], "\u{FFFD}", (0..<4, .unassigned)),
    Case(.gb18030, [0xE3, 0x32, 0x9A, 0x36], "\u{FFFD}", (0..<4, .unassigned)),
    Case(.gb18030, [0xFF, 0x41], "\u{FFFD}A", (0..<1, .lead)),
    Case(.gb18030, [0x81, 0x20], "\u{FFFD} ", (0..<1, .trail)),
    Case(.gb18030, [0x81, 0xFF], "\u{FFFD}", (0..<2, .trail)),
    Case(.gb18030, [0x41, 0x81], "A\u{FFFD}", (1..<2, .cut)),
    Case(.gb18030, [0x81, 0x30, 0x81], "\u{FFFD}", (0..<3, .cut)),
    Case(.gb18030, [0x80], "€"), Case(.gbk, [0x80], "€"), Case(.cp936, [0x80, 0xFF], "€\u{F8F5}"),
    Case(.gb18030Of2022, [0x80, 0x41], "\u{FFFD}A", (0..<1, .lead)),
    Case(.cp936, [0x81, 0x30], "\u{FFFD}0", (0..<1, .trail)),
    Case(
      .eucCN, [0xB0, 0x41, 0xA2, 0xA1], "\u{FFFD}A\u{FFFD}", (0..<1, .trail), (2..<4, .unassigned)),
    // 許功蓋 with a byte too few: the ASCII behind stays.
    Case(.big5, [0xB3, 0x5C, 0xA5, 0x0A], "許\u{FFFD}\n", (2..<3, .trail)),
    Case(.big5, [0x80, 0xFF, 0x41], "\u{FFFD}\u{FFFD}A", (0..<1, .lead), (1..<2, .lead)),
    Case(
      .big5, [0x81, 0x40, 0x81, 0xA1], "\u{FFFD}@\u{FFFD}", (0..<1, .unassigned),
      (2..<4, .unassigned)),
    Case(.cp950, [0xA1, 0x7F], "\u{FFFD}\u{7F}", (0..<1, .trail)),
    Case(
      .shiftJIS, [0xA0, 0x81, 0x7F, 0xFD], "\u{FFFD}\u{FFFD}\u{7F}\u{FFFD}", (0..<1, .lead),
      (1..<2, .trail), (3..<4, .lead)),
    Case(
      .eucJP, [0x8F, 0xA1, 0x41, 0x8E, 0xE0], "\u{FFFD}A\u{FFFD}", (0..<2, .trail),
      (3..<5, .unassigned)),
    Case(
      .eucJP, [0x8F, 0xA1, 0xA1, 0x90], "\u{FFFD}\u{FFFD}", (0..<3, .unassigned), (3..<4, .lead)),
    Case(
      .eucKR, [0x81, 0x40, 0xC9, 0xA1], "\u{FFFD}@\u{FFFD}", (0..<1, .trail), (2..<4, .unassigned)),
    Case(.eucTW, [0x8E, 0xA2, 0x41], "\u{FFFD}A", (0..<2, .trail)),
    Case(.eucTW, [0x8E, 0xB0, 0xA1, 0xA1], "\u{FFFD}", (0..<4, .unassigned)),
    Case(.eucTW, [0x8E, 0xA1, 0xC4, 0xA1], "一"),
    Case(.ibm437, [0x80, 0xFF], "Ç\u{A0}"), Case(.windows1252, [0x80, 0x81], "€\u{81}"),
    Case(.latin1, [0x80, 0xE9], "\u{80}é"),
    Case(.utf16LE, [0x00, 0xDC, 0x41, 0x00], "\u{FFFD}A", (0..<2, .surrogate)),
    Case(.utf16BE, [0xD8, 0x40, 0x00, 0x41], "\u{FFFD}A", (0..<2, .surrogate)),
    Case(.utf16BE, [0xD8, 0x40, 0xDC], "\u{FFFD}", (0..<3, .cut)),
    Case(
      .utf32LE, [0x00, 0xD8, 0x00, 0x00, 0x00, 0x00, 0x11, 0x00], "\u{FFFD}\u{FFFD}",
      (0..<4, .surrogate), (4..<8, .value)),
    Case(.hz, [UInt8]("~xa~".utf8), "\u{FFFD}xa\u{FFFD}", (0..<1, .escape), (3..<4, .cut)),
    Case(
      .hz, [UInt8]("~{)!Q\nA".utf8), "\u{FFFD}\u{FFFD}\nA", (2..<4, .unassigned), (4..<5, .trail)),
    Case(.hz, [UInt8]("~~~{~}a~\nb".utf8), "~ab"),
    Case(
      .iso2022CN, [0x0E, 0x41, 0x1B, 0x24, 0x42], "\u{FFFD}A\u{FFFD}", (0..<1, .escape),
      (2..<5, .cut)),
    Case(.iso2022CN, [0x1B, 0x24, 0x29, 0x45, 0x41], "\u{FFFD}$)EA", (0..<1, .escape)),
    // Designations end with their line.
    Case(
      .iso2022CN, [0x1B, 0x24, 0x29, 0x41, 0x0E, 0x3A, 0x3A, 0x0A, 0x0E, 0x3A], "汉\n\u{FFFD}:",
      (8..<9, .escape)),
    Case(.iso2022CN, [0x1B, 0x4E, 0x21, 0x21], "\u{FFFD}!!", (0..<2, .escape)),
    Case(
      .utf7, [UInt8]("+!+2AA-x+-".utf8), "\u{FFFD}\u{FFFD}x+", (1..<2, .escape), (6..<7, .surrogate)
    ),
    Case(.utf7, [UInt8]("+bEk-+bEk.".utf8), "汉汉."),
    // The end cuts a plus, a unit, a pair of surrogates; what is whole needs no minus.
    Case(.utf7, [UInt8]("a+".utf8), "a\u{FFFD}", (1..<2, .cut)),
    Case(.utf7, [UInt8]("+bE".utf8), "\u{FFFD}", (1..<3, .cut)),
    Case(.utf7, [UInt8]("+bElsS".utf8), "汉\u{FFFD}", (4..<6, .cut)),
    Case(.utf7, [UInt8]("+2EI".utf8), "\u{FFFD}", (1..<4, .cut)),
    Case(.utf7, [UInt8]("+bEnYQt+".utf8), "汉\u{FFFD}", (4..<8, .cut)),
    Case(.utf7, [UInt8]("+2ELft".utf8), "\u{FFFD}", (1..<6, .cut)),
    Case(.utf7, [UInt8]("+2ELftw".utf8), "𠮷"), Case(.utf7, [UInt8]("+bEk".utf8), "汉"),
  ]

  @Test func `each case, cut at every split`() throws {
    for example in Self.cases {
      let faults = example.faults.map { Decoded.Fault(range: $0.0, kind: $0.1) }
      let expected = Decoded(utf8: [UInt8](example.text.utf8), faults: faults)
      let bytes = example.bytes
      for split in 0...bytes.count {
        let pieces = [[UInt8](bytes[..<split]), [UInt8](bytes[split...])]
        let found = try example.encoding.decode(pieces: pieces)
        #expect(found == expected, "\(example.encoding) \(bytes) cut at \(split): \(found.text)")
        if found != expected { break }
      }
    }
  }

  @Test func `a sentence tells place and class`() {
    let error = MalformedInput(encoding: .big5, range: 4..<5, kind: .trail)
    #expect(error.description == "the input is not valid big5 at byte 4 (a broken sequence)")
    #expect(Set(Malformation.Kind.allCases.map(\.explanation)).count == 8)
  }

  @Test(
    "Faults of UTF-8 by class",
    arguments: [
      ([0x80], 1, .lead), ([0xFF], 1, .lead), ([0xE5, 0x8F, 0x41], 2, .trail), ([0xC3], 1, .cut),
      ([0xED, 0xA0, 0x80], 1, .surrogate), ([0xC0, 0x80], 1, .value),
      ([0xF4, 0x90, 0x80, 0x80], 1, .value), ([0xE0, 0x80, 0x80], 1, .value),
      // Told by the lead alone: what follows may not have come yet.
      ([0xC1], 1, .value), ([0xC1, 0x41], 1, .value), ([0xF5], 1, .value),
      ([0xFD, 0x80], 1, .value),
    ] as [([UInt8], Int, Malformation.Kind)])
  func utf8(bytes: [UInt8], length: Int, kind: Malformation.Kind) {
    let expected = Malformation(length: length, kind: kind)
    #expect(UTF8Sequence.malformation(in: bytes, at: 0) == expected)
  }
}
