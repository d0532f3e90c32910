// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding

/// One encoding, in one language, that a text may be in.
struct Entrant: Sendable {
  enum Hypothesis: Sendable {
    case sequences(SequenceHypothesis)
    case letters(LetterHypothesis)
    case utf8(UTF8Hypothesis)
    case unknown(UnknownHypothesis)
  }

  /// Nil for no known text.
  let encoding: Encoding?
  /// How much less usual than UTF-8 it is, in eighths of a bit.
  var prior: Int32
  var hypothesis: Hypothesis

  /// How much more usual UTF-8 without a fault is, in eighths of a bit.
  static let usualUTF8: Int32 = 64

  var cost: Int32 {
    switch hypothesis {
    case .sequences(let one): prior + one.cost
    case .letters(let one): prior + one.cost
    case .utf8(let one):
      // Only without a fault is it more usual than all others.
      prior + one.cost + (one.malformed == 0 && !one.isCut ? 0 : Self.usualUTF8)
        + (one.sequences == 0 ? Cost.malformed : 0)
    case .unknown(let one): prior + one.cost
    }
  }

  var language: Language? {
    if case .sequences(let one) = hypothesis { one.language } else { nil }
  }

  /// How many sequences it has that only a supplement of the encoding knows.
  var supplementCount: Int {
    if case .sequences(let one) = hypothesis { one.supplementCount } else { 0 }
  }

  mutating func advance(_ bytes: [UInt8], to end: Int, isLast: Bool) {
    switch hypothesis {
    case .sequences(var one):
      one.advance(bytes, to: end, isLast: isLast)
      hypothesis = .sequences(one)
    case .letters(var one):
      one.advance(bytes, to: isLast ? end : end - 4)
      hypothesis = .letters(one)
    case .utf8(var one):
      one.advance(bytes, to: end, isLast: isLast)
      hypothesis = .utf8(one)
    case .unknown(var one):
      one.advance(bytes, to: isLast ? end : end - 4)
      hypothesis = .unknown(one)
    }
  }
}

/// Reads the same bytes as all the encodings they may be in, and finds the cheapest.
struct Contest: Sendable {
  private(set) var entrants = Self.all
  private var declaredFamily: Encoding?

  /// Prior costs are guesses of how often such a text comes, in eighths of a bit.
  private static let all: [Entrant] = [
    entrant(.utf8, -Entrant.usualUTF8, .utf8(UTF8Hypothesis())),
    sequences(.gb18030, .gb18030, .hans, 0), sequences(.gb18030, .gb18030, .hant, 24),
    sequences(.big5, .big5, .hant, 0),
    entrant(.big5, 24, .sequences(SequenceHypothesis(.big5HKSCS, .hant, isCantonese: true))),
    sequences(.big5UAO, .big5UAO, .hant, 80),
    sequences(.eucTW, .eucTW, .hant, 56),
    sequences(.shiftJIS, .shiftJIS, .japanese, 16), sequences(.eucJP, .eucJP, .japanese, 24),
    sequences(.eucKR, .eucKR, .korean, 16),
    entrant(.windows1252, 0, .letters(.windows1252)),
    entrant(Encoding(foreignName: "windows-1251"), 16, .letters(.windows1251)),
    entrant(.koi8R, 24, .letters(.koi8R)), entrant(.ibm866, 32, .letters(.ibm866)),
    entrant(Encoding(foreignName: "koi8-u"), 32, .letters(.koi8U)),
    entrant(Encoding(foreignName: "iso-8859-5"), 32, .letters(.iso88595)),
    entrant(Encoding(foreignName: "windows-1250"), 16, .letters(.windows1250)),
    entrant(Encoding(foreignName: "iso-8859-2"), 24, .letters(.iso88592)),
    entrant(Encoding(foreignName: "windows-1253"), 16, .letters(.windows1253)),
    entrant(Encoding(foreignName: "iso-8859-7"), 24, .letters(.iso88597)),
    entrant(Encoding(foreignName: "windows-1255"), 24, .letters(.windows1255)),
    entrant(.macintosh, 48, .letters(.macintosh)), entrant(.ibm850, 48, .letters(.ibm850)),
    entrant(.ibm437, 64, .letters(.ibm437)),
    entrant(nil, 64, .unknown(UnknownHypothesis())),
  ]

  private static func entrant(
    _ encoding: Encoding?, _ prior: Int32, _ hypothesis: Entrant.Hypothesis
  ) -> Entrant {
    Entrant(encoding: encoding, prior: prior, hypothesis: hypothesis)
  }

