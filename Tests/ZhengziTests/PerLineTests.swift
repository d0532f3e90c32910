// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi

/// Texts whose lines differ in encoding.
@Suite struct PerLineTests {
  /// Sentences of own writing, long and short.
  private static let hans = [
    "系统在凌晨三点重新启动，所有的服务都恢复了正常。", "用户登录失败：密码错误", "磁盘空间不足", "完成", "网络连接已经断开，请检查线路后再试一次",
    "数据库备份开始", "这一行的内容比较长，用来说明编码是怎样判断出来的。", "错误",
  ]
  private static let hant = [
    "系統在凌晨三點重新啟動，所有的服務都恢復了正常。", "使用者登入失敗：密碼錯誤", "磁碟空間不足", "完成", "網路連線已經中斷，請檢查線路後再試一次",
    "資料庫備份開始", "這一行的內容比較長，用來說明編碼是怎樣判斷出來的。", "錯誤",
  ]

  private func run(
    _ input: [UInt8], pieces: [Int] = [1, 3, 61, 5000],
    _ configure: (inout Pipeline) -> Void = { _ in }
  ) -> Transcoded {
    Transcoded(input, pieces: pieces) {
      $0.decodesPerLine = true
      $0.encoding = .utf8
      configure(&$0)
    }
  }

  /// Lines, each in UTF-8 or in another encoding, as a random generator says.
  private func mixed(
    _ sentences: [String], _ legacy: Encoding, count: Int, seed: UInt64
  ) throws -> (bytes: [UInt8], text: String, legacyCount: Int) {
    var generator = TestGenerator(seed: seed)
    var (bytes, text, legacyCount) = ([UInt8](), "", 0)
    for number in 0..<count {
      let line = "\(number) \(sentences.randomElement(using: &generator) ?? "")\n"
      let isLegacy = Bool.random(using: &generator)
      bytes += try Transcoded.encode(line, isLegacy ? legacy : .utf8)
      text += line
      legacyCount += isLegacy ? 1 : 0
    }
    return (bytes, text, legacyCount)
  }

  @Test(arguments: [(hans, Encoding.gbk), (hans, .gb18030), (hant, .big5), (hant, .cp950)])
  func `lines of UTF-8 and of another encoding become UTF-8`(
    sentences: [String], encoding: Encoding
  ) throws {
    for (count, seed) in [(2, 1), (5, 2), (40, 3), (40, 4), (700, 5)] as [(Int, UInt64)] {
      let (bytes, text, legacyCount) = try mixed(sentences, encoding, count: count, seed: seed)
      let result = run(bytes, pieces: count > 100 ? [4096] : [1, 3, 61])
      #expect(result.text == text)
      #expect(result.error == nil && result.report.malformedCount == 0)
      #expect(result.report.lineEncodings[.utf8] ?? 0 == count - legacyCount)
      #expect(result.report.lineEncodings.values.reduce(0, +) == count)
      #expect(result.report.undecidedLineCount == 0)
    }
  }

  @Test func `a short line is what the lines around it are, before and behind it`() throws {
    for (sentence, encoding) in [(Self.hans[0], Encoding.gbk), (Self.hant[0], .big5)] {
      for short in ["完", "一二", "人"] {
        for text in ["\(short)\n\(sentence)\n", "\(sentence)\n\(short)\n", "\(sentence)\n\(short)"]
        {
          #expect(run(try Transcoded.encode(text, encoding)).text == text)
        }
      }
    }
  }

