// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where the text goes: standard output, a file that is replaced when whole, or a device.
final class Output {
  private let descriptor: FileDescriptor
  private let replacement: ReplacementFile?
  /// Whether nothing has been written yet.
  private(set) var isEmpty = true

  /// Standard output, or a device or pipe that is open.
  init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
    replacement = nil
  }

  /// Takes the name of a file.
  ///
  /// - Throws: `Refusal` if what has the name is no regular file, or has other names which would
  ///   keep the old text.
  init(replacing path: String, breaksHardLinks: Bool) throws {
    let file = try ReplacementFile(path, refusesHardLinks: !breaksHardLinks)
    descriptor = file.descriptor
    replacement = file
  }

  /// A file by name; `-` is standard output. What is no regular file is written to as it is.
  convenience init(path: String) throws {
    var status = stat()
    if path == "-" {
      self.init(.standardOutput)
    } else if unsafe stat(path, &status) == 0, !status.isRegular {
      self.init(try .open(path, O_WRONLY))
    } else {
      try self.init(replacing: path, breaksHardLinks: true)
    }
  }

  /// Whether what is written stays where it is, even if the work fails later.
  var isImmediate: Bool { replacement == nil }

  /// Whether writing would change what is being read, for ever perhaps.
  func isFile(of input: FileDescriptor) throws -> Bool {
    guard replacement == nil else { return false }
    let (mine, other) = (try descriptor.status, try input.status)
    return mine.isRegular && mine.st_dev == other.st_dev && mine.st_ino == other.st_ino
  }

  func write(_ bytes: [UInt8]) throws {
    if bytes.isEmpty { return }
    isEmpty = false
    try descriptor.write(bytes)
  }

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Hands out the descriptor, for those who write to it from several threads.
  func handOut() -> FileDescriptor {
    isEmpty = false
    return descriptor
  }

  /// Ends the file; only now does it have its name.
  func commit(backup: String? = nil) throws { try replacement?.commit(backup: backup) }

  /// Leaves everything as it was before.
  func discard() { replacement?.discard() }
}

extension stat {
  /// Neither a folder, nor a device, nor a pipe.
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
  /// A directory.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}
