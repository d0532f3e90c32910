// SPDX-License-Identifier: Apache-2.0

/// What is wrong with bytes that an encoding assigns no meaning.
public struct Malformation: Hashable, Sendable {
  /// How many bytes are malformed; decoding goes on behind them.
  public let length: Int
  /// What is wrong.
  public let kind: Kind

  /// Makes the description of a fault.
  public init(length: Int, kind: Kind) {
    self.length = length
    self.kind = kind
  }

  /// Classes of faults.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A byte that begins no sequence.
    case lead
    /// A sequence that a byte breaks which cannot stand there.
    case trail
    /// A sequence of the right form that stands for nothing.
    case unassigned
    /// Half of a surrogate pair, or the value of one.
    case surrogate
    /// A value above U+10FFFF, or written longer than need be.
    case value
    /// An escape sequence or shift that the encoding does not know.
    case escape
    /// A sequence that the end of the input cuts.
    case cut
    /// The C library's iconv, which does not tell.
    case unknown
  }
}

/// Bytes to which an encoding assigns no meaning.
public struct MalformedInput: Error, Hashable, Sendable, CustomStringConvertible {
  /// The encoding the input was read as.
  public let encoding: Encoding
  /// Where they lie in the input, in bytes.
  public let range: Range<Int>
  /// What is wrong with them.
  public let kind: Malformation.Kind

  /// Makes the error.
  public init(encoding: Encoding, range: Range<Int>, kind: Malformation.Kind = .unknown) {
    self.encoding = encoding
    self.range = range
    self.kind = kind
  }

  /// A sentence with the position.
  public var description: String {
    let what = kind == .unknown ? "" : " (\(kind.explanation))"
    return "the input is not valid \(encoding) at byte \(range.lowerBound)\(what)"
  }
}

extension Malformation.Kind {
  /// The place among all classes.
  var ordinal: Int {
    switch self {
    case .lead: 0
    case .trail: 1
    case .unassigned: 2
    case .surrogate: 3
    case .value: 4
    case .escape: 5
    case .cut: 6
    case .unknown: 7
    }
  }

  /// A few words for a message.
  public var explanation: String {
    switch self {
    case .lead: "a byte that begins no sequence"
    case .trail: "a broken sequence"
    case .unassigned: "a sequence that stands for nothing"
    case .surrogate: "half of a surrogate pair"
    case .value: "no code point"
    case .escape: "an unknown escape sequence"
    case .cut: "a sequence cut by the end"
    case .unknown: "malformed"
    }
  }
}
