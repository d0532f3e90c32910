// SPDX-License-Identifier: Apache-2.0

#if Foreign

  import Testing
  import ZhengziEncoding
  import ZhengziForeign

  @Suite struct IconvHookTranscoderTests {
    private struct Result: Equatable {
      var bytes: [UInt8], end: Int, stop: TranscoderStop
    }

    private func run(
      _ target: IconvHookTranscoder.Target, _ input: [UInt8], from start: Int = 0
    ) throws -> Result {
      var output: [UInt8] = []
      let transcoder = try IconvHookTranscoder(to: target)
      let (end, stop) = transcoder.transcode(input, from: start, into: &output)
      return Result(bytes: output, end: end, stop: stop)
    }

    @Test(
      "Japanese text becomes Microsoft's bytes",
      arguments: [
        (.cp932, "", []), (.cp932, "A~\\\u{7F}\u{1}", [0x41, 0x7E, 0x5C, 0x7F, 0x01]),
        (.cp932, "日本ｱ～", [0x93, 0xFA, 0x96, 0x7B, 0xB1, 0x81, 0x60]),
        (.cp932, "髙①纊№", [0xFB, 0xFC, 0x87, 0x40, 0xFA, 0x5C, 0xFA, 0x59]),
        (.eucJP, "", []), (.eucJP, "日本ｱ～", [0xC6, 0xFC, 0xCB, 0xDC, 0x8E, 0xB1, 0xA1, 0xC1]),
        (
          .eucJP, "∥－￠￡￢―",
          [
            0xA1, 0xC2, 0xA1, 0xDD, 0xA1, 0xF1, 0xA1, 0xF2, 0xA2, 0xCC, 0xA1, 0xBD,
          ]
        ),
      ] as [(IconvHookTranscoder.Target, String, [UInt8])])
    func encodes(target: IconvHookTranscoder.Target, text: String, bytes: [UInt8]) throws {
      let utf8 = [UInt8](text.utf8)
      #expect(try run(target, utf8) == Result(bytes: bytes, end: utf8.count, stop: .inputEmpty))
    }

    @Test(
      "What the library refuses or gets wrong is invalid, and nothing of it is written",
      arguments: [
        (.cp932, "〜"), (.cp932, "‖"), (.cp932, "−"), (.cp932, "—"), (.cp932, "¢"), (.cp932, "¥"),
        (.cp932, "é"), (.cp932, "Б"), (.cp932, "Ѐ"), (.cp932, "𠀀"), (.cp932, "简"),
        (.cp932, "\u{FEFF}"), (.cp932, "\u{80}"), (.eucJP, "№"), (.eucJP, "髙"), (.eucJP, "¬"),
        (.eucJP, "〜"), (.eucJP, "🀄"),
      ] as [(IconvHookTranscoder.Target, String)])
    func refuses(target: IconvHookTranscoder.Target, text: String) throws {
      let before = try run(target, [UInt8]("日本".utf8)).bytes
      let result = try run(target, [UInt8]("日本\(text)語".utf8))
      #expect(result == Result(bytes: before, end: 6, stop: .invalid))
    }

    @Test(
      "Malformed UTF-8 is invalid where it stands, a cut sequence is left",
      arguments: [
        ([0x41, 0xFF, 0x42], 1, .invalid), ([0xE6, 0x97, 0x41], 0, .invalid),
        ([0xC0, 0x80], 0, .invalid), ([0xED, 0xA0, 0x80], 0, .invalid),
        ([0x41, 0xE6, 0x97], 1, .incomplete), ([0xF0, 0xA0], 0, .incomplete),
      ] as [([UInt8], Int, TranscoderStop)])
    func malformed(bytes: [UInt8], end: Int, stop: TranscoderStop) throws {
      for target in IconvHookTranscoder.Target.allCases {
        let expected = Result(bytes: [UInt8](bytes[..<end]), end: end, stop: stop)
        #expect(try run(target, bytes) == expected)
      }
    }

    @Test func `NUL passes, and a start is respected`() throws {
      let expected = Result(bytes: [0x00, 0x93, 0xFA, 0x00], end: 6, stop: .inputEmpty)
      #expect(try run(.cp932, [0x41, 0x00, 0xE6, 0x97, 0xA5, 0x00], from: 1) == expected)
    }

    @Test func `a text of many pieces comes out whole`() throws {
      for target in IconvHookTranscoder.Target.allCases {
        let utf8 = [UInt8](String(repeating: "日本語ｱA\n", count: 20_000).utf8)
        let result = try run(target, utf8)
        #expect(result.stop == .inputEmpty && result.end == utf8.count)
        #expect(try decoded(result.bytes, target) == utf8)
      }
    }

    @Test("Every scalar of the BMP is written so that it reads back, or not at all")
    func everyScalar() throws {
      var written: [IconvHookTranscoder.Target: Int] = [:]
      for target in IconvHookTranscoder.Target.allCases {
        let transcoder = try IconvHookTranscoder(to: target)
        for value in UInt32(1)...0xFFFF where !(0xD800..<0xE000).contains(value) {
          var utf8: [UInt8] = []
          UTF8Sequence.append(value, to: &utf8)
          var output: [UInt8] = []
          let (end, stop) = transcoder.transcode(utf8, from: 0, into: &output)
          if stop == .inputEmpty {
            written[target, default: 0] += 1
            guard try decoded(output, target) == utf8 else {
              Issue.record("U+\(String(value, radix: 16)) is wrong in \(target)")
              return
            }
          } else {
            #expect(stop == .invalid && end == 0 && output.isEmpty)
          }
        }
      }
      // 9470 that the library offers, without those it gets wrong.
      #expect(written == [.cp932: 9470 - 179, .eucJP: 9470 - 2445])
    }

    private func decoded(
      _ bytes: [UInt8], _ target: IconvHookTranscoder.Target
    ) throws -> [UInt8] {
      let name = target == .cp932 ? "CP932" : "EUC-JP-MS"
      var output: [UInt8] = []
      _ = try IconvTranscoder(from: name, to: "UTF-8").transcode(bytes, from: 0, into: &output)
      return output
    }
  }

#endif
