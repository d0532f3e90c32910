// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What a process is given by the one that starts it.
enum StandardStreams {
  /// Makes the streams safe to work with.
  ///
  /// A stream that came closed is opened to nowhere, in the direction in which it is not used, so
  /// that its use fails and no file gets its number: messages would be written into that. Writes
  /// behind a closed pipe or the largest size of a file fail rather than kill, so that temporary
  /// files are taken away.
  static func secure() {
    for (number, flags) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDWR)]
    where fcntl(number, F_GETFD) < 0 {
      unsafe _ = open("/dev/null", flags)
    }
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }
}

/// Messages for people.
enum StandardError {
  static func print(_ line: String) {
    // Nothing can be done where even this fails.
    try? FileDescriptor(2, "standard error").write(Array((line + "\n").utf8))
  }
}
