// SPDX-License-Identifier: Apache-2.0

public import ZhengziEncoding

/// Tells the encoding of many short lines: first whether one is plainly Chinese in GB 18030 or Big5,
/// which costs little; only else it asks the whole detector.
///
/// - Complexity: O(*n*) for *n* bytes; nothing is allocated for a line that is plain.
public struct LineEncodingDetector: Sendable {
  private static let gb18030 = SequenceHypothesis(.gb18030, .hans)
  private static let gb18030Hant = SequenceHypothesis(.gb18030, .hant)
  private static let big5 = SequenceHypothesis(.big5, .hant)

  /// So many bytes outside ASCII, six ideographs, are enough.
  private static let leastBytes = 12
  /// How much of a line is read.
  private static let limit = 512
  /// What two bytes of usual Chinese cost at most, and by how much the other encoding costs more,
  /// in eighths of a bit.
  private static let usual: Int32 = 76
  private static let margin: Int32 = 160

  /// Starts with nothing known.
  public init() {}

  /// The encoding of a line that is not UTF-8; nil for an honest “don't know”.
  public func encoding(of line: [UInt8]) -> Encoding? {
    plainEncoding(of: line) ?? EncodingDetector.detect(line).encoding
  }

  /// GB 18030 or Big5, where the line is usual Chinese in one and nothing like it in the other.
  private func plainEncoding(of line: [UInt8]) -> Encoding? {
    let end = min(line.count, Self.limit)
    var (high, ascii) = (Int32(0), Int32(0))
    for index in 0..<end {
      if line[index] >= 0x80 { high &+= 1 } else { ascii &+= Cost.ascii(line[index]) }
    }
    guard high >= Self.leastBytes else { return nil }
    let isLast = end == line.count
    let gb = min(cost(Self.gb18030, line, end, isLast), cost(Self.gb18030Hant, line, end, isLast))
    let big5 = cost(Self.big5, line, end, isLast)
    // Trails of Big5 may be ASCII: the half of its bytes at most.
    let (best, encoding) = gb < big5 ? (gb, Encoding.gb18030) : (big5, .big5)
    guard abs(gb - big5) >= Self.margin, best < ascii + high / 2 * Self.usual else { return nil }
    return encoding
  }

  private func cost(
    _ hypothesis: SequenceHypothesis, _ line: [UInt8], _ end: Int, _ isLast: Bool
  ) -> Int32 {
    var hypothesis = hypothesis
    hypothesis.advance(line, to: end, isLast: isLast)
    return hypothesis.cost
  }
}
