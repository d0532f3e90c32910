// SPDX-License-Identifier: Apache-2.0

/// Code pages that are told from Chinese by their letters, and have no codec here: what stands at
/// 0x80 to 0xFF, and an underscore where nothing does. The rows are those of the Unicode
/// Consortium's mapping tables.
enum ForeignCodePage {
  /// Central Europe's, Microsoft's.
  static let windows1250 = scalars(
    """
    €_‚_„…†‡_‰Š‹ŚŤŽŹ\
    _‘’“”•–—_™š›śťžź\
    \u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż\
    °±˛ł´µ¶·¸ąş»Ľ˝ľż\
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ\
    ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
    ŕáâăäĺćçčéęëěíîď\
    đńňóôőö÷řůúűüýţ˙
    """)

  /// Central Europe's, ISO's.
  static let iso88592 = scalars(
    """
    ________________\
    ________________\
    \u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ\
    °ą˛ł´ľśˇ¸šşťź˝žż\
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ\
    ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
    ŕáâăäĺćçčéęëěíîď\
    đńňóôőö÷řůúűüýţ˙
    """)

  /// Greek, Microsoft's.
  static let windows1253 = scalars(
    """
    €_‚ƒ„…†‡_‰_‹____\
    _‘’“”•–—_™_›____\
    \u{A0}΅Ά£¤¥¦§¨©_«¬\u{AD}®―\
    °±²³΄µ¶·ΈΉΊ»Ό½ΎΏ\
    ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ\
    ΠΡ_ΣΤΥΦΧΨΩΪΫάέήί\
    ΰαβγδεζηθικλμνξο\
    πρςστυφχψωϊϋόύώ_
    """)

  /// Greek, ISO's.
  static let iso88597 = scalars(
    """
    ________________\
    ________________\
    \u{A0}‘’£€₯¦§¨©ͺ«¬\u{AD}_―\
    °±²³΄΅Ά·ΈΉΊ»Ό½ΎΏ\
    ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ\
    ΠΡ_ΣΤΥΦΧΨΩΪΫάέήί\
    ΰαβγδεζηθικλμνξο\
    πρςστυφχψωϊϋόύώ_
    """)

  /// Hebrew, Microsoft's.
  static let windows1255 = scalars(
    """
    €_‚ƒ„…†‡ˆ‰_‹____\
    _‘’“”•–—˜™_›____\
    \u{A0}¡¢£₪¥¦§¨©×«¬\u{AD}®¯\
    °±²³´µ¶·¸¹÷»¼½¾¿\
    \u{5B0}\u{5B1}\u{5B2}\u{5B3}\u{5B4}\u{5B5}\u{5B6}\u{5B7}\u{5B8}\u{5B9}_\u{5BB}\u{5BC}\u{5BD}\u{5BE}\u{5BF}\
    \u{5C0}\u{5C1}\u{5C2}\u{5C3}\u{5F0}\u{5F1}\u{5F2}\u{5F3}\u{5F4}_______\
    \u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}\u{5D5}\u{5D6}\u{5D7}\u{5D8}\u{5D9}\u{5DA}\u{5DB}\u{5DC}\u{5DD}\u{5DE}\u{5DF}\
    \u{5E0}\u{5E1}\u{5E2}\u{5E3}\u{5E4}\u{5E5}\u{5E6}\u{5E7}\u{5E8}\u{5E9}\u{5EA}__\u{200E}\u{200F}_
    """)

  /// Cyrillic, Microsoft's.
  static let windows1251 = scalars(
    """
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ\
    ђ‘’“”•–—_™љ›њќћџ\
    \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї\
    °±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОП\
    РСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмноп\
    рстуфхцчшщъыьэюя
    """)

  /// Cyrillic, ISO's.
  static let iso88595 = scalars(
    """
    ________________\
    ________________\
    \u{A0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏ\
    АБВГДЕЖЗИЙКЛМНОП\
    РСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмноп\
    рстуфхцчшщъыьэюя\
    №ёђѓєѕіїјљњћќ§ўџ
    """)

  /// KOI8-U: KOI8-R with the letters of Ukrainian in place of eight frames.
  static func koi8U(_ koi8R: [UInt32]) -> [UInt32] {
    var scalars = koi8R
    let letters: [(Int, Unicode.Scalar)] = [
      (0xA4, "є"), (0xA6, "і"), (0xA7, "ї"), (0xAD, "ґ"), (0xB4, "Є"), (0xB6, "І"), (0xB7, "Ї"),
      (0xBD, "Ґ"),
    ]
    for (byte, scalar) in letters { scalars[byte - 0x80] = scalar.value }
    return scalars
  }

  /// The scalars of a page as it stands in the source; 0 for an underscore.
  private static func scalars(_ page: String) -> [UInt32] {
    let scalars = page.unicodeScalars.map { $0 == "_" ? 0 : $0.value }
    precondition(scalars.count == 128)
    return scalars
  }
}
