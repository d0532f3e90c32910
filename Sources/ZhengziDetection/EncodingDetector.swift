// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding

/// Finds out how a text is encoded, from its bytes as they come.
///
/// First its structure: a byte order mark, the form of UTF-8, UTF-16 and UTF-32, escapes. Then how
/// much its bytes would cost in each encoding and language they may be in: as many bits as a text is
/// unlikely. What it declares of itself counts for a few of these bits.
///
/// The verdict depends on the bytes alone, not on the pieces in which they come.
///
///     EncodingDetector.detect(bytes).encoding   // Optional: an honest “don't know”
///
/// - Complexity: O(*n*) for *n* bytes, of which at most `limit` are read behind the first that is not
///   plain ASCII; it holds some 200 kB.
public struct EncodingDetector: Sendable {
  /// How many bytes are read at most before there is a verdict. Plain ASCII, in which a text may
  /// begin, does not count.
  public static let limit = 262_144

  /// Where the contest is looked at, in bytes of evidence. At the last one it ends.
  private static let stages = [512, 1024, 2048, 4096, 8192, Evidence.limit]
  /// So much dearer is hopeless, in eighths of a bit.
  private static let hopeless: Int32 = 320

  private var evidence = Evidence()
  private var utf8Run = UTF8Run()
  private var contest: Contest?
  private var stage = 0
  private var decision: Detection?
  private var mayHaveUnits = true

  /// Starts with no bytes.
  public init() {}

  /// Decides about a text.
  public static func detect(_ bytes: [UInt8]) -> Detection {
    var detector = EncodingDetector()
    return detector.feed(bytes[...], isLast: true) ?? .unknown
  }

  /// The encoding of a line by itself, which is none of those whose units are two bytes or more.
  static func encoding(ofLine bytes: [UInt8]) -> Encoding? {
    var detector = EncodingDetector()
    detector.mayHaveUnits = false
    return detector.feed(bytes[...], isLast: true)?.encoding
  }

  /// What would be said if no bytes followed.
  public var verdict: Detection {
    var copy = self
    return copy.feed([], isLast: true) ?? .unknown
  }

  /// Takes bytes until there are enough of them.
  ///
  /// - Parameter isLast: No bytes follow.
  /// - Returns: the verdict, nil while more bytes could change it. Bytes fed behind it are not read.
  public mutating func feed(_ piece: ArraySlice<UInt8>, isLast: Bool) -> Detection? {
    if decision == nil { take(piece) }
    if decision == nil && isLast { decision = conclusion() }
    return decision
  }

  private mutating func take(_ piece: ArraySlice<UInt8>) {
    let sureEnd = utf8Run.sureEnd(in: piece)
    let wanted = piece[..<(sureEnd ?? piece.endIndex)]
    var rest = wanted[evidence.addPlainStart(wanted)...].prefix(Self.limit - evidence.count)
    let isWhole = rest.endIndex == wanted.endIndex
    while !rest.isEmpty && decision == nil {
      let goal = Self.stages[stage]
      rest = rest[evidence.add(rest, upTo: goal)...]
      if evidence.stretches.count >= goal { decision = judged(at: goal) }
      if decision == nil { decision = markVerdict }
    }
    guard decision == nil else { return }
    if sureEnd != nil && isWhole {
      decision = described(Detection(.utf8, 1))
    } else if evidence.count == Self.limit {
      decision = conclusion()
    }
  }

  // MARK: Stages

  /// The verdict with so much evidence; nil if more may change it.
  private mutating func judged(at goal: Int) -> Detection? {
    stage += 1
    if stage == Self.stages.count { return conclusion() }
    guard evidence.hasHighBytes || evidence.hasNUL else { return nil }
    if let found = markVerdict ?? (stage == 1 ? structureVerdict : nil) { return found }
    var contest = contest ?? startedContest()
    contest.advance(evidence.stretches, to: goal, isLast: false)
    contest.dropHopeless(margin: Self.hopeless)
    if stage >= 4 { contest.dropTwins() }
    self.contest = contest
    return contest.isDecided ? verdict(of: contest) : nil
  }

