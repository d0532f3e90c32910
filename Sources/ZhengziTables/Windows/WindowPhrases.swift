// SPDX-License-Identifier: Apache-2.0

/// What the builder finds out about phrases that can be put in a window's place one by one.
struct WindowPhrases {
  /// Scalars that normalization changes, or joins with the one before.
  let normalized: Set<UInt32>
  /// See `WindowTable.isPhrasewise`.
  let isPhrasewise: Bool
  /// Hashes of the phrases whose value later stages may change.
  let unsettled: [UInt32]

  /// - Parameters:
  ///   - isCut: The first of `cutAndChain` is the segmentation.
  init(normalization: [WindowStage], isCut: Bool, cutAndChain: [WindowStage]) {
    var normalized: Set<UInt32> = []
    for stage in normalization {
      normalized.formUnion(stage.singles.keys)
      for phrase in stage.phrases { normalized.formUnion(phrase.key.dropFirst()) }
    }
    self.normalized = normalized
    let chain = Array(cutAndChain.dropFirst(isCut ? 1 : 0))
    let phrases = chain.first?.phrases ?? []
    let isPure = phrases.allSatisfy { normalized.isDisjoint(with: $0.key) }
    isPhrasewise =
      isPure && (isCut ? Self.cuts(cutAndChain[0], into: phrases) : chain.count == 1)
    unsettled = isPhrasewise ? Self.unsettled(phrases, by: chain.dropFirst()) : []
  }

  /// Whether every key that cuts the text is a phrase of the first stage.
  private static func cuts(_ cut: WindowStage, into phrases: [WindowStage.Phrase]) -> Bool {
    let keys = Set(phrases.map(\.key))
    return cut.singles.isEmpty && !cut.hasSingleKey
      && cut.phrases.allSatisfy { keys.contains($0.key) }
  }

  /// The phrases with a scalar, or two neighbours, that a later stage has a key for.
  private static func unsettled(
    _ phrases: [WindowStage.Phrase], by stages: ArraySlice<WindowStage>
  ) -> [UInt32] {
    var scalars: Set<UInt32> = []
    var pairs: Set<UInt64> = []
    for stage in stages {
      for (key, value) in stage.singles where value != [key] { scalars.insert(key) }
      for phrase in stage.phrases {
        pairs.insert(UInt64(phrase.key[0]) << 32 | UInt64(phrase.key[1]))
      }
    }
    return phrases.compactMap { phrase in
      guard phrase.key[0].byteCount == 3, phrase.key[1].byteCount == 3 else { return nil }
      let isUnsettled =
        phrase.value.contains { scalars.contains($0) }
        || zip(phrase.value, phrase.value.dropFirst()).contains {
          pairs.contains(UInt64($0) << 32 | UInt64($1))
        }
      let length = phrase.key.reduce(0) { $0 + $1.byteCount }
      return isUnsettled
        ? WindowTable.hash(phrase.key[0].token, phrase.key[1].token, length) : nil
    }
  }
}
