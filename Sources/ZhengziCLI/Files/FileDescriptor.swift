// SPDX-License-Identifier: Apache-2.0

import Glibc
import ZhengziConversion

/// An open file: reads and writes are finished, interruptions retried, failures thrown.
struct FileDescriptor {
  let number: Int32
  /// How the file is called in messages.
  let name: String

  // Below the size from which the allocator maps fresh pages for every buffer.
  static let chunk = 65_536

  init(_ number: Int32, _ name: String) {
    self.number = number
    self.name = name
  }

  static var standardInput: FileDescriptor { FileDescriptor(0, "standard input") }
  static var standardOutput: FileDescriptor { FileDescriptor(1, "standard output") }

  static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws -> FileDescriptor {
    let number = retrying { unsafe Glibc.open(path, flags | O_CLOEXEC, mode) }
    let action: SystemError.Action = flags & (O_WRONLY | O_RDWR) == 0 ? .read : .write
    guard number >= 0 else { throw SystemError(action, path) }
    return FileDescriptor(number, path)
  }

  /// Opens a text to read; `-` is standard input.
  static func input(_ path: String) throws -> FileDescriptor {
    if path == "-" { return .standardInput }
    let file = try open(path, O_RDONLY)
    // Some systems read a folder's own bytes.
    if try file.status.isFolder {
      try file.close()
      throw Refusal("cannot read \(path): it is a folder")
    }
    return file
  }

  /// All bytes up to the end.
  func readAll() throws -> [UInt8] {
    var bytes: [UInt8] = []
    while case let piece = try read(), !piece.isEmpty { bytes += piece }
    return bytes
  }

  /// The next bytes, at most a chunk; empty at the end.
  func read() throws -> [UInt8] {
    var result = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      result = Self.retrying { unsafe Glibc.read(number, buffer.baseAddress, buffer.count) }
      count = max(result, 0)
    }
    guard result >= 0 else { throw SystemError(.read, name) }
    return bytes
  }

  /// Appends the next bytes, at most `limit`, to a buffer; returns how many, 0 at the end.
  func read(_ limit: Int, into buffer: inout ByteBuffer) throws -> Int {
    buffer.reserve(limit)
    let count = Self.retrying { unsafe Glibc.read(number, buffer.end, limit) }
    guard count >= 0 else { throw SystemError(.read, name) }
    buffer.advance(count)
    return count
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws {
    try unsafe bytes.withUnsafeBytes { try unsafe write($0) }
  }

  /// Writes all bytes that a buffer holds.
  func write(_ buffer: borrowing ByteBuffer) throws {
    try unsafe write(UnsafeRawBufferPointer(start: buffer.pointer, count: buffer.count))
  }

  @unsafe private func write(_ bytes: UnsafeRawBufferPointer) throws {
    var start = 0
    while start < bytes.count {
      let count = Self.retrying {
        unsafe Glibc.write(number, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 {
        if errno == EPIPE { throw BrokenPipe() }
        throw SystemError(.write, name)
      }
      start += count
    }
  }

  /// Makes the bytes outlast a power cut.
  func synchronize() throws {
    guard Self.retrying({ fsync(number) }) == 0 else { throw SystemError(.write, name) }
  }

  /// Closes; a write that fails only now is an error too.
  func close() throws {
    guard Glibc.close(number) == 0 || errno == EINTR else { throw SystemError(.close, name) }
  }

  var status: stat {
    get throws {
      var status = stat()
      guard unsafe fstat(number, &status) == 0 else { throw SystemError(.examine, name) }
      return status
    }
  }

  private static func retrying<Number: SignedInteger>(_ call: () -> Number) -> Number {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