  private static func sequences(
    _ encoding: Encoding, _ reader: SequenceReader, _ language: Language, _ prior: Int32
  ) -> Entrant {
    entrant(encoding, prior, .sequences(SequenceHypothesis(reader, language)))
  }

  init() {}

  /// Reads on.
  mutating func advance(_ bytes: [UInt8], to end: Int, isLast: Bool) {
    for index in entrants.indices { entrants[index].advance(bytes, to: end, isLast: isLast) }
  }

  /// Lets go of those that are far behind: twenty bits are a million to one.
  mutating func dropHopeless(margin: Int32) {
    let limit = (entrants.map(\.cost).min() ?? 0) + margin
    entrants.removeAll { $0.cost > limit }
  }

  /// Lets go of Unicode-at-on where nothing yet has told it from Big5: it is read alike so far.
  mutating func dropTwins() {
    guard let big5 = entrants.first(where: { $0.encoding == .big5 }) else { return }
    entrants.removeAll {
      $0.encoding == .big5UAO && $0.cost - $0.prior == big5.cost - big5.prior
    }
  }

  /// Whether only one encoding is left.
  var isDecided: Bool { Set(entrants.map(\.encoding)).count == 1 }

  /// The cheapest.
  var best: Entrant? {
    let costs = entrants.indices.map { entrants[$0].cost }
    return costs.indices.min { costs[$0] < costs[$1] }.map { entrants[$0] }
  }

  /// Counts what the text declares of itself. It is no more than a few bits: many lie.
  mutating func favour(_ declared: Encoding) {
    let family = Self.family(declared)
    declaredFamily = family
    for index in entrants.indices where entrants[index].encoding.map(Self.family) == family {
      entrants[index].prior -= Self.declaration
    }
  }

  /// Whether the text declares an encoding, or one that is read like it.
  func isDeclared(_ encoding: Encoding) -> Bool { Self.family(encoding) == declaredFamily }

  /// What a declaration is worth, in eighths of a bit.
  private static let declaration: Int32 = 48

  private static func family(_ encoding: Encoding) -> Encoding {
    switch encoding {
    case .gbk, .cp936, .eucCN, .gb18030Of2000, .gb18030Of2005, .gb18030Of2022: .gb18030
    case .big5HKSCS, .cp950, .big5HKSCSOf1999, .big5HKSCSOf2001, .big5HKSCSOf2004: .big5
    case .latin1: .windows1252
    default: encoding
    }
  }

  // MARK: Candidates

  /// The encodings with how likely they are, the likeliest first.
  ///
  /// - Parameters:
  ///   - answering: Whether the first may be the answer.
  ///   - most: None is likelier than this.
  func candidates(answering: Bool, most: Double = 1) -> [Detection.Candidate] {
    let all = entrants.indices.map { (encoding: entrants[$0].encoding, cost: entrants[$0].cost) }
    var costs: [(encoding: Encoding?, cost: Int32)] = []
    for one in all.sorted(by: { $0.cost < $1.cost })
    where !costs.contains(where: { $0.encoding == one.encoding }) {
      costs.append(one)
    }
    let least = costs.first?.cost ?? 0
    let weights = costs.map { Self.odds($0.cost - least) }
    let sum = weights.reduce(0, +)
    return zip(costs, weights).enumerated().compactMap { rank, one in
      let confidence = (one.1 / sum * 10_000).rounded() / 10_000
      guard let encoding = one.0.encoding, confidence >= 0.0001 || rank == 0 else { return nil }
      let isAnswer = answering && rank == 0 && confidence >= Self.leastConfidence
      return Detection.Candidate(
        encoding, min(confidence, most, isCertain ? 1 : 0.99), isAnswer: isAnswer)
    }
  }

  /// Below this the answer is that it is not known.
  private static let leastConfidence = 0.45

  /// Only form makes certain: UTF-8 without a fault.
  private var isCertain: Bool {
    if case .utf8(let one)? = best?.hypothesis { one.malformed == 0 && !one.isCut } else { false }
  }

  /// How many times less likely something is that costs so much more. Costs are taken for half of
  /// what they are, for bits of one text are not independent.
  static func odds(_ cost: Int32) -> Double {
    let halves = Double(-cost) / 16
    let whole = halves.rounded(.down)
    guard whole > -200 else { return 0 }
    // Between powers of two a straight line is near enough.
    return Double(sign: .plus, exponent: Int(min(whole, 200)), significand: 1 + halves - whole)
  }
}
