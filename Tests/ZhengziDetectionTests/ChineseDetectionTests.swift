// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi

/// Chinese in the forms in which it comes.
@Suite struct ChineseDetectionTests {
  static let cases: [(String, Encoding)] = [
    (Sentences.simplified, .gb18030), (Sentences.traditional, .gb18030),
    (Sentences.traditional, .big5), (Sentences.traditional, .eucTW), (Sentences.simplified, .hz),
    (Sentences.simplified, .iso2022CN), (Sentences.traditional, .iso2022CN),
    (Sentences.simplified, .utf7), (Sentences.simplified, .utf8), (Sentences.traditional, .utf8),
    (Sentences.simplified, .utf16LE), (Sentences.traditional, .utf16BE),
    (Sentences.simplified, .utf32LE), (Sentences.traditional, .utf32BE),
  ]

  @Test("A sentence is told by encoding and script", arguments: cases)
  func sentence(text: String, encoding: Encoding) throws {
    let found = EncodingDetector.detect(try encoded(text, encoding))
    #expect(found.encoding == encoding)
    #expect(found.confidence > 0.9)
    #expect(found.script == (text == Sentences.simplified ? .hans : .hant))
    #expect(found.candidates.first?.encoding == encoding)
    #expect(!found.hasByteOrderMark)
  }

  @Test(arguments: ["历史问题", "图书目录", "人民群众", "会议记录", "经济发展", "新年快乐"])
  func `four ideographs are enough, and so is a file's name`(text: String) throws {
    for name in [text, text + ".txt", "2024-" + text + ".doc"] {
      #expect(EncodingDetector.detect(try encoded(name, .gbk)).encoding == .gb18030, "\(name)")
    }
  }

  @Test(arguments: ["歷史問題", "圖書目錄", "會議記錄", "經濟發展", "新年快樂", "電腦軟體"])
  func `four ideographs of Big5 are enough`(text: String) throws {
    for name in [text, text + ".txt", "2024-" + text + ".doc"] {
      #expect(EncodingDetector.detect(try encoded(name, .big5)).encoding == .big5, "\(name)")
    }
  }

  @Test(arguments: ["我哋琴日去咗睇戲，佢話好好睇。", "呢啲嘢係喺邊度買㗎？", "佢話聽日嚟唔到，冇辦法啦。"])
  func `Cantonese of Big5 is Hong Kong's, and so is nothing else`(text: String) throws {
    #expect(EncodingDetector.detect(try encoded(text, .big5HKSCS)).encoding == .big5HKSCS)
    let long = [UInt8](repeatElement(try encoded(text + "\n", .big5HKSCS), count: 40).joined())
    #expect(EncodingDetector.detect(long).encoding == .big5HKSCS)
    let plain = EncodingDetector.detect(try encoded(Sentences.traditional, .big5))
    #expect(plain.encoding == .big5 && plain.confidence > 0.9)
  }

  @Test(arguments: ["暮霭沉沉楚天阔", "孤帆远影碧空尽", "寒蝉凄切，对长亭晚", "蒹葭苍苍，白露为霜"])
  func `verses of HZ are told by the form, however rare their ideographs`(text: String) throws {
    #expect(EncodingDetector.detect(try encoded(text, .hz)).encoding == .hz)
    #expect(EncodingDetector.detect(try encoded("# " + text + "\nEnd\n", .hz)).encoding == .hz)
  }

  @Test func `lines of UTF-16 may begin with an ideograph whose lower byte is NUL`() throws {
    let text = String(repeating: "一箭之入大海。\n一枕黄粱再现。\n", count: 12)
    #expect(EncodingDetector.detect(try encoded(text, .utf16LE)).encoding == .utf16LE)
    #expect(EncodingDetector.detect(try encoded(text, .utf16BE)).encoding == .utf16BE)
  }

  @Test func `of one ideograph that is rare no more than a guess is said`() {
    for bytes in [[0xB7, 0x80, 0x0A], [0xEA, 0x4A], [0xF0, 0xA3]] as [[UInt8]] {
      let found = EncodingDetector.detect(bytes)
      #expect(found.encoding == nil)
      #expect(found.candidates.allSatisfy { $0.confidence < 0.5 }, "\(found.candidates)")
    }
  }

