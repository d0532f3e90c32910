// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// How text is read: what an ideograph that is a form of both scripts may be.
package enum SourceReading: Sendable {
  /// As Simplified: it is what its context says.
  case simplified
  /// As Traditional in which something may have been left Simplified: it stays, unless the
  /// evidence is good.
  case traditional
}

/// What an ideograph's form was decided by.
package enum ContextEvidence: UInt8, Sendable {
  /// It stood there in Traditional.
  case written
  /// A word or phrase.
  case phrase
  /// A rule written by hand.
  case rule
  /// Nothing but the usual form.
  case standard
}

/// Decides the form of each hot ideograph of a sentence.
@safe struct ContextDecider {
  let sections: ContextSections
  let matcher: RuleMatcher
  private let reader: ContextReader

  init(_ sections: ContextSections) {
    self.sections = sections
    matcher = RuleMatcher(sections: sections)
    reader = ContextReader(sections: sections)
  }

  /// A form and why.
  struct Decision {
    /// The candidate's number.
    var choice: Int
    var evidence: ContextEvidence
    /// The rule's line, or the phrase's length.
    var detail: Int
  }

  /// Share of native text, in percent, below which an ideograph is taken for one left Simplified.
  private static let rareShare = 10

  /// The form of the ideograph at `place`, whose number is `hot`; nil if it stays as it is.
  func decide(
    _ hot: UInt16, at place: Int, _ sentence: borrowing ContextSentence, as reading: SourceReading
  ) -> Decision? {
    // The number is a record's: below their count.
    let record = unsafe sections.hots + Int(hot) &* HotIdeograph.byteCount
    let decision = best(hot, at: place, sentence)
    if reading == .simplified { return decision }
    let form = unsafe record.load(fromByteOffset: decision.choice &* 2, as: UInt16.self)
    if unsafe form == sentence.scalars[place] { return nil }
    let free = unsafe record.load(fromByteOffset: HotIdeograph.freeOffset, as: UInt8.self)
    if free >> UInt8(decision.choice) & 1 != 0 { return nil }
    if decision.evidence == .phrase {
      return isSure(of: decision, at: place, sentence) ? decision : nil
    }
    let share = unsafe record.load(fromByteOffset: 18, as: UInt8.self)
    return share < Self.rareShare ? decision : nil
  }

  /// How much cheaper a phrase must be in Traditional text than any word across its edges.
  private static let rivalMargin = 60

  /// Whether no other reading of the text comes near the one in which the phrase stands.
  private func isSure(
    of decision: Decision, at place: Int, _ sentence: borrowing ContextSentence
  ) -> Bool {
    let start = unsafe Int(sentence.phrases[place])
    let margin = reader.marginOverRivals(start..<(start + decision.detail), sentence)
    return margin.map { $0 >= Self.rivalMargin } ?? true
  }

  /// The first rule that matches at a place; nil for none.
  func firstRule(
    _ hot: UInt16, at place: Int, _ sentence: borrowing ContextSentence, strongOnly: Bool
  ) -> RuleMatcher.Match? {
    let record = unsafe sections.hots + Int(hot) &* HotIdeograph.byteCount
    let first = unsafe Int(record.load(fromByteOffset: 20, as: UInt32.self))
    let count = unsafe Int(record.load(fromByteOffset: 24, as: UInt32.self))
    return matcher.firstMatch(first, count, at: place, sentence, strongOnly: strongOnly)
  }

  private func best(
    _ hot: UInt16, at place: Int, _ sentence: borrowing ContextSentence
  ) -> Decision {
    let said = unsafe sentence.choices[place]
    let isDecided = said != 0 && said != 15
    if let match = firstRule(hot, at: place, sentence, strongOnly: isDecided) {
      return Decision(choice: match.choice, evidence: .rule, detail: match.reason)
    }
    if isDecided {
      return unsafe Decision(
        choice: Int(said) - 1, evidence: .phrase, detail: Int(sentence.reaches[place]))
    }
    return Decision(choice: 0, evidence: .standard, detail: 0)
  }
}
