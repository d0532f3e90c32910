// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

extension DecodeStep {
  /// The one or two scalars of a cell.
  init(_ cell: PairCell, length: Int) {
    let bytes = cell.rawValue
    let (first, second) = (bytes & 0x3F, bytes >> 8 & 0x3F)
    let (third, fourth) = (bytes >> 16 & 0x3F, bytes >> 24 & 0x3F)
    switch (cell.count, bytes & 0xFF) {
    case (1, _): self = .scalar(bytes & 0x7F, length: length)
    case (2, _): self = .scalar((first & 0x1F) << 6 | second, length: length)
    case (3, _):
      self = .scalar((first & 0x0F) << 12 | second << 6 | third, length: length)
    case (4, 0xF0...):
      self = .scalar(second << 12 | third << 6 | fourth, length: length)
      // Planes above 3 are in no table: the lead byte is F0.
      assert(bytes & 0xFF == 0xF0)
    case (4, _):
      self = .scalars(
        (first & 0x1F) << 6 | second, (bytes >> 16 & 0x1F) << 6 | fourth, length: length)
    default: self = .malformed(length, .unassigned)
    }
  }
}

/// Reads ASCII, single bytes and pairs of bytes by a table.
struct PairDecoder: DecoderForm {
  let table: PairTable
  /// The bytes that may begin a pair, and those that may end one.
  let leads: ClosedRange<UInt8>
  let trails: ClosedRange<UInt8>
  /// A byte between the lead bytes that is none.
  let gap: UInt8
  private let kernel: PairKernel

  init(
    _ table: PairTable, leads: ClosedRange<UInt8> = 0x81...0xFE,
    trails: ClosedRange<UInt8> = 0x40...0xFE, gap: UInt8 = 0xFF
  ) {
    self.gap = gap
    self.table = table
    self.leads = leads
    self.trails = trails
    kernel = PairKernel(table)
  }

  @unsafe func run(_ loop: inout CodecLoop) { unsafe kernel.decode(&loop) }

  /// As the Encoding Standard's decoders: an ASCII byte behind a lead byte is never taken with it.
  func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    let lead = input[index]
    if let single = table.single(lead) { return .scalar(single, length: 1) }
    guard leads.contains(lead), lead != gap else { return .malformed(1, .lead) }
    guard index + 1 < input.count else { return .incomplete }
    let trail = input[index + 1]
    let cell = table.cell(lead, trail)
    if cell != .none { return DecodeStep(cell, length: 2) }
    let kind: Malformation.Kind = trails.contains(trail) && trail != 0x7F ? .unassigned : .trail
    return .malformed(trail < 0x80 ? 1 : 2, kind)
  }
}

/// Writes ASCII, single bytes and pairs of bytes by a table.
struct PairEncoder: EncoderForm {
  static var expansion: Int { 2 }
  let table: PairTable
  private let kernel: PairKernel

  init(_ table: PairTable) {
    self.table = table
    kernel = PairKernel(table)
  }

  @unsafe func run(_ loop: inout CodecLoop) { unsafe kernel.encode(&loop) }

  func step(_ scalar: UInt32) -> EncodedBytes? {
    if scalar < 0x80 { return EncodedBytes(UInt8(scalar)) }
    let pair = table.pair(scalar)
    return pair == 0 ? nil : EncodedBytes(pair: pair)
  }
}

/// The tables of pairs, made or viewed once.
enum PairTables {
  static let gb18030 = PairTable(builtIn: "gb18030")
  static let gb2312 = PairTable(builtIn: "gb2312")
  static let big5 = PairTable(builtIn: "big5")
  static let cp950 = PairTable(builtIn: "cp950")
  static let big5UAO = PairTable(builtIn: "big5-uao")
  static let shiftJIS = PairTable(builtIn: "shift_jis")
  static let eucJP = PairTable(builtIn: "euc-jp")
  static let jis0212 = PairTable(builtIn: "jis0212")
  static let eucKR = PairTable(builtIn: "euc-kr")

  static let gb18030Of2000 = edition(0, of: "gb18030-editions", from: gb18030)
  static let gb18030Of2005 = edition(1, of: "gb18030-editions", from: gb18030)
  static let gb18030Of2022 = edition(2, of: "gb18030-editions", from: gb18030)
  static let cp936 = edition(0, of: "cp936", from: gb18030)
  static let hkscsOf1999 = edition(0, of: "big5-hkscs-editions", from: big5)
  static let hkscsOf2001 = edition(1, of: "big5-hkscs-editions", from: big5)
  static let hkscsOf2004 = edition(2, of: "big5-hkscs-editions", from: big5)

  /// GBK as the Encoding Standard writes it: the euro sign as Microsoft's 0x80.
  static let gbk: PairTable = {
    var builder = PairTableBuilder(gb18030)
    builder.write(0x20AC, as: 0x80)
    return PairTable(TableImage(owning: builder.image()))
  }()

  /// Big5 as the Encoding Standard writes it (its 11.1.2): without lead bytes below A1, all of them
  /// Hong Kong's.
  static let big5Written: PairTable = {
    var builder = PairTableBuilder(big5)
    for scalar in UInt32(0x80)..<PairTable.scalarLimit {
      if 0x8100..<0xA100 ~= big5.pair(scalar) { builder.write(scalar, as: 0) }
    }
    return PairTable(TableImage(owning: builder.image()))
  }()

  /// A pair and what it is in each edition, 0 for nothing.
  static func changes(_ name: String) -> [(pair: UInt16, scalars: [UInt32])] {
    guard let image = TableImage.builtIn(name) else { fatalError("no table image \(name)") }
    let section = image.section(0)
    let columns = name == "cp936" ? 2 : 4
    return stride(from: section.lowerBound, to: section.upperBound, by: columns * 4).map { start in
      (
        UInt16(truncatingIfNeeded: image.u32(start)),
        (1..<columns).map { image.u32(start + $0 * 4) }
      )
    }
  }

  /// A table with the changes of an edition.
  ///
  /// - Complexity: the size of a table, some 250 kB, once a process.
  private static func edition(_ number: Int, of name: String, from base: PairTable) -> PairTable {
    var builder = PairTableBuilder(base)
    let changes = changes(name)
    // First all that was there, then what is there now: a scalar may move from pair to pair.
    for (pair, _) in changes {
      for case .scalar(let scalar, _) in [read(pair, base)] where base.pair(scalar) == pair {
        builder.write(scalar, as: 0)
      }
    }
    for (pair, scalars) in changes {
      let scalar = scalars[number]
      if pair <= 0xFF {
        builder.read(single: UInt8(pair), as: UInt16(scalar))
      } else {
        var utf8: [UInt8] = []
        if scalar != 0 { UTF8Sequence.append(scalar, to: &utf8) }
        builder.read(pair, as: scalar == 0 ? nil : utf8)
      }
      if scalar != 0 { builder.write(scalar, as: pair) }
    }
    return PairTable(TableImage(owning: builder.image()))
  }

  private static func read(_ pair: UInt16, _ table: PairTable) -> DecodeStep {
    guard pair > 0xFF else { return .nothing(length: 1) }
    return DecodeStep(table.cell(UInt8(pair >> 8), UInt8(pair & 0xFF)), length: 2)
  }
}
