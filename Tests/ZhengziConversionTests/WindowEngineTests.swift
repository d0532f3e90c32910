// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import TestSupport
import Testing
import ZhengziConversion
import ZhengziEncoding
import ZhengziTables

/// The fast engine against the plain one, which takes the stages one by one.
///
/// A run compares 64,000 random windows; the environment variable `ZHENGZI_FUZZ_WINDOWS` asks for
/// more, and `ZHENGZI_FUZZ_SEED` for windows that no run before has seen.
@Suite struct WindowEngineTests {
  private static let windowCount = number("ZHENGZI_FUZZ_WINDOWS") ?? 64_000
  private static let seed = UInt64(number("ZHENGZI_FUZZ_SEED") ?? 1)

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  @Test("Random windows come out alike, however the text is cut", arguments: Scheme.all)
  func agrees(scheme: Scheme) throws {
    let perScheme = Self.windowCount / Scheme.all.count / Tofu.allCases.count
    for tofu in Tofu.allCases {
      let converter = Converter(scheme, tofu: tofu)
      try #require(ChunkedConversion(converter) != nil, "the fast engine is not used")
      let words = try Self.words(of: scheme)
      var generator = WindowGenerator(
        words: words, seed: Self.seed &* 64 &+ UInt64(scheme.name.utf8.reduce(0) { $0 &+ Int($1) }))
      var left = perScheme
      while left > 0 {
        let count = min(left, 1 + generator.number(below: 2000))
        left -= count
        let text = generator.text(windows: count)
        compare(converter, text, pieces: [16, 300, 5000, 100_000][generator.number(below: 4)])
      }
    }
  }

  @Test("Text of one kind comes out alike", arguments: Scheme.all)
  func agreesOnMonotony(scheme: Scheme) {
    let converter = Converter(scheme)
    let units = ["髮", "𠮷", "\u{F900}", "\u{2F804}", "⿰", "⿰木", "A", "\0", "é", "头发", "後", "里"]
    for unit in units {
      for count in [1, 2, 3, 1364, 1365, 1366, 5000] {
        compare(converter, [UInt8](String(repeating: unit, count: count).utf8), pieces: 4096)
      }
    }
    for byte in [0x80, 0xC2, 0xE5, 0xF0, 0xFF] as [UInt8] {
      compare(converter, [UInt8](repeating: byte, count: 9000), pieces: 100)
    }
  }

  @Test(
    "Windows longer than a block come out alike, however the text is cut", arguments: Scheme.all)
  func agreesOnLongWindows(scheme: Scheme) throws {
    let converter = Converter(scheme)
    var generator = WindowGenerator(words: try Self.words(of: scheme), seed: Self.seed)
    for _ in 0..<max(12, Self.windowCount / 8000) {
      let text = generator.longWindow()
      compare(converter, text, pieces: [100, 700, 5000][generator.number(below: 3)])
    }
  }

