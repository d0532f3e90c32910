// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// `zhengzi --version`
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Tells the version, and those of the dictionaries.")

  static let version = "0.1.0"

  @Flag(help: "As a JSON object.")
  var json = false

  func run() throws {
    let tables = Provenance.tables
    var text = "zhengzi \(Self.version)\n"
    if json {
      let list = tables.map {
        JSONText.object([
          ("table", .text($0.name)), ("source", .text($0.source)), ("sha256", .text($0.hash)),
        ])
      }
      text = "{\"version\": \(JSONText.quoted(Self.version)), \"dictionaries\": ["
        + list.joined(separator: ", ") + "]}\n"
    } else {
      for table in tables {
        text += "\(table.hash.prefix(16))  \(table.name)  (\(table.source))\n"
      }
    }
    try Output(.standardOutput).write(Array(text.utf8))
  }
}
