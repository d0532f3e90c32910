// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi

/// Bytes that come in pieces.
@Suite struct DetectionStreamTests {
  /// Texts short and long, of every kind.
  private func texts() throws -> [[UInt8]] {
    let cases = ChineseDetectionTests.cases + ForeignDetectionTests.cases
    let short = try cases.map { try encoded($0, $1) }
    let long = short.map { text in [UInt8](repeatElement(text + [0x0A], count: 60).joined()) }
    let log = [UInt8](String(repeating: Sentences.english, count: 100).utf8)
    return short + long + long.map { log + $0 } + [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], []]
  }

  @Test func `the verdict does not depend on the pieces`() throws {
    for bytes in try texts() {
      let whole = EncodingDetector.detect(bytes)
      for size in [1, 2, 3, 7, 1000, 4096] {
        var detector = EncodingDetector()
        var verdict: Detection?
        var start = 0
        repeat {
          let end = min(start + size, bytes.count)
          verdict = detector.feed(bytes[start..<end], isLast: end == bytes.count)
          start = end
        } while start < bytes.count
        #expect(verdict == whole, "\(bytes.count) bytes in pieces of \(size)")
      }
    }
  }

  @Test func `it can be asked at any time, and goes on`() throws {
    let bytes = try encoded(Sentences.simplified, .gbk)
    var detector = EncodingDetector()
    #expect(detector.verdict.encoding == .utf8)
    for index in bytes.indices {
      _ = detector.feed(bytes[index...index], isLast: false)
      #expect(detector.verdict == EncodingDetector.detect(Array(bytes[...index])))
    }
  }

  @Test func `lines of UTF-8 need not wait, nor long those of GBK and Big5`() throws {
    for (text, encoding, limit) in [
      (Sentences.simplified, Encoding.utf8, 110), (Sentences.simplified, .gb18030, 1100),
      (Sentences.traditional, .big5, 20_000), (Sentences.japanese, .shiftJIS, 2200),
    ] {
      let line = try encoded(text + "\n", encoding)
      var detector = EncodingDetector()
      var (fed, verdict) = (0, Detection?.none)
      while verdict == nil && fed < 100_000 {
        verdict = detector.feed(line[...], isLast: false)
        fed += line.count
      }
      #expect(verdict?.encoding == encoding)
      #expect(fed <= limit, "\(encoding) waits for \(fed) bytes")
    }
  }

  @Test func `plain ASCII is not decided before its end, however long it is`() throws {
    let lines = [UInt8](String(repeating: Sentences.english, count: 1000).utf8)
    let chinese = try encoded(Sentences.simplified + "\n", .gb18030)
    for (tail, encoding) in [([], Encoding.utf8), (chinese, .gb18030)] {
      var detector = EncodingDetector()
      for _ in 0..<10 { #expect(detector.feed(lines[...], isLast: false) == nil) }
      #expect(10 * lines.count > EncodingDetector.limit)
      #expect(detector.feed(tail[...], isLast: true)?.encoding == encoding)
    }
  }

  @Test func `bytes that tell nothing are decided at the limit`() {
    var detector = EncodingDetector()
    // A letter of Latin-1 in each thousand bytes: less evidence than the stages ask for.
    let line = [UInt8](String(repeating: "x", count: 998).utf8) + [0xE9, 0x0A]
    var (fed, verdict) = (0, Detection?.none)
    while verdict == nil && fed < 1_000_000 {
      verdict = detector.feed(line[...], isLast: false)
      fed += line.count
    }
    #expect(verdict != nil)
    #expect(fed <= EncodingDetector.limit + 2 * line.count)
  }
}
