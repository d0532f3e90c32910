// SPDX-License-Identifier: Apache-2.0

package import Zhengzi

extension Encoding {
  /// A text that the encoding can write, of every length of sequence that it has.
  package var sample: String {
    switch self {
    case .gb18030, .gb18030Of2000, .gb18030Of2005, .gb18030Of2022, .utf16LE, .utf16BE, .utf32LE,
      .utf32BE, .utf7, .utf8:
      "A汉é字㐀~+-🀄\u{E000}x\n"
    case .gbk: "A汉é字漢€z\n"
    case .cp936: "A汉é字漢€\u{E000}\u{F8F5}z\n"
    case .eucCN, .hz, .iso2022CN: "A汉字~B\n（干）é\r\n"
    case .big5: "A漢字あㄅ碁z\n"
    case .big5HKSCS: "A漢字嚿𠝹Ê\u{304}ê\u{30C}ÊxÊ\n"
    case .big5HKSCSOf1999: "A漢字\u{E000}Êx\n"
    case .big5HKSCSOf2001: "A漢字嚿Ê\n"
    case .big5HKSCSOf2004: "A漢字嚿𠝹Ê\u{304}ê\u{30C}ÊxÊ\n"
    case .cp950: "A漢字\u{E000}\u{80}z\n"
    case .big5UAO: "A漢字あ发z\n"
    case .eucTW: "A漢字𠀀丂z\n"
    case .shiftJIS: "A漢字ｱあ\u{80}①\u{E000}z\n"
    case .eucJP: "A漢字ｱあ丂z\n"
    case .eucKR: "A漢字한똠z\n"
    case .ibm866, .koi8R: "Aфя z\n"
    default: "Aéü z\n"
    }
  }
}
