// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// `zhengzi version`, also `zhengzi --version`
struct VersionCommand: Command {
  static let syntax = CommandSyntax(
    name: "version", abstract: "Tells the version, and those of the dictionaries.",
    discussion: """
      One line a dictionary: the first half of its SHA-256, its name, what it was made from. The \
      same as --version; `--version=json` is `version --format json`.
      """,
    options: [
      .choice(
        "format", "Form of the answer: text, or json (one object, whole hashes).",
        standard: FindingFormat.text)
    ])

  static let version = "0.1.0"

  private let format: FindingFormat

  init(_ arguments: ParsedArguments) throws { format = try arguments.choice("format") ?? .text }

  func run() throws {
    try Output(.standardOutput).write(format == .json ? json : text)
  }

  private var text: String {
    Provenance.tables.reduce(into: "zhengzi \(Self.version)\n") { text, table in
      text += "\(table.hash.prefix(32))  \(table.name)  (\(table.source))\n"
    }
  }

  private var json: String {
    let tables = Provenance.tables.map { table in
      JSONText.object([
        ("table", .text(table.name)), ("source", .text(table.source)),
        ("sha256", .text(table.hash)),
      ])
    }
    return "{\"version\": \(JSONText.quoted(Self.version)), \"dictionaries\": ["
      + tables.joined(separator: ", ") + "]}\n"
  }
}
