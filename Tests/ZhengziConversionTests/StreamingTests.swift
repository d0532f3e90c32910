// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziConversion

@Suite struct StreamingTests {
  /// Converts with pieces of at most `size` bytes through `makeStream()`.
  private func convert(_ converter: Converter, _ text: [UInt8], pieces size: Int) throws -> [UInt8]
  {
    let stream = converter.makeStream()
    var output: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: size) {
      let piece = [UInt8](text[start..<min(start + size, text.count)])
      output += try stream.convert(piece, isLast: false)
    }
    return output + (try stream.convert([], isLast: true))
  }

  /// Converts through the span API with `room` bytes of output at a time.
  private func convert(_ converter: Converter, _ text: [UInt8], room: Int) -> (
    output: [UInt8], calls: Int
  ) {
    var stream = ConversionStream(converter)
    var output: [UInt8] = []
    var read = 0
    var calls = 0
    while true {
      var progress: ConversionStream.Progress?
      let rest = [UInt8](text[read...])
      let part = [UInt8](capacity: room) { span in
        progress = stream.convert(rest.span, into: &span, isLast: true)
      }
      guard let progress else { return (output, calls) }
      calls += 1
      output += part
      read += progress.bytesRead
      if progress.stop == .inputEmpty { return (output, calls) }
      // A call that stops for want of room has filled what there was.
      guard part.count == room else { return ([], -1) }
    }
  }

  private func utf8(_ text: String) -> [UInt8] { [UInt8](text.utf8) }

  private static let text =
    "干燥的头发\0、后来\0\r\n\n鼠标里面的软件，𠮷A é\u{0301}⿰虫风\u{F900}一目了然\n头"

  @Test("NUL is a scalar like any other", arguments: Scheme.all)
  func keepsNUL(scheme: Scheme) {
    let converter = Converter(scheme)
    let whole = converter.convert(utf8("\0头\0\0髮\0"))
    let parts = [converter.convert(utf8("头")), converter.convert(utf8("髮"))]
    #expect(whole == [0] + parts[0] + [0, 0] + parts[1] + [0])
  }

  @Test(
    "Malformed bytes pass unchanged, and what is around them is converted",
    arguments: [
      [0xFF], [0x80], [0xC0, 0x80], [0xE5, 0xA4], [0xF0, 0xA0, 0xAE], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0xBF],
      [0xFE, 0xFF, 0x00],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) throws {
    let converter = Converter(.s2t)
    let input = utf8("头") + bytes + utf8("，头发") + bytes
    let expected = utf8("頭") + bytes + utf8("，頭髮") + bytes
    #expect(converter.convert(input) == expected)
    for size in 1...input.count {
      #expect(try convert(converter, input, pieces: size) == expected)
    }
  }

  @Test("Pieces of any size give what the whole gives", arguments: Scheme.all)
  func pieces(scheme: Scheme) throws {
    for tofu in Tofu.allCases {
      let converter = Converter(scheme, tofu: tofu)
      let text = utf8(Self.text) + [0xE5, 0xA4] + utf8(Self.text)
      let expected = converter.convert(text)
      for size in 1...64 { #expect(try convert(converter, text, pieces: size) == expected) }
    }
  }

  @Test("A tiny output is filled, and nothing is lost", arguments: [1, 2, 3, 4, 7, 64, 4096])
  func tinyOutput(room: Int) {
    let text = utf8(String(repeating: Self.text, count: 20))
    let converter = Converter(.s2twp)
    let (output, calls) = convert(converter, text, room: room)
    let expected = converter.convert(text)
    #expect(output == expected)
    // One call for each roomful, and at most one that finds nothing left.
    #expect(calls >= expected.count / room && calls <= expected.count / room + 1)
  }

  @Test func `an output without room takes nothing but what waits`() {
    var stream = ConversionStream(Converter(.s2t))
    let input = utf8("头发\n")
    var output: [UInt8] = []
    var stops: [(Int, ConversionStream.Stop)] = []
    for room in [0, 0, 4, 16] {
      let rest = stops.isEmpty ? input : []
      output += [UInt8](capacity: room) { span in
        let progress = stream.convert(rest.span, into: &span, isLast: true)
        stops.append((progress.bytesRead, progress.stop))
      }
    }
    #expect(stops.map(\.0) == [input.count, 0, 0, 0])
    #expect(stops.map(\.1) == [.outputFull, .outputFull, .outputFull, .inputEmpty])
    #expect(output == utf8("頭髮\n"))
  }

  @Test("A line comes out as soon as its end has come", arguments: Scheme.all)
  func lineByLine(scheme: Scheme) throws {
    let converter = Converter(scheme)
    let stream = converter.makeStream()
    for line in ["干燥的头发\n", "\n", "後來一目瞭然，滑鼠\r\n", "A\n"] {
      #expect(try stream.convert(utf8(line), isLast: false) == converter.convert(utf8(line)))
    }
    #expect(try stream.convert([], isLast: true).isEmpty)
  }

  @Test func `what cannot change any more is not held back for the end of the line`() throws {
    let stream = Converter(.s2t).makeStream()
    let text = utf8(String(repeating: "头发", count: 1000))
    let output = try stream.convert(text, isLast: false)
    // Only what the longest key could still reach is kept.
    #expect(output.count > text.count - 200 && output.count < text.count)
    let rest = try stream.convert([], isLast: true)
    #expect(output + rest == utf8(String(repeating: "頭髮", count: 1000)))
  }

  @Test func `an empty text is empty`() throws {
    for scheme in Scheme.all {
      #expect(Converter(scheme).convert("").isEmpty)
      #expect(try Converter(scheme).makeStream().convert([], isLast: true).isEmpty)
    }
  }

  @Test func `an ideographic description sequence is kept whole across pieces`() throws {
    let text = utf8("⿰虫风⿱⿰虫风发风")
    let expected = utf8("⿰虫风⿱⿰虫风发風")
    for size in 1...text.count {
      #expect(try convert(Converter(.s2t), text, pieces: size) == expected)
    }
  }

  @Test func `a cut ideographic description sequence at the end is plain text`() throws {
    let text = utf8("⿰虫")
    #expect(Converter(.s2t).convert(text) == utf8("⿰蟲"))
    for size in 1...text.count {
      #expect(try convert(Converter(.s2t), text, pieces: size) == utf8("⿰蟲"))
    }
  }

  @Test func `one converter serves many tasks at once`() async {
    let converter = Converter(.s2twp)
    let text = Self.text
    let expected = converter.convert(text)
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<16 { group.addTask { converter.convert(text) } }
      for await output in group { #expect(output == expected) }
    }
  }
}
