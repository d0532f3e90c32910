// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding
internal import ZhengziTables

/// How usual the two-byte sequences of a text are in one encoding.
struct PairScorer: Sendable {
  let encoding: Encoding
  /// A bit for each pair of bytes that is among the most frequent ones.
  private let frequent: Set<UInt16>

  static let all = [
    PairScorer(.gb18030, image: "GB18030Pairs"), PairScorer(.big5, image: "Big5Pairs"),
  ]

  private init(_ encoding: Encoding, image name: String) {
    self.encoding = encoding
    guard let image = TableImage.builtIn(name) else { fatalError("no table image \(name)") }
    let range = image.section(0)
    frequent = Set(stride(from: range.lowerBound, to: range.upperBound, by: 2).map(image.u16))
  }

  /// The share of frequent pairs among all, less five for each byte that means nothing.
  func score(_ bytes: [UInt8]) -> Double {
    var (index, pairs, hits, faults) = (0, 0, 0, 0)
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length = encoding.sequenceLength(bytes[index...])
      guard index + length <= bytes.count else { break }
      if length < 2 || !isLegal(lead, bytes[index + 1]) {
        faults += 1
        index += 1
        continue
      }
      pairs += 1
      if frequent.contains(UInt16(lead) << 8 | UInt16(bytes[index + 1])) { hits += 1 }
      index += length
    }
    guard pairs > 0 else { return 0 }
    return (Double(hits) - 5 * Double(faults)) / Double(pairs)
  }

  private func isLegal(_ lead: UInt8, _ trail: UInt8) -> Bool {
    guard 0x81...0xFE ~= lead else { return false }
    if encoding == .big5 { return 0x40...0x7E ~= trail || 0xA1...0xFE ~= trail }
    return 0x30...0x39 ~= trail || 0x40...0x7E ~= trail || 0x80...0xFE ~= trail
  }
}
