// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi

@Suite struct UTF8SequenceTests {
  @Test func `every scalar value is read as it was written`() {
    for value: UInt32 in stride(from: 0, to: 0x11_0000, by: 7) where Unicode.Scalar(value) != nil {
      var bytes: [UInt8] = []
      UTF8Sequence.append(value, to: &bytes)
      #expect(bytes == Array(String(Unicode.Scalar(value) ?? "?").utf8))
      let element = UTF8Sequence.element(in: bytes, at: 0)
      #expect(element == .scalar(value, length: bytes.count))
    }
  }

  @Test(
    "Malformed and cut sequences",
    arguments: [
      ([0x80], .malformed(length: 1)), ([0xC0, 0x80], .malformed(length: 1)),
      ([0xE0, 0x80, 0x80], .malformed(length: 1)), ([0xED, 0xA0, 0x80], .malformed(length: 1)),
      ([0xE5, 0x8F, 0x41], .malformed(length: 2)), ([0xF5, 0x80], .malformed(length: 1)),
      ([0xF4, 0x90, 0x80, 0x80], .malformed(length: 1)), ([0xE5, 0x8F], .cut), ([0xE5], .cut),
    ] as [([UInt8], UTF8Sequence.Element)])
  func reads(bytes: [UInt8], element: UTF8Sequence.Element) {
    #expect(UTF8Sequence.element(in: bytes, at: 0) == element)
  }

  @Test func `a scanner finds the same in pieces of every length`() {
    let bytes: [UInt8] = [0x41, 0xE5, 0x8F, 0x91, 0xFF, 0xE5, 0x8F, 0x41, 0xC2, 0xE5, 0x8F]
    for length in 1...bytes.count {
      var scanner = UTF8Scanner()
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(length)
        rest = rest.dropFirst(piece.count)
        scanner.scan([UInt8](piece), isLast: rest.isEmpty)
      }
      #expect(scanner.malformed == [4..<5, 5..<7, 8..<9, 9..<11], "pieces of \(length)")
      #expect(scanner.multibyteCount == 1)
    }
  }

  @Test func `a scanner takes in others, and keeps no more ranges than alone`() {
    var all = UTF8Scanner()
    for start in stride(from: 0, to: 3000, by: 300) {
      var part = UTF8Scanner()
      part.scan([UInt8](repeating: 0xFF, count: 300), isLast: true)
      all.add(part, at: start)
    }
    #expect(all.malformedCount == 3000 && all.kinds == [.lead: 3000])
    #expect(all.malformed == (0..<UTF8Scanner.rangeLimit).map { $0..<($0 + 1) })
  }
}

@Suite struct EncodingTests {
  @Test(arguments: [
    ("UTF8", Encoding.utf8), ("gb2312", .gbk), ("CP936", .cp936), ("GB18030", .gb18030),
    ("Big5-HKSCS", .big5HKSCS), ("cp950", .cp950), ("utf_16be", .utf16BE), ("UTF-16", .utf16LE),
  ])
  func `labels name encodings`(label: String, encoding: Encoding) {
    #expect(Encoding(label: label) == encoding)
  }

  @Test func `an unknown label names none`() { #expect(Encoding(label: "klingon") == nil) }
}
