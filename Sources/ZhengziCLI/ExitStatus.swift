// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi
import ZhengziForeign

/// What the process says of its work. A greater one wins.
enum ExitStatus: Int32, Error, Comparable {
  /// Everything was done, and nothing is left to say.
  case done = 0
  /// Done, but findings remain, or data was dropped as a policy allowed.
  case remains = 1
  /// At least one input could not be processed.
  case failed = 2

  static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }

  /// The one place where errors become statuses; nil is for the argument parser, which knows
  /// help (0) and misuse (64).
  static func of(_ error: any Error) -> ExitStatus? {
    switch error {
    case is SystemError, is MalformedInput, is UnmappableScalar, is UnknownEncoding,
      is OpenCCConfiguration.ConfigurationError, is IconvTranscoder.Unknown, is MissingCodec,
      is Refusal:
      .failed
    default: String(reflecting: type(of: error)).hasPrefix("ZhengziForeign") ? .failed : nil
    }
  }
}

/// A job that the program will not do, with the reason.
struct Refusal: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
