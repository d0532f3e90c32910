// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Configurations, variants and engines.
@Suite struct ConvertTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ script: String, input: String = "") throws -> Shell.Result {
    try Shell.run(script, in: folder.path, input: [UInt8](input.utf8))
  }

  @Test(arguments: [
    (
      "bad.json", "{\n  \"conversion_chain\": [ { \"dict\": { \"type\": \"txt\"\n", "bad.json:3:1: "
    ),
    ("empty.json", "", "empty.json:1:1: "),
    (
      "none.json",
      "{ \"conversion_chain\": [ { \"dict\": { \"type\": \"text\", \"file\": \"no.txt\" } } ] }",
      "none.json:1:61: the dictionary “no.txt” cannot be read"
    ),
    (
      "table.json",
      "{ \"conversion_chain\": [ { \"dict\": { \"type\": \"text\", \"file\": \"d.txt\" } } ] }",
      "d.txt:2:2: no tab between the key and its values"
    ),
  ])
  func `a wrong configuration is told by file, line and column`(
    name: String, text: String, message: String
  ) throws {
    try folder.write(name, text)
    try folder.write("d.txt", "发\t發\n坏\n")
    let result = try run("zhengzi convert -c \(name)", input: "发\n")
    #expect(result.status == 2)
    #expect(result.text == "")
    #expect(result.errors.hasPrefix("zhengzi: \(message)"), "\(result.errors)")
  }

  @Test func `a configuration that is no file is an error`() throws {
    for (name, reason) in [
      ("none", "No such file"), ("none.json", "No such file"), (".", "folder"),
    ] {
      let result = try run("zhengzi convert -c \(name)")
      #expect(result.status == 2)
      #expect(result.errors.hasPrefix("zhengzi: cannot read \(name): "))
      #expect(result.errors.contains(reason))
    }
  }

  @Test func `a configuration of one's own finds its dictionaries from every folder`() throws {
    let script = """
      mkdir -p a/b
      echo '{"conversion_chain": [{"dict": {"type": "text", "file": "d.txt"}}]}' > a/s2t.json
      printf '发展\\t發達\\n' > a/d.txt
      for place in . a a/b; do
        (cd $place; echo 发展 | zhengzi convert -c "$OLDPWD/a/s2t.json")
      done
      cd a; echo 发展 | zhengzi convert -c ./s2t.json; echo 发展 | zhengzi convert -c s2t.json
      """
    let result = try run(script)
    #expect(result.text == "發達\n發達\n發達\n發達\n發展\n")
    #expect(result.status == 0)
  }

  @Test func `tofu is avoided unless it is allowed`() throws {
    let input = "㑮，头髮\n"
    let allowed = try run("zhengzi convert -c t2s --tofu allow", input: input)
    let avoided = try run("zhengzi convert -c t2s --tofu avoid", input: input)
    let standard = try run("zhengzi convert -c t2s", input: input)
    #expect(allowed.text == "𫝈，头发\n")
    #expect(avoided.text == "㑮，头发\n")
    #expect(standard.bytes == avoided.bytes)
  }

  @Test func `a target takes either script, and leaves what is right`() throws {
    let taiwan = "頭髮、乾燥、皇后、台灣、裡面、軟體、資訊、鬱悶、著名、準備、岳飛、范仲淹。\n"
    for target in ["zh-TW", "zh-tw", "zh_TW", "zh-Hant-TW"] {
      let result = try run("zhengzi convert -t \(target)", input: taiwan)
      #expect(result.text == taiwan, "\(target)")
    }
    let result = try run("zhengzi convert -t zh-TW", input: "头发、干燥、皇后、里面。\n")
    #expect(result.text == "頭髮、乾燥、皇后、裡面。\n")
    #expect(try run("zhengzi -t zh-TW", input: "头发\n").text == "頭髮\n")
    let back = try run("zhengzi convert -t zh-CN", input: taiwan)
    #expect(back.text == "头发、干燥、皇后、台湾、里面、软体、资讯、郁闷、著名、准备、岳飞、范仲淹。\n")
  }

  @Test(arguments: ["zh-Hans", "zh-CN", "zh-Hant", "zh-TW", "zh-HK"])
  func `what is converted twice is as converted once`(target: String) throws {
    let page = String(decoding: try Repository.bytes("Samples/source-page.txt"), as: UTF8.self)
    for command in ["convert -t \(target)", "fix -q -t \(target)"] {
      let once = try run("zhengzi \(command)", input: page)
      let twice = try run("zhengzi \(command)", input: once.text)
      #expect(twice.bytes == once.bytes, "\(command)")
      #expect(once.text != page)
    }
  }

  #if Foreign
    @Test func `the installed libopencc converts as well, whole`() throws {
      let input = "发展\0头发\r\n软件\n第二行"
      let result = try run("zhengzi convert -c s2t --engine opencc", input: input)
      #expect(result.text == "發展\0頭髮\r\n軟件\n第二行")
      #expect(result.status == 0)
      let own = try run("zhengzi convert -c s2t --engine zhengzi", input: input)
      #expect(own.bytes == result.bytes)
    }

    @Test func `libopencc's own errors are told`() throws {
      let result = try run("zhengzi convert -c none --engine opencc", input: "发\n")
      #expect(result.status == 2)
      #expect(result.errors.hasPrefix("zhengzi: libopencc, configuration none.json: "))
      #expect(result.text == "")
    }
  #endif
}
