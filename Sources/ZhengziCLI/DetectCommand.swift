// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziForeign

/// `zhengzi detect`
struct DetectCommand: Command {
  static let syntax = CommandSyntax(
    name: "detect", abstract: "Tells how texts are encoded and which script they are in.",
    discussion: """
      One line a file: path, encoding (or unknown), script (Hans, Hant, mixed, Jpan, Kore, \
      undetermined or none). Exit status 1 if an encoding is unknown, or bytes are malformed.
      """,
    operands: FileOptions.operands,
    options: [
      .choice(
        "format", "Form of the answer: text or json (one object a line).",
        standard: FindingFormat.text),
      .text(
        "encoding", letter: "e", "auto, or per-line to tell how many lines have which encoding.",
        values: ["auto", "per-line"], standard: "auto"),
    ])

  private let format: FindingFormat
  private let isPerLine: Bool
  private let paths: [String]

  init(_ arguments: ParsedArguments) throws {
    isPerLine = try arguments.value("encoding") { ["auto": false, "per-line": true][$0] } ?? false
    format = try arguments.choice("format") ?? .text
    paths = arguments.operands
  }

  func run() throws {
    var worst = ExitStatus.done
    let output = Output(.standardOutput)
    for path in paths.isEmpty ? ["-"] : paths {
      do {
        let (answer, status) = try detect(path)
        worst = max(worst, status)
        try output.write(answer)
      } catch let error as any FileError where (error as? SystemError)?.action != .write {
        // The others go on; the status tells.
        StandardError.print("zhengzi: \(error)")
        worst = .failed
      }
    }
    if worst != .done { throw worst }
  }

  private func detect(_ path: String) throws -> (answer: String, status: ExitStatus) {
    let input = try FileDescriptor.input(path)
    defer { if path != "-" { try? input.close() } }
    var pipeline = Pipeline()
    pipeline.encoding = .utf8
    pipeline.onInvalid = .keep
    pipeline.byteOrderMark = .strip
    pipeline.declarations = .keep
    pipeline.decodesPerLine = isPerLine
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
    let isClean = run.report.encoding != nil && run.report.malformedCount == 0
    return (line(path, run.report, survey), isClean ? .done : .remains)
  }

  private func line(_ path: String, _ report: PipelineReport, _ survey: TextSurvey) -> String {
    let encoding = isPerLine ? "per-line" : report.encoding?.name
    let verdict = report.encoding == nil ? nil : survey.script.verdict.rawValue
    if format == .text {
      let details = [
        isPerLine ? LineCounts.text(report) : nil,
        report.detection?.hasByteOrderMark == true ? "with byte order mark" : nil,
        survey.newline.map { "line ends \($0)" },
        report.malformed.first.map { "malformed at byte \($0.lowerBound)" },
      ].compactMap(\.self)
      let rest = details.isEmpty ? "" : " (" + details.joined(separator: ", ") + ")"
      return "\(path): \(encoding ?? "unknown") \(verdict ?? "unknown")\(rest)\n"
    }
    var members: [(String, JSONText.Value)] = [
      ("path", .text(path)), ("encoding", encoding.map { .text($0) } ?? .null),
      ("confidence", .decimal(report.detection?.confidence ?? 0)),
      ("bom", .flag(report.detection?.hasByteOrderMark ?? false)),
      ("script", verdict.map { .text($0) } ?? .null),
      ("newline", survey.newline.map { .text($0) } ?? .null),
      ("malformed", .number(report.malformedCount)),
      ("firstMalformed", report.malformed.first.map { .number($0.lowerBound) } ?? .null),
    ]
    if isPerLine { members.append(("lines", LineCounts.json(report))) }
    return JSONText.object(members) + "\n"
  }
}

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

/// What a text shows of its script and its line ends.
struct TextSurvey {
  private(set) var script = ScriptEvidence()
  private let sets = ScriptSets()
  private var lineFeeds = 0, pairs = 0, returns = 0
  private var carried: [UInt8] = []
  private var previous: UInt32 = 0

  mutating func add(_ utf8: [UInt8]) {
    let bytes = carried + utf8
    carried = []
    var index = 0
    while index < bytes.count {
      switch UTF8Sequence.element(in: bytes, at: index) {
      case .scalar(let scalar, let length):
        script.add(scalar, sets)
        count(scalar)
        index += length
      case .malformed(let length): index += length
      case .cut:
        carried = [UInt8](bytes[index...])
        return
      }
    }
  }

  private mutating func count(_ scalar: UInt32) {
    if scalar == 0x0A {
      if previous == 0x0D {
        pairs += 1
        returns -= 1
      } else {
        lineFeeds += 1
      }
    } else if scalar == 0x0D {
      returns += 1
    }
    previous = scalar
  }

  /// `LF`, `CRLF`, `CR`, `mixed`; nil without line ends.
  var newline: String? {
    switch (lineFeeds > 0, pairs > 0, returns > 0) {
    case (false, false, false): nil
    case (true, false, false): "LF"
    case (false, true, false): "CRLF"
    case (false, false, true): "CR"
    default: "mixed"
    }
  }
}
