// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// `zhengzi recode`
struct RecodeCommand: Command {
  static let syntax = CommandSyntax(
    name: "recode", abstract: "Writes text in another encoding, and changes nothing else.",
    discussion: """
      What the target lacks, or the source cannot mean, is refused with its place unless a policy \
      allows otherwise; the encoding that a document declares is kept true.
      """,
    operands: FileOptions.operands,
    options: EncodingOptions.recodeSyntax + [
      .flag("quiet", letter: "q", "No warnings on standard error.")
    ] + FileOptions.syntax)

  private let quiet: Bool
  private let encodings: EncodingOptions
  private let files: FileOptions

  init(_ arguments: ParsedArguments) throws {
    quiet = arguments.has("quiet")
    encodings = try EncodingOptions(arguments)
    files = try FileOptions(arguments)
    if encodings.output == nil {
      throw UsageError("Name the encoding of the output: --to-encoding utf-8.")
    }
  }

  func run() throws {
    let pipeline = encodings.pipeline(standard: nil, declarations: .update)
    let job = TextJob(pipeline: pipeline, files: files, isQuiet: quiet) { name, report in
      if !quiet { DeclarationNotice.print(name, report) }
    }
    try job.run()
  }
}

/// Tells which declarations were made true, where findings are not written.
enum DeclarationNotice {
  static func print(_ name: String, _ report: PipelineReport) {
    for finding in report.findings {
      StandardError.print(FindingWriter.text(name, finding))
    }
  }
}
