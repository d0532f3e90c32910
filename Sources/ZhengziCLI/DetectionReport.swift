// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What `detect` tells of one file.
struct DetectionReport {
  let path: String
  let report: PipelineReport
  let survey: TextSurvey
  /// Each line has its own encoding.
  let isPerLine: Bool

  /// Whether the encoding is known and no byte malformed.
  var isClean: Bool { report.encoding != nil && report.malformedCount == 0 }

  private var encoding: String? { isPerLine ? "per-line" : report.encoding?.name }
  private var detection: Detection? { report.detection }
  private var firstMalformed: Int? { report.malformed.first?.lowerBound }

  /// The script of the whole text; Japanese and Korean of a few ideographs only their encoding tells.
  private var script: ScriptEvidence.Verdict? {
    guard report.encoding != nil else { return nil }
    let verdict = survey.script.verdict
    switch (detection?.script, verdict) {
    case (.japanese?, .hans), (.japanese?, .hant), (.japanese?, .mixed),
      (.japanese?, .undetermined):
      return .japanese
    case (.korean?, .hans), (.korean?, .hant), (.korean?, .mixed), (.korean?, .undetermined):
      return .korean
    default: return verdict
    }
  }

  private var region: Detection.Region? {
    switch script {
    case .hans?, .hant?, .mixed?, .undetermined?: detection?.region
    default: nil
    }
  }

  /// The line of the text form, and those of the candidates.
  func line(all: Bool) -> String {
    let confidence = detection?.confidence ?? 0
    let tellsConfidence = !isPerLine && report.encoding != nil && confidence < 1
    let details = [
      isPerLine ? LineCounts.text(report) : nil,
      tellsConfidence ? "confidence \(confidence.short)" : nil,
      detection?.hasByteOrderMark == true ? "with byte order mark" : nil,
      survey.newline.map { "line ends \($0)" },
      firstMalformed.map { "malformed at byte \($0)" },
    ].compactMap(\.self)
    let rest = details.isEmpty ? "" : " (" + details.joined(separator: ", ") + ")"
    let tag = [script?.rawValue ?? "unknown", region?.rawValue].compactMap(\.self)
    let name = encoding ?? "unknown"
    let candidates = (all ? detection?.candidates ?? [] : []).map {
      "  \($0.encoding.name) \($0.confidence.short)\n"
    }
    return "\(path): \(name) \(tag.joined(separator: "-"))\(rest)\n" + candidates.joined()
  }

  /// The JSON object.
  func object(all: Bool) -> String {
    var members: [(String, JSONText.Value)] = [
      ("path", .text(path)), ("encoding", Self.text(encoding)),
      ("confidence", .decimal(detection?.confidence ?? 0)),
      ("bom", .flag(detection?.hasByteOrderMark ?? false)),
      ("script", Self.text(script?.rawValue)), ("region", Self.text(region?.rawValue)),
      ("newline", Self.text(survey.newline)), ("malformed", .number(report.malformedCount)),
      ("firstMalformed", firstMalformed.map { .number($0) } ?? .null),
    ]
    if isPerLine { members.append(("lines", LineCounts.json(report))) }
    if all { members.append(("candidates", .objects(candidates))) }
    return JSONText.object(members)
  }

  private var candidates: [[(String, JSONText.Value)]] {
    (detection?.candidates ?? []).map { one in
      [("encoding", .text(one.encoding.name)), ("confidence", .decimal(one.confidence))]
    }
  }

  private static func text(_ text: String?) -> JSONText.Value { text.map { .text($0) } ?? .null }
}

extension Double {
  /// With two digits behind the point, rounded down: 0.999 is not 1.
  fileprivate var short: String {
    let hundredths = Int((self * 100).rounded(.down))
    return hundredths >= 100 ? "1" : "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
  }
}
