// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The tables of a scheme, ready to match.
struct CompiledScheme: Sendable {
  var normalization: [ConversionStage]
  var segmentation: Segmentation?
  var chain: [ConversionStage]

  /// Compiles a description; the built-in schemes come compiled (`BuiltInSchemes`).
  init(_ description: SchemeDescription, tofu: Tofu) {
    normalization = description.normalization.compactMap { Self.stage($0, tofu: tofu) }
    // OpenCC segments by every dictionary, whatever the conversion may write.
    segmentation = description.segmentation.flatMap { $0.group(tofu: .allow) }
      .map { Segmentation(Self.table($0)) }
    chain = description.chain.compactMap { Self.stage($0, tofu: tofu) }
  }

  init(normalization: [ConversionStage], segmentation: Segmentation?, chain: [ConversionStage]) {
    self.normalization = normalization
    self.segmentation = segmentation
    self.chain = chain
  }

  private static func stage(_ layer: SchemeDescription.Layer, tofu: Tofu) -> ConversionStage? {
    layer.group(tofu: tofu).map { ConversionStage(table($0)) }
  }

  private static func table(_ group: TableGroup) -> LongestMatchTable {
    let image = LongestMatchTableBuilder(group.flattened()).image()
    return LongestMatchTable(TableImage(owning: image))
  }
}
