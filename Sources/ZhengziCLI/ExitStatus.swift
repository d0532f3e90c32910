// SPDX-License-Identifier: Apache-2.0

/// What the process says of its work. A greater one wins.
enum ExitStatus: Int32, Error, Comparable {
  /// Everything was done, and nothing is left to say.
  case done = 0
  /// Done, but findings remain, or data was dropped as a policy allowed.
  case remains = 1
  /// At least one input could not be processed.
  case failed = 2
  /// The program was called in a way that it does not understand.
  case misused = 64

  static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }
}

/// An error that names the file it is about.
protocol FileError: Error, CustomStringConvertible {}

/// A job that the program will not do, with the reason.
struct Refusal: FileError {
  let description: String
  init(_ description: String) { self.description = description }
}
