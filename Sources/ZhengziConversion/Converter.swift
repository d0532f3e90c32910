// SPDX-License-Identifier: Apache-2.0

/// Converts text from one written variant of Chinese to another.
///
///     Converter(.s2t).convert("干燥的头发")   // "乾燥的頭髮"
///
/// In each stage the longest matching entry wins; the next stage reads what that one wrote.
/// Making a converter reads no table, and one converter serves any number of threads.
public struct Converter: Sendable {
  let scheme: CompiledScheme

  /// Makes a converter that repeats OpenCC's configuration of the same name.
  ///
  /// - Parameter tofu: Whether to write ideographs that common fonts lack.
  public init(_ scheme: Scheme, tofu: Tofu = .avoid) {
    self.init(builtIn: scheme.name, tofu: tofu)
  }

  /// Makes a converter from a user's own configuration.
  ///
  /// - Complexity: O(*n* log *n*), *n* bytes of dictionaries: they are compiled here.
  public init(_ configuration: OpenCCConfiguration, tofu: Tofu = .avoid) {
    scheme = CompiledScheme(configuration.description, tofu: tofu)
  }

  package init(builtIn name: String, tofu: Tofu) {
    guard let compiled = BuiltInSchemes.scheme(named: name, tofu: tofu) else {
      fatalError("the table images lack the scheme \(name)")
    }
    scheme = compiled
  }

  /// Converts text.
  ///
  /// - Parameter text: Text in the scheme's source variant; anything else passes unchanged.
  /// - Complexity: O(*n* · *k*), *n* bytes of text, *k* the longest key.
  public func convert(_ text: String) -> String {
    String(decoding: convert([UInt8](text.utf8)), as: UTF8.self)
  }

  /// Converts UTF-8. Malformed bytes pass unchanged and match nothing.
  public func convert(_ utf8: [UInt8]) -> [UInt8] {
    var output = ByteBuffer(capacity: utf8.count + utf8.count / 4)
    let stream = ConversionStream(self)
    stream.append(utf8.span, isLast: true, to: &output)
    return output.bytes
  }
}
