// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// CNS 11643, the national standard of Taiwan: planes of 94 rows and columns.
@safe struct CNS11643: @unchecked Sendable {
  // Unchecked: the built-in image lives as long as the process and never changes.
  private let places: UnsafePointer<UInt8>
  private let cells: UnsafePointer<UInt8>

  static let shared = CNS11643()

  private init() {
    guard let image = TableImage.builtIn("cns11643") else { fatalError("no table image cns11643") }
    // What the numbers of planes lead to lies inside: 94 · 94 cells of three bytes each.
    let planes = image.bytes(image.section(0))
    precondition(planes.count == 16)
    precondition(Int(planes.max() ?? 0) * 94 * 94 * 3 <= image.section(1).count)
    precondition(planes[1] != 0, "CNS 11643 without plane 1")
    unsafe places = image.pointer(image.section(0).lowerBound)
    unsafe cells = image.pointer(image.section(1).lowerBound)
  }

  /// A place: plane, row and column, the latter from 0x21.
  struct Place: Hashable, Sendable {
    var plane: UInt8, row: UInt8, column: UInt8
  }

  /// What a place holds.
  func scalar(_ place: Place) -> UInt32? { cell(place)?.scalar }

  /// Whether a plane has anything in it.
  func hasPlane(_ plane: UInt8) -> Bool { unsafe plane < 16 && places[Int(plane)] != 0 }

  private func cell(_ place: Place) -> (scalar: UInt32, isWritten: Bool)? {
    guard hasPlane(place.plane), 0x21...0x7E ~= place.row, 0x21...0x7E ~= place.column else {
      return nil
    }
    let index = unsafe Int(places[Int(place.plane)] - 1) * 94 * 94
    let start = unsafe cells + (index + Int(place.row - 0x21) * 94 + Int(place.column - 0x21)) * 3
    let value = unsafe UInt32(start[0]) | UInt32(start[1]) << 8 | UInt32(start[2]) << 16
    let scalar = value & 0x7F_FFFF
    return scalar == 0 ? nil : (scalar, value == scalar)
  }

  /// Reads ASCII and the pairs of plane 1 that stand for scalars of three bytes, up to anything
  /// else.
  ///
  /// Bounds: a pair is read only where two bytes are left, and its cell only where row and column
  /// are below 94. Two bytes become three; the store of four ends inside the room of `CodecLoop`.
  @inline(__always) @unsafe func decode(_ loop: inout CodecLoop) {
    let (input, output, count) = unsafe (loop.input, loop.output, loop.count)
    let first = unsafe cells + Int(places[1] - 1) * 94 * 94 * 3
    var index = unsafe loop.index
    var written = unsafe loop.written
    defer {
      unsafe loop.index = index
      unsafe loop.written = written
    }
    while index < count {
      if unsafe input[index] < 0x80 {
        unsafe PairKernel.copyASCII(input, count, &index, output, &written)
        if index >= count { return }
      }
      while count &- index >= 2 {
        let (row, column) = unsafe (input[index] &- 0xA1, input[index &+ 1] &- 0xA1)
        guard row < 94, column < 94 else { break }
        let cell = unsafe first + (Int(row) &* 94 &+ Int(column)) &* 3
        let scalar =
          unsafe UInt32(cell[0]) | UInt32(cell[1]) << 8 | UInt32(cell[2] & 0x7F) << 16
        guard scalar &- 0x800 < 0xF800 else { break }
        let utf8 = 0x80_80E0 | scalar >> 12 | (scalar & 0xFC0) << 2 | (scalar & 0x3F) << 16
        unsafe UnsafeMutableRawPointer(output + written).storeBytes(
          of: utf8.littleEndian, as: UInt32.self)
        written &+= 3
        index &+= 2
      }
      if unsafe index >= count || input[index] >= 0x80 { return }
    }
  }

  /// The page of each 64 scalars, and 64 packed places a page; page 0 is empty.
  struct Places: Sendable {
    private var numbers = [UInt16](repeating: 0, count: 0x30000 / 64)
    private var pages = [UInt32](repeating: 0, count: 64)

