// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where the text goes: standard output, a file that is replaced when whole, or a device.
final class Output {
  /// Where bytes are written.
  let descriptor: FileDescriptor
  private let replacement: ReplacementFile?

  /// Standard output, or a device or pipe that is open.
  init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
    replacement = nil
  }

  /// A file by name; `-` is standard output. What is no regular file is written to as it is.
  init(path: String, refusesHardLinks: Bool) throws {
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    if path == "-" {
      descriptor = .standardOutput
      replacement = nil
    } else if exists && status.st_mode & S_IFMT != S_IFREG {
      descriptor = try .open(path, O_WRONLY)
      replacement = nil
    } else {
      let file = try ReplacementFile(path, refusesHardLinks: refusesHardLinks)
      descriptor = file.descriptor
      replacement = file
    }
  }

  func write(_ bytes: [UInt8]) throws {
    if !bytes.isEmpty { try descriptor.write(bytes) }
  }

  /// Ends the file; only now does it have its name.
  func commit(backup: String? = nil) throws { try replacement?.commit(backup: backup) }

  /// Leaves everything as it was before.
  func discard() { replacement?.discard() }
}
