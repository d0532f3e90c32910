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
    while index < text.count {
      switch UTF8Sequence.element(in: text, at: index) {
      case .scalar(let scalar, let length):
        script.add(scalar, Self.sets)
        index += length
      case .malformed(let length): index += length
      case .cut: index = text.count
      }
    }
    var described = detection
    described.script = script.verdict
    described.region = RegionEvidence(text).verdict(script.verdict)
    return described
  }
}
