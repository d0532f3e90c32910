// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziForeign

/// How text is read and written.
struct EncodingOptions {
  /// The options of a command that does something else as well.
  static let syntax: [OptionSyntax] =
    [
      .text(
        "encoding", letter: "e",
        """
        Encoding of the input: a label such as gbk, auto, or per-line for a text whose lines \
        differ.
        """, standard: "auto"),
      .text(
        "output-encoding", letter: "E", "Encoding of the output, or same.",
        standard: "same for fix, utf-8 for convert"),
    ] + shared

  /// The options of `recode`: the encodings are its operation.
  static let recodeSyntax: [OptionSyntax] =
    [
      .text(
        "from-encoding", letter: "f",
        """
        Encoding of the input: a label such as gbk, auto, or per-line for a text whose lines \
        differ.
        """, standard: "auto"),
      .text("to-encoding", letter: "t", "Encoding of the output, or same. Must be given."),
      .text("encoding", letter: "e", "The same as --from-encoding."),
      .text("output-encoding", letter: "E", "The same as --to-encoding."),
    ] + shared

  private static let shared: [OptionSyntax] = [
    .choice(
      "bom", "Byte order mark: keep, add or strip.", standard: Pipeline.ByteOrderMarkPolicy.keep),
    .choice(
      "newline", "Line ends (LF, CR LF, or CR alone): keep them, or write all as lf or crlf.",
      standard: Pipeline.NewlinePolicy.keep),
    .choice(
      "final-newline", "A line end at the end of the text: keep, add or strip.",
      standard: Pipeline.FinalNewlinePolicy.keep),
    .flag(
      "update-metadata",
      """
      Make the encoding true that the text itself declares: HTML's meta charset, the XML \
      declaration, CSS's @charset, the header of a PO file, a coding cookie. Without this, convert \
      and fix do so where the encoding changes, recode always.
      """),
    .flag("no-update-metadata", "Leave what the text declares as it is."),
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

  /// Nil if none was asked for.
  let output: Output?
  private let input: Input
  private let byteOrderMark: Pipeline.ByteOrderMarkPolicy
  private let newline: Pipeline.NewlinePolicy
  private let finalNewline: Pipeline.FinalNewlinePolicy
  private let declarations: Pipeline.DeclarationPolicy?
  private let onInvalid: Pipeline.InvalidPolicy?
  private let onUnmappable: Pipeline.UnmappablePolicy

  private enum Input {
    case auto
    case perLine
    case encoding(Encoding)
  }

  enum Output {
    case same
    case encoding(Encoding)
  }

  init(_ arguments: ParsedArguments) throws {
    let source = try Self.one("from-encoding", "encoding", arguments)
    input = try Self.input(source ?? "auto")
    let label = try Self.one("to-encoding", "output-encoding", arguments)
    output = try label.map { $0 == "same" ? .same : .encoding(try Self.encoding($0)) }
    byteOrderMark = try arguments.choice("bom") ?? .keep
    newline = try arguments.choice("newline") ?? .keep
    finalNewline = try arguments.choice("final-newline") ?? .keep
    declarations = try Self.declarations(arguments)
    onInvalid = try arguments.choice("on-invalid")
    onUnmappable = try arguments.choice("on-unmappable") ?? .fail
    if case (.perLine, .same?) = (input, output) {
      throw UsageError("Lines that differ have no one encoding to be the same: name the output's.")
    }
  }

  /// A pipeline that decodes and encodes as asked, and nothing else.
  ///
  /// - Parameters:
  ///   - standard: The output's encoding where none is asked for; nil for the input's.
  ///   - declarations: What becomes of declarations where nothing is asked for.
  func pipeline(
    standard: Encoding?, declarations standardDeclarations: Pipeline.DeclarationPolicy
  ) -> Pipeline {
    var pipeline = Pipeline()
    switch input {
    case .auto: pipeline.decoding = nil
    case .encoding(let encoding): pipeline.decoding = encoding
    case .perLine: pipeline.decodesPerLine = true
    }
    switch output {
    case nil: pipeline.encoding = standard ?? (pipeline.decodesPerLine ? .utf8 : nil)
    case .same: pipeline.encoding = nil
    case .encoding(let encoding): pipeline.encoding = encoding
    }
    pipeline.byteOrderMark = byteOrderMark
    pipeline.newline = newline
    pipeline.finalNewline = finalNewline
    pipeline.declarations = declarations ?? standardDeclarations
    pipeline.onInvalid = onInvalid
    pipeline.onUnmappable = onUnmappable
    return pipeline
  }

  /// The label that stands under one of two names of an option.
  private static func one(
    _ name: String, _ other: String, _ arguments: ParsedArguments
  ) throws -> String? {
    let (label, second) = (arguments.text(name), arguments.text(other))
    if let label, let second, label != second {
      throw UsageError("--\(name) and --\(other) are the same: give one of them.")
    }
    return label ?? second
  }

  private static func input(_ label: String) throws -> Input {
    switch label {
    case "auto": .auto
    case "per-line": .perLine
    default: .encoding(try encoding(label))
    }
  }

  private static func declarations(
    _ arguments: ParsedArguments
  ) throws -> Pipeline.DeclarationPolicy? {
    switch (arguments.has("update-metadata"), arguments.has("no-update-metadata")) {
    case (true, true):
      throw UsageError("--update-metadata and --no-update-metadata do not go together.")
    case (true, false): .update
    case (false, true): .keep
    case (false, false): nil
    }
  }

  private static func encoding(_ label: String) throws -> Encoding {
    if let encoding = IconvSource.encoding(label: label) { return encoding }
    let known = Encoding.all.map(\.name).joined(separator: ", ")
    throw UsageError(
      "The encoding “\(label)” is not known. Known are \(known), and what `iconv -l` lists.")
  }
}
