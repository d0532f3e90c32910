// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi
import ZhengziForeign

@Suite struct EncodingDetectorTests {
  private let simplified = "我们今天开始学习中国的历史，大家都来。"
  private let traditional = "我們今天開始學習中國的歷史，大家都來。"

  private func encode(_ text: String, _ encoding: Encoding) throws -> [UInt8] {
    var output: [UInt8] = []
    let encoder = try IconvSource().encoder(to: encoding)
    let result = encoder.transcode([UInt8](text.utf8), from: 0, into: &output)
    #expect(result.stop == .inputEmpty)
    return output
  }

  @Test func `UTF-8 is told by its form`() {
    #expect(EncodingDetector.detect([UInt8](simplified.utf8)).encoding == .utf8)
    #expect(EncodingDetector.detect([UInt8]("plain".utf8)).encoding == .utf8)
    #expect(EncodingDetector.detect([]).encoding == .utf8)
  }

  @Test func `one bad byte among much UTF-8 does not make it another encoding`() {
    var bytes = [UInt8](String(repeating: simplified, count: 5).utf8)
    bytes.insert(0xFF, at: 57)
    #expect(EncodingDetector.detect(bytes).encoding == .utf8)
  }

  @Test func `a bad byte or a cut end does not hide a few ideographs of UTF-8`() {
    let text = [UInt8]("发展".utf8)
    for bytes in [Array(text[..<3]) + [0xFF] + text[3...], text + [0xE5, 0x8F], text + [0xFF]] {
      #expect(EncodingDetector.detect(bytes).encoding == .utf8, "\(bytes)")
      #expect(EncodingDetector.detect(bytes).confidence < 1)
    }
    #expect(EncodingDetector.detect([0xE5, 0x8F]).encoding == nil)
  }

  @Test func `legacy encodings are told by their usual pairs`() throws {
    #expect(EncodingDetector.detect(try encode(simplified, .gbk)).encoding == .gb18030)
    #expect(EncodingDetector.detect(try encode(traditional, .big5)).encoding == .big5)
    #expect(EncodingDetector.detect(try encode(traditional, .gb18030)).encoding == .gb18030)
  }

  @Test func `UTF-16 is told with and without its mark`() throws {
    for encoding in [Encoding.utf16LE, .utf16BE] {
      let bytes = try encode(simplified + "\n", encoding)
      #expect(EncodingDetector.detect(bytes).encoding == encoding)
      let marked = EncodingDetector.detect(encoding.byteOrderMark + bytes)
      #expect(marked.encoding == encoding)
      #expect(marked.hasByteOrderMark)
    }
  }

  @Test func `what is no Chinese is not called Chinese`() {
    // KOI8-R, Latin-1, Shift_JIS.
    let russian: [UInt8] = [
      0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x2C, 0x20, 0xCD, 0xC9, 0xD2, 0x2E, 0x20, 0xEB, 0xC1,
      0xCB, 0x20, 0xC4, 0xC5, 0xCC, 0xC1, 0x3F,
    ]
    let french: [UInt8] = [UInt8]("L'".utf8) + [0xE9, 0x74, 0xE9] + [UInt8](" dernier ".utf8)
    let japanese: [UInt8] = [
      0x82, 0xB1, 0x82, 0xEA, 0x82, 0xCD, 0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xC5, 0x82,
      0xB7, 0x81, 0x42,
    ]
    for bytes in [russian, french, japanese, [0xFF, 0xFE, 0xFD], [0x80]] {
      let encoding = EncodingDetector.detect(bytes).encoding
      #expect(encoding != .gb18030 && encoding != .big5, "\(bytes)")
    }
  }
}
