// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziConversion
import ZhengziTables

/// The rules of context as data.
@Suite struct ContextRuleTests {
  static let names = ((try? Repository.list("Dictionaries/Context/Rules")) ?? []).filter {
    $0.hasSuffix(".txt")
  }

  private func file(_ name: String) throws -> RuleFile {
    try RuleFile(Repository.bytes("Dictionaries/Context/Rules/\(name)"), name: name)
  }

  @Test(arguments: names)
  func `the examples of the rules come true`(name: String) throws {
    let simplify = Converter(.tw2s)
    let converter = ContextConverter(to: .taiwan, from: .simplified)
    let examples = try file(name).examples
    #expect(!examples.isEmpty)
    for example in examples {
      let wanted = Array(example.text.unicodeScalars)
      let got = Array(converter.convert(simplify.convert(example.text)).unicodeScalars)
      for place in example.places {
        #expect(got[place] == wanted[place], "\(name):\(example.number): \(example.text)")
      }
    }
  }

  @Test(arguments: names)
  func `a file says where its rules come from`(name: String) throws {
    let text = String(
      decoding: try Repository.bytes("Dictionaries/Context/Rules/\(name)"), as: UTF8.self)
    for field in ["# Table:", "# Format:", "# Source:", "# License:"] {
      #expect(text.contains(field), "\(field) in \(name)")
    }
  }

  @Test func `the default of an ideograph stands once`() throws {
    var seen: [Unicode.Scalar: String] = [:]
    for name in Self.names {
      for line in try file(name).lines where line.patterns == "*" {
        let earlier = seen.updateValue(name, forKey: line.character)
        #expect(earlier == nil, "\(line.character) in \(name)")
      }
    }
  }
}
