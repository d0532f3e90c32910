// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

private let tilde = UInt8(ascii: "~"), newline: UInt8 = 0x0A

/// Reads HZ (RFC 1843): GB 2312 in seven bits between `~{` and `~}`.
struct HZDecoder: DecoderForm {
  private var isShifted = false
  private let table = PairTables.gb2312

  mutating func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    let lead = input[index]
    if lead == tilde { return escape(input, index) }
    if lead >= 0x80 { return .malformed(1, .lead) }
    if lead == newline { isShifted = false }
    guard isShifted, lead > 0x20, lead < 0x7F else { return .scalar(UInt32(lead), length: 1) }
    guard index + 1 < input.count else { return .incomplete }
    let trail = input[index + 1]
    guard 0x21...0x7E ~= trail else { return .malformed(1, .trail) }
    let cell = table.cell(lead | 0x80, trail | 0x80)
    return cell == .none ? .malformed(2, .unassigned) : DecodeStep(cell, length: 2)
  }

  private mutating func escape(_ input: Span<UInt8>, _ index: Int) -> DecodeStep {
    guard index + 1 < input.count else { return .incomplete }
    switch (input[index + 1], isShifted) {
    case (UInt8(ascii: "{"), _): isShifted = true
    case (UInt8(ascii: "}"), true): isShifted = false
    case (tilde, false): return .scalar(UInt32(tilde), length: 2)
    // A line that goes on.
    case (newline, _): isShifted = false
    default: return .malformed(1, .escape)
    }
    return .nothing(length: 2)
  }
}

/// Writes HZ. A line always ends in ASCII.
struct HZEncoder: EncoderForm {
  private var isShifted = false
  private let table = PairTables.gb2312

  mutating func step(_ scalar: UInt32) -> EncodedBytes? {
    if scalar < 0x80 {
      var bytes = finish()
      if scalar == UInt32(tilde) { bytes.append(tilde) }
      bytes.append(UInt8(scalar))
      return bytes
    }
    let pair = table.pair(scalar)
    guard pair != 0 else { return nil }
    var bytes = isShifted ? EncodedBytes() : EncodedBytes(tilde, UInt8(ascii: "{"))
    isShifted = true
    bytes.append(EncodedBytes(pair: pair & 0x7F7F))
    return bytes
  }

  mutating func finish() -> EncodedBytes {
    defer { isShifted = false }
    return isShifted ? EncodedBytes(tilde, UInt8(ascii: "}")) : .none
  }
}
