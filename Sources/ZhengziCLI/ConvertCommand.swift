// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziForeign

/// `zhengzi convert`
struct ConvertCommand: Command {
  static let syntax = CommandSyntax(
    name: "convert", abstract: "Converts text between Simplified and Traditional.",
    discussion: """
      With --config, by one of OpenCC's sixteen configurations, byte for byte as OpenCC 1.4.2 \
      does, or by an OpenCC configuration file of your own. With --to, to a variant: text of \
      either script comes in, and Simplified left in Traditional text is put right.
      """,
    operands: FileOptions.operands,
    options: [
      .text(
        "config", letter: "c",
        "One of \(Scheme.all.map(\.name).joined(separator: " ")), or a JSON file."),
      .text("to", letter: "t", "The target: a language tag.", values: Variant.knownTags),
      .text(
        "from", letter: "f",
        """
        With --to: the source, auto, or mixed: put right only what was left Simplified in \
        Traditional.
        """, standard: "auto"),
      .choice(
        "forms", "With --to, where careful writers differ: official (臺灣) or usual forms (台灣).",
        standard: ContextConverter.Forms.official),
      .choice(
        "tofu", "With --config: avoid or allow ideographs that common fonts lack.",
        standard: Tofu.avoid),
      .choice(
        "engine", "With --config: zhengzi, or opencc for the library that is installed.",
        standard: Engine.zhengzi),
      .flag("quiet", letter: "q", "No warnings on standard error."),
    ] + EncodingOptions.syntax + FileOptions.syntax)

  private let config: String?
  private let to: Variant?
  private let from: SourceScript
  private let forms: ContextConverter.Forms
  private let tofu: Tofu
  private let engine: Engine
  private let quiet: Bool
  private let encodings: EncodingOptions
  private let files: FileOptions

  enum Engine: String, CaseIterable { case zhengzi, opencc }

  init(_ arguments: ParsedArguments) throws {
    config = arguments.text("config")
    to = try arguments.value("to") { Variant(tag: $0) }
    from = try arguments.value("from") { SourceScript($0) } ?? .auto
    forms = try arguments.choice("forms") ?? .official
    tofu = try arguments.choice("tofu") ?? .avoid
    engine = try arguments.choice("engine") ?? .zhengzi
    quiet = arguments.has("quiet")
    encodings = try EncodingOptions(arguments)
    files = try FileOptions(arguments)
    if (config == nil) == (to == nil) {
      throw UsageError("Name the conversion: --to zh-TW, or --config s2twp.")
    }
    if engine == .opencc && config == nil {
      throw UsageError("--engine opencc needs --config.")
    }
  }

  func run() throws {
    var pipeline = encodings.pipeline(standard: .utf8, declarations: .whenEncodingChanges)
    pipeline.conversion = try conversion()
    let job = TextJob(pipeline: pipeline, files: files, isQuiet: quiet) { name, report in
      if !quiet { DeclarationNotice.print(name, report) }
    }
    try job.run()
  }

  private func conversion() throws -> Pipeline.Conversion {
    guard let config else {
      guard let to else { throw UsageError("Name the conversion.") }
      return .variant(to, from: from.source, forms: forms)
    }
    if engine == .opencc { return .engine(try ForeignEngine.openCC(config)) }
    // A name means the same in every folder; a file of that name is ./s2t.json.
    if let scheme = Scheme(named: config) {
      return .engine(Converter(scheme, tofu: tofu))
    }
    return .engine(Converter(try ConfigurationFile.read(config), tofu: tofu))
  }
}

/// The script a text is said to be in.
enum SourceScript: Hashable {
  case auto
  case mixed
  case script(Variant.Script)

  init?(_ text: String) {
    if text == "auto" {
      self = .auto
    } else if text == "mixed" {
      self = .mixed
    } else if let variant = Variant(tag: text) {
      self = .script(variant.script)
    } else {
      return nil
    }
  }

  var source: Pipeline.Source? {
    switch self {
    case .auto: nil
    case .mixed: .mixed
    case .script(.hans): .hans
    case .script(.hant): .hant
    }
  }
}

/// A user's OpenCC configuration, with dictionaries beside it.
enum ConfigurationFile {
  static func read(_ path: String) throws -> OpenCCConfiguration {
    let bytes = try contents(path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return try OpenCCConfiguration(parsing: bytes, file: path) { name in
      (try? contents(name.hasPrefix("/") ? name : folder + name)) ?? (try? contents(name))
    }
  }

  private static func contents(_ path: String) throws -> [UInt8] {
    let file = try FileDescriptor.input(path)
    defer { try? file.close() }
    return try file.readAll()
  }
}

/// Engines of others.
enum ForeignEngine {
  static func openCC(_ configuration: String) throws -> any TextConverting {
    #if Foreign
      return try OpenCCEngine(configuration: configuration)
    #else
      throw Refusal("this build has no libopencc: build it with the trait Foreign")
    #endif
  }
}