  /// The verdict with all there is.
  private mutating func conclusion() -> Detection {
    if let found = ByteOrderMark.encoding(of: evidence.head) { return marked(found) }
    if let found = stage == 0 || !evidence.hasHighBytes ? structureVerdict : nil { return found }
    guard evidence.hasHighBytes else { return asciiVerdict }
    var contest = contest ?? startedContest()
    contest.advance(evidence.stretches, to: evidence.stretches.count, isLast: true)
    return verdict(of: contest)
  }

  private func startedContest() -> Contest {
    var contest = Contest()
    if let encoding = DeclaredEncoding.find(in: evidence.head) { contest.favour(encoding) }
    return contest
  }

  // MARK: Structure

  private var markVerdict: Detection? {
    guard evidence.head.count >= ByteOrderMark.longest else { return nil }
    return ByteOrderMark.encoding(of: evidence.head).map(marked)
  }

  private func marked(_ encoding: Encoding) -> Detection {
    described(Detection(encoding, 1, hasByteOrderMark: true))
  }

  /// What form alone tells; an empty verdict for what is no text.
  private var structureVerdict: Detection? {
    if BinaryFormat.isSigned(evidence.head) { return .unknown }
    if !evidence.hasHighBytes, !evidence.hasNUL, let found = SevenBitForm(evidence.head).encoding {
      return described(Detection(found, 0.99))
    }
    if ASCIIHead.excludesUnits(ASCIIHead.lines(of: evidence.head)) { return nil }
    if evidence.hasNUL, let found = UTF32Pattern.encoding(of: evidence.head) {
      return described(Detection(found, 0.99))
    }
    guard mayHaveUnits else { return nil }
    return UnitContest.verdict(evidence.head).map(described)
  }

  /// Plain ASCII is UTF-8, unless control characters show that it is no text.
  private var asciiVerdict: Detection {
    hasManyControls ? .unknown : described(Detection(.utf8, 1))
  }

  // MARK: Likelihood

  private func verdict(of contest: Contest) -> Detection {
    guard let best = contest.best, let encoding = best.encoding, !hasManyControls else {
      return Detection(candidates: contest.candidates(answering: false))
    }
    // One pair alone in a long text is rather a bad byte; it is read alike.
    let isLong = evidence.stretches.count > 200
    let needsHKSCS = encoding == .big5 && best.supplementCount > (isLong ? 1 : 0)
    var detection = described(
      Detection(
        candidates: contest.candidates(answering: true).map {
          needsHKSCS && $0.encoding == .big5 ? $0.named(.big5HKSCS) : $0
        }))
    if let language = best.language, language == .japanese || language == .korean {
      detection.script = language.script
    }
    if detection.encoding == nil || encoding.isChinese && !isEnough(detection, contest) {
      // What is too little for an answer is no more than a guess.
      return Detection(candidates: contest.candidates(answering: false, most: 0.4))
    }
    return detection
  }

  /// Whether there is enough to call a text Chinese. Marks that Chinese shares with its neighbours,
  /// and one ideograph alone that is not usual, may be anything, unless the text declares it.
  private func isEnough(_ detection: Detection, _ contest: Contest) -> Bool {
    if detection.encoding.map(contest.isDeclared) == true { return true }
    let isMeagre =
      detection.script == ScriptEvidence.Verdict.none
      || evidence.stretches.count { $0 >= 0x80 } <= 3
    return detection.confidence >= (isMeagre ? 0.95 : 0.5)
  }

  /// Control characters among the bytes: few texts hold one, other files many.
  private var hasManyControls: Bool {
    let controls = evidence.controlCount
    return controls > 3 && controls * 100 > evidence.head.count
  }

  private func described(_ detection: Detection) -> Detection {
    guard let encoding = detection.encoding else { return detection }
    return TextSample(evidence, in: encoding).describe(detection)
  }
}

extension Encoding {
  /// Whether it is written for Chinese, apart from Unicode's.
  fileprivate var isChinese: Bool {
    [.gb18030, .big5, .big5HKSCS, .big5UAO, .eucTW].contains(self)
  }
}
