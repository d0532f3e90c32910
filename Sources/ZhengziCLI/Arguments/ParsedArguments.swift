// SPDX-License-Identifier: Apache-2.0

/// The arguments of a command, taken apart by its syntax.
///
/// Options may stand anywhere, as `--name value`, `--name=value`, `-n value`, `-nvalue` or, for those
/// without a value, together (`-qw`), or with an optional one behind a sign (`-w=.orig`); `--` ends
/// them. The last of several wins, where one is wanted.
///
/// A parser of our own, for the start of the program is a promise: one that finds its options by
/// reflection takes longer than the conversion of a page.
struct ParsedArguments {
  /// What is no option.
  private(set) var operands: [String] = []
  /// Whether help is wanted instead.
  private(set) var asksForHelp = false
  private let syntax: CommandSyntax
  private var values: [String: [String]] = [:]

  /// - Throws: `UsageError`.
  init(_ arguments: [String], _ syntax: CommandSyntax) throws {
    self.syntax = syntax
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      } else if argument.hasPrefix("--") {
        try takeLong(argument.dropFirst(2), &rest)
      } else if argument.hasPrefix("-") && argument != "-" {
        try takeLetters(argument.dropFirst(), &rest)
      } else {
        operands.append(argument)
      }
    }
    if syntax.operands == nil, let operand = operands.first, !asksForHelp {
      throw UsageError("Unexpected argument “\(operand)”.")
    }
  }

  private mutating func takeLong(
    _ argument: Substring, _ rest: inout ArraySlice<String>
  ) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    if name == "help" {
      asksForHelp = true
      return
    }
    guard let option = syntax.options.first(where: { $0.name == name }) else {
      throw UsageError("Unknown option --\(name).\(suggestion(for: name))")
    }
    guard option.takesValue else {
      if parts.count > 1, option.optionalValue != nil {
        values[name, default: []].append(String(parts[1]))
        return
      }
      if parts.count > 1 { throw UsageError("The option --\(name) takes no value.") }
      values[name, default: []].append("")
      return
    }
    guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
      throw UsageError("The option --\(name) wants a value.")
    }
    values[name, default: []].append(value)
  }

  private mutating func takeLetters(
    _ letters: Substring, _ rest: inout ArraySlice<String>
  ) throws {
    var letters = letters
    while let letter = letters.popFirst() {
      if letter == "h" {
        asksForHelp = true
        continue
      }
      guard let option = syntax.options.first(where: { $0.letter == letter }) else {
        throw UsageError("Unknown option -\(letter).")
      }
      guard option.takesValue else {
        let hasValue = option.optionalValue != nil && letters.first == "="
        values[option.name, default: []].append(hasValue ? String(letters.dropFirst()) : "")
        if hasValue { return }
        continue
      }
      let attached = letters.first == "=" ? letters.dropFirst() : letters
      guard let value = letters.isEmpty ? rest.popFirst() : String(attached) else {
        throw UsageError("The option -\(letter) wants a value.")
      }
      values[option.name, default: []].append(value)
      return
    }
  }

  // MARK: Values

  /// Whether an option is there.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// All values of an option.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The value of an option, nil without it.
  func text(_ name: String) -> String? { values[name]?.last }

  /// The value of an option as what `read` makes of it.
  ///
  /// - Throws: `UsageError` if that is nil.
  func value<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value? {
    guard let text = text(name) else { return nil }
    if let value = read(text) { return value }
    let known = syntax.options.first { $0.name == name }?.values ?? []
    let hint = known.isEmpty ? "" : " There are \(known.joined(separator: ", "))."
    throw UsageError("“\(text)” is no value of --\(name).\(hint)")
  }

  /// The value of an option that has a few.
  func choice<Choice: OptionChoice>(_ name: String) throws -> Choice? {
    try value(name) { Choice(rawValue: $0) }
  }

  // MARK: Suggestions

  private func suggestion(for name: String) -> String {
    let near = syntax.options.map(\.name).min { distance($0, name) < distance($1, name) }
    guard let near, distance(near, name) <= max(1, name.count / 3) else { return "" }
    return " Did you mean --\(near)?"
  }

  /// How many letters must be put in, left out or changed.
  private func distance(_ a: String, _ b: String) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let changed = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