    subscript(_ scalar: UInt32) -> Place? {
      let packed = packed(scalar)
      return packed == 0
        ? nil
        : Place(
          plane: UInt8(packed >> 16), row: UInt8(packed >> 8 & 0xFF), column: UInt8(packed & 0xFF))
    }

    private func packed(_ scalar: UInt32) -> UInt32 {
      scalar < 0x30000 ? pages[Int(numbers[Int(scalar >> 6)]) << 6 | Int(scalar & 63)] : 0
    }

    fileprivate mutating func set(_ scalar: UInt32, _ place: Place) {
      let index = Int(scalar >> 6)
      if numbers[index] == 0 {
        numbers[index] = UInt16(pages.count / 64)
        pages.append(contentsOf: repeatElement(0, count: 64))
      }
      pages[Int(numbers[index]) << 6 | Int(scalar & 63)] =
        UInt32(place.plane) << 16 | UInt32(place.row) << 8 | UInt32(place.column)
    }
  }

  /// Where each scalar stands. Made when something is first written: some 60 000 places.
  static let places: Places = {
    var places = Places()
    for plane in UInt8(1)..<16 where shared.hasPlane(plane) {
      for row in UInt8(0x21)...0x7E {
        for column in UInt8(0x21)...0x7E {
          let place = Place(plane: plane, row: row, column: column)
          if let cell = shared.cell(place), cell.isWritten { places.set(cell.scalar, place) }
        }
      }
    }
    return places
  }()
}

/// Reads EUC-TW: plane 1 in two bytes, any plane in four behind 8E and its number.
struct EUCTWDecoder: DecoderForm {
  private let set = CNS11643.shared

  @unsafe func run(_ loop: inout CodecLoop) { unsafe set.decode(&loop) }

  func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    let lead = input[index]
    if lead < 0x80 { return .scalar(UInt32(lead), length: 1) }
    guard lead == 0x8E || 0xA1...0xFE ~= lead else { return .malformed(1, .lead) }
    let length = lead == 0x8E ? 4 : 2
    for offset in 1..<length {
      guard index + offset < input.count else { return .incomplete }
      let byte = input[index + offset]
      let isPlane = length == 4 && offset == 1
      guard 0xA1...(isPlane ? 0xB0 : 0xFE) ~= byte else {
        return .malformed(byte < 0x80 ? offset : offset + 1, .trail)
      }
    }
    let place = CNS11643.Place(
      plane: length == 4 ? input[index + 1] - 0xA0 : 1, row: input[index + length - 2] - 0x80,
      column: input[index + length - 1] - 0x80)
    guard let scalar = set.scalar(place) else {
      return .malformed(length, .unassigned)
    }
    return .scalar(scalar, length: length)
  }
}

/// Writes EUC-TW.
struct EUCTWEncoder: EncoderForm {
  private let places = CNS11643.places

  /// Bounds: a scalar beyond ASCII becomes two bytes, no more than it had.
  @unsafe func run(_ loop: inout CodecLoop) {
    while unsafe loop.index < loop.count {
      unsafe loop.copyASCII()
      guard unsafe loop.index < loop.count, let short = unsafe loop.shortScalar(),
        let place = places[short.value], place.plane == 1
      else { return }
      unsafe loop.output[loop.written] = place.row | 0x80
      unsafe loop.output[loop.written &+ 1] = place.column | 0x80
      unsafe loop.written &+= 2
      unsafe loop.index &+= short.length
    }
  }

  func step(_ scalar: UInt32) -> EncodedBytes? {
    if scalar < 0x80 { return EncodedBytes(UInt8(scalar)) }
    guard let place = places[scalar] else { return nil }
    let (row, column) = (place.row + 0x80, place.column + 0x80)
    if place.plane == 1 { return EncodedBytes(row, column) }
    return EncodedBytes(0x8E, 0xA0 + place.plane, row, column)
  }
}

/// The planes of EUC-TW, for those who look at single sequences.
package enum EUCTWPlane {
  /// What a place holds, row and column from 0x21.
  package static func scalar(plane: UInt8, row: UInt8, column: UInt8) -> UInt32? {
    CNS11643.shared.scalar(CNS11643.Place(plane: plane, row: row, column: column))
  }
}
