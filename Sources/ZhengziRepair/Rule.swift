// SPDX-License-Identifier: Apache-2.0

/// One kind of damage: how it is found, and what is done about it.
///
/// A rule reads units and writes nothing; the repairer applies its edits.
public protocol Rule: Sendable {
  /// What `zhengzi rules` tells of it.
  static var information: RuleInformation { get }

  /// Finds the damage in a block of text.
  ///
  /// - Returns: findings in the order of the text, none overlapping another.
  func findings(in block: Block) -> [Proposal]
}

/// The description of a rule.
public struct RuleInformation: Hashable, Sendable {
  /// Two letters and three digits; keeps its meaning for ever.
  public let code: String
  /// The name in words, joined by hyphens.
  public let name: String
  /// One sentence.
  public let summary: String
  /// What `fix` does.
  public let safety: Safety
  /// An example: damaged, and as it comes back.
  public let example: (before: String, after: String)

  /// What `fix` does about a finding.
  public enum Safety: String, Sendable {
    /// Applied where the evidence suffices; reported elsewhere.
    case safe
    /// Only reported.
    case reportOnly = "report only"
  }

  init(
    _ code: String, _ name: String, _ summary: String, _ safety: Safety,
    example: (before: String, after: String)
  ) {
    self.code = code
    self.name = name
    self.summary = summary
    self.safety = safety
    self.example = example
  }

  /// Equal codes are equal rules.
  public static func == (a: Self, b: Self) -> Bool { a.code == b.code }

  /// Hashes the code.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// What a rule found, in units of the block it was given.
public struct Proposal: Sendable {
  /// The units that are wrong.
  public var range: Range<Int>
  /// What should stand there; nil if nothing can be said.
  public var replacement: [UInt32]?
  /// Whether the evidence suffices to apply it.
  public var isSure: Bool
  /// Why.
  public var reason: String
  /// What might stand there, if several things might.
  public var candidates: [String] = []

  init(
    _ range: Range<Int>, replacement: [UInt32]?, isSure: Bool, reason: String,
    candidates: [String] = []
  ) {
    self.range = range
    self.replacement = replacement
    self.isSure = isSure
    self.reason = reason
    self.candidates = candidates
  }
}

/// Damage that was found, with its place in the original bytes.
public struct Finding: Hashable, Sendable {
  /// The rule's code, such as `ZG001`.
  public let code: String
  /// Where it lies in the original, in bytes.
  public let range: Range<Int>
  /// Line and column (in code points) in the original, from 1.
  public let line: Int, column: Int
  /// The text that was found.
  public let before: String
  /// The text that stands there now, or would; nil if nothing can be said.
  public let after: String?
  /// Whether the text was changed.
  public let isApplied: Bool
  /// Why.
  public let reason: String
  /// What might stand there.
  public let candidates: [String]

  package init(
    code: String, range: Range<Int>, line: Int, column: Int, before: String, after: String?,
    isApplied: Bool, reason: String, candidates: [String] = []
  ) {
    self.code = code
    self.range = range
    self.line = line
    self.column = column
    self.before = before
    self.after = after
    self.isApplied = isApplied
    self.reason = reason
    self.candidates = candidates
  }
}
