// SPDX-License-Identifier: Apache-2.0

internal import FoundationEssentials
internal import ZhengziConversion

/// The repository's own files, as the tests need them.
public enum Repository {
  /// The folder that holds `Package.swift`.
  public static let root: String = {
    let path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return path.dropLast(3).joined(separator: "/")
  }()

  /// The bytes of a file.
  ///
  /// - Parameter path: Below the root.
  public static func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: "\(root)/\(path)")))
  }

  /// The names in a folder, sorted.
  ///
  /// - Parameter path: Below the root.
  public static func list(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)").sorted()
  }
}

/// A case of `Tests/Cases/convert`: a text, and what each scheme makes of it.
public struct ConversionCase: Sendable, CustomStringConvertible {
  /// The case's name.
  public let id: String
  /// The text.
  public let input: String
  /// The scheme's name and its output, in the file's order.
  public let expected: [(scheme: String, output: String)]
  /// The name.
  public var description: String { id }

  /// What is wrong with a file of cases.
  public struct Broken: Error {
    /// The file.
    public let path: String
    /// The line, from 1.
    public let line: Int
  }

  /// Reads a file of cases.
  ///
  /// - Parameter path: Below `Tests/Cases`.
  public static func all(in path: String) throws -> [ConversionCase] {
    let root = try JSONParser.parse(Repository.bytes("Tests/Cases/\(path)"))
    guard let cases = root.member("cases")?.array else { throw Broken(path: path, line: 1) }
    return try cases.map { value in
      guard let id = value.member("id")?.string, let input = value.member("input")?.string,
        case .object(let members)? = value.member("expected")?.content
      else { throw Broken(path: path, line: value.place.line) }
      let expected = try members.map { member in
        guard let output = member.value.string else {
          throw Broken(path: path, line: member.place.line)
        }
        return (scheme: member.key, output: output)
      }
      return ConversionCase(id: id, input: input, expected: expected)
    }
  }
}
