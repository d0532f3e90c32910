// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The schemes that come compiled: a line each in the image `schemes`.
///
///     s2twp<TAB>avoid<TAB>s2t-n<TAB>s2t-1:2<TAB>s2t-1,s2twp-2<TAB>s2twp-w
///
/// Name, tofu policy, normalization, segmentation (table and the number of its leaves that
/// count), chain, window table; `-` where there is none.
enum BuiltInSchemes {
  static func scheme(named name: String, tofu: Tofu) -> CompiledScheme? {
    for line in lines {
      let fields = line.split(separator: "\t")
      if fields.count == 6 && fields[0] == name && fields[1] == tofu.rawValue {
        return compiled(fields)
      }
    }
    return nil
  }

  private static var lines: [Substring] {
    guard let image = TableImage.builtIn("schemes") else { return [] }
    return String(decoding: image.bytes(image.section(0)), as: UTF8.self).split(separator: "\n")
  }

  private static func compiled(_ fields: [Substring]) -> CompiledScheme {
    CompiledScheme(
      normalization: stages(fields[2]), segmentation: segmentation(fields[3]),
      chain: stages(fields[4]), windows: windows(fields[5]))
  }

  private static func stages(_ list: Substring) -> [ConversionStage] {
    if list == "-" { return [] }
    return list.split(separator: ",").map { ConversionStage(table(String($0))) }
  }

  private static func segmentation(_ field: Substring) -> Segmentation? {
    if field == "-" { return nil }
    let parts = field.split(separator: ":")
    return Segmentation(table(String(parts[0])), leafLimit: Int(parts[1]) ?? .max)
  }

  private static func windows(_ field: Substring) -> WindowTable? {
    field == "-" ? nil : WindowTable(image(String(field)))
  }

  private static func table(_ name: String) -> LongestMatchTable {
    LongestMatchTable(image(name))
  }

  private static func image(_ name: String) -> TableImage {
    guard let image = TableImage.builtIn(name) else {
      fatalError("the table image \(name) is missing")
    }
    return image
  }
}
