// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc

@main
struct ZhengziCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhengzi",
    abstract: "Takes Chinese text as it is found in the wild, and gives it back right.",
    discussion: """
      Without a subcommand, `convert` is meant. With no file, or with `-`, standard input is read \
      and standard output written. --version tells the version.

      Exit status: 0 done; 1 done, but findings remain or data was dropped as a policy allowed; \
      2 at least one input could not be processed; 64 wrong usage.
      """,
    subcommands: [
      ConvertCommand.self, FixCommand.self, DetectCommand.self, RulesCommand.self,
      VersionCommand.self,
    ],
    defaultSubcommand: ConvertCommand.self)

  static func main() {
    StandardStreams.secure()
    let arguments = expanded(Array(CommandLine.arguments.dropFirst()))
    // Straight to the subcommand: the parser would look at the options of all.
    let subcommand = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    let status =
      if let subcommand { start(subcommand, Array(arguments.dropFirst())) } else {
        start(Self.self, arguments)
      }
    // Some file systems tell only now that they could not write.
    Glibc.exit(max(status, attempt(Self.self) { try FileDescriptor.standardOutput.close() }))
  }

  private static func start(_ type: (some ParsableCommand).Type, _ arguments: [String]) -> Int32 {
    attempt(type) {
      var command = try type.parseAsRoot(arguments)
      try command.run()
    }
  }

  /// A flag by custom, a command by structure: `--version` is `version`.
  private static func expanded(_ arguments: [String]) -> [String] {
    let parts = arguments.first?.split(separator: "=", maxSplits: 1) ?? []
    guard let name = parts.first, ["--version", "-V"].contains(name) else { return arguments }
    return ["version"] + parts.dropFirst().flatMap { ["--format", String($0)] }
      + arguments.dropFirst()
  }

  /// The status of some work. Its error is told.
  private static func attempt(
    _ type: (some ParsableCommand).Type, _ work: () throws -> Void
  ) -> Int32 {
    do {
      try work()
      return ExitStatus.done.rawValue
    } catch is BrokenPipe {
      BrokenPipe.end()
    } catch {
      let number = ExitStatus.number(for: error)
      if !(error is ExitStatus) { return tell(error, number, type) }
      return number
    }
  }

  private static func tell(
    _ error: any Error, _ number: Int32, _ type: (some ParsableCommand).Type
  ) -> Int32 {
    switch number {
    case ExitStatus.done.rawValue:
      return attempt(type) {
        try Output(.standardOutput).write(type.fullMessage(for: error) + "\n")
      }
    case ExitStatus.failed.rawValue: StandardError.print("zhengzi: \(error)")
    default: StandardError.print(type.fullMessage(for: error))
    }
    return number
  }
}
