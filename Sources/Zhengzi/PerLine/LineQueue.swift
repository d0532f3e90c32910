// SPDX-License-Identifier: Apache-2.0

/// Lines in the order of the text, of which some wait for a verdict.
struct LineQueue {
  private var entries: [Entry] = []
  private var first = 0
  /// How many bytes the lines have.
  private(set) var byteCount = 0

  /// What is known of a line's encoding.
  enum Verdict: Equatable {
    /// Plain ASCII.
    case ascii
    case decided(Encoding)
    /// Not sure; with what it looks like by itself, and its number in the evidence.
    case waiting(Encoding?, number: Int)
    /// UTF-8 perhaps by accident; with the number of the line behind it in the evidence.
    case accidental(number: Int)
    /// In no encoding that is known here.
    case unknown

    /// What to decode with, nil where that is all one.
    var encoding: Encoding? {
      if case .decided(let encoding) = self { encoding } else { nil }
    }
  }

  /// A line with its end, or a part of a long one.
  struct Entry {
    var bytes: [UInt8]
    /// In the input, in bytes.
    let offset: Int
    /// The line ends here.
    let isWhole: Bool
    /// The line began before.
    var isContinuation = false
    var verdict = Verdict.ascii
  }

  var indices: Range<Int> { first..<entries.count }
  var last: Entry? { first < entries.count ? entries.last : nil }

  subscript(index: Int) -> Entry {
    get { entries[index] }
    set { entries[index] = newValue }
  }

  mutating func append(_ entry: Entry) {
    entries.append(entry)
    byteCount += entry.bytes.count
  }

  /// Takes out the first line, unless it waits.
  mutating func popDecided() -> Entry? {
    guard first < entries.count else { return nil }
    let entry = entries[first]
    switch entry.verdict {
    case .waiting, .accidental: return nil
    case .ascii, .decided, .unknown: break
    }
    entries[first].bytes = []
    first += 1
    byteCount -= entry.bytes.count
    if first == entries.count {
      entries.removeAll(keepingCapacity: true)
      first = 0
    }
    return entry
  }
}
