// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// There is no codec for an encoding.
public struct MissingCodec: Error, Hashable, Sendable, CustomStringConvertible {
  /// The encoding.
  public let encoding: Encoding
  /// A sentence.
  public var description: String { "there is no codec for the encoding \(encoding)" }
}

/// Our own codecs; for encodings that have none, those of another source.
public struct CodecSource: TranscoderSource {
  private let other: (any TranscoderSource)?

  /// Makes the source.
  ///
  /// - Parameter other: Makes the transcoders of foreign encodings, such as the C library's.
  public init(other: (any TranscoderSource)? = nil) { self.other = other }

  /// Reads an encoding.
  ///
  /// - Throws: `MissingCodec` where neither source has one; what the other source throws.
  /// - Complexity: O(1), but that the tables of older editions are made once a process.
  public func decoder(from encoding: Encoding) throws -> any Transcoder {
    if let own = Self.unicodeDecoder(encoding) ?? Self.chineseDecoder(encoding)
      ?? Self.otherDecoder(encoding)
    {
      return own
    }
    guard let other else { throw MissingCodec(encoding: encoding) }
    return try other.decoder(from: encoding)
  }

  /// Writes an encoding.
  ///
  /// - Throws: `MissingCodec` where neither source has one; what the other source throws.
  /// - Complexity: O(1), but that the tables of older editions are made once a process.
  public func encoder(to encoding: Encoding) throws -> any Transcoder {
    if let own = Self.unicodeEncoder(encoding) ?? Self.chineseEncoder(encoding)
      ?? Self.otherEncoder(encoding)
    {
      return own
    }
    guard let other else { throw MissingCodec(encoding: encoding) }
    return try other.encoder(to: encoding)
  }

  // MARK: Which codec

  private static func unicodeDecoder(_ encoding: Encoding) -> (any Transcoder)? {
    switch encoding {
    case .utf16LE, .utf16BE: CodecDecoder(UTF16Decoder(isBigEndian: encoding == .utf16BE))
    case .utf32LE, .utf32BE: CodecDecoder(UTF32Decoder(isBigEndian: encoding == .utf32BE))
    case .utf7: CodecDecoder(UTF7Decoder())
    default: nil
    }
  }

  private static func unicodeEncoder(_ encoding: Encoding) -> (any Transcoder)? {
    switch encoding {
    case .utf16LE, .utf16BE: CodecEncoder(UTF16Encoder(isBigEndian: encoding == .utf16BE))
    case .utf32LE, .utf32BE: CodecEncoder(UTF32Encoder(isBigEndian: encoding == .utf32BE))
    case .utf7: CodecEncoder(UTF7Encoder())
    default: nil
    }
  }

  private static func chineseDecoder(_ encoding: Encoding) -> (any Transcoder)? {
    if let edition = edition(encoding) { return CodecDecoder(GB18030Decoder(edition)) }
    switch encoding {
    case .gbk: return CodecDecoder(GB18030Decoder(.standard))
    case .eucCN:
      let form = PairDecoder(PairTables.gb2312, leads: 0xA1...0xFE, trails: 0xA1...0xFE)
      return CodecDecoder(form)
    case .hz: return CodecDecoder(HZDecoder())
    case .iso2022CN: return CodecDecoder(ISO2022CNDecoder())
    case .eucTW: return CodecDecoder(EUCTWDecoder())
    default: return (big5(encoding) ?? pairs(encoding)).map { CodecDecoder(PairDecoder($0)) }
    }
  }

  private static func chineseEncoder(_ encoding: Encoding) -> (any Transcoder)? {
    if let edition = edition(encoding) { return CodecEncoder(GB18030Encoder(edition)) }
    if encoding == .big5 { return CodecEncoder(PairEncoder(PairTables.big5Written)) }
    if let table = big5(encoding) { return CodecEncoder(Big5Encoder(table)) }
    switch encoding {
    case .gbk: return CodecEncoder(GBKEncoder())
    case .eucCN: return CodecEncoder(PairEncoder(PairTables.gb2312))
    case .hz: return CodecEncoder(HZEncoder())
    case .iso2022CN: return CodecEncoder(ISO2022CNEncoder())
    case .eucTW: return CodecEncoder(EUCTWEncoder())
    default: return pairs(encoding).map { CodecEncoder(PairEncoder($0)) }
    }
  }

  private static func otherDecoder(_ encoding: Encoding) -> (any Transcoder)? {
    switch encoding {
    case .shiftJIS:
      CodecDecoder(
        PairDecoder(PairTables.shiftJIS, leads: 0x81...0xFC, trails: 0x40...0xFC, gap: 0xA0))
    case .eucJP: CodecDecoder(EUCJPDecoder())
    case .eucKR:
      CodecDecoder(PairDecoder(PairTables.eucKR, leads: 0x81...0xFE, trails: 0x41...0xFE))
    default: singleBytes(encoding).map { CodecDecoder(SingleByteDecoder(table: $0)) }
    }
  }

  private static func otherEncoder(_ encoding: Encoding) -> (any Transcoder)? {
    switch encoding {
    case .shiftJIS: CodecEncoder(PairEncoder(PairTables.shiftJIS))
    case .eucJP: CodecEncoder(EUCJPEncoder())
    case .eucKR: CodecEncoder(PairEncoder(PairTables.eucKR))
    default: singleBytes(encoding).map { CodecEncoder(SingleByteEncoder($0)) }
    }
  }

  // MARK: Tables

  private static func edition(_ encoding: Encoding) -> GB18030Edition? {
    switch encoding {
    case .gb18030: .standard
    case .gb18030Of2000: .of2000
    case .gb18030Of2005: .of2005
    case .gb18030Of2022: .of2022
    default: nil
    }
  }

  /// Big5 with Hong Kong's supplement.
  private static func big5(_ encoding: Encoding) -> PairTable? {
    switch encoding {
    case .big5, .big5HKSCS: PairTables.big5
    case .big5HKSCSOf1999: PairTables.hkscsOf1999
    case .big5HKSCSOf2001: PairTables.hkscsOf2001
    case .big5HKSCSOf2004: PairTables.hkscsOf2004
    default: nil
    }
  }

  private static func pairs(_ encoding: Encoding) -> PairTable? {
    switch encoding {
    case .cp936: PairTables.cp936
    case .cp950: PairTables.cp950
    case .big5UAO: PairTables.big5UAO
    default: nil
    }
  }

  private static func singleBytes(_ encoding: Encoding) -> SingleByteTable? {
    switch encoding {
    case .latin1: .latin1
    case .windows1252, .ibm437, .ibm850, .ibm866, .koi8R, .macintosh:
      SingleByteTable(builtIn: encoding.name)
    default: nil
    }
  }
}
