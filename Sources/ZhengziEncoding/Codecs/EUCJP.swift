// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Reads EUC-JP: JIS X 0208 in two bytes, half-width katakana behind 8E, JIS X 0212 behind 8F.
struct EUCJPDecoder: DecoderForm {
  private var pairs = PairDecoder(PairTables.eucJP, leads: 0x8E...0xFE, trails: 0xA1...0xFE)
  private let supplement = PairTables.jis0212

  @unsafe mutating func run(_ loop: inout CodecLoop) { unsafe pairs.run(&loop) }

  /// Encoding Standard, 12.1.1.
  mutating func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep {
    let lead = input[index]
    if 0x90...0xA0 ~= lead { return .malformed(1, .lead) }
    guard lead == 0x8F else { return pairs.step(input, at: index) }
    guard index + 1 < input.count else { return .incomplete }
    let second = input[index + 1]
    guard 0xA1...0xFE ~= second else { return .malformed(second < 0x80 ? 1 : 2, .trail) }
    guard index + 2 < input.count else { return .incomplete }
    let third = input[index + 2]
    guard 0xA1...0xFE ~= third else { return .malformed(third < 0x80 ? 2 : 3, .trail) }
    let cell = supplement.cell(second, third)
    return cell == .none ? .malformed(3, .unassigned) : DecodeStep(cell, length: 3)
  }
}

/// Writes EUC-JP, with JIS X 0212 for what JIS X 0208 lacks.
struct EUCJPEncoder: EncoderForm {
  private var pairs = PairEncoder(PairTables.eucJP)
  private let supplement = PairTables.jis0212

  @unsafe mutating func run(_ loop: inout CodecLoop) { unsafe pairs.run(&loop) }

  mutating func step(_ scalar: UInt32) -> EncodedBytes? {
    if let bytes = pairs.step(scalar) { return bytes }
    let pair = supplement.pair(scalar)
    guard pair != 0 else { return nil }
    return EncodedBytes(0x8F, UInt8(pair >> 8), UInt8(pair & 0xFF))
  }
}
