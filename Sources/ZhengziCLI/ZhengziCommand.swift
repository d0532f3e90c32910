// SPDX-License-Identifier: Apache-2.0

import Glibc

/// `zhengzi`: finds the command that the first argument names.
@main enum ZhengziCommand {
  private static let commands: [any Command.Type] = [
    ConvertCommand.self, FixCommand.self, RecodeCommand.self, DetectCommand.self,
    RulesCommand.self, VersionCommand.self,
  ]

  static func main() {
    StandardStreams.secure()
    let status = attempt { try run(expanded(Array(CommandLine.arguments.dropFirst()))[...]) }
    // Some file systems tell only now that they could not write.
    Glibc.exit(max(status, attempt { try FileDescriptor.standardOutput.close() }))
  }

  /// A flag by custom, a command by structure: `--version` is `version`.
  private static func expanded(_ arguments: [String]) -> [String] {
    let parts = arguments.first?.split(separator: "=", maxSplits: 1) ?? []
    guard let name = parts.first, ["--version", "-V"].contains(name) else { return arguments }
    return ["version"] + parts.dropFirst().flatMap { ["--format", String($0)] }
      + arguments.dropFirst()
  }

  private static func run(_ arguments: ArraySlice<String>) throws {
    switch arguments.first {
    case "help": try help(arguments.dropFirst().first)
    case "-h", "--help": try help(nil)
    case let name?:
      if let command = command(named: name) {
        try start(command, arguments.dropFirst())
      } else {
        try start(ConvertCommand.self, arguments)
      }
    case nil: try start(ConvertCommand.self, [])
    }
  }

  private static func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.syntax.name == name }
  }

  private static func start(
    _ type: (some Command).Type, _ arguments: ArraySlice<String>
  ) throws {
    do {
      let parsed = try ParsedArguments(Array(arguments), type.syntax)
      if parsed.asksForHelp { return try help(type.syntax.name) }
      try type.init(parsed).run()
    } catch let error as UsageError {
      StandardError.print(
        """
        Error: \(error)
        Usage: \(HelpPage.usage(type.syntax))
          See 'zhengzi \(type.syntax.name) --help' for more information.
        """)
      throw ExitStatus.misused
    }
  }

  /// The status of some work. Its error is told.
  private static func attempt(_ work: () throws -> Void) -> Int32 {
    do {
      try work()
      return ExitStatus.done.rawValue
    } catch is BrokenPipe {
      BrokenPipe.end()
    } catch let status as ExitStatus {
      return status.rawValue
    } catch {
      // Whatever stopped the work, an input could not be processed.
      StandardError.print("zhengzi: \(error)")
      return ExitStatus.failed.rawValue
    }
  }

  // MARK: Help

  private static func help(_ name: String?) throws {
    guard let name else { return try Output(.standardOutput).write(overview) }
    guard let command = command(named: name) else {
      StandardError.print("Error: There is no command “\(name)”. See 'zhengzi --help'.")
      throw ExitStatus.misused
    }
    try Output(.standardOutput).write(HelpPage(syntax: command.syntax).text)
  }

  private static var overview: String {
    let list = commands.map { command in
      let syntax = command.syntax
      return HelpPage.entry(
        syntax.name + (syntax.name == "convert" ? " (default)" : ""), syntax.abstract)
    }
    return [
      HelpPage.wrapped(
        "OVERVIEW: Takes Chinese text as it is found in the wild, and gives it back right."),
      HelpPage.wrapped(
        """
        Without a command, `convert` is meant. With no file, or with `-`, standard input is read \
        and standard output written. --version tells the version.
        """),
      HelpPage.wrapped(
        """
        Exit status: 0 done; 1 done, but findings remain or data was dropped as a policy allowed; \
        2 at least one input could not be processed; 64 wrong usage.
        """),
      "USAGE: zhengzi <command>\n",
      "COMMANDS:\n" + list.joined(),
      "  See 'zhengzi help <command>' for detailed help.\n",
    ].joined(separator: "\n")
  }
}
