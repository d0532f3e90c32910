// SPDX-License-Identifier: Apache-2.0

/// A way of writing scalar values as bytes.
public struct Encoding: Hashable, Sendable, CustomStringConvertible {
  /// The Encoding Standard's name in lower case, such as `gb18030`; for what the Standard lacks
  /// the usual name.
  public let name: String
  /// Whether it has no codec here, only the C library's iconv under this name.
  public let isForeign: Bool

  private init(_ name: String) {
    self.name = name
    isForeign = false
  }

  /// An encoding that the C library's iconv knows under a name.
  ///
  /// Whether it does is for whoever opens a transcoder to find out.
  public init(foreignName: String) {
    name = foreignName
    isForeign = true
  }

  /// The name.
  public var description: String { name }

  // MARK: Unicode

  /// UTF-8, in which text is worked on.
  public static let utf8 = Encoding("utf-8")
  /// UTF-16, lowest byte first.
  public static let utf16LE = Encoding("utf-16le")
  /// UTF-16, highest byte first.
  public static let utf16BE = Encoding("utf-16be")
  /// UTF-32, lowest byte first.
  public static let utf32LE = Encoding("utf-32le")
  /// UTF-32, highest byte first.
  public static let utf32BE = Encoding("utf-32be")
  /// UTF-7 (RFC 2152).
  public static let utf7 = Encoding("utf-7")

  // MARK: Simplified Chinese

  /// GB 18030 as the Encoding Standard has it, of which GBK and GB 2312 are parts.
  public static let gb18030 = Encoding("gb18030")
  /// GB 18030-2000, exactly.
  public static let gb18030Of2000 = Encoding("gb18030-2000")
  /// GB 18030-2005, exactly.
  public static let gb18030Of2005 = Encoding("gb18030-2005")
  /// GB 18030-2022, exactly.
  public static let gb18030Of2022 = Encoding("gb18030-2022")
  /// GBK. Read as GB 18030; written without its four-byte sequences.
  public static let gbk = Encoding("gbk")
  /// Microsoft's code page 936: GBK with its private use rows and the euro sign at 0x80.
  public static let cp936 = Encoding("cp936")
  /// GB 2312 in eight bits, and nothing beside it.
  public static let eucCN = Encoding("euc-cn")
  /// HZ (RFC 1843): GB 2312 in seven bits.
  public static let hz = Encoding("hz-gb-2312")
  /// ISO-2022-CN (RFC 1922).
  public static let iso2022CN = Encoding("iso-2022-cn")

  // MARK: Traditional Chinese

  /// Big5 as the Encoding Standard has it: read with ETEN's and Hong Kong's supplementary
  /// characters, written without those that Hong Kong put before the first row.
  public static let big5 = Encoding("big5")
  /// Big5 with HKSCS-2008, read as `big5` and written whole.
  public static let big5HKSCS = Encoding("big5-hkscs")
  /// Microsoft's code page 950 with its private use rows.
  public static let cp950 = Encoding("cp950")
  /// Big5 with the characters of Unicode-at-on 2.50.
  public static let big5UAO = Encoding("big5-uao")
  /// Big5 with HKSCS-1999, whose characters then were private use.
  public static let big5HKSCSOf1999 = Encoding("big5-hkscs-1999")
  /// Big5 with HKSCS-2001, partly private use.
  public static let big5HKSCSOf2001 = Encoding("big5-hkscs-2001")
  /// Big5 with HKSCS-2004.
  public static let big5HKSCSOf2004 = Encoding("big5-hkscs-2004")
  /// CNS 11643 in eight bits.
  public static let eucTW = Encoding("euc-tw")

  // MARK: Neighbours, and what Chinese is mistaken for

  /// Shift_JIS with NEC's and IBM's characters: Microsoft's code page 932.
  public static let shiftJIS = Encoding("shift_jis")
  /// EUC-JP.
  public static let eucJP = Encoding("euc-jp")
  /// EUC-KR with all Hangul: Microsoft's code page 949.
  public static let eucKR = Encoding("euc-kr")
  /// ISO 8859-1: bytes are scalars. It has Windows' name, for under the usual one the Standard
  /// understands `windows1252`.
  public static let latin1 = Encoding("cp28591")
  /// Microsoft's code page 1252, which the Encoding Standard reads under Latin-1's labels.
  public static let windows1252 = Encoding("windows-1252")
  /// The first PC's code page.
  public static let ibm437 = Encoding("ibm437")
  /// The PC's code page for western Europe.
  public static let ibm850 = Encoding("ibm850")
  /// The PC's code page for Russian.
  public static let ibm866 = Encoding("ibm866")
  /// KOI8-R.
  public static let koi8R = Encoding("koi8-r")
  /// Mac OS Roman.
  public static let macintosh = Encoding("macintosh")

  /// All that have a codec here.
  public static let all: [Encoding] = [
    utf8, gb18030, gbk, big5, utf16LE, utf16BE, utf32LE, utf32BE, utf7, gb18030Of2000,
    gb18030Of2005, gb18030Of2022, cp936, eucCN, hz, iso2022CN, cp950, big5UAO, big5HKSCS,
    big5HKSCSOf1999,
    big5HKSCSOf2001, big5HKSCSOf2004, eucTW, shiftJIS, eucJP, eucKR, latin1, windows1252, ibm437,
    ibm850, ibm866, koi8R, macintosh,
  ]
}
