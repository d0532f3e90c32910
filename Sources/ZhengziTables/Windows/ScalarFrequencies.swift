// SPDX-License-Identifier: Apache-2.0

/// How often ideographs occur in text of either script: what makes a scalar a cheap anchor.
///
/// One byte a code point from U+4E00 to U+9FFF: eight times the binary logarithm of a count.
public struct ScalarFrequencies: Sendable {
  private let shares: [Double]

  static let range: Range<UInt32> = 0x4E00..<0xA000

  /// Counted from words, each with its frequency.
  public init(counting words: some Sequence<(word: [UInt32], count: Double)>) {
    var counts = [Double](repeating: 0, count: Self.range.count)
    for (word, count) in words {
      for scalar in word where Self.range.contains(scalar) {
        counts[Int(scalar - Self.range.lowerBound)] += count
      }
    }
    self.init(counts)
  }

  /// Read from an image's section.
  public init(section bytes: [UInt8]) {
    precondition(bytes.count == Self.range.count, "frequencies of the wrong size")
    self.init(bytes.map { $0 == 0 ? 0 : Self.count(of: $0) })
  }

  private init(_ counts: [Double]) {
    let total = max(counts.reduce(0, +), 1)
    shares = counts.map { $0 / total }
  }

  /// The built-in frequencies.
  public static func builtIn() -> ScalarFrequencies {
    guard let image = TableImage.builtIn("frequencies") else {
      fatalError("the table image frequencies is missing")
    }
    return ScalarFrequencies(section: image.bytes(image.section(0)))
  }

  /// The section that `init(section:)` reads, in parts of 2³¹.
  public var section: [UInt8] {
    shares.map { share in
      var level: UInt8 = 0
      while level < 255, Self.count(of: level + 1) <= share * 0x8000_0000 { level += 1 }
      return level
    }
  }

  /// 2 ^ (level / 8), by table: the standard library has no logarithm.
  private static func count(of level: UInt8) -> Double {
    let eighths = [
      1, 1.0905077326652577, 1.189207115002721, 1.2968395546510096, 1.4142135623730951,
      1.5422108254079407, 1.681792830507429, 1.8340080864093424,
    ]
    return eighths[Int(level & 7)] * Double(UInt64(1) << UInt64(level >> 3))
  }

  /// The share of all ideographs in running text that a scalar is; never nothing.
  func share(of scalar: UInt32) -> Double {
    guard Self.range.contains(scalar) else { return 1e-7 }
    return max(shares[Int(scalar - Self.range.lowerBound)], 1e-9)
  }

  /// The share of several scalars together.
  func share(of scalars: [UInt32]) -> Double { scalars.reduce(0) { $0 + share(of: $1) } }
}
