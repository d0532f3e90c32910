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
  /// What was done so far.
  public private(set) var report = PipelineReport()

  /// Starts a text.
  ///
  /// - Parameter source: Makes the transcoders for encodings other than UTF-8.
  public init(_ pipeline: Pipeline, source: any TranscoderSource = CodecSource()) {
    self.pipeline = pipeline
    self.source = source
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
    if let body { return try body.feed(piece, isLast: isLast, into: &output, &report) }
    held.append(contentsOf: piece)
    let released = pipeline.decoding == nil ? releaseASCII() : []
    output += released
    // What is released counts for nothing.
    if !released.isEmpty { detector = EncodingDetector() }
    if let encoding = try detect(released.isEmpty ? piece[...] : held[...], isLast: isLast) {
      try begin(encoding, isLast: isLast, into: &output)
    }
  }

  /// Bytes that were read but not yet given out, for those who must lose nothing after an error.
  public var heldBytes: [UInt8] { held }

  /// Hands out the rest of the text, for those who convert its chunks apart; nil if more lies on
  /// its way than an exact conversion. Nothing may be fed any more.
  package func detach() -> DetachedText? { (body as? DirectBody)?.detach(&report) }

  /// Takes in what was found in the rest, by its place in the input.
  package func add(_ scanner: UTF8Scanner) { report.add(scanner, at: 0) }

  /// Whole lines of plain ASCII mean the same in every encoding but UTF-16: they need not wait,
  /// unless a byte order mark may have to stand before them or a rule looks at whole blocks.
  private func releaseASCII() -> [UInt8] {
    guard canPassASCII, let end = asciiLinesEnd else { return [] }
    let lines = [UInt8](held[..<end])
    held.removeFirst(end)
    offset += end
    return lines
  }

  private var canPassASCII: Bool {
    let isPlain = pipeline.encoding?.isASCIISuperset ?? true
    guard pipeline.rules.isEmpty, pipeline.byteOrderMark != .add, isPlain else { return false }
    // A conversion might have an entry for ASCII letters.
    return pipeline.conversion == nil
  }

  private var asciiLinesEnd: Int? {
    let end = held.firstIndex { $0 >= 0x80 || $0 == 0 || $0 == 0x1B } ?? held.count
    return held[..<end].lastIndex(of: 0x0A).map { $0 + 1 }
  }

  private func detect(_ piece: ArraySlice<UInt8>, isLast: Bool) throws -> Encoding? {
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
    let body = try makeBody(encoding, target, offset: start)
    self.body = body
    let rest = [UInt8](held.dropFirst(hasMark ? mark.count : 0))
    held = []
    output += outputMark(target, hadMark: hasMark)
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
    _ encoding: Encoding, _ target: Encoding, offset: Int
  ) throws -> any TextBody {
    let policy = pipeline.onInvalid ?? (encoding.roundTrip == target.roundTrip ? .keep : .fail)
    let encoder = try TextEncoder(
      encoding: target, policy: pipeline.onUnmappable, keepsMalformed: policy == .keep,
      source: source)
    if let chunks = chunks(from: encoding, to: target, policy) {
      return DirectBody(chunks, offset: offset)
    }
    if let body = contextBody(from: encoding, to: target, policy, offset: offset) { return body }
    switch pipeline.conversion {
    case .engine(let engine)? where pipeline.rules.isEmpty:
      return try StreamBody(
        decoder: StreamDecoder(
          encoding: encoding, policy: policy, offset: offset, source: source),
        stream: engine.makeStream(), encoder: encoder)
    case .none where pipeline.rules.isEmpty:
      return try StreamBody(
        decoder: StreamDecoder(
          encoding: encoding, policy: policy, offset: offset, source: source),
        stream: nil, encoder: encoder)
    case _ where encoding.isStateful:
      let block = try BlockBody(
        pipeline: pipeline, encoding: .utf8, policy: .keep, offset: 0, encoder: encoder,
        transcoder: nil, copiesBytes: target == .utf8)
      return try DecodedBody(
        decoder: StreamDecoder(
          encoding: encoding, policy: policy, offset: offset, source: source), block: block)
    default:
      return try BlockBody(
        pipeline: pipeline, encoding: encoding, policy: policy, offset: offset, encoder: encoder,
        transcoder: encoding == .utf8 ? nil : source.decoder(from: encoding),
        copiesBytes: encoding == target || pipeline.encoding == nil)
    }
  }
}

extension PipelineRun {
  /// The short way by context, if the text needs nothing else.
  private func contextBody(
    from encoding: Encoding, to target: Encoding, _ policy: Pipeline.InvalidPolicy, offset: Int
  ) -> ContextBody? {
    guard pipeline.rules.isEmpty, encoding == .utf8, target == .utf8, policy == .keep,
      case .variant(let variant, let source, let forms)? = pipeline.conversion
    else { return nil }
    return ContextBody(variant, from: source, forms: forms, offset: offset)
  }

  /// The conversion, if the text needs nothing else.
  private func chunks(
    from encoding: Encoding, to target: Encoding, _ policy: Pipeline.InvalidPolicy
  ) -> ChunkedConversion? {
    guard pipeline.rules.isEmpty, encoding == .utf8, target == .utf8, policy == .keep,
      case .engine(let engine)? = pipeline.conversion, let converter = engine as? Converter
    else { return nil }
    return ChunkedConversion(converter)
  }
}

/// The way of the text behind its encoding: from input bytes to output bytes.
protocol TextBody: AnyObject {
  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws
}

/// Decode, convert by an engine, encode: nothing is held but what is undecided.
final class StreamBody: TextBody {
  private var decoder: StreamDecoder
  private let stream: (any TextStream)?
  private var encoder: TextEncoder

  init(decoder: StreamDecoder, stream: (any TextStream)?, encoder: TextEncoder) {
    self.decoder = decoder
    self.stream = stream
    self.encoder = encoder
  }

  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws {
    let (text, refused) = decoder.decode(piece, isLast: isLast, &report)
    let isEnd = isLast || refused != nil
    let converted = try stream?.convert(text, isLast: isEnd) ?? text
    defer {
      report.unmappableCount = encoder.unmappableCount
      report.isLossy = report.isLossy || encoder.unmappableCount > 0
    }
    try encoder.encode(converted, isLast: isEnd, into: &output)
    if let refused { throw refused }
  }
}

/// Decodes the whole way before blocks are cut: for encodings whose bytes mean something only in
/// their order. Findings then lie at offsets into the decoded text.
final class DecodedBody: TextBody {
  private var decoder: StreamDecoder
  private let block: BlockBody

  init(decoder: StreamDecoder, block: BlockBody) {
    self.decoder = decoder
    self.block = block
  }

  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws {
    let (text, refused) = decoder.decode(piece, isLast: isLast, &report)
    let (count, ranges, kinds) = (report.malformedCount, report.malformed, report.malformedKinds)
    defer {
      // Bytes that were kept are malformed once, not once more as UTF-8.
      (report.malformedCount, report.malformed, report.malformedKinds) = (count, ranges, kinds)
    }
    try block.feed(text, isLast: isLast || refused != nil, into: &output, &report)
    if let refused { throw refused }
  }
}
