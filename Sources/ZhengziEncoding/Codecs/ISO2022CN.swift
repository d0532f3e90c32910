// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

private let escape: UInt8 = 0x1B, shiftOut: UInt8 = 0x0E, shiftIn: UInt8 = 0x0F
private let newline: UInt8 = 0x0A

/// What is designated in a line of ISO-2022-CN (RFC 1922).
private struct Designations {
  enum Set: UInt8 {
    case gb2312 = 0x41
    case cns1 = 0x47
  }
  /// The set behind SO.
  var first: Set?
  /// Whether plane 2 of CNS 11643 stands behind SS2.
  var hasSecond = false
  /// Whether SO is in force.
  var isShifted = false
}

/// Reads ISO-2022-CN: GB 2312 and CNS 11643, planes 1 and 2, in seven bits.
struct ISO2022CNDecoder: DecoderForm {
  private var state = Designations()
  private let table = PairTables.gb2312

  mutating func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    let lead = input[index]
    switch lead {
    case escape: return escapeSequence(input, index)
    case shiftOut:
      guard state.first != nil else { return .malformed(1, .escape) }
      state.isShifted = true
      return .nothing(length: 1)
    case shiftIn:
      state.isShifted = false
      return .nothing(length: 1)
    case newline:
      // Designations end with their line.
      state = Designations()
      return .scalar(UInt32(newline), length: 1)
    case 0x80...: return .malformed(1, .lead)
    default: break
    }
    guard state.isShifted, let set = state.first, 0x21...0x7E ~= lead else {
      return .scalar(UInt32(lead), length: 1)
    }
    return pair(input, index, length: 2, set == .gb2312 ? 0 : 1)
  }

  /// A pair at the end of `length` bytes; plane 0 is GB 2312.
  private func pair(
    _ input: Span<UInt8>, _ index: Int, length: Int, _ plane: UInt8
  ) -> DecodeStep {
    guard index + length <= input.count else { return .incomplete }
    let (row, column) = (input[index + length - 2], input[index + length - 1])
    guard 0x21...0x7E ~= row, 0x21...0x7E ~= column else { return .malformed(1, .trail) }
    if plane == 0 {
      let cell = table.cell(row | 0x80, column | 0x80)
      return cell == .none ? .malformed(length, .unassigned) : DecodeStep(cell, length: length)
    }
    let place = CNS11643.Place(plane: plane, row: row, column: column)
    guard let scalar = CNS11643.shared.scalar(place) else {
      return .malformed(length, .unassigned)
    }
    return .scalar(scalar, length: length)
  }

  private mutating func escapeSequence(_ input: Span<UInt8>, _ index: Int) -> DecodeStep {
    guard index + 1 < input.count else { return .incomplete }
    if input[index + 1] == 0x4E {
      return state.hasSecond ? pair(input, index, length: 4, 2) : .malformed(2, .escape)
    }
    guard input[index + 1] == UInt8(ascii: "$") else { return .malformed(1, .escape) }
    guard index + 3 < input.count else { return .incomplete }
    switch (input[index + 2], input[index + 3]) {
    case (UInt8(ascii: ")"), let final):
      guard let set = Designations.Set(rawValue: final) else { return .malformed(1, .escape) }
      state.first = set
    case (UInt8(ascii: "*"), UInt8(ascii: "H")): state.hasSecond = true
    default: return .malformed(1, .escape)
    }
    return .nothing(length: 4)
  }
}

/// Writes ISO-2022-CN: GB 2312 where it has the scalar, else CNS 11643.
struct ISO2022CNEncoder: EncoderForm {
  private var state = Designations()
  private let table = PairTables.gb2312

  /// What is shifted in goes on.
  ///
  /// Bounds: a scalar beyond ASCII becomes two bytes, no more than it had.
  @unsafe mutating func run(_ loop: inout CodecLoop) {
    guard state.isShifted, state.first == .gb2312 else { return }
    while unsafe loop.index < loop.count {
      guard let short = unsafe loop.shortScalar(), short.value >= 0x80 else { return }
      let pair = table.pair(short.value)
      guard pair != 0 else { return }
      unsafe loop.output[loop.written] = UInt8(truncatingIfNeeded: pair >> 8) & 0x7F
      unsafe loop.output[loop.written &+ 1] = UInt8(truncatingIfNeeded: pair) & 0x7F
      unsafe loop.written &+= 2
      unsafe loop.index &+= short.length
    }
  }

  mutating func step(_ scalar: UInt32) -> EncodedBytes? {
    if scalar < 0x80 { return ascii(UInt8(scalar)) }
    let pair = table.pair(scalar)
    if pair != 0 {
      return shifted(.gb2312, EncodedBytes(pair: pair & 0x7F7F))
    }
    guard let place = CNS11643.places[scalar], place.plane <= 2 else { return nil }
    let bytes = EncodedBytes(place.row, place.column)
    return place.plane == 1 ? shifted(.cns1, bytes) : single(bytes)
  }

  private mutating func ascii(_ byte: UInt8) -> EncodedBytes? {
    // These would be taken for shifts.
    if [escape, shiftOut, shiftIn].contains(byte) { return nil }
    var bytes = state.isShifted ? EncodedBytes(shiftIn) : .none
    state.isShifted = false
    bytes.append(byte)
    if byte == newline { state = Designations() }
    return bytes
  }

  private mutating func shifted(_ set: Designations.Set, _ pair: EncodedBytes) -> EncodedBytes {
    var bytes = EncodedBytes()
    if state.first != set {
      bytes = EncodedBytes(escape, UInt8(ascii: "$"), UInt8(ascii: ")"), set.rawValue)
      state.first = set
    }
    if !state.isShifted {
      bytes.append(shiftOut)
      state.isShifted = true
    }
    bytes.append(pair)
    return bytes
  }

  private mutating func single(_ pair: EncodedBytes) -> EncodedBytes {
    var bytes = EncodedBytes()
    if !state.hasSecond {
      bytes = EncodedBytes(escape, UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "H"))
      state.hasSecond = true
    }
    bytes.append(EncodedBytes(escape, 0x4E))
    bytes.append(pair)
    return bytes
  }

  mutating func finish() -> EncodedBytes {
    defer { state = Designations() }
    return state.isShifted ? EncodedBytes(shiftIn) : .none
  }
}
