// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc

/// A folder of its own for a test, gone after it.
final class Folder {
  let path: String

  init() throws {
    let name = "zhengzi-\(UInt64.random(in: 0...UInt64.max))"
    path = FileManager.default.temporaryDirectory.appending(path: name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try write(name, [UInt8](text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: "\(path)/\(name)")))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// All names in it, those with a dot in front as well.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func status(_ name: String) -> stat {
    var status = stat()
    unsafe _ = lstat("\(path)/\(name)", &status)
    return status
  }
}
