// SPDX-License-Identifier: Apache-2.0

/// Damages bytes in the ways files are damaged, the same on every run.
package struct ByteMutator {
  private var random: TestGenerator
  private let seeds: [[UInt8]]
  /// Bytes that shift, escape or begin long sequences.
  private static let telling: [UInt8] = [
    0x00, 0x0A, 0x0D, 0x0E, 0x0F, 0x1B, 0x24, 0x28, 0x29, 0x2A, 0x2B, 0x2D, 0x30, 0x39, 0x40, 0x7B,
    0x7D, 0x7E, 0x7F, 0x80, 0x81, 0x8E, 0x8F, 0xA1, 0xD8, 0xDC, 0xE3, 0xFE, 0xFF,
  ]

  /// Starts with texts to damage, none of which is empty.
  package init(seeds: [[UInt8]], seed: UInt64) {
    self.seeds = seeds
    random = TestGenerator(seed: seed)
  }

  /// A seed with up to eight changes.
  package mutating func next() -> [UInt8] {
    var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    for _ in 0..<Int.random(in: 0...8, using: &random) where !bytes.isEmpty { change(&bytes) }
    return bytes
  }

  /// Two places at which the bytes may be cut.
  package mutating func cuts(_ bytes: [UInt8]) -> [Int] {
    (0..<2).map { _ in Int.random(in: 0...bytes.count, using: &random) }
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0...7, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0...0xFF, using: &random)
    case 2: bytes.insert(UInt8.random(in: 0...0xFF, using: &random), at: place)
    case 3:
      bytes.insert(Self.telling[Int.random(in: 0..<Self.telling.count, using: &random)], at: place)
    case 4: bytes.removeSubrange(range(bytes, place))
    case 5: bytes.replaceSubrange(range(bytes, place), with: other())
    case 6: bytes.insert(contentsOf: bytes[range(bytes, place)], at: place)
    default: bytes = [UInt8](bytes[..<place])
    }
  }

  private mutating func range(_ bytes: [UInt8], _ place: Int) -> Range<Int> {
    place..<min(bytes.count, place + Int.random(in: 1...24, using: &random))
  }

  /// A part of another text.
  private mutating func other() -> ArraySlice<UInt8> {
    let bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    return bytes[range(bytes, Int.random(in: 0..<bytes.count, using: &random))]
  }
}
