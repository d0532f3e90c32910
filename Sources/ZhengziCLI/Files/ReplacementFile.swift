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
  private var isFinished = false

  /// - Parameter path: The name to take; a symbolic link is followed.
  /// - Parameter refusesHardLinks: Throw if the file has other names, which would keep the old
  ///   text.
  init(_ path: String, refusesHardLinks: Bool) throws {
    let target = Self.resolved(path)
    self.target = target
    var old = stat()
    let exists = unsafe stat(target, &old) == 0
    if exists && old.st_mode & S_IFMT != S_IFREG {
      throw Refusal("\(path) is no regular file: it cannot be replaced")
    }
    if exists && refusesHardLinks && old.st_nlink > 1 {
      throw Refusal("\(path) has other names (hard links), which would keep the old text; "
        + "--break-hardlinks goes on")
    }
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { String(target[...$0]) } ?? ""
    var template = Array((folder + ".zhengzi-XXXXXX").utf8CString)
    let number = unsafe mkstemp(&template)
    guard number >= 0 else { throw SystemError("write beside", path) }
    temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    descriptor = FileDescriptor(number, path)
    unsafe Interruption.remember(temporary)
    if exists { copyAttributes(of: old) } else { _ = fchmod(number, 0o666 & ~Self.mask) }
  }

  deinit { discard() }

  /// Gives the file its name. With `backup`, the old file stays under its name with that suffix.
  func commit(backup: String?) throws {
    try descriptor.synchronize()
    try descriptor.close()
    isFinished = true
    if let backup, unsafe access(target, F_OK) == 0 {
      unsafe _ = unlink(target + backup)
      guard unsafe link(target, target + backup) == 0 else {
        let error = SystemError("write", target + backup)
        unsafe _ = unlink(temporary)
        throw error
      }
    }
    guard unsafe rename(temporary, target) == 0 else {
      let error = SystemError("write", target)
      unsafe _ = unlink(temporary)
      throw error
    }
    unsafe Interruption.forget()
    synchronizeFolder()
  }

  /// Takes the temporary file away; the old file stays.
  func discard() {
    if isFinished { return }
    isFinished = true
    try? descriptor.close()
    unsafe _ = unlink(temporary)
    unsafe Interruption.forget()
  }

  private func copyAttributes(of old: stat) {
    // Mode last: a change of owner may clear bits of it. A user who may not give files away
    // keeps their own.
    _ = fchown(descriptor.number, old.st_uid, old.st_gid)
    _ = fchmod(descriptor.number, old.st_mode & 0o7777)
    ExtendedAttributes.copy(from: target, to: descriptor.number)
  }

  private func synchronizeFolder() {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    guard let opened = try? FileDescriptor.open(folder, O_RDONLY | O_DIRECTORY) else { return }
    // Some file systems cannot synchronize a folder; the file itself is safe already.
    try? opened.synchronize()
    try? opened.close()
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

/// Takes the temporary file away when the process is told to stop.
@unsafe private enum Interruption {
  // Read by a signal handler, which may only touch plain memory.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  static func remember(_ file: String) {
    unsafe forget()
    unsafe path = strdup(file)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      _ = signal(number) { number in
        if let file = unsafe Interruption.path { unsafe _ = unlink(file) }
        _ = signal(number, SIG_DFL)
        _ = raise(number)
      }
    }
  }

  static func forget() {
    let old = unsafe path
    unsafe path = nil
    unsafe free(old)
  }
}
