// SPDX-License-Identifier: Apache-2.0

public import ZhengziEncoding

/// Tells the encoding of many short lines: first whether one is plainly Chinese in GB 18030 or Big5,
/// which costs little; only else it asks the whole detector.
///
/// Goals: 1. what is called plain the whole detector would call so too; 2. most lines of Chinese are.
///
/// - Complexity: O(*n*) for *n* bytes; nothing is allocated for a line that is plain.
public struct LineEncodingDetector: Sendable {
  private let costs = LanguageCosts.shared

  /// So many sequences are read at most; of so many a verdict stands by itself.
  private static let most: Int32 = 48, many: Int32 = 16
  /// What an ideograph or mark costs at most in the mean, and how much less all of them must, in
  /// eighths of a bit: lines of Chinese cost 76 to 80, hangul read so 116, kana 115 and more.
  private static let usual: Int32 = 96, shortness: Int32 = 40
  /// By how much the other encoding must cost more, for a short line and a long one.
  private static let shortMargin: Int32 = 100, longMargin: Int32 = 200

  /// Starts with nothing known.
  public init() {}

  /// The encoding of a line that is not UTF-8; nil for an honest “don't know”.
  public func encoding(of line: [UInt8]) -> Encoding? {
    plainEncoding(of: line) ?? EncodingDetector.encoding(ofLine: line)
  }

  /// GB 18030 or Big5, where the line is usual Chinese in one and nothing like it in the other.
  private func plainEncoding(of line: [UInt8]) -> Encoding? {
    let gb = reading(of: line, .gb18030)
    let big5 = reading(of: line, .big5)
    let isGB = gb.mean < big5.mean
    let (best, other) = isGB ? (gb, big5) : (big5, gb)
    guard best.count >= 3, best.cost < best.count * Self.usual - Self.shortness else { return nil }
    let margin = best.count < Self.many ? Self.shortMargin : Self.longMargin
    guard (other.mean - best.mean) * Double(best.count) >= Double(margin) else { return nil }
    return isGB ? .gb18030 : .big5
  }

  /// What the sequences of a line cost as one encoding, and how many were read.
  private struct Reading {
    var count: Int32 = 0
    var cost: Int32 = 0

    var mean: Double { Double(cost) / Double(max(count, 1)) }
  }

  /// Reads on from sequence to sequence, one byte at a time where there is none.
  private func reading(of line: [UInt8], _ reader: SequenceReader) -> Reading {
    let isGB = reader.isGB18030
    var (count, hans, hant) = (Int32(0), Int32(0), Int32(isGB ? 24 : 0))
    var index = 0
    while index < line.count && count < Self.most {
      if line[index] < 0x80 {
        index += 1
        continue
      }
      let sequence = reader.sequence(line, index)
      count &+= 1
      if sequence.length == 0 || sequence.scalar == 0 {
        hans &+= Cost.malformed
        hant &+= Cost.malformed
      } else {
        let pair = costs.chineseCosts(sequence.scalar)
        hans &+= pair.hans &+ sequence.extra
        hant &+= pair.hant &+ sequence.extra
      }
      index += max(1, sequence.length)
    }
    return Reading(count: count, cost: isGB ? min(hans, hant) : hant)
  }
}
