// SPDX-License-Identifier: Apache-2.0

/// The lines of plain ASCII that a text begins with. A stream need not hold them until its encoding
/// is known, unless their bytes may be the halves of UTF-16's units: 中權 is `N-k` and a line feed.
///
/// Both the detector and those who let such lines pass ask here, so that no text is found to be
/// UTF-16 of which lines have passed as ASCII.
package enum ASCIIHead {
  /// So many bytes of ASCII are no UTF-16: of its ideographs one in three is two such bytes.
  private static let enough = 64

  /// Whether lines at the start of a text, of plain ASCII without NUL, exclude that it is UTF-16 or
  /// UTF-32, whatever follows.
  ///
  /// - Parameter lines: With their ends; what excludes it does so with more lines, too.
  package static func excludesUnits(_ lines: ArraySlice<UInt8>) -> Bool {
    if lines.isEmpty { return false }
    if lines.count >= enough { return true }
    return !mayBeUnits(lines, isBigEndian: true) && !mayBeUnits(lines, isBigEndian: false)
  }

  /// The lines of plain ASCII that bytes begin with.
  static func lines(of head: [UInt8]) -> ArraySlice<UInt8> {
    let plain = head.prefix { $0 < 0x80 && $0 != 0 && $0 != 0x0E && $0 != 0x1B }
    return plain[..<(plain.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)]
  }

  private static func mayBeUnits(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> Bool {
    for index in stride(from: bytes.startIndex, to: bytes.endIndex, by: 2) {
      let isWhole = index + 1 < bytes.endIndex
      // The lower byte of a unit that is not whole may be any.
      let (low, high) =
        isBigEndian
        ? (isWhole ? bytes[index + 1] : nil, bytes[index])
        : (bytes[index], isWhole ? bytes[index + 1] : nil)
      if let high, !isUsual(high, low) { return false }
    }
    return true
  }

  /// Whether a unit is an ideograph, a kana or one of their marks.
  private static func isUsual(_ high: UInt8, _ low: UInt8?) -> Bool {
    switch high {
    case 0x20: 0x10...0x3B ~= low ?? 0x10
    case 0x30, 0x4E...0x9F: true
    default: false
    }
  }
}
