// SPDX-License-Identifier: Apache-2.0

/// The rules there are.
public enum RuleSet {
  /// All, in the order in which they apply: characters, glosses, lost text, spaces and width,
  /// script. Glosses and spaces go before script, for 奮 斗 and 干(gàn)部 hide the words.
  public static let all: [any Rule] = [
    KangxiRadical(), RadicalSupplement(), CompatibilityIdeograph(), ZeroWidth(),
    InlinePinyin(), InlinePinyinWord(), PinyinMismatch(), InlineBopomofo(),
    QuestionMarkForIdeograph(),
    SpaceBetweenIdeographs(), SpaceInsideWord(), HalfWidthComma(), HalfWidthMark(),
    SimplifiedOnlyInTraditional(), AmbiguousLeftover(), TraditionalInSimplified(),
  ]

  /// The rules whose codes begin with one of `prefixes`.
  public static func selecting(_ prefixes: [String]) -> [any Rule] {
    all.filter { rule in
      prefixes.contains { type(of: rule).information.code.hasPrefix($0) }
    }
  }

  /// The rules that put script right, and nothing else: what conversion needs before it.
  public static let script: [any Rule] = selecting(["ZS001", "ZS002"])
}
