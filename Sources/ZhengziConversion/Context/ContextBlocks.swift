// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Converts blocks by context: maps them, and puts in the form of each hot ideograph.
///
/// A block holds whole sentences; one that is longer than a block is cut at its end, wherever the
/// text came from, so that the output is the same however it came.
@safe struct ContextBlocks: ~Copyable {
  static let blockSize = 4096
  /// How many bytes behind a block must be readable.
  static let slack = 32

  private let target: ContextTarget
  private let kernel: WindowKernel
  private let reader: ContextReader
  private let decider: ContextDecider
  private var sentence = ContextSentence()
  private var islands: ContextIslands
  private let keepsForms: Bool
  private let isPlain: Bool
  private let hot: UnsafeMutablePointer<UInt16>
  /// Ranges of a block that are not converted in place.
  private var exceptions: [Exception] = []

  /// What is put in the place of some bytes.
  private struct Exception {
    let range: Range<Int>
    /// Up to eight bytes, zeros behind; nil to keep what was written.
    let bytes: UInt64?
  }

  init(_ table: ContextTable, _ target: ContextTarget, keepsForms: Bool, isPlain: Bool) {
    self.target = target
    self.isPlain = isPlain
    self.keepsForms = keepsForms
    let sections = table.sections
    kernel = WindowKernel(sections: target.kernelSections, hasLowForce: false)
    reader = ContextReader(sections: sections)
    decider = ContextDecider(sections)
    islands = ContextIslands(table, target)
    unsafe hot = .allocate(capacity: Self.blockSize + 4)
  }

  deinit { unsafe hot.deallocate() }

  /// Converts the block that ends at `end`; returns whether some of its bytes may be malformed.
  ///
  /// - Parameter input: Readable for `slack` bytes more than `end`, which is `blockSize` at most.
  @unsafe mutating func convert(
    _ input: UnsafePointer<UInt8>, _ end: Int, as reading: SourceReading,
    into output: inout ByteBuffer
  ) -> Bool {
    output.reserve(end &+ Self.slack)
    let base = output.count
    let mapped = unsafe output.end
    let mapping = unsafe kernel.map(input, end, to: mapped, hot: hot, isDense: true)
    output.advance(end)
    var isMalformed = mapping.isMalformed
    // Up to where forms are put in; up to where nothing may be changed.
    var (done, kept) = (0, 0)
    exceptions.removeAll(keepingCapacity: true)
    for index in 0..<mapping.hotCount {
      let place = unsafe Int(hot[index])
      if place < kept { continue }
      let entry = unsafe self.entry(input, place, end)
      if entry & WindowTable.malformed != 0 {
        isMalformed = true
      } else if entry & WindowTable.force != 0 {
        kept = unsafe except(input, place, end)
      } else if place < done {
        continue
      } else if reading == .simplified && !isPlain {
        // An ideograph that is passed by may still belong to the next one's island.
        let stop = unsafe islands.convert(
          input, at: place, notBefore: done, end, into: mapped, &sentence)
        if stop > place { done = stop }
      } else {
        let start = unsafe sentenceStart(input, place, notBefore: done)
        done = unsafe convertSentence(input, start, end, as: reading, into: mapped)
      }
    }
    if keepsForms { unsafe restoreForms(input, end, mapped) }
    if !exceptions.isEmpty { unsafe splice(input, end, base, &output) }
    return isMalformed
  }

  @unsafe private func entry(_ input: UnsafePointer<UInt8>, _ place: Int, _ end: Int) -> UInt32 {
    let (lead, word) = unsafe (
      input[place], UnsafeRawPointer(input + place).loadUnaligned(as: UInt32.self)
    )
    if lead & 0xF0 != 0xE0 { return WindowTable.force }
    return unsafe target.kernelSections.map[WindowKernel.scalar(UInt64(word))]
  }

  // MARK: Sentences

  /// Where the sentence begins that holds a place.
  @unsafe private func sentenceStart(
    _ input: UnsafePointer<UInt8>, _ place: Int, notBefore floor: Int
  ) -> Int {
    var start = place
    while unsafe start > floor && !SentenceBoundary.isBehindEnd(input, start) { start &-= 1 }
    return start
  }

  /// Puts the forms of a sentence in; returns where it ends.
  @unsafe private mutating func convertSentence(
    _ input: UnsafePointer<UInt8>, _ start: Int, _ end: Int, as reading: SourceReading,
    into mapped: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let stop = unsafe reader.decode(input, from: start, to: end, into: &sentence)
    reader.cut(&sentence)
    reader.applyPhrases(&sentence)
    let sections = reader.sections
    for place in 0..<sentence.count {
      let written = unsafe sentence.written[place]
      // A form of its own stays as it was written.
      guard unsafe written == sentence.scalars[place] else { continue }
      let hot = unsafe sections.hotNumbers[Int(written)]
      if hot == 0 { continue }
      let offset = unsafe Int(sentence.offsets[place])
      let token: UInt32
      if let decision = decider.decide(hot, at: place, sentence, as: reading) {
        token = target.form(hot, decision.choice)
      } else {
        token = unsafe UnsafeRawPointer(input + offset).loadUnaligned(as: UInt32.self)
      }
      // Three bytes in, three bytes out: inside the block.
      unsafe mapped[offset] = UInt8(truncatingIfNeeded: token)
      unsafe mapped[offset &+ 1] = UInt8(truncatingIfNeeded: token >> 8)
      unsafe mapped[offset &+ 2] = UInt8(truncatingIfNeeded: token >> 16)
    }
    return stop
  }

