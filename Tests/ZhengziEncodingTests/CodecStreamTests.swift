// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziEncoding

/// A stream in pieces gives what the whole gives.
@Suite struct CodecStreamTests {
  @Test("A text is written and read back, cut at every split", arguments: Encoding.withCodec)
  func splits(encoding: Encoding) throws {
    let utf8 = [UInt8](encoding.sample.utf8)
    let bytes = try #require(try encoding.encode(encoding.sample))
    #expect(try encoding.decode(bytes) == Decoded(utf8: utf8))
    for split in 0...utf8.count {
      let pieces = [[UInt8](utf8[..<split]), [UInt8](utf8[split...])]
      #expect(try encoding.encode(pieces: pieces) == bytes)
    }
    for split in 0...bytes.count {
      let pieces = [[UInt8](bytes[..<split]), [UInt8](bytes[split...])]
      #expect(try encoding.decode(pieces: pieces) == Decoded(utf8: utf8))
    }
    #expect(try encoding.decode(pieces: bytes.map { [$0] }) == Decoded(utf8: utf8))
    #expect(try encoding.encode(pieces: utf8.map { [$0] }) == bytes)
  }

  @Test("A long text goes through the fast loops whole", arguments: Encoding.withCodec)
  func long(encoding: Encoding) throws {
    for padding in [0, 1, 3, 8] {
      let ascii = String(repeating: "a", count: padding)
      let text = String(repeating: ascii + encoding.sample + encoding.sample, count: 60)
      let bytes = try #require(try encoding.encode(text))
      #expect(try encoding.decode(bytes) == Decoded(utf8: [UInt8](text.utf8)))
    }
  }

  @Test("An empty text is empty", arguments: Encoding.withCodec)
  func empty(encoding: Encoding) throws {
    #expect(try encoding.decode([]) == Decoded())
    #expect(try encoding.encode("") == [])
  }

  @Test("A start is respected", arguments: Encoding.withCodec.filter { !$0.isStateful })
  func start(encoding: Encoding) throws {
    let bytes = try #require(try encoding.encode("A" + encoding.sample))
    let decoder = try CodecSource().decoder(from: encoding)
    var output = [UInt8]("kept".utf8)
    let (end, stop) = decoder.transcode(bytes, from: encoding.codeUnitLength, into: &output)
    #expect(end == bytes.count && stop == .inputEmpty)
    #expect(output == [UInt8](("kept" + encoding.sample).utf8))
  }

  @Test("The announced lengths of sequences are those that are read")
  func lengths() throws {
    for encoding in Encoding.withCodec where !encoding.isStateful {
      for character in encoding.sample.unicodeScalars where character.value != 0x304 {
        guard let bytes = try encoding.encode(String(character)) else { continue }
        #expect(encoding.sequenceLength(bytes[...]) == bytes.count, "\(encoding) \(character)")
      }
    }
  }

  @Test("What an encoding lacks stops it before that scalar", arguments: Encoding.withCodec)
  func unmappable(encoding: Encoding) throws {
    guard try encoding.encode("\u{3FFFD}") == nil else { return }
    let encoder = try CodecSource().encoder(to: encoding)
    let text = [UInt8]((encoding.sample + "\u{3FFFD}z").utf8)
    var output: [UInt8] = []
    let (end, stop) = encoder.transcode(text, from: 0, into: &output)
    #expect(stop == .invalid && end == encoding.sample.utf8.count)
    #expect(output == (try encoding.encode(encoding.sample)))
  }

  @Test("Malformed UTF-8 stops an encoder where it stands", arguments: Encoding.withCodec)
  func malformedText(encoding: Encoding) throws {
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xE5, 0x8F, 0x41], [0xC3, 0x41, 0x41],
    ]
    for bytes in bad {
      let encoder = try CodecSource().encoder(to: encoding)
      var output: [UInt8] = []
      let (end, stop) = encoder.transcode([0x41] + bytes, from: 0, into: &output)
      #expect(stop == .invalid && end == 1)
    }
    var output: [UInt8] = []
    let cut: [UInt8] = [0x41, 0xE5, 0x8F]
    let result = try CodecSource().encoder(to: encoding).transcode(cut, from: 0, into: &output)
    #expect(result.stop == .incomplete && result.end == 1)
  }

  @Test func `an encoding without a codec is told, or left to the other source`() {
    #expect(throws: MissingCodec.self) {
      try CodecSource().decoder(from: Encoding(foreignName: "EBCDIC-US"))
    }
    #expect(throws: MissingCodec.self) {
      try CodecSource().encoder(to: Encoding(foreignName: "EBCDIC-US"))
    }
  }
}

/// Bytes without sense: no crash, no output that is not UTF-8, nothing read past the end.
@Suite struct CodecFuzzTests {
  /// Random bytes, of which many are what the encoding likes.
  private func noise(_ encoding: Encoding, _ random: inout TestGenerator) throws -> [UInt8] {
    let good = try #require(try encoding.encode(encoding.sample))
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...24, using: &random) {
      switch UInt8.random(in: 0...3, using: &random) {
      case 0: bytes.append(UInt8.random(in: 0...0xFF, using: &random))
      case 1: bytes.append(UInt8.random(in: 0x81...0xFE, using: &random))
      case 2:
        bytes.append(
          [0x1B, 0x24, 0x29, 0x0E, 0x2B, 0x7E, 0x30, 0x8E][Int.random(in: 0..<8, using: &random)])
      default:
        let start = Int.random(in: 0..<good.count, using: &random)
        bytes += good[start..<min(good.count, start + Int.random(in: 1...5, using: &random))]
      }
    }
    return bytes
  }

  @Test("Any bytes become UTF-8, in whatever pieces they come", arguments: Encoding.withCodec)
  func anything(encoding: Encoding) throws {
    var random = TestGenerator(seed: 7)
    for round in 0..<1000 {
      let bytes = try noise(encoding, &random)
      let whole = try encoding.decode(bytes)
      #expect(UTF8Validation.wellFormedPrefix(of: whole.utf8) == whole.utf8.count)
      let first = Int.random(in: 0...bytes.count, using: &random)
      let second = Int.random(in: first...bytes.count, using: &random)
      let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]].map { [UInt8]($0) }
      let cut = try encoding.decode(pieces: pieces)
      #expect(cut == whole, "round \(round): \(bytes) cut at \(first), \(second)")
      // Faults follow one another inside the input.
      let bounds = whole.faults.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
      #expect(bounds == bounds.sorted() && (bounds.last ?? 0) <= bytes.count)
    }
  }

  @Test("What lies behind the input is never looked at", arguments: Encoding.withCodec)
  func behind(encoding: Encoding) throws {
    var random = TestGenerator(seed: 11)
    for _ in 0..<200 {
      let bytes = try noise(encoding, &random)
      let expected = try encoding.decode(bytes)
      for filler: UInt8 in [0x00, 0x41, 0xA1, 0xFE] {
        // The array keeps the memory behind its end, and what was there.
        var longer = bytes + [UInt8](repeating: filler, count: 32)
        longer.removeLast(32)
        #expect(try encoding.decode(longer) == expected)
      }
    }
  }
}
