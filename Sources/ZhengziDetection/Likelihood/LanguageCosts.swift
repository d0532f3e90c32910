// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The languages whose scalars were counted; the number is the column of the table.
enum Language: Int, Sendable, CaseIterable {
  case hans = 0
  case hant, japanese, korean

  /// The script that text in it shows.
  var script: ScriptEvidence.Verdict {
    switch self {
    case .hans: .hans
    case .hant: .hant
    case .japanese: .japanese
    case .korean: .korean
    }
  }
}

/// An alphabet whose letters were counted; the number is its place in the image.
enum Alphabet: Int, Sendable, CaseIterable {
  case western = 0
  case russian, centralEuropean, greek, hebrew
}

/// What scalars cost in a language, in eighths of a bit: the less usual, the more.
///
/// Counted by `Scripts/tables/detection.py`; the tables are `Dictionaries/Statistics`.
struct LanguageCosts: Sendable {
  static let shared = LanguageCosts()

  private let image: TableImage
  private let scalars: Int, pairs: Int
  private var isHongKong = [Bool](repeating: false, count: 0x10000)

  private init() {
    guard let image = TableImage.builtIn("detection") else { fatalError("no image detection") }
    precondition(image.sectionCount == 3 + 2 * Alphabet.allCases.count)
    precondition(image.section(0).count == 0x10000 * 4)
    precondition(image.section(1).count == 2 << PairGains.logarithm)
    self.image = image
    (scalars, pairs) = (image.section(0).lowerBound, image.section(1).lowerBound)
    for place in stride(from: image.section(2).lowerBound, to: image.section(2).upperBound, by: 2) {
      isHongKong[Int(image.u16(place))] = true
    }
  }

  /// What a pair that was not counted costs more than its second scalar alone: the share of the
  /// text that counted pairs take. Fewer were counted of Japanese and Korean.
  private static func surprise(_ language: Language) -> Int32 {
    language == .hans || language == .hant ? 12 : 8
  }

  /// The cost of a scalar; of one outside plane 0 a guess by its block.
  @inline(__always) func cost(_ scalar: UInt32, _ language: Language) -> Int32 {
    guard scalar < 0x10000 else { return Self.supplementaryCost(scalar) }
    return Int32(image.u8(scalars + Int(scalar) * 4 + language.rawValue))
  }

  /// The costs of a scalar in both kinds of Chinese.
  @inline(__always) func chineseCosts(_ scalar: UInt32) -> (hans: Int32, hant: Int32) {
    (cost(scalar, .hans), cost(scalar, .hant))
  }

  /// The cost of a scalar behind another one; 0 for no ideograph, mark or letter.
  @inline(__always) func cost(
    _ scalar: UInt32, behind previous: UInt32, _ language: Language
  ) -> Int32 {
    let cost = cost(scalar, language)
    guard previous != 0, previous < 0x10000, scalar < 0x10000 else { return cost }
    let gain = PairGains.gain(previous, scalar, language.rawValue, in: image, at: pairs)
    return gain == 0 ? cost + Self.surprise(language) : max(4, cost - gain * 4)
  }

  /// The cost of a scalar behind another one in Cantonese as it is spoken, of which no text was
  /// counted: what Hong Kong alone writes is usual, and a sequence of its supplement is an ideograph
  /// of some word.
  func cantoneseCost(_ scalar: UInt32, behind previous: UInt32, isSupplement: Bool) -> Int32 {
    let cost = cost(scalar, behind: previous, .hant)
    if scalar < 0x10000, isHongKong[Int(scalar)] { return min(cost, 10 * 8) }
    return isSupplement && scalar >= 0x3400 ? min(cost, 15 * 8) : cost
  }

  private static func supplementaryCost(_ scalar: UInt32) -> Int32 {
    switch scalar {
    case 0x1F300...0x1FAFF: 15 * 8
    case 0x20000...0x323AF: 23 * 8
    case 0x10000...0x1FFFF: 24 * 8
    default: 28 * 8
    }
  }

  /// The letters of an alphabet and what each costs behind each.
  func letters(_ alphabet: Alphabet) -> (letters: [UInt16], costs: [UInt8]) {
    let section = 3 + 2 * alphabet.rawValue
    let (places, costs) = (image.section(section), image.section(section + 1))
    let letters = stride(from: places.lowerBound, to: places.upperBound, by: 2).map(image.u16)
    return (letters, image.bytes(costs))
  }
}

/// What the hypotheses share: eighths of a bit.
enum Cost {
  /// A control character that texts do not hold.
  static let control: Int32 = 16 * 8
  /// A byte that means nothing.
  static let malformed: Int32 = 20 * 8
  /// A byte of a sequence that the end of the text cuts.
  static let cut: Int32 = 7 * 8
  /// A sequence that the beginning of the text cuts.
  static let cutStart: Int32 = 8 * 8
  /// Going from ASCII to something else.
  static let leavingASCII: Int32 = 2 * 8
  /// Doing so, or coming back, beside a small letter: as a rule there is a space between.
  static let insideWord: Int32 = 12
  /// More than any text costs.
  static let infinite: Int32 = .max / 4

  /// The cost of a byte of ASCII, the same in all encodings.
  @inline(__always) static func ascii(_ byte: UInt8) -> Int32 {
    switch byte {
    case 0x20, 0x61...0x7A: 4 * 8
    case 0x30...0x39, 0x41...0x5A, 0x08...0x0D: 6 * 8
    case 0x1B, 0x21...0x7E: 7 * 8
    default: control
    }
  }

  /// Whether a byte is a small letter of ASCII.
  @inline(__always) static func isSmallLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }

  /// Whether a byte is a letter of ASCII.
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool {
    0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }
}
