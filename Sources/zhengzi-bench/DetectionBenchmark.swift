// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Runs the detector over many texts, and measures how fast it is.
enum DetectionBenchmark {
  /// Detects each frame: four bytes of length, lowest first, and as many bytes of text.
  ///
  /// Prints encoding, confidence, script and region, with tabs between; `unknown` and `-` stand
  /// where there is none.
  static func run(_ frames: [UInt8]) {
    var place = 0
    while place + 4 <= frames.count {
      let length = (0..<4).reduce(0) { $0 | Int(frames[place + $1]) << (8 * $1) }
      let end = min(place + 4 + length, frames.count)
      print(line(EncodingDetector.detect([UInt8](frames[(place + 4)..<end]))))
      place = end
    }
  }

  private static func line(_ found: Detection) -> String {
    [
      found.encoding?.name ?? "unknown", String(found.confidence), found.script?.rawValue ?? "-",
      found.region?.rawValue ?? "-",
    ].joined(separator: "\t")
  }

  /// Prints the median of MB/s over the whole text, and of the microseconds that a decision on its
  /// first 64 KiB takes.
  static func measure(_ text: [UInt8], rounds: Int) {
    let head = [UInt8](text.prefix(65_536))
    let whole = median(rounds) { Double(text.count) / 1e6 / seconds(text) }
    let decision = median(rounds) { seconds(head) * 1e6 }
    print("\(whole)\t\(decision)")
  }

  private static func median(_ rounds: Int, _ measure: () -> Double) -> Double {
    let sorted = (0..<max(rounds, 1)).map { _ in measure() }.sorted()
    return sorted[sorted.count / 2]
  }

  private static func seconds(_ text: [UInt8]) -> Double {
    let start = Clock.processorTime()
    precondition(EncodingDetector.detect(text).confidence >= 0)
    return Clock.processorTime() - start
  }
}
