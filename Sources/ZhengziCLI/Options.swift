// SPDX-License-Identifier: Apache-2.0

/// Which texts are read, and where they go.
struct FileOptions {
  static let operands = (name: "paths", help: "Files to read; `-` or none for standard input.")

  static let syntax: [OptionSyntax] = [
    .text("output", letter: "o", "Write to this file instead of standard output."),
    .optional(
      "in-place", letter: "w", value: "suffix",
      """
      Replace each file by its result; with a suffix such as .orig, keep the old file under its \
      name with that.
      """),
    .text("backup", "With --in-place: the suffix, as an option of its own."),
    .flag(
      "break-hardlinks",
      "With --in-place: go on if a file has other names, which keep the old text."),
    .text(
      "jobs", letter: "j",
      "Threads that convert a long text, where that can be done apart; 0 for all cores.",
      standard: "0"),
  ]

  let paths: [String]
  let output: String?
  let inPlace: Bool
  let backup: String?
  let breakHardLinks: Bool
  let jobs: Int

  init(_ arguments: ParsedArguments) throws {
    paths = arguments.operands
    output = arguments.text("output")
    inPlace = arguments.has("in-place")
    // Without a suffix, its value is empty.
    let suffix = arguments.text("in-place").flatMap { $0.isEmpty ? nil : $0 }
    backup = arguments.text("backup") ?? suffix
    breakHardLinks = arguments.has("break-hardlinks")
    jobs = try arguments.value("jobs") { Int($0) } ?? 0
    if !(0...256).contains(jobs) { throw UsageError("--jobs is a number from 0 to 256.") }
    if inPlace && output != nil {
      throw UsageError("--in-place and --output do not go together.")
    }
    if inPlace && (paths.isEmpty || paths.contains("-")) {
      throw UsageError("--in-place needs files: standard input has no name to replace.")
    }
    if backup?.isEmpty == true || backup?.contains("/") == true || (backup != nil && !inPlace) {
      throw UsageError("--backup is a suffix, such as .orig, and goes with --in-place.")
    }
  }
}
