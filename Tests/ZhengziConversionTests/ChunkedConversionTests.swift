// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziConversion

/// Chunks that are converted apart.
@Suite struct ChunkedConversionTests {
  /// Cuts a text that comes in pieces wherever it can be cut.
  private static func chunks(
    of text: [UInt8], _ conversion: ChunkedConversion, pieces size: Int
  ) -> [[UInt8]] {
    var chunks: [[UInt8]] = []
    var held = ByteBuffer()
    for start in stride(from: 0, to: text.count, by: size) {
      let searched = held.count
      held.append(text.span.extracting(start..<min(start + size, text.count)))
      let end = conversion.lastBoundary(of: held, searched: searched)
      if end == 0 { continue }
      chunks.append([UInt8](held.bytes[..<end]))
      held.removeFirst(end)
    }
    return chunks + [held.bytes]
  }

  @Test("Chunks joined are the whole, wherever it is cut", arguments: Scheme.all)
  func joins(scheme: Scheme) throws {
    let converter = Converter(scheme)
    let conversion = try #require(ChunkedConversion(converter))
    var random = TestGenerator(seed: 7)
    let parts =
      [
        "头发", "發展", "一", "后", "裡", "⿰", "⿰木后", "𠮷", "\u{F900}", "\u{FE00}", "A", "\n", "，", "é",
      ].map { [UInt8]($0.utf8) } + [
        [0xE5, 0x8F], [0x80], [0xFF], [0xF0, 0xA0, 0xAE], [0xED, 0xA0, 0x80],
      ]
    for _ in 0..<10 {
      let text = (0..<60).flatMap { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
      for size in [1, 2, 7, 50] {
        let chunks = Self.chunks(of: text, conversion, pieces: size)
        #expect(chunks.flatMap { converter.convert($0) } == converter.convert(text))
      }
    }
  }

  @Test("A text without boundaries is searched once", arguments: ["⿰", "⿰木", "一"])
  func searchesOnce(unit: String) throws {
    let text = [UInt8](String(repeating: unit, count: 30_000 / unit.utf8.count).utf8)
    let conversion = try #require(ChunkedConversion(Converter(.s2t)))
    // A search of all the text with each piece would take its square.
    let chunks = Self.chunks(of: text, conversion, pieces: 3)
    #expect(chunks.joined().elementsEqual(text))
  }
}
