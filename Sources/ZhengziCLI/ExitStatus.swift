// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What the process says of its work. A greater one wins.
enum ExitStatus: Int32, Error, Comparable {
  /// Everything was done, and nothing is left to say.
  case done = 0
  /// Done, but findings remain, or data was dropped as a policy allowed.
  case remains = 1
  /// At least one input could not be processed.
  case failed = 2

  static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }

  /// The one place where errors become the numbers of processes.
  ///
  /// The argument parser knows its own: help (0) and misuse (64). All others it calls a failure:
  /// whatever stopped the work, an input could not be processed.
  static func number(for error: any Error) -> Int32 {
    if let status = error as? ExitStatus { return status.rawValue }
    let code = ZhengziCommand.exitCode(for: error)
    return code == .failure ? failed.rawValue : code.rawValue
  }
}

/// An error that names the file it is about.
protocol FileError: Error, CustomStringConvertible {}

/// A job that the program will not do, with the reason.
struct Refusal: FileError {
  let description: String
  init(_ description: String) { self.description = description }
}
