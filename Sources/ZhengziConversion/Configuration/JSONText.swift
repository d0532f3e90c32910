// SPDX-License-Identifier: Apache-2.0

/// JSON with comments and trailing commas, each value with the place where it stands.
///
/// Own code, for a wrong configuration must be told by line and column, and the library links no
/// Foundation.
package struct JSONValue: Sendable {
  package enum Content: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Members in order; keys are values too, for they have places.
    case object([(key: String, place: JSONPlace, value: JSONValue)])
  }

  package let content: Content
  package let place: JSONPlace

  /// The last member of that name; nil if this is no object or lacks it.
  package func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.key == name }?.value
  }

  package var string: String? {
    if case .string(let value) = content { return value }
    return nil
  }

  package var array: [JSONValue]? {
    if case .array(let values) = content { return values }
    return nil
  }
}

/// A line and a column (in code points), both from 1.
package struct JSONPlace: Hashable, Sendable {
  package var line: Int, column: Int
}

/// What is wrong with a JSON text, and where.
package struct JSONError: Error {
  package let place: JSONPlace
  package let reason: String
}

package struct JSONParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var place = JSONPlace(line: 1, column: 1)

  /// Parses one JSON value that fills the text.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JSONError(place: JSONPlace(line: 1, column: 1), reason: "the file is not valid UTF-8")
    }
    var parser = JSONParser(text)
    let value = try parser.value(depth: 0)
    try parser.skipSpace()
    if let scalar = parser.peek() { throw parser.error("unexpected “\(scalar)” behind the end") }
    return value
  }

  private init(_ text: String) {
    let all = Array(text.unicodeScalars)
    scalars = all.first == "\u{FEFF}" ? Array(all.dropFirst()) : all
  }

  private func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func error(_ reason: String) -> JSONError { JSONError(place: place, reason: reason) }

  private mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek() else { return nil }
    index += 1
    if scalar == "\n" {
      place = JSONPlace(line: place.line + 1, column: 1)
    } else {
      place.column += 1
    }
    return scalar
  }

  private mutating func skipSpace() throws(JSONError) {
    while let scalar = peek() {
      if scalar == "/" {
        try skipComment()
      } else if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
        _ = next()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(JSONError) {
    let start = place
    _ = next()
    switch next() {
    case "/":
      while let scalar = peek(), scalar != "\n" { _ = next() }
    case "*":
      var previous: Unicode.Scalar = " "
      while let scalar = next() {
        if previous == "*" && scalar == "/" { return }
        previous = scalar
      }
      throw JSONError(place: start, reason: "the comment has no end")
    default: throw JSONError(place: start, reason: "unexpected “/”")
    }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    try skipSpace()
    let start = place
    guard depth < 64 else { throw error("nested more than 64 deep") }
    guard let scalar = peek() else { throw error("the text ends where a value should stand") }
    let content: JSONValue.Content
    switch scalar {
    case "{": content = try object(depth: depth)
    case "[": content = try array(depth: depth)
    case "\"": content = .string(try string())
    default: content = try word()
    }
    return JSONValue(content: content, place: start)
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue.Content {
    var members: [(key: String, place: JSONPlace, value: JSONValue)] = []
    _ = next()
    while true {
      try skipSpace()
      if peek() == "}" { break }
      let start = place
      guard peek() == "\"" else { throw error("a member's name in quotation marks is missing") }
      let key = try string()
      try skipSpace()
      guard peek() == ":" else { throw error("“:” is missing behind the member's name") }
      _ = next()
      members.append((key, start, try value(depth: depth + 1)))
      try skipSpace()
      if peek() == "," { _ = next() } else if peek() != "}" { throw error("“,” or “}” is missing") }
    }
    _ = next()
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue.Content {
    var values: [JSONValue] = []
    _ = next()
    while true {
      try skipSpace()
      if peek() == "]" { break }
      values.append(try value(depth: depth + 1))
      try skipSpace()
      if peek() == "," { _ = next() } else if peek() != "]" { throw error("“,” or “]” is missing") }
    }
    _ = next()
    return .array(values)
  }

  private mutating func word() throws(JSONError) -> JSONValue.Content {
    let start = place
    var word = ""
    while let scalar = peek(),
      scalar.properties.isAlphabetic || "+-.0123456789".unicodeScalars.contains(scalar)
    {
      word.unicodeScalars.append(scalar)
      _ = next()
    }
    switch word {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      let isDecimal = word.unicodeScalars.allSatisfy("+-.0123456789eE".unicodeScalars.contains)
      guard isDecimal && Double(word) != nil else {
        let found = word.isEmpty ? peek().map { String($0) } ?? "" : word
        throw JSONError(place: start, reason: "“\(found)” is no JSON value")
      }
      return .number(word)
    }
  }

  private mutating func string() throws(JSONError) -> String {
    let start = place
    _ = next()
    var result = String.UnicodeScalarView()
    while let scalar = peek() {
      let here = place
      _ = next()
      switch scalar {
      case "\"": return String(result)
      case "\\": result.append(try escape(at: here))
      case ..<" ":
        throw JSONError(place: here, reason: "a control character stands in a string")
      default: result.append(scalar)
      }
    }
    throw JSONError(place: start, reason: "the string has no end")
  }

  private mutating func escape(at start: JSONPlace) throws(JSONError) -> Unicode.Scalar {
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r",
      "t": "\t",
    ]
    guard let scalar = next() else {
      throw JSONError(place: start, reason: "the text ends inside a string")
    }
    if let value = simple[scalar] { return value }
    guard scalar == "u" else {
      throw JSONError(place: start, reason: "unknown escape “\\\(scalar)”")
    }
    let high = try hexadecimal(at: start)
    if let value = Unicode.Scalar(high) { return value }
    let lone = JSONError(place: start, reason: "lone surrogate")
    guard high < 0xDC00, next() == "\\", next() == "u" else { throw lone }
    let low = try hexadecimal(at: start)
    guard (0xDC00..<0xE000).contains(low),
      let value = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw lone }
    return value
  }

  private mutating func hexadecimal(at start: JSONPlace) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let scalar = next(), scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
        throw JSONError(place: start, reason: "“\\u” needs four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
