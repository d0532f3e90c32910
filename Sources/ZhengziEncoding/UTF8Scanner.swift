// SPDX-License-Identifier: Apache-2.0

/// Finds what is malformed in UTF-8 that comes in pieces.
public struct UTF8Scanner: Sendable {
  /// Where malformed bytes lie, in bytes from the start of the input. At most
  /// `rangeLimit` are kept.
  public private(set) var malformed: [Range<Int>] = []
  /// How many malformed sequences there are.
  public private(set) var malformedCount = 0
  /// How many there are of each class.
  public var kinds: [Malformation.Kind: Int] {
    let all = Malformation.Kind.allCases.map { ($0, kindCounts[$0.ordinal]) }
    return Dictionary(uniqueKeysWithValues: all).filter { $0.value > 0 }
  }
  /// By `Malformation.Kind.ordinal`.
  private var kindCounts = [Int](repeating: 0, count: Malformation.Kind.allCases.count)
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
    for (index, count) in part.kindCounts.enumerated() { kindCounts[index] += count }
    malformed += part.malformed.prefix(Self.rangeLimit - malformed.count).map {
      ($0.lowerBound + offset)..<($0.upperBound + offset)
    }
  }

  /// Scans a piece.
  public mutating func scan(_ piece: [UInt8], isLast: Bool) {
    let bytes = carried.isEmpty ? piece : carried + piece
    offset -= carried.count
    let read = scan(bytes.span, upTo: bytes.count, isLast: isLast)
    carried = [UInt8](bytes[read...])
    offset += bytes.count - read
  }

  /// Scans the elements that begin before `end`; what lies behind it tells what is wrong with the
  /// last of them.
  ///
  /// - Returns: How many bytes were scanned: all up to `end` at least, unless the last element is
  ///   cut and more may follow.
  @discardableResult
  package mutating func scan(_ bytes: Span<UInt8>, upTo end: Int, isLast: Bool) -> Int {
    var index = 0
    while index < end {
      let lead = bytes[index]
      if lead < 0xC0 {
        // ASCII, or a byte that leads nothing.
        if lead >= 0x80 { note(.lead, index, 1) }
        index += 1
        continue
      }
      switch UTF8Sequence.element(in: bytes, at: index) {
      case .scalar(_, let length):
        multibyteCount += 1
        index += length
      case .malformed(let length):
        note(UTF8Sequence.kind(bytes, index), index, length)
        index += length
      case .cut:
        if isLast {
          note(.cut, index, bytes.count - index)
          index = bytes.count
        }
        offset += index
        return index
      }
    }
    offset += index
    return index
  }

  @inline(__always)
  private mutating func note(_ kind: Malformation.Kind, _ index: Int, _ length: Int) {
    malformedCount += 1
    kindCounts[kind.ordinal] += 1
    if malformed.count < Self.rangeLimit {
      malformed.append((offset + index)..<(offset + index + length))
    }
  }
}
