// SPDX-License-Identifier: Apache-2.0

/// The paths of the files to read: operands, and what `--files-from` lists.
enum PathList {
  static let syntax: [OptionSyntax] = [
    .text("files-from", "Read the paths from this file, one a line; `-` is standard input."),
    .flag("null", letter: "0", "With --files-from: a NUL ends each path, instead of a line end."),
  ]

  /// The paths in their order; `-` alone if none were asked for.
  ///
  /// - Throws: `UsageError`; what reading the list throws.
  static func paths(_ arguments: ParsedArguments) throws -> [String] {
    guard let list = arguments.text("files-from") else {
      if arguments.has("null") { throw UsageError("--null goes with --files-from.") }
      return arguments.operands.isEmpty ? ["-"] : arguments.operands
    }
    if list == "-" && arguments.operands.contains("-") {
      throw UsageError("Standard input cannot be the list and a file of it.")
    }
    let input = try FileDescriptor.input(list)
    defer { if list != "-" { try? input.close() } }
    let end: UInt8 = arguments.has("null") ? 0x00 : 0x0A
    let listed = try input.readAll().split(separator: end).map {
      String(decoding: $0, as: UTF8.self)
    }
    return arguments.operands + listed
  }
}
