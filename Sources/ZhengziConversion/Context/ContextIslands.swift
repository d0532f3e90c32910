// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The short way through Simplified text: only islands are read that may change something.
///
/// A hot ideograph is passed by if no phrase that changes it, and no rule, has what stands beside
/// it: then the map is right. What the words and phrases of an island say is remembered. Where they
/// say nothing, and what stands beside the ideograph admits a rule, its clause is read.
@safe struct ContextIslands: ~Copyable {
  private let target: ContextTarget
  private let sections: ContextSections
  private let reader: ContextReader
  private let decider: ContextDecider
  private var memo = IslandMemo()

  init(_ table: ContextTable, _ target: ContextTarget) {
    self.target = target
    sections = table.sections
    reader = ContextReader(sections: sections)
    decider = ContextDecider(sections)
  }

  /// An ideograph and where it stands.
  private struct Place {
    var scalar: UInt16
    var before: UInt16, behind: UInt16
  }

  /// Puts in the forms of the island around a hot ideograph; returns where that island ends, or the
  /// ideograph if it is passed by.
  ///
  /// - Parameters:
  ///   - input: The block; readable for 8 bytes past its end.
  ///   - floor: Where the last island ended.
  @unsafe mutating func convert(
    _ input: UnsafePointer<UInt8>, at place: Int, notBefore floor: Int, _ end: Int,
    into mapped: UnsafeMutablePointer<UInt8>, _ sentence: inout ContextSentence
  ) -> Int {
    let here = unsafe neighbour(input, place, end)
    let (before, behind) = unsafe (
      before(input, place), neighbour(input, place &+ 3, end)
    )
    let hot = unsafe Int(sections.hotNumbers[Int(here)])
    let flags = unsafe sections.hots.load(
      fromByteOffset: hot &* HotIdeograph.byteCount &+ HotIdeograph.flagOffset, as: UInt8.self)
    let isOpen =
      flags & HotIdeograph.isAlwaysOpen != 0 || sections.isTrigger(before, here)
      || sections.isTrigger(here, behind)
    if !isOpen { return place }
    let start = unsafe islandStart(input, place, before, here, notBefore: floor)
    let stop = unsafe islandEnd(input, place, end)
    let length = stop &- start
    if length <= IslandMemo.capacity {
      let key = unsafe IslandMemo.Key(input + start, length)
      if let open = unsafe memo.copy(key, to: mapped + start) {
        if open.places != 0 {
          unsafe openPlaces(open, input, start, end, into: mapped, &sentence)
        }
        return stop
      }
      let open = unsafe read(input, start, stop, into: mapped, &sentence)
      unsafe memo.remember(key, mapped + start, open)
      if open.places != 0 { unsafe openPlaces(open, input, start, end, into: mapped, &sentence) }
      return stop
    }
    unsafe convertLong(input, start, stop, end, into: mapped, &sentence)
    return stop
  }

  // MARK: Neighbours

  /// How the scalar that begins at a place counts as a neighbour.
  @inline(__always) @unsafe
  private func neighbour(_ input: UnsafePointer<UInt8>, _ place: Int, _ end: Int) -> UInt16 {
    if place >= end { return ContextNeighbour.mark }
    let word = unsafe UInt64(
      UnsafeRawPointer(input + place).loadUnaligned(as: UInt32.self))
    if word & WindowKernel.threeByteMask == WindowKernel.threeBytes {
      return unsafe sections.neighbours[WindowKernel.scalar(word)]
    }
    let (scalar, _) = unsafe ContextReader.scalar(input, place, end)
    return unsafe sections.neighbours[Int(scalar)]
  }

  /// How the scalar that ends at a place counts as a neighbour.
  @inline(__always) @unsafe
  private func before(_ input: UnsafePointer<UInt8>, _ place: Int) -> UInt16 {
    if place >= 3 {
      let word = unsafe UInt64(
        UnsafeRawPointer(input + (place &- 3)).loadUnaligned(as: UInt32.self))
      if word & WindowKernel.threeByteMask == WindowKernel.threeBytes {
        return unsafe sections.neighbours[WindowKernel.scalar(word)]
      }
    }
    if place == 0 { return ContextNeighbour.mark }
    var start = place &- 1
    while unsafe start > 0 && place &- start < 4 && input[start] & 0xC0 == 0x80 { start &-= 1 }
    let (scalar, length) = unsafe ContextReader.scalar(input, start, place)
    return unsafe length == place &- start
      ? sections.neighbours[Int(scalar)] : sections.neighbours[0xFFFE]
  }

