// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi

/// What documents declare of their encoding, and lines with encodings of their own, in every
/// command.
@Suite struct DeclarationTests {
  private let folder: Folder
  private let page = "<!DOCTYPE html>\n<meta charset=\"gb2312\">\n<title>學習，與歷史的發展</title>\n"

  init() throws { folder = try Folder() }

  private func run(_ script: String, input: [UInt8] = []) throws -> Shell.Result {
    try Shell.run(script, in: folder.path, input: input)
  }

  private func encode(_ text: String, _ name: String) throws -> [UInt8] {
    try run("iconv -f utf-8 -t \(name)", input: [UInt8](text.utf8)).bytes
  }

  @Test(arguments: [
    ("recode -t utf-8", "utf-8", true), ("convert -c t2tw", "utf-8", true),
    ("convert -t zh-TW -E big5", "big5", true), ("fix -E utf-8", "utf-8", true),
    ("recode -t gb18030", "gb18030", true), ("fix", "gb18030", false),
    ("convert -c t2tw -E same", "gb18030", false), ("recode -t same", "gb18030", false),
    ("recode -t utf-8 --no-update-metadata", "utf-8", false),
    ("convert -t zh-TW --no-update-metadata", "utf-8", false),
    ("fix -E utf-8 --no-update-metadata", "utf-8", false),
  ])
  func `the declaration follows the encoding`(command: String, name: String, changes: Bool) throws {
    let input = try encode(page, "gb18030")
    let wanted = changes ? page.replacing("gb2312", with: name) : page
    let result = try run("zhengzi \(command)", input: input)
    #expect(result.bytes == (try encode(wanted, name)))
    #expect(result.status == 0)
    let isTold = changes && !command.hasPrefix("fix")
    let message =
      "standard input:2:16: ZB005 “gb2312” → “\(name)” (the HTML declared another encoding)\n"
    #expect(result.errors == (isTold ? message : ""))
    let quiet = try run("zhengzi \(command) -q", input: input)
    #expect(quiet.bytes == result.bytes && quiet.errors == "")
    for size in [1, 7] {
      let cut = try Shell.run(
        "zhengzi \(command)", in: folder.path, input: input, readsOf: size)
      #expect(cut.bytes == result.bytes && cut.errors == result.errors)
    }
  }

  @Test func `a lie is mended where that is asked for`() throws {
    for command in ["fix", "convert -c t2tw", "convert -t zh-TW", "recode -t same"] {
      let left = try run("zhengzi \(command) --no-update-metadata", input: [UInt8](page.utf8))
      #expect(left.text == page && left.status == 0)
      let mended = try run("zhengzi \(command) --update-metadata", input: [UInt8](page.utf8))
      #expect(mended.text == page.replacing("gb2312", with: "utf-8") && mended.status == 0)
    }
    // Unasked, only what is recoded says what it is.
    #expect(try run("zhengzi convert -c t2tw", input: [UInt8](page.utf8)).text == page)
    #expect(try run("zhengzi recode -t utf-8", input: [UInt8](page.utf8)).text != page)
  }

  @Test func `fix lists it among its repairs`() throws {
    let input = try encode(page, "gb18030")
    let text = try run("zhengzi fix -E utf-8 --explain", input: input)
    #expect(
      text.errors == """
        standard input:2:16: ZB005 “gb2312” → “utf-8” (the HTML declared another encoding)
        standard input: ZB005: 1 repaired, 0 left

        """)
    let json = try run("zhengzi fix -E utf-8 --explain --format json", input: input)
    #expect(json.errors.contains(#""line": 2, "column": 16, "byteOffset": 31, "byteLength": 6"#))
    #expect(json.errors.contains(#""code": "ZB005", "before": "gb2312", "after": "utf-8""#))
  }

  @Test func `prose is not touched`() throws {
    let text = "網頁用 <meta charset=gb2312> 聲明編碼，\n<meta charset=\"gb2312\"> 也是。\n"
    let input = try encode(text, "gb18030")
    for command in ["recode -t utf-8", "convert -c t2tw", "fix -E utf-8", "convert -t zh-TW"] {
      let result = try run("zhengzi \(command)", input: input)
      #expect(result.text == text && result.errors == "" && result.status == 0)
    }
  }

  // MARK: Lines

  private func mixed() throws -> [UInt8] {
    [UInt8]("第一行是萬國碼\n".utf8) + (try encode("第二行是繁體的大五碼，比較長的一行\n短\n", "big5"))
      + [UInt8]("plain\n末行\n".utf8)
  }

  @Test(arguments: ["recode -t utf-8", "convert -c t2tw", "fix", "convert -t zh-TW"])
  func `lines of two encodings become one text`(command: String) throws {
    let text = "第一行是萬國碼\n第二行是繁體的大五碼，比較長的一行\n短\nplain\n末行\n"
    for option in ["-e per-line", "--encoding=per-line"] {
      let result = try run("zhengzi \(command) \(option)", input: try mixed())
      #expect(result.text == text && result.status == 0 && result.errors == "")
    }
    for size in [1, 5] {
      let cut = try Shell.run(
        "zhengzi \(command) -e per-line", in: folder.path, input: try mixed(), readsOf: size)
      #expect(cut.text == text)
    }
    let target = command.hasPrefix("recode") ? "-t" : "-E"
    let plain = command.replacing(" -t utf-8", with: "")
    let wide = try run("zhengzi \(plain) -e per-line \(target) utf-16be", input: try mixed())
    #expect(wide.bytes == (try encode(text, "utf-16be")))
  }

  @Test func `a bad line is refused with its place, or dealt with as asked`() throws {
    let input = try mixed() + [0xFF, 0x0A] + [UInt8]("又\n".utf8)
    let place = try mixed().count
    for command in ["recode -t utf-8", "convert -c t2tw", "fix"] {
      let refused = try run("zhengzi \(command) -e per-line", input: input)
      #expect(refused.status == 2 && refused.errors.contains("at byte \(place)"))
      #expect(refused.text.hasSuffix("末行\n"))
      for (policy, line) in [("replace", "\u{FFFD}"), ("skip", "")] {
        let result = try run("zhengzi \(command) -e per-line --on-invalid \(policy)", input: input)
        #expect(result.text.hasSuffix("末行\n\(line)\n又\n") && result.status == 1)
        #expect(
          result.errors
            == "standard input: ZB001 1 malformed sequence(s), at byte \(place) (lead 1)\n")
      }
    }
  }

  @Test func `detect counts the lines of each encoding`() throws {
    let text = try run("zhengzi detect -e per-line", input: try mixed())
    #expect(text.text == "-: per-line Hant (lines: big5 2, utf-8 2, line ends LF)\n")
    #expect(text.status == 0)
    let json = try run(
      "zhengzi detect --encoding per-line --format json", input: try mixed() + [0xFF])
    #expect(json.text.contains(#""encoding": "per-line""#) && json.status == 1)
    #expect(json.text.contains(#""lines": {"big5": 2, "utf-8": 2, "unknown": 1}"#))
    #expect(try run("zhengzi detect -e gbk").status == 64)
  }
}
