// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Which GB 18030.
enum GB18030Edition: Sendable {
  /// The Encoding Standard's: pairs as in 2022, sequences of four bytes as in 2005, 0x80 read.
  case standard
  /// The national standard's, each a mapping of all of Unicode.
  case of2000, of2005, of2022

  var table: PairTable {
    switch self {
    case .standard: PairTables.gb18030
    case .of2000: PairTables.gb18030Of2000
    case .of2005: PairTables.gb18030Of2005
    case .of2022: PairTables.gb18030Of2022
    }
  }

  /// Scalars that changed places between pairs and sequences of four bytes: where the ranges say
  /// the first, a sequence stands for the second.
  var swaps: [UInt32: UInt32] {
    // U+1E3F got a pair in 2005.
    let first: [UInt32: UInt32] = self == .of2000 ? [:] : [0x1E3F: 0xE7C7]
    guard self == .of2022 else { return first }
    let moved = PairTables.changes("gb18030-editions").filter { $0.scalars[1] != $0.scalars[2] }
    return first.merging(moved.map { ($0.scalars[2], $0.scalars[1]) }) { $1 }
  }
}

/// The ranges of scalars behind sequences of four bytes, numbered from 81308130 up.
struct GB18030Ranges: Sendable {
  private let numbers: [UInt32]
  private let scalars: [UInt32]
  /// For each 256 numbers, and for each 256 scalars, a range at or before the one they are in.
  private let numberHints: [UInt8]
  private let scalarHints: [UInt8]
  private let there: [UInt32: UInt32]
  private let back: [UInt32: UInt32]

  /// The number of sequences below U+10000, and of the sequence for U+10000.
  private static let planeZero: UInt32 = 39_420, supplement: UInt32 = 189_000

  private static let standard = GB18030Ranges(.standard)
  private static let of2000 = GB18030Ranges(.of2000)
  private static let of2005 = GB18030Ranges(.of2005)
  private static let of2022 = GB18030Ranges(.of2022)

  /// Those of an edition, made once a process.
  static func of(_ edition: GB18030Edition) -> GB18030Ranges {
    switch edition {
    case .standard: standard
    case .of2000: of2000
    case .of2005: of2005
    case .of2022: of2022
    }
  }

  private init(_ edition: GB18030Edition) {
    guard let image = TableImage.builtIn("gb18030-ranges") else {
      fatalError("no table image gb18030-ranges")
    }
    let starts = image.section(0)
    let places = stride(from: starts.lowerBound, to: starts.upperBound, by: 8)
    numbers = places.map { image.u32($0) }
    scalars = places.map { image.u32($0 + 4) }
    numberHints = Self.hints(numbers, below: Self.planeZero)
    scalarHints = Self.hints(scalars, below: 0x10000)
    there = edition.swaps
    back = Dictionary(uniqueKeysWithValues: edition.swaps.map { ($1, $0) })
  }

  /// What a sequence stands for.
  ///
  /// - Complexity: a look-up, and a step for each range that begins in the same 256 numbers.
  func scalar(_ number: UInt32) -> UInt32? {
    if number >= Self.planeZero {
      let scalar = number &- Self.supplement &+ 0x10000
      return number >= Self.supplement && scalar <= 0x10FFFF ? scalar : nil
    }
    let range = Self.last(numbers, atMost: number, numberHints)
    let scalar = scalars[range] + number - numbers[range]
    return Self.mayMove(scalar) ? there[scalar] ?? scalar : scalar
  }

  /// Spares most scalars the look-up: none of the blocks in between ever moved.
  private static func mayMove(_ scalar: UInt32) -> Bool { scalar == 0x1E3F || scalar >= 0x9FB4 }

  /// The number of the sequence for a scalar that has no pair.
  func number(_ scalar: UInt32) -> UInt32? {
    if scalar >= 0x10000 { return scalar - 0x10000 + Self.supplement }
    if scalar < 0x80 { return nil }
    let mayMove = Self.mayMove(scalar)
    let place = mayMove ? back[scalar] ?? scalar : scalar
    let range = Self.last(scalars, atMost: place, scalarHints)
    let number = numbers[range] + place - scalars[range]
    let end = range + 1 < numbers.count ? numbers[range + 1] : Self.planeZero
    guard number < end else { return nil }
    return !mayMove || self.scalar(number) == scalar ? number : nil
  }

  /// The index of the last element that is at most `value`; the first element is.
  @inline(__always) private static func last(
    _ sorted: [UInt32], atMost value: UInt32, _ hints: [UInt8]
  ) -> Int {
    var index = Int(hints[Int(value >> 8)])
    while index + 1 < sorted.count, sorted[index + 1] <= value { index += 1 }
    return index
  }

