// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi
import ZhengziConversion

/// What `detect` says, of which files, in which form.
@Suite struct DetectTests {
  private let folder: Folder
  private static let gbk: [UInt8] = [0xB7, 0xA2, 0xD5, 0xB9, 0xD6, 0xD0, 0xB9, 0xFA, 0x0A]

  init() throws {
    folder = try Folder()
    try folder.write("gbk", Self.gbk)
    try folder.write("a b", "這個軟體\r\n")
    try folder.write("binary", [0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00])
  }

  private func run(_ script: String, input: [UInt8] = []) throws -> Shell.Result {
    try Shell.run(script, in: folder.path, input: input)
  }

  private static let lines = """
    gbk: gb18030 Hans (confidence 0.99, line ends LF)
    a b: utf-8 Hant-TW (line ends CRLF)

    """

  @Test func `encoding, script, region, confidence and line ends stand on a line`() throws {
    let result = try run("zhengzi detect gbk 'a b'")
    #expect(result.text == Self.lines)
    #expect(result.status == 0 && result.errors == "")
  }

  @Test(arguments: [
    "zhengzi detect --files-from list", "cat list | zhengzi detect --files-from -",
    "zhengzi detect gbk --files-from list2",
    "tr '\\n' '\\0' < list | zhengzi detect -0 --files-from -",
    "tr '\\n' '\\0' < list > nul; zhengzi detect --files-from nul --null",
  ])
  func `files come from a list`(script: String) throws {
    try folder.write("list", "gbk\na b\n")
    try folder.write("list2", "a b")
    let result = try run(script)
    #expect(result.text == Self.lines)
    #expect(result.status == 0)
  }

  @Test func `an empty list is no file, not standard input`() throws {
    try folder.write("list", "")
    let result = try run("zhengzi detect --files-from list", input: Self.gbk)
    #expect(result.text == "" && result.status == 0)
    #expect(try run("zhengzi detect --format json --files-from list").text == "[]\n")
  }

  @Test(arguments: ["detect -0 gbk", "detect --files-from - -"])
  func `options that contradict each other are misuse`(arguments: String) throws {
    let result = try run("zhengzi \(arguments)")
    #expect(result.status == 64 && result.text == "")
  }

  @Test func `a list that cannot be read is an error, and so is a file of it`() throws {
    #expect(try run("zhengzi detect --files-from none").status == 2)
    try folder.write("list", "none\ngbk\n")
    let result = try run("zhengzi detect --files-from list")
    #expect(result.status == 2)
    #expect(result.text == "gbk: gb18030 Hans (confidence 0.99, line ends LF)\n")
  }

  @Test func `JSON is an array, JSON Lines an object a line, with the same members`() throws {
    let array = try run("zhengzi detect --format json gbk binary 'a b'")
    let lines = try run("zhengzi detect --format jsonl gbk binary 'a b'")
    #expect(array.status == 1 && lines.status == 1)
    let items = try #require(JSONParser.parse([UInt8](array.text.utf8)).array)
    let objects = try lines.text.split(separator: "\n").map {
      try JSONParser.parse([UInt8]($0.utf8))
    }
    #expect(items.count == 3 && objects.count == 3)
    for list in [items, objects] {
      #expect(list.map { $0.member("encoding")?.string } == ["gb18030", nil, "utf-8"])
      #expect(list.map { $0.member("script")?.string } == ["Hans", nil, "Hant"])
      #expect(list.map { $0.member("region")?.string } == [nil, nil, "TW"])
      #expect(list.map { $0.member("newline")?.string } == ["LF", nil, "CRLF"])
      #expect(list.allSatisfy { $0.member("candidates") == nil })
    }
  }

  @Test func `all candidates are told, the answer first`() throws {
    // 中文 in Big5, 笢恅 in GBK; and more.
    try folder.write("two", [0xA4, 0xA4, 0xA4, 0xE5])
    let text = try run("zhengzi detect --all two").text.split(separator: "\n")
    #expect(text.first?.hasPrefix("two: big5 undetermined (confidence 0.") == true)
    #expect(text.dropFirst().first?.hasPrefix("  big5 0.") == true)
    #expect(text.count > 2)
    let json = try run("zhengzi detect --all --format jsonl two").text
    let candidates = try #require(
      JSONParser.parse([UInt8](json.utf8)).member("candidates")?.array)
    #expect(candidates.count == text.count - 1)
    #expect(candidates.first?.member("encoding")?.string == "big5")
  }

  @Test func `files that are no text are unknown`() throws {
    let result = try run("zhengzi detect binary")
    #expect(result.text == "binary: unknown unknown\n")
    #expect(result.status == 1)
  }

  @Test func `a charset in lines that have left already still counts`() throws {
    // Two bytes that are 中 in Big5 and a kana in GBK: the declaration decides.
    let header = "<?xml version='1.0' encoding='big5'?>\n<p>"
    try folder.write("page", [UInt8](header.utf8) + [0xA4, 0xA4, 0x3C])
    let whole = try run("zhengzi detect page")
    let pieces = try run("{ head -n 1 page; sleep 0.2; tail -n +2 page; } | zhengzi detect")
    #expect(whole.text.dropFirst(4) == pieces.text.dropFirst(1))
    #expect(whole.text.hasPrefix("page: big5 "))
  }

  @Test func `lines of seven-bit encodings are not passed as ASCII`() throws {
    try folder.write("hz", "first\n~{<:Ky2;Rk~}\n~{TZ4K~}\n")
    let piped = try run("{ head -n 2 hz; sleep 0.2; tail -n +3 hz; } | zhengzi detect")
    #expect(piped.text == "-: hz-gb-2312 Hans (confidence 0.99, line ends LF)\n")
  }

  @Test func `Chinese is found behind much ASCII`() throws {
    let ascii = [UInt8](String(repeating: "plain line\n", count: 60_000).utf8)
    try folder.write("late", ascii + Self.gbk)
    let result = try run("zhengzi detect late; zhengzi detect - < late")
    #expect(result.text.split(separator: "\n").allSatisfy { $0.contains(": gb18030 Hans (") })
    #expect(result.errors == "")
  }
}
