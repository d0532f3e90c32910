// SPDX-License-Identifier: Apache-2.0

/// Tables with an order of precedence: OpenCC's dictionary groups.
public indirect enum TableGroup: Sendable {
  /// One table.
  case table(TextTable)
  /// The longest match of any child; of equal ones the first child's.
  case union([TableGroup])
  /// The match of the first child that has any.
  case shortCircuit([TableGroup])

  /// An entry of a flattened group.
  public struct FlatEntry: Sendable {
    /// The key, as UTF-8.
    public var key: [UInt8]
    /// The values, the preferred one first.
    public var values: [[UInt8]]
    /// The number of the table it came from, counted over the leaves of the group from 0.
    public var leaf: Int

    /// Makes an entry.
    public init(key: [UInt8], values: [[UInt8]], leaf: Int) {
      self.key = key
      self.values = values
      self.leaf = leaf
    }
  }

  /// One list of entries in which the longest match is what the group would have found.
  ///
  /// In a `shortCircuit` group a key is dropped if a key of an earlier child is a prefix of it
  /// (or equal to it): wherever it could match, the earlier child matches first.
  ///
  /// - Complexity: O(*n* · *k*), *n* entries, *k* the longest key in bytes.
  public func flattened() -> [FlatEntry] {
    var leafCount = 0
    return flattened(&leafCount)
  }

  private func flattened(_ leafCount: inout Int) -> [FlatEntry] {
    switch self {
    case .table(let table):
      defer { leafCount += 1 }
      return table.entries.map { FlatEntry(key: $0.key, values: $0.values, leaf: leafCount) }
    case .union(let children):
      return Self.merge(children, &leafCount) { keys, key in keys.contains(key[...]) }
    case .shortCircuit(let children):
      return Self.merge(children, &leafCount) { keys, key in
        (1...key.count).contains { keys.contains(key[..<$0]) }
      }
    }
  }

  private static func merge(
    _ children: [TableGroup], _ leafCount: inout Int,
    isShadowed: (Set<ArraySlice<UInt8>>, [UInt8]) -> Bool
  ) -> [FlatEntry] {
    var result: [FlatEntry] = []
    var keys: Set<ArraySlice<UInt8>> = []
    for child in children {
      let entries = child.flattened(&leafCount).filter { !isShadowed(keys, $0.key) }
      for entry in entries { keys.insert(entry.key[...]) }
      result.append(contentsOf: entries)
    }
    return result
  }
}
