// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziForeign

/// Which texts are read, and where they go.
struct FileOptions {
  static let operands = (name: "paths", help: "Files to read; `-` or none for standard input.")

  static let syntax: [OptionSyntax] = [
    .text("output", letter: "o", "Write to this file instead of standard output."),
    .flag("in-place", letter: "w", "Replace each file by its result."),
    .text("backup", "With --in-place: keep the old file under its name with this suffix."),
    .flag(
      "break-hardlinks",
      "With --in-place: go on if a file has other names, which keep the old text."),
    .text(
      "jobs", letter: "j",
      "Threads that convert a long text, where that can be done apart; 0 for all cores.",
      standard: "0"),
  ]

  let paths: [String]
  let output: String?
  let inPlace: Bool
  let backup: String?
  let breakHardLinks: Bool
  let jobs: Int

  init(_ arguments: ParsedArguments) throws {
    paths = arguments.operands
    output = arguments.text("output")
    inPlace = arguments.has("in-place")
    backup = arguments.text("backup")
    breakHardLinks = arguments.has("break-hardlinks")
    jobs = try arguments.value("jobs") { Int($0) } ?? 0
    if !(0...256).contains(jobs) { throw UsageError("--jobs is a number from 0 to 256.") }
    if inPlace && output != nil {
      throw UsageError("--in-place and --output do not go together.")
    }
    if inPlace && (paths.isEmpty || paths.contains("-")) {
      throw UsageError("--in-place needs files: standard input has no name to replace.")
    }
    if backup?.isEmpty == true || backup?.contains("/") == true || (backup != nil && !inPlace) {
      throw UsageError("--backup is a suffix, such as .orig, and goes with --in-place.")
    }
  }
}

/// How text is read and written.
struct EncodingOptions {
  static let syntax: [OptionSyntax] = [
    .text(
      "encoding", letter: "e", "Encoding of the input: a label such as gbk, or auto.",
      standard: "auto"),
    .text(
      "output-encoding", letter: "E", "Encoding of the output, or same.",
      standard: "same for fix, utf-8 for convert"),
    .choice(
      "bom", "Byte order mark: keep, add or strip.", standard: Pipeline.ByteOrderMarkPolicy.keep),
    .text(
      "on-invalid", "Bytes that mean nothing: keep, fail, replace or skip.",
      values: Pipeline.InvalidPolicy.allCases.map(\.rawValue),
      standard: "keep where the encoding stays, fail where it changes"),
    .choice(
      "on-unmappable",
      """
      What the output cannot write: fail, entity, escape, geta, replace, or convert to its \
      Traditional or Simplified counterpart.
      """, standard: Pipeline.UnmappablePolicy.fail),
  ]

  private let decoding: Encoding?
  /// Nil if none was asked for.
  private let output: Output?
  private let byteOrderMark: Pipeline.ByteOrderMarkPolicy
  private let onInvalid: Pipeline.InvalidPolicy?
  private let onUnmappable: Pipeline.UnmappablePolicy

  private enum Output {
    case same
    case encoding(Encoding)
  }

  init(_ arguments: ParsedArguments) throws {
    let label = arguments.text("encoding") ?? "auto"
    decoding = label == "auto" ? nil : try Self.encoding(label)
    output = try arguments.text("output-encoding").map {
      $0 == "same" ? .same : .encoding(try Self.encoding($0))
    }
    byteOrderMark = try arguments.choice("bom") ?? .keep
    onInvalid = try arguments.choice("on-invalid")
    onUnmappable = try arguments.choice("on-unmappable") ?? .fail
  }

  /// A pipeline that decodes and encodes as asked, and nothing else.
  ///
  /// - Parameter standard: The output's encoding where none is asked for; nil for the input's.
  func pipeline(standard: Encoding?) -> Pipeline {
    var pipeline = Pipeline()
    pipeline.decoding = decoding
    switch output {
    case nil: pipeline.encoding = standard
    case .same: pipeline.encoding = nil
    case .encoding(let encoding): pipeline.encoding = encoding
    }
    pipeline.byteOrderMark = byteOrderMark
    pipeline.onInvalid = onInvalid
    pipeline.onUnmappable = onUnmappable
    return pipeline
  }

  private static func encoding(_ label: String) throws -> Encoding {
    if let encoding = IconvSource.encoding(label: label) { return encoding }
    let known = Encoding.all.map(\.name).joined(separator: ", ")
    throw UsageError(
      "The encoding “\(label)” is not known. Known are \(known), and what `iconv -l` lists.")
  }
}
