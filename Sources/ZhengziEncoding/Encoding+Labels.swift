// SPDX-License-Identifier: Apache-2.0

extension Encoding {
  /// Finds an encoding by a label, in capitals or not, with hyphens, underscores and spaces or
  /// without.
  ///
  /// Known are the labels of the Encoding Standard, with its meanings, and the names that iconv,
  /// Python, Java and Windows use for the encodings of `all`.
  ///
  /// - Complexity: O(*n*), *n* the length of the label.
  /// - Source: Encoding Standard, 4.2; `iconv -l`; Python's `encodings.aliases`; Java's
  ///   `sun.nio.cs` aliases; Windows' code page identifiers.
  public init?(label: String) {
    guard let encoding = Self.labels[Self.key(label)] else { return nil }
    self = encoding
  }

  private static func key(_ label: some StringProtocol) -> String {
    label.lowercased().filter { $0 != "-" && $0 != "_" && !$0.isWhitespace }
  }

  private static let labels: [String: Encoding] = {
    var labels: [String: Encoding] = [:]
    for (encoding, names) in names {
      for name in names.split(separator: " ") + [encoding.name[...]] {
        labels[key(name)] = encoding
      }
    }
    return labels
  }()

  /// The names that this encoding goes by, its own first.
  public var labels: [String] {
    [name] + (Self.names.first { $0.0 == self }?.1.split(separator: " ").map(String.init) ?? [])
  }

  /// Names, apart from the encoding's own. One key may be spelt twice: each is a real name.
  private static let names: [(Encoding, String)] = [
    (
      .utf8,
      "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 u8 utf cp65001 65001"
    ),
    (
      .utf16LE,
      "utf-16 ucs-2 csunicode iso-10646-ucs-2 unicode unicodefeff utf16 u16 ucs-2le "
        + "unicodelittleunmarked x-utf-16le cp1200 1200 ucs2"
    ),
    (.utf16BE, "unicodefffe ucs-2be unicodebigunmarked x-utf-16be cp1201 1201"),
    (
      .utf32LE, "utf-32 ucs-4 ucs-4le utf_32_le x-utf-32le u32 cp12000 12000 csucs4 iso-10646-ucs-4"
    ),
    (.utf32BE, "ucs-4be utf_32_be x-utf-32be cp12001 12001"),
    (.utf7, "u7 unicode-1-1-utf-7 csunicode11utf7 cp65000 65000"),
    (.gb18030, "csgb18030 gb18030.2000 cp54936 windows-54936 54936 ibm1392"),
    (.gb18030Of2000, "gb18030:2000"), (.gb18030Of2005, "gb18030:2005"),
    (.gb18030Of2022, "gb18030:2022"),
    // The label gb2312 nearly always stands over GBK; the Encoding Standard reads it so (ZB006).
    (
      .gbk,
      "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk csgbk gb2312-80 "
        + "gb2312-1980 gb231280 iso58gb231280"
    ),
    (.cp936, "936 ms936 windows-936 cp936 x-mswin-936 ms_936 x-windows-936"),
    (.eucCN, "euccn eucgb2312-cn eucgb2312_cn cn-gb gb2312euc x-euc-cn cp51936 51936"),
    (.hz, "hz hzgb hz-gb cp52936 52936"),
    (.iso2022CN, "csiso2022cn iso2022cn cp50227 50227 x-iso-2022-cn-gb"),
    (
      .big5,
      "cn-big5 csbig5 x-x-big5 big-five bigfive big-5 big5-tw"
    ),
    // The Standard has this label mean Big5: it is read alike, and only written in another way.
    (
      .big5HKSCS,
      "big5hkscs big5-hkscs:2008 big5-hkscs-2008 big5_hkscs hkscs big5hk hkscs-big5 "
        + "csbig5hkscs cp951 951 ms950-hkscs x-ms950-hkscs"
    ),
    (.cp950, "950 ms950 windows-950 x-windows-950 ms_950 ibm950"),
    (.big5UAO, "uao big5uao uao250 big5-uao250"),
    (.big5HKSCSOf1999, "big5-hkscs:1999"),
    (.big5HKSCSOf2001, "big5-hkscs:2001 big5-hkscs:unicode3.0"),
    (.big5HKSCSOf2004, "big5-hkscs:2004"),
    (.eucTW, "euctw cseuctw cns11643 x-euc-tw cp51950 51950 euc_tw"),
    (
      .shiftJIS,
      "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932 932 mskanji windows-932 "
        + "cswindows31j s_jis x-ms-cp932 pck ms_932"
    ),
    (
      .eucJP,
      "cseucpkdfmtjapanese x-euc-jp eucjp ujis u-jis cp51932 51932 euc_jp x-eucjp "
        + "extended_unix_code_packed_format_for_japanese"
    ),
    (
      .eucKR,
      "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
        + "windows-949 cp949 949 uhc ms949 euckr ks_c_5601 ks_x_1001 ksx1001 x-windows-949 cp51949 "
        + "51949 ms_949"
    ),
    (.latin1, "28591 windows-28591 8859_1"),
    (
      .windows1252,
      "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
        + "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 1252 latin-1"
    ),
    (.ibm437, "437 cp437 cspc8codepage437"), (.ibm850, "850 cp850 cspc850multilingual"),
    (.ibm866, "866 cp866 csibm866 ibm-866"), (.koi8R, "cskoi8r koi koi8 koi8_r cp20866 20866"),
    (.macintosh, "csmacintosh mac x-mac-roman macroman mac_roman mac-roman cp10000 10000"),
  ]
}
