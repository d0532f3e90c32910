// SPDX-License-Identifier: Apache-2.0

extension LongestMatchTable {
  /// Whether a scalar alone is a key. Nothing is allocated.
  public func hasKey(_ scalar: UInt32) -> Bool {
    guard scalar < 0x11_0000 else { return false }
    let page = Int(image.u16(pageIndex + Int(scalar >> 8) * 2))
    let entry = image.u32(pages + page * 1024 + Int(scalar & 255) * 4)
    return entry & ~Self.phraseFlag != 0
  }

  /// The value of a scalar that is a key, as scalars; empty if it is none.
  public func scalars(for scalar: UInt32) -> [Unicode.Scalar] {
    guard hasKey(scalar), let key = Unicode.Scalar(scalar),
      let value = value(of: [UInt8](String(key).utf8))
    else { return [] }
    return Array(String(decoding: value, as: UTF8.self).unicodeScalars)
  }

  /// The value of exactly this key; nil if the table lacks it.
  public func value(of key: [UInt8]) -> [UInt8]? {
    guard !key.isEmpty else { return nil }
    let match = longestMatch(key, at: 0)
    guard match.keyLength == key.count else { return nil }
    return value(of: match)
  }

  /// The longest key that begins `text` at an index, read up to the end of the text.
  public func longestMatch(_ text: [UInt8], at index: Int) -> Match {
    precondition(index >= 0 && index < text.count)
    return unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return .none }
      return unsafe match(base + index, buffer.count - index)
    }
  }

  /// The value that a match stands for.
  public func value(of match: Match) -> [UInt8] {
    image.bytes(match.valueOffset..<(match.valueOffset + match.valueLength))
  }
}
