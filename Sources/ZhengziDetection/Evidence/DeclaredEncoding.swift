// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding

/// What a text says of its own encoding: HTML's and CSS's `charset`, XML's `encoding`, the
/// `Content-Type` of a message catalogue. It is a hint, for many lie.
enum DeclaredEncoding {
  /// How much of the beginning is searched, in bytes.
  private static let limit = 8192

  /// The encoding that the first declaration names.
  static func find(in head: [UInt8]) -> Encoding? {
    let bytes = head.prefix(limit)
    for word in ["charset", "encoding"] {
      var rest = bytes[...]
      while let found = Self.range(of: word, in: rest) {
        rest = rest[found...]
        if let encoding = Encoding(label: label(rest)) { return encoding }
      }
    }
    return nil
  }

  /// Where the bytes behind a word begin, in capitals or not.
  private static func range(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let letters = [UInt8](word.utf8)
    guard bytes.count > letters.count else { return nil }
    for start in bytes.startIndex..<(bytes.endIndex - letters.count)
    where bytes[start] | 0x20 == letters[0] {
      let isFound = letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] }
      if isFound { return start + letters.count }
    }
    return nil
  }

  /// What stands behind `=`, `:` or a space, with quotes or without.
  private static func label(_ bytes: ArraySlice<UInt8>) -> String {
    let start = bytes.prefix(16).drop { [0x20, 0x3D, 0x3A, 0x22, 0x27].contains($0) }.startIndex
    let label = bytes[start...].prefix(24).prefix {
      0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 == 0x2D || $0 == 0x5F
    }
    return String(decoding: label, as: UTF8.self)
  }
}