  @Test func `a word that is UTF-8 by accident is a word among lines of its encoding`() throws {
    // In UTF-8 these bytes are Cyrillic, Arabic, Armenian and other letters.
    for (words, sentence, encoding) in [
      (["摘要", "目录", "未知", "前缀"], Self.hans[0], Encoding.gbk),
      (["目", "一"], Self.hans[0], .utf8),
    ] {
      for word in words {
        let bytes = try Transcoded.encode(word, encoding)
        if encoding == .gbk { #expect(UTF8Validation.wellFormedPrefix(of: bytes) == bytes.count) }
        for text in ["\(word)\n\(sentence)\n", "\(sentence)\n\(word)\n", "\(sentence)\n\(word): x"]
        {
          #expect(run(try Transcoded.encode(text, encoding)).text == text)
        }
      }
    }
    // Letters stay letters, among lines of GBK and alone.
    let gbk = try Transcoded.encode(Self.hans[0] + "\n", .gbk)
    for letters in [
      "é", "café", "ñ, ü und ß", "Привет", "мир", "я", "καλημέρα", "שלום", "سلام", "naïve façade",
      "© 2020", "±5°",
      "Ångström", "ÄÖÜ", "ժ", "œuvre", "č š ž",
    ] {
      #expect(
        run(gbk + [UInt8]("\(letters)\n".utf8) + gbk).text.contains("\n\(letters)\n"), "\(letters)")
      #expect(run([UInt8](letters.utf8)).text == letters)
    }
    // And so does a word that stands alone.
    let alone = try Transcoded.encode("摘要", .gbk)
    #expect(run(alone).bytes == alone)
  }

  @Test func `where the files of a cat differ, each stretch has its own`() throws {
    let first = String(repeating: Self.hans.joined(separator: "\n") + "\n", count: 60)
    let second = String(repeating: Self.hant.joined(separator: "\n") + "\n", count: 60)
    let bytes = try Transcoded.encode(first, .gbk) + Transcoded.encode(second, .big5)
    let result = run(bytes, pieces: [999])
    #expect(result.error == nil)
    // At the seam short lines may go with the wrong neighbours; no long one does.
    let wrong = zip(
      result.text.split(separator: "\n"), (first + second).split(separator: "\n")
    ).filter { $0 != $1 }
    #expect(wrong.count <= 8 && wrong.allSatisfy { $0.1.count < 16 })
  }

  @Test func `UTF-8 stays UTF-8, and ASCII is nothing`() throws {
    for text in [
      "", "\n", "plain\n\nlines", "第一行\r\n第二行\r第三行", "é\nñ\n", "\u{FEFF}第一", "一\0二\n",
      "日本語\n한국어\nрусский",
    ] {
      let result = run([UInt8](text.utf8))
      #expect(result.bytes == [UInt8](text.utf8))
      #expect(result.report.lineEncodings.keys.allSatisfy { $0 == .utf8 })
    }
    #expect(run([UInt8]("plain\nlines".utf8)).report.lineEncodings.isEmpty)
  }

  @Test func `a damaged line of UTF-8 is UTF-8, with the place of the damage`() throws {
    let gbk = try Transcoded.encode(Self.hans[0] + "\n", .gbk)
    let bytes =
      gbk + [UInt8]("系统".utf8) + [0xFF] + [UInt8]("恢复\n系统恢".utf8).dropLast() + [0x0A] + gbk
    let result = run(bytes) { $0.onInvalid = .replace }
    let line = Self.hans[0]
    #expect(result.text == "\(line)\n系统\u{FFFD}恢复\n系统\u{FFFD}\n\(line)\n")
    let start = gbk.count
    #expect(result.report.malformed == [(start + 6)..<(start + 7), (start + 20)..<(start + 22)])
  }

