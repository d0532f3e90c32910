// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc
import Testing

/// Runs scripts of bash in which `zhengzi` is the program that was built with the tests.
enum Shell {
  /// What a script left behind.
  struct Result {
    /// The exit status; 128 and the signal's number if one ended it.
    let status: Int32
    let bytes: [UInt8]
    let errors: String
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  struct Broken: Error { let call: String }

  /// Where the built programs lie: beside the tests.
  static let programs: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return tests.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
  }()

  /// Runs a script in a folder.
  ///
  /// - Parameter arguments: The script's `$1` and so on.
  static func run(
    _ script: String, _ arguments: [String] = [], in folder: String, input: [UInt8] = []
  ) throws -> Result {
    let scratch = try Folder()
    try scratch.write("in", input)
    let standardInput = try open("\(scratch.path)/in", O_RDONLY)
    let process = try start(script, arguments, in: folder, input: standardInput, scratch)
    close(standardInput)
    return try process.wait()
  }

  /// Runs a script whose standard input gives `size` bytes with each read, whatever is asked for.
  static func run(
    _ script: String, in folder: String, input: [UInt8], readsOf size: Int
  ) throws -> Result {
    let scratch = try Folder()
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Broken(call: "socketpair") }
    let process = try start(script, [], in: folder, input: ends[0], scratch)
    close(ends[0])
    for start in stride(from: 0, to: input.count, by: size) {
      let record = [UInt8](input[start..<min(start + size, input.count)])
      // A record is one read.
      guard unsafe send(ends[1], record, record.count, Int32(MSG_NOSIGNAL)) > 0 else {
        break
      }
    }
    close(ends[1])
    return try process.wait()
  }

  /// Runs a script whose standard input gives some bytes, and then an error instead of an end.
  static func run(
    _ script: String, in folder: String, inputBeforeError input: [UInt8]
  ) throws -> Result {
    let scratch = try Folder()
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Broken(call: "socketpair") }
    // One end is closed with something unread: behind what it sent, the other end finds an error.
    unsafe _ = send(ends[0], "x", 1, Int32(MSG_NOSIGNAL))
    let process = try start(script, [], in: folder, input: ends[0], scratch)
    close(ends[0])
    var rest = input[...]
    while !rest.isEmpty {
      let piece = [UInt8](rest.prefix(3000))
      let count = unsafe send(ends[1], piece, piece.count, Int32(MSG_NOSIGNAL))
      guard count > 0 else { throw Broken(call: "send") }
      rest = rest.dropFirst(count)
    }
    close(ends[1])
    return try process.wait()
  }

  private struct Running {
    let process: pid_t
    let scratch: Folder

    func wait() throws -> Result {
      var status: Int32 = 0
      while unsafe waitpid(process, &status, 0) < 0 {
        guard errno == EINTR else { throw Broken(call: "waitpid") }
      }
      let signal = status & 0x7F
      return Result(
        status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, bytes: try scratch.bytes("out"),
        errors: try scratch.text("err"))
    }
  }

  private static func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let number = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw Broken(call: "open \(path)") }
    return number
  }

  private static func start(
    _ script: String, _ arguments: [String], in folder: String, input: Int32, _ scratch: Folder
  ) throws -> Running {
    let output = try open("\(scratch.path)/out", O_WRONLY | O_CREAT)
    let errors = try open("\(scratch.path)/err", O_WRONLY | O_CREAT)
    defer { for number in [output, errors] { close(number) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in [(input, Int32(0)), (output, 1), (errors, 2)] {
      unsafe posix_spawn_file_actions_adddup2(&actions, number, stream)
    }
    let words =
      ["bash", "--norc", "-c", "cd \"$0\" || exit 99\n\(script)", folder] + arguments
    return Running(process: try unsafe spawn(words, &actions), scratch: scratch)
  }

  @unsafe private static func spawn(
    _ words: [String], _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
    // Whatever the tests' threads ignore or block, the program starts as from a shell.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var process: pid_t = 0
    let environment = ["PATH=\(programs):\(path)", "LC_ALL=C", "COLUMNS=80"]
    let error = unsafe withCStrings(words) { words in
      unsafe withCStrings(environment) { environment in
        unsafe posix_spawn(&process, "/bin/bash", &actions, &attributes, words, environment)
      }
    }
    guard error == 0 else { throw Broken(call: "posix_spawn: \(error)") }
    return process
  }

  @unsafe private static func withCStrings<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let pointers = unsafe texts.map { unsafe strdup($0) }
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(pointers + [nil])
  }
}
