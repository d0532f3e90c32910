// SPDX-License-Identifier: Apache-2.0

/// That a text is in an encoding of several bytes and in a language: what it costs then.
///
/// The cheapest way through the bytes is taken, over every place where a sequence may begin: so a
/// text that is cut at its start, and one bad byte in the middle, cost what they are and no more.
struct SequenceHypothesis: Sendable {
  private let reader: SequenceReader
  let language: Language
  private let costs = LanguageCosts.shared
  private var position = 0
  /// The cheapest way to `position` and to the four places behind it, and the scalar it ends with.
  private var (c0, c1, c2, c3, c4) =
    (Int32(0), Cost.infinite, Cost.infinite, Cost.infinite, Cost.infinite)
  private var (p0, p1, p2, p3, p4) = (UInt32(0), UInt32(0), UInt32(0), UInt32(0), UInt32(0))

  init(_ reader: SequenceReader, _ language: Language) {
    self.reader = reader
    self.language = language
  }

  /// What the bytes read so far cost.
  var cost: Int32 { min(c0, c1, c2, c3) }

  /// Reads on.
  ///
  /// - Parameter bytes: The evidence from its start.
  /// - Parameter isLast: Nothing follows behind `end`; else at least four bytes do not count yet.
  mutating func advance(_ bytes: [UInt8], to end: Int, isLast: Bool) {
    let stop = isLast ? end : end - 4
    while position < stop {
      step(bytes)
      (c0, c1, c2, c3, c4) = (c1, c2, c3, c4, Cost.infinite)
      (p0, p1, p2, p3, p4) = (p1, p2, p3, p4, 0)
      position += 1
    }
    // Ways that lead behind the end lead to it.
    if isLast { c0 = min(c0, c1, c2, c3) }
  }

  @inline(__always) private mutating func step(_ bytes: [UInt8]) {
    let byte = bytes[position]
    if byte < 0x80 {
      let cost = c0 &+ Cost.ascii(byte)
      if cost < c1 { (c1, p1) = (cost, 0) }
      return
    }
    // A text may begin inside a sequence: one byte is left of a pair, and of longer ones little
    // more that is no pair.
    let skipped = position == 0 ? Cost.cutStart : c0 &+ Cost.malformed
    if skipped < c1 { (c1, p1) = (skipped, 0) }
    let sequence = reader.sequence(bytes, position)
    guard sequence.length > 0 else { return }
    guard position + sequence.length <= bytes.count else {
      // The end cuts it.
      let cost = c0 &+ Cost.cut
      if cost < c1 { (c1, p1) = (cost, 0) }
      if bytes.count - position > 1 { take(cost, 0, bytes.count - position) }
      return
    }
    var cost = c0 &+ sequence.extra
    if position > 0 && bytes[position - 1] < 0x80 { cost &+= Cost.leavingASCII }
    if sequence.scalar != 0 {
      cost &+= costs.cost(sequence.scalar, behind: p0, language)
    }
    take(cost, sequence.scalar, sequence.length)
  }

  @inline(__always) private mutating func take(_ cost: Int32, _ scalar: UInt32, _ length: Int) {
    switch length {
    case 1: if cost < c1 { (c1, p1) = (cost, scalar) }
    case 2: if cost < c2 { (c2, p2) = (cost, scalar) }
    case 3: if cost < c3 { (c3, p3) = (cost, scalar) }
    default: if cost < c4 { (c4, p4) = (cost, scalar) }
    }
  }
}
