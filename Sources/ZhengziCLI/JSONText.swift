// SPDX-License-Identifier: Apache-2.0

/// Writes JSON objects on one line, members in the order given.
enum JSONText {
  enum Value {
    case text(String)
    case number(Int)
    case decimal(Double)
    case flag(Bool)
    case list([String])
    case objects([[(String, Value)]])
    case null
  }

  static func object(_ members: [(String, Value)]) -> String {
    "{" + members.map { "\(quoted($0.0)): \(printed($0.1))" }.joined(separator: ", ") + "}"
  }

  private static func printed(_ value: Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): String(number)
    case .decimal(let number): String(number)
    case .flag(let flag): String(flag)
    case .list(let list): "[" + list.map(quoted).joined(separator: ", ") + "]"
    case .objects(let objects): "[" + objects.map(object).joined(separator: ", ") + "]"
    case .null: "null"
    }
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case ..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