  @Test func `malformed lines are kept, refused, replaced or left out, with their places`() throws {
    let before = try Transcoded.encode(Self.hans[0] + "\n", .gbk)
    let bad = try Transcoded.encode("用户登录", .gbk) + [0xFF] + (try Transcoded.encode("失败", .gbk))
    let bytes = before + bad + [0x0A, 0xFF, 0xFE, 0x0A] + [UInt8]("末行\n".utf8)
    let place = before.count + 8
    let head = Self.hans[0] + "\n用户登录"
    for (policy, middle) in [(Pipeline.InvalidPolicy.replace, "\u{FFFD}"), (.skip, "")] {
      let result = run(bytes) { $0.onInvalid = policy }
      #expect(result.text == head + middle + "失败\n\(middle)\(middle)\n末行\n")
      #expect(result.report.isLossy)
      #expect(
        result.report.malformed == [
          place..<(place + 1), (place + 6)..<(place + 7),
          (place + 7)..<(place + 8),
        ])
      #expect(result.report.undecidedLineCount == 1)
    }
    let kept = run(bytes) { $0.onInvalid = .keep }
    #expect(
      kept.bytes == [UInt8](head.utf8) + [0xFF] + [UInt8]("失败\n".utf8) + [0xFF, 0xFE]
        + [UInt8]("\n末行\n".utf8))
    let refused = run(bytes)
    #expect(refused.text == head)
    let error = refused.error as? MalformedInput
    #expect(error?.range == place..<(place + 1) && error?.encoding == .gb18030)
  }

  @Test func `a line longer than every bound is decoded to its end`() throws {
    let sentence = Self.hans.joined(separator: "，")
    let long = String(repeating: sentence, count: 500)
    let ascii = String(repeating: "x", count: 200_001)
    for encoding in [Encoding.gbk, .utf8] {
      for text in [long, "\(ascii)\(long)", "x\(long)\n", "xy\(long)\n短\n\(sentence)\n"] {
        let result = run(try Transcoded.encode(text, encoding), pieces: [30_011])
        #expect(result.text == text)
        #expect(result.error == nil && result.report.undecidedLineCount == 0)
      }
      // Cut at the end, in the midst of a character.
      let cut = run(Array(try Transcoded.encode(long, encoding).dropLast()), pieces: [30_011]) {
        $0.onInvalid = .replace
      }
      #expect(cut.text == String(long.unicodeScalars.dropLast()) + "\u{FFFD}")
    }
  }

  @Test func `what follows works as in other texts`() throws {
    let page = try Transcoded.encode("<meta charset=gbk>\r\n<title>\(Self.hans[0])\r\n", .gbk)
    let bytes = page + [UInt8]("頭髮和奮斗\r\n".utf8)
    let converted = run(bytes) {
      $0.conversion = .engine(Converter(.s2t))
      $0.newline = .lf
      $0.encoding = .gb18030
    }
    let text = "<meta charset=gb18030>\n<title>\(Self.hans[0])\n頭髮和奮斗\n"
    let wanted = Converter(.s2t).convert(text)
    #expect(converted.bytes == (try Transcoded.encode(wanted, .gb18030)))
    let repaired = run(
      [UInt8]("我們一起奮斗，為了歷史\n".utf8) + (try Transcoded.encode(Self.hant[0], .big5))
    ) { $0.rules = RuleSet.all }
    #expect(repaired.text == "我們一起奮鬥，為了歷史\n\(Self.hant[0])")
  }

  @Test func `lines that are sure of themselves do not wait`() throws {
    var pipeline = Pipeline()
    pipeline.decodesPerLine = true
    pipeline.encoding = .utf8
    let run = PipelineRun(pipeline)
    for (line, encoding) in [("第一行\n", Encoding.utf8), ("\(Self.hans[0])\n", .gbk), ("末\n", .utf8)]
    {
      let output = try run.feed(Transcoded.encode(line, encoding), isLast: false)
      #expect(String(decoding: output, as: UTF8.self) == line)
    }
  }

  @Test func `anything may come, and comes out the same however it is cut`() throws {
    var generator = TestGenerator(seed: 11)
    for _ in 0..<25 {
      var bytes: [UInt8] = []
      for _ in 0..<30 {
        switch UInt8.random(in: 0..<4, using: &generator) {
        case 0: bytes += (0..<9).map { _ in UInt8.random(in: 0...255, using: &generator) }
        case 1:
          bytes += [UInt8](Self.hans.randomElement(using: &generator)!.utf8).shuffled(
            using: &generator
          ).prefix(5)
        case 2: bytes += try Transcoded.encode(Self.hant.randomElement(using: &generator)!, .big5)
        default: bytes += [0x0A]
        }
      }
      for policy in Pipeline.InvalidPolicy.allCases {
        let result = run(bytes, pieces: [1, 5]) { $0.onInvalid = policy }
        if policy == .replace {
          #expect(UTF8Validation.wellFormedPrefix(of: result.bytes) == result.bytes.count)
        }
      }
    }
  }
}
