// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing
import ZhengziConversion

/// Long texts are converted in chunks, on several threads.
@Suite struct JobsTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// Two megabytes and more of text, which holds what a chunk must not be cut in.
  private static func longText() throws -> [UInt8] {
    let page = try Repository.bytes("Samples/source-page.txt")
    let tricky = [UInt8]("⿰虫⿱木风发展的头发𠮷A發\u{FE00}后".utf8)
    var text: [UInt8] = []
    for index in 0..<300 {
      text += page
      text += tricky
      if index % 7 == 0 { text.append(0x0A) }
    }
    return text
  }

  /// Long arrays that differ make no message.
  private func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool { a == b }

  @Test(arguments: ["s2t", "s2twp", "t2s", "tw2sp", "t2jp"])
  func `threads change nothing`(config: String) throws {
    let input = try Self.longText()
    try #require(input.count > 1 << 20)
    let expected = Converter(try #require(Scheme(named: config))).convert(input)
    try folder.write("x", input)
    for jobs in [0, 1, 2, 5] {
      let file = try Shell.run("zhengzi convert -c \(config) -j\(jobs) x", in: folder.path)
      #expect(isSame(file.bytes, expected), "\(jobs)")
      #expect(file.status == 0)
    }
    let pipe = try Shell.run("cat x | zhengzi convert -c \(config) --jobs=3", in: folder.path)
    #expect(isSame(pipe.bytes, expected))
  }

  @Test func `malformed bytes are told where they lie in the whole text`() throws {
    var input = try Self.longText()
    let places = [100_000, 131_072, 700_001, 1_399_999]
    for place in places { input[place] = 0xFF }
    try folder.write("x", input)
    let single = try Shell.run("zhengzi convert -c s2t -j 1 x", in: folder.path)
    let several = try Shell.run("zhengzi convert -c s2t -j 4 x", in: folder.path)
    #expect(single.status == 1 && several.status == 1)
    #expect(isSame(single.bytes, several.bytes))
    #expect(single.errors == several.errors)
    #expect(single.errors.contains("at byte 99") || single.errors.contains("at byte 100000"))
  }

  @Test(arguments: ["一", "髮", "𠮷", "⿰", "A", "發\u{FE00}"])
  func `a line without an end comes through`(character: String) throws {
    let bytes = [UInt8](String(repeating: character, count: 700_000 / character.utf8.count).utf8)
    try folder.write("x", bytes)
    let expected = Converter(.s2t).convert(bytes)
    let result = try Shell.run("zhengzi convert -c s2t -j 2 x", in: folder.path)
    #expect(isSame(result.bytes, expected))
    #expect(result.status == 0)
  }

  @Test func `a full disk, a closed pipe and a file that does not change`() throws {
    try folder.write("x", Self.longText())
    #expect(try Shell.run("zhengzi convert -c s2t -j 2 x > /dev/full", in: folder.path).status == 2)
    let closed = try Shell.run(
      "zhengzi convert -c s2t -j 2 x | head -c 9 > y; echo ${PIPESTATUS[0]}", in: folder.path)
    #expect(closed.text == "141\n")
    #expect(closed.errors == "")
    #expect(try folder.bytes("y").count == 9)

    _ = try Shell.run("zhengzi convert -c s2t -j 2 -w x && touch -d 2001-01-01 x", in: folder.path)
    let before = folder.status("x").st_mtim.tv_sec
    #expect(
      try Shell.run("zhengzi convert -c t2tw -j 2 -w --backup .o x", in: folder.path).status == 0)
    let isChanged = folder.status("x").st_mtim.tv_sec != before
    #expect(try folder.names.contains("x.o") == isChanged)
    _ = try Shell.run("touch -d 2001-01-01 x", in: folder.path)
    #expect(try Shell.run("zhengzi convert -c t2tw -j 2 -w x", in: folder.path).status == 0)
    #expect(folder.status("x").st_mtim.tv_sec == before)
  }
}

/// How arguments may be written.
@Suite struct ArgumentTests {
  @Test(arguments: [
    "convert -c s2t", "convert -cs2t", "convert -c=s2t", "convert --config s2t",
    "convert --config=s2t", "-c s2t", "convert -qc s2t", "convert -c t2s -c s2t",
    "convert -c s2t -- -", "convert - -c s2t", "convert -c s2t --tofu=avoid",
  ])
  func `every way of writing them means the same`(arguments: String) throws {
    let result = try Shell.run("zhengzi \(arguments)", in: "/", input: [UInt8]("发展\n".utf8))
    #expect(result.text == "發展\n")
    #expect(result.status == 0)
  }

  @Test(arguments: [
    ("convert --confg s2t", "Did you mean --config?"), ("convert --jobz 2", "Did you mean --jobs?"),
    ("convert -c", "wants a value"), ("convert --quiet=1 -c s2t", "takes no value"),
    ("convert -c s2t --tofu maybe", "There are avoid, allow."), ("help klingon", "no command"),
    ("convert -c s2t -j many", "is no value of --jobs"), ("version x", "Unexpected argument"),
  ])
  func `what is wrong is told`(arguments: String, message: String) throws {
    let result = try Shell.run("zhengzi \(arguments)", in: "/")
    #expect(result.status == 64)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `behind two hyphens a name may look like an option`() throws {
    let folder = try Folder()
    try folder.write("-w", "发\n")
    let result = try Shell.run("zhengzi convert -c s2t -- -w", in: folder.path)
    #expect(result.text == "發\n")
  }
}
