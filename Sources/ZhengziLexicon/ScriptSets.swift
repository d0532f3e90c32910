// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// The ideographs that tell the scripts apart.
public struct ScriptSets: Sendable {
  private let simplified: LongestMatchTable
  private let traditional: LongestMatchTable

  /// Opens the built-in tables.
  public init() {
    simplified = BuiltInTable.open("SimplifiedOnly")
    traditional = BuiltInTable.open("TraditionalOnly")
  }

  /// Whether an ideograph exists only as Simplified.
  public func isSimplifiedOnly(_ scalar: UInt32) -> Bool { simplified.hasKey(scalar) }

  /// Whether an ideograph exists only as Traditional.
  public func isTraditionalOnly(_ scalar: UInt32) -> Bool { traditional.hasKey(scalar) }

  /// The Traditional forms of an ideograph that exists only as Simplified, preferred first.
  public func traditionalForms(of scalar: UInt32) -> [Unicode.Scalar] {
    simplified.scalars(for: scalar).filter { $0 != " " }
  }

  /// The Simplified form of an ideograph that exists only as Traditional.
  public func simplifiedForm(of scalar: UInt32) -> Unicode.Scalar? {
    traditional.scalars(for: scalar).first
  }
}
