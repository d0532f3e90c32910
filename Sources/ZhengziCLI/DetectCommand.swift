// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziForeign

/// `zhengzi detect`
struct DetectCommand: Command {
  static let syntax = CommandSyntax(
    name: "detect", abstract: "Tells how texts are encoded and which script they are in.",
    discussion: """
      One line a file: path, encoding (or unknown), script (Hans, Hant, mixed, Jpan, Kore, \
      undetermined or none) with the region where the text shows it (CN, TW or HK), and in \
      brackets: confidence if below 1, byte order mark, line ends, the first malformed byte. Exit \
      status 1 if an encoding is unknown, or bytes are malformed.
      """,
    operands: FileOptions.operands,
    options: [
      .choice(
        "format", "Form of the answer: text, json (an array) or jsonl (one object a line).",
        standard: DetectionFormat.text),
      .flag("all", "Tell the other encodings too that it may be, with their confidence."),
    ] + PathList.syntax)

  private let format: DetectionFormat
  private let tellsAll: Bool
  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws {
    format = try arguments.choice("format") ?? .text
    tellsAll = arguments.has("all")
    self.arguments = arguments
  }

  func run() throws {
    var worst = ExitStatus.done
    let output = Output(.standardOutput)
    var isFirst = true
    for path in try PathList.paths(arguments) {
      do {
        let report = try detect(path)
        worst = max(worst, report.isClean ? .done : .remains)
        try output.write(format.before(isFirst: isFirst) + text(report) + format.behind)
        isFirst = false
      } catch let error as any FileError where (error as? SystemError)?.action != .write {
        // The others go on; the status tells.
        StandardError.print("zhengzi: \(error)")
        worst = .failed
      }
    }
    try output.write(format.end(isEmpty: isFirst))
    if worst != .done { throw worst }
  }

  private func text(_ report: DetectionReport) -> String {
    format == .text ? report.line(all: tellsAll) : report.object(all: tellsAll)
  }

  private func detect(_ path: String) throws -> DetectionReport {
    let input = try FileDescriptor.input(path)
    defer { if path != "-" { try? input.close() } }
    var pipeline = Pipeline()
    pipeline.encoding = .utf8
    pipeline.onInvalid = .keep
    pipeline.byteOrderMark = .strip
    let run = PipelineRun(pipeline, source: CodecSource(other: IconvSource()))
    var survey = TextSurvey()
    do {
      var isLast = false
      while !isLast {
        let piece = try input.read()
        isLast = piece.isEmpty
        survey.add(try run.feed(piece, isLast: isLast))
      }
    } catch is UnknownEncoding {}
    return DetectionReport(path: path, report: run.report, survey: survey)
  }
}

/// The forms in which `detect` answers.
enum DetectionFormat: String, CaseIterable, Sendable {
  case text, json, jsonl

  /// What stands before an answer.
  func before(isFirst: Bool) -> String { self != .json ? "" : isFirst ? "[\n" : ",\n" }

  /// What stands behind an answer.
  var behind: String { self == .jsonl ? "\n" : "" }

  /// What stands behind the last.
  func end(isEmpty: Bool) -> String { self != .json ? "" : isEmpty ? "[]\n" : "\n]\n" }
}
