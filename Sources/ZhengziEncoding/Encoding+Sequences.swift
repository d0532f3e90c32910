// SPDX-License-Identifier: Apache-2.0

extension Encoding {
  /// The byte order mark; empty for encodings that have none.
  public var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    case .utf32LE: [0xFF, 0xFE, 0x00, 0x00]
    case .utf32BE: [0x00, 0x00, 0xFE, 0xFF]
    case .gb18030, .gb18030Of2000, .gb18030Of2005, .gb18030Of2022: [0x84, 0x31, 0x95, 0x33]
    default: []
    }
  }

  /// Whether what bytes mean may depend on those before, so that a text cannot be taken apart at
  /// its sequences. Of foreign encodings it is not known, and held for true.
  public var isStateful: Bool { isForeign || [.hz, .iso2022CN, .utf7].contains(self) }

  /// Whether ASCII stands for itself in the bytes, and nothing else does.
  public var isASCIISuperset: Bool { !isStateful && codeUnitLength == 1 }

  /// The length of the units in which sequences come: 1, 2 or 4 bytes.
  public var codeUnitLength: Int {
    switch self {
    case .utf16LE, .utf16BE: 2
    case .utf32LE, .utf32BE: 4
    default: 1
    }
  }

  /// Whether a sequence may stand for two scalars, the second a combining mark: Big5 with Hong
  /// Kong's supplement since 2004.
  public var hasSequencesOfTwo: Bool { self == .big5 || name.hasPrefix("big5-hkscs") }

  /// The encoding that a text is written in if it is to stay in this one: where the Standard
  /// writes less than it reads, the one that writes it all.
  public var roundTrip: Encoding {
    switch self {
    case .big5: .big5HKSCS
    case .gbk: .gb18030
    default: self
    }
  }

  /// The length of the sequence that begins `bytes`, as its lead bytes announce it.
  ///
  /// - Precondition: `bytes` is not empty, and the encoding has no state. The length may exceed the
  ///   bytes there are.
  public func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int {
    let first = bytes[bytes.startIndex]
    let second = bytes.dropFirst().first
    switch self {
    case .utf16LE: return second.map { 0xD8...0xDB ~= $0 } == true ? 4 : 2
    case .utf16BE: return 0xD8...0xDB ~= first ? 4 : 2
    case .utf32LE, .utf32BE: return 4
    case .utf8: return UTF8Sequence.length(of: first)
    case .gb18030, .gb18030Of2000, .gb18030Of2005, .gb18030Of2022, .gbk:
      if first <= 0x80 || first == 0xFF { return 1 }
      return second.map { 0x30...0x39 ~= $0 } == true ? 4 : 2
    case .shiftJIS: return 0x81...0x9F ~= first || 0xE0...0xFC ~= first ? 2 : 1
    case .eucJP: return first == 0x8F ? 3 : first > 0x8D && first < 0xFF ? 2 : 1
    case .eucTW: return first == 0x8E ? 4 : first > 0xA0 && first < 0xFF ? 2 : 1
    case .big5, .big5HKSCS, .cp950, .big5UAO, .big5HKSCSOf1999, .big5HKSCSOf2001, .big5HKSCSOf2004,
      .cp936,
      .eucCN, .eucKR:
      return first <= 0x80 || first == 0xFF ? 1 : 2
    default: return 1
    }
  }
}
