// SPDX-License-Identifier: Apache-2.0

package import Zhengzi

/// What a decoder made of some bytes.
package struct Decoded: Equatable {
  package var utf8: [UInt8] = []
  package var faults: [Fault] = []

  package struct Fault: Equatable {
    package let range: Range<Int>
    package let kind: Malformation.Kind

    package init(range: Range<Int>, kind: Malformation.Kind) {
      self.range = range
      self.kind = kind
    }
  }

  package init(utf8: [UInt8] = [], faults: [Fault] = []) {
    self.utf8 = utf8
    self.faults = faults
  }

  package var text: String { String(decoding: utf8, as: UTF8.self) }
}

extension Encoding {
  /// Decodes pieces; U+FFFD stands for what is malformed.
  package func decode(pieces: [[UInt8]]) throws -> Decoded {
    let decoder = try CodecSource().decoder(from: self)
    var result = Decoded()
    var carried: [UInt8] = []
    var offset = 0
    for (number, piece) in pieces.enumerated() {
      let bytes = carried + piece
      let start = offset - carried.count
      offset += piece.count
      carried = []
      var index = 0
      while index < bytes.count {
        let (end, stop) = decoder.transcode(bytes, from: index, into: &result.utf8)
        precondition(end >= index && end <= bytes.count, "a decoder went astray")
        index = end
        if stop == .inputEmpty { break }
        var fault = decoder.malformation(in: bytes, at: end)
        if stop == .incomplete {
          if number < pieces.count - 1 {
            carried = [UInt8](bytes[index...])
            break
          }
          fault = Malformation(length: bytes.count - index, kind: .cut)
        }
        precondition(fault.length > 0 && index + fault.length <= bytes.count, "a bad length")
        result.utf8 += [0xEF, 0xBF, 0xBD]
        let range = (start + index)..<(start + index + fault.length)
        result.faults.append(Decoded.Fault(range: range, kind: fault.kind))
        index += fault.length
      }
    }
    return result
  }

  package func decode(_ bytes: [UInt8]) throws -> Decoded { try decode(pieces: [bytes]) }

  /// Encodes pieces of UTF-8; nil if a scalar is refused.
  package func encode(pieces: [[UInt8]]) throws -> [UInt8]? {
    let encoder = try CodecSource().encoder(to: self)
    var output: [UInt8] = []
    var carried: [UInt8] = []
    for piece in pieces {
      let bytes = carried + piece
      let (end, stop) = encoder.transcode(bytes, from: 0, into: &output)
      if stop == .invalid { return nil }
      carried = [UInt8](bytes[end...])
    }
    encoder.finish(into: &output)
    return carried.isEmpty ? output : nil
  }

  package func encode(_ text: String) throws -> [UInt8]? {
    try encode(pieces: [[UInt8](text.utf8)])
  }

  /// All that have codecs other than UTF-8, which needs none.
  package static let withCodec = all.filter { $0 != .utf8 }
}
