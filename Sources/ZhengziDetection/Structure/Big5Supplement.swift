// SPDX-License-Identifier: Apache-2.0

/// Whether Big5 needs Hong Kong's supplement: only then it is called so.
enum Big5Supplement {
  /// Whether there are pairs that only the supplement has, and no fault that may have made them.
  static func isNeeded(_ bytes: [UInt8]) -> Bool {
    var (index, pairs, faults) = (0, 0, 0)
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let sequence = SequenceReader.big5.sequence(bytes, index)
      if sequence.length == 0 { faults += 1 }
      // Rows that ETEN has not: its own end with F9.
      if sequence.scalar != 0, lead < 0xA1 || lead > 0xF9 { pairs += 1 }
      index += max(1, sequence.length)
    }
    return pairs > 0 && pairs > faults * 2
  }
}
