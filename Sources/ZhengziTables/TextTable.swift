// SPDX-License-Identifier: Apache-2.0

/// A table as people write it: one `key<TAB>values` a line, `#` before a comment.
///
/// Values are separated by spaces, the preferred one first. This is OpenCC's text dictionary
/// format, so that a user's own file of that kind loads as it is.
public struct TextTable: Sendable {
  /// One line of the table.
  public struct Entry: Hashable, Sendable {
    /// The key, as UTF-8.
    public var key: [UInt8]
    /// The values, as UTF-8, the preferred one first. Never empty.
    public var values: [[UInt8]]
    /// The line that the entry stands on, from 1.
    public var line: Int

    /// Makes an entry.
    public init(key: [UInt8], values: [[UInt8]], line: Int = 0) {
      self.key = key
      self.values = values
      self.line = line
    }
  }

  /// Why a table could not be read.
  public struct ParseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line and the column (in code points), from 1.
    public let line: Int, column: Int
    /// What is wrong there.
    public let reason: String
    /// `line:column: reason`.
    public var description: String { "\(line):\(column): \(reason)" }
  }

  /// The longest line, in bytes: an image counts the bytes of keys and values in 16 bits.
  public static let longestLine = 65_535

  /// The entries, in the order in which they stand.
  public var entries: [Entry]
  /// The comment lines before the first entry, without `#` and the space behind it.
  public var header: [String]

  /// Makes a table from entries.
  public init(entries: [Entry], header: [String] = []) {
    self.entries = entries
    self.header = header
  }

  /// Reads a table.
  ///
  /// - Throws: at the first line that is no entry, at a key that stands twice, and at bytes that
  ///   are not UTF-8.
  /// - Complexity: O(*n*), *n* bytes.
  public init(parsing bytes: [UInt8]) throws(ParseError) {
    entries = []
    header = []
    var seen: [[UInt8]: Int] = [:]
    var line = 0
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for slice in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      let text = slice.last == 0x0D ? slice.dropLast() : slice
      guard let first = text.first else { continue }
      if first == 0x23 {
        if entries.isEmpty {
          header.append(
            String(
              decoding: text.dropFirst(text.starts(with: [0x23, 0x20]) ? 2 : 1), as: UTF8.self))
        }
        continue
      }
      let entry = try Self.parse(text, line: line)
      if let earlier = seen.updateValue(line, forKey: entry.key) {
        let key = String(decoding: entry.key, as: UTF8.self)
        throw ParseError(
          line: line, column: 1, reason: "the key “\(key)” stands already on line \(earlier)")
      }
      entries.append(entry)
    }
  }

  private static func parse(_ text: ArraySlice<UInt8>, line: Int) throws(ParseError) -> Entry {
    guard text.count <= longestLine else {
      throw ParseError(
        line: line, column: column(behind: text.prefix(longestLine)),
        reason: "the line is longer than \(longestLine) bytes")
    }
    guard String(validating: text, as: UTF8.self) != nil else {
      throw ParseError(line: line, column: 1, reason: "the line is not valid UTF-8")
    }
    guard let tab = text.firstIndex(of: 0x09) else {
      throw ParseError(
        line: line, column: column(behind: text), reason: "no tab between the key and its values")
    }
    guard tab > text.startIndex else {
      throw ParseError(line: line, column: 1, reason: "the key is empty")
    }
    let values = text[(tab + 1)...].split(separator: 0x20).map([UInt8].init)
    guard !values.isEmpty else {
      throw ParseError(
        line: line, column: column(behind: text[...tab]), reason: "the key has no value")
    }
    return Entry(key: [UInt8](text[..<tab]), values: values, line: line)
  }

  /// The column behind the beginning of a line.
  private static func column(behind bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 } + 1
  }

  /// The table as text: header, then the entries in their order.
  public func printed() -> [UInt8] {
    var output: [UInt8] = []
    for line in header { output.append(contentsOf: (line.isEmpty ? "#\n" : "# \(line)\n").utf8) }
    for entry in entries {
      output.append(contentsOf: entry.key)
      output.append(0x09)
      output.append(contentsOf: entry.values.joined(separator: [0x20]))
      output.append(0x0A)
    }
    return output
  }
}
