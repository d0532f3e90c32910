// SPDX-License-Identifier: Apache-2.0

/// An option that a command knows.
struct OptionSyntax: Sendable {
  /// Behind two hyphens.
  let name: String
  /// Behind one hyphen.
  let letter: Character?
  let takesValue: Bool
  /// What the help page calls a value that may be left out, and then is empty.
  var optionalValue: String?
  let help: String
  /// The values there are; empty if any text may be one.
  let values: [String]
  /// What is meant without the option, in words for the help page.
  let standard: String?

  /// An option that stands alone.
  static func flag(_ name: String, letter: Character? = nil, _ help: String) -> OptionSyntax {
    OptionSyntax(
      name: name, letter: letter, takesValue: false, help: help, values: [], standard: nil)
  }

  /// An option that stands alone, or with a text behind `=`.
  static func optional(
    _ name: String, letter: Character, value: String, _ help: String
  ) -> OptionSyntax {
    var option = flag(name, letter: letter, help)
    option.optionalValue = value
    return option
  }

  /// An option with a text.
  static func text(
    _ name: String, letter: Character? = nil, _ help: String, values: [String] = [],
    standard: String? = nil
  ) -> OptionSyntax {
    OptionSyntax(
      name: name, letter: letter, takesValue: true, help: help, values: values,
      standard: standard)
  }

  /// An option with one of a few values.
  static func choice<Choice: OptionChoice>(
    _ name: String, _ help: String, _ type: Choice.Type = Choice.self, standard: Choice? = nil
  ) -> OptionSyntax {
    text(
      name, help, values: type.allCases.map { String(describing: $0.rawValue) },
      standard: standard?.rawValue)
  }
}

/// The values of an option that has a few.
typealias OptionChoice = RawRepresentable<String> & CaseIterable & Sendable

/// What a command is called and what it understands: parsing and help follow from this.
struct CommandSyntax: Sendable {
  let name: String
  let abstract: String
  var discussion = ""
  /// What the help page calls the operands, and says of them; nil if there are none.
  var operands: (name: String, help: String)?
  var options: [OptionSyntax] = []
}

/// A part of the program that the first argument names.
protocol Command: SendableMetatype {
  static var syntax: CommandSyntax { get }
  /// - Throws: `UsageError`.
  init(_ arguments: ParsedArguments) throws
  func run() throws
}

/// The program was called in a way that it does not understand.
struct UsageError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
