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

  private init(_ alphabet: Alphabet, _ scalars: [UInt32]) {
    let (letters, costs) = LanguageCosts.shared.letters(alphabet)
    let numbers = Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1, $0) })
    let all = (0..<0x80).map { UInt32($0) } + scalars
    places = all.map { $0 == 0 ? 0 : UInt8(numbers[UInt16($0)] ?? 0) }
    isMalformed = all.enumerated().map { $0 >= 0x80 && $1 < 0xA0 }
    self.costs = costs
    width = letters.count
    hasASCII = numbers[0x61] != nil
  }

  static let windows1252 = LetterHypothesis(.western, table("windows-1252"))
  static let macintosh = LetterHypothesis(.western, table("macintosh"))
  static let ibm850 = LetterHypothesis(.western, table("ibm850"))
  static let ibm437 = LetterHypothesis(.western, table("ibm437"))
  static let koi8R = LetterHypothesis(.russian, table("koi8-r"))
  static let koi8U = LetterHypothesis(.russian, ForeignCodePage.koi8U(table("koi8-r")))
  static let ibm866 = LetterHypothesis(.russian, table("ibm866"))
  static let windows1251 = LetterHypothesis(.russian, ForeignCodePage.windows1251)
  static let iso88595 = LetterHypothesis(.russian, ForeignCodePage.iso88595)
  static let windows1250 = LetterHypothesis(.centralEuropean, ForeignCodePage.windows1250)
  static let iso88592 = LetterHypothesis(.centralEuropean, ForeignCodePage.iso88592)
  static let windows1253 = LetterHypothesis(.greek, ForeignCodePage.windows1253)
  static let iso88597 = LetterHypothesis(.greek, ForeignCodePage.iso88597)
  static let windows1255 = LetterHypothesis(.hebrew, ForeignCodePage.windows1255)

  private static func table(_ name: String) -> [UInt32] {
    guard let image = TableImage.builtIn(name) else { fatalError("no table image \(name)") }
    let start = image.section(0).lowerBound
    return (0..<128).map { UInt32(image.u16(start + $0 * 2)) }
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

  /// By how much the ASCII among bytes costs more than each byte's share of any text: words cost
  /// less, letters and marks without rule more.
  func surplus(ofASCIIIn bytes: [UInt8]) -> Int32 {
    var (surplus, previous) = (Int32(0), 0)
    for byte in bytes where byte < 0x80 {
      let place = Int(places[Int(byte)])
      let cost = Int32(costs[previous * width + place]) + otherCost(byte, place)
      surplus += min(cost, 9 * 8) - min(Cost.ascii(byte), 9 * 8)
      previous = place
    }
    return surplus
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
