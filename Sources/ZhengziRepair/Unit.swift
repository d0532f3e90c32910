// SPDX-License-Identifier: Apache-2.0

/// One scalar of a text under repair, and where it came from.
public struct Unit: Hashable, Sendable {
  /// The scalar value; `Unit.rawByte` and above for a byte that is malformed.
  public var scalar: UInt32
  /// How many bytes of the original it stands for; 0 if a repair put it in.
  public var length: UInt32
  /// Where those bytes begin in the original.
  public var offset: Int
  /// Whether a repair wrote it.
  public var isChanged = false

  /// Marks a malformed byte: `scalar` is this plus the byte.
  public static let rawByte: UInt32 = 0x11_0000

  /// Makes a unit of the original text.
  public init(scalar: UInt32, offset: Int, length: Int) {
    self.scalar = scalar
    self.offset = offset
    self.length = UInt32(length)
  }

  /// The bytes of the original that it stands for.
  public var range: Range<Int> { offset..<(offset + Int(length)) }
}

extension [Unit] {
  /// The original bytes behind some units.
  func originalRange(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else {
      let offset =
        range.lowerBound < count ? self[range.lowerBound].offset : self.last?.range.upperBound ?? 0
      return offset..<offset
    }
    return self[first].offset..<Swift.max(self[first].offset, self[last].range.upperBound)
  }

  /// The text of some units.
  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for unit in self[range] { text.append(Unicode.Scalar(unit.scalar) ?? "\u{FFFD}") }
    return String(text)
  }

  /// The scalar at an index; 0 outside the text.
  func scalar(at index: Int) -> UInt32 { indices.contains(index) ? self[index].scalar : 0 }
}

/// Classes of scalars that several rules ask for.
extension UInt32 {
  /// An ideograph (unified, or 〇).
  var isIdeograph: Bool {
    switch self {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFF, 0x3007: true
    default: false
    }
  }

  /// A full-width mark of Chinese punctuation.
  var isFullWidthMark: Bool {
    switch self {
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0x300A...0x300F: true
    default: false
    }
  }

  /// A full-width mark that ends a sentence, a clause or an item.
  var isFullWidthStop: Bool { isFullWidthMark && !(0x300A...0x300F ~= self) }

  /// A mark that closes a quotation or a title.
  var isClosingMark: Bool {
    switch self {
    case 0x201D, 0x2019, 0x300B, 0x300D, 0x300F, 0xFF09, 0x3011: true
    default: false
    }
  }

  /// A mark that opens a quotation or a title.
  var isOpeningMark: Bool {
    switch self {
    case 0x201C, 0x2018, 0x300A, 0x300C, 0x300E, 0xFF08, 0x3010: true
    default: false
    }
  }

  /// 0 to 9.
  var isDigit: Bool { 0x30...0x39 ~= self }

  /// A letter of ASCII.
  var isLetter: Bool { 0x41...0x5A ~= self || 0x61...0x7A ~= self }

  /// Line feed, carriage return, or one of Unicode's line separators.
  var isLineEnd: Bool { self == 0x0A || self == 0x0D || self == 0x2028 || self == 0x2029 }
}
