// SPDX-License-Identifier: Apache-2.0

internal import CPosix
import Glibc

/// A file that appears under its name only when it is whole.
///
/// The bytes go to a temporary file in the same folder, are synchronized, and take the name by
/// `rename`. Whatever happens before, the file that had the name stays as it was.
final class ReplacementFile {
  private let target: String
  private let temporary: String
  let descriptor: FileDescriptor
  private var slot: Interruption.Slot?
  private var isOpen = true
  private var isFinished = false

  /// - Parameter path: The name to take; a symbolic link is followed.
  /// - Parameter refusesHardLinks: Throw if the file has other names, which would keep the old
  ///   text.
  init(_ path: String, refusesHardLinks: Bool) throws {
    target = Self.resolved(path)
    let old = try Self.status(of: target, as: path, refusesHardLinks: refusesHardLinks)
    var template = Array((Self.folder(of: target) + ".zhengzi-XXXXXX").utf8CString)
    let number = unsafe mkstemp(&template)
    guard number >= 0 else { throw SystemError(.writeBeside, path) }
    temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    descriptor = FileDescriptor(number, path)
    slot = unsafe Interruption.remember(temporary)
    if let old { copyAttributes(of: old) } else { _ = fchmod(number, 0o666 & ~Self.mask) }
  }

  deinit { discard() }

  /// Gives the file its name. With `backup`, the old file stays under its name with that suffix.
  func commit(backup: String?) throws {
    try descriptor.synchronize()
    isOpen = false
    try descriptor.close()
    if let backup { try keepOldFile(as: target + backup) }
    guard unsafe rename(temporary, target) == 0 else { throw SystemError(.write, target) }
    isFinished = true
    unsafe Interruption.forget(slot)
    synchronizeFolder()
  }

  /// Takes the temporary file away, unless it has its name; the old file stays.
  func discard() {
    if isFinished { return }
    isFinished = true
    if isOpen { try? descriptor.close() }
    unsafe _ = unlink(temporary)
    unsafe Interruption.forget(slot)
  }

  private func keepOldFile(as name: String) throws {
    guard unsafe access(target, F_OK) == 0 else { return }
    unsafe _ = unlink(name)
    guard unsafe link(target, name) == 0 else { throw SystemError(.write, name) }
  }

  /// The file that has the name; nil if there is none yet.
  private static func status(
    of target: String, as path: String, refusesHardLinks: Bool
  ) throws -> stat? {
    var old = stat()
    guard unsafe stat(target, &old) == 0 else { return nil }
    guard old.isRegular else {
      throw Refusal("\(path) is no regular file: it cannot be replaced")
    }
    if refusesHardLinks && old.st_nlink > 1 {
      throw Refusal(
        "\(path) has other names (hard links), which would keep the old text; "
          + "--break-hardlinks goes on")
    }
    return old
  }

  private func copyAttributes(of old: stat) {
    // Mode last: a change of owner may clear bits of it. A user who may not give files away
    // keeps their own.
    _ = fchown(descriptor.number, old.st_uid, old.st_gid)
    _ = fchmod(descriptor.number, old.st_mode & 0o7777)
    ExtendedAttributes.copy(from: target, to: descriptor.number)
  }

  private func synchronizeFolder() {
    guard
      let opened = try? FileDescriptor.open(Self.folder(of: target), O_RDONLY | O_DIRECTORY)
    else { return }
    // Some file systems cannot synchronize a folder; the file itself is safe already.
    try? opened.synchronize()
    try? opened.close()
  }

  /// The path up to its last slash; `./` without one.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
  }

  private static var mask: mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }

  /// The path with symbolic links followed; as given if there is no such file yet.
  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}

/// Extended attributes, copied as far as the file system and the user's rights allow.
private enum ExtendedAttributes {
  static func copy(from path: String, to descriptor: Int32) {
    var names = [CChar](repeating: 0, count: 65_536)
    let length = unsafe listxattr(path, &names, names.count)
    guard length > 0 else { return }
    for name in names[..<length].split(separator: 0) {
      let name = Array(name) + [0]
      var value = [UInt8](repeating: 0, count: 65_536)
      let size = unsafe getxattr(path, name, &value, value.count)
      if size >= 0 { unsafe _ = fsetxattr(descriptor, name, value, size, 0) }
    }
  }
}
