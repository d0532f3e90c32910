// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziEncoding
import ZhengziForeign

@Suite struct IconvTranscoderTests {
  private struct Result: Equatable {
    var bytes: [UInt8], end: Int, stop: TranscoderStop
  }

  private func run(_ transcoder: any Transcoder, _ input: [UInt8], from start: Int = 0) -> Result {
    var output: [UInt8] = []
    let (end, stop) = transcoder.transcode(input, from: start, into: &output)
    return Result(bytes: output, end: end, stop: stop)
  }

  /// Text, encoding, and the bytes that the standard of the encoding gives the text.
  static let known: [(Encoding, String, [UInt8])] = [
    (.gb18030, "汉字㐀🀄", [0xBA, 0xBA, 0xD7, 0xD6, 0x81, 0x39, 0xEE, 0x39, 0x94, 0x38, 0xE1, 0x34]),
    (.gbk, "汉字漢", [0xBA, 0xBA, 0xD7, 0xD6, 0x9D, 0x68]),
    (.big5, "漢字", [0xBA, 0x7E, 0xA6, 0x72]),
    // Hong Kong's supplement: a Cantonese particle, and a scalar of plane 2.
    (.big5, "嚿𠝹", [0x9D, 0xBD, 0x9B, 0xD0]),
    (.utf16LE, "漢A𠀀", [0x22, 0x6F, 0x41, 0x00, 0x40, 0xD8, 0x00, 0xDC]),
    (.utf16BE, "漢A𠀀", [0x6F, 0x22, 0x00, 0x41, 0xD8, 0x40, 0xDC, 0x00]),
  ]

  @Test("Text and bytes turn into one another", arguments: known)
  func bothWays(encoding: Encoding, text: String, bytes: [UInt8]) throws {
    let utf8 = [UInt8](text.utf8)
    #expect(
      run(try IconvSource().encoder(to: encoding), utf8)
        == Result(bytes: bytes, end: utf8.count, stop: .inputEmpty))
    #expect(
      run(try IconvSource().decoder(from: encoding), bytes)
        == Result(bytes: utf8, end: bytes.count, stop: .inputEmpty))
  }

  @Test("A start is respected", arguments: known)
  func start(encoding: Encoding, text: String, bytes: [UInt8]) throws {
    let decoder = try IconvSource().decoder(from: encoding)
    let first = encoding.sequenceLength(bytes[...])
    let rest = String(text.unicodeScalars.dropFirst())
    let expected = Result(bytes: [UInt8](rest.utf8), end: bytes.count, stop: .inputEmpty)
    #expect(run(decoder, bytes, from: first) == expected)
  }

  @Test("A sequence that the input cuts is left for the next piece", arguments: known)
  func incomplete(encoding: Encoding, text: String, bytes: [UInt8]) throws {
    let decoder = try IconvSource().decoder(from: encoding)
    let cut = [UInt8](bytes.dropLast())
    let result = run(decoder, cut)
    #expect(result.stop == .incomplete)
    let whole = String(text.unicodeScalars.dropLast())
    #expect(result.bytes == [UInt8](whole.utf8))
    // The rest with its last byte completes the text.
    let rest = run(decoder, [UInt8](bytes[result.end...]))
    #expect(result.bytes + rest.bytes == [UInt8](text.utf8))
    #expect(rest.stop == .inputEmpty)
  }

  @Test(
    "Malformed bytes stop it where they stand",
    arguments: [
      (.gb18030, [0x41, 0xBA, 0xBA, 0xFF, 0x42], 3), (.gbk, [0x41, 0x81, 0x20], 1),
      (.big5, [0xBA, 0x7E, 0x81, 0x20, 0x42], 2), (.utf16LE, [0x41, 0x00, 0x00, 0xDC], 2),
      (.utf16BE, [0x6F, 0x22, 0xD8, 0x40, 0x00, 0x41], 2),
    ] as [(Encoding, [UInt8], Int)])
  func malformed(encoding: Encoding, bytes: [UInt8], offset: Int) throws {
    let result = run(try IconvSource().decoder(from: encoding), bytes)
    #expect(result.stop == .invalid)
    #expect(result.end == offset)
  }

  @Test func `a scalar that the encoding lacks stops it before that scalar`() throws {
    let result = run(try IconvSource().encoder(to: .big5), [UInt8]("漢🀄字".utf8))
    #expect(result == Result(bytes: [0xBA, 0x7E], end: 3, stop: .invalid))
  }

  @Test func `text longer than the inner buffer comes out whole`() throws {
    let text = [UInt8](String(repeating: "漢字🀄", count: 40_000).utf8)
    let encoded = run(try IconvSource().encoder(to: .gb18030), text)
    #expect(encoded.bytes.count == 40_000 * 8)
    #expect(run(try IconvSource().decoder(from: .gb18030), encoded.bytes).bytes == text)
  }

  @Test func `an empty input is no error`() throws {
    let expected = Result(bytes: [], end: 0, stop: .inputEmpty)
    #expect(run(try IconvSource().decoder(from: .gb18030), []) == expected)
  }

  @Test func `an unknown name is told`() {
    let error = #expect(throws: IconvTranscoder.Unknown.self) {
      try IconvTranscoder(from: "no-such-encoding", to: "UTF-8")
    }
    #expect(error?.description == "the C library's iconv cannot turn no-such-encoding into UTF-8")
  }
}