  private static func hints(_ sorted: [UInt32], below limit: UInt32) -> [UInt8] {
    stride(from: 0, to: limit, by: 256).map { start in
      UInt8(max(0, (sorted.firstIndex { $0 > start } ?? sorted.count) - 1))
    }
  }
}

/// Reads GB 18030, and GBK as its part.
struct GB18030Decoder: DecoderForm {
  private let pairs: PairDecoder
  private let ranges: GB18030Ranges

  init(_ edition: GB18030Edition) {
    pairs = PairDecoder(edition.table)
    ranges = GB18030Ranges.of(edition)
  }

  /// Bounds: four bytes are read only where four are left, and become at most four.
  @unsafe mutating func run(_ loop: inout CodecLoop) {
    while true {
      unsafe pairs.run(&loop)
      guard unsafe loop.count &- loop.index >= 4 else { return }
      let here = unsafe loop.input + loop.index
      let digits = unsafe (here[0] &- 0x81, here[1] &- 0x30, here[2] &- 0x81, here[3] &- 0x30)
      guard digits.0 < 126, digits.1 < 10, digits.2 < 126, digits.3 < 10,
        let scalar = ranges.scalar(Self.number(digits))
      else { return }
      unsafe loop.append(scalar)
      unsafe loop.index &+= 4
    }
  }

  private static func number(_ digits: (UInt8, UInt8, UInt8, UInt8)) -> UInt32 {
    let upper = UInt32(digits.0) * 10 + UInt32(digits.1)
    return (upper * 126 + UInt32(digits.2)) * 10 + UInt32(digits.3)
  }

  /// Encoding Standard, 10.2.1: of a broken sequence of four, only the first byte is malformed.
  mutating func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    let lead = input[index]
    guard 0x81...0xFE ~= lead, index + 1 < input.count, 0x30...0x39 ~= input[index + 1] else {
      return pairs.step(input, at: index)
    }
    guard index + 2 < input.count else { return .incomplete }
    guard 0x81...0xFE ~= input[index + 2] else { return .malformed(1, .trail) }
    guard index + 3 < input.count else { return .incomplete }
    guard 0x30...0x39 ~= input[index + 3] else { return .malformed(1, .trail) }
    let number = Self.number(
      (lead - 0x81, input[index + 1] - 0x30, input[index + 2] - 0x81, input[index + 3] - 0x30))
    guard let scalar = ranges.scalar(number) else { return .malformed(4, .unassigned) }
    return .scalar(scalar, length: 4)
  }
}

/// Writes GB 18030.
struct GB18030Encoder: EncoderForm {
  static var expansion: Int { 2 }
  private var pairs: PairEncoder
  private let ranges: GB18030Ranges
  private let older: [UInt32: UInt16]

  init(_ edition: GB18030Edition) {
    pairs = PairEncoder(edition.table)
    ranges = GB18030Ranges.of(edition)
    older = edition == .standard ? GBKEncoder.older : [:]
  }

  @unsafe mutating func run(_ loop: inout CodecLoop) { unsafe pairs.run(&loop) }

  mutating func step(_ scalar: UInt32) -> EncodedBytes? {
    if let bytes = pairs.step(scalar) { return bytes }
    if 0xE000...0xF8FF ~= scalar, let pair = older[scalar] { return EncodedBytes(pair: pair) }
    guard let number = ranges.number(scalar) else { return nil }
    var bytes = EncodedBytes()
    bytes.append(0x81 + UInt8(number / 12_600))
    bytes.append(0x30 + UInt8(number / 1_260 % 10))
    bytes.append(0x81 + UInt8(number / 10 % 126))
    bytes.append(0x30 + UInt8(number % 10))
    return bytes
  }
}

/// Writes GBK: GB 18030 without sequences of four bytes.
struct GBKEncoder: EncoderForm {
  static var expansion: Int { 2 }
  private var pairs = PairEncoder(PairTables.gbk)

  /// The private use of GBK for what got code points of its own later is written as the same pair
  /// (Encoding Standard, 10.2.2): those who read it see the character.
  static let older: [UInt32: UInt16] = Dictionary(
    uniqueKeysWithValues: PairTables.changes("gb18030-editions")
      .filter { $0.scalars[1] != $0.scalars[2] }.map { ($0.scalars[1], $0.pair) })

  @unsafe mutating func run(_ loop: inout CodecLoop) { unsafe pairs.run(&loop) }

  mutating func step(_ scalar: UInt32) -> EncodedBytes? {
    pairs.step(scalar) ?? Self.older[scalar].map { EncodedBytes(pair: $0) }
  }
}
