// SPDX-License-Identifier: Apache-2.0

/// How much less a scalar costs behind the one before it, in a language: a hash table of what was
/// counted, used where it lies.
///
/// A slot has 16 bits: eleven of the hash to check, five of the gain in halves of a bit; 0 is a free
/// slot. A pair that is not in the table is taken for another once in some thousand times, which a
/// sum over a text bears.
public enum PairGains {
  /// The binary logarithm of the number of slots.
  public static let logarithm = 18

  /// A number that depends on all of a pair.
  @inlinable public static func hash(_ first: UInt32, _ second: UInt32, _ language: Int) -> UInt64 {
    let key = UInt64(UInt(bitPattern: language)) << 32 | UInt64(first) << 16 | UInt64(second)
    return key &* 0x9E37_79B9_7F4A_7C15
  }

  /// Where a search begins, and what it compares.
  @inlinable public static func place(_ hash: UInt64) -> (slot: Int, check: UInt16) {
    (Int(hash >> UInt64(64 - logarithm)), UInt16(truncatingIfNeeded: hash >> 24) & 0x7FF)
  }

  /// The gain in halves of a bit, 0 for none.
  ///
  /// - Parameter offset: Where the section lies in the image.
  /// - Precondition: both scalars lie in plane 0.
  @inlinable public static func gain(
    _ first: UInt32, _ second: UInt32, _ language: Int, in image: TableImage, at offset: Int
  ) -> Int32 {
    var (slot, check) = place(hash(first, second, language))
    while true {
      let entry = image.u16(offset + slot * 2)
      if entry == 0 { return 0 }
      if entry >> 5 == check { return Int32(entry & 31) }
      slot = (slot + 1) & (1 << logarithm - 1)
    }
  }

  /// Lays out the section.
  public struct Builder {
    private var slots = [UInt16](repeating: 0, count: 1 << logarithm)
    private var count = 0

    /// Starts with no pairs.
    public init() {}

    /// Adds a pair with its gain in halves of a bit, 1 to 31.
    public mutating func add(_ first: UInt32, _ second: UInt32, _ language: Int, gain: Int) {
      precondition(1...31 ~= gain && first < 0x10000 && second < 0x10000)
      count += 1
      precondition(count * 2 < slots.count, "the table of pairs is too full to be quick")
      var (slot, check) = place(hash(first, second, language))
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = check << 5 | UInt16(gain)
    }

    /// The section.
    public var section: [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(slots.count * 2)
      for slot in slots { bytes.append(littleEndian: slot) }
      return bytes
    }
  }
}
