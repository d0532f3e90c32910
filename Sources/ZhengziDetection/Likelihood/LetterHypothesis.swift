// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding
internal import ZhengziTables

/// That a text is in an encoding of single bytes: what its letters cost then, each behind the one
/// before it.
struct LetterHypothesis: Sendable {
  /// A letter's place in the alphabet for each byte; 0 for others.
  private let places: [UInt8]
  /// Whether a byte means nothing, or a control character.
  private let isMalformed: [Bool]
  private let costs: [UInt8]
  private let width: Int
  /// Whether the alphabet has the letters of ASCII.
  private let hasASCII: Bool
  private var position = 0
  private var previous = 0
  private var isBehindASCII = true
  /// Whether the byte before was a letter of ASCII that the alphabet lacks.
  private var isBehindLetter = false
  private(set) var cost: Int32 = 0

  private init(_ section: Int, _ scalars: [UInt32]) {
    let (letters, costs) = LanguageCosts.shared.letters(section)
    let numbers = Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1, $0) })
    let all = (0..<0x80).map { UInt32($0) } + scalars
    places = all.map { $0 == 0 ? 0 : UInt8(numbers[UInt16($0)] ?? 0) }
    isMalformed = all.enumerated().map { $0 >= 0x80 && $1 < 0xA0 }
    self.costs = costs
    width = letters.count
    hasASCII = numbers[0x61] != nil
  }

  static let windows1252 = LetterHypothesis(2, table("windows-1252"))
  static let macintosh = LetterHypothesis(2, table("macintosh"))
  static let ibm850 = LetterHypothesis(2, table("ibm850"))
  static let ibm437 = LetterHypothesis(2, table("ibm437"))
  static let koi8R = LetterHypothesis(4, table("koi8-r"))
  static let ibm866 = LetterHypothesis(4, table("ibm866"))
  static let windows1251 = LetterHypothesis(4, windows1251Scalars)
  static let iso88595 = LetterHypothesis(4, iso88595Scalars)

  private static func table(_ name: String) -> [UInt32] {
    guard let image = TableImage.builtIn(name) else { fatalError("no table image \(name)") }
    let start = image.section(0).lowerBound
    return (0..<128).map { UInt32(image.u16(start + $0 * 2)) }
  }

  /// The letters and marks of Microsoft's code page for Russian and Ukrainian, which has no codec
  /// here; 0 for the rest.
  private static let windows1251Scalars: [UInt32] = {
    var scalars = [UInt32](repeating: 0, count: 128)
    let marks: [(Int, Unicode.Scalar)] = [
      (0x84, "„"), (0x85, "…"), (0x91, "‘"), (0x92, "’"), (0x93, "“"), (0x94, "”"), (0x96, "–"),
      (0x97, "—"), (0xA0, "\u{A0}"), (0xA1, "Ў"), (0xA2, "ў"), (0xA5, "Ґ"), (0xA8, "Ё"),
      (0xA9, "©"), (0xAA, "Є"), (0xAB, "«"), (0xAF, "Ї"), (0xB2, "І"), (0xB3, "і"), (0xB4, "ґ"),
      (0xB8, "ё"), (0xB9, "№"), (0xBA, "є"), (0xBB, "»"), (0xBF, "ї"),
    ]
    for (byte, scalar) in marks { scalars[byte - 0x80] = scalar.value }
    for index in 0x40..<0x80 { scalars[index] = 0x410 + UInt32(index - 0x40) }
    return scalars
  }()

  /// ISO 8859-5, which has none either.
  private static let iso88595Scalars: [UInt32] = (0x80...0xFF).map { byte in
    switch byte {
    case 0xA0: 0xA0
    case 0xF0: 0x2116
    case 0xA1...0xFF where byte != 0xAD && byte != 0xFD: 0x401 + UInt32(byte - 0xA1)
    default: 0
    }
  }

  /// Reads on, to `end`.
  mutating func advance(_ bytes: [UInt8], to end: Int) {
    while position < end {
      let byte = bytes[position]
      position += 1
      let place = Int(places[Int(byte)])
      if byte < 0x80 && isBehindASCII {
        cost &+= Cost.ascii(byte)
      } else if isMalformed[Int(byte)] {
        cost &+= Cost.malformed
      } else {
        cost &+= Int32(costs[previous &* width &+ place]) + otherCost(byte, place)
      }
      // Letters of two scripts are seldom side by side.
      if Cost.isLetter(byte) && !isBehindASCII && place == 0 { cost &+= 6 * 8 }
      if isBehindLetter && place != 0 && byte >= 0x80 { cost &+= 6 * 8 }
      // Nor does a text in another script have single words of it among ASCII.
      if !hasASCII && isBehindASCII && byte >= 0x80 && position > 1 { cost &+= 16 }
      isBehindLetter = Cost.isLetter(byte) && place == 0
      previous = place
      isBehindASCII = byte < 0x80
    }
  }

  /// What a character costs that the alphabet lacks, beside that it is one.
  private func otherCost(_ byte: UInt8, _ place: Int) -> Int32 {
    if place != 0 { return 0 }
    return byte >= 0x80 ? 12 * 8 : max(0, Cost.ascii(byte) - 16)
  }
}

/// That a text is nothing known: an alphabet without a name here, or no text at all. Each byte costs
/// what it would among a hundred that are as usual.
struct UnknownHypothesis: Sendable {
  private(set) var cost: Int32 = 0
  private var position = 0
  private var isBehindASCII = true

  init() {}

  /// Reads on, to `end`.
  mutating func advance(_ bytes: [UInt8], to end: Int) {
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte >= 0x80 {
        cost &+= 7 * 8 + (isBehindASCII ? 3 * 8 : 0)
      } else {
        cost &+= min(Cost.ascii(byte), 8 * 8) + (isBehindASCII ? 0 : 2 * 8)
      }
      isBehindASCII = byte < 0x80
    }
  }
}
