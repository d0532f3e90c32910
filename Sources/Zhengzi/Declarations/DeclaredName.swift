// SPDX-License-Identifier: Apache-2.0

extension Declaration.Format {
  /// The name by which documents of this kind call an encoding.
  ///
  /// The names are IANA's, where it has one: an older edition, or a vendor's version that goes under
  /// the same name, has no other. PO files have a list of their own, in capitals.
  ///
  /// - Parameters:
  ///   - hasMark: A byte order mark stands before the text and tells the order.
  ///   - old: The name that stood there, whose case is taken over.
  func name(of encoding: Encoding, hasMark: Bool, like old: String) -> String {
    let name = registered(encoding, hasMark)
    if old == old.lowercased() { return name.lowercased() }
    if old == old.uppercased() { return name.uppercased() }
    switch self {
    case .po: return name.uppercased()
    case .xml: return name
    case .html, .css, .cookie: return name.lowercased()
    }
  }

  private func registered(_ encoding: Encoding, _ hasMark: Bool) -> String {
    switch encoding {
    case _ where hasMark && encoding.codeUnitLength > 1:
      return encoding.codeUnitLength == 2 ? "UTF-16" : "UTF-32"
    case .gb18030Of2000, .gb18030Of2005, .gb18030Of2022: return "GB18030"
    case .cp936: return "GBK"
    case .eucCN: return "GB2312"
    case .cp950 where self == .po: return "CP950"
    case .big5, .cp950, .big5UAO: return "Big5"
    case .big5HKSCS, .big5HKSCSOf1999, .big5HKSCSOf2001, .big5HKSCSOf2004: return "Big5-HKSCS"
    case .shiftJIS: return "Shift_JIS"
    case .latin1: return "ISO-8859-1"
    case .windows1252: return self == .po ? "CP1252" : "windows-1252"
    case .ibm850, .ibm866: return self == .po ? "CP" + encoding.name.dropFirst(3) : encoding.name
    case .macintosh: return "macintosh"
    default: return encoding.isForeign ? encoding.name : encoding.name.uppercased()
    }
  }

  /// Whether a name is right for an encoding.
  func isTrue(_ name: String, for encoding: Encoding, hasMark: Bool) -> Bool {
    Encoding(label: name) == encoding
      || name.lowercased() == registered(encoding, hasMark).lowercased()
  }
}
