// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi
import ZhengziConversion

@Suite struct ScriptCasesTests {
  @Test func `each text is told by its script`() throws {
    let path = "Tests/Cases/detect/script.json"
    let cases = try #require(JSONParser.parse(Repository.bytes(path)).array)
    #expect(cases.count >= 90)
    let sets = ScriptSets()
    for one in cases {
      let input = try #require(one.member("input")?.string)
      var evidence = ScriptEvidence()
      for scalar in input.unicodeScalars { evidence.add(scalar.value, sets) }
      let id = one.member("id")?.string ?? ""
      #expect(evidence.verdict.rawValue == one.member("script")?.string, "\(id): \(input)")
    }
  }
}
