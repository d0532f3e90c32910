// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

enum BuiltInTable {
  static func open(_ name: String) -> LongestMatchTable {
    guard let image = TableImage.builtIn(name) else {
      fatalError("the table image \(name) is missing")
    }
    return LongestMatchTable(image)
  }
}
