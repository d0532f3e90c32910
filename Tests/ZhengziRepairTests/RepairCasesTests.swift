// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi

@Suite struct RepairCasesTests {
  @Test func `healthy text comes back byte for byte`() throws {
    let cases = try RepairCase.all(in: "negative")
    #expect(cases.count >= 850)
    for one in cases {
      #expect(try one.result() == one.input, "\(one.id)")
    }
  }

  @Test func `what is right in Taiwan stays when it is converted to Taiwan's forms`() throws {
    let families = ["tw-", "boundary-", "hand-m-tw-", "code-regex-", "code-diff-"]
    let sets = ScriptSets()
    let cases = try RepairCase.all(in: "negative").filter { one in
      families.contains { one.id.hasPrefix($0) }
        && !one.input.unicodeScalars.contains { sets.isSimplifiedOnly($0.value) }
    }
    #expect(cases.count >= 100)
    for one in cases {
      #expect(try RepairCase.fix(one.input, to: .taiwan).text == one.input, "\(one.id)")
    }
  }

  @Test(arguments: ["in-the-wild", "synthetic"])
  func `damaged text comes back right`(file: String) throws {
    let cases = try RepairCase.all(in: file)
    #expect(cases.count >= 40)
    for one in cases {
      #expect(try one.result() == one.expected, "\(one.id)")
    }
  }

  @Test func `negative cases outnumber positive ones`() throws {
    let positive =
      try RepairCase.all(in: "in-the-wild").count + RepairCase.all(in: "synthetic").count
    #expect(try RepairCase.all(in: "negative").count > positive)
  }

  @Test func `a known failure that passes moves to the other cases`() throws {
    for one in try RepairCase.all(in: "known-failures") {
      let result = try one.result()
      withKnownIssue("\(one.id)") { #expect(result == one.expected) }
    }
  }

  @Test func `repairing twice is repairing once`() throws {
    for file in ["in-the-wild", "synthetic", "known-failures"] {
      for one in try RepairCase.all(in: file) {
        let once = try one.result()
        let twice = try RepairCase.fix(once, to: one.target).text
        #expect(twice == once, "\(one.id)")
      }
    }
  }

  @Test func `each rule's example holds`() throws {
    for rule in RuleSet.all.map({ type(of: $0).information }) {
      #expect(try RepairCase.fix(rule.example.before).text == rule.example.after, "\(rule.code)")
    }
  }

  @Test func `each finding names the bytes it was found in`() throws {
    for file in ["in-the-wild", "synthetic"] {
      for one in try RepairCase.all(in: file) where one.target == nil {
        let bytes = [UInt8](one.input.utf8)
        let report = try RepairCase.fix(one.input).report
        for finding in report.findings {
          let original = String(decoding: bytes[finding.range], as: UTF8.self)
          #expect(original.unicodeScalars.count >= 1, "\(one.id) \(finding.code)")
          // A rule that ran first may have changed or removed what this one saw.
          let isUntouched = !report.findings.contains {
            $0 != finding && $0.isApplied && $0.range.overlaps(finding.range)
          }
          if isUntouched { #expect(original == finding.before, "\(one.id) \(finding.code)") }
        }
      }
    }
  }

  @Test func `the output does not depend on how the input is cut`() throws {
    for one in try RepairCase.all(in: "in-the-wild") {
      let whole = try one.result()
      for length in [1, 2, 7, 64] {
        let cut = try RepairCase.fix(one.input, to: one.target, pieceLength: length).text
        #expect(cut == whole, "\(one.id) in pieces of \(length)")
      }
    }
  }
}
