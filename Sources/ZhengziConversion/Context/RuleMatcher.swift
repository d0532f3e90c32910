// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Tries rules on the words of a sentence.
@safe struct RuleMatcher {
  let sections: ContextSections

  /// The most words that a member of a set may cover.
  private static let joinLimit = 3

  /// A rule that matched.
  struct Match {
    /// The candidate's number.
    let choice: Int
    /// The number of its line.
    let reason: Int
  }

  /// The first of some rules that matches at a place; nil for none.
  ///
  /// - Parameters:
  ///   - first: Where the rules begin; `count` of them.
  ///   - strongOnly: Only those that outrank phrases.
  func firstMatch(
    _ first: Int, _ count: Int, at place: Int, _ sentence: borrowing ContextSentence,
    strongOnly: Bool
  ) -> Match? {
    var rule = unsafe sections.rules + first
    for _ in 0..<count {
      let head = unsafe rule[0]
      if !strongOnly || head >> 24 & RuleCode.isStrong != 0, unsafe matches(rule, place, sentence) {
        return unsafe Match(choice: Int(head >> 16 & 0xFF), reason: Int(rule[1]))
      }
      unsafe rule += Int(head & 0xFFFF)
    }
    return nil
  }

  @unsafe private func matches(
    _ rule: UnsafePointer<UInt32>, _ place: Int, _ sentence: borrowing ContextSentence
  ) -> Bool {
    guard let centre = unsafe centre(rule, place, sentence) else { return false }
    let counts = unsafe rule[4]
    let left = unsafe Elements(rule + RuleCode.headCount, Int(counts & 0xFF))
    let right = unsafe Elements(left.start + left.count, Int(counts >> 8 & 0xFF))
    guard matches(left, 0, centre.lowerBound - 1, -1, sentence),
      matches(right, 0, centre.upperBound, 1, sentence)
    else { return false }
    var condition = unsafe right.start + right.count
    for _ in 0..<Int(counts >> 16) {
      if unsafe !holds(condition[0], around: centre.lowerBound, sentence) { return false }
      unsafe condition += 1
    }
    return true
  }

  /// The words of the centre; nil if it is something else.
  @unsafe private func centre(
    _ rule: UnsafePointer<UInt32>, _ place: Int, _ sentence: borrowing ContextSentence
  ) -> Range<Int>? {
    let code = unsafe rule[2]
    let word = unsafe Int(sentence.words[place])
    let range = sentence.range(word)
    switch RuleCode.Centre(rawValue: code & 0xFF) {
    case .single?: return range.count == 1 ? word..<(word + 1) : nil
    case .holding?: return range.count > 1 ? word..<(word + 1) : nil
    case .ending?:
      return range.count > 1 && range.upperBound == place + 1 ? word..<(word + 1) : nil
    case .beginning?: return range.count > 1 && range.lowerBound == place ? word..<(word + 1) : nil
    case .foreign?: return foreignRun(around: word, sentence)
    case .literal?:
      return unsafe literal(
        sections.literals + Int(rule[3]), place - Int(code >> 8 & 0xFF), Int(code >> 16), sentence)
    case nil: return nil
    }
  }

  @unsafe private func literal(
    _ text: UnsafePointer<UInt16>, _ start: Int, _ length: Int,
    _ sentence: borrowing ContextSentence
  ) -> Range<Int>? {
    guard start >= 0 && start + length <= sentence.count else { return nil }
    let words = unsafe Int(sentence.words[start])..<Int(sentence.words[start + length - 1] + 1)
    guard sentence.range(words.lowerBound).lowerBound == start,
      sentence.range(words.upperBound - 1).upperBound == start + length
    else { return nil }
    for index in 0..<length {
      if unsafe sentence.scalars[start + index] != text[index] { return nil }
    }
    return words
  }

  // MARK: Elements

  /// Elements of one side, the nearest first.
  @safe private struct Elements {
    let start: UnsafePointer<UInt32>
    let count: Int

    init(_ start: UnsafePointer<UInt32>, _ count: Int) {
      unsafe self.start = start
      self.count = count
    }
  }

