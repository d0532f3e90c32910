// SPDX-License-Identifier: Apache-2.0

/// Finds what is malformed in UTF-8 that comes in pieces.
public struct UTF8Scanner: Sendable {
  /// Where malformed bytes lie, in bytes from the start of the input. At most
  /// `rangeLimit` are kept.
  public private(set) var malformed: [Range<Int>] = []
  /// How many malformed sequences there are.
  public private(set) var malformedCount = 0
  /// How many there are of each class.
  public private(set) var kinds: [Malformation.Kind: Int] = [:]
  /// How many scalars outside ASCII there are.
  public private(set) var multibyteCount = 0
  private var carried: [UInt8] = []
  private var offset = 0

  /// How many ranges are kept.
  public static let rangeLimit = 1000

  /// Starts at the beginning of a text.
  public init() {}

  /// Passes bytes that are known to be well-formed and whole.
  public mutating func skip(_ count: Int) { offset += count }

  /// Takes in what another one found in a part of the text that begins at `offset`, behind those
  /// that were taken in before.
  public mutating func add(_ part: UTF8Scanner, at offset: Int) {
    malformedCount += part.malformedCount
    multibyteCount += part.multibyteCount
    kinds.merge(part.kinds, uniquingKeysWith: +)
    malformed += part.malformed.prefix(Self.rangeLimit - malformed.count).map {
      ($0.lowerBound + offset)..<($0.upperBound + offset)
    }
  }

  /// Scans a piece.
  public mutating func scan(_ piece: [UInt8], isLast: Bool) {
    let bytes = carried.isEmpty ? piece : carried + piece
    var index = 0
    let start = offset - carried.count
    carried = []
    offset += piece.count
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      switch UTF8Sequence.element(in: bytes, at: index) {
      case .scalar(_, let length):
        multibyteCount += 1
        index += length
      case .malformed(let length):
        note(bytes, index, length, at: start)
        index += length
      case .cut:
        if isLast {
          note(bytes, index, bytes.count - index, at: start)
        } else {
          carried = [UInt8](bytes[index...])
        }
        return
      }
    }
  }

  private mutating func note(_ bytes: [UInt8], _ index: Int, _ length: Int, at start: Int) {
    malformedCount += 1
    kinds[UTF8Sequence.malformation(in: bytes, at: index).kind, default: 0] += 1
    if malformed.count < Self.rangeLimit {
      malformed.append((start + index)..<(start + index + length))
    }
  }
}
