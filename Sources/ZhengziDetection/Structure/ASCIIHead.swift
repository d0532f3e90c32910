// SPDX-License-Identifier: Apache-2.0

/// The lines of plain ASCII that a text begins with. A stream need not hold them until its encoding
/// is known, unless their bytes may be the halves of UTF-16's units: 中權 is `N-k` and a line feed.
///
/// Both the detector and those who let such lines pass ask here, so that no text is found to be
/// UTF-16 of which lines have passed as ASCII.
package enum ASCIIHead {
  /// So many bytes of ASCII are no UTF-16: of its ideographs one in three is two such bytes.
  private static let enough = 64
  /// What a unit of a text costs at most, on average, in eighths of a bit. Two letters of a word are
  /// mostly an ideograph that nobody knows.
  private static let usual: Int32 = 14 * 8

  /// Whether lines at the start of a text, of plain ASCII without NUL, exclude that it is UTF-16 or
  /// UTF-32, whatever follows: then they do so with more lines, too.
  ///
  /// - Parameter lines: With their ends.
  package static func excludesUnits(_ lines: ArraySlice<UInt8>) -> Bool {
    if lines.count >= enough { return true }
    return lines.indices.contains { index in
      lines[index] == 0x0A
        && ![true, false].contains { mayBeUnits(lines[...index], isBigEndian: $0) }
    }
  }

  /// The lines of plain ASCII that bytes begin with.
  static func lines(of head: [UInt8]) -> ArraySlice<UInt8> {
    let plain = head.prefix { $0 < 0x80 && $0 != 0 && $0 != 0x0E && $0 != 0x1B }
    return plain[..<(plain.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)]
  }

  private static func mayBeUnits(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> Bool {
    var (cost, count) = (Int32(0), Int32(0))
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      let unit = isBigEndian ? first << 8 | second : second << 8 | first
      guard isUsual(unit) else { return false }
      cost += Language.allCases.map { LanguageCosts.shared.cost(unit, $0) }.min() ?? 0
      count += 1
      index += 2
    }
    // Of the line feed that is left, the other byte may be any; those of U+0A00 are no Chinese.
    return cost <= count * usual && !(isBigEndian && index < bytes.endIndex)
  }

  /// Whether a unit is an ideograph, a kana or one of their marks.
  private static func isUsual(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x2010...0x203B, 0x3000...0x30FF, 0x4E00...0x9FFF: true
    default: false
    }
  }
}