  /// Whether elements match words from `word` on, one way or the other. Patterns are short, and so
  /// is the way back.
  private func matches(
    _ elements: Elements, _ index: Int, _ word: Int, _ step: Int,
    _ sentence: borrowing ContextSentence
  ) -> Bool {
    if index == elements.count { return true }
    let code = unsafe elements.start[index]
    let isInside = word >= 0 && word < sentence.wordCount
    let isClause = isInside && !sentence.isMark(word)
    let operand = code >> 8
    var counts: UInt32 = 0  // A bit for each number of words that the element may take.
    switch RuleCode.Operation(rawValue: code & RuleCode.operationMask) {
    case .any?: counts = isClause ? 2 : 0
    case .edge?: counts = isClause ? 0 : 1
    case .mark?:
      let isIt =
        unsafe isInside && sentence.scalars[sentence.range(word).lowerBound] == UInt16(operand)
      counts = isIt ? 2 : 0
    case .gap?: counts = gap(Int(operand), word, step, sentence)
    case .set? where code & RuleCode.negated != 0:
      let isMember = isClause && members(operand, word, step, sentence) & 2 != 0
      counts = isMember ? 0 : isClause ? 2 : 1
    case .set?: counts = isClause ? members(operand, word, step, sentence) : 0
    default: return false
    }
    if code & RuleCode.optional != 0 { counts |= 1 }
    while counts != 0 {
      let count = 31 - counts.leadingZeroBitCount
      if matches(elements, index + 1, word + step * count, step, sentence) { return true }
      counts &= ~(1 << UInt32(count))
    }
    return false
  }

  private func gap(
    _ limit: Int, _ word: Int, _ step: Int, _ sentence: borrowing ContextSentence
  ) -> UInt32 {
    var (counts, next): (UInt32, Int) = (1, word)
    for count in 1...limit {
      guard next >= 0 && next < sentence.wordCount && !sentence.isMark(next) else { break }
      counts |= 1 << UInt32(count)
      next += step
    }
    return counts
  }

  private func holds(
    _ condition: UInt32, around word: Int, _ sentence: borrowing ContextSentence
  ) -> Bool {
    let isWide = condition & RuleCode.operationMask == RuleCode.Operation.sentence.rawValue
    let range = isWide ? 0..<sentence.wordCount : sentence.clause(around: word)
    var isFound = false
    for other in range where other != word && !sentence.isMark(other) {
      if members(condition >> 8, other, 1, sentence) != 0 {
        isFound = true
        break
      }
    }
    return isFound != (condition & RuleCode.negated != 0)
  }

  // MARK: Sets

  /// How many words from `word` on, one way or the other, are a member of a set: a bit for each
  /// number.
  private func members(
    _ set: UInt32, _ word: Int, _ step: Int, _ sentence: borrowing ContextSentence
  ) -> UInt32 {
    let flags = unsafe sections.sets[Int(set)]
    var counts: UInt32 = 0
    if flags & 0xFF != 0 { counts |= kinds(flags, word, step, sentence) }
    if flags & (RuleCode.SetFlag.suffixes | RuleCode.SetFlag.prefixes) != 0,
      hasAffix(set, sentence.range(word), sentence)
    {
      counts |= 2
    }
    let longest = Int(flags >> 16)
    var count = 1
    while count <= Self.joinLimit {
      let far = word + step * (count - 1)
      guard far >= 0 && far < sentence.wordCount && !sentence.isMark(far) else { break }
      let start = sentence.range(min(word, far)).lowerBound
      let end = sentence.range(max(word, far)).upperBound
      if end - start > longest { break }
      var hash = ContextHash.text
      for place in start..<end { hash = unsafe ContextHash.add(sentence.scalars[place], to: hash) }
      if sections.holds(set, hash) { counts |= 1 << UInt32(count) }
      count += 1
    }
    return counts
  }

  private func hasAffix(
    _ set: UInt32, _ range: Range<Int>, _ sentence: borrowing ContextSentence
  ) -> Bool {
    var (suffix, prefix) = (ContextHash.suffix, ContextHash.prefix)
    for length in 1...2 where length <= range.count {
      suffix = ContextHash.suffix
      for place in (range.upperBound - length)..<range.upperBound {
        suffix = unsafe ContextHash.add(sentence.scalars[place], to: suffix)
      }
      prefix = unsafe ContextHash.add(
        sentence.scalars[range.lowerBound + length - 1], to: prefix)
      if sections.holds(set, suffix) || sections.holds(set, prefix) { return true }
    }
    return false
  }

