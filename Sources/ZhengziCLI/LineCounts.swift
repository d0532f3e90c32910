// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// How many lines have which encoding, those of plain ASCII left out.
enum LineCounts {
  private static func counts(_ report: PipelineReport) -> [(name: String, count: Int)] {
    let known = report.lineEncodings.map { ($0.key.name, $0.value) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return known + (report.undecidedLineCount > 0 ? [("unknown", report.undecidedLineCount)] : [])
  }

  static func text(_ report: PipelineReport) -> String? {
    let counts = counts(report).map { "\($0.name) \($0.count)" }
    return counts.isEmpty ? nil : "lines: " + counts.joined(separator: ", ")
  }

  static func json(_ report: PipelineReport) -> JSONText.Value {
    .members(counts(report).map { ($0.name, .number($0.count)) })
  }
}
