// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// How a sentence was read, word by word, and what decided its ideographs.
package struct ContextTrace: Sendable {
  /// An ideograph of several forms.
  package struct Choice: Sendable {
    /// Its place in the sentence, in scalars.
    package let place: Int
    /// What was written there, and the form that was chosen, in OpenCC's standard.
    package let written: Unicode.Scalar, form: Unicode.Scalar
    /// What decided.
    package let evidence: ContextEvidence
    /// The rule's line and reason; the phrase.
    package let reason: String
  }

  /// The words of the path, in Simplified.
  package private(set) var words: [String] = []
  /// The ideographs of several forms, in the order of the text.
  package private(set) var choices: [Choice] = []

  /// Reads a sentence.
  package init(_ text: String, _ converter: ContextConverter) {
    var sentence = ContextSentence()
    let sections = converter.table.sections
    let reader = ContextReader(sections: sections)
    let decider = ContextDecider(sections)
    // As long as a block at most.
    let bytes = Array(text.utf8.prefix(ContextBlocks.blockSize)) + [0, 0, 0, 0]
    unsafe bytes.withUnsafeBufferPointer {
      if let start = $0.baseAddress {
        _ = unsafe reader.decode(start, from: 0, to: $0.count - 4, into: &sentence)
      }
    }
    reader.cut(&sentence)
    reader.applyPhrases(&sentence)
    for word in 0..<sentence.wordCount { words.append(Self.text(sentence.range(word), sentence)) }
    for place in 0..<sentence.count {
      let written = unsafe sentence.written[place]
      let hot = unsafe sections.hotNumbers[Int(written)]
      guard unsafe hot != 0 && written == sentence.scalars[place] else { continue }
      let decision = decider.decide(hot, at: place, sentence, as: converter.reading)
      let form = decision.map { converter.table.candidate(hot, $0.choice) } ?? written
      choices.append(
        Choice(
          place: place, written: Self.scalar(written), form: Self.scalar(form),
          evidence: decision?.evidence ?? .written,
          reason: decision?.evidence == .rule
            ? converter.table.reason(decision?.detail ?? 0) : ""))
    }
  }

  private static func text(_ range: Range<Int>, _ sentence: borrowing ContextSentence) -> String {
    var text = String.UnicodeScalarView()
    for place in range { unsafe text.append(scalar(sentence.scalars[place])) }
    return String(text)
  }

  private static func scalar(_ value: UInt16) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