  // MARK: Islands

  /// Whether a word or a name may cover two neighbours; `first` stands before them.
  @inline(__always)
  private func areJoined(_ first: UInt16, _ a: UInt16, _ b: UInt16) -> Bool {
    if sections.isCrossed(a, b) { return true }
    if unsafe sections.given[Int(b)] == 0 { return false }
    if unsafe sections.surnames[Int(a)] != 0 { return true }
    return unsafe sections.given[Int(a)] != 0 && sections.surnames[Int(first)] != 0
  }

  @inline(__always) private func isIdeograph(_ neighbour: UInt16) -> Bool {
    unsafe sections.classes[Int(neighbour)] & ScalarClass.mask == ScalarClass.ideograph
  }

  @unsafe private func islandStart(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ before: UInt16, _ here: UInt16,
    notBefore floor: Int
  ) -> Int {
    var (start, last, next) = (place, before, here)
    // Ideographs beyond 16 bits have four bytes, and no word holds them: an island ends there.
    while start >= floor &+ 3 && isIdeograph(last) {
      guard unsafe input[start &- 3] & 0xF0 == 0xE0 else { break }
      let first = unsafe self.before(input, start &- 3)
      if !areJoined(first, last, next) { break }
      start &-= 3
      (last, next) = (first, last)
    }
    return start
  }

  @unsafe private func islandEnd(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ end: Int
  ) -> Int {
    var stop = place &+ 3
    var first = unsafe before(input, place)
    var last = unsafe neighbour(input, place, end)
    while stop &+ 3 <= end {
      guard unsafe input[stop] & 0xF0 == 0xE0 else { break }
      let next = unsafe neighbour(input, stop, end)
      guard isIdeograph(next), areJoined(first, last, next) else { break }
      stop &+= 3
      (first, last) = (last, next)
    }
    return stop
  }

  /// The ideographs of a short island that rules may decide, a bit each; and of those the ones that
  /// a phrase has decided, which only rules that outrank phrases may change.
  struct Open {
    var places: UInt8 = 0
    var decided: UInt8 = 0
  }

  /// Reads an island and puts in what its words and phrases say; returns what rules may decide.
  @unsafe private func read(
    _ input: UnsafePointer<UInt8>, _ start: Int, _ stop: Int,
    into mapped: UnsafeMutablePointer<UInt8>, _ sentence: inout ContextSentence
  ) -> Open {
    _ = unsafe reader.decode(input, from: start, to: stop, into: &sentence)
    reader.cut(&sentence)
    reader.applyPhrases(&sentence)
    var open = Open()
    for place in 0..<sentence.count {
      let (hot, flags) = unsafe hotIdeograph(place, sentence)
      if hot == 0 { continue }
      let said = unsafe sentence.choices[place]
      let isDecided = said != 0 && said != 15
      unsafe put(
        target.form(hot, isDecided ? Int(said) &- 1 : 0), at: start &+ place &* 3, mapped)
      let mayMatch =
        isDecided ? flags & HotIdeograph.hasStrongRules : flags & HotIdeograph.hasRules
      if mayMatch == 0 { continue }
      let bit: UInt8 = 1 &<< UInt8(truncatingIfNeeded: place)
      open.places |= bit
      if isDecided { open.decided |= bit }
    }
    return open
  }

  /// The number of a hot ideograph as it was written, and its flags; 0 for none.
  @inline(__always) @unsafe
  private func hotIdeograph(
    _ place: Int, _ sentence: borrowing ContextSentence
  ) -> (hot: UInt16, flags: UInt8) {
    let written = unsafe sentence.written[place]
    guard unsafe written == sentence.scalars[place] else { return (0, 0) }
    let hot = unsafe sections.hotNumbers[Int(written)]
    let offset = Int(hot) &* HotIdeograph.byteCount &+ HotIdeograph.flagOffset
    return (hot, unsafe sections.hots.load(fromByteOffset: offset, as: UInt8.self))
  }

