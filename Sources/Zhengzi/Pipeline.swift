// SPDX-License-Identifier: Apache-2.0

/// What is done to a text on its way: decoded, repaired, converted, encoded.
public struct Pipeline: Sendable {
  /// The encoding of the input; nil to find out.
  public var decoding: Encoding?
  /// What happens to bytes that mean nothing.
  public var onInvalid: InvalidPolicy?
  /// The rules that repair the text; empty for none.
  public var rules: [any Rule] = []
  /// How the text is converted; nil to leave script and region alone.
  public var conversion: Conversion?
  /// The encoding of the output; nil for the input's (`Encoding.roundTrip`).
  public var encoding: Encoding?
  /// What happens to scalars that the output encoding lacks.
  public var onUnmappable = UnmappablePolicy.fail
  /// What happens to a byte order mark.
  public var byteOrderMark = ByteOrderMarkPolicy.keep
  /// How lines end.
  public var newline = NewlinePolicy.keep
  /// How the text ends.
  public var finalNewline = FinalNewlinePolicy.keep
  /// What happens to the encoding that the text itself declares.
  public var declarations = DeclarationPolicy.whenEncodingChanges
  /// Whether each line has an encoding of its own, UTF-8 or another; then `decoding` says nothing.
  public var decodesPerLine = false

  /// Makes a pipeline that passes text through.
  public init() {}

  /// What happens to malformed bytes.
  public enum InvalidPolicy: String, Sendable, CaseIterable {
    /// They pass unchanged. The default where the output has the input's encoding.
    case keep
    /// The input is refused. The default elsewhere.
    case fail
    /// U+FFFD stands for each sequence.
    case replace
    /// They are left out.
    case skip
  }

  /// What happens to scalars that the output encoding cannot write.
  public enum UnmappablePolicy: String, Sendable, CaseIterable {
    /// The text is refused.
    case fail
    /// `&#x5B66;`
    case entity
    /// `\u{5B66}`
    case escape
    /// 〓, the printers' sign for a missing sort.
    case geta
    /// `?`
    case replace
    /// Its Traditional or Simplified counterpart, where the output encoding has that; else the
    /// text is refused.
    case convert
  }

  /// What happens to a byte order mark.
  public enum ByteOrderMarkPolicy: String, Sendable, CaseIterable {
    /// It is there if it was there.
    case keep
    /// There is one, if the output encoding has any.
    case add
    /// There is none.
    case strip
  }

  /// How lines end: with LF, with CR LF, or with a CR alone.
  public enum NewlinePolicy: String, Sendable, CaseIterable {
    /// Each as it did.
    case keep
    /// All with LF.
    case lf
    /// All with CR LF.
    case crlf
  }

  /// What happens to the line end at the end of a text.
  public enum FinalNewlinePolicy: String, Sendable, CaseIterable {
    /// It is there if it was there.
    case keep
    /// There is one, like the one before it, unless the text is empty.
    case add
    /// There is none, of however many (a million; of several styles, four thousand changes).
    case strip
  }

  /// What happens to the encoding that a document declares, such as HTML in `<meta charset>`.
  public enum DeclarationPolicy: Sendable {
    /// It stays.
    case keep
    /// Where the output has another encoding than the input, it names the output's.
    case whenEncodingChanges
    /// It names the output's encoding.
    case update
  }

  /// How text is converted.
  public enum Conversion: Sendable {
    /// By an engine, whatever the text is.
    case engine(any TextConverting)
    /// To a variant, by context; nil to find out what the text is.
    case variant(Variant, from: Source?, forms: ContextConverter.Forms = .official)
  }

  /// What a text is that is converted to a variant.
  public enum Source: Hashable, Sendable {
    /// Simplified.
    case hans
    /// Traditional.
    case hant
    /// Traditional in which only what was left Simplified is put right.
    case mixed

    /// What the text need not be looked at for.
    var verdict: ScriptEvidence.Verdict {
      switch self {
      case .hans: .hans
      case .hant: .hant
      case .mixed: .mixed
      }
    }
  }
}

/// What was done to a text.
public struct PipelineReport: Sendable {
  /// The encoding that the input was read as; nil if it could not be told.
  public var encoding: Encoding?
  /// How the encoding was found; nil if it was given.
  public var detection: Detection?
  /// How many malformed sequences there were, and where the first ones lie in the input.
  public var malformedCount = 0
  /// Where malformed bytes lie in the input, in bytes; the first thousand.
  public var malformed: [Range<Int>] = []
  /// How many malformed sequences there were of each class.
  public var malformedKinds: [Malformation.Kind: Int] = [:]
  /// Whether malformed bytes or unmappable scalars were replaced or left out.
  public var isLossy = false
  /// How many scalars the output encoding lacked.
  public var unmappableCount = 0
  /// What the rules found, in the order of the text; the first ten thousand. Where the text is
  /// decoded as a stream (no rule and no variant, or an encoding with a state), they lie at offsets
  /// into the decoded text.
  public var findings: [Finding] = []
  /// How many findings there were, by code: applied, and left.
  public var counts: [String: (applied: Int, left: Int)] = [:]
  /// The script that conversion took the text for.
  public var script: ScriptEvidence.Verdict?
  /// Where each line was decoded by itself: how many lines, by encoding. Lines of plain ASCII, which
  /// are the same in all of them, count for none.
  public var lineEncodings: [Encoding: Int] = [:]
  /// How many lines were in none; what is no UTF-8 of them is malformed.
  public var undecidedLineCount = 0

  /// How many findings are kept one by one.
  public static let findingLimit = 10_000

  mutating func add(_ findings: [Finding]) {
    for finding in findings {
      var count = counts[finding.code] ?? (0, 0)
      if finding.isApplied { count.applied += 1 } else { count.left += 1 }
      counts[finding.code] = count
    }
    let room = max(0, Self.findingLimit - self.findings.count)
    self.findings.append(contentsOf: findings.prefix(room))
  }

  /// Adds what a scanner found in a part of the input.
  package mutating func add(_ scanner: UTF8Scanner, at offset: Int) {
    malformedCount += scanner.malformedCount
    malformedKinds.merge(scanner.kinds, uniquingKeysWith: +)
    let room = UTF8Scanner.rangeLimit - malformed.count
    malformed += scanner.malformed.prefix(room).map {
      ($0.lowerBound + offset)..<($0.upperBound + offset)
    }
  }

  mutating func addMalformed(_ range: Range<Int>, _ kind: Malformation.Kind) {
    malformedCount += 1
    malformedKinds[kind, default: 0] += 1
    if malformed.count < UTF8Scanner.rangeLimit { malformed.append(range) }
  }
}

/// The encoding of the input could not be told.
public struct UnknownEncoding: Error, Sendable, CustomStringConvertible {
  /// A sentence.
  public var description: String {
    "cannot tell how the input is encoded; name it with --encoding"
  }
}
