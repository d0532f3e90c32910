// SPDX-License-Identifier: Apache-2.0

package import ZhengziTables

/// A scheme as OpenCC's configuration files describe it.
package struct SchemeDescription: Sendable {
  package var name: String
  package var normalization: [Layer]
  package var segmentation: Layer?
  package var chain: [Layer]

  /// A dictionary of a configuration: one table or a group of them.
  package indirect enum Layer: Sendable {
    /// A table; `name` is the file's, or “inline”.
    case table(name: String, TextTable, mayOutputTofu: Bool)
    case group([Layer], isUnion: Bool, mayOutputTofu: Bool)

    /// The tables that count; nil if none does.
    package func group(tofu: Tofu) -> TableGroup? {
      switch self {
      case .table(_, let table, let mayOutputTofu):
        return mayOutputTofu && tofu == .avoid ? nil : .table(table)
      case .group(let layers, let isUnion, let mayOutputTofu):
        if mayOutputTofu && tofu == .avoid { return nil }
        let children = layers.compactMap { $0.group(tofu: tofu) }
        if children.isEmpty { return nil }
        return isUnion ? .union(children) : .shortCircuit(children)
      }
    }

    /// Names of the tables, in order, as one line.
    package var outline: String {
      switch self {
      case .table(let name, _, let tofu): return name + (tofu ? "?" : "")
      case .group(let layers, let isUnion, let tofu):
        let list = layers.map(\.outline).joined(separator: isUnion ? "|" : ">")
        return "(\(list))" + (tofu ? "?" : "")
      }
    }
  }

  package init(name: String, normalization: [Layer], segmentation: Layer?, chain: [Layer]) {
    self.name = name
    self.normalization = normalization
    self.segmentation = segmentation
    self.chain = chain
  }
}

/// Whether a conversion may write ideographs that common fonts lack and show as a box (“tofu”).
public enum Tofu: String, Hashable, Sendable, CaseIterable {
  /// Leave out the tables that are marked so, as OpenCC's command does.
  case avoid
  /// Use every table, as OpenCC's library does.
  case allow
}
