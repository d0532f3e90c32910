// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Zhengzi
import ZhengziForeign

/// Which texts are read, and where they go.
struct FileOptions: ParsableArguments {
  @Argument(help: "Files to read; `-` or none for standard input.", completion: .file())
  var paths: [String] = []

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.")
  var output: String?

  @Flag(name: [.customShort("w"), .long], help: "Replace each file by its result.")
  var inPlace = false

  @Option(help: "With --in-place: keep the old file under its name with this suffix.")
  var backup: String?

  @Flag(
    name: .customLong("break-hardlinks"),
    help: "With --in-place: go on if a file has other names, which keep the old text.")
  var breakHardLinks = false

  @Option(
    name: .shortAndLong,
    help: "Threads that convert a long text, where that can be done apart; 0 for all cores.")
  var jobs = 0

  func validate() throws {
    if !(0...256).contains(jobs) { throw ValidationError("--jobs is a number from 0 to 256.") }
    if inPlace && output != nil {
      throw ValidationError("--in-place and --output do not go together.")
    }
    if inPlace && (paths.isEmpty || paths.contains("-")) {
      throw ValidationError("--in-place needs files: standard input has no name to replace.")
    }
    if backup?.isEmpty == true || backup?.contains("/") == true || (backup != nil && !inPlace) {
      throw ValidationError("--backup is a suffix, such as .orig, and goes with --in-place.")
    }
  }
}

/// How text is read and written.
struct EncodingOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "Encoding of the input: a label such as gbk, or auto.")
  var encoding = "auto"

  @Option(
    name: [.customShort("E"), .long],
    help: "Encoding of the output, or same. (default: same for fix, utf-8 for convert)")
  var outputEncoding: String?

  @Option(help: "Byte order mark: keep, add or strip.")
  var bom = Pipeline.ByteOrderMarkPolicy.keep

  @Option(
    help: """
      Bytes that mean nothing: keep, fail, replace or skip. (default: keep where the encoding \
      stays, fail where it changes)
      """)
  var onInvalid: Pipeline.InvalidPolicy?

  @Option(
    help: """
      What the output cannot write: fail, entity, escape, geta, replace, or convert to its \
      Traditional or Simplified counterpart.
      """)
  var onUnmappable = Pipeline.UnmappablePolicy.fail

  func validate() throws {
    if encoding != "auto" { _ = try Self.encoding(encoding) }
    if let outputEncoding, outputEncoding != "same" { _ = try Self.encoding(outputEncoding) }
  }

  /// A pipeline that decodes and encodes as asked, and nothing else.
  ///
  /// - Parameter standard: The output's encoding where none is asked for; nil for the input's.
  func pipeline(standard: Encoding?) throws -> Pipeline {
    var pipeline = Pipeline()
    pipeline.decoding = encoding == "auto" ? nil : try Self.encoding(encoding)
    switch outputEncoding {
    case nil: pipeline.encoding = standard
    case "same": pipeline.encoding = nil
    case let label?: pipeline.encoding = try Self.encoding(label)
    }
    pipeline.byteOrderMark = bom
    pipeline.onInvalid = onInvalid
    pipeline.onUnmappable = onUnmappable
    return pipeline
  }

  private static func encoding(_ label: String) throws -> Encoding {
    if let encoding = IconvSource.encoding(label: label) { return encoding }
    let known = Encoding.all.map(\.name).joined(separator: ", ")
    throw ValidationError(
      "The encoding “\(label)” is not known. Known are \(known), and what `iconv -l` lists.")
  }
}

extension Pipeline.ByteOrderMarkPolicy: ExpressibleByArgument {}
extension Pipeline.InvalidPolicy: ExpressibleByArgument {}
extension Pipeline.UnmappablePolicy: ExpressibleByArgument {}
extension Tofu: ExpressibleByArgument {}

extension Variant: ExpressibleByArgument {
  /// Reads a language tag.
  public init?(argument: String) { self.init(tag: argument) }
  /// The tags that are known.
  public static var allValueStrings: [String] { knownTags }
}
