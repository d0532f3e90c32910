// SPDX-License-Identifier: Apache-2.0

/// The help page of a command, 80 columns wide.
struct HelpPage {
  let syntax: CommandSyntax
  private static let width = 80
  private static let indent = 24

  /// How the command is called.
  static func usage(_ syntax: CommandSyntax) -> String {
    let operands = syntax.operands.map { " [<\($0.name)> ...]" } ?? ""
    return "zhengzi \(syntax.name) [<options>]\(operands)"
  }

  var text: String {
    var sections = [Self.wrapped("OVERVIEW: " + syntax.abstract)]
    if !syntax.discussion.isEmpty { sections.append(Self.wrapped(syntax.discussion)) }
    sections.append("USAGE: " + Self.usage(syntax) + "\n")
    if let operands = syntax.operands {
      sections.append("ARGUMENTS:\n" + Self.entry("<\(operands.name)>", operands.help))
    }
    let options = syntax.options.map { Self.entry(Self.head($0), Self.body($0)) }
    let help = Self.entry("-h, --help", "Show this page.")
    sections.append("OPTIONS:\n" + options.joined() + help)
    return sections.joined(separator: "\n")
  }

  private static func head(_ option: OptionSyntax) -> String {
    let letter = option.letter.map { "-\($0), " } ?? ""
    if let value = option.optionalValue { return letter + "--\(option.name)[=<\(value)>]" }
    return letter + "--\(option.name)" + (option.takesValue ? " <\(option.name)>" : "")
  }

  private static func body(_ option: OptionSyntax) -> String {
    let details = [
      option.values.isEmpty ? nil : "values: " + option.values.joined(separator: ", "),
      option.standard.map { "default: \($0)" },
    ].compactMap(\.self)
    return option.help + (details.isEmpty ? "" : " (\(details.joined(separator: "; ")))")
  }

  /// Two columns: the second one begins on a new line if the first one is long.
  static func entry(_ head: String, _ body: String) -> String {
    let padding = String(repeating: " ", count: indent + 2)
    let lines = wrap(body, to: width - indent - 2)
    let first = "  " + head
    let start =
      first.count < indent + 2
      ? first + padding.dropFirst(first.count) + (lines.first ?? "") + "\n"
      : first + "\n" + padding + (lines.first ?? "") + "\n"
    return lines.dropFirst().reduce(start) { $0 + padding + $1 + "\n" }
  }

  static func wrapped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrap(String($0), to: width).joined(separator: "\n") + "\n" }.joined()
  }

  private static func wrap(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}
