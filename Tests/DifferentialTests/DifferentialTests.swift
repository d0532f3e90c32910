// SPDX-License-Identifier: Apache-2.0

#if Foreign

  import FoundationEssentials
  import Synchronization
  import TestSupport
  import Testing
  import ZhengziConversion

  /// Our engine against libopencc 1.1.6 with the same tables, byte for byte.
  ///
  /// A run compares 4 MB; the environment variable `ZHENGZI_DIFFERENTIAL_MB` asks for more, and
  /// for text that no run before has seen if `ZHENGZI_DIFFERENTIAL_SEED` is set too.
  @Suite(MegabyteReport()) struct DifferentialTests {
    /// Every scheme; both ways where tofu makes a difference.
    static let subjects: [Subject] = Scheme.all.flatMap { scheme in
      Tofu.allCases.map { Subject(scheme: scheme, tofu: $0) }
    }

    struct Subject: Sendable, CustomTestStringConvertible {
      let scheme: Scheme
      let tofu: Tofu
      var testDescription: String { "\(scheme), tofu \(tofu)" }
    }

    @Test("The same bytes as libopencc's, however the text is cut", arguments: subjects)
    func agrees(subject: Subject) throws {
      let comparison = try Comparison(subject)
      try comparison.compareCases()
      try comparison.compareShortTexts()
      try comparison.compareLongTexts()
      try comparison.compareBrokenTexts()
    }
  }

  /// One scheme's comparison.
  private struct Comparison {
    private let subject: DifferentialTests.Subject
    private let oracle: Oracle
    private let converter: Converter
    private let cases: [[UInt8]]
    private let seed: UInt64

    init(_ subject: DifferentialTests.Subject) throws {
      self.subject = subject
      oracle = try Oracle(subject.scheme, tofu: subject.tofu, in: TemporaryFolder())
      converter = Converter(subject.scheme, tofu: subject.tofu)
      cases = try ConversionCase.all(in: "convert/opencc-1.4.2.json")
        .map { [UInt8]($0.input.utf8) }
        .filter { !Self.hasDescription($0) }
      let index = Scheme.all.firstIndex(of: subject.scheme) ?? 0
      seed = Amount.seed &+ UInt64(index * 2 + (subject.tofu == .allow ? 1 : 0))
    }

    /// Whether U+2FF0 … U+2FFF occur.
    private static func hasDescription(_ text: [UInt8]) -> Bool {
      String(decoding: text, as: UTF8.self).unicodeScalars.contains {
        ("\u{2FF0}"..."\u{2FFF}").contains($0)
      }
    }

    private func generator(_ kind: UInt64) -> TextGenerator {
      let words = oracle.words.filter { !Self.hasDescription($0) }
      return TextGenerator(words: words, lines: cases, seed: seed &* 16 &+ kind)
    }

    func compareCases() throws {
      for text in cases { try compareWhole(text) }
    }

    /// Short texts at every chunk size.
    func compareShortTexts() throws {
      var generator = generator(1)
      for _ in 0..<Amount.shortTexts {
        let text = generator.text(byteCount: 100)
        let expected = try compareWhole(text)
        for size in 1...64 { try comparePieces(text, expected) { size } }
      }
    }

    /// Long texts, at chunk sizes from nothing to all.
    func compareLongTexts() throws {
      var generator = generator(2)
      var left = Amount.bytesPerSubject
      while left > 0 {
        let text = generator.text(byteCount: min(left, 16_384))
        left -= text.count
        let expected = try compareWhole(text)
        let bound = [8, 100, 5000, text.count][generator.number(below: 4)]
        try comparePieces(text, expected) { generator.number(below: bound + 1) }
      }
    }

    /// Text with bytes overwritten, NUL among them: `OpenCCEngine` keeps them from libopencc.
    func compareBrokenTexts() throws {
      var generator = generator(3)
      for _ in 0..<Amount.shortTexts * 2 {
        var text = generator.text(byteCount: 1000)
        for _ in 0..<20 {
          text[generator.number(below: text.count)] = UInt8(generator.number(below: 256))
        }
        if Self.hasDescription(text) { continue }
        let expected = try compareWhole(text)
        try comparePieces(text, expected) { generator.number(below: 60) }
      }
    }

    @discardableResult private func compareWhole(_ text: [UInt8]) throws -> [UInt8] {
      let expected = try oracle.convert(text)
      expect(converter.convert(text), expected, text, "at once")
      Amount.compared.withLock { $0 += text.count }
      return expected
    }

    private func comparePieces(
      _ text: [UInt8], _ expected: [UInt8], size: () -> Int
    ) throws {
      let stream = converter.makeStream()
      var output: [UInt8] = []
      var start = 0
      while start < text.count {
        let end = min(text.count, start + size())
        output += try stream.convert([UInt8](text[start..<end]), isLast: false)
        start = end
      }
      output += try stream.convert([], isLast: true)
      expect(output, expected, text, "in pieces")
    }

    private func expect(
      _ output: [UInt8], _ expected: [UInt8], _ input: [UInt8], _ manner: String
    ) {
      if output == expected { return }
      let start = zip(output, expected).enumerated().first { $1.0 != $1.1 }?.offset
      let offset = start ?? min(output.count, expected.count)
      func part(_ bytes: [UInt8]) -> String {
        let range = max(0, offset - 60)..<min(bytes.count, offset + 60)
        return String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
      }
      Issue.record(
        """
        \(subject.testDescription), converted \(manner), differs at byte \(offset):
        ours      \(part(output))
        libopencc \(part(expected))
        input     \(part(input))
        """)
    }
  }

  /// How much is compared.
  private enum Amount {
    static let compared = Mutex(0)

    private static func variable(_ name: String) -> Int? {
      ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    static let megabytes = variable("ZHENGZI_DIFFERENTIAL_MB") ?? 4
    static let seed = UInt64(variable("ZHENGZI_DIFFERENTIAL_SEED") ?? 1)
    static let bytesPerSubject = megabytes * 1_000_000 / DifferentialTests.subjects.count
    static let shortTexts = max(4, min(megabytes, 200))
  }

  /// Says at the end of the suite how much was compared.
  private struct MegabyteReport: SuiteTrait, TestScoping {
    func provideScope(
      for test: Test, testCase: Test.Case?,
      performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
      try await function()
      let megabytes = Double(Amount.compared.withLock { $0 }) / 1_000_000
      print("Compared with libopencc: \((megabytes * 100).rounded() / 100) MB of text.")
    }
  }

#endif