  @inline(__always) @unsafe
  private func put(_ token: UInt32, at offset: Int, _ mapped: UnsafeMutablePointer<UInt8>) {
    unsafe mapped[offset] = UInt8(truncatingIfNeeded: token)
    unsafe mapped[offset &+ 1] = UInt8(truncatingIfNeeded: token >> 8)
    unsafe mapped[offset &+ 2] = UInt8(truncatingIfNeeded: token >> 16)
  }

  // MARK: Rules

  /// Tries the rules of the ideographs of a short island that are open.
  @unsafe private func openPlaces(
    _ open: Open, _ input: UnsafePointer<UInt8>, _ start: Int, _ end: Int,
    into mapped: UnsafeMutablePointer<UInt8>, _ sentence: inout ContextSentence
  ) {
    var rest = open.places
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest &- 1
      unsafe tryRules(
        input, start &+ place &* 3, end, strongOnly: open.decided &>> UInt8(place) & 1 != 0,
        into: mapped, &sentence)
    }
  }

  /// A long island is read in its sentence, all of it.
  @unsafe private func convertLong(
    _ input: UnsafePointer<UInt8>, _ start: Int, _ stop: Int, _ end: Int,
    into mapped: UnsafeMutablePointer<UInt8>, _ sentence: inout ContextSentence
  ) {
    unsafe readSentence(input, around: start, end, &sentence)
    reader.applyPhrases(&sentence)
    for place in 0..<sentence.count {
      let offset = unsafe Int(sentence.offsets[place])
      guard offset >= start && offset < stop else { continue }
      let (hot, _) = unsafe hotIdeograph(place, sentence)
      if hot == 0 { continue }
      if let decision = decider.decide(hot, at: place, sentence, as: .simplified) {
        unsafe put(target.form(hot, decision.choice), at: offset, mapped)
      }
    }
  }

  /// Decides an ideograph in its clause, or its sentence, if what stands beside it admits a rule.
  @unsafe private func tryRules(
    _ input: UnsafePointer<UInt8>, _ offset: Int, _ end: Int, strongOnly: Bool,
    into mapped: UnsafeMutablePointer<UInt8>, _ sentence: inout ContextSentence
  ) {
    let here = unsafe neighbour(input, offset, end)
    let hot = unsafe sections.hotNumbers[Int(here)]
    let flags = unsafe sections.hots.load(
      fromByteOffset: Int(hot) &* HotIdeograph.byteCount &+ HotIdeograph.flagOffset,
      as: UInt8.self)
    if flags & HotIdeograph.isAlwaysOpen == 0 {
      let (before, behind) = unsafe (
        before(input, offset), neighbour(input, offset &+ 3, end)
      )
      guard sections.isGate(before, here) || sections.isGate(here, behind) else { return }
    }
    if flags & HotIdeograph.needsSentence != 0 {
      unsafe readSentence(input, around: offset, end, &sentence)
    } else {
      unsafe readClause(input, around: offset, end, &sentence)
    }
    guard let place = place(of: offset, sentence),
      let match = decider.firstRule(hot, at: place, sentence, strongOnly: strongOnly)
    else { return }
    unsafe put(target.form(hot, match.choice), at: offset, mapped)
  }

  private func place(of offset: Int, _ sentence: borrowing ContextSentence) -> Int? {
    var (low, high) = (0, sentence.count)
    while low < high {
      let middle = (low &+ high) / 2
      if unsafe Int(sentence.offsets[middle]) < offset { low = middle &+ 1 } else { high = middle }
    }
    return unsafe low < sentence.count && Int(sentence.offsets[low]) == offset ? low : nil
  }

  @unsafe private func readSentence(
    _ input: UnsafePointer<UInt8>, around offset: Int, _ end: Int,
    _ sentence: inout ContextSentence
  ) {
    var start = offset
    while unsafe start > 0 && !SentenceBoundary.isBehindEnd(input, start) { start &-= 1 }
    _ = unsafe reader.decode(input, from: start, to: end, into: &sentence)
    reader.cut(&sentence)
  }

  /// Reads a clause with the marks around it, at which its words end.
  @unsafe private func readClause(
    _ input: UnsafePointer<UInt8>, around offset: Int, _ end: Int,
    _ sentence: inout ContextSentence
  ) {
    var start = offset
    // At the end of a sentence reading would stop.
    while unsafe start > 0 && !SentenceBoundary.isBehindEnd(input, start) {
      let isMark = unsafe before(input, start) == ContextNeighbour.mark
      start &-= 1
      while unsafe start > 0 && input[start] & 0xC0 == 0x80 { start &-= 1 }
      if isMark { break }
    }
    var stop = offset
    while stop < end {
      let isMark = unsafe neighbour(input, stop, end) == ContextNeighbour.mark
      stop &+= unsafe ContextReader.scalar(input, stop, end).length
      if isMark { break }
    }
    _ = unsafe reader.decode(input, from: start, to: stop, into: &sentence)
    reader.cut(&sentence)
  }
}

