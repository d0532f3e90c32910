// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi
import ZhengziForeign

/// What is no Chinese is never called Chinese, and what is no text is not called text.
@Suite struct ForeignDetectionTests {
  static let cases: [(String, Encoding)] = [
    (Sentences.japanese, .shiftJIS), (Sentences.japanese, .eucJP), (Sentences.japanese, .utf8),
    (Sentences.japanese, foreign("iso-2022-jp")), (Sentences.japanese, .utf16LE),
    (Sentences.korean, .eucKR), (Sentences.korean, .utf8), (Sentences.korean, .utf16BE),
    (Sentences.korean, foreign("iso-2022-kr")),
    (Sentences.russian, .koi8R), (Sentences.russian, .ibm866),
    (Sentences.russian, foreign("windows-1251")), (Sentences.russian, foreign("iso-8859-5")),
    (Sentences.russian, .utf8), (Sentences.french, .windows1252), (Sentences.french, .utf8),
    (Sentences.german, .windows1252), (Sentences.german, .utf8), (Sentences.english, .utf8),
    (Sentences.english, .utf16LE), (Sentences.english, .utf16BE),
  ]

  @Test("A foreign sentence is told by its encoding", arguments: cases)
  func sentence(text: String, encoding: Encoding) throws {
    let found = EncodingDetector.detect(try encoded(text, encoding))
    #expect(found.encoding == encoding)
    #expect(found.script != .hans && found.script != .hant && found.script != .mixed)
  }

  @Test("No part of a foreign sentence is Chinese", arguments: cases)
  func parts(text: String, encoding: Encoding) throws {
    let characters = Array(text)
    for start in stride(from: 0, to: characters.count - 16, by: 8) {
      let part = String(characters[start..<(start + 16)])
      // A few kanji alone are Chinese in form: only their encoding tells.
      let found = EncodingDetector.detect(try encoded(part, encoding))
      #expect(found.encoding.map(chineseEncodings.contains) != true, "\(part) \(found)")
    }
  }

  @Test(arguments: [
    "Πολλά είναι τα βιβλία της ιστορίας που διαβάσαμε.", "ספרים רבים על ההיסטוריה",
    "Príliš žluťoučký kůň úpěl ďábelské ódy", "Zażółć gęślą jaźń, proszę pana",
  ])
  func `an alphabet that has no codec here is not Chinese`(text: String) throws {
    for name in ["iso-8859-7", "iso-8859-8", "iso-8859-2", "windows-1250"] {
      guard let bytes = try? encodedIfPossible(text, foreign(name)) else { continue }
      let found = EncodingDetector.detect(bytes)
      #expect(found.encoding.map(chineseEncodings.contains) != true, "\(name) \(found)")
    }
  }

  private func encodedIfPossible(_ text: String, _ encoding: Encoding) throws -> [UInt8]? {
    var output: [UInt8] = []
    let encoder = try CodecSource(other: IconvSource()).encoder(to: encoding)
    let result = encoder.transcode([UInt8](text.utf8), from: 0, into: &output)
    return result.stop == .inputEmpty ? output : nil
  }

  // MARK: Marks among ASCII

  @Test(
    arguments: [
      [0x93, 0x71, 0x94], [0x64, 0x6F, 0x6E, 0x92, 0x74], [0x31, 0xB0, 0x43], [0xA9, 0x20, 0x32],
      [0xE9, 0x74, 0xE9], [0x63, 0x61, 0x66, 0xE9], [0xFC, 0x62, 0x65, 0x72], [0x80], [0xFF],
      [0xA0],
      [0x81, 0x30], [0xD7], [0xE5, 0x8F], [0xDF, 0x65], [0xF6, 0xDF],
    ] as [[UInt8]])
  func `a letter or a mark of Latin-1 among English is not Chinese`(bytes: [UInt8]) {
    let text = [UInt8]("some words and ".utf8) + bytes + [UInt8](" and some more\n".utf8)
    for one in [text, bytes] {
      let found = EncodingDetector.detect(one)
      #expect(found.encoding.map(chineseEncodings.contains) != true, "\(one) \(found)")
    }
  }

  @Test(arguments: [
    ("Αν και ο χρήστης", "windows-1253"), ("Μερικές φορές δεν", "iso-8859-7"),
    ("זהו משפט אחד בעברית", "windows-1255"), ("Щоб вимкнути звук", "koi8-u"),
    ("Włączanie i wyłączanie", "windows-1250"), ("Jeśli nie można znaleźć", "iso-8859-2"),
    ("Příliš žluťoučký kůň", "windows-1250"), ("Кто бы и сказал", "iso-8859-5"),
  ])
  func `letters of other alphabets are not Chinese`(text: String, name: String) throws {
    let found = EncodingDetector.detect(try encoded(text, foreign(name)))
    #expect(found.encoding.map(chineseEncodings.contains) != true, "\(found)")
    #expect(found.script.map { [.hans, .hant, .mixed].contains($0) } != true)
  }

  @Test(arguments: ["環境変数", "付録", "複数選択", "値の検索"])
  func `kanji that only Japanese writes are Japanese in Unicode, too`(text: String) {
    #expect(EncodingDetector.detect([UInt8](text.utf8)).script == .japanese)
  }

  // MARK: Seven bits

  @Test(arguments: [
    "a = ~{foo} ~{bar~}", "~{name~}", "x ~{while~}", "x ~{", "C++ a+b g++-4 +1-2", "1+AbCd-2",
    "+AAAA", "~~", "~{!!~}",
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}$ plain", "=?UTF-8?B?5Lit?=", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    "Bush hid the facts", "this app can break", "aaaa bbb ccc ddddd", "", "\n", "a", "AB12",
  ])
  func `plain ASCII is UTF-8, whatever it looks like`(text: String) {
    let found = EncodingDetector.detect([UInt8](text.utf8))
    #expect(found.encoding == .utf8)
    #expect(found.confidence == 1)
    #expect(found.script == ScriptEvidence.Verdict.none)
  }

  // MARK: No text

  @Test(
    arguments: [
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10],
      [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], [0x1F, 0x8B, 0x08, 0x00],
      [0x7F, 0x45, 0x4C, 0x46, 0x02],
      [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], [0x42, 0x5A, 0x68, 0x39], [0x00, 0x61, 0x73, 0x6D],
      [UInt8](repeating: 0, count: 100), (0..<64).map { $0 % 16 },
      (0..<64).flatMap { [UInt8($0), 0, 0, 0] },
    ] as [[UInt8]])
  func `a file of another kind is no text`(bytes: [UInt8]) {
    let found = EncodingDetector.detect(bytes)
    #expect(found.encoding == nil)
    #expect(found.confidence == 0)
    #expect(found.script == nil)
  }

  @Test func `noise is no text`() {
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<50 {
      let noise = (0..<512).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 24)
      }
      #expect(EncodingDetector.detect(noise).encoding == nil)
    }
  }
}
