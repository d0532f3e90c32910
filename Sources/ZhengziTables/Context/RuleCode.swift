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
package enum RuleCode {
  /// Numbers before the elements.
  package static let headCount = 5
  /// In the flags: outranks phrases.
  package static let isStrong: UInt32 = 1

  /// What stands in the middle.
  package enum Centre: UInt32 {
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
  package enum Operation: UInt32 {
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

  package static let optional: UInt32 = 0x10
  package static let negated: UInt32 = 0x20
  package static let operationMask: UInt32 = 0x0F

  /// In a set: longest member << 16, whether it has ends of words, whether beginnings; below, the
  /// kinds of words it holds.
  package enum SetFlag {
    package static let number: UInt32 = 1
    package static let latin: UInt32 = 2
    package static let surname: UInt32 = 4
    package static let given: UInt32 = 8
    package static let foreign: UInt32 = 16
    package static let ideographs: UInt32 = 32
    package static let suffixes: UInt32 = 0x100
    package static let prefixes: UInt32 = 0x200
  }
}
