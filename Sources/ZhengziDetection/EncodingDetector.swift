// SPDX-License-Identifier: Apache-2.0

public import ZhengziEncoding

/// What a detector found.
public struct Detection: Hashable, Sendable {
  /// The encoding; nil is an honest “don't know”.
  public let encoding: Encoding?
  /// From 0 to 1.
  public let confidence: Double
  /// Whether the text begins with a byte order mark.
  public let hasByteOrderMark: Bool
}

/// Finds out how the beginning of a text is encoded: byte order mark, well-formed UTF-8, and a
/// score of how usual the pairs of bytes are in GB 18030 and in Big5.
///
/// The verdict depends on the bytes alone, not on the pieces in which they came.
public struct EncodingDetector: Sendable {
  /// How much is looked at, in bytes, once something other than ASCII has come.
  public static let window = 65_536

  private var bytes: [UInt8] = []

  /// Starts with no bytes.
  public init() {}

  /// Decides about a whole text, or its beginning.
  public static func detect(_ bytes: [UInt8]) -> Detection {
    var detector = EncodingDetector()
    detector.bytes = [UInt8](bytes.prefix(window))
    return detector.verdict(isWhole: bytes.count <= window)
  }

  /// Takes bytes until there are enough of them.
  ///
  /// - Parameter isLast: No bytes follow.
  /// - Returns: the verdict, nil while more bytes could change it.
  public mutating func feed(_ piece: ArraySlice<UInt8>, isLast: Bool) -> Detection? {
    let room = Self.window - bytes.count
    bytes.append(contentsOf: piece.prefix(room))
    if bytes.count == Self.window || isLast {
      return verdict(isWhole: isLast && piece.count <= room)
    }
    return isSurelyUTF8 ? Detection(encoding: .utf8, confidence: 1, hasByteOrderMark: false) : nil
  }

  /// Whether a line has ended behind sixteen sequences of UTF-8 with nothing malformed before it:
  /// enough not to hold back the lines of a slow stream.
  private var isSurelyUTF8: Bool {
    var (index, multibyte) = (0, 0)
    if byteOrderMark != nil { return false }
    while index < bytes.count {
      if bytes[index] == 0x0A && multibyte >= 16 { return true }
      if bytes[index] == 0 { return false }
      guard case .scalar(let scalar, let length) = UTF8Sequence.element(in: bytes, at: index)
      else { return false }
      if scalar >= 0x80 { multibyte += 1 }
      index += length
    }
    return false
  }

  private var byteOrderMark: Encoding? {
    [Encoding.utf8, .utf16LE, .utf16BE].first { bytes.starts(with: $0.byteOrderMark) }
  }

  private func verdict(isWhole: Bool) -> Detection {
    if let encoding = byteOrderMark {
      return Detection(encoding: encoding, confidence: 1, hasByteOrderMark: true)
    }
    if let detection = utf16Verdict ?? utf8Verdict(isWhole: isWhole) { return detection }
    let scores = PairScorer.all.map { (encoding: $0.encoding, score: $0.score(bytes)) }
    guard let best = scores.max(by: { $0.score < $1.score }), best.score >= 0.3 else {
      return Detection(encoding: nil, confidence: 0, hasByteOrderMark: false)
    }
    let other = scores.filter { $0.encoding != best.encoding }.map(\.score).max() ?? 0
    guard best.score - max(other, 0) >= 0.1 else {
      return Detection(encoding: nil, confidence: 0, hasByteOrderMark: false)
    }
    return Detection(
      encoding: best.encoding, confidence: min(1, best.score), hasByteOrderMark: false)
  }

  /// UTF-8 if at most one sequence in twenty is malformed: one bad byte does not make it another
  /// encoding, for in no other does most text look like this.
  private func utf8Verdict(isWhole: Bool) -> Detection? {
    var scanner = UTF8Scanner()
    scanner.scan(bytes, isLast: isWhole)
    if bytes.contains(0), scanner.multibyteCount == 0, scanner.malformedCount > 0 { return nil }
    guard scanner.malformedCount * 20 <= scanner.multibyteCount else { return nil }
    let confidence = scanner.malformedCount == 0 ? 1 : 0.9
    return Detection(encoding: .utf8, confidence: confidence, hasByteOrderMark: false)
  }

  /// UTF-16 without a mark: in one half of the bytes stand the high bytes of ideographs and
  /// of ASCII, and nothing else.
  private var utf16Verdict: Detection? {
    guard bytes.count >= 8, bytes.count % 2 == 0 || bytes.count == Self.window else { return nil }
    for (encoding, offset) in [(Encoding.utf16LE, 1), (.utf16BE, 0)] {
      var (usual, wide, zero, count) = (0, 0, 0, 0)
      for index in stride(from: offset, to: bytes.count, by: 2) {
        count += 1
        switch bytes[index] {
        case 0x4E...0x9F: wide += 1
        case 0x00:
          zero += 1
          usual += 1
        case 0x20, 0x30, 0xFF: usual += 1
        default: break
        }
      }
      // The other half holds few zeros: the low bytes of 一 and 开, but no ASCII.
      let other = zeroCount(atOffset: 1 - offset)
      let isUsual = (usual + wide) * 100 >= count * 98
      if isUsual && other * 10 <= count && wide > 0 && (zero > 0 || wide * 2 > count) && !looksASCII
      {
        return Detection(encoding: encoding, confidence: 0.9, hasByteOrderMark: false)
      }
    }
    return nil
  }

  private func zeroCount(atOffset offset: Int) -> Int {
    stride(from: offset, to: bytes.count, by: 2).count { bytes[$0] == 0 }
  }

  private var looksASCII: Bool { bytes.allSatisfy { 0x20..<0x7F ~= $0 || 0x09...0x0D ~= $0 } }
}
