// SPDX-License-Identifier: Apache-2.0

/// Whether what a few bytes are read as is Chinese that somebody would write: words, not ideographs
/// side by side.
struct ReadingPlausibility {
  private static let lexicon = Lexicon()
  /// The lexicon's words are Simplified.
  private static let converter = Converter(.t2s)
  /// Half of what an ideograph costs that no word covers.
  private static let limit = Lexicon.unknownCost / 2

  /// - Parameter utf8: The text; ideographs count, ASCII does not.
  /// - Returns: False if there are no ideographs, or something else outside ASCII.
  static func isChinese(_ utf8: [UInt8]) -> Bool {
    let text = converter.convert(String(decoding: utf8, as: UTF8.self)).unicodeScalars
    guard text.allSatisfy({ $0.isASCII || $0.isIdeograph || $0.isMark }) else { return false }
    let runs = text.split { !$0.isIdeograph }.map(Array.init)
    let count = runs.reduce(0) { $0 + $1.count }
    let cost = runs.reduce(0) { $0 + lexicon.readingCost(of: $1) }
    return count > 0 && cost <= limit * count
  }
}

extension Unicode.Scalar {
  fileprivate var isIdeograph: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFF, 0x3007: true
    default: false
    }
  }

  /// Chinese punctuation, and full-width forms.
  fileprivate var isMark: Bool {
    switch value {
    case 0x2010...0x2027, 0x3000...0x3020, 0xFF01...0xFF5E: true
    default: false
    }
  }
}
