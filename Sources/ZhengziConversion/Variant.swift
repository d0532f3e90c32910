// SPDX-License-Identifier: Apache-2.0

/// A way of writing Chinese: script and region, as a language tag.
public struct Variant: Hashable, Sendable, CustomStringConvertible {
  /// The BCP 47 tag in its usual case, such as `zh-Hant-TW`.
  public let tag: String
  /// The script.
  public let script: Script

  /// Simplified or Traditional (ISO 15924).
  public enum Script: String, Hashable, Sendable {
    /// Simplified.
    case hans = "Hans"
    /// Traditional.
    case hant = "Hant"
  }

  private init(_ tag: String, _ script: Script) {
    self.tag = tag
    self.script = script
  }

  /// The tag.
  public var description: String { tag }

  /// Simplified, no region.
  public static let hans = Variant("zh-Hans", .hans)
  /// Traditional in OpenCC's standard forms, no region.
  public static let hant = Variant("zh-Hant", .hant)
  /// Simplified of the Mainland.
  public static let mainland = Variant("zh-Hans-CN", .hans)
  /// Traditional of Taiwan.
  public static let taiwan = Variant("zh-Hant-TW", .hant)
  /// Traditional of Hong Kong.
  public static let hongKong = Variant("zh-Hant-HK", .hant)

  /// Traditional of Macau.
  public static let macau = Variant("zh-Hant-MO", .hant)
  /// Simplified of Singapore.
  public static let singapore = Variant("zh-Hans-SG", .hans)
  /// Simplified of Malaysia.
  public static let malaysia = Variant("zh-Hans-MY", .hans)

  /// Finds a variant by tag: `zh-TW`, `zh-Hant-TW`, `zh-hans`, in any case, with `-` or `_`.
  public init?(tag: String) {
    switch tag.lowercased().replacing("_", with: "-") {
    case "zh-hans": self = .hans
    case "zh-cn", "zh-hans-cn": self = .mainland
    case "zh-hant": self = .hant
    case "zh-tw", "zh-hant-tw": self = .taiwan
    case "zh-hk", "zh-hant-hk": self = .hongKong
    case "zh-mo", "zh-hant-mo": self = .macau
    case "zh-sg", "zh-hans-sg": self = .singapore
    case "zh-my", "zh-hans-my": self = .malaysia
    default: return nil
    }
  }

  /// The tags that `init(tag:)` takes, for messages.
  public static let knownTags = [
    "zh-Hans", "zh-CN", "zh-SG", "zh-MY", "zh-Hant", "zh-TW", "zh-HK", "zh-MO",
  ]
}
