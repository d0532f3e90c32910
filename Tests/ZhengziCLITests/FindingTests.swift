// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziConversion

/// What `fix`, `detect` and `rules` say.
@Suite struct FindingTests {
  private let folder: Folder
  private let text = "第一行\n他立下志? 的人，学\u{200B}习。\n"

  init() throws {
    folder = try Folder()
    try folder.write("x", text)
  }

  private func run(_ script: String, input: [UInt8] = []) throws -> Shell.Result {
    try Shell.run(script, in: folder.path, input: input)
  }

  private func objects(_ text: String) throws -> [JSONValue] {
    try text.split(separator: "\n").map { try JSONParser.parse([UInt8]($0.utf8)) }
  }

  @Test func `what is left is told by path, line, column and code; what is repaired if asked`()
    throws
  {
    let plain = try run("zhengzi fix x")
    #expect(plain.text == text.replacing("\u{200B}", with: ""))
    #expect(plain.status == 1)
    #expect(plain.errors.hasPrefix("x:2:5: ZM014 “?” left as it is ("))
    #expect(plain.errors.split(separator: "\n").count == 1)
    let explained = try run("zhengzi fix --explain x")
    #expect(explained.bytes == plain.bytes && explained.status == 1)
    #expect(explained.errors.contains("x:2:11: ZU007 “\u{200B}” → “” ("))
    #expect(explained.errors.contains("x: ZU007 zero-width: 1 repaired, 0 left\n"))
    #expect(explained.errors.contains("x: ZM014 question-mark-for-hanzi: 0 repaired, 1 left\n"))
    let quiet = try run("zhengzi fix --explain --quiet x")
    #expect(quiet.errors == "" && quiet.bytes == plain.bytes && quiet.status == 1)
  }

  @Test func `JSON says the same, with offsets into the original bytes`() throws {
    let result = try run("zhengzi fix --explain --format json x")
    let findings = try objects(result.errors)
    #expect(findings.map { $0.member("code")?.string } == ["ZM014", "ZU007"])
    let bytes = try folder.bytes("x")
    for finding in findings {
      guard case .number(let offset)? = finding.member("byteOffset")?.content,
        case .number(let length)? = finding.member("byteLength")?.content,
        let start = Int(offset), let count = Int(length)
      else {
        Issue.record("no offsets")
        continue
      }
      let before = String(decoding: bytes[start..<(start + count)], as: UTF8.self)
      #expect(finding.member("before")?.string == before)
      #expect(finding.member("path")?.string == "x")
      #expect(finding.member("reason")?.string?.isEmpty == false)
      #expect(finding.member("candidates")?.array != nil)
    }
  }

  @Test func `the form of the findings changes neither text nor status`() throws {
    try folder.write("clean", "学习\n")
    try folder.write("bad", [0xFF, 0x0A])
    for file in ["x", "clean", "bad", "none", "x clean none"] {
      for command in ["fix", "fix --explain", "fix -t zh-TW", "detect"] {
        let text = try run("zhengzi \(command) --format text \(file)")
        let json = try run("zhengzi \(command) --format json \(file)")
        #expect(text.status == json.status, "\(command) \(file)")
        if command != "detect" { #expect(text.bytes == json.bytes, "\(command) \(file)") }
      }
    }
  }

  @Test func `findings go to a file, which appears whole`() throws {
    let plain = try run("zhengzi fix --explain x")
    for option in ["", "--quiet"] {
      let result = try run("zhengzi fix --explain \(option) --report r x")
      #expect(result.bytes == plain.bytes && result.status == 1 && result.errors == "")
      #expect(try folder.text("r") == plain.errors)
    }
    let json = try run("zhengzi fix --report - --format json -o y x")
    #expect(try objects(json.text).count == 1)
    #expect(try folder.bytes("y") == plain.bytes)
    let failed = try run("zhengzi fix --report none/r x")
    #expect(failed.status == 2)
    #expect(failed.errors == "zhengzi: cannot write beside none/r: No such file or directory\n")
    #expect(try folder.names == ["r", "x", "y"])
  }

  @Test func `a report that cannot be written is an error`() throws {
    let result = try run("zhengzi fix --report /dev/full x")
    #expect(result.status == 2)
    #expect(result.errors == "zhengzi: cannot write /dev/full: No space left on device\n")
    let inPlace = try run("zhengzi fix --report /dev/full -w x")
    #expect(inPlace.status == 2)
    #expect(try folder.text("x") == text)
  }

  @Test func `rules are chosen and left out by what their codes begin with`() throws {
    for (options, isRepaired, status) in [
      ("--select ZU", true, Int32(0)), ("--select ZM", false, 1), ("--ignore ZU", false, 1),
      ("--ignore ZM014", true, 0), ("--select ZU --select ZM", true, 1),
      ("--select Z --ignore ZU007 --ignore ZM", false, 0),
    ] {
      let result = try run("zhengzi fix \(options) x")
      #expect(result.text.contains("\u{200B}") == !isRepaired, "\(options)")
      #expect(result.status == status, "\(options)")
    }
  }

  @Test func `a healthy text passes in silence`() throws {
    try folder.write("clean", "學習歷史，為人民服務。\r\n「奮鬥」：百年歷史？\r\n")
    let result = try run("zhengzi fix --explain clean")
    #expect(result.bytes == (try folder.bytes("clean")))
    #expect(result.status == 0 && result.errors == "")
  }

  @Test func `detect tells encoding, script, line ends and damage`() throws {
    try folder.write("mac", "发展与后来的头发。\r第二行\r")
    try folder.write("bom", "\u{FEFF}發展與後來的頭髮。\r\n")
    try folder.write("bad", [UInt8]("发展\n".utf8) + [0xFF])
    try folder.write("none", [0x80, 0x80, 0x0A])
    try folder.write("void", "")
    let result = try run("zhengzi detect mac bom bad none void - < x")
    #expect(
      result.text
        == """
        mac: utf-8 Hans (line ends CR)
        bom: utf-8 Hant (with byte order mark, line ends CRLF)
        bad: utf-8 Hans (confidence 0.99, line ends LF, malformed at byte 7)
        none: unknown unknown (line ends LF)
        void: utf-8 none
        -: utf-8 Hans (line ends LF)

        """.replacing("none: unknown unknown (line ends LF)", with: "none: unknown unknown"))
    #expect(result.status == 1)
    #expect(try run("zhengzi detect mac bom void").status == 0)
    let json = try run("zhengzi detect --format jsonl bom none")
    let answers = try objects(json.text)
    #expect(answers.map { $0.member("encoding")?.string } == ["utf-8", nil])
    #expect(answers.map { $0.member("newline")?.string } == ["CRLF", nil])
    #expect(answers.first?.member("script")?.string == "Hant")
    #expect(json.status == 1)
  }

  @Test func `every rule is listed once, and explained with its example`() throws {
    let list = try run("zhengzi rules")
    let codes = list.text.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(list.status == 0 && list.errors == "")
    #expect(codes.count > 10)
    #expect(codes == codes.sorted() && Set(codes).count == codes.count)
    for code in codes {
      let rule = try run("zhengzi rules \(code)")
      #expect(rule.status == 0)
      #expect(rule.text.contains("       before  ") && rule.text.contains("       after   "))
    }
    #expect(try run("zhengzi rules ZG ZM014").text.contains("ZM014  reports"))
  }
}
