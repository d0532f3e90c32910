// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi

/// How lines and texts end.
@Suite struct LineEndTests {
  private typealias Newline = Pipeline.NewlinePolicy
  private typealias Final = Pipeline.FinalNewlinePolicy

  /// Line ends of all kinds, next to one another, and characters that are none.
  private static let texts = [
    "", "\n", "\r", "\r\n", "\n\r", "\r\r\n", "\n\n\n", "\r\r", "文", "文\n", "文\r", "文\r\n", "\n文",
    "\r文", "文\n\r字", "一\r\n二\r三\n四", "一\n\n\n", "一\r\n\n\r\r\n", "一\u{85}二\u{2028}三\u{0B}四\u{0C}",
    "\n\n一\n\n二\r\n\r\n三",
  ]

  /// Reads line ends as the policies are described, one scalar after the other.
  private func expected(_ text: String, _ newline: Newline, _ final: Final) -> String {
    var lines: [(text: String.UnicodeScalarView, end: String)] = [(.init(), "")]
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      var end = ""
      if scalar == "\r" { end = rest.first == "\n" ? "\r\n" : "\r" }
      if scalar == "\n" { end = "\n" }
      if end == "\r\n" { rest.removeFirst() }
      if end.isEmpty {
        lines[lines.count - 1].text.append(scalar)
      } else {
        lines[lines.count - 1].end = end
        lines.append((.init(), ""))
      }
    }
    if lines.last?.text.isEmpty == true { lines.removeLast() }
    var ends = lines.map(\.end)
    if newline == .lf { ends = ends.map { $0.isEmpty ? "" : "\n" } }
    if newline == .crlf { ends = ends.map { $0.isEmpty ? "" : "\r\n" } }
    if final == .add, ends.last == "" {
      ends[ends.count - 1] = ends.dropLast().last ?? (newline == .crlf ? "\r\n" : "\n")
    }
    if final == .strip, let last = lines.indices.last {
      var index = last
      while index >= 0 {
        ends[index] = ""
        if !lines[index].text.isEmpty { break }
        index -= 1
      }
    }
    return zip(lines, ends).map { String($0.text) + $1 }.joined()
  }

  @Test(arguments: [Encoding.utf8, .gb18030, .big5, .utf16LE, .utf16BE, .utf32BE])
  func `every text ends its lines as every policy says, in every encoding`(
    encoding: Encoding
  ) throws {
    for text in Self.texts where encoding != .big5 || !text.contains("\u{85}") {
      for newline in Newline.allCases {
        for final in Final.allCases {
          let result = try Transcoded(text) {
            $0.encoding = encoding
            $0.newline = newline
            $0.finalNewline = final
          }
          let wanted = expected(text, newline, final)
          #expect(
            result.bytes == (try Transcoded.encode(wanted, encoding)),
            "\(text.debugDescription) \(newline) \(final)")
        }
      }
    }
  }

  @Test(arguments: [Encoding.utf8, .gb18030, .big5, .utf16LE, .utf16BE, .utf32LE, .hz])
  func `repair in an encoding changes line ends, and no other byte`(encoding: Encoding) throws {
    for text in Self.texts where !text.contains("\u{85}") {
      for newline in Newline.allCases {
        for final in Final.allCases {
          let result = try Transcoded(text, in: encoding) {
            $0.rules = RuleSet.all
            $0.newline = newline
            $0.finalNewline = final
          }
          let wanted = try Transcoded.encode(expected(text, newline, final), encoding)
          #expect(result.bytes == wanted, "\(text.debugDescription) \(newline) \(final)")
        }
      }
    }
  }

  @Test func `conversion and line ends go together`() throws {
    let text = "发展\r\n后来\r头发\n"
    for conversion in [
      Pipeline.Conversion.engine(Converter(.s2t)), .variant(.hant, from: nil),
      .variant(.hant, from: .hans),
    ] {
      let result = try Transcoded(text) {
        $0.conversion = conversion
        $0.encoding = .utf8
        $0.newline = .lf
        $0.finalNewline = .strip
      }
      #expect(result.text == "發展\n後來\n頭髮")
    }
  }

  @Test func `what is done is done: a second run changes nothing`() throws {
    for text in Self.texts {
      for newline in Newline.allCases {
        for final in Final.allCases {
          let once = try Transcoded(text) {
            $0.newline = newline
            $0.finalNewline = final
          }
          let twice = try Transcoded(once.text) {
            $0.newline = newline
            $0.finalNewline = final
          }
          #expect(twice.bytes == once.bytes)
        }
      }
    }
  }

  @Test func `the second bytes of characters are no line ends`() throws {
    // U+0A0D and U+0D0A, U+0A41 and U+410D: the bytes of CR and LF, side by side.
    let text = "\u{0A0D}\u{0D0A}\u{0A41}\u{410D}\n\u{0D0D}\r"
    for encoding in [Encoding.utf16LE, .utf16BE, .utf32LE, .utf32BE] {
      for rules in [[], RuleSet.all] {
        let result = try Transcoded(text, in: encoding) {
          $0.newline = .crlf
          $0.rules = rules
        }
        let wanted = "\u{0A0D}\u{0D0A}\u{0A41}\u{410D}\r\n\u{0D0D}\r\n"
        #expect(result.bytes == (try Transcoded.encode(wanted, encoding)))
      }
    }
  }

  @Test func `ASCII that passes before the encoding is known has its line ends, too`() throws {
    let input = [UInt8]("first\r\nsecond\r\n".utf8) + (try Transcoded.encode("发展中国\r\n", .gb18030))
    let result = Transcoded(input) {
      $0.newline = .lf
      $0.encoding = .utf8
      $0.declarations = .update
    }
    #expect(result.text == "first\nsecond\n发展中国\n")
  }

  @Test func `where an error ends the text nothing is added or taken away`() throws {
    let bytes: [UInt8] = [UInt8]("一\r\n二\r\n\r\n".utf8) + [0xFF] + [UInt8]("三".utf8)
    for (final, rules) in [
      (Final.add, []), (.strip, []), (.add, RuleSet.all), (.strip, RuleSet.all),
    ] {
      let result = Transcoded(bytes) {
        $0.decoding = .utf8
        $0.onInvalid = .fail
        $0.rules = rules
        $0.finalNewline = final
      }
      #expect(result.error is MalformedInput)
      #expect(result.text == "一\r\n二\r\n\r\n")
    }
    let cut = Transcoded([UInt8]("一\r\n二".utf8) + [0xFF]) {
      $0.decoding = .utf8
      $0.onInvalid = .fail
      $0.finalNewline = .add
    }
    #expect(cut.text == "一\r\n二")
  }

  @Test func `malformed bytes stay where line ends change`() throws {
    let bytes: [UInt8] = [0xFF, 0x0D, 0xE5, 0x0A, 0xE5, 0x8F, 0x0D, 0x0A, 0xE5]
    for rules in [[], RuleSet.all] {
      let result = Transcoded(bytes) {
        $0.decoding = .utf8
        $0.newline = .lf
        $0.rules = rules
      }
      #expect(result.bytes == [0xFF, 0x0A, 0xE5, 0x0A, 0xE5, 0x8F, 0x0A, 0xE5])
    }
  }

  @Test func `many line ends at the end are held in little, and written if text follows`() throws {
    let ends = String(repeating: "\n", count: 300_000)
    let held = Transcoded([UInt8]("一\(ends)二\(ends)".utf8), pieces: [4096]) {
      $0.finalNewline = .strip
    }
    #expect(held.text == "一\(ends)二")
  }

  @Test func `more line ends than are held come out in their order`() {
    let ends = "\r\r\n" + String(repeating: "\n", count: 1_100_000)
    let text = [UInt8]("一\(ends)二".utf8)
    for pieces in [[4096], []] {
      let held = Transcoded(text, pieces: pieces) { $0.finalNewline = .strip }
      #expect(held.bytes == text)
    }
    // Of different styles no more are held than of one.
    let pair = [UInt8](String(repeating: "\n\r", count: 700_000).utf8)
    #expect(
      Transcoded([0x41] + pair + [0x42], pieces: []) { $0.finalNewline = .strip }.bytes
        == [0x41] + pair + [0x42])
  }
}
