// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi
import ZhengziForeign

/// The output does not depend on how the input comes.
@Suite struct BlockTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func page() throws -> [UInt8] { try Repository.bytes("Samples/source-page.txt") }

  @Test(arguments: [
    "convert -c s2twp", "convert -c t2s", "convert -t zh-TW", "fix", "fix -t zh-Hans --explain",
    "convert -c s2t -E gb18030", "convert -t zh-TW -E big5", "convert -t zh-CN -f zh-TW -E gbk",
    "fix --on-invalid fail", "convert -c t2s --on-invalid replace", "detect",
  ])
  func `reads of one byte give what reads of many give`(command: String) throws {
    let input = try page() + [0xFF] + [UInt8]("\0後\r\n".utf8)
    let whole = try Shell.run("zhengzi \(command)", in: folder.path, input: input)
    #expect(!whole.bytes.isEmpty)
    for size in [1, 2, 7, 4096] {
      let parts = try Shell.run(
        "zhengzi \(command)", in: folder.path, input: input, readsOf: size)
      #expect(parts.bytes == whole.bytes, "\(size)")
      #expect(parts.errors == whole.errors, "\(size)")
      #expect(parts.status == whole.status, "\(size)")
    }
  }

  @Test(arguments: ["gbk", "gb18030", "utf-16le", "utf-16be"])
  func `legacy encodings come byte by byte as well`(label: String) throws {
    let text = "发展与后来的头发，软件的历史。\r\n第二行\n"
    let encoded = try Shell.run(
      "zhengzi convert -c t2tw -e utf-8 -E \(label)", in: folder.path, input: [UInt8](text.utf8))
    let script = "zhengzi convert -c s2tw"
    let whole = try Shell.run(script, in: folder.path, input: encoded.bytes)
    let parts = try Shell.run(script, in: folder.path, input: encoded.bytes, readsOf: 1)
    #expect(whole.text == "發展與後來的頭髮，軟件的歷史。\r\n第二行\n")
    #expect(parts.bytes == whole.bytes)
    #expect(whole.status == 0 && parts.status == 0)
  }

  @Test(arguments: ["convert -c s2t", "fix"])
  func `a text longer than every block comes out the same through pipe and file`(
    command: String
  ) throws {
    let page = try page()
    let input = [UInt8]((0..<30).map { _ in page }.joined())
    try folder.write("x", input)
    let file = try Shell.run("zhengzi \(command) -q x", in: folder.path)
    #expect(file.bytes.count > 200_000)
    let pipe = try Shell.run("dd if=x bs=777 status=none | zhengzi \(command) -q", in: folder.path)
    #expect(pipe.bytes == file.bytes)
    #expect(pipe.status == file.status)
  }

  @Test func `the command gives what the library gives`() throws {
    let page = try page()
    for scheme in Scheme.all {
      let result = try Shell.run(
        "zhengzi convert -c \(scheme)", in: folder.path, input: page)
      #expect(result.bytes == Converter(scheme).convert(page), "\(scheme)")
      #expect(result.status == 0)
    }
    for target in [Variant.hans, .hant, .taiwan, .hongKong] {
      var pipeline = Pipeline()
      pipeline.conversion = .variant(target, from: nil)
      let run = PipelineRun(pipeline, source: IconvSource())
      let expected = try run.feed(page, isLast: true)
      let result = try Shell.run(
        "zhengzi convert --to \(target)", in: folder.path, input: page)
      #expect(result.bytes == expected, "\(target)")
    }
  }
}
