// SPDX-License-Identifier: Apache-2.0

/// A table between pairs of bytes and scalars, as the codecs use it where it lies.
///
/// Section 0 holds a cell for each pair: 128 lead bytes from 0x80 by 192 trail bytes from 0x40.
/// Section 1 holds, for each 64 scalars below U+30000, the number of a page; section 2 the pages,
/// 64 pairs each. Page 0 is empty. Section 3 holds 128 scalars of 16 bits for single bytes from
/// 0x80; 0 for none.
public struct PairTable: Sendable {
  /// Trail bytes in a row of cells.
  public static let columns = 192
  /// Lead bytes, from 0x80.
  public static let rows = 128
  /// Scalars of a page.
  public static let pageSize = 64
  /// The scalars that have pages: planes 0 to 2, in which all that pairs stand for lies.
  public static let scalarLimit: UInt32 = 0x30000

  /// The bytes behind the table.
  public let image: TableImage
  private let cells: Int, numbers: Int, pages: Int, singles: Int

  /// Views an image.
  ///
  /// - Precondition: the image is of the kind `pairs`; a broken one is a build error and traps.
  public init(_ image: TableImage) {
    precondition(image.kind == .pairs && image.sectionCount == 4, "not a table of pairs")
    let sections = (0..<4).map(image.section)
    let numberCount = Int(Self.scalarLimit) / Self.pageSize
    precondition(sections[0].count == Self.rows * Self.columns * 4)
    precondition(sections[1].count == numberCount * 2 && sections[3].count == 256)
    self.image = image
    (cells, numbers) = (sections[0].lowerBound, sections[1].lowerBound)
    (pages, singles) = (sections[2].lowerBound, sections[3].lowerBound)
    let pageCount = sections[2].count / (Self.pageSize * 2)
    for index in 0..<numberCount {
      precondition(image.u16(numbers + index * 2) < pageCount, "a page out of bounds")
    }
  }

  /// The table of a built-in image.
  public init(builtIn name: String) {
    guard let image = TableImage.builtIn(name) else { fatalError("no table image \(name)") }
    self.init(image)
  }

  /// What a pair stands for; `PairCell.none` outside the rows and columns.
  @inlinable public func cell(_ lead: UInt8, _ trail: UInt8) -> PairCell {
    guard lead >= 0x80, trail >= 0x40 else { return .none }
    let index = Int(lead & 0x7F) * Self.columns + Int(trail - 0x40)
    return PairCell(rawValue: image.u32(cellOffset + index * 4))
  }

  /// The pair, or the single byte, that a scalar is written as; 0 for none.
  @inlinable public func pair(_ scalar: UInt32) -> UInt16 {
    guard scalar < Self.scalarLimit else { return 0 }
    let page = Int(image.u16(numberOffset + Int(scalar / 64) * 2))
    return image.u16(pageOffset + (page * Self.pageSize + Int(scalar % 64)) * 2)
  }

  /// What a byte stands for that is no part of a pair; nil for nothing.
  @inlinable public func single(_ byte: UInt8) -> UInt32? {
    guard byte >= 0x80 else { return UInt32(byte) }
    let scalar = image.u16(singleOffset + Int(byte & 0x7F) * 2)
    return scalar == 0 ? nil : UInt32(scalar)
  }

  /// Where the sections lie, for the kernels.
  public var cellOffset: Int { cells }
  /// Where the numbers of pages lie.
  public var numberOffset: Int { numbers }
  /// Where the pages lie.
  public var pageOffset: Int { pages }
  /// Where the single bytes lie.
  public var singleOffset: Int { singles }
}

/// The UTF-8 of what a pair stands for, in the form that the decoding loop stores.
///
/// Up to three bytes: the bytes from the lowest up, their number on top. Four bytes: those, of
/// which the last is above 0x7F and so no number. No bytes: zero.
public struct PairCell: RawRepresentable, Hashable, Sendable {
  /// The packed form.
  public let rawValue: UInt32
  /// From the packed form.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Nothing.
  public static let none = PairCell(rawValue: 0)

  /// Packs one to four bytes of UTF-8.
  public init(_ utf8: [UInt8]) {
    precondition(1...4 ~= utf8.count)
    var value = utf8.count < 4 ? UInt32(utf8.count) << 24 : 0
    for (index, byte) in utf8.enumerated() { value |= UInt32(byte) << UInt32(8 * index) }
    rawValue = value
  }

  /// The number of bytes.
  @inlinable public var count: Int {
    let top = Int(rawValue >> 24)
    return top < 0x80 ? top : 4
  }

  /// The bytes.
  public var utf8: [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: rawValue >> UInt32(8 * $0)) }
  }
}

/// Lays out a table of pairs: same entries, same bytes.
public struct PairTableBuilder {
  private var cells = [UInt32](repeating: 0, count: PairTable.rows * PairTable.columns)
  private var numbers: [UInt16]
  private var pages = [UInt16](repeating: 0, count: PairTable.pageSize)
  private var singles = [UInt16](repeating: 0, count: 128)

  /// Starts with no entries.
  public init() {
    numbers = [UInt16](repeating: 0, count: Int(PairTable.scalarLimit) / PairTable.pageSize)
  }

  /// Starts with the entries of a table, to change some of them.
  public init(_ table: PairTable) {
    self.init()
    let image = table.image
    for index in cells.indices { cells[index] = image.u32(table.cellOffset + index * 4) }
    for index in numbers.indices { numbers[index] = image.u16(table.numberOffset + index * 2) }
    let count = image.section(2).count / 2
    pages = (0..<count).map { image.u16(table.pageOffset + $0 * 2) }
    singles = (0..<128).map { image.u16(table.singleOffset + $0 * 2) }
  }

  /// Lets a pair be read as UTF-8; nil as nothing.
  public mutating func read(_ pair: UInt16, as utf8: [UInt8]?) {
    let (lead, trail) = (Int(pair >> 8), Int(pair & 0xFF))
    precondition(lead >= 0x80 && trail >= 0x40, "no pair of a table")
    cells[(lead & 0x7F) * PairTable.columns + trail - 0x40] =
      utf8.map { PairCell($0).rawValue } ?? 0
  }

  /// Lets a single byte be read as a scalar; 0 as nothing.
  public mutating func read(single byte: UInt8, as scalar: UInt16) {
    singles[Int(byte - 0x80)] = scalar
  }

  /// Lets a scalar be written as a pair or a single byte; 0 as nothing.
  public mutating func write(_ scalar: UInt32, as pair: UInt16) {
    precondition(scalar < PairTable.scalarLimit)
    let index = Int(scalar) / PairTable.pageSize
    if numbers[index] == 0 {
      if pair == 0 { return }
      numbers[index] = UInt16(pages.count / PairTable.pageSize)
      pages.append(contentsOf: repeatElement(0, count: PairTable.pageSize))
    }
    pages[Int(numbers[index]) * PairTable.pageSize + Int(scalar) % PairTable.pageSize] = pair
  }

  /// The image.
  public func image() -> [UInt8] {
    var sections: [[UInt8]] = [[], [], [], []]
    sections[0].reserveCapacity(cells.count * 4)
    for cell in cells { sections[0].append(littleEndian: cell) }
    for number in numbers { sections[1].append(littleEndian: number) }
    for pair in pages { sections[2].append(littleEndian: pair) }
    for scalar in singles { sections[3].append(littleEndian: scalar) }
    var writer = TableImageWriter(kind: .pairs)
    for section in sections { writer.append(section: section) }
    return writer.image()
  }
}
