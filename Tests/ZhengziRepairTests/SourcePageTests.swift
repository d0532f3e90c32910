// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi

/// The page that started it. The golden files have been read character by character.
@Suite struct SourcePageTests {
  private func page() throws -> String {
    String(decoding: try Repository.bytes("Samples/source-page.txt"), as: UTF8.self)
  }

  @Test(arguments: ["zh-Hans", "zh-TW", "zh-HK", "none"])
  func `the page comes out as the golden file says`(target: String) throws {
    let golden = try Repository.bytes("Tests/Golden/source-page.\(target).txt")
    let result = try RepairCase.fix(try page(), to: Variant(tag: target)).text
    #expect(result == String(decoding: golden, as: UTF8.self))
  }

  @Test(arguments: ["zh-Hans", "zh-TW", "zh-HK", "none"])
  func `what is left on the page is reported as the golden file says`(target: String) throws {
    let golden = try GoldenFindings.read("Tests/Golden/source-page.\(target).jsonl")
    let report = try RepairCase.fix(try page(), to: Variant(tag: target)).report
    let left = report.findings.filter { !$0.isApplied }
    #expect(left.map { GoldenFindings.members(of: $0, path: "Samples/source-page.txt") } == golden)
  }

  @Test func `Simplified has no gloss, no leftover and full-width marks`() throws {
    let text = try RepairCase.fix(try page(), to: .hans).text
    for right in [
      "领导干部", "奋斗", "志愿", "基层活动", "百年历史", "发布日期：2021-10-22", "掌上12345",
      "中央党校(国家行政学院)", "“承诺有声 践诺有行”", "释放出来？为让", "编辑：姚立松",
    ] {
      #expect(text.contains(right), "\(right)")
    }
    // What remains in parentheses of ASCII is the page's own, and the glosses that are broken.
    let marked = text.unicodeScalars.filter { "āáǎàēéěèīíǐìōóǒòūúǔùǜ".unicodeScalars.contains($0) }
    #expect(String(String.UnicodeScalarView(marked)) == "ǎù")
  }

  @Test func `Taiwan's text has Taiwan's forms`() throws {
    let text = try RepairCase.fix(try page(), to: .taiwan).text
    for right in [
      "領導幹部", "奮鬥", "志願", "製作", "於民", "巡迴", "百年歷史", "群眾", "200餘期", "示範",
      "實幹為民", "關於", "姚立松", "制度", "制定",
    ] {
      #expect(text.contains(right), "\(right)")
    }
  }

  @Test func `what was lost is reported, with the candidate that reading and context give`() throws
  {
    let page = try page()
    let report = try RepairCase.fix(page, to: .taiwan).report
    let lost = report.findings.filter { $0.code == "ZM014" }
    #expect(lost.map(\.before) == ["?jiǎng)?wù)", "?"])
    #expect(lost.first?.candidates.contains("務") == true)
    #expect(lost.allSatisfy { !$0.isApplied })
    let bytes = [UInt8](page.utf8)
    for finding in lost {
      #expect(String(decoding: bytes[finding.range], as: UTF8.self) == finding.before)
    }
    #expect(lost.map(\.line) == [14, 32])
  }

  @Test func `a repaired page needs no repair`() throws {
    for target in [Variant.hans, .taiwan, .hongKong] {
      let once = try RepairCase.fix(try page(), to: target).text
      #expect(try RepairCase.fix(once, to: target).text == once)
    }
  }
}
