// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Which ideographs may stand for one another across scripts and regions.
struct Counterparts {
  private var table: [UInt32: [Unicode.Scalar]] = [:]

  /// Those of the built-in tables, read when first asked for.
  static let shared = Counterparts()

  /// Tables of single ideographs: script first, then regional forms.
  private static let sources = [
    "STCharacters.txt", "TSCharacters.txt", "TWVariants.txt", "TWVariantsRev.txt",
    "HKVariants.txt", "HKVariantsRev.txt",
  ]

  private init() {
    for name in Self.sources {
      guard let text = TableImage.builtInText(name), let read = try? TextTable(parsing: text)
      else { fatalError("no table \(name)") }
      for entry in read.entries {
        guard let key = Self.single(entry.key) else { continue }
        let known = table[key.value, default: []]
        table[key.value, default: []] += entry.values.compactMap(Self.single)
          .filter { $0 != key && !known.contains($0) }
      }
    }
  }

  private static func single(_ utf8: [UInt8]) -> Unicode.Scalar? {
    let scalars = String(decoding: utf8, as: UTF8.self).unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  /// The counterparts of a scalar, the preferred one first; then theirs.
  func of(_ scalar: UInt32) -> [Unicode.Scalar] {
    let near = table[scalar] ?? []
    return near + near.flatMap { table[$0.value] ?? [] }.filter { $0.value != scalar }
  }
}
