// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziTables

@Suite struct RuleFileTests {
  private func parse(_ text: String) throws(RuleFile.Failure) -> RuleFile {
    try RuleFile([UInt8](text.utf8), name: "test")
  }

  @Test func `lines, examples and classes`() throws {
    let file = try parse(
      "# head\n@food\t飯 菜\n发\t髮\t理_师 _廊\thair\n发\t發!\t*\tsend\n> 理{髮}師\n")
    #expect(file.classes == ["@food": ["飯", "菜"]])
    #expect(file.lines.map(\.form) == ["髮", "發"])
    #expect(file.lines.map(\.isStrong) == [false, true])
    #expect(file.examples.first?.text == "理髮師")
    #expect(file.examples.first?.places == [1])
  }

  @Test(
    "What is no rule is refused with its line",
    arguments: ["发\t髮\t理_师\n", "发\t髮髮\t理_师\tx\n", "> 沒有\n", "@food\n", "发发\t髮\t理_师\tx\n"])
  func refusesLines(text: String) {
    let error = #expect(throws: RuleFile.Failure.self) { try parse("# one\n" + text) }
    #expect(error?.line == 2)
  }

  private let parser = RulePatternParser(isMark: { $0 == 0xFF0C }, shadow: { $0 })

  @Test func `word patterns`() throws {
    let patterns = try parser.patterns("理_师 =_廊")
    #expect(
      patterns == [
        .word(text: [0x7406, 0, 0x5E08], place: 1, joins: true),
        .word(text: [0, 0x5ECA], place: 0, joins: false),
      ])
  }

  @Test func `sequences`() throws {
    let patterns = try parser.patterns("梳|剪 (了|着)? ..2 _ $|， !~(头)")
    #expect(patterns.count == 2)
    guard case .sequence(let first)? = patterns.first else { return #expect(Bool(false)) }
    #expect(first.left.map(\.operation) == [.set(["剪", "梳"]), .set(["了", "着"]), .gap(2)])
    #expect(first.left.map(\.isOptional) == [false, true, false])
    #expect(first.right.map(\.operation) == [.edge])
    #expect(first.conditions.map(\.operation) == [.topic(["头"], wholeSentence: false)])
    #expect(first.conditions.map(\.isNegated) == [true])
  }

  @Test(
    "What is no pattern is refused",
    arguments: ["", "梳 剪", "_ _", "梳_ _", "..99 _", "a*b _", "!(^|头) _", "_ ~(大*头)"])
  func refusesPatterns(text: String) {
    #expect(throws: RulePatternParser.Failure.self) { try parser.patterns(text[...]) }
  }
}
