// SPDX-License-Identifier: Apache-2.0

/// Decodes a stream of bytes to UTF-8, dealing with malformed bytes as a policy says.
protocol TextDecoder {
  /// Decodes a piece, cut anywhere. What the policy refuses ends the text.
  mutating func decode(
    _ piece: [UInt8], isLast: Bool, _ report: inout PipelineReport
  ) -> (text: [UInt8], refused: MalformedInput?)
}

/// Decodes text that has one encoding.
struct StreamDecoder: TextDecoder {
  private let encoding: Encoding
  private let policy: Pipeline.InvalidPolicy
  private let transcoder: (any Transcoder)?
  private var carried: [UInt8] = []
  /// The offset in the input behind what was given so far.
  private var offset: Int

  init(
    encoding: Encoding, policy: Pipeline.InvalidPolicy, offset: Int, source: any TranscoderSource
  ) throws {
    self.encoding = encoding
    self.policy = policy
    self.offset = offset
    transcoder = encoding == .utf8 ? nil : try source.decoder(from: encoding)
  }

  /// Goes on at another place of the input, with nothing of what came before.
  mutating func begin(at offset: Int) {
    self.offset = offset
    carried = []
  }

  mutating func decode(
    _ piece: [UInt8], isLast: Bool, _ report: inout PipelineReport
  ) -> (text: [UInt8], refused: MalformedInput?) {
    let bytes = carried.isEmpty ? piece : carried + piece
    let start = offset - carried.count
    offset += piece.count
    carried = []
    if transcoder == nil, UTF8Validation.wellFormedPrefix(of: bytes) == bytes.count {
      return (bytes, nil)
    }
    var output: [UInt8] = []
    if transcoder == nil { output.reserveCapacity(bytes.count) }
    var index = 0
    while index < bytes.count {
      guard let fault = advance(bytes, &index, into: &output) else { break }
      if fault.kind == .cut && !isLast {
        carried = [UInt8](bytes[index...])
        break
      }
      let range = index..<(index + min(fault.length, bytes.count - index))
      let place = (start + range.lowerBound)..<(start + range.upperBound)
      report.addMalformed(place, fault.kind)
      if policy == .fail {
        return (output, MalformedInput(encoding: encoding, range: place, kind: fault.kind))
      }
      accept(bytes[range], into: &output, &report)
      index = range.upperBound
    }
    return (output, nil)
  }

  /// Decodes up to something malformed or cut; nil at the end of the bytes.
  private func advance(
    _ bytes: [UInt8], _ index: inout Int, into output: inout [UInt8]
  ) -> Malformation? {
    if let transcoder {
      let (end, stop) = transcoder.transcode(bytes, from: index, into: &output)
      index = end
      switch stop {
      case .inputEmpty: return nil
      case .incomplete: return Malformation(length: bytes.count - end, kind: .cut)
      case .invalid: return transcoder.malformation(in: bytes, at: end)
      }
    }
    let end = UTF8Validation.wellFormedPrefix(of: bytes, from: index)
    output.append(contentsOf: bytes[index..<end])
    index = end
    if end == bytes.count { return nil }
    return UTF8Sequence.malformation(in: bytes, at: end)
  }

  private func accept(
    _ malformed: ArraySlice<UInt8>, into output: inout [UInt8], _ report: inout PipelineReport
  ) {
    if policy == .keep { return output.append(contentsOf: malformed) }
    report.isLossy = true
    if policy == .replace { output.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
  }
}
