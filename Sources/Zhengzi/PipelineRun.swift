// SPDX-License-Identifier: Apache-2.0

/// One text on its way through a pipeline.
public final class PipelineRun {
  private let pipeline: Pipeline
  private let source: any TranscoderSource
  /// Bytes that wait for the encoding to be known.
  private var held: [UInt8] = []
  /// How many bytes of the input have left `held`.
  private var offset = 0
  private var detector = EncodingDetector()
  private var body: (any TextBody)?
  private var lines: LineEnds
  /// Looks at lines of ASCII that pass; nil once they are known to declare nothing.
  private var declarations: DeclarationUpdate?
  /// What was done so far.
  public private(set) var report = PipelineReport()

  /// Starts a text.
  ///
  /// - Parameter source: Makes the transcoders for encodings other than UTF-8.
  public init(_ pipeline: Pipeline, source: any TranscoderSource = CodecSource()) {
    self.pipeline = pipeline
    self.source = source
    lines = LineEnds(newline: pipeline.newline, final: pipeline.finalNewline)
    if pipeline.declarations != .keep {
      declarations = DeclarationUpdate(pipeline.encoding ?? .utf8, hasMark: false, stays: false)
    }
  }

  /// Takes a piece of the input, cut anywhere, and returns the output that is decided.
  ///
  /// - Throws: `MalformedInput`, `UnmappableScalar` where the policy refuses, `UnknownEncoding`,
  ///   or what the engine throws.
  public func feed(_ piece: [UInt8], isLast: Bool) throws -> [UInt8] {
    var output: [UInt8] = []
    try feed(piece, isLast: isLast, into: &output)
    return output
  }

  /// Takes a piece of the input, cut anywhere, and appends the output that is decided; before an
  /// error, all of the output up to the place of the error.
  ///
  /// - Throws: As `feed(_:isLast:)`.
  public func feed(_ piece: [UInt8], isLast: Bool, into output: inout [UInt8]) throws {
    var rest = piece[...]
    do {
      while body == nil {
        let part = rest.prefix(EncodingDetector.limit - held.count)
        rest = rest.dropFirst(part.count)
        held.append(contentsOf: part)
        try look(at: part, isLast: isLast && rest.isEmpty, into: &output)
        if rest.isEmpty { return }
      }
    } catch let error as UnknownEncoding {
      // Line ends that waited for text stand before the bytes that are held.
      output += lines.finish(isWhole: false)
      held += rest
      throw error
    }
    let bytes = rest.count == piece.count ? piece : [UInt8](rest)
    try body?.feed(bytes, isLast: isLast, into: &output, &report)
  }

  /// Begins with the text behind the bytes that are held, if its encoding shows or no more may be
  /// held; else gives out what needs not wait.
  private func look(
    at part: ArraySlice<UInt8>, isLast: Bool, into output: inout [UInt8]
  ) throws {
    if let encoding = try detect(part, isLast: isLast) {
      return try begin(encoding, isLast: isLast, into: &output)
    }
    guard pipeline.decoding == nil, !pipeline.decodesPerLine else { return }
    output += lines.apply(releaseASCII())
    guard held.count == EncodingDetector.limit else { return }
    if let encoding = try detect([], isLast: true) {
      try begin(encoding, isLast: false, into: &output)
    }
  }

  /// Bytes that were read but not yet given out, for those who must lose nothing after an error.
  public var heldBytes: [UInt8] { held }

  /// Hands out the rest of the text, for those who convert its chunks apart; nil if more lies on
  /// its way than an exact conversion. Nothing may be fed any more.
  package func detach() -> DetachedText? { (body as? DirectBody)?.detach(&report) }

  /// Takes in what was found in the rest, by its place in the input.
  package func add(_ scanner: UTF8Scanner) { report.add(scanner, at: 0) }

  /// Whole lines of plain ASCII mean the same in every encoding but UTF-16 and UTF-32, which they
  /// must exclude, and those that write all in seven bits: they need not wait, unless a byte order mark may have to stand before them or a
  /// rule looks at whole blocks. The detector has seen them.
  private func releaseASCII() -> [UInt8] {
    guard canPassASCII, let end = asciiLinesEnd else { return [] }
    guard offset > 0 || ASCIIHead.excludesUnits(held[..<end]) else { return [] }
    let lines = [UInt8](held[..<end])
    guard declareNothing(lines) else { return [] }
    held.removeFirst(end)
    offset += end
    return lines
  }

