// SPDX-License-Identifier: Apache-2.0

/// Updates declarations in text that comes in units, with the bytes they were read from.
struct UnitDeclarationStage {
  private var update: DeclarationUpdate?
  private var held: Piece?

  /// Units, and the input bytes behind them.
  struct Piece {
    var units: [Unit]
    var bytes: [UInt8]
    /// Of the first byte, in the input.
    let offset: Int
  }

  init(_ update: DeclarationUpdate?) { self.update = update }

  /// Whether pieces pass as they are.
  var isPast: Bool { update == nil }

  /// Takes a piece and returns what is decided.
  mutating func pass(_ piece: Piece, isLast: Bool, _ report: inout PipelineReport) -> Piece? {
    if update == nil { return piece }
    var text = held ?? Piece(units: [], bytes: [], offset: piece.offset)
    text.units += piece.units
    text.bytes += piece.bytes
    held = text
    return decide(isLast: isLast, &report)
  }

  /// What is held at the end of the text.
  mutating func finish(_ report: inout PipelineReport) -> Piece? {
    held == nil ? nil : decide(isLast: true, &report)
  }

  private mutating func decide(isLast: Bool, _ report: inout PipelineReport) -> Piece? {
    guard var text = held else { return nil }
    // A unit is a byte at least.
    let count = min(text.units.count, TextHead.limit)
    let edits = update?.look(
      Array(text.units[..<count]).utf8, count: text.bytes.count, isWhole: isLast)
    guard let edits else { return nil }
    (update, held) = (nil, nil)
    if edits.isEmpty { return text }
    let head = Array(text.units[..<count]).utf8
    let places = edits.map { Self.units(at: $0.range, in: text.units) }
    report.add(
      zip(edits, places).map { $0.finding(in: head[...], at: Self.source($1, text.units)) })
    for (edit, place) in zip(edits, places).reversed() {
      let new = Self.units(edit.name, for: Self.source(place, text.units))
      text.units.replaceSubrange(place, with: new)
    }
    return text
  }

  /// The units that begin at the bytes of a name in the text.
  private static func units(at range: Range<Int>, in units: [Unit]) -> Range<Int> {
    var (index, utf8Offset) = (0, 0)
    while utf8Offset < range.lowerBound {
      utf8Offset += units[index].utf8Count
      index += 1
    }
    // A name is ASCII.
    return index..<(index + range.count)
  }

  private static func source(_ range: Range<Int>, _ units: [Unit]) -> Range<Int> {
    units[range.lowerBound].offset..<units[range.upperBound - 1].range.upperBound
  }

  /// A name as units; the first one stands for all the bytes of the old name.
  private static func units(_ name: [UInt8], for source: Range<Int>) -> [Unit] {
    name.enumerated().map { index, letter in
      var unit = Unit(
        scalar: UInt32(letter), offset: index == 0 ? source.lowerBound : source.upperBound,
        length: index == 0 ? source.count : 0)
      unit.isChanged = true
      return unit
    }
  }
}

extension Unit {
  /// How many bytes of UTF-8 it is; a malformed byte is one.
  fileprivate var utf8Count: Int {
    switch scalar {
    case ..<0x80, Unit.rawByte...: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
