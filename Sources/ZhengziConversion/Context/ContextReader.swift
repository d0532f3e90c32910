// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// A sentence on the desk: its scalars, its words, and what was decided of it.
///
/// One memory for all sentences of a text; nothing is allocated once it is there.
@safe struct ContextSentence: ~Copyable {
  /// The most scalars of a sentence: a block holds no more bytes.
  static let capacity = ContextBlocks.blockSize
  /// The scalars as Simplified, and as they were written (U+FFFF, an ideograph beyond 16 bits;
  /// U+FFFE, another scalar of four bytes, or what is none).
  let scalars: UnsafeMutablePointer<UInt16>
  let written: UnsafeMutablePointer<UInt16>
  /// Where each begins in the block, in bytes.
  let offsets: UnsafeMutablePointer<UInt16>
  /// Class and flags of each.
  let classes: UnsafeMutablePointer<UInt8>
  /// The word that each belongs to.
  let words: UnsafeMutablePointer<UInt16>
  /// Where each word begins; one more behind the last.
  let starts: UnsafeMutablePointer<UInt16>
  /// What was decided of each hot ideograph: the candidate's number + 1, 15 for undecided, 0.
  let choices: UnsafeMutablePointer<UInt8>
  /// How long the phrase is that decided.
  let reaches: UnsafeMutablePointer<UInt8>
  /// Where that phrase begins.
  let phrases: UnsafeMutablePointer<UInt16>
  /// The cheapest path to each place, and the length of its last word.
  let costs: UnsafeMutablePointer<Int32>
  let lengths: UnsafeMutablePointer<UInt8>
  var count = 0
  var wordCount = 0

  init() {
    let capacity = Self.capacity + 2
    unsafe scalars = .allocate(capacity: capacity)
    unsafe written = .allocate(capacity: capacity)
    unsafe offsets = .allocate(capacity: capacity)
    unsafe classes = .allocate(capacity: capacity)
    unsafe words = .allocate(capacity: capacity)
    unsafe starts = .allocate(capacity: capacity)
    unsafe choices = .allocate(capacity: capacity)
    unsafe reaches = .allocate(capacity: capacity)
    unsafe phrases = .allocate(capacity: capacity)
    unsafe costs = .allocate(capacity: capacity)
    unsafe lengths = .allocate(capacity: capacity)
  }

  deinit {
    unsafe scalars.deallocate()
    unsafe written.deallocate()
    unsafe offsets.deallocate()
    unsafe classes.deallocate()
    unsafe words.deallocate()
    unsafe starts.deallocate()
    unsafe choices.deallocate()
    unsafe reaches.deallocate()
    unsafe phrases.deallocate()
    unsafe costs.deallocate()
    unsafe lengths.deallocate()
  }

  // Places and words below are inside the sentence; the debug build checks the loops that ask.

  @inline(__always) func kind(_ place: Int) -> UInt8 {
    unsafe classes[place] & ScalarClass.mask
  }

  /// Where a word begins and ends.
  @inline(__always) func range(_ word: Int) -> Range<Int> {
    unsafe Int(starts[word])..<Int(starts[word &+ 1])
  }

  /// The class of a word: of its first scalar.
  @inline(__always) func wordKind(_ word: Int) -> UInt8 { unsafe kind(Int(starts[word])) }

  /// Whether a word is a mark, at which a clause ends.
  @inline(__always) func isMark(_ word: Int) -> Bool {
    let kind = wordKind(word)
    return kind == ScalarClass.mark || kind == ScalarClass.sentenceEnd
  }

  /// The clause around a word, as words.
  func clause(around word: Int) -> Range<Int> {
    var (start, end) = (word, word + 1)
    while start > 0 && !isMark(start - 1) { start -= 1 }
    while end < wordCount && !isMark(end) { end += 1 }
    return start..<end
  }
}

/// Reads sentences: decodes them, and cuts them into words.
@safe struct ContextReader {
  let sections: ContextSections

  /// Words are looked for up to this length.
  static let longestWord = 24
  /// What an ideograph costs that no word covers.
  private static let unknownCost: Int32 = 180

  // MARK: Decoding

  /// Reads the sentence that begins at `start`; returns where it ends.
  ///
  /// - Parameter end: The block's end; 4 bytes behind it can be read.
  @unsafe func decode(
    _ input: UnsafePointer<UInt8>, from start: Int, to end: Int,
    into sentence: inout ContextSentence
  ) -> Int {
    var position = start
    var count = 0
    // A scalar a byte at most, and a block has room for its bytes.
    while position < end {
      let (scalar, length) = unsafe Self.scalar(input, position, end)
      let written = UInt16(truncatingIfNeeded: scalar)
      let shadow = unsafe sections.shadow[Int(written)]
      let kind = unsafe sections.classes[Int(shadow)]
      unsafe sentence.written[count] = written
      unsafe sentence.scalars[count] = shadow
      unsafe sentence.classes[count] = kind
      unsafe sentence.offsets[count] = UInt16(truncatingIfNeeded: position)
      unsafe sentence.choices[count] = 0
      unsafe sentence.reaches[count] = 0
      count &+= 1
      position &+= length
      if kind & ScalarClass.mask == ScalarClass.sentenceEnd { break }
    }
    unsafe sentence.offsets[count] = UInt16(truncatingIfNeeded: position)
    sentence.count = count
    return position
  }

