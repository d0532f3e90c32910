// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi
import ZhengziForeign

/// `zhengzi convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", _superCommandName: "zhengzi",
    abstract: "Converts text between Simplified and Traditional.",
    discussion: """
      With --config, by one of OpenCC's sixteen configurations, byte for byte as OpenCC 1.4.2 \
      does, or by an OpenCC configuration file of your own. With --to, to a variant: text of \
      either script comes in, and Simplified left in Traditional text is put right.
      """)

  @Option(
    name: .shortAndLong,
    help: "One of \(Scheme.all.map(\.name).joined(separator: " ")), or a JSON file.")
  var config: String?

  @Option(name: [.customShort("t"), .long], help: "The target: a language tag.")
  var to: Variant?

  @Option(name: [.customShort("f"), .long], help: "With --to: the source, or auto.")
  var from: SourceScript = .auto

  @Option(help: "With --config: avoid or allow ideographs that common fonts lack.")
  var tofu = Tofu.avoid

  @Option(help: "With --config: zhengzi, or opencc for the library that is installed.")
  var engine = Engine.zhengzi

  @Flag(name: .shortAndLong, help: "No warnings on standard error.")
  var quiet = false

  @OptionGroup var encodings: EncodingOptions
  @OptionGroup var files: FileOptions

  enum Engine: String, ExpressibleByArgument, CaseIterable { case zhengzi, opencc }

  func validate() throws {
    if (config == nil) == (to == nil) {
      throw ValidationError("Name the conversion: --to zh-TW, or --config s2twp.")
    }
    if engine == .opencc && config == nil {
      throw ValidationError("--engine opencc needs --config.")
    }
  }

  func run() throws {
    var pipeline = try encodings.pipeline(standard: .utf8)
    pipeline.conversion = try conversion()
    try TextJob(pipeline: pipeline, files: files, isQuiet: quiet) { _, _ in }.run()
  }

  private func conversion() throws -> Pipeline.Conversion {
    guard let config else {
      guard let to else { throw ValidationError("Name the conversion.") }
      return .variant(to, from: from.script)
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
enum SourceScript: Hashable, ExpressibleByArgument {
  case auto
  case script(Variant.Script)

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let variant = Variant(tag: argument) {
      self = .script(variant.script)
    } else {
      return nil
    }
  }

  var script: Variant.Script? {
    if case .script(let script) = self { return script }
    return nil
  }

  var defaultValueDescription: String { "auto" }
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
