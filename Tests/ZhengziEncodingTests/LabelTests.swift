// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziEncoding

@Suite struct LabelTests {
  /// The labels of the Encoding Standard, 4.2, for the encodings that have a codec here.
  static let standard: [(Encoding, String)] = [
    (
      .utf8,
      "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"
    ),
    (.ibm866, "866 cp866 csibm866 ibm866"), (.koi8R, "cskoi8r koi koi8 koi8-r koi8_r"),
    (.macintosh, "csmacintosh mac macintosh x-mac-roman"),
    (
      .windows1252,
      "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
        + "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"
    ),
    (
      .gbk,
      "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"
    ),
    (.gb18030, "gb18030"), (.big5, "big5 cn-big5 csbig5 x-x-big5"),
    (.eucJP, "cseucpkdfmtjapanese euc-jp x-euc-jp"),
    (
      .shiftJIS,
      "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"
    ),
    (
      .eucKR,
      "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
        + "ksc_5601 windows-949"
    ),
    (.utf16BE, "unicodefffe utf-16be"),
    (.utf16LE, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"),
  ]

  @Test("The Standard's labels", arguments: standard)
  func standardLabels(encoding: Encoding, labels: String) {
    for label in labels.split(separator: " ") {
      #expect(Encoding(label: " \(label.uppercased())\n") == encoding, "\(label)")
    }
  }

  @Test(
    "Names of iconv, Python, Java and Windows",
    arguments: [
      ("EUC-CN", Encoding.eucCN), ("HZ", .hz), ("ISO-2022-CN", .iso2022CN), ("EUC-TW", .eucTW),
      ("UHC", .eucKR), ("CP949", .eucKR), ("cp932", .shiftJIS), ("hzgb", .hz), ("utf_7", .utf7),
      ("big5hkscs", .big5HKSCS), ("Big5-HKSCS", .big5HKSCS), ("gb18030_2000", .gb18030Of2000),
      ("euc_jp", .eucJP),
      ("mac_roman", .macintosh),
      ("cp437", .ibm437), ("cp850", .ibm850), ("x-windows-950", .cp950), ("x-mswin-936", .cp936),
      ("MS950_HKSCS", .big5HKSCS), ("windows-936", .cp936), ("54936", .gb18030), ("950", .cp950),
      ("UTF-32", .utf32LE), ("UCS-4BE", .utf32BE), ("uao250", .big5UAO), ("8859_1", .latin1),
      ("GB18030-2022", .gb18030Of2022), ("big5-hkscs:1999", .big5HKSCSOf1999),
    ])
  func others(label: String, encoding: Encoding) { #expect(Encoding(label: label) == encoding) }

  @Test func `every name and label leads back to its encoding`() {
    for encoding in Encoding.all {
      for label in encoding.labels { #expect(Encoding(label: label) == encoding, "\(label)") }
    }
    #expect(Set(Encoding.all.map(\.name)).count == Encoding.all.count)
  }

  @Test func `an unknown label names none`() {
    for label in ["", "klingon", "utf-9", "gb18030//TRANSLIT"] {
      #expect(Encoding(label: label) == nil)
    }
  }
}
