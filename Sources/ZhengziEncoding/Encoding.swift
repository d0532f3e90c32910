// SPDX-License-Identifier: Apache-2.0

/// A way of writing scalar values as bytes.
public struct Encoding: Hashable, Sendable, CustomStringConvertible {
  /// The Encoding Standard's name in lower case, such as `gb18030`.
  public let name: String

  private init(_ name: String) { self.name = name }

  /// The name.
  public var description: String { name }

  /// UTF-8, in which text is worked on.
  public static let utf8 = Encoding("utf-8")
  /// GB 18030, of which GBK and GB 2312 are parts.
  public static let gb18030 = Encoding("gb18030")
  /// GBK. Read as GB 18030; written without its four-byte sequences.
  public static let gbk = Encoding("gbk")
  /// Big5 with Hong Kong's supplementary characters.
  public static let big5 = Encoding("big5")
  /// UTF-16, lowest byte first.
  public static let utf16LE = Encoding("utf-16le")
  /// UTF-16, highest byte first.
  public static let utf16BE = Encoding("utf-16be")

  /// All that are known.
  public static let all: [Encoding] = [utf8, gb18030, gbk, big5, utf16LE, utf16BE]

  /// Finds an encoding by a label: the Encoding Standard's, or iconv's usual names.
  public init?(label: String) {
    let key = label.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    guard let name = Self.labels[key] else { return nil }
    self.init(name)
  }

  // Without hyphens, underscores and spaces.
  private static let labels: [String: String] = [
    "utf8": "utf-8", "unicode11utf8": "utf-8",
    "gb18030": "gb18030", "gb180302000": "gb18030", "gb180302005": "gb18030",
    "gb180302022": "gb18030",
    // The label gb2312 nearly always stands over GBK; the Encoding Standard reads it so (rule ZB006).
    "gbk": "gbk", "xgbk": "gbk", "cp936": "gbk", "ms936": "gbk", "windows936": "gbk",
    "gb2312": "gbk", "chinese": "gbk", "csgb2312": "gbk", "gb231280": "gbk", "euccn": "gbk",
    "isoir58": "gbk",
    "big5": "big5", "big5hkscs": "big5", "cnbig5": "big5", "csbig5": "big5", "xxbig5": "big5",
    "cp950": "big5", "ms950": "big5", "windows950": "big5",
    "utf16le": "utf-16le", "utf16": "utf-16le", "ucs2": "utf-16le", "unicode": "utf-16le",
    "utf16be": "utf-16be", "unicodefffe": "utf-16be",
  ]

  /// The byte order mark; empty for encodings that have none.
  public var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    default: []
    }
  }

  /// The length of the sequence that begins `bytes`, as its lead bytes announce it.
  ///
  /// - Precondition: `bytes` is not empty. The length may exceed the bytes there are.
  public func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int {
    let first = bytes[bytes.startIndex]
    let second = bytes.dropFirst().first
    switch self {
    case .utf16LE: return second.map { 0xD8...0xDB ~= $0 } == true ? 4 : 2
    case .utf16BE: return 0xD8...0xDB ~= first ? 4 : 2
    case .utf8: return UTF8Sequence.length(of: first)
    default:
      if first <= 0x80 || first == 0xFF { return 1 }
      let isFourBytes = self != .big5 && second.map { 0x30...0x39 ~= $0 } == true
      return isFourBytes ? 4 : 2
    }
  }
}
