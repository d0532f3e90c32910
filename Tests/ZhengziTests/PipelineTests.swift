// SPDX-License-Identifier: Apache-2.0

import Testing
import TestSupport
import Zhengzi
import ZhengziForeign

@Suite struct PipelineTests {
  private func run(
    _ bytes: [UInt8], pieceLength: Int = .max, _ configure: (inout Pipeline) -> Void
  ) throws -> (bytes: [UInt8], report: PipelineReport) {
    var pipeline = Pipeline()
    configure(&pipeline)
    let run = PipelineRun(pipeline, source: CodecSource(other: IconvSource()))
    var output: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(pieceLength)
      rest = rest.dropFirst(piece.count)
      output += try run.feed([UInt8](piece), isLast: false)
    }
    output += try run.feed([], isLast: true)
    return (output, run.report)
  }

  private func encode(_ text: String, _ encoding: Encoding) throws -> [UInt8] {
    try run([UInt8](text.utf8)) {
      $0.decoding = .utf8
      $0.encoding = encoding
    }.bytes
  }

  @Test(arguments: Encoding.all)
  func `text goes through every encoding and back, in pieces of every length`(
    encoding: Encoding
  ) throws {
    let texts = [
      "第一行：發展\n第二行 mixed ASCII，標點。\r\n", "第一行：发展\n第二行 mixed ASCII，标点。\r\n",
      "première ligne\ndeuxième: café\r\n", "первая строка\nвторая: mixed\r\n",
    ]
    let written = texts.lazy.compactMap { text in (try? encode(text, encoding)).map { (text, $0) } }
    let (text, encoded) = try #require(written.first)
    for length in [1, 2, 3, 5, 4096] {
      let back = try run(encoded, pieceLength: length) {
        $0.decoding = encoding
        $0.encoding = .utf8
      }
      #expect(String(decoding: back.bytes, as: UTF8.self) == text)
    }
  }

  @Test func `malformed bytes pass, stop, are replaced or left out, as asked`() throws {
    let bytes: [UInt8] = [0xE5, 0x8F, 0x91, 0xFF, 0xE5, 0xB1, 0x95]
    let kept = try run(bytes) { $0.decoding = .utf8 }
    #expect(kept.bytes == bytes)
    #expect(kept.report.malformed == [3..<4])
    let replaced = try run(bytes) {
      $0.decoding = .utf8
      $0.onInvalid = .replace
    }
    #expect(String(decoding: replaced.bytes, as: UTF8.self) == "发\u{FFFD}展")
    #expect(replaced.report.isLossy)
    let skipped = try run(bytes) {
      $0.decoding = .utf8
      $0.onInvalid = .skip
    }
    #expect(String(decoding: skipped.bytes, as: UTF8.self) == "发展")
    #expect(throws: MalformedInput(encoding: .utf8, range: 3..<4, kind: .lead)) {
      try run(bytes) {
        $0.decoding = .utf8
        $0.onInvalid = .fail
      }
    }
  }

  @Test func `a bad byte of GBK is refused with its place where the encoding changes`() throws {
    let bytes = try encode("学习", .gbk) + [0xFF] + (try encode("历史", .gbk))
    #expect(throws: MalformedInput(encoding: .gbk, range: 4..<5, kind: .lead)) {
      try run(bytes) {
        $0.decoding = .gbk
        $0.encoding = .utf8
      }
    }
  }

  @Test func `repair in a legacy encoding leaves every other byte as it was`() throws {
    let text = "學\u{3000}黨員干部要學習，為人民服務。"
    let bytes = try encode(text, .big5) + [0xFF, 0x0A]
    let result = try run(bytes) {
      $0.decoding = .big5
      $0.rules = RuleSet.all
    }
    let expected = try encode("學\u{3000}黨員幹部要學習，為人民服務。", .big5) + [0xFF, 0x0A]
    #expect(result.bytes == expected)
    let finding = try #require(result.report.findings.first)
    #expect(finding.range == 8..<10)
    #expect(finding.line == 1 && finding.column == 5)
  }

  @Test func `what the output lacks is refused, or written as asked`() throws {
    let text = [UInt8]("好😀".utf8)
    #expect(throws: UnmappableScalar(encoding: .big5, scalar: 0x1F600, utf8Offset: 3)) {
      try run(text) { $0.encoding = .big5 }
    }
    let forms: [(Pipeline.UnmappablePolicy, String)] = [
      (.entity, "好&#x1F600;"), (.escape, "好\\u{1F600}"), (.geta, "好〓"), (.replace, "好?"),
    ]
    for (policy, expected) in forms {
      let result = try run(text) {
        $0.encoding = .gbk
        $0.onUnmappable = policy
      }
      #expect(result.bytes == (try encode(expected, .gbk)), "\(policy)")
      #expect(result.report.isLossy)
    }
  }

  @Test func `what the output lacks becomes its counterpart, or is refused`() throws {
    func converted(_ text: String, _ encoding: Encoding) throws -> [UInt8] {
      try run([UInt8](text.utf8)) {
        $0.encoding = encoding
        $0.onUnmappable = .convert
      }.bytes
    }
    #expect(try converted("发展漢字", .cp950) == encode("發展漢字", .cp950))
    #expect(try converted("歷史与", .eucCN) == encode("历史与", .eucCN))
    #expect(try converted("歷史~", .hz) == [UInt8]("~{@zJ7~}~~".utf8))
    #expect(throws: UnmappableScalar(encoding: .big5, scalar: 0x1F600, utf8Offset: 3)) {
      try converted("发😀", .big5)
    }
  }

  @Test func `what is read of a family is written again where the encoding stays`() throws {
    // Hong Kong's 嚿, which Big5 itself does not write; four bytes under the label GBK.
    let texts: [(Encoding, Encoding, String)] = [
      (.big5, .big5HKSCS, "學嚿\n"), (.gbk, .gb18030, "学㐀\n"),
    ]
    for (label, family, text) in texts {
      let bytes = try encode(text, family)
      let result = try run(bytes) {
        $0.decoding = label
        $0.conversion = .engine(Converter(.t2tw))
      }
      #expect(result.bytes == bytes)
      #expect(throws: UnmappableScalar.self) { try encode(text, label) }
    }
  }

  @Test func `text in shifts is repaired, converted and written in shifts again`() throws {
    let bytes = [UInt8]("a~{Q'O0@zJ7~}\nb".utf8)
    for length in [1, 2, 3, 100] {
      let result = try run(bytes, pieceLength: length) {
        $0.decoding = .hz
        $0.conversion = .variant(.hant, from: .hans)
        $0.encoding = .utf8
      }
      let back = try run(bytes, pieceLength: length) {
        $0.decoding = .hz
        $0.rules = RuleSet.all
      }
      #expect(String(decoding: result.bytes, as: UTF8.self) == "a學習歷史\nb")
      #expect(back.bytes == bytes)
    }
  }

  @Test func `a byte order mark wins over the label, however the bytes come`() throws {
    let text = "發展A"
    for (label, encoding) in [(Encoding.utf16LE, Encoding.utf16BE), (.utf32LE, .utf32BE)] {
      let bytes = encoding.byteOrderMark + (try encode(text, encoding))
      for length in [1, 2, 3, 100] {
        let result = try run(bytes, pieceLength: length) {
          $0.decoding = label
          $0.encoding = .utf8
          $0.byteOrderMark = .strip
        }
        #expect(String(decoding: result.bytes, as: UTF8.self) == text)
      }
    }
  }

  @Test func `malformed sequences are told with place, length and class`() throws {
    // A lead byte before a line end, an unassigned pair, a cut sequence.
    let bytes = try encode("學", .cp950) + [0xA4, 0x0A, 0xC7, 0xFD, 0xA4]
    for rules in [[], RuleSet.all] {
      let result = try run(bytes) {
        $0.decoding = .big5
        $0.encoding = .utf8
        $0.onInvalid = .replace
        $0.rules = rules
      }
      #expect(String(decoding: result.bytes, as: UTF8.self).hasPrefix("學\u{FFFD}\n"))
      #expect(result.report.malformed == [2..<3, 6..<7])
      #expect(result.report.malformedKinds == [.trail: 1, .cut: 1])
    }
  }

  @Test func `a byte order mark is kept, added and stripped`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = [UInt8]("發展".utf8)
    #expect(try run(mark + text) { _ in }.bytes == mark + text)
    #expect(try run(text) { $0.byteOrderMark = .add }.bytes == mark + text)
    #expect(try run(mark + text) { $0.byteOrderMark = .strip }.bytes == text)
  }

  @Test func `Traditional for Taiwan keeps what is right and mends what is left`() throws {
    let text = "奮斗的干部說：這里的歷史，范仲淹與岳飛都寫過。皇后在公里外。\n"
    let result = try run([UInt8](text.utf8)) { $0.conversion = .variant(.taiwan, from: nil) }
    let converted = String(decoding: result.bytes, as: UTF8.self)
    #expect(result.report.script == .hant)
    for right in ["奮鬥", "幹部", "范仲淹", "岳飛", "皇后", "公里", "歷史"] {
      #expect(converted.contains(right), "\(right) in \(converted)")
    }
  }

  @Test(arguments: [
    ("软件和头发", Variant.taiwan, "軟件和頭髮"), ("軟體與頭髮", .hans, "软体与头发"),
    ("里面的头发", .hongKong, "裏面的頭髮"), ("日本語の漢字です", .hans, "日本語の漢字です"),
    ("沿著河走，著名的著作", .hans, "沿着河走，著名的著作"), ("乾隆年间的瞭望塔", .hans, "乾隆年间的瞭望塔"),
  ])
  func `each target gets its forms`(text: String, target: Variant, expected: String) throws {
    let result = try run([UInt8](text.utf8)) { $0.conversion = .variant(target, from: nil) }
    #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
  }

  @Test func `a text whose Chinese comes behind much ASCII is told, in pieces of every length`()
    throws
  {
    let ascii = [UInt8](String(repeating: "plain line\n", count: 30_000).utf8)
    let chinese = try encode("今天下午我们去图书馆借了三本关于历史的书。\n", .gbk)
    #expect(ascii.count > EncodingDetector.limit)
    for length in [997, 65_536, 1_000_000] {
      let (bytes, report) = try run(ascii + chinese, pieceLength: length) { $0.encoding = .utf8 }
      #expect(report.encoding == .gb18030)
      #expect(bytes.suffix(64) == [UInt8]("今天下午我们去图书馆借了三本关于历史的书。\n".utf8).suffix(64))
      #expect(bytes.starts(with: ascii))
    }
  }

  @Test func `where ASCII may not pass, no more than the limit is held`() throws {
    let ascii = [UInt8](String(repeating: "plain line\n", count: 30_000).utf8)
    let chinese = try encode("今天下午", .gbk)
    for length in [997, 65_536, 1_000_000] {
      let (bytes, report) = try run(ascii + chinese, pieceLength: length) {
        $0.byteOrderMark = .add
      }
      #expect(report.encoding == .utf8)
      #expect(report.malformed.first?.lowerBound == ascii.count)
      #expect(bytes == Encoding.utf8.byteOrderMark + ascii + chinese)
    }
  }
}
