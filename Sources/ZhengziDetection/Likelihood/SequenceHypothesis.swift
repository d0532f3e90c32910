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
  /// The cheapest way to `position` and to the four places behind it; and the scalar it ends with,
  /// in 21 bits, above which stands how many sequences of a supplement it has, 2047 at most.
  private var (c0, c1, c2, c3, c4) =
    (Int32(0), Cost.infinite, Cost.infinite, Cost.infinite, Cost.infinite)
  private var (p0, p1, p2, p3, p4) = (UInt32(0), UInt32(0), UInt32(0), UInt32(0), UInt32(0))

  /// Whether the text is Cantonese as it is spoken.
  private let isCantonese: Bool

  init(_ reader: SequenceReader, _ language: Language, isCantonese: Bool = false) {
    self.reader = reader
    self.language = language
    self.isCantonese = isCantonese
  }

  /// What the bytes read so far cost.
  var cost: Int32 { min(c0, c1, c2, c3) }

  /// How many sequences the cheapest way has that only a supplement of the encoding knows.
  var supplementCount: Int {
    let best = cost
    let ways = [(c0, p0), (c1, p1), (c2, p2), (c3, p3)]
    return Int((ways.first { $0.0 == best }?.1 ?? 0) >> 21)
  }

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
  }

  @inline(__always) private mutating func step(_ bytes: [UInt8]) {
    let byte = bytes[position]
    let tally = p0 & ~0x1F_FFFF
    if byte < 0x80 {
      let isInWord = p0 & 0x1F_FFFF != 0 && Cost.isSmallLetter(byte)
      return take(c0 &+ Cost.ascii(byte) &+ (isInWord ? Cost.insideWord : 0), tally, 1)
    }
    // A text may begin inside a sequence: one byte is left of a pair, and of longer ones little
    // more that is no pair.
    take(position == 0 ? Cost.cutStart : c0 &+ Cost.malformed, tally, 1)
    let sequence = reader.sequence(bytes, position)
    guard sequence.length > 0 else { return }
    let left = bytes.count - position
    // The end may cut it: then its bytes tell nothing.
    if sequence.length > left { return take(c0 &+ Int32(left) &* Cost.cut, tally, left) }
    var cost = c0 &+ sequence.extra
    if position > 0 && bytes[position - 1] < 0x80 {
      cost &+= Cost.leavingASCII
      if Cost.isSmallLetter(bytes[position - 1]) { cost &+= Cost.insideWord }
      // A letter of a word on both sides: the byte between them is rather one, too.
      if left > 1, Cost.isLetter(bytes[position - 1]), Cost.isLetter(bytes[position + 1]) {
        cost &+= 24
      }
    }
    if isCantonese {
      cost &+= costs.cantoneseCost(
        sequence.scalar, behind: p0 & 0x1F_FFFF, isSupplement: sequence.extra > 0)
    } else if sequence.scalar != 0 {
      cost &+= costs.cost(sequence.scalar, behind: p0 & 0x1F_FFFF, language)
    }
    let isSupplement = sequence.extra > 0 && tally < 0xFFE0_0000
    take(cost, sequence.scalar | (isSupplement ? tally &+ 0x20_0000 : tally), sequence.length)
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
