// SPDX-License-Identifier: Apache-2.0

/// One of OpenCC's sixteen configurations, by OpenCC's name.
///
/// An exact scheme repeats OpenCC 1.4.2 byte for byte, its mistakes included.
public struct Scheme: Hashable, Sendable, CustomStringConvertible {
  /// OpenCC's name, such as `s2twp`.
  public let name: String

  private init(_ name: String) { self.name = name }

  /// Finds a scheme by name, with or without `.json`.
  public init?(named name: String) {
    let stem = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    guard let scheme = Self.all.first(where: { $0.name == stem }) else { return nil }
    self = scheme
  }

  /// The name.
  public var description: String { name }

  /// Simplified to Traditional (OpenCC standard).
  public static let s2t = Scheme("s2t")
  /// Traditional (OpenCC standard) to Simplified.
  public static let t2s = Scheme("t2s")
  /// Simplified to Traditional (Taiwan).
  public static let s2tw = Scheme("s2tw")
  /// Traditional (Taiwan) to Simplified.
  public static let tw2s = Scheme("tw2s")
  /// Simplified to Traditional (Hong Kong).
  public static let s2hk = Scheme("s2hk")
  /// Traditional (Hong Kong) to Simplified.
  public static let hk2s = Scheme("hk2s")
  /// Simplified to Traditional (Taiwan), with Taiwan's vocabulary.
  public static let s2twp = Scheme("s2twp")
  /// Traditional (Taiwan) to Simplified, with the Mainland's vocabulary.
  public static let tw2sp = Scheme("tw2sp")
  /// Simplified to Traditional (Hong Kong), with Hong Kong's vocabulary.
  public static let s2hkp = Scheme("s2hkp")
  /// Traditional (Hong Kong) to Simplified, with the Mainland's vocabulary.
  public static let hk2sp = Scheme("hk2sp")
  /// Traditional (OpenCC standard) to Traditional (Taiwan).
  public static let t2tw = Scheme("t2tw")
  /// Traditional (Taiwan) to Traditional (OpenCC standard).
  public static let tw2t = Scheme("tw2t")
  /// Traditional (OpenCC standard) to Traditional (Hong Kong).
  public static let t2hk = Scheme("t2hk")
  /// Traditional (Hong Kong) to Traditional (OpenCC standard).
  public static let hk2t = Scheme("hk2t")
  /// Kyūjitai to shinjitai (Japanese).
  public static let t2jp = Scheme("t2jp")
  /// Shinjitai to kyūjitai (Japanese).
  public static let jp2t = Scheme("jp2t")

  /// All sixteen.
  public static let all: [Scheme] = [
    s2t, t2s, s2tw, tw2s, s2hk, hk2s, s2twp, tw2sp, s2hkp, hk2sp, t2tw, tw2t, t2hk, hk2t, t2jp,
    jp2t,
  ]
}
