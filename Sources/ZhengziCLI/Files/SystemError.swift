// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A call of the system that failed.
struct SystemError: FileError {
  let path: String
  let action: Action
  let code: Int32

  /// What was tried.
  enum Action: String {
    case read, write, close, examine
    case writeBeside = "write beside"
  }

  /// Takes the code from `errno`.
  init(_ action: Action, _ path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  var description: String {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return "cannot \(action.rawValue) \(path): \(reason)"
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