  @Test("What is malformed is found where it lies, once each", arguments: [1, 7, 4096, 1 << 20])
  func findsMalformed(size: Int) {
    let bad: [[UInt8]] = [
      [0xFF], [0x80], [0xC0, 0xAF], [0xE5, 0xA4], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0xA0, 0xAE], [0xC2],
    ]
    var text: [UInt8] = []
    for (index, bytes) in bad.enumerated() {
      text += [UInt8](String(repeating: "干部发展 A", count: 500 * (index % 3)).utf8) + bytes
      text += [UInt8]("，后".utf8)
    }
    let stream = ConversionStream(Converter(.s2t))
    _ = Self.convert(stream, text, size: size)
    var scanner = UTF8Scanner()
    scanner.scan(text, isLast: true)
    #expect(stream.malformed?.malformed == scanner.malformed)
    #expect(stream.malformed?.kinds == scanner.kinds)
    #expect(scanner.malformedCount >= bad.count)
  }

  @Test("What is malformed in a description sequence is found where a block ends", arguments: 0...9)
  func findsMalformedOperand(shift: Int) {
    for operand in [[0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]] {
      let text =
        [UInt8](repeating: 0x41, count: 4087 + shift) + [UInt8]("⿰".utf8) + operand
        + [UInt8](repeating: 0x42, count: 100)
      let stream = ConversionStream(Converter(.s2t))
      _ = Self.convert(stream, text, size: text.count)
      var scanner = UTF8Scanner()
      scanner.scan(text, isLast: true)
      #expect(stream.malformed?.malformed == scanner.malformed)
      #expect(stream.malformed?.kinds == scanner.kinds)
    }
  }

  @Test(
    "A fault at the end of a piece is one, in a window without an end too",
    arguments: ["头发", "⿰", "𠮷"])
  func findsMalformedAtPieces(unit: String) {
    for bad in [[0xE4, 0xB8], [0xE4], [0xF0, 0xA0, 0xAE], [0xC2, 0xE4, 0xB8]] as [[UInt8]] {
      for rest in ["", "A", "一一一", "\n"] {
        let text =
          [UInt8](String(repeating: unit, count: 15_000 / unit.utf8.count).utf8) + bad
          + [UInt8](rest.utf8)
        var scanner = UTF8Scanner()
        scanner.scan(text, isLast: true)
        for size in 15_000...15_004 {
          let stream = ConversionStream(Converter(.s2t))
          let converted = Self.convert(stream, text, size: size)
          #expect(stream.malformed?.malformed == scanner.malformed)
          #expect(stream.malformed?.kinds == scanner.kinds)
          #expect(converted == Self.convert(ConversionStream(Converter(.s2t)), text, size: 1 << 20))
        }
      }
    }
  }

  // MARK: Help

  /// Keys and values of a scheme's dictionaries.
  private static func words(of scheme: Scheme) throws -> [[UInt8]] {
    let file = "Dictionaries/Schemes/OpenCC/\(scheme).json"
    let description = try OpenCCConfiguration(
      parsing: Repository.bytes(file), file: file, load: { _ in nil }
    ).description
    let entries = SchemeEntries(description, tofu: .allow)
    let lists = entries.normalization + entries.chain + [entries.segmentation ?? []]
    return lists.flatMap { $0.flatMap { [$0.key] + $0.values } }
  }

  private func compare(_ converter: Converter, _ text: [UInt8], pieces size: Int) {
    for size in [text.count, size] where Self.differs(converter, text, size) {
      let text = Self.shortened(text) { Self.differs(converter, $0, size) }
      let bytes = text.map { String($0, radix: 16, uppercase: true) }.joined(separator: " ")
      Issue.record(
        "In pieces of \(size), \(text.count) bytes differ: \(String(decoding: text, as: UTF8.self)) = \(bytes)"
      )
      return
    }
  }

  private static func differs(_ converter: Converter, _ text: [UInt8], _ size: Int) -> Bool {
    let plain = ConversionStream(converter, stageByStage: true)
    let expected = convert(plain, text, size: text.count)
    return convert(ConversionStream(converter), text, size: size) != expected
  }

  /// A text as short as cutting off either end can make it.
  private static func shortened(
    _ text: [UInt8], while holds: ([UInt8]) -> Bool
  ) -> [UInt8] {
    var text = text
    var step = text.count / 2
    while step > 0 {
      while text.count > step, holds([UInt8](text.dropFirst(step))) { text.removeFirst(step) }
      while text.count > step, holds([UInt8](text.dropLast(step))) { text.removeLast(step) }
      step /= 2
    }
    return text
  }

  private static func convert(
    _ stream: borrowing ConversionStream, _ text: [UInt8], size: Int
  ) -> [UInt8] {
    var output = ByteBuffer()
    for start in stride(from: 0, to: text.count, by: max(size, 1)) {
      let end = min(start + size, text.count)
      stream.append(text.span.extracting(start..<end), isLast: end == text.count, to: &output)
    }
    return output.bytes
  }
}

/// Windows of every kind, with what separates them or does not.
private struct WindowGenerator {
  private let words: [[UInt8]]
  private var random: TestGenerator

  init(words: [[UInt8]], seed: UInt64) {
    self.words = words
    random = TestGenerator(seed: seed)
  }

  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  /// Windows one behind the other.
  mutating func text(windows count: Int) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<count {
      for _ in 0...number(below: 3) { appendPart(to: &text) }
      appendSeparator(to: &text)
    }
    return text
  }

  /// A phrase again and again, for it often joins itself, with something else here and there.
  mutating func longWindow() -> [UInt8] {
    let word = words[number(below: words.count)]
    let other = words[number(below: words.count)]
    var text: [UInt8] = []
    while text.count < 9000 {
      text += number(below: 8) == 0 ? other : word
      if number(below: 400) == 0 { appendPart(to: &text) }
    }
    return text
  }

  private mutating func appendPart(to text: inout [UInt8]) {
    switch number(below: 20) {
    case 0: append(0x4E00 + number(below: 0x5200), to: &text)
    case 1:
      append(
        [0x20000, 0x30000, 0xE0100, 0x10FFF0][number(below: 4)] + number(below: 15), to: &text)
    case 2:
      append(
        [0xF900, 0x2F800, 0x2E80, 0x300, 0xFE00][number(below: 5)] + number(below: 16), to: &text)
    case 3: append(0x2FF0 + number(below: 16), to: &text)
    case 4: text.append(UInt8(number(below: 128)))
    case 5 where number(below: 4) == 0: text.append(UInt8(128 + number(below: 128)))
    case 6, 7, 8, 9: text += part(of: words[number(below: words.count)])
    default: text += words[number(below: words.count)]
    }
  }

  private mutating func appendSeparator(to text: inout [UInt8]) {
    switch number(below: 6) {
    case 0: text.append(0x0A)
    case 1: text += [0xEF, 0xBC, 0x8C]
    case 2: text.append(0x20)
    default: break
    }
  }

  /// A part of a word: a cut may fall into a scalar.
  private mutating func part(of word: [UInt8]) -> ArraySlice<UInt8> {
    let isClean = number(below: 8) > 0
    let bounds = word.indices.filter { !isClean || word[$0] & 0xC0 != 0x80 } + [word.count]
    let first = bounds[number(below: bounds.count)]
    let second = bounds[number(below: bounds.count)]
    return word[min(first, second)..<max(first, second)]
  }

  private func append(_ scalar: Int, to text: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(UInt32(scalar)) else { return }
    text += UTF8.encode(scalar).map { [UInt8]($0) } ?? []
  }
}