  // MARK: Kinds of words

  private func kinds(
    _ flags: UInt32, _ word: Int, _ step: Int, _ sentence: borrowing ContextSentence
  ) -> UInt32 {
    let kind = sentence.wordKind(word)
    var counts: UInt32 = 0
    if flags & RuleCode.SetFlag.ideographs != 0 && kind == ScalarClass.ideograph { counts |= 2 }
    if flags & RuleCode.SetFlag.latin != 0 && kind == ScalarClass.letter { counts |= 2 }
    if flags & RuleCode.SetFlag.number != 0 {
      counts |= run(of: ScalarClass.numeral, word, step, limit: 4, sentence)
    }
    if flags & RuleCode.SetFlag.surname != 0, sentence.range(word).count == 1,
      isAll(ScalarClass.surname, word, sentence)
    {
      counts |= 2
    }
    if flags & RuleCode.SetFlag.given != 0 { counts |= given(word, step, sentence) }
    if flags & RuleCode.SetFlag.foreign != 0 {
      let run = foreignRun(around: word, sentence)
      if let run { counts |= 1 << UInt32(min(run.count, 12)) }
    }
    return counts
  }

  private func isAll(
    _ flag: UInt8, _ word: Int, _ sentence: borrowing ContextSentence
  ) -> Bool {
    for place in sentence.range(word) {
      if unsafe sentence.classes[place] & flag == 0 { return false }
    }
    return true
  }

  private func run(
    of flag: UInt8, _ word: Int, _ step: Int, limit: Int, _ sentence: borrowing ContextSentence
  ) -> UInt32 {
    var (counts, next): (UInt32, Int) = (0, word)
    for count in 1...limit {
      guard next >= 0 && next < sentence.wordCount, isAll(flag, next, sentence) else { break }
      counts |= 1 << UInt32(count)
      next += step
    }
    return counts
  }

  /// One or two single ideographs of given names.
  private func given(
    _ word: Int, _ step: Int, _ sentence: borrowing ContextSentence
  ) -> UInt32 {
    guard sentence.range(word).count <= 2, isAll(ScalarClass.given, word, sentence) else {
      return 0
    }
    let next = word + step
    guard sentence.range(word).count == 1, next >= 0, next < sentence.wordCount,
      sentence.range(next).count == 1, isAll(ScalarClass.given, next, sentence)
    else { return 2 }
    return 6
  }

  /// What a word costs that could be a part of a transliteration, at least: 格雷, but not 马达.
  private static let foreignCost: UInt32 = 130

  /// Whether a word may be a part of a transliteration: an ideograph, or a rare word of such ones.
  private func isForeign(_ word: Int, _ sentence: borrowing ContextSentence) -> Bool {
    guard isAll(ScalarClass.foreign, word, sentence) else { return false }
    let range = sentence.range(word)
    if range.count == 1 { return true }
    var packed = unsafe sections.root(sentence.scalars[range.lowerBound])
    for place in range.dropFirst() {
      packed = unsafe sections.child(packed >> 8, sentence.scalars[place])
    }
    return packed & 0xFF == 0 || packed & 0xFF >= Self.foreignCost
  }

  /// Words of transliterations in a row around a word, three ideographs or more.
  private func foreignRun(
    around word: Int, _ sentence: borrowing ContextSentence
  ) -> Range<Int>? {
    guard isForeign(word, sentence) else { return nil }
    var (start, end) = (word, word + 1)
    while start > 0 && isForeign(start - 1, sentence) { start -= 1 }
    while end < sentence.wordCount && isForeign(end, sentence) { end += 1 }
    let length = sentence.range(end - 1).upperBound - sentence.range(start).lowerBound
    let dot: UInt16 = 0xB7
    let isBesideDot =
      unsafe start > 0 && sentence.scalars[sentence.range(start - 1).lowerBound] == dot
      || end < sentence.wordCount && sentence.scalars[sentence.range(end).lowerBound] == dot
    return length >= (isBesideDot ? 1 : 3) ? start..<end : nil
  }
}