  // MARK: Containers

  @Test(arguments: ["", "gbk", "big5", "utf-8", "shift_jis", "iso-8859-1"])
  func `a page that is nearly all markup is told, whatever it declares`(charset: String) throws {
    let row = #"<tr class="row"><td><a href="/item?id=1024" title="">"#
    let markup = [UInt8](String(repeating: row, count: 8).utf8)
    let head = charset.isEmpty ? "" : "<html><head><meta charset=\"\(charset)\"></head><body>"
    for (text, encoding) in [("历史问题的讨论", Encoding.gb18030), ("歷史問題的討論", .big5)] {
      let page = [UInt8](head.utf8) + markup + (try encoded(text, encoding)) + markup
      #expect(EncodingDetector.detect(page).encoding == encoding)
    }
  }

  @Test func `a declaration decides where the bytes do not`() throws {
    let bytes: [UInt8] = [0xA4, 0xA4]
    let declared = [Encoding.gb18030, .big5].map { encoding in
      EncodingDetector.detect([UInt8]("<?xml version='1.0' encoding='\(encoding)'?>".utf8) + bytes)
    }
    #expect(declared[0].confidence(of: .gb18030) > declared[1].confidence(of: .gb18030))
    #expect(declared[1].confidence(of: .big5) > declared[0].confidence(of: .big5))
  }

  @Test func `Chinese is found twenty kilobytes into a log`() throws {
    let log = [UInt8](String(repeating: Sentences.english, count: 300).utf8)
    #expect(log.count > 20_000)
    for (text, encoding) in Self.cases where encoding != .utf7 && encoding.codeUnitLength == 1 {
      let found = EncodingDetector.detect(log + (try encoded(text, encoding)) + [0x0A])
      #expect(found.encoding == encoding)
    }
  }

  @Test func `a text cut inside characters at both ends is told`() throws {
    for (text, encoding) in Self.cases {
      guard !encoding.isStateful else { continue }
      let bytes = try encoded(text, encoding)
      for (start, end) in [(1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (3, 3)] {
        let found = EncodingDetector.detect(Array(bytes[start..<(bytes.count - end)]))
        #expect(found.encoding == encoding, "cut \(start) and \(end)")
      }
    }
  }

  @Test func `one bad byte does not hide an encoding`() throws {
    for (text, encoding) in Self.cases.prefix(4) + Self.cases[8..<10] {
      let bytes = try encoded(text, encoding)
      for index in stride(from: 0, to: bytes.count, by: 5) {
        for bad: UInt8 in [0xFF, 0x80, 0xC3] {
          var broken = bytes
          broken.insert(bad, at: index)
          #expect(EncodingDetector.detect(broken).encoding == encoding, "\(bad) at \(index)")
        }
      }
    }
  }

  // MARK: Names of Big5, regions

  @Test func `Big5 is called after Hong Kong only where its bytes need it`() throws {
    let cantonese = try encoded("我哋喺香港食嘢，佢話冇問題嘅。", .big5HKSCS)
    let found = EncodingDetector.detect(cantonese)
    #expect(found.encoding == .big5HKSCS)
    #expect(found.region == .hongKong)
  }

  @Test(arguments: [
    ("這個軟體在網路上很有名。", Detection.Region.taiwan), ("你哋喺邊度食嘢嘅？", .hongKong),
    ("这个软件在网络上很有名。", .mainland),
  ])
  func `the region shows in words and forms`(text: String, region: Detection.Region) {
    #expect(EncodingDetector.detect([UInt8](text.utf8)).region == region)
  }

  @Test(arguments: [Sentences.traditional, Sentences.japanese, Sentences.korean, "中文", "plain"])
  func `most texts show no region`(text: String) {
    #expect(EncodingDetector.detect([UInt8](text.utf8)).region == nil)
  }
}

extension Detection {
  fileprivate func confidence(of encoding: Encoding) -> Double {
    candidates.first { $0.encoding == encoding }?.confidence ?? 0
  }
}
