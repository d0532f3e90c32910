// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Bytes in, bytes out, and nothing else.
@Suite struct FilterTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ script: String, input: [UInt8] = []) throws -> Shell.Result {
    try Shell.run(script, in: folder.path, input: input)
  }

  private func run(_ script: String, input: String) throws -> Shell.Result {
    try run(script, input: [UInt8](input.utf8))
  }

  private static let commands = [
    "convert -c s2t", "convert -t zh-TW", "convert -t zh-Hans", "fix", "fix -t zh-HK",
  ]

  @Test func `NUL and what follows it stay`() throws {
    let result = try run(#"printf 'A\0发展\n第二行' | zhengzi convert -c s2t"#)
    #expect(result.text == "A\0發展\n第二行")
    #expect(result.status == 0)
    #expect(result.errors == "")
  }

  @Test(arguments: commands)
  func `NUL stays in every command`(command: String) throws {
    let result = try run("zhengzi \(command)", input: "第一\0第二\n\0第三")
    #expect(result.text == "第一\0第二\n\0第三")
    #expect(result.status == 0)
  }

  @Test(arguments: commands)
  func `nothing comes of nothing, and a byte of a byte`(command: String) throws {
    for input in ["", "A", "\n", "\r", "\0", " ", "第"] {
      let result = try run("zhengzi \(command)", input: input)
      #expect(result.text == input)
      #expect(result.status == 0)
      #expect(result.errors == "")
    }
  }

  @Test(arguments: commands)
  func `line ends stay as they are, and none is added`(command: String) throws {
    let text = "一\r\n二\r三\n\n\r\n四\u{2028}五\u{2029}六\u{85}七\u{0B}八\u{0C}九"
    let result = try run("zhengzi \(command)", input: text)
    #expect(result.text.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(result.status == 0)
  }

  @Test(arguments: commands)
  func `a cut character at the end stays, and is reported`(command: String) throws {
    let input = [UInt8]("第一行\n第二".utf8) + [0xE5, 0x8F]
    let result = try run("zhengzi \(command)", input: input)
    #expect(result.bytes == input)
    #expect(result.status == 1)
    #expect(result.errors.contains("standard input: ZB001 1 malformed utf-8"))
    #expect(result.errors.contains("at byte 16"))
  }

  @Test(arguments: commands)
  func `bytes that are no text pass, with status 2`(command: String) throws {
    var state: UInt64 = 7
    let binary = (0..<200_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    for input in [binary, [0xB7], [0xE5, 0x8F], [0x80, 0x80, 0x0A]] {
      let result = try run("zhengzi \(command)", input: input)
      #expect(result.bytes == input)
      #expect(result.status == 2)
      #expect(result.errors.contains("standard input: cannot tell how the input is encoded"))
    }
  }

  @Test(arguments: commands)
  func `a minus is standard input, and standard output`(command: String) throws {
    try folder.write("x", "发展与后来的头发\n")
    let filter = try run("zhengzi \(command) < x")
    for script in [
      "zhengzi \(command) - < x", "zhengzi \(command) x", "zhengzi \(command) x -o -",
      "zhengzi \(command) -o - -- x", "cat x | zhengzi \(command)",
      "zhengzi \(command) -o y x; cat y",
    ] {
      let result = try run(script)
      #expect(result.bytes == filter.bytes, "\(script)")
      #expect(result.status == filter.status, "\(script)")
    }
    #expect(filter.text.hasSuffix("\n") && filter.status == 0)
  }

  @Test func `a minus stands in the midst of files, and two minuses end the options`() throws {
    try folder.write("x", "发\n")
    try folder.write("-y", "展\n")
    let result = try run("zhengzi convert -c s2t -- x - -y", input: "后\n")
    #expect(result.text == "發\n後\n展\n")
    #expect(result.status == 0)
  }

  @Test func `neither locale nor folder nor jobs beside it change the output`() throws {
    let text = "发展\r\n软件\u{2028}头发\n"
    let plain = try run("zhengzi convert -c s2twp", input: text)
    for prefix in [
      "LC_ALL=zh_CN.GBK LANG=zh_TW.BIG5", "LANG=", "TZ=Asia/Taipei TERM=xterm", "NO_COLOR=1",
    ] {
      #expect(try run("\(prefix) zhengzi convert -c s2twp", input: text).bytes == plain.bytes)
    }
    // Files of these names mean nothing; ./s2twp would be meant as a file.
    let named = try run("mkdir s2twp; : > s2twp.json; zhengzi convert -c s2twp", input: text)
    #expect(named.bytes == plain.bytes)
    #expect(plain.text == "發展\r\n軟體\u{2028}頭髮\n")
  }

  @Test func `a line comes out when it is decided, though the input goes on`() throws {
    let script = """
      { printf '发展\\n'; until [ -e seen ] || [ $SECONDS -gt 30 ]; do sleep 0.02; done; } \
        | zhengzi convert -c s2t -e utf-8 > out &
      until [ -s out ] || [ $SECONDS -gt 20 ]; do sleep 0.02; done
      cp out early; : > seen; wait; cmp early out
      """
    let result = try run(script)
    #expect(result.status == 0)
    #expect(try folder.text("early") == "發展\n")
  }
}
