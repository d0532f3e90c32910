// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Reading and writing whole files.
enum Files {
  static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ToolError("cannot read \(path)")
    }
    return [UInt8](data)
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func write(_ bytes: [UInt8], to path: String) throws {
    if let old = FileManager.default.contents(atPath: path), [UInt8](old) == bytes { return }
    try Data(bytes).write(to: URL(filePath: path))
  }

  static func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

  /// The names in a folder, sorted; empty if there is no such folder.
  static func list(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
