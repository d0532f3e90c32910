// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding
internal import ZhengziLexicon

/// The evidence decoded: what the text shows of script and region.
struct TextSample {
  private let text: [UInt8]
  private static let limit = 4096
  private static let sets = ScriptSets()

  init(_ evidence: Evidence, in encoding: Encoding) {
    let isWhole = encoding.isStateful || encoding.codeUnitLength > 1
    let bytes = [UInt8]((isWhole ? evidence.head : evidence.stretches).prefix(Self.limit))
    text = Self.decoded(bytes, encoding)
  }

  private static func decoded(_ bytes: [UInt8], _ encoding: Encoding) -> [UInt8] {
    if encoding == .utf8 { return bytes }
    guard let decoder = try? CodecSource().decoder(from: encoding) else { return [] }
    var (text, index) = ([UInt8](), 0)
    while index < bytes.count {
      let (end, stop) = decoder.transcode(bytes, from: index, into: &text)
      guard stop == .invalid else { break }
      index = end + max(1, decoder.malformation(in: bytes, at: end).length)
    }
    return text
  }

  /// The detection with script and region.
  func describe(_ detection: Detection) -> Detection {
    var (script, index) = (ScriptEvidence(), 0)
    var kanji = KanjiEvidence()
    while index < text.count {
      switch UTF8Sequence.element(in: text, at: index) {
      case .scalar(let scalar, let length):
        script.add(scalar, Self.sets)
        kanji.add(scalar)
        index += length
      case .malformed(let length): index += length
      case .cut: index = text.count
      }
    }
    var described = detection
    let isKanji = script.ideographs > 0 && script.hangul == 0 && kanji.isJapanese
    let verdict = isKanji ? .japanese : script.verdict
    described.script = verdict
    described.region = RegionEvidence(text).verdict(verdict)
    return described
  }
}

/// Whether ideographs alone are more usual in Japanese than in Chinese: titles and labels have no
/// kana.
private struct KanjiEvidence {
  private var costs: (hans: Int32, hant: Int32, japanese: Int32) = (0, 0, 0)
  private var previous: UInt32 = 0
  /// By so much more usual, in eighths of a bit.
  private static let margin: Int32 = 64

  mutating func add(_ scalar: UInt32) {
    defer { previous = scalar }
    guard 0x3400...0x9FFF ~= scalar else { return }
    let table = LanguageCosts.shared
    costs.hans += table.cost(scalar, behind: previous, .hans)
    costs.hant += table.cost(scalar, behind: previous, .hant)
    costs.japanese += table.cost(scalar, behind: previous, .japanese)
  }

  var isJapanese: Bool { costs.japanese + Self.margin < min(costs.hans, costs.hant) }
}
