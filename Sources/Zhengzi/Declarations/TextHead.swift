// SPDX-License-Identifier: Apache-2.0

/// The beginning of a text, in which a document declares its encoding.
struct TextHead {
  /// UTF-8, or any bytes in which ASCII stands for itself.
  let bytes: [UInt8]
  /// Nothing follows that would be looked at.
  let isWhole: Bool

  /// So much of a text is looked at, in bytes.
  static let limit = 65_536

  init(_ bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes.count > Self.limit ? [UInt8](bytes[..<Self.limit]) : bytes
    self.isWhole = isWhole || bytes.count >= Self.limit
  }

  /// What a format says where the head ends before it could tell: nothing is declared, or more of
  /// the text is needed.
  var atEnd: [Range<Int>]? { isWhole ? [] : nil }

  /// Whether ASCII in any case stands at an index.
  func has(_ text: StaticString, at index: Int) -> Bool {
    index + text.utf8CodeUnitCount <= bytes.count && matches(text, at: index)
  }

  /// Whether what is there of ASCII at an index, cut by the end perhaps, is the text's.
  func mayHave(_ text: StaticString, at index: Int) -> Bool {
    has(text, at: index)
      || (!isWhole && index + text.utf8CodeUnitCount > bytes.count && matches(text, at: index))
  }

  private func matches(_ text: StaticString, at index: Int) -> Bool {
    let length = min(text.utf8CodeUnitCount, max(0, bytes.count - index))
    return text.withUTF8Buffer { letters in
      (0..<length).allSatisfy { unsafe bytes[index + $0].lowercased == letters[$0].lowercased }
    }
  }

  /// Where ASCII in any case begins, from an index on.
  func firstIndex(of text: StaticString, from start: Int, before end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    let last = end - text.utf8CodeUnitCount
    return start > last ? nil : (start...last).first { has(text, at: $0) }
  }

  /// The first index from `start` on whose byte is no white space.
  func skippingSpace(_ start: Int, before end: Int? = nil) -> Int {
    var index = start
    while index < end ?? bytes.count, bytes[index].isSpace { index += 1 }
    return index
  }

  /// The end of a name such as `utf-8` that begins at an index.
  func nameEnd(_ start: Int, before end: Int) -> Int {
    var index = start
    while index < end, bytes[index].isInName { index += 1 }
    return index
  }

  /// The line that begins at an index, without its end; nil if it is not known whole.
  func line(at start: Int) -> (range: Range<Int>, next: Int)? {
    if let feed = bytes[start...].firstIndex(of: 0x0A) {
      let isPair = feed > start && bytes[feed - 1] == 0x0D
      return (start..<(isPair ? feed - 1 : feed), feed + 1)
    }
    return isWhole && start < bytes.count ? (start..<bytes.count, bytes.count) : nil
  }
}

extension UInt8 {
  /// A letter of ASCII in lower case.
  var lowercased: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
  /// Tab, line feed, form feed, return, space.
  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
  /// A character of an encoding's name.
  var isInName: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x2D, 0x2E, 0x5F, 0x2B, 0x3A: true  // - . _ + :
    default: false
    }
  }
}
