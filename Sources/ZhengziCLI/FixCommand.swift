// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// `zhengzi fix`
struct FixCommand: Command {
  static let syntax = CommandSyntax(
    name: "fix", abstract: "Repairs what is sure, reports what is not, and converts if asked.",
    discussion: """
      What is repaired and what is only reported: see `zhengzi rules`. Findings go to standard \
      error as `path:line:column: CODE message`; those that were repaired with --explain. The text \
      is read 256 KiB at a time, so that the whole of a page is judged together.
      """,
    operands: FileOptions.operands,
    options: [
      .text("to", letter: "t", "Convert as well: a language tag.", values: Variant.knownTags),
      .text("select", "Use only rules whose codes begin so."),
      .text("ignore", "Leave out rules whose codes begin so."),
      .flag("explain", "List every repair with its reason."),
      .choice(
        "format", "Form of the findings: text or json (one object a line).",
        standard: FindingFormat.text),
      .text("report", "Write the findings to this file instead of standard error."),
      .flag("quiet", letter: "q", "No findings and warnings on standard error."),
    ] + EncodingOptions.syntax + FileOptions.syntax)

  private let to: Variant?
  private let select: [String]
  private let ignore: [String]
  private let explain: Bool
  private let format: FindingFormat
  private let report: String?
  private let quiet: Bool
  private let encodings: EncodingOptions
  private let files: FileOptions

  init(_ arguments: ParsedArguments) throws {
    to = try arguments.value("to") { Variant(tag: $0) }
    select = arguments.all("select")
    ignore = arguments.all("ignore")
    explain = arguments.has("explain")
    format = try arguments.choice("format") ?? .text
    report = arguments.text("report")
    quiet = arguments.has("quiet")
    encodings = try EncodingOptions(arguments)
    files = try FileOptions(arguments)
    try RuleSet.check(select + ignore)
  }

  func run() throws {
    var pipeline = encodings.pipeline(standard: nil, declarations: .whenEncodingChanges)
    let ignored = Set(RuleSet.selecting(ignore).map { type(of: $0).information })
    pipeline.rules = (select.isEmpty ? RuleSet.all : RuleSet.selecting(select))
      .filter { !ignored.contains(type(of: $0).information) }
    if let to { pipeline.conversion = .variant(to, from: nil) }
    let output = try report.map { try Output(path: $0) }
    let writer = FindingWriter(format: format, listsApplied: explain, output: output)
    let job = TextJob(pipeline: pipeline, files: files, isQuiet: quiet) { name, report in
      if !quiet || output != nil { try writer.write(name, report) }
    }
    do {
      try job.run()
    } catch let status as ExitStatus {
      try output?.commit()
      throw status
    }
    try output?.commit()
  }
}

enum FindingFormat: String, CaseIterable { case text, json }

/// Writes findings for people or for programs.
struct FindingWriter {
  let format: FindingFormat
  let listsApplied: Bool
  let output: Output?

  func write(_ name: String, _ report: PipelineReport) throws {
    for finding in report.findings where listsApplied || !finding.isApplied {
      try write(format == .json ? json(name, finding) : Self.text(name, finding))
    }
    let total = report.counts.values.reduce(0) { $0 + $1.applied + $1.left }
    if total > report.findings.count {
      try write("\(name): and \(total - report.findings.count) more")
    }
    if listsApplied && format == .text { try writeCounts(name, report) }
  }

  private func writeCounts(_ name: String, _ report: PipelineReport) throws {
    for (code, count) in report.counts.sorted(by: { $0.key < $1.key }) {
      let rule = RuleSet.all.map { type(of: $0).information }.first { $0.code == code }
      let title = [code, rule?.name].compactMap(\.self).joined(separator: " ")
      try write(
        "\(name): \(title): \(count.applied) repaired, \(count.left) left")
    }
  }

  private func write(_ line: String) throws {
    if let output { try output.write(line + "\n") } else { StandardError.print(line) }
  }

  /// A line for people.
  static func text(_ name: String, _ finding: Finding) -> String {
    let change =
      finding.isApplied
      ? "“\(finding.before)” → “\(finding.after ?? "")”" : "“\(finding.before)” left as it is"
    let candidates =
      finding.candidates.isEmpty
      ? "" : "; candidates: " + finding.candidates.joined(separator: " ")
    let place = "\(name):\(finding.line):\(finding.column)"
    return "\(place): \(finding.code) \(change) (\(finding.reason)\(candidates))"
      .replacing("\n", with: "⏎")
  }

  private func json(_ name: String, _ finding: Finding) -> String {
    JSONText.object([
      ("path", .text(name)), ("line", .number(finding.line)), ("column", .number(finding.column)),
      ("byteOffset", .number(finding.range.lowerBound)),
      ("byteLength", .number(finding.range.count)),
      ("code", .text(finding.code)), ("before", .text(finding.before)),
      ("after", finding.after.map { .text($0) } ?? .null), ("applied", .flag(finding.isApplied)),
      ("reason", .text(finding.reason)), ("candidates", .list(finding.candidates)),
    ])
  }
}
