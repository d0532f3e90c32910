// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziConversion

/// OpenCC 1.4.2's own test cases.
@Suite struct OpenCCCasesTests {
  /// One expectation: a case under a scheme.
  private struct Expectation: Hashable {
    let id: String, scheme: String
  }

  private let cases: [ConversionCase]

  init() throws { cases = try ConversionCase.all(in: "convert/opencc-1.4.2.json") }

  /// The expectations that do not hold.
  private func failures(tofu: Tofu) throws -> Set<Expectation> {
    var failures: Set<Expectation> = []
    for item in cases {
      for (name, output) in item.expected {
        let scheme = try #require(Scheme(named: name))
        // Bytes: `String`'s == takes canonically equivalent ideographs for equal.
        let converted = Converter(scheme, tofu: tofu).convert([UInt8](item.input.utf8))
        if converted != [UInt8](output.utf8) {
          failures.insert(Expectation(id: item.id, scheme: name))
        }
      }
    }
    return failures
  }

  @Test func `the file holds 243 cases with 556 expectations for all sixteen schemes`() {
    #expect(cases.count == 243)
    #expect(Set(cases.map(\.id)).count == 243)
    #expect(cases.reduce(0) { $0 + $1.expected.count } == 556)
    #expect(Set(cases.flatMap { $0.expected.map(\.scheme) }) == Set(Scheme.all.map(\.name)))
  }

  @Test func `all expectations hold with tofu allowed`() throws {
    #expect(try failures(tofu: .allow).isEmpty)
  }

  @Test func `exactly three expectations need tofu`() throws {
    let failures = try failures(tofu: .avoid)
    #expect(failures.count == 3)
  }

  @Test("A case's output does not depend on how the text is cut", arguments: [1, 2, 3, 5])
  func pieces(size: Int) throws {
    for item in cases {
      for (name, output) in item.expected {
        let stream = Converter(try #require(Scheme(named: name)), tofu: .allow).makeStream()
        let input = [UInt8](item.input.utf8)
        var converted: [UInt8] = []
        for start in stride(from: 0, to: input.count, by: size) {
          let piece = [UInt8](input[start..<min(start + size, input.count)])
          converted += try stream.convert(piece, isLast: start + size >= input.count)
        }
        #expect(converted == [UInt8](output.utf8), "\(item.id), \(name)")
      }
    }
  }
}