  /// The scalar at a place in 16 bits, and its length in bytes.
  @inline(__always)
  static func scalar(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ end: Int
  ) -> (scalar: UInt32, length: Int) {
    let lead = unsafe UInt32(input[place])
    if lead < 0x80 { return (lead, 1) }
    let second = unsafe UInt32(input[place &+ 1])
    let third = unsafe UInt32(input[place &+ 2])
    if lead & 0xF0 == 0xE0 && second & 0xC0 == 0x80 && third & 0xC0 == 0x80 && place &+ 3 <= end {
      return ((lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F, 3)
    }
    if lead >= 0xC2 && lead < 0xE0 && second & 0xC0 == 0x80 && place &+ 2 <= end {
      return ((lead & 0x1F) << 6 | second & 0x3F, 2)
    }
    if lead >= 0xF0 && lead < 0xF5 && place &+ 4 <= end,
      unsafe second & 0xC0 == 0x80 && third & 0xC0 == 0x80 && input[place &+ 3] & 0xC0 == 0x80
    {
      let plane = (lead & 0x07) << 2 | second >> 4 & 0x03
      return (plane == 2 || plane == 3 ? 0xFFFF : 0xFFFE, 4)
    }
    return (0xFFFE, 1)
  }

  // MARK: Words

  /// Cuts the sentence into words.
  func cut(_ sentence: inout ContextSentence) {
    sentence.wordCount = 0
    var place = 0
    while place < sentence.count {
      let kind = sentence.kind(place)
      if kind == ScalarClass.ideograph {
        place = cutIsland(from: place, &sentence)
        continue
      }
      var end = place &+ 1
      if kind == ScalarClass.digit || kind == ScalarClass.letter {
        while end < sentence.count && sentence.kind(end) == kind { end &+= 1 }
      }
      add(place..<end, to: &sentence)
      place = end
    }
    unsafe sentence.starts[sentence.wordCount] = UInt16(truncatingIfNeeded: sentence.count)
  }

  @inline(__always) private func add(_ range: Range<Int>, to sentence: inout ContextSentence) {
    let word = sentence.wordCount
    unsafe sentence.starts[word] = UInt16(truncatingIfNeeded: range.lowerBound)
    for place in range { unsafe sentence.words[place] = UInt16(truncatingIfNeeded: word) }
    sentence.wordCount = word &+ 1
  }

  /// Cuts ideographs up to the next pair that no word crosses; returns where they end.
  private func cutIsland(from start: Int, _ sentence: inout ContextSentence) -> Int {
    var end = start &+ 1
    while end < sentence.count && sentence.kind(end) == ScalarClass.ideograph
      && (isCrossed(end, sentence) || isName(end, start, sentence))
    { end &+= 1 }
    if end == start &+ 1 {
      add(start..<end, to: &sentence)
      return end
    }
    findPath(start, end, sentence)
    addPath(start, end, &sentence)
    return end
  }

  @inline(__always)
  private func isCrossed(_ place: Int, _ sentence: borrowing ContextSentence) -> Bool {
    unsafe sections.isCrossed(sentence.scalars[place &- 1], sentence.scalars[place])
  }

  /// Whether the scalar at a place may belong to a name that begins before it.
  @inline(__always)
  private func isName(
    _ place: Int, _ start: Int, _ sentence: borrowing ContextSentence
  ) -> Bool {
    guard unsafe sections.given[Int(sentence.scalars[place])] != 0 else { return false }
    let before = unsafe sentence.scalars[place &- 1]
    if unsafe sections.surnames[Int(before)] != 0 { return true }
    return unsafe place &- 2 >= start && sections.given[Int(before)] != 0
      && sections.surnames[Int(sentence.scalars[place &- 2])] != 0
  }

  /// The cheapest path through an island, as the length of the last word at each place.
  func findPath(_ start: Int, _ end: Int, _ sentence: borrowing ContextSentence) {
    let (costs, lengths) = unsafe (sentence.costs, sentence.lengths)
    for place in start...end { unsafe costs[place] = .max }
    unsafe costs[start] = 0
    for place in start..<end {
      let base = unsafe costs[place]
      let limit = min(end, place &+ Self.longestWord)
      var packed = unsafe sections.root(sentence.scalars[place])
      let single = packed & 0xFF == 0 ? Self.unknownCost : Int32(packed & 0xFF)
      unsafe relax(place &+ 1, base &+ single, 1, costs, lengths)
      var next = place &+ 1
      while next < limit && packed != 0 {
        packed = unsafe sections.child(packed >> 8, sentence.scalars[next])
        next &+= 1
        if packed & 0xFF != 0 {
          unsafe relax(next, base &+ Int32(packed & 0xFF), next &- place, costs, lengths)
        }
      }
      let surname = unsafe Int32(sections.surnames[Int(sentence.scalars[place])])
      if surname != 0 { addNames(place, end, base &+ surname, sentence) }
    }
  }

  /// In a length: the word is a name of a person.
  private static let nameFlag = 0x80
  /// What keeps names from being seen where there are none: more for short ones.
  private static let (nameMargin, shortNameMargin): (Int32, Int32) = (12, 24)

  /// Adds names of two and three ideographs.
  private func addNames(
    _ place: Int, _ end: Int, _ base: Int32, _ sentence: borrowing ContextSentence
  ) {
    guard place &+ 1 < end else { return }
    let first = unsafe Int32(sections.given[Int(sentence.scalars[place &+ 1])])
    if first == 0 { return }
    let (costs, lengths) = unsafe (sentence.costs, sentence.lengths)
    unsafe relax(
      place &+ 2, base &+ first &+ Self.shortNameMargin, 2 | Self.nameFlag, costs, lengths)
    guard place &+ 2 < end else { return }
    let second = unsafe Int32(sections.given[Int(sentence.scalars[place &+ 2])])
    if second == 0 { return }
    unsafe relax(
      place &+ 3, base &+ first &+ second &+ Self.nameMargin, 3 | Self.nameFlag, costs, lengths)
  }

  @inline(__always)
  private func relax(
    _ place: Int, _ cost: Int32, _ length: Int, _ costs: UnsafeMutablePointer<Int32>,
    _ lengths: UnsafeMutablePointer<UInt8>
  ) {
    if unsafe cost < costs[place] {
      unsafe costs[place] = cost
      unsafe lengths[place] = UInt8(truncatingIfNeeded: length)
    }
  }

  private func addPath(_ start: Int, _ end: Int, _ sentence: inout ContextSentence) {
    // The lengths lead backwards; the costs, done with, take the way forwards.
    var place = end
    while place > start {
      let length = unsafe Int(sentence.lengths[place])
      let before = place &- (length & ~Self.nameFlag)
      if length & Self.nameFlag != 0 { setSurname(before, place &- before, sentence) }
      unsafe sentence.costs[before] = Int32(truncatingIfNeeded: place)
      place = before
    }
    while place < end {
      let next = unsafe Int(sentence.costs[place])
      add(place..<next, to: &sentence)
      place = next
    }
  }

  /// A name decides its surname; a phrase that is longer may know better.
  private func setSurname(
    _ place: Int, _ length: Int, _ sentence: borrowing ContextSentence
  ) {
    let hot = unsafe Int(sections.hotNumbers[Int(sentence.scalars[place])])
    let record = unsafe sections.hots + hot &* HotIdeograph.byteCount
    unsafe sentence.choices[place] = record.load(
      fromByteOffset: HotIdeograph.surnameOffset, as: UInt8.self)
    unsafe sentence.reaches[place] = UInt8(truncatingIfNeeded: length)
    unsafe sentence.phrases[place] = UInt16(truncatingIfNeeded: place)
  }

  // MARK: Phrases

  /// Lets each phrase that covers whole words of the path decide; the longest one says.
  func applyPhrases(_ sentence: inout ContextSentence) {
    for word in 0..<sentence.wordCount where sentence.wordKind(word) == ScalarClass.ideograph {
      applyPhrases(from: word, &sentence)
    }
  }

  private func applyPhrases(from word: Int, _ sentence: inout ContextSentence) {
    let start = unsafe Int(sentence.starts[word])
    let limit = min(sentence.count, start &+ Self.longestWord)
    var packed = unsafe sections.root(sentence.scalars[start])
    var (next, last) = (start &+ 1, word)
    while packed != 0 {
      if unsafe next == Int(sentence.starts[last &+ 1]) {
        let value = sections.value(packed >> 8)
        if value != 0 { apply(value, start, next, &sentence) }
        last &+= 1
        if last >= sentence.wordCount { break }
      }
      if next >= limit { break }
      packed = unsafe sections.child(packed >> 8, sentence.scalars[next])
      next &+= 1
    }
  }

  private func apply(
    _ value: UInt64, _ start: Int, _ end: Int, _ sentence: inout ContextSentence
  ) {
    var value = value
    let length = UInt8(truncatingIfNeeded: end &- start)
    for place in start..<end where value != 0 {
      guard unsafe sections.hotNumbers[Int(sentence.scalars[place])] != 0 else { continue }
      let choice = UInt8(truncatingIfNeeded: value & 15)
      value >>= 4
      if unsafe choice != 0 && length > sentence.reaches[place] {
        unsafe sentence.reaches[place] = length
        unsafe sentence.phrases[place] = UInt16(truncatingIfNeeded: start)
        unsafe sentence.choices[place] = choice
      }
    }
  }
}