/// Remembers what the words of short islands say: 64 bytes a slot, direct-mapped.
@safe struct IslandMemo: ~Copyable {
  private var memory: UnsafeMutableRawPointer?
  private var count = 0

  /// The longest island that is remembered: 8 ideographs, a bit of `open` each.
  static let capacity = 24
  private static let slotCount = 32_768
  /// A text of a few lines is done before a memo is made.
  private static let islandsBefore = 64

  deinit { unsafe memory?.deallocate() }

  /// An island, padded with zeros.
  struct Key {
    let first: UInt64, second: UInt64, third: UInt64
    let length: Int

    /// - Parameter start: Readable for 24 bytes.
    @inline(__always) @unsafe init(_ start: UnsafeRawPointer, _ length: Int) {
      self.length = length
      first = unsafe start.loadUnaligned(as: UInt64.self) & Self.mask(length)
      second =
        unsafe start.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & Self.mask(length - 8)
      third =
        unsafe start.loadUnaligned(fromByteOffset: 16, as: UInt64.self) & Self.mask(length - 16)
    }

    @inline(__always) private static func mask(_ bytes: Int) -> UInt64 {
      bytes >= 8 ? .max : bytes <= 0 ? 0 : (1 &<< UInt64(bytes &* 8)) &- 1
    }

    @inline(__always) var slot: Int {
      let mixed =
        (first ^ second.byteSwapped ^ third &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: mixed &>> 49)
    }
  }

  /// Copies the text of an island and returns its open ideographs; nil if it is not remembered.
  @inline(__always) @unsafe
  func copy(_ key: Key, to target: UnsafeMutablePointer<UInt8>) -> ContextIslands.Open? {
    guard let memory = unsafe memory else { return nil }
    // 15 bits: below the number of slots.
    let slot = unsafe memory + key.slot &* 64
    guard unsafe slot.load(as: UInt64.self) == key.first,
      unsafe slot.load(fromByteOffset: 8, as: UInt64.self) == key.second,
      unsafe slot.load(fromByteOffset: 16, as: UInt64.self) == key.third
    else { return nil }
    unsafe UnsafeMutableRawPointer(target).copyMemory(from: slot + 24, byteCount: key.length)
    return unsafe ContextIslands.Open(
      places: slot.load(fromByteOffset: 48, as: UInt8.self),
      decided: slot.load(fromByteOffset: 49, as: UInt8.self))
  }

  /// Remembers an island's text and its open ideographs.
  @unsafe mutating func remember(
    _ key: Key, _ text: UnsafePointer<UInt8>, _ open: ContextIslands.Open
  ) {
    guard let memory = unsafe memory else {
      count += 1
      if count == Self.islandsBefore { make() }
      return
    }
    let slot = unsafe memory + key.slot &* 64
    unsafe slot.storeBytes(of: key.first, as: UInt64.self)
    unsafe slot.storeBytes(of: key.second, toByteOffset: 8, as: UInt64.self)
    unsafe slot.storeBytes(of: key.third, toByteOffset: 16, as: UInt64.self)
    unsafe (slot + 24).copyMemory(from: text, byteCount: key.length)
    unsafe slot.storeBytes(of: open.places, toByteOffset: 48, as: UInt8.self)
    unsafe slot.storeBytes(of: open.decided, toByteOffset: 49, as: UInt8.self)
  }

  /// Zeroed: a slot that holds nothing has an island of no ideographs, which never comes.
  private mutating func make() {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: Self.slotCount * 64, alignment: 64)
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: Self.slotCount * 64)
    unsafe self.memory = memory
  }
}
