// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziConversion
import ZhengziTables

/// What holds for every text.
@Suite struct ContextLawTests {
  private static let converters = [
    ContextConverter(to: .taiwan, from: .simplified),
    ContextConverter(to: .hongKong, from: .simplified),
    ContextConverter(to: .taiwan, from: .traditional), ContextConverter(to: .hant, from: .mixed),
  ]

  /// Read once: a second each time.
  private static let keys = Result {
    try ["Script/STPhrases", "Script/TSPhrases", "Lexicon/Words", "Context/GivenNames"].flatMap {
      try TextTable(parsing: Repository.bytes("Dictionaries/\($0).txt")).entries.map(\.key)
    }
  }

  /// Words of the dictionaries in random order, with marks, letters and rare scalars between.
  private static func text(seed: UInt64, words: Int, marks: [String]) throws -> [UInt8] {
    let keys = try Self.keys.get()
    var generator = TestGenerator(seed: seed)
    var text: [UInt8] = []
    for _ in 0..<words {
      text += keys[Int.random(in: 0..<keys.count, using: &generator)]
      if let mark = marks.randomElement(using: &generator) { text += mark.utf8 }
    }
    return text
  }

  private static let marks = [
    "", "", "", "", "，", "。", "里", "12", " ", "\n", "、", "abc", "𠮷", "⿰", "·", "《", "》", "…",
  ]

  private func convert(_ text: [UInt8], _ cuts: [Int], _ converter: ContextConverter) throws
    -> [UInt8]
  {
    let stream = converter.makeStream()
    var output: [UInt8] = []
    var start = 0
    for cut in cuts.sorted() + [text.count] {
      output += try stream.convert([UInt8](text[start..<cut]), isLast: false)
      start = cut
    }
    return output + (try stream.convert([], isLast: true))
  }

  @Test("The output does not depend on pieces", arguments: 0..<4)
  func ignoresPieces(index: Int) throws {
    // Without sentence ends as well: then a sentence is longer than a block.
    for marks in [Self.marks, ["", "，"], [""]] {
      let text = try Self.text(seed: UInt64(index), words: 1500, marks: marks)
      let whole = try convert(text, [], Self.converters[index])
      var generator = TestGenerator(seed: 99)
      for count in [1, 7, 400] {
        let cuts = (0..<count).map { _ in Int.random(in: 0...text.count, using: &generator) }
        #expect(try convert(text, cuts, Self.converters[index]) == whole)
      }
    }
  }

  @Test("The fast way gives what reading every sentence gives", arguments: 0..<2)
  func agreesWithPlainWay(index: Int) throws {
    var plain = Self.converters[index]
    plain.isPlain = true
    for (seed, marks) in [Self.marks, ["", "，"], ["", "", "", "。"]].enumerated() {
      let text = try Self.text(seed: UInt64(seed), words: 2000, marks: marks)
      #expect(try convert(text, [], Self.converters[index]) == convert(text, [], plain))
    }
  }

  @Test("Sentences are converted apart", arguments: 0..<4)
  func convertsSentencesApart(index: Int) throws {
    let lines = try (0..<50).map {
      try Self.text(seed: UInt64($0), words: 12, marks: ["", "，"]) + [0x0A]
    }
    let apart = try lines.flatMap { try convert($0, [], Self.converters[index]) }
    #expect(try convert(lines.flatMap(\.self), [], Self.converters[index]) == apart)
  }

  @Test("Converting twice is converting once", arguments: 0..<4)
  func isIdempotent(index: Int) throws {
    let text = try Self.text(seed: 5, words: 2000, marks: Self.marks)
    let once = try convert(text, [], Self.converters[index])
    #expect(try convert(once, [], Self.converters[index]) == once)
    // What came from Simplified is right Traditional.
    let asTraditional = ContextConverter(
      to: index == 1 ? .hongKong : index == 3 ? .hant : .taiwan, from: .traditional)
    #expect(try convert(once, [], asTraditional) == once)
  }

  @Test("Where nothing is ambiguous the exact scheme is right")
  func agreesWithExactSchemes() throws {
    let schemes: [(Scheme, ContextConverter)] = [
      (.s2tw, ContextConverter(to: .taiwan, from: .simplified)),
      (.s2hk, ContextConverter(to: .hongKong, from: .simplified)),
      (.s2t, ContextConverter(to: .hant, from: .simplified)),
    ]
    let table = ContextTable()
    let values = Array(0x20..<0xD800) + Array(0xF900..<0xFB00) + Array(0x20000..<0x2FA20)
    let lines = values.compactMap { Unicode.Scalar(UInt32($0)) }
      .filter { !table.isAmbiguous($0) }.map { String($0) }
    let text = lines.joined(separator: "\n")
    for (scheme, converter) in schemes {
      let got = converter.convert(text).split(separator: "\n")
      let expected = Converter(scheme).convert(text).split(separator: "\n")
      #expect(got.count == expected.count)
      let different = zip(lines, zip(got, expected)).filter { $0.1.0 != $0.1.1 }.map(\.0)
      #expect(different.isEmpty, "\(scheme): \(different.prefix(20))")
    }
  }

  @Test("Bytes that are no text pass")
  func passesAnyBytes() throws {
    var generator = TestGenerator(seed: 3)
    let pieces: [[UInt8]] = [
      [0xFF], [0xE9], [0xE9, 0x87], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0x80],
      [UInt8]("里".utf8), [UInt8]("發".utf8), [0x0A], [0], [0xE2, 0xBF, 0xB0], [0xE2],
    ]
    for converter in Self.converters {
      for _ in 0..<100 {
        let count = Int.random(in: 0...60, using: &generator)
        let text = (0..<count).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
        let output = try convert(text, [], converter)
        // Every form has three bytes here.
        #expect(output.count == text.count)
        let cut = Int.random(in: 0...text.count, using: &generator)
        #expect(try convert(text, [cut], converter) == output)
      }
    }
  }
}
