// SPDX-License-Identifier: Apache-2.0

import TestSupport
import ZhengziEncoding
import ZhengziTables

/// What a decoder made of some bytes.
struct Decoded: Equatable {
  var utf8: [UInt8] = []
  var faults: [Fault] = []

  struct Fault: Equatable {
    let range: Range<Int>
    let kind: Malformation.Kind
  }

  var text: String { String(decoding: utf8, as: UTF8.self) }
}

extension Encoding {
  /// Decodes pieces; U+FFFD stands for what is malformed.
  func decode(pieces: [[UInt8]]) throws -> Decoded {
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

  func decode(_ bytes: [UInt8]) throws -> Decoded { try decode(pieces: [bytes]) }

  /// Encodes pieces of UTF-8; nil if a scalar is refused.
  func encode(pieces: [[UInt8]]) throws -> [UInt8]? {
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

  func encode(_ text: String) throws -> [UInt8]? { try encode(pieces: [[UInt8](text.utf8)]) }

  /// All that have codecs other than UTF-8, which needs none.
  static let withCodec = all.filter { $0 != .utf8 }

  /// A text that the encoding can write, of every length of sequence that it has.
  var sample: String {
    switch self {
    case .gb18030, .gb18030Of2000, .gb18030Of2005, .gb18030Of2022, .utf16LE, .utf16BE, .utf32LE,
      .utf32BE, .utf7:
      "A汉é字㐀~+-🀄\u{E000}x\n"
    case .gbk: "A汉é字漢€z\n"
    case .cp936: "A汉é字漢€\u{E000}\u{F8F5}z\n"
    case .eucCN, .hz, .iso2022CN: "A汉字~B\n（干）é\r\n"
    case .big5: "A漢字あㄅ碁z\n"
    case .big5HKSCS: "A漢字嚿𠝹Ê\u{304}ê\u{30C}ÊxÊ\n"
    case .big5HKSCSOf1999: "A漢字\u{E000}Êx\n"
    case .big5HKSCSOf2001: "A漢字嚿Ê\n"
    case .big5HKSCSOf2004: "A漢字嚿𠝹Ê\u{304}ê\u{30C}ÊxÊ\n"
    case .cp950: "A漢字\u{E000}\u{80}z\n"
    case .big5UAO: "A漢字あ发z\n"
    case .eucTW: "A漢字𠀀丂z\n"
    case .shiftJIS: "A漢字ｱあ\u{80}①\u{E000}z\n"
    case .eucJP: "A漢字ｱあ丂z\n"
    case .eucKR: "A漢字한똠z\n"
    case .ibm866, .koi8R: "Aфя z\n"
    default: "Aéü z\n"
    }
  }
}

/// A table of `Dictionaries/Encodings`, read without the images.
struct EncodingTable {
  struct Row {
    let key: String
    /// The bytes of the key, where it is hexadecimal.
    let bytes: [UInt8]
    /// In each column the scalar, as UTF-8; empty for none.
    let columns: [[UInt8]]
    /// Whether the bytes are read but not written.
    let isOnlyRead: Bool

    var utf8: [UInt8] { columns.flatMap { $0 } }
  }

  let rows: [Row]

  init(_ name: String) throws {
    let table = try TextTable(parsing: Repository.bytes("Dictionaries/Encodings/\(name).txt"))
    rows = table.entries.map { entry in
      let isOnlyRead = entry.values.last == [UInt8]("decode".utf8)
      return Row(
        key: String(decoding: entry.key, as: UTF8.self), bytes: Self.bytes(entry.key[...]),
        columns: (isOnlyRead ? entry.values.dropLast() : entry.values[...]).map(Self.scalar),
        isOnlyRead: isOnlyRead)
    }
  }

  /// Hexadecimal digits as bytes.
  static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    stride(from: digits.startIndex, to: digits.endIndex - 1, by: 2).map {
      UInt8(truncatingIfNeeded: number(digits[$0...($0 + 1)]))
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.reduce(0) { $0 << 4 | UInt32($1 < 0x40 ? $1 & 0x0F : ($1 & 0x0F) + 9) }
  }

  private static func scalar(_ value: [UInt8]) -> [UInt8] {
    guard value.count > 2 else { return [] }
    var utf8: [UInt8] = []
    UTF8Sequence.append(number(value[2...]), to: &utf8)
    return utf8
  }
}
