// SPDX-License-Identifier: Apache-2.0

/// Judges in which encoding one line is written.
///
/// In order of priority: 1. what is valid UTF-8 is UTF-8, but for a few bytes that are Latin or Greek
/// letters in it by accident and a word in Chinese; 2. a long line speaks for itself; 3. a short one
/// is what the lines around it are, if it can be.
struct LineVerdict {
  private let source: any TranscoderSource
  private let detector = LineEncodingDetector()
  private var transcoders: [Encoding: any Transcoder] = [:]

  /// With so many bytes outside ASCII, sixteen ideographs, a line needs no neighbours.
  private static let sureCount = 32
  /// With no more it tells nothing.
  private static let tellingCount = 4

  init(source: any TranscoderSource) { self.source = source }

  /// What a line tells of itself.
  enum Evidence: Equatable {
    /// The line is decided.
    case sure(Encoding)
    /// What it looks like; nil if like nothing.
    case unsure(Encoding?)
    /// It is UTF-8, unless the lines around it are of an encoding in which it is a word.
    case accidental
  }

  /// - Parameter isCut: The line goes on.
  mutating func evidence(of line: [UInt8], isCut: Bool) -> Evidence {
    if isUTF8(line, isCut: isCut) { return mayBeAccidental(line) ? .accidental : .sure(.utf8) }
    if isDamagedUTF8(line) { return .sure(.utf8) }
    // One or two ideographs look like something in every encoding.
    guard Self.count(line) > Self.tellingCount, let own = legacyEncoding(of: line) else {
      return .unsure(nil)
    }
    let isSure = Self.count(line) >= Self.sureCount && faults(line, own, isCut: isCut) == 0
    return isSure ? .sure(own) : .unsure(own)
  }

  /// The encoding of text that is not UTF-8, if it has one in which lines can be told apart.
  func legacyEncoding(of text: [UInt8]) -> Encoding? {
    guard let found = detector.encoding(of: text), found != .utf8,
      found.isASCIISuperset
    else { return nil }
    return found
  }

  /// Decides about a line that is not sure of itself; nil if it is in none of the encodings, but for
  /// a quarter of it at most.
  ///
  /// - Parameters:
  ///   - own: What it looks like.
  ///   - prevailing: What the lines around it are.
  mutating func encoding(
    of line: [UInt8], own: Encoding?, prevailing: Encoding?, isCut: Bool
  ) -> Encoding? {
    var best: (encoding: Encoding, faults: Int)?
    for candidate in [prevailing, own].compactMap(\.self) {
      let faults = faults(line, candidate, isCut: isCut)
      if faults < best?.faults ?? .max { best = (candidate, faults) }
    }
    guard let best, best.faults * 4 <= Self.count(line) else { return nil }
    return best.encoding
  }

  /// How many bytes lie outside ASCII.
  static func count(_ line: [UInt8]) -> Int { line.count { $0 >= 0x80 } }

  private func isUTF8(_ line: [UInt8], isCut: Bool) -> Bool {
    let end = UTF8Validation.wellFormedPrefix(of: line)
    return end == line.count || (isCut && UTF8Sequence.element(in: line, at: end) == .cut)
  }

  /// Whether a line that is valid UTF-8 holds nothing but a few sequences of two bytes, which are a
  /// word in GB 18030 or Big5: 摘要 in the one is U+056A U+04AA in the other.
  private mutating func mayBeAccidental(_ line: [UInt8]) -> Bool {
    guard line.allSatisfy({ $0 < 0xE0 }), Self.count(line) <= Self.sureCount else { return false }
    return isWord(line, .gb18030) || isWord(line, .big5)
  }

  /// Whether a line is Chinese in an encoding.
  mutating func isWord(_ line: [UInt8], _ encoding: Encoding) -> Bool {
    guard [.gb18030, .big5].contains(encoding), let transcoder = transcoder(encoding),
      // A letter of Latin-1 that stands alone is what it seems.
      !line.indices.contains(where: { isLoneLatin(line, at: $0) })
    else { return false }
    var text: [UInt8] = []
    guard transcoder.transcode(line, from: 0, into: &text).stop == .inputEmpty else { return false }
    return ReadingPlausibility.isChinese(text)
  }

  private func isLoneLatin(_ line: [UInt8], at index: Int) -> Bool {
    guard line[index] == 0xC2 || line[index] == 0xC3 else { return false }
    let isFirst = index == 0 || line[index - 1] < 0x80
    return isFirst && (index + 2 >= line.count || line[index + 2] < 0x80)
  }

  /// Whether two sequences of three bytes or four, and three quarters of all bytes outside ASCII,
  /// are UTF-8, which by accident they hardly are; a few of them must be words.
  private func isDamagedUTF8(_ line: [UInt8]) -> Bool {
    var (index, long, count) = (0, 0, 0)
    var text: [UInt8] = []
    while index < line.count {
      if line[index] < 0x80 {
        index += 1
        continue
      }
      guard case .scalar(_, let length) = UTF8Sequence.element(in: line, at: index) else {
        count += 1
        index += 1
        continue
      }
      count += length
      // Behind F0 come planes that hold next to nothing.
      if length >= 3, line[index] <= 0xF0 {
        long += length
        text += line[index..<(index + length)]
      }
      index += length
    }
    guard long >= 6, long * 4 >= count * 3 else { return false }
    return long > Self.sureCount || ReadingPlausibility.isChinese(text)
  }

  /// How many bytes of a line mean nothing in an encoding.
  private mutating func faults(_ line: [UInt8], _ encoding: Encoding, isCut: Bool) -> Int {
    guard let transcoder = transcoder(encoding) else { return .max }
    var (index, faults) = (0, 0)
    var text: [UInt8] = []
    while index < line.count {
      let (end, stop) = transcoder.transcode(line, from: index, into: &text)
      index = end
      if stop == .inputEmpty { break }
      if stop == .incomplete { return isCut ? faults : faults + line.count - index }
      let length = max(1, transcoder.malformation(in: line, at: index).length)
      faults += length
      index += length
    }
    return faults
  }

  private mutating func transcoder(_ encoding: Encoding) -> (any Transcoder)? {
    if let known = transcoders[encoding] { return known }
    let made = try? source.decoder(from: encoding)
    transcoders[encoding] = made
    return made
  }
}
