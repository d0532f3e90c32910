// SPDX-License-Identifier: Apache-2.0

public import ZhengziEncoding

/// What a detector found.
public struct Detection: Hashable, Sendable {
  /// The encoding; nil is an honest “don't know”: too little, or no text.
  public var encoding: Encoding? {
    candidates.first?.isAnswer == true ? candidates[0].encoding : nil
  }
  /// How sure the encoding is, from 0 to 1.
  public var confidence: Double { encoding == nil ? 0 : candidates[0].confidence }
  /// Whether the text begins with a byte order mark.
  public let hasByteOrderMark: Bool
  /// The encodings that the text may be in, the likeliest first.
  public let candidates: [Candidate]
  /// The script that the text shows; nil if the encoding is not known.
  public var script: ScriptEvidence.Verdict?
  /// Whose usage the text shows; nil where it shows none.
  public var region: Region?

  /// One encoding that a text may be in.
  public struct Candidate: Hashable, Sendable {
    /// The encoding.
    public let encoding: Encoding
    /// How likely it is, from 0 to 1.
    public let confidence: Double
    /// Whether it is likely enough to be the answer.
    package let isAnswer: Bool

    package init(_ encoding: Encoding, _ confidence: Double, isAnswer: Bool = true) {
      self.encoding = encoding
      self.confidence = confidence
      self.isAnswer = isAnswer
    }

    /// The same under the name of an encoding that is read alike.
    func named(_ encoding: Encoding) -> Candidate {
      Candidate(encoding, confidence, isAnswer: isAnswer)
    }
  }

  /// Where Chinese is written so.
  public enum Region: String, Hashable, Sendable {
    /// Mainland China.
    case mainland = "CN"
    /// Taiwan.
    case taiwan = "TW"
    /// Hong Kong.
    case hongKong = "HK"
  }

  /// No answer.
  static let unknown = Detection(candidates: [])

  init(candidates: [Candidate], hasByteOrderMark: Bool = false) {
    self.candidates = candidates
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// One encoding, known by its structure.
  init(_ encoding: Encoding, _ confidence: Double, hasByteOrderMark: Bool = false) {
    self.init(candidates: [Candidate(encoding, confidence)], hasByteOrderMark: hasByteOrderMark)
  }
}
