// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi

/// The README says what is true.
@Suite struct ReadmeTests {
  private let lines: [Substring]

  init() throws {
    lines = String(decoding: try Repository.bytes("README.md"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A command of a session, and what it prints.
  private struct Step {
    let command: String
    var output = ""
  }

  private var steps: [Step] {
    var steps: [Step] = []
    var isSession = false
    for line in lines {
      if line.hasPrefix("```") {
        isSession = line == "```console"
      } else if isSession, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if isSession, !steps.isEmpty {
        steps[steps.count - 1].output += line + "\n"
      }
    }
    return steps
  }

  @Test func `its sessions run as they are written`() throws {
    let folder = try Folder()
    _ = try Shell.run("ln -s \"$1\" Samples", ["\(Repository.root)/Samples"], in: folder.path)
    #expect(steps.count > 15)
    for step in steps {
      let result = try Shell.run("{ \(step.command)\n} 2>&1", in: folder.path)
      #expect(result.text == step.output, "\(step.command)")
    }
  }

  @Test func `it names every configuration, target, command and encoding of the program`() {
    let text = lines.joined(separator: "\n")
    let commands = ["convert", "fix", "recode", "detect", "rules", "version"]
    let names = Scheme.all.map(\.name) + Variant.knownTags + commands
    for name in names + Encoding.all.map(\.name) {
      #expect(text.contains("`\(name)`"), "\(name)")
    }
    #expect(text.contains("There are \(RuleSet.all.count) rules."))
  }

  @Test func `its first commands are targets of the Makefile`() throws {
    let makefile = String(decoding: try Repository.bytes("Makefile"), as: UTF8.self)
    let commands = lines.filter { $0.hasPrefix("make ") }.map { $0.split(separator: " ")[1] }
    #expect(commands == ["demo", "check"])
    for command in commands { #expect(makefile.contains("\n\(command):")) }
  }
}
