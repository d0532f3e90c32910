// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi

/// `zhengzi recode`: another encoding, and nothing else.
@Suite struct RecodeTests {
  private let folder: Folder
  private let text = "發展與後來的頭髮，軟件的歷史。\r\n第二行\r三\n\n"

  init() throws { folder = try Folder() }

  private func run(_ script: String, input: [UInt8] = []) throws -> Shell.Result {
    try Shell.run(script, in: folder.path, input: input)
  }

  private func run(_ script: String, input: String) throws -> Shell.Result {
    try run(script, input: [UInt8](input.utf8))
  }

  /// By the system's iconv, another hand than ours.
  private func iconv(_ text: String, _ name: String) throws -> [UInt8] {
    try run("iconv -f utf-8 -t \(name)", input: text).bytes
  }

  @Test(arguments: [
    "gb18030", "gbk", "big5", "utf-16le", "utf-16be", "utf-32le", "euc-tw", "utf-7",
    "iso-2022-cn-ext", "ibm937",
  ])
  func `it does what iconv does, both ways`(name: String) throws {
    let text = name == "ibm937" ? text.replacing("\r", with: "") : text
    let encoded = try iconv(text, name)
    let there = try run("zhengzi recode -f utf-8 -t \(name)", input: text)
    let back = try run("zhengzi recode --from-encoding=\(name) --to-encoding utf8", input: encoded)
    #expect(there.status == 0 && there.errors == "" && back.status == 0 && back.errors == "")
    if name != "utf-7" { #expect(there.bytes == encoded) }
    #expect(try run("iconv -f \(name) -t utf-8", input: there.bytes).text == text)
    #expect(back.text == text)
    let same = try run("zhengzi recode -f \(name) -t same", input: encoded)
    if name != "utf-7" { #expect(same.bytes == encoded) }
  }

  @Test(arguments: ["gb18030", "big5", "utf-16le", "utf-8"])
  func `the encoding is found where none is named`(name: String) throws {
    let encoded = try iconv(text, name)
    for option in ["", "-f auto", "-e auto"] {
      let result = try run("zhengzi recode -t utf-8 \(option)", input: encoded)
      #expect(result.text == text && result.status == 0 && result.errors == "")
    }
    let unknown = try run("zhengzi recode -t utf-8", input: [0xB7, 0x0A])
    #expect(unknown.status == 2 && unknown.bytes == [0xB7, 0x0A])
    #expect(unknown.errors.contains("cannot tell how the input is encoded"))
  }

  @Test func `where the encoding is not known every byte passes, line ends and all`() throws {
    let input = [UInt8]("first\n\n".utf8) + [0x80, 0x80, 0x0A]
    for options in ["", "--final-newline strip", "--final-newline add"] {
      for size in [1, 7, 100] {
        let result = try Shell.run(
          "zhengzi recode -t utf-8 \(options)", in: folder.path, input: input, readsOf: size)
        #expect(result.bytes == input && result.status == 2, "\(options) \(size)")
      }
    }
  }

  @Test func `wrong usage is told`() throws {
    for (arguments, message) in [
      ("", "Name the encoding of the output"), ("-f gbk", "Name the encoding of the output"),
      ("-t nonsense", "“nonsense” is not known"), ("-t utf-8 -f x", "“x” is not known"),
      ("-t utf-8//IGNORE", "“utf-8//IGNORE” is not known"),
      ("-t utf-8 --newline cr", "“cr” is no value of --newline. There are keep, lf, crlf."),
      ("-t utf-8 --final-newline no", "“no” is no value of --final-newline."),
      ("-t utf-8 --update-metadata --no-update-metadata", "do not go together"),
      ("-e per-line -t same", "Lines that differ have no one encoding"),
      ("-f gbk -e big5 -t utf-8", "--from-encoding and --encoding are the same"),
      ("-t utf-8 -E big5", "--to-encoding and --output-encoding are the same"),
      ("-t utf-8 -w", "--in-place needs files"), ("-t utf-8 -w=/x y", "--backup is a suffix"),
      ("-t utf-8 -c s2t", "Unknown option -c"),
    ] {
      let result = try run("zhengzi recode \(arguments)", input: "x")
      #expect(result.status == 64, "\(arguments)")
      #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
      #expect(result.bytes.isEmpty)
    }
  }

  @Test func `loss is refused with its place, or done as asked and told`() throws {
    let refused = try run("zhengzi recode -t big5", input: "好\n😀")
    #expect(try refused.status == 2 && refused.bytes == (iconv("好\n", "big5")))
    #expect(refused.errors.contains("big5 cannot write “😀” U+1F600 at byte 4"))
    for (policy, text) in [
      ("entity", "&#x1F600;"), ("escape", "\\u{1F600}"), ("geta", "〓"), ("replace", "?"),
    ] {
      let result = try run("zhengzi recode -t gbk --on-unmappable \(policy)", input: "好😀")
      #expect(try result.status == 1 && result.bytes == (iconv("好" + text, "gbk")))
    }
    let counterpart = try run("zhengzi recode -t big5 --on-unmappable convert", input: "发展")
    #expect(try counterpart.status == 1 && counterpart.bytes == (iconv("發展", "big5")))
    let bad: [UInt8] = (try iconv("好", "gbk")) + [0xFF] + (try iconv("人", "gbk"))
    for (policy, bytes, status) in [
      ("fail", [UInt8]("好".utf8), 2), ("replace", [UInt8]("好\u{FFFD}人".utf8), 1),
      ("skip", [UInt8]("好人".utf8), 1), ("keep", [UInt8]("好".utf8) + [0xFF] + [UInt8]("人".utf8), 1),
    ] as [(String, [UInt8], Int32)] {
      let result = try run("zhengzi recode -f gbk -t utf-8 --on-invalid \(policy)", input: bad)
      #expect(result.bytes == bytes && result.status == status, "\(policy)")
      #expect(result.errors.contains("at byte 2"))
    }
    #expect(try run("zhengzi recode -f gbk -t utf-8", input: bad).status == 2)
    let same = try run("zhengzi recode -f gbk -t same", input: bad)
    #expect(same.bytes == bad && same.status == 1)
  }

  @Test func `what keeps its encoding keeps its bytes`() throws {
    // Big5 has 十 twice; UTF-16 half of a pair.
    let samples: [(String, [UInt8])] = [
      ("big5", [0xA2, 0xCC, 0xA4, 0x51, 0x0D, 0x0A]), ("utf-16le", [0x41, 0xD8, 0x0A, 0x00, 0x41]),
      ("shift_jis", [0x87, 0x90, 0x81, 0xE0]), ("gb18030", [0x84, 0x31, 0xA4, 0x37, 0xFF]),
    ]
    for (name, bytes) in samples {
      for options in ["-t same", "-t \(name)"] {
        let result = try run("zhengzi recode -f \(name) \(options)", input: bytes)
        #expect(result.bytes == bytes, "\(name)")
      }
    }
  }

  @Test func `byte order marks are kept, added and stripped`() throws {
    let mark: [UInt8] = [0xFF, 0xFE]
    let wide = mark + (try iconv("文\n", "utf-16le"))
    #expect(try run("zhengzi recode -t utf-8", input: wide).text == "\u{FEFF}文\n")
    #expect(try run("zhengzi recode -t utf-8 --bom strip", input: wide).text == "文\n")
    #expect(try run("zhengzi recode -t utf-16 --bom add", input: "文\n").bytes == wide)
    #expect(try run("zhengzi recode -t gbk", input: wide).bytes == (try iconv("文\n", "gbk")))
  }

  @Test(arguments: [
    "recode -t utf-8", "convert -c t2tw", "fix", "fix -t zh-TW", "convert -t zh-Hant",
  ])
  func `line ends are kept, or written as asked, in every command`(command: String) throws {
    for (options, wanted) in [
      ("", text), ("--newline keep --final-newline=keep", text),
      ("--newline lf", "發展與後來的頭髮，軟件的歷史。\n第二行\n三\n\n"),
      ("--newline crlf", "發展與後來的頭髮，軟件的歷史。\r\n第二行\r\n三\r\n\r\n"),
      ("--final-newline strip", "發展與後來的頭髮，軟件的歷史。\r\n第二行\r三"),
      ("--final-newline add", text),
    ] {
      let result = try run("zhengzi \(command) \(options)", input: text)
      #expect(result.text == wanted && result.status == 0, "\(options)")
      for size in [1, 3] {
        let cut = try Shell.run(
          "zhengzi \(command) \(options)", in: folder.path, input: [UInt8](text.utf8), readsOf: size
        )
        #expect(cut.text == wanted && cut.status == 0, "\(options)")
      }
    }
    for end in ["\n", "\r\n", "\r"] {
      let result = try run("zhengzi \(command) --final-newline add", input: "一\(end)二")
      #expect(result.text == "一\(end)二\(end)")
    }
  }

  @Test func `many threads end lines no other than one`() throws {
    let input = String(repeating: "发展与后来的头发\r\n软件\r的历史\n", count: 60_000)
    for jobs in [1, 4] {
      let result = try run("zhengzi convert -c s2t -j \(jobs) --newline lf", input: input)
      let wanted = String(repeating: "發展與後來的頭髮\n軟件\n的歷史\n", count: 60_000)
      #expect(result.text == wanted)
    }
  }

  @Test func `files are replaced, with a copy of the old one if it is wanted`() throws {
    for option in ["-w=.old", "--in-place=.old", "-w --backup .old", "-qw=.old"] {
      let encoded = try iconv(text, "gb18030")
      try folder.write("x", encoded)
      let result = try run("zhengzi recode -t utf-8 \(option) x; rm -f none")
      #expect(result.status == 0 && result.bytes.isEmpty && result.errors == "", "\(option)")
      #expect(try folder.text("x") == text)
      #expect(try folder.bytes("x.old") == encoded)
    }
    // What is refused leaves the file as it was.
    let result = try run("zhengzi recode -t ibm866 -w=.new x")
    #expect(result.status == 2)
    #expect(try folder.text("x") == text && folder.names == ["x", "x.old"])
  }

  @Test func `a full disk is an error`() throws {
    let result = try run("zhengzi recode -t gbk > /dev/full", input: text)
    #expect(result.status == 2 && result.errors.contains("No space left on device"))
  }

  @Test func `lines come out while the input goes on`() throws {
    for (source, options) in [("第一行发展", "-f gbk"), ("plain", ""), ("第一行发展", "-e utf-8")] {
      let encoded =
        options == "-f gbk" ? try iconv(source + "\n", "gbk") : [UInt8]((source + "\n").utf8)
      try folder.write("line", encoded)
      let script = """
        rm -f seen early out
        { cat line; until [ -e seen ] || [ $SECONDS -gt 30 ]; do sleep 0.02; done; } \
          | zhengzi recode -t utf-8 \(options) > out &
        until [ -s out ] || [ $SECONDS -gt 20 ]; do sleep 0.02; done
        cp out early; : > seen; wait; cmp early out
        """
      #expect(try run(script).status == 0)
      #expect(try folder.text("early") == source + "\n")
    }
  }
}
