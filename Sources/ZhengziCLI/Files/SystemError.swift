// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A call of the system that failed.
struct SystemError: Error, CustomStringConvertible {
  let path: String
  let action: String
  let code: Int32

  /// Takes the code from `errno`.
  init(_ action: String, _ path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  var description: String {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return "cannot \(action) \(path): \(reason)"
  }
}

/// The reader of our output has gone.
struct BrokenPipe: Error {
  /// Ends as a process does that never heard of the error: by the signal.
  static func end() -> Never {
    _ = signal(SIGPIPE, SIG_DFL)
    _ = raise(SIGPIPE)
    exit(141)
  }
}

/// Messages for people.
enum StandardError {
  static func print(_ line: String) { write(Array((line + "\n").utf8)) }

  private static func write(_ bytes: [UInt8]) {
    // Nothing can be done where even this fails.
    try? FileDescriptor(2, "standard error").write(bytes)
  }
}
