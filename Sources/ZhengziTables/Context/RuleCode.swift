// SPDX-License-Identifier: Apache-2.0

/// Rules as numbers of 32 bits, one rule after the other.
///
///     0   length of the rule; choice (candidate's number) << 16; flags << 24
///     1   number of the rule's line, for its reason
///     2   centre: kind, place of the ideograph in the literal << 8, the literal's length << 16
///     3   where the literal begins
///     4   number of elements to the left, to the right << 8, of conditions << 16
///     5   elements to the left, the nearest first; to the right; conditions
///
/// Element: operation, `optional`, `negated`, operand << 8. Condition: the same, the operation
/// being where to look.
public enum RuleCode {
  /// Numbers before the elements.
  @inlinable public static var headCount: Int { 5 }
  /// In the flags: outranks phrases.
  @inlinable public static var isStrong: UInt32 { 1 }

  /// What stands in the middle.
  public enum Centre: UInt32 {
    /// The ideograph as a word.
    case single
    /// A text of whole words that holds it.
    case literal
    /// A longer word that holds it, ends with it, begins with it.
    case holding, ending, beginning
    /// A transliteration that holds it.
    case foreign
  }

  /// What an element matches.
  public enum Operation: UInt32 {
    /// Words of a set.
    case set
    /// Any word.
    case any
    /// Up to as many words.
    case gap
    /// The edge of a clause.
    case edge
    /// A mark.
    case mark
    /// A condition on the clause.
    case clause
    /// A condition on the sentence.
    case sentence
  }

  /// In an element: it may be missing.
  @inlinable public static var optional: UInt32 { 0x10 }
  /// In an element: none of these.
  @inlinable public static var negated: UInt32 { 0x20 }
  /// The bits of an element that hold the operation.
  @inlinable public static var operationMask: UInt32 { 0x0F }

  /// In a set: longest member << 16, whether it has ends of words, whether beginnings; below, the
  /// kinds of words it holds.
  public enum SetFlag {
    /// Numerals.
    @inlinable public static var number: UInt32 { 1 }
    /// Letters.
    @inlinable public static var latin: UInt32 { 2 }
    /// Surnames.
    @inlinable public static var surname: UInt32 { 4 }
    /// Given names.
    @inlinable public static var given: UInt32 { 8 }
    /// Transliterations.
    @inlinable public static var foreign: UInt32 { 16 }
    /// Any word of ideographs.
    @inlinable public static var ideographs: UInt32 { 32 }
    /// Some members are ends of words.
    @inlinable public static var suffixes: UInt32 { 0x100 }
    /// Some members are beginnings of words.
    @inlinable public static var prefixes: UInt32 { 0x200 }
  }
}
