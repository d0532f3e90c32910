// SPDX-License-Identifier: Apache-2.0

public import ZhengziEncoding

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The C library's iconv as a transcoder.
@safe public final class IconvTranscoder: Transcoder {
  private let descriptor: iconv_t

  /// The C library does not know an encoding.
  public struct Unknown: Error, CustomStringConvertible {
    /// iconv's names of the two encodings.
    public let from: String, to: String
    /// A sentence.
    public var description: String { "the C library's iconv cannot turn \(from) into \(to)" }
  }

  /// Opens a conversion by iconv's names.
  public init(from: String, to: String) throws(Unknown) {
    guard let opened = unsafe iconv_open(to, from), Int(bitPattern: opened) != -1 else {
      throw Unknown(from: from, to: to)
    }
    unsafe descriptor = opened
  }

  deinit { unsafe _ = iconv_close(descriptor) }

  /// Transcodes until the input ends, or a sequence of it is cut, malformed or unmappable.
  public func transcode(
    _ input: [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (end: Int, stop: TranscoderStop) {
    var position = start
    while true {
      let (read, error) = convert(input, from: position, into: &output)
      position += read
      switch error {
      case 0: return (position, .inputEmpty)
      case E2BIG: continue
      case EINVAL: return (position, .incomplete)
      default: return (position, .invalid)
      }
    }
  }

  /// Appends what brings the output back to its initial state.
  public func finish(into output: inout [UInt8]) {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      var target = buffer.baseAddress
      var free = 64
      _ = unsafe iconv(descriptor, nil, nil, &target, &free)
      let written = unsafe UnsafeRawBufferPointer(start: buffer.baseAddress, count: 64 - free)
      unsafe output.append(contentsOf: written)
    }
  }

  /// One call of iconv into 64 KiB; returns the bytes read and errno, 0 at the end of the input.
  private func convert(
    _ input: [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (read: Int, error: Int32) {
    let room = 65_536
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
      unsafe input.withUnsafeBytes { bytes in
        // iconv never writes through its input pointer, though its type allows it.
        var source = unsafe UnsafeMutablePointer(
          mutating: bytes.baseAddress?.assumingMemoryBound(to: CChar.self).advanced(by: start))
        var left = bytes.count - start
        var target = buffer.baseAddress
        var free = room
        let result = unsafe iconv(descriptor, &source, &left, &target, &free)
        let error = result == -1 ? errno : 0
        let written = unsafe UnsafeRawBufferPointer(start: buffer.baseAddress, count: room - free)
        unsafe output.append(contentsOf: written)
        return (bytes.count - start - left, error)
      }
    }
  }
}

/// Transcoders of the C library: for the encodings that have no codec of our own, and to compare
/// with those that have.
public struct IconvSource: TranscoderSource {
  /// Makes the source.
  public init() {}

  /// The encoding that a label names: one of ours, or else whatever the C library knows so.
  ///
  /// Suffixes such as `//TRANSLIT`, which lose text in silence, are no part of a name.
  public static func encoding(label: String) -> Encoding? {
    if let encoding = Encoding(label: label) { return encoding }
    guard !label.isEmpty, !label.contains("/"), !label.contains("\0") else { return nil }
    let isKnown =
      (try? IconvTranscoder(from: label, to: "UTF-8")) != nil
      && (try? IconvTranscoder(from: "UTF-8", to: label)) != nil
    return isKnown ? Encoding(foreignName: label) : nil
  }

  /// The name under which the C library knows an encoding.
  ///
  /// GBK is read as GB 18030, of which it is a part; Big5 is the C library's BIG5-HKSCS (2008).
  private func name(_ encoding: Encoding, reading: Bool) -> String {
    switch encoding {
    case .gbk: reading ? "GB18030" : "GBK"
    case .big5, .big5HKSCS: "BIG5-HKSCS"
    case .utf16LE: "UTF-16LE"
    case .utf16BE: "UTF-16BE"
    case .gb18030Of2005: "GB18030"
    case .eucCN: "EUC-CN"
    case .big5UAO: "BIG5-UAO"
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    case .latin1: "ISO-8859-1"
    default: encoding.name.uppercased()
    }
  }

  /// Reads an encoding with the C library.
  public func decoder(from encoding: Encoding) throws -> any Transcoder {
    try IconvTranscoder(from: name(encoding, reading: true), to: "UTF-8")
  }

  /// Writes an encoding with the C library.
  public func encoder(to encoding: Encoding) throws -> any Transcoder {
    try IconvTranscoder(from: "UTF-8", to: name(encoding, reading: false))
  }
}
