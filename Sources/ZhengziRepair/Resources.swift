// SPDX-License-Identifier: Apache-2.0

internal import ZhengziConversion
internal import ZhengziLexicon

/// The tables that rules look things up in. Opening them reads nothing.
struct Resources: Sendable {
  let readings = Readings()
  let lexicon = Lexicon()
  let scripts = ScriptSets()
  private let toSimplified = Converter(.t2s)

  /// The Simplified form of an ideograph, under which the lexicon keeps its words.
  func shadow(of ideograph: Unicode.Scalar) -> Unicode.Scalar {
    scripts.simplifiedForm(of: ideograph.value) ?? ideograph
  }

  /// The Simplified forms of a run of ideographs, one for each: 乾淨 is read as 干净, 乾隆 as it
  /// stands.
  func shadow(of ideographs: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: ideographs)
    let converted = Array(toSimplified.convert(String(view)).unicodeScalars)
    return converted.count == ideographs.count ? converted : ideographs.map { shadow(of: $0) }
  }
}
