// SPDX-License-Identifier: Apache-2.0

/// Decodes a text of which each line may have another encoding: UTF-8, or one in which ASCII stands
/// for itself.
///
/// Lines that are not sure of themselves wait for the lines behind them, until so much of the same
/// kind was seen, or so many bytes wait. These bounds count bytes of the text: the verdicts do not
/// depend on how it is cut.
///
/// - Complexity: O(*n*) time; memory for `waitingLimit` bytes and two lines of `lineLimit`.
struct LineDecoder: TextDecoder {
  private let policy: Pipeline.InvalidPolicy
  private let source: any TranscoderSource
  private var verdict: LineVerdict
  private var decoders: [Encoding: StreamDecoder] = [:]
  /// The line that is not whole yet, and its place in the input.
  private var line: [UInt8] = []
  private var offset: Int
  /// The encoding of a line of which the beginning was given out.
  private var long: Encoding?
  private var queue = LineQueue()
  /// What lines that are no UTF-8 say since the last verdict, and that verdict.
  private var evidence = LineEvidence()
  private var prevailing: Encoding?

  /// So much of lines that are not UTF-8 suffices for a verdict, in bytes.
  private static let evidenceLimit = 4096
  /// So many bytes wait for it at most.
  private static let waitingLimit = 65_536
  /// A longer line is judged by its beginning.
  private static let lineLimit = 65_536

  init(policy: Pipeline.InvalidPolicy, offset: Int, source: any TranscoderSource) {
    self.policy = policy
    self.offset = offset
    self.source = source
    verdict = LineVerdict(source: source)
  }

  mutating func decode(
    _ piece: [UInt8], isLast: Bool, _ report: inout PipelineReport
  ) -> (text: [UInt8], refused: MalformedInput?) {
    var output: [UInt8] = []
    var index = 0
    while index < piece.count {
      let limit = min(piece.count, index + Self.lineLimit - line.count)
      let feed = piece[index..<limit].firstIndex(of: 0x0A)
      line += piece[index..<(feed.map { $0 + 1 } ?? limit)]
      index = feed.map { $0 + 1 } ?? limit
      guard feed != nil || line.count == Self.lineLimit else { break }
      take(isWhole: feed != nil)
      if let refused = release(into: &output, &report) { return (output, refused) }
    }
    guard isLast else { return (output, nil) }
    if !line.isEmpty || long != nil { take(isWhole: true) }
    judge()
    let refused = release(into: &output, &report)
    return (output, refused)
  }

  /// Puts the line, or the beginning of a long one, into the queue.
  private mutating func take(isWhole: Bool) {
    var entry = LineQueue.Entry(bytes: line, offset: offset, isWhole: isWhole)
    offset += line.count
    line.removeAll(keepingCapacity: true)
    if let long {
      entry.isContinuation = true
      entry.verdict = .decided(long)
    } else if entry.bytes.allSatisfy({ $0 < 0x80 }) {
      // The same in all encodings: a long line may still become one of them.
      entry.verdict = .ascii
    } else {
      judge(&entry)
    }
    queue.append(entry)
    if evidence.bytes.count >= Self.evidenceLimit || queue.byteCount >= Self.waitingLimit {
      judge()
    }
    guard !isWhole else { return long = nil }
    if long == nil, entry.verdict != .ascii {
      judge()
      long = queue.last?.verdict.encoding ?? .utf8
    }
  }

  /// Judges a line by itself.
  private mutating func judge(_ entry: inout LineQueue.Entry) {
    switch verdict.evidence(of: entry.bytes, isCut: !entry.isWhole) {
    case .sure(.utf8): entry.verdict = .decided(.utf8)
    case .sure(let encoding):
      entry.verdict = .decided(encoding)
      _ = evidence.add(entry.bytes, encoding)
    case .accidental: entry.verdict = .accidental(number: evidence.count)
    case .unsure(let own):
      entry.verdict = .waiting(own, number: evidence.add(entry.bytes, own))
      if own != nil, own == prevailing, let encoding = decide(entry, own, prevailing) {
        entry.verdict = .decided(encoding)
      }
    }
  }

  /// Judges all lines that wait, by what was seen since the last time.
  private mutating func judge() {
    if !evidence.bytes.isEmpty {
      // One bad line must not silence the others.
      prevailing = verdict.legacyEncoding(of: evidence.bytes) ?? evidence.winner ?? prevailing
    }
    for index in queue.indices {
      switch queue[index].verdict {
      case .waiting(let own, let number):
        let encoding = decide(queue[index], own, prevailing(near: number))
        queue[index].verdict = encoding.map { .decided($0) } ?? .unknown
      case .accidental(let number):
        let near = prevailing(near: number)
        let isWord = near.map { verdict.isWord(queue[index].bytes, $0) } ?? false
        queue[index].verdict = .decided(isWord ? near ?? .utf8 : .utf8)
      case .ascii, .decided, .unknown: break
      }
    }
    evidence.removeAll()
  }

  /// What the lines around one are: where they are at odds, the nearest.
  private func prevailing(near number: Int) -> Encoding? {
    guard evidence.isDisputed else { return prevailing }
    return verdict.legacyEncoding(of: evidence.neighbourhood(of: number)) ?? prevailing
  }

  private mutating func decide(
    _ entry: LineQueue.Entry, _ own: Encoding?, _ prevailing: Encoding?
  ) -> Encoding? {
    verdict.encoding(of: entry.bytes, own: own, prevailing: prevailing, isCut: !entry.isWhole)
  }

  // MARK: Output

  /// Decodes the lines that are decided, up to one that waits or that the policy refuses.
  private mutating func release(
    into output: inout [UInt8], _ report: inout PipelineReport
  ) -> MalformedInput? {
    while let entry = queue.popDecided() {
      let encoding = entry.verdict.encoding ?? .utf8
      if !entry.isContinuation { report.count(entry.verdict) }
      var decoder = decoders.removeValue(forKey: encoding)
      if decoder == nil {
        decoder = try? StreamDecoder(encoding: encoding, policy: policy, offset: 0, source: source)
      }
      // What cannot be read was never a candidate.
      guard var decoder else { continue }
      if !entry.isContinuation { decoder.begin(at: entry.offset) }
      let (text, refused) = decoder.decode(entry.bytes, isLast: entry.isWhole, &report)
      output += text
      decoders[encoding] = decoder
      if let refused { return refused }
    }
    return nil
  }
}

extension PipelineReport {
  /// Counts a line.
  fileprivate mutating func count(_ verdict: LineQueue.Verdict) {
    switch verdict {
    case .decided(let encoding): lineEncodings[encoding, default: 0] += 1
    case .unknown: undecidedLineCount += 1
    case .ascii, .waiting, .accidental: break
    }
  }
}
