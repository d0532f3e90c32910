// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct TablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhengzi-tables",
    abstract: "Imports, compiles and verifies the dictionaries.",
    subcommands: [ImportCommand.self, CompileCommand.self, VerifyCommand.self, ContextCommand.self])
}

/// A message for the person who runs the tool.
struct ToolError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