  /// Whether the first lines of a text are known to declare no encoding.
  private func declareNothing(_ lines: [UInt8]) -> Bool {
    if declarations?.findsNone(lines) == true { declarations = nil }
    return declarations == nil
  }

  private var canPassASCII: Bool {
    let isPlain = pipeline.encoding?.isASCIISuperset ?? true
    guard pipeline.rules.isEmpty, pipeline.byteOrderMark != .add, isPlain else { return false }
    // A conversion might have an entry for ASCII letters.
    return pipeline.conversion == nil
  }

  private var asciiLinesEnd: Int? {
    let end = held.indices.first { mayNotBeASCII($0) } ?? held.count
    return held[..<end].lastIndex(of: 0x0A).map { $0 + 1 }
  }

  /// Whether something else than ASCII may begin here: a byte above it, UTF-16's NUL, ISO-2022's
  /// escape, the `~{` of HZ, the `+` of UTF-7 before base64.
  private func mayNotBeASCII(_ index: Int) -> Bool {
    switch held[index] {
    case 0x80..., 0x00, 0x0E, 0x1B: true
    case 0x7E: index + 1 == held.count || held[index + 1] == 0x7B
    case 0x2B: held[(index + 1)...].prefix(3).allSatisfy(Self.isBase64)
    default: false
    }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2B, 0x2F...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private func detect(_ piece: ArraySlice<UInt8>, isLast: Bool) throws -> Encoding? {
    if pipeline.decodesPerLine { return marked(.utf8, isLast: isLast) }
    if let encoding = pipeline.decoding { return marked(encoding, isLast: isLast) }
    guard let detection = detector.feed(piece, isLast: isLast) else { return nil }
    report.detection = detection
    guard let encoding = detection.encoding else { throw UnknownEncoding() }
    return encoding
  }

  /// The encoding that was named, or its twin of the other byte order if a mark says so; nil while
  /// the bytes may still become a mark.
  private func marked(_ encoding: Encoding, isLast: Bool) -> Encoding? {
    let twins: [[Encoding]] = [[.utf16LE, .utf16BE], [.utf32LE, .utf32BE]]
    let candidates = twins.first { $0.contains(encoding) } ?? [encoding]
    if let found = candidates.first(where: {
      !$0.byteOrderMark.isEmpty && held.starts(with: $0.byteOrderMark)
    }) {
      return found
    }
    let mayBecome = candidates.contains {
      $0.byteOrderMark.count > held.count && $0.byteOrderMark.starts(with: held)
    }
    return mayBecome && !isLast ? nil : encoding
  }

  private func begin(
    _ encoding: Encoding, isLast: Bool, into output: inout [UInt8]
  ) throws {
    report.encoding = encoding
    let mark = encoding.byteOrderMark
    let hasMark = offset == 0 && !mark.isEmpty && held.starts(with: mark)
    let start = offset + (hasMark ? mark.count : 0)
    let target = pipeline.encoding ?? encoding.roundTrip
    let newMark = outputMark(target, hadMark: hasMark)
    let body = try makeBody(encoding, target, offset: start, hasMark: !newMark.isEmpty)
    self.body = body
    let rest = [UInt8](held.dropFirst(hasMark ? mark.count : 0))
    held = []
    output += newMark
    try body.feed(rest, isLast: isLast, into: &output, &report)
  }

  private func outputMark(_ target: Encoding, hadMark: Bool) -> [UInt8] {
    switch pipeline.byteOrderMark {
    case .keep: hadMark ? target.byteOrderMark : []
    case .add: target.byteOrderMark
    case .strip: []
    }
  }

  private func makeBody(
    _ encoding: Encoding, _ target: Encoding, offset: Int, hasMark: Bool
  ) throws -> any TextBody {
    let stays = !pipeline.decodesPerLine && encoding.roundTrip == target.roundTrip
    let policy = pipeline.onInvalid ?? (stays ? .keep : .fail)
    let update = update(encoding, target, hasMark: hasMark)
    if update == nil, let chunks = chunks(from: encoding, to: target, policy) {
      return DirectBody(chunks, offset: offset)
    }
    if update == nil, let body = contextBody(from: encoding, to: target, policy, offset: offset) {
      return body
    }
    let encoder = try TextEncoder(
      encoding: target, policy: pipeline.onUnmappable, keepsMalformed: policy == .keep,
      lines: lines, source: source)
    // The bytes of what nothing changed are right in the output.
    let copiesBytes = encoding == target || pipeline.encoding == nil
    if isStreamed(encoding, copiesBytes: copiesBytes) {
      return try StreamBody(
        decoder: decoder(encoding, policy, offset),
        declarations: DeclarationStage(update, offset: offset), stream: makeStream(),
        encoder: encoder)
    }
    let isDecodedFirst = encoding.isStateful || pipeline.decodesPerLine
    let block = try BlockBody(
      pipeline: pipeline, encoding: isDecodedFirst ? .utf8 : encoding,
      policy: isDecodedFirst ? .keep : policy, offset: isDecodedFirst ? 0 : offset,
      encoder: encoder, declarations: update,
      transcoder: isDecodedFirst || encoding == .utf8 ? nil : source.decoder(from: encoding),
      copiesBytes: isDecodedFirst ? target == .utf8 : copiesBytes)
    return try isDecodedFirst
      ? DecodedBody(decoder: decoder(encoding, policy, offset), block: block) : block
  }

  private func decoder(
    _ encoding: Encoding, _ policy: Pipeline.InvalidPolicy, _ offset: Int
  ) throws -> any TextDecoder {
    if pipeline.decodesPerLine {
      return LineDecoder(policy: policy, offset: offset, source: source)
    }
    return try StreamDecoder(encoding: encoding, policy: policy, offset: offset, source: source)
  }

  private func makeStream() throws -> (any TextStream)? {
    if case .engine(let engine)? = pipeline.conversion { return try engine.makeStream() }
    return nil
  }

  /// Whether text needs not be cut into blocks: no rule and no variant looks at them, and bytes that
  /// stay the same need not be kept beside the text.
  private func isStreamed(_ encoding: Encoding, copiesBytes: Bool) -> Bool {
    guard pipeline.rules.isEmpty else { return false }
    switch pipeline.conversion {
    case .engine: return true
    case .variant: return false
    case nil:
      let isPlain = encoding == .utf8 || encoding.isStateful || pipeline.decodesPerLine
      return isPlain || !copiesBytes
    }
  }

  /// What becomes of declarations; nil where they stay.
  private func update(
    _ encoding: Encoding, _ target: Encoding, hasMark: Bool
  ) -> DeclarationUpdate? {
    let changes = pipeline.decodesPerLine || (pipeline.encoding != nil && encoding != target)
    let isWanted =
      pipeline.declarations == .update
      || (pipeline.declarations == .whenEncodingChanges && changes)
    // Lines that have passed were the head.
    let isPast = offset > 0 && declarations == nil
    guard isWanted, !isPast else { return nil }
    let stays = pipeline.encoding == nil
    return DeclarationUpdate(stays ? encoding : target, hasMark: hasMark, stays: stays)
  }

  /// The short way by context, if the text needs nothing else.
  private func contextBody(
    from encoding: Encoding, to target: Encoding, _ policy: Pipeline.InvalidPolicy, offset: Int
  ) -> ContextBody? {
    guard pipeline.rules.isEmpty, encoding == .utf8, target == .utf8, policy == .keep,
      lines.isPassive, case .variant(let variant, let source, let forms)? = pipeline.conversion
    else { return nil }
    return ContextBody(variant, from: source, forms: forms, offset: offset)
  }

  /// The conversion, if the text needs nothing else.
  private func chunks(
    from encoding: Encoding, to target: Encoding, _ policy: Pipeline.InvalidPolicy
  ) -> ChunkedConversion? {
    guard pipeline.rules.isEmpty, encoding == .utf8, target == .utf8, policy == .keep,
      lines.isPassive, !pipeline.decodesPerLine,
      case .engine(let engine)? = pipeline.conversion, let converter = engine as? Converter
    else { return nil }
    return ChunkedConversion(converter)
  }
}
