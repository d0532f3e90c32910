// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziConversion

/// Configurations that nobody would write: few scalars, of every length, in many short entries.
@Suite struct RandomSchemeTests {
  private static let scalars = [
    "甲", "乙", "丙", "丁", "A", "é", "𠮷", "\u{F900}", "\u{FE00}", "\n", "⿰",
  ]

  @Test("The fast engine gives what the plain one gives", arguments: 0..<8)
  func agrees(seed: UInt64) throws {
    var random = TestGenerator(seed: seed)
    var fastCount = 0
    for _ in 0..<40 {
      let json = Self.configuration(&random)
      let configuration = try OpenCCConfiguration(
        parsing: [UInt8](json.utf8), file: "random.json", load: { _ in nil })
      let converter = Converter(configuration, tofu: .allow)
      if ChunkedConversion(converter) != nil { fastCount += 1 }
      for _ in 0..<8 {
        let count = Int.random(in: 1...60, using: &random)
        let text = [UInt8](Self.text(count, Self.scalars, &random).utf8)
        let expected = Self.convert(ConversionStream(converter, stageByStage: true), text)
        let got = Self.convert(ConversionStream(converter), text)
        guard got == expected else {
          let texts = [text, got, expected].map {
            String(decoding: $0, as: UTF8.self).debugDescription
          }
          Issue.record("\(json) makes of \(texts[0]) \(texts[1]), not \(texts[2])")
          return
        }
      }
    }
    #expect(fastCount > 10)
  }

  private static func convert(_ stream: borrowing ConversionStream, _ text: [UInt8]) -> [UInt8] {
    var output = ByteBuffer()
    stream.append(text.span, isLast: true, to: &output)
    return output.bytes
  }

  private static func text(
    _ count: Int, _ scalars: [String], _ random: inout TestGenerator
  ) -> String {
    (0..<count).map { _ in scalars[Int.random(in: 0..<scalars.count, using: &random)] }.joined()
  }

  private static func configuration(_ random: inout TestGenerator) -> String {
    // Fewer scalars in most of them, so that entries meet.
    let known = Array(scalars.prefix(Int.random(in: 2...scalars.count, using: &random)))
    var parts: [String] = []
    if Bool.random(using: &random) {
      parts.append("\"normalization\": \(stages(0...1, known, &random))")
    }
    var stage = stages(1...3, known, &random)
    if Bool.random(using: &random) {
      let cut = dictionary(known, &random)
      parts.append("\"segmentation\": {\"type\": \"mmseg\", \"dict\": \(cut)}")
      // As OpenCC's own: what cuts the text is the first stage too.
      if Bool.random(using: &random) { stage = "[{\"dict\": \(cut)}, " + stage.dropFirst() }
    }
    return "{" + (parts + ["\"conversion_chain\": \(stage)"]).joined(separator: ", ") + "}"
  }

  private static func stages(
    _ count: ClosedRange<Int>, _ known: [String], _ random: inout TestGenerator
  ) -> String {
    let stages = (0..<Int.random(in: count, using: &random)).map { _ in
      "{\"dict\": \(dictionary(known, &random))}"
    }
    return "[" + stages.joined(separator: ", ") + "]"
  }

  private static func dictionary(_ known: [String], _ random: inout TestGenerator) -> String {
    var entries: [String: String] = [:]
    for _ in 0...Int.random(in: 0...5, using: &random) {
      let key = text(Int.random(in: 1...4, using: &random), known, &random)
      let length = Bool.random(using: &random) ? key.unicodeScalars.count : 1
      // A value with an operator takes the plain way.
      let value = text(length, known.filter { $0 != "⿰" }, &random)
      entries[key] = value
    }
    let list = entries.sorted { $0.key < $1.key }.map { key, value in
      "\"\(escaped(key))\": \"\(escaped(value))\""
    }
    return "{\"type\": \"inline\", \"entries\": {\(list.joined(separator: ", "))}}"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\n", with: "\\n")
  }
}
