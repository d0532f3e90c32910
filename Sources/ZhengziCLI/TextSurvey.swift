// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What a text shows of its script and its line ends.
struct TextSurvey {
  private(set) var script = ScriptEvidence()
  private let sets = ScriptSets()
  private var lineFeeds = 0, pairs = 0, returns = 0
  private var carried: [UInt8] = []
  private var previous: UInt32 = 0

  mutating func add(_ utf8: [UInt8]) {
    let bytes = carried + utf8
    carried = []
    var index = 0
    while index < bytes.count {
      switch UTF8Sequence.element(in: bytes, at: index) {
      case .scalar(let scalar, let length):
        script.add(scalar, sets)
        count(scalar)
        index += length
      case .malformed(let length): index += length
      case .cut:
        carried = [UInt8](bytes[index...])
        return
      }
    }
  }

  private mutating func count(_ scalar: UInt32) {
    if scalar == 0x0A {
      if previous == 0x0D {
        pairs += 1
        returns -= 1
      } else {
        lineFeeds += 1
      }
    } else if scalar == 0x0D {
      returns += 1
    }
    previous = scalar
  }

  /// `LF`, `CRLF`, `CR`, `mixed`; nil without line ends.
  var newline: String? {
    switch (lineFeeds > 0, pairs > 0, returns > 0) {
    case (false, false, false): nil
    case (true, false, false): "LF"
    case (false, true, false): "CRLF"
    case (false, false, true): "CR"
    default: "mixed"
    }
  }
}
