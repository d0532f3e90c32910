// SPDX-License-Identifier: Apache-2.0

/// That a text is UTF-16 without a mark: what its units cost.
struct UnitHypothesis: Sendable {
  let isBigEndian: Bool
  let language: Language

  /// The cost of the bytes from `start`, in which a unit may be cut in two at either end.
  ///
  /// - Complexity: O(*n*), *n* bytes.
  func cost(_ bytes: ArraySlice<UInt8>) -> Int32 {
    let costs = LanguageCosts.shared
    var cost: Int32 = 0
    var previous: UInt32 = 0
    var high: UInt32 = 0
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      let unit = isBigEndian ? first << 8 | second : second << 8 | first
      index += 2
      if high != 0, 0xDC00...0xDFFF ~= unit {
        cost &+= costs.cost(0x10000 + (high & 0x3FF) << 10 + unit & 0x3FF, language)
        (high, previous) = (0, 0)
        continue
      }
      if high != 0 { cost &+= Cost.malformed }
      high = 0xD800...0xDBFF ~= unit ? unit : 0
      if high != 0 { continue }
      if unit < 0x80 {
        cost &+= Cost.ascii(UInt8(unit)) + 8
        previous = 0
      } else {
        cost &+= min(Self.letterCost(unit), costs.cost(unit, behind: previous, language))
        previous = unit
      }
    }
    return cost + (index < bytes.endIndex ? Cost.cut : 0)
  }

  /// Letters of other scripts, which no language here counts.
  private static func letterCost(_ unit: UInt32) -> Int32 {
    switch unit {
    case 0xC0...0xFF: 10 * 8
    case 0x410...0x44F, 0x3B1...0x3C9, 0x5D0...0x5EA, 0x621...0x64A, 0xE01...0xE4E: 8 * 8
    case 0xDC00...0xDFFF: Cost.malformed
    default: Cost.infinite
    }
  }

  /// Whether so many units have a usual upper byte that it is worth while to count.
  static func isPlausible(_ bytes: [UInt8]) -> Bool {
    if bytes.allSatisfy({ $0 < 0x80 && Cost.ascii($0) < Cost.control }) { return false }
    return [0, 1].contains { parity in
      var (usual, count) = (0, 0)
      for index in stride(from: parity, to: bytes.count, by: 2) {
        count += 1
        switch bytes[index] {
        case 0x00, 0x03, 0x04, 0x20...0x26, 0x30...0x33, 0x4E...0x9F, 0xAC...0xD7, 0xFF: usual += 1
        default: break
        }
      }
      return usual * 10 >= count * 7
    }
  }
}
