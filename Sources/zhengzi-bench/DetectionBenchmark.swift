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

  /// Prints three medians of wall time in microseconds, and the bytes that the first took: the text
  /// given in pieces of 64 KiB until the verdict is final; its first 64 KiB alone; and pieces of
  /// 64 KiB from all over the text, one after the other, each judged by itself, for each of them.
  static func measure(_ text: [UInt8], rounds: Int) {
    let pieces = stride(from: 0, to: text.count, by: pieceSize).map {
      [UInt8](text[$0..<min($0 + pieceSize, text.count)])
    }
    guard let first = pieces.first else { return }
    var read = 0
    let whole = median(rounds) { seconds { read = readUntilFinal(pieces) } }
    let beginning = median(rounds) { seconds { judge(first) } }
    let each = median(rounds) { seconds { pieces.forEach(judge) } / Double(pieces.count) }
    print([whole, beginning, each].map { String($0 * 1e6) }.joined(separator: "\t") + "\t\(read)")
  }

  private static let pieceSize = 65_536

  /// How many bytes the detector takes before its verdict is final; no more are given to it.
  private static func readUntilFinal(_ pieces: [[UInt8]]) -> Int {
    var detector = EncodingDetector()
    var count = 0
    for (number, piece) in pieces.enumerated() {
      count += piece.count
      if detector.feed(piece[...], isLast: number == pieces.count - 1) != nil { break }
    }
    return count
  }

  private static func judge(_ piece: [UInt8]) {
    precondition(EncodingDetector.detect(piece).confidence >= 0)
  }

  private static func median(_ rounds: Int, _ measure: () -> Double) -> Double {
    let sorted = (0..<max(rounds, 1)).map { _ in measure() }.sorted()
    return sorted[sorted.count / 2]
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let time = clock.measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }
}
