// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Where the built-in dictionaries come from.
public enum Provenance {
  /// A dictionary.
  public struct Table: Hashable, Sendable {
    /// Folder and name, such as `Script/STPhrases`.
    public let name: String
    /// SHA-256 of the text table, hexadecimal.
    public let hash: String
    /// What it was made from.
    public let source: String
  }

  /// All of them, by name.
  public static var tables: [Table] {
    guard let image = TableImage.builtIn("provenance") else { return [] }
    return String(decoding: image.bytes(image.section(0)), as: UTF8.self)
      .split(separator: "\n").map { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        return Table(name: String(fields[0]), hash: String(fields[1]), source: String(fields[2]))
      }
  }
}
