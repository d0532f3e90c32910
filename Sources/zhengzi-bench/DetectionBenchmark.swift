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

  /// Prints three wall times in microseconds, each the best of the rounds, and how many bytes the
  /// first of them was given: the text given in pieces of 64 KiB until the verdict is final; its
  /// first 64 KiB as a text by itself; and the mean of all its pieces, each a text by itself.
  static func measure(_ text: [UInt8], rounds: Int) {
    let pieces = stride(from: 0, to: text.count, by: pieceSize).map {
      [UInt8](text[$0..<min($0 + pieceSize, text.count)])
    }
    guard let first = pieces.first else { return }
    var read = 0
    let whole = best(rounds) { read = readUntilFinal(pieces) }
    let beginning = best(rounds) { judge(first) }
    let sum = pieces.reduce(0) { sum, piece in sum + best(rounds) { judge(piece) } }
    let times = [whole, beginning, sum / Double(pieces.count)].map { String($0 * 1e6) }
    print((times + [String(read)]).joined(separator: "\t"))
  }

  private static let pieceSize = 65_536

  /// Gives the detector pieces until its verdict is final.
  ///
  /// - Returns: How many bytes were given; of the last piece it may have looked at a part only.
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

  private static func best(_ rounds: Int, _ body: () -> Void) -> Double {
    (0..<max(rounds, 1)).map { _ in seconds(body) }.min() ?? 0
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let time = clock.measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }
}
