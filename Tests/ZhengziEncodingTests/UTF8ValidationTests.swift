// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi

/// Validation by blocks against the reading of one sequence after the other.
@Suite struct UTF8ValidationTests {
  /// The end of the last sequence before anything malformed or cut.
  private static func plainPrefix(of bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      guard case .scalar(_, let length) = UTF8Sequence.element(in: bytes, at: index) else { break }
      index += length
    }
    return index
  }

  private static let scalars: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x80...0x7FF, 0x800...0xFFF, 0x4E00...0x9FFF, 0xD000...0xD7FF,
    0xE000...0xFFFF, 0x10000...0x10FFFF,
  ]

  private static func text(_ random: inout TestGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    let ranges = (0...Int.random(in: 0...2, using: &random)).map { _ in
      scalars[Int.random(in: 0..<scalars.count, using: &random)]
    }
    for _ in 0..<Int.random(in: 0...80, using: &random) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
      UTF8Sequence.append(UInt32.random(in: range, using: &random), to: &bytes)
    }
    return bytes
  }

  @Test func `finds the first malformed sequence in random text`() {
    var random = TestGenerator(seed: 5)
    for _ in 0..<4000 {
      var bytes = Self.text(&random)
      for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      let expected = Self.plainPrefix(of: bytes, from: 0)
      #expect(UTF8Validation.wellFormedPrefix(of: bytes) == expected, "\(bytes)")
    }
  }

  // Found by fuzzing: a lead that was malformed vouched for a continuation behind it.
  @Test func `what stands before the start vouches for nothing`() {
    var random = TestGenerator(seed: 6)
    for _ in 0..<4000 {
      var bytes = Self.text(&random) + [UInt8](repeating: 0x61, count: 20)
      for place in 0..<4 { bytes[place] = UInt8.random(in: 0...255, using: &random) }
      for start in 0...4 {
        let expected = Self.plainPrefix(of: bytes, from: start)
        let found = UTF8Validation.wellFormedPrefix(of: bytes, from: start)
        #expect(found == expected, "\(bytes) from \(start)")
      }
    }
    let bytes = [0xFA, 0x40, 0x88] + [UInt8](repeating: 0x4A, count: 20)
    #expect(UTF8Validation.wellFormedPrefix(of: bytes, from: 1) == 2)
  }

  @Test("every byte at every place of a block is judged", arguments: 0..<40)
  func everyByte(place: Int) {
    for filler in ["干部发展群众", "abcdef", "éàü", "𠮷A", "한국어"] {
      let text = [UInt8](String(repeating: filler, count: 20).utf8)
      for byte: UInt8 in 0...255 {
        var bytes = text
        bytes[place] = byte
        let expected = Self.plainPrefix(of: bytes, from: 0)
        #expect(UTF8Validation.wellFormedPrefix(of: bytes) == expected, "\(filler) \(byte)")
      }
    }
  }
}
