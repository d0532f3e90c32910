// SPDX-License-Identifier: Apache-2.0

/// Lines that are no UTF-8, and what each looks like by itself: what a verdict about the lines
/// that are not sure rests on.
struct LineEvidence {
  /// All of the lines.
  private(set) var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var votes: [(encoding: Encoding, bytes: Int)] = []

  /// So many lines on either side are a line's neighbours.
  private static let reach = 2

  /// - Parameter own: What the line looks like; nil if like nothing.
  /// - Returns: The line's number.
  mutating func add(_ line: [UInt8], _ own: Encoding?) -> Int {
    starts.append(bytes.count)
    bytes += line
    let count = LineVerdict.count(line)
    if let own, let index = votes.firstIndex(where: { $0.encoding == own }) {
      votes[index].bytes += count
    } else if let own {
      votes.append((own, count))
    }
    return starts.count - 1
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    votes.removeAll(keepingCapacity: true)
  }

  /// The encoding with the most bytes outside ASCII; of several the first one seen.
  var winner: Encoding? {
    votes.reduce(nil as (encoding: Encoding, bytes: Int)?) { best, next in
      if let best, best.bytes >= next.bytes { best } else { next }
    }?.encoding
  }

  /// Whether some lines look like something else than the others, as where the files of a `cat`
  /// meet.
  var isDisputed: Bool { votes.count > 1 }

  /// How many lines there are.
  var count: Int { starts.count }

  /// A line and its neighbours.
  ///
  /// - Parameter number: Of the line, or of the one that would have come next.
  func neighbourhood(of number: Int) -> [UInt8] {
    if starts.isEmpty { return [] }
    let first = starts[max(0, min(number, starts.count) - Self.reach)]
    let end = number + Self.reach + 1
    return [UInt8](bytes[first..<(end < starts.count ? starts[end] : bytes.count)])
  }
}
