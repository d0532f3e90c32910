// SPDX-License-Identifier: Apache-2.0

public import Zhengzi
internal import ZhengziConversion

/// The findings of a golden file, as `zhengzi fix --format json` writes them: one object a line.
public enum GoldenFindings {
  /// The objects of a file, member by member.
  ///
  /// - Parameter path: Below the root.
  public static func read(_ path: String) throws -> [[String: String]] {
    let lines = try Repository.bytes(path).split(separator: 0x0A)
    return try lines.map { line in
      let value = try JSONParser.parse([UInt8](line))
      guard case .object(let members) = value.content else {
        throw ConversionCase.Broken(path: path, line: 1)
      }
      return Dictionary(uniqueKeysWithValues: members.map { ($0.key, text($0.value)) })
    }
  }

  private static func text(_ value: JSONValue) -> String {
    switch value.content {
    case .null: "null"
    case .boolean(let flag): String(flag)
    case .number(let digits): digits
    case .string(let text): text
    case .array(let values): values.map(text).joined(separator: " ")
    case .object: "an object"
    }
  }

  /// The members that a finding is written with.
  public static func members(of finding: Finding, path: String) -> [String: String] {
    [
      "path": path, "line": String(finding.line), "column": String(finding.column),
      "byteOffset": String(finding.range.lowerBound), "byteLength": String(finding.range.count),
      "code": finding.code, "before": finding.before, "after": finding.after ?? "null",
      "applied": String(finding.isApplied), "reason": finding.reason,
      "candidates": finding.candidates.joined(separator: " "),
    ]
  }
}
