// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ZhengziConversion
import ZhengziTables

/// Tries the rules of context as `Dictionaries/` has them now; no image is read or written.
struct ContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "context",
    abstract: "Tries the rules of context on lines of standard input, or on their examples.")

  @Option(help: "The root of the repository.")
  var root = "."

  @Flag(help: "Convert the examples (lines with >) of all rules; show those that fail.")
  var examples = false

  @Option(help: "With --examples: only of files whose name holds this.")
  var file = ""

  @Flag(help: "Convert lines, and show nothing else.")
  var plain = false

  @Flag(help: "Read the lines as Traditional.")
  var traditional = false

  func run() throws {
    let images = ContextImages(root: root)
    let made = try images.images()
    let byName = Dictionary(uniqueKeysWithValues: made.map { ($0.name, $0.bytes) })
    guard let table = byName["context"], let target = byName["context-TW"] else { return }
    let converter = ContextConverter(
      ContextTable(TableImage(owning: table)), ContextTarget(TableImage(owning: target)),
      as: traditional ? .traditional : .simplified)
    if examples {
      try runExamples(images, converter)
    } else {
      while let line = readLine() {
        if plain { print(converter.convert(line)) } else { show(line, converter) }
      }
    }
  }

  private func show(_ line: String, _ converter: ContextConverter) {
    print(converter.convert(line))
    let trace = ContextTrace(line, converter)
    print("  " + trace.words.joined(separator: "|"))
    for choice in trace.choices {
      print(
        "  \(choice.place) \(choice.written)→\(choice.form) \(choice.evidence) \(choice.reason)")
    }
  }

  private func runExamples(_ images: ContextImages, _ converter: ContextConverter) throws {
    let simplify = Converter(.tw2s)
    var (count, failures) = (0, 0)
    for file in try images.rules() where self.file.isEmpty || file.name.contains(self.file) {
      for example in file.examples {
        let wanted = Array(example.text.unicodeScalars)
        let got = Array(converter.convert(simplify.convert(example.text)).unicodeScalars)
        count += 1
        guard example.places.contains(where: { got[$0] != wanted[$0] }) else { continue }
        failures += 1
        print("\(file.name):\(example.number): \(example.text)")
        show(simplify.convert(example.text), converter)
      }
    }
    print("\(count) examples, \(failures) fail")
    if failures > 0 { throw ExitCode.failure }
  }
}
