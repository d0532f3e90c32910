// SPDX-License-Identifier: Apache-2.0

package import ZhengziTables

/// The tables of a scheme, ready to match.
struct CompiledScheme: Sendable {
  var normalization: [ConversionStage]
  var segmentation: Segmentation?
  var chain: [ConversionStage]
  /// The fast engine's table; nil if only the stages are right.
  var windows: WindowTable?

  /// Compiles a description; the built-in schemes come compiled (`BuiltInSchemes`).
  init(_ description: SchemeDescription, tofu: Tofu) {
    let entries = SchemeEntries(description, tofu: tofu)
    normalization = entries.normalization.map { ConversionStage(Self.table($0)) }
    segmentation = entries.segmentation.map { Segmentation(Self.table($0)) }
    chain = entries.chain.map { ConversionStage(Self.table($0)) }
    var builder = entries.windowTableBuilder(.builtIn())
    let table = WindowTable(TableImage(owning: builder.image()))
    windows = table.needsStages ? nil : table
  }

  init(
    normalization: [ConversionStage], segmentation: Segmentation?, chain: [ConversionStage],
    windows: WindowTable?
  ) {
    self.normalization = normalization
    self.segmentation = segmentation
    self.chain = chain
    self.windows = windows
  }

  private static func table(_ entries: [TableGroup.FlatEntry]) -> LongestMatchTable {
    LongestMatchTable(TableImage(owning: LongestMatchTableBuilder(entries).image()))
  }
}

/// The dictionaries of a scheme, each group flattened to one list.
package struct SchemeEntries {
  package private(set) var normalization: [[TableGroup.FlatEntry]]
  package private(set) var segmentation: [TableGroup.FlatEntry]?
  package private(set) var chain: [[TableGroup.FlatEntry]]

  package init(_ description: SchemeDescription, tofu: Tofu) {
    normalization = description.normalization.compactMap { $0.group(tofu: tofu)?.flattened() }
    // OpenCC segments by every dictionary, whatever the conversion may write.
    segmentation = description.segmentation?.group(tofu: .allow)?.flattened()
    chain = description.chain.compactMap { $0.group(tofu: tofu)?.flattened() }
  }

  package func windowTableBuilder(_ frequencies: ScalarFrequencies) -> WindowTableBuilder {
    WindowTableBuilder(
      normalization: normalization, segmentation: segmentation, chain: chain,
      frequencies: frequencies)
  }
}
