// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct ZhengziCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhengzi",
    abstract: "Takes Chinese text as it is found in the wild, and gives it back right.",
    discussion: """
      Without a subcommand, `convert` is meant. With no file, or with `-`, standard input is read \
      and standard output written.

      Exit status: 0 done; 1 done, but findings remain or data was dropped as a policy allowed; \
      2 at least one input could not be processed; 64 wrong usage.
      """,
    subcommands: [
      ConvertCommand.self, FixCommand.self, DetectCommand.self, RulesCommand.self,
      VersionCommand.self,
    ],
    defaultSubcommand: ConvertCommand.self)

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    // A flag by custom, a command by structure.
    if let first = arguments.first, ["--version", "-V", "--version=json"].contains(first) {
      arguments = ["version"] + (first.hasSuffix("json") ? ["--json"] : [])
    }
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let status as ExitStatus {
      exit(withError: ExitCode(status.rawValue))
    } catch is BrokenPipe {
      BrokenPipe.end()
    } catch {
      if let status = ExitStatus.of(error) {
        StandardError.print("zhengzi: \(error)")
        exit(withError: ExitCode(status.rawValue))
      }
      exit(withError: error)
    }
  }
}
