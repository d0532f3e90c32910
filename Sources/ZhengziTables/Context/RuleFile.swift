// SPDX-License-Identifier: Apache-2.0

/// A file of rules by context.
package struct RuleFile {
  /// A line of a file.
  package struct Line {
    package let character: Unicode.Scalar
    /// Nil for `?`: undecided.
    package let form: Unicode.Scalar?
    package let isStrong: Bool
    package let patterns: Substring
    package let reason: String
    package let number: Int
  }

  /// What a line is good for, to be tried.
  package struct Example {
    /// The sentence without braces.
    package var text = ""
    /// The places of the ideographs that stood in braces, in scalars.
    package var places: [Int] = []
    package var number = 0
  }

  /// A line that cannot be read.
  package struct Failure: Error, CustomStringConvertible {
    package let name: String, line: Int, reason: String
    package var description: String { "\(name):\(line): \(reason)" }
  }

  package let name: String
  package private(set) var lines: [Line] = []
  package private(set) var examples: [Example] = []
  /// Classes by name, `@` included.
  package private(set) var classes: [String: [String]] = [:]

  /// Reads a file.
  package init(_ bytes: [UInt8], name: String) throws(Failure) {
    self.name = name
    let text = String(decoding: bytes, as: UTF8.self)
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix(">") {
        examples.append(try Self.example(line.dropFirst(), name, number))
      } else if line.hasPrefix("@") {
        let fields = line.split(separator: "\t")
        guard fields.count >= 2 else {
          throw Failure(name: name, line: number, reason: "a class is @name<TAB>words")
        }
        classes[String(fields[0]), default: []] += fields[1].split(separator: " ").map(String.init)
      } else {
        lines.append(try Self.line(line, name, number))
      }
    }
  }

  private static func line(
    _ line: Substring, _ name: String, _ number: Int
  ) throws(Failure) -> Line {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 4, !fields[3].isEmpty else {
      throw Failure(name: name, line: number, reason: "a rule has four fields, not \(fields.count)")
    }
    let isStrong = fields[1].hasSuffix("!")
    let form = isStrong ? fields[1].dropLast() : fields[1]
    guard let character = fields[0].unicodeScalars.first, fields[0].unicodeScalars.count == 1,
      let target = form.unicodeScalars.first, form.unicodeScalars.count == 1
    else { throw Failure(name: name, line: number, reason: "character and form are one scalar") }
    return Line(
      character: character, form: target == "?" ? nil : target, isStrong: isStrong,
      patterns: fields[2], reason: String(fields[3]), number: number)
  }

  private static func example(
    _ text: Substring, _ name: String, _ number: Int
  ) throws(Failure) -> Example {
    var example = Example(number: number)
    var count = 0
    for scalar in text.unicodeScalars.drop(while: { $0 == " " }) {
      if scalar == "{" {
        example.places.append(count)
      } else if scalar != "}" {
        example.text.unicodeScalars.append(scalar)
        count += 1
      }
    }
    if example.places.isEmpty {
      throw Failure(name: name, line: number, reason: "an example has an ideograph in braces")
    }
    return example
  }
}
