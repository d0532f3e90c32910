// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Writes Big5 with Hong Kong's supplement, whose four sequences of two scalars have pairs of
/// their own: Ê̄ Ê̌ ê̄ ê̌.
struct Big5Encoder: EncoderForm {
  private var pairs: PairEncoder
  /// A letter that waits for its mark.
  private var waiting: UInt32?

  init(_ table: PairTable) { pairs = PairEncoder(table) }

  @unsafe mutating func run(_ loop: inout CodecLoop) {
    if waiting == nil { unsafe pairs.run(&loop) }
  }

  mutating func step(_ scalar: UInt32) -> EncodedBytes? {
    if let letter = waiting, let pair = Self.pair(letter, mark: scalar) {
      waiting = nil
      return EncodedBytes(pair: pair)
    }
    if scalar == 0xCA || scalar == 0xEA {
      let due = finish()
      waiting = scalar
      return due
    }
    guard let bytes = pairs.step(scalar) else { return nil }
    var due = finish()
    due.append(bytes)
    return due
  }

  mutating func finish() -> EncodedBytes {
    defer { waiting = nil }
    return waiting.map { EncodedBytes(pair: $0 == 0xCA ? 0x8866 : 0x88A7) } ?? .none
  }

  private static func pair(_ letter: UInt32, mark: UInt32) -> UInt16? {
    guard mark == 0x304 || mark == 0x30C else { return nil }
    let isMacron = mark == 0x304
    return letter == 0xCA ? (isMacron ? 0x8862 : 0x8864) : (isMacron ? 0x88A3 : 0x88A5)
  }
}