  /// Writes again what stood there in Traditional.
  @unsafe private func restoreForms(
    _ input: UnsafePointer<UInt8>, _ end: Int, _ mapped: UnsafeMutablePointer<UInt8>
  ) {
    let shadow = unsafe reader.sections.shadow
    var place = 0
    while place < end {
      let (scalar, length) = unsafe ContextReader.scalar(input, place, end)
      if unsafe length == 3 && shadow[Int(scalar)] != UInt16(scalar) {
        unsafe (mapped + place).update(from: input + place, count: 3)
      }
      place &+= length
    }
  }

  // MARK: What is not converted in place

  /// Notes what is put in place of the sequence at `place`; returns where that ends.
  @unsafe private mutating func except(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ end: Int
  ) -> Int {
    if unsafe input[place] == 0xE2 && input[place + 1] == 0xBF,
      case .complete(let length) = unsafe IdeographicDescription.measure(
        input + place, end - place),
      unsafe !Self.hasSentenceEnd(input, place, place + length)
    {
      exceptions.append(Exception(range: place..<(place + length), bytes: nil))
      return place + length
    }
    let (scalar, length) = unsafe Self.wideScalar(input, place, end)
    if let bytes = target.forced(scalar) {
      exceptions.append(Exception(range: place..<(place + length), bytes: bytes))
    }
    return place + length
  }

  /// Whether a sentence ends inside some bytes: blocks may be cut there, so nothing is kept across.
  @unsafe private static func hasSentenceEnd(
    _ input: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    for place in (start + 1)..<end where unsafe SentenceBoundary.isBehindEnd(input, place) {
      return true
    }
    return false
  }

  private static func wideScalar(
    _ input: UnsafePointer<UInt8>, _ place: Int, _ end: Int
  ) -> (UInt32, Int) {
    let (scalar, length) = unsafe ContextReader.scalar(input, place, end)
    guard length == 4 else { return (scalar, length) }
    let bytes = (0..<4).map { unsafe UInt32(input[place + $0]) }
    return (
      (bytes[0] & 7) << 18 | (bytes[1] & 0x3F) << 12 | (bytes[2] & 0x3F) << 6 | bytes[3] & 0x3F, 4
    )
  }

  /// Puts the exceptions between what was converted in place.
  @unsafe private mutating func splice(
    _ input: UnsafePointer<UInt8>, _ end: Int, _ base: Int, _ output: inout ByteBuffer
  ) {
    let mapped = unsafe [UInt8](UnsafeBufferPointer(start: output.pointer + base, count: end))
    output.truncate(base)
    var position = 0
    for exception in exceptions {
      output.append(mapped.span.extracting(position..<exception.range.lowerBound))
      if let bytes = exception.bytes {
        var rest = bytes
        while rest != 0 {
          var byte = UInt8(truncatingIfNeeded: rest)
          unsafe output.append(&byte, 1)
          rest >>= 8
        }
      } else {
        unsafe output.append(input + exception.range.lowerBound, exception.range.count)
      }
      position = exception.range.upperBound
    }
    output.append(mapped.span.extracting(position..<end))
  }
}

/// Where sentences end.
enum SentenceBoundary {
  /// Whether a sentence ends right before `place`, which is above 0.
  ///
  /// - Parameter input: The text from a boundary on.
  @inline(__always) @unsafe
  static func isBehindEnd(_ input: UnsafePointer<UInt8>, _ place: Int) -> Bool {
    let last = unsafe input[place &- 1]
    if last < 0x80 {
      return last == 0x0A || last == 0x0D || last == 0x21 || last == 0x3F || last == 0x3B
    }
    if place < 3 { return false }
    let (first, second) = unsafe (input[place &- 3], input[place &- 2])
    switch first {
    case 0xE2: return second == 0x80 && (last == 0xA6 || last == 0xA8 || last == 0xA9)
    case 0xE3: return second == 0x80 && last == 0x82
    case 0xEF:
      return second == 0xBC && (last == 0x81 || last == 0x9B || last == 0x9F)
        || second == 0xBD && last == 0xA1
    default: return false
    }
  }

  /// The last place up to `limit` behind which a sentence ends, above `floor`; `floor` for none.
  @unsafe static func last(
    _ input: UnsafePointer<UInt8>, upTo limit: Int, behind floor: Int
  ) -> Int {
    var place = limit
    while unsafe place > floor && !isBehindEnd(input, place) { place &-= 1 }
    return place
  }
}
