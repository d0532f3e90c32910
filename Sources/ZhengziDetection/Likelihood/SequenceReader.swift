// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding
internal import ZhengziTables

/// Finds the sequences of an encoding of several bytes, without decoding a text.
struct SequenceReader: Sendable {
  /// What begins at a byte.
  struct Sequence {
    /// In bytes; 0 for nothing that the encoding knows. It may exceed the bytes there are: then
    /// the end cuts the sequence.
    var length: Int
    /// 0 for one that is known by its form only.
    var scalar: UInt32
    /// What it costs beside its scalar.
    var extra: Int32

    static let none = Sequence(length: 0, scalar: 0, extra: 0)

    init(length: Int, scalar: UInt32, extra: Int32 = 0) {
      (self.length, self.scalar, self.extra) = (length, scalar, extra)
    }
  }

  private enum Form {
    case gb18030, big5, big5HKSCS, shiftJIS, eucJP, eucKR, eucTW
  }

  private let form: Form
  private let table: PairTable

  static let gb18030 = SequenceReader(.gb18030, "gb18030")
  static let big5 = SequenceReader(.big5, "big5")
  static let big5HKSCS = SequenceReader(.big5HKSCS, "big5")
  static let big5UAO = SequenceReader(.big5, "big5-uao")
  static let shiftJIS = SequenceReader(.shiftJIS, "shift_jis")
  static let eucJP = SequenceReader(.eucJP, "euc-jp")
  static let eucKR = SequenceReader(.eucKR, "euc-kr")
  static let eucTW = SequenceReader(.eucTW, "big5")

  private init(_ form: Form, _ table: String) {
    self.form = form
    self.table = PairTable(builtIn: table)
  }

  var isGB18030: Bool { form == .gb18030 }

  /// What begins with the byte at `index`, which is none of ASCII.
  @inline(__always) func sequence(_ bytes: [UInt8], _ index: Int) -> Sequence {
    let lead = bytes[index]
    switch form {
    case .gb18030: return gb18030(bytes, index, lead)
    case .big5:
      // Hong Kong's and others' supplements: their bytes are seldom meant.
      return pair(bytes, index, lead, 0x81, 0xFE, lead < 0xA1 || lead > 0xF9 ? 24 : 0)
    case .big5HKSCS:
      // Where the supplement is used, it is used often.
      return pair(bytes, index, lead, 0x81, 0xFE, lead < 0xA1 || lead > 0xF9 ? 4 : 0)
    case .shiftJIS:
      if 0xA1...0xDF ~= lead { return Sequence(length: 1, scalar: 0xFF61 + UInt32(lead - 0xA1)) }
      return pair(bytes, index, lead, 0x81, 0xFC, 0)
    case .eucJP: return eucJP(bytes, index, lead)
    case .eucKR: return pair(bytes, index, lead, 0x81, 0xFD, 0)
    case .eucTW: return eucTW(bytes, index, lead)
    }
  }

  @inline(__always) private func pair(
    _ bytes: [UInt8], _ index: Int, _ lead: UInt8, _ first: UInt8, _ last: UInt8, _ extra: Int32
  ) -> Sequence {
    guard lead >= first, lead <= last else { return .none }
    guard index + 1 < bytes.count else { return Sequence(length: 2, scalar: 0) }
    let scalar = Self.scalar(table.cell(lead, bytes[index + 1]))
    return scalar == 0 ? .none : Sequence(length: 2, scalar: scalar, extra: extra)
  }

  /// Of two scalars the first: Hong Kong's letters with marks.
  @inline(__always) private static func scalar(_ cell: PairCell) -> UInt32 {
    let bytes = cell.rawValue
    switch cell.count {
    case 3: return (bytes & 0x0F) << 12 | (bytes >> 8 & 0x3F) << 6 | (bytes >> 16 & 0x3F)
    case 2: return (bytes & 0x1F) << 6 | (bytes >> 8 & 0x3F)
    case 4 where bytes & 0xF0 == 0xF0:
      return (bytes & 0x07) << 18 | (bytes >> 8 & 0x3F) << 12 | (bytes >> 16 & 0x3F) << 6
        | (bytes >> 24 & 0x3F)
    case 4: return (bytes & 0x1F) << 6 | (bytes >> 8 & 0x3F)
    default: return 0
    }
  }

  private func gb18030(_ bytes: [UInt8], _ index: Int, _ lead: UInt8) -> Sequence {
    if lead == 0x80 { return Sequence(length: 1, scalar: 0x20AC, extra: 24) }
    if index + 1 < bytes.count, 0x30...0x39 ~= bytes[index + 1], lead != 0xFF {
      // Planes 0 and above in four bytes. What the table of pairs has is not among them.
      guard 0x81...0x84 ~= lead || 0x90...0xE3 ~= lead else { return .none }
      if index + 2 < bytes.count, !(0x81...0xFE ~= bytes[index + 2]) { return .none }
      if index + 3 < bytes.count, !(0x30...0x39 ~= bytes[index + 3]) { return .none }
      return Sequence(length: 4, scalar: 0, extra: lead < 0x85 ? 24 * 8 : 27 * 8)
    }
    return pair(bytes, index, lead, 0x81, 0xFE, 0)
  }

  private func eucJP(_ bytes: [UInt8], _ index: Int, _ lead: UInt8) -> Sequence {
    let rest = (1..<3).map { index + $0 < bytes.count ? bytes[index + $0] : 0xA1 }
    switch lead {
    case 0x8E:
      guard 0xA1...0xDF ~= rest[0] else { return .none }
      return Sequence(length: 2, scalar: 0xFF61 + UInt32(rest[0] - 0xA1))
    case 0x8F:
      guard 0xA1...0xFE ~= rest[0], 0xA1...0xFE ~= rest[1] else { return .none }
      return Sequence(length: 3, scalar: 0, extra: 23 * 8)
    default:
      guard 0xA1...0xFE ~= rest[0] else { return .none }
      return pair(bytes, index, lead, 0xA1, 0xFE, 0)
    }
  }

  private func eucTW(_ bytes: [UInt8], _ index: Int, _ lead: UInt8) -> Sequence {
    let length = lead == 0x8E ? 4 : 2
    guard lead == 0x8E || 0xA1...0xFE ~= lead else { return .none }
    for offset in 1..<length where index + offset < bytes.count {
      let last: UInt8 = length == 4 && offset == 1 ? 0xB0 : 0xFE
      guard 0xA1...last ~= bytes[index + offset] else { return .none }
    }
    guard index + length <= bytes.count else { return Sequence(length: length, scalar: 0) }
    let plane = length == 4 ? bytes[index + 1] - 0xA0 : 1
    let (row, column) = (bytes[index + length - 2] & 0x7F, bytes[index + length - 1] & 0x7F)
    guard let scalar = EUCTWPlane.scalar(plane: plane, row: row, column: column) else {
      return .none
    }
    return Sequence(length: length, scalar: scalar, extra: plane > 2 ? 16 : 0)
  }
}
