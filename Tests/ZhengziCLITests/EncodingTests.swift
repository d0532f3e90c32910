// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi
import ZhengziForeign

/// Encodings, byte order marks, and what cannot be read or written.
@Suite struct EncodingTests {
  private static let encodings: [Encoding] = [.utf8, .gb18030, .gbk, .big5, .utf16LE, .utf16BE]
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ script: String, input: [UInt8] = []) throws -> Shell.Result {
    try Shell.run(script, in: folder.path, input: input)
  }

  private func encode(_ text: String, _ encoding: Encoding) throws -> [UInt8] {
    var pipeline = Pipeline()
    pipeline.decoding = .utf8
    pipeline.encoding = encoding
    return try PipelineRun(pipeline, source: IconvSource()).feed([UInt8](text.utf8), isLast: true)
  }

  @Test(arguments: encodings)
  func `every encoding comes in by label, and mostly by itself`(encoding: Encoding) throws {
    let text = "發展與後來的頭髮，軟件的歷史。\r\n第二行\n"
    let bytes = try encode(text, encoding)
    for option in ["-e \(encoding)", "--encoding=\(encoding.name.uppercased())", ""] {
      let result = try run("zhengzi convert -c t2s \(option)", input: bytes)
      #expect(result.text == "发展与后来的头发，软件的历史。\r\n第二行\n", "\(option)")
      #expect(result.status == 0 && result.errors == "")
    }
  }

  @Test(arguments: encodings)
  func `every encoding goes out, and fix keeps it`(encoding: Encoding) throws {
    let bytes = try encode("發展與後來的頭髮，軟件的歷史。\n", encoding)
    let out = try run("zhengzi convert -c t2tw -E \(encoding)", input: bytes)
    #expect(out.bytes == bytes)
    let same = try run("zhengzi convert -c t2tw -E same", input: bytes)
    #expect(same.bytes == bytes)
    let fixed = try run("zhengzi fix", input: bytes)
    #expect(fixed.bytes == bytes)
    #expect(out.status == 0 && same.status == 0 && fixed.status == 0)
    let target = encoding == .big5 ? "zh-TW" : "zh-CN"
    let fixedTo = try run("zhengzi fix -t \(target)", input: bytes)
    let text = encoding == .big5 ? "發展與後來的頭髮，軟件的歷史。\n" : "发展与后来的头发，软件的历史。\n"
    #expect(fixedTo.bytes == (try encode(text, encoding)))
  }

  @Test(arguments: [Encoding.gbk, .gb18030, .big5])
  func `a cut or bad sequence of a legacy encoding is reported with its place`(
    encoding: Encoding
  ) throws {
    let text = try encode("發展\n", encoding)
    for bytes in [text + [0xA4], text + [0xFF]] {
      for command in ["convert -c t2tw", "fix"] {
        let kept = try run("zhengzi \(command) -e \(encoding) -E same", input: bytes)
        #expect(kept.bytes == bytes)
        #expect(kept.status == 1)
        #expect(kept.errors.contains("ZB001 1 malformed \(encoding) sequence(s), at byte 5"))
        let refused = try run("zhengzi \(command) -e \(encoding) -E utf-8", input: bytes)
        #expect(refused.text == "發展\n")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("the input is not valid \(encoding) at byte 5"))
      }
    }
  }

  @Test(arguments: [
    "convert -c s2t", "convert -t zh-Hant", "convert -t zh-Hant -f zh-Hans", "fix -t zh-Hant",
  ])
  func `malformed bytes are kept, refused, replaced or left out`(command: String) throws {
    let input: [UInt8] = [0xE5, 0x8F, 0x91, 0xFF, 0xE5, 0xB1, 0xE5, 0x8F, 0x91, 0x0A]
    let outcomes: [(policy: String, bytes: [UInt8], status: Int32)] = [
      ("keep", [UInt8]("發".utf8) + [0xFF, 0xE5, 0xB1] + [UInt8]("發\n".utf8), 1),
      ("fail", [UInt8]("發".utf8), 2),
      ("replace", [UInt8]("發\u{FFFD}\u{FFFD}發\n".utf8), 1),
      ("skip", [UInt8]("發發\n".utf8), 1),
    ]
    for outcome in outcomes {
      let result = try run(
        "zhengzi \(command) -e utf-8 --on-invalid \(outcome.policy)", input: input)
      #expect(result.bytes == outcome.bytes, "\(outcome.policy)")
      #expect(result.status == outcome.status, "\(outcome.policy)")
      let message =
        outcome.policy == "fail"
        ? "zhengzi: standard input: the input is not valid utf-8 at byte 3"
        : "standard input: ZB001 2 malformed utf-8 sequence(s), at byte 3, 4–5 (lead 1, trail 1)\n"
      #expect(result.errors.hasPrefix(message))
      let quiet = try run(
        "zhengzi \(command) -q -e utf-8 --on-invalid \(outcome.policy)", input: input)
      #expect(quiet.status == result.status)
      #expect(quiet.errors == (outcome.policy == "fail" ? result.errors : ""))
    }
    // Unasked, they are kept.
    let plain = try run("zhengzi \(command)", input: input)
    #expect(plain.bytes == outcomes[0].bytes && plain.status == 1)
  }

  @Test func `what the output lacks is refused with its place, or written as asked`() throws {
    let input = [UInt8]("学𠮷\n习𪚥\n".utf8)
    let refused = try run("zhengzi convert -c s2t -E gbk", input: input)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("gbk cannot write “𠮷” U+20BB7 at byte 3"))
    let outcomes = [
      ("entity", "學&#x20BB7;\n習&#x2A6A5;\n"), ("escape", "學\\u{20BB7}\n習\\u{2A6A5}\n"),
      ("geta", "學〓\n習〓\n"), ("replace", "學?\n習?\n"),
    ]
    for (policy, text) in outcomes {
      let result = try run(
        "zhengzi convert -c s2t -E gbk --on-unmappable \(policy)", input: input)
      #expect(result.bytes == (try encode(text, .gbk)), "\(policy)")
      #expect(result.status == 1)
      #expect(result.errors == "standard input: 2 character(s) could not be written\n")
    }
  }

  // MARK: Byte order marks

  @Test(arguments: ["convert -c s2t", "convert -t zh-Hant", "fix -t zh-Hant"])
  func `a byte order mark is kept, added or taken away`(command: String) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let (bare, text) = ([UInt8]("发展\n".utf8), [UInt8]("發展\n".utf8))
    for (option, withMark, withoutMark) in [
      ("", mark + text, text), ("--bom keep", mark + text, text),
      ("--bom add", mark + text, mark + text), ("--bom strip", text, text),
    ] {
      let marked = try run("zhengzi \(command) \(option)", input: mark + bare)
      #expect(marked.bytes == withMark, "\(option)")
      let unmarked = try run("zhengzi \(command) \(option)", input: bare)
      #expect(unmarked.bytes == withoutMark, "\(option)")
      #expect(marked.status == 0 && unmarked.status == 0)
    }
    let only = try run("zhengzi \(command)", input: mark)
    #expect(only.bytes == mark)
  }

  @Test(arguments: [Encoding.utf16LE, .utf16BE])
  func `UTF-16 with its mark comes in, and goes out the same`(encoding: Encoding) throws {
    let input = encoding.byteOrderMark + (try encode("发展A\r\n", encoding))
    let utf8 = try run("zhengzi convert -c s2t --bom strip", input: input)
    #expect(utf8.text == "發展A\r\n")
    let same = try run("zhengzi convert -c s2t -E same", input: input)
    #expect(same.bytes == encoding.byteOrderMark + (try encode("發展A\r\n", encoding)))
    let fixed = try run("zhengzi fix", input: input)
    #expect(fixed.bytes == input)
  }

  @Test func `between two texts stands no mark`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    try folder.write("x", mark + [UInt8]("发\n".utf8))
    for output in ["", "-o y; cat y"] {
      let result = try run("zhengzi convert -c s2t x x \(output)")
      #expect(result.bytes == mark + [UInt8]("發\n發\n".utf8))
    }
    let added = try run("zhengzi convert -c s2t --bom add x x")
    #expect(added.bytes == mark + [UInt8]("發\n發\n".utf8))
  }
}
