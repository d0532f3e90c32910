// SPDX-License-Identifier: Apache-2.0

import Glibc
import Zhengzi

/// MB/s of our codecs and of iconv: bytes of the encoding / 1e6 / seconds, for both directions,
/// the best of some rounds, since others may use the machine. In a round each runs once, one after the other, on 256 KiB at a time
/// into a buffer that is kept, so that neither pays for memory.
struct Speed {
  private let text: [UInt8]
  private let rounds: Int
  private static let piece = 262_144

  init(path: String, rounds: Int) throws {
    guard let file = fopen(path, "rb") else { throw Failure(what: "cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    text = bytes
    self.rounds = rounds
  }

  struct Failure: Error { let what: String }

  /// Our encoding, iconv's name for it, and what the text is made writable by.
  private static let pairs: [(Encoding, String)] = [
    (.gb18030, "GB18030"), (.gbk, "GBK"), (.eucCN, "EUC-CN"), (.big5, "BIG5-HKSCS"),
    (.big5HKSCS, "BIG5-HKSCS"),
    (.cp950, "BIG5"), (.eucTW, "EUC-TW"), (.shiftJIS, "CP932"), (.eucJP, "EUC-JP"),
    (.eucKR, "CP949"), (.utf16LE, "UTF-16LE"), (.utf32LE, "UTF-32LE"), (.iso2022CN, "ISO-2022-CN"),
    (.windows1252, "CP1252"),
  ]

  func run(only label: String?) throws {
    print("| encoding | MB | decode | iconv | × | encode | iconv | × | same |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    for (encoding, name) in Self.pairs where label == nil || label == encoding.name {
      let source = CodecSource()
      // What either cannot write, or writes in another way, is left out of the text.
      let utf8 = try Self.common(text, source.encoder(to: encoding), Iconv(from: "UTF-8", to: name))
      let bytes = Self.all(utf8, try source.encoder(to: encoding))
      let theirs = Self.all(utf8, try Iconv(from: "UTF-8", to: name))
      let decoded = try measure(
        bytes, try source.decoder(from: encoding), Iconv(from: name, to: "UTF-8"))
      let encoded = try measure(
        utf8, try source.encoder(to: encoding), Iconv(from: "UTF-8", to: name))
      let same = bytes == theirs ? "=" : "≠"
      let megabytes = Double(bytes.count) / 1e6
      let row =
        [encoding.name, Self.number(megabytes)]
        + [decoded, encoded].flatMap { times in
          [
            Self.number(megabytes / times.ours), Self.number(megabytes / times.theirs),
            Self.number(times.theirs / times.ours),
          ]
        } + [same]
      print("| " + row.joined(separator: " | ") + " |")
    }
  }

  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return value >= 100 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// The text without the scalars that an encoder refuses, or of which the two make different
  /// bytes.
  private static func common(
    _ text: [UInt8], _ ours: any Transcoder, _ theirs: any Transcoder
  ) -> [UInt8] {
    var isCommon: [UInt32: Bool] = [:]
    var kept: [UInt8] = []
    var index = 0
    while index < text.count,
      case .scalar(let scalar, let length) = UTF8Sequence.element(in: text, at: index)
    {
      let bytes = text[index..<(index + length)]
      index += length
      if isCommon[scalar] == nil {
        let first = all([UInt8](bytes), ours)
        isCommon[scalar] = !first.isEmpty && first == all([UInt8](bytes), theirs)
      }
      if isCommon[scalar] == true { kept += bytes }
    }
    return kept
  }

  private static func all(_ input: [UInt8], _ transcoder: any Transcoder) -> [UInt8] {
    var output: [UInt8] = []
    _ = transcoder.transcode(input, from: 0, into: &output)
    transcoder.finish(into: &output)
    return output
  }

  private func measure(
    _ input: [UInt8], _ ours: any Transcoder, _ theirs: any Transcoder
  ) -> (ours: Double, theirs: Double) {
    let pieces = Self.pieces(input)
    var times: [[Double]] = [[], []]
    (theirs as? Iconv)?.keepsOutput = false
    for _ in 0..<rounds {
      for (index, transcoder) in [ours, theirs].enumerated() {
        times[index].append(seconds(pieces, transcoder))
      }
    }
    let best = times.map { $0.min() ?? 0 }
    return (best[0], best[1])
  }

  private static func pieces(_ input: [UInt8]) -> [[UInt8]] {
    stride(from: 0, to: input.count, by: piece).map {
      [UInt8](input[$0..<min($0 + piece, input.count)])
    }
  }

  /// Pieces are cut anywhere; what a cut leaves is put before the next piece.
  private func seconds(_ pieces: [[UInt8]], _ transcoder: any Transcoder) -> Double {
    // Written once before the clock starts: fresh pages would be paid for by whoever is first.
    var output = [UInt8](repeating: 1, count: Self.piece * 5)
    var carried: [UInt8] = []
    let start = Self.now()
    for piece in pieces {
      output.removeAll(keepingCapacity: true)
      let bytes = carried.isEmpty ? piece : carried + piece
      let end = transcoder.transcode(bytes, from: 0, into: &output).end
      carried = [UInt8](bytes[end...])
    }
    return Self.now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// iconv, as directly as can be: one call for a piece, into a buffer that is kept.
final class Iconv: Transcoder {
  private let descriptor: iconv_t
  /// Off in the measured loop: iconv is spared the copy.
  var keepsOutput = true
  private var buffer = [CChar](repeating: 0, count: 1 << 20)

  init(from: String, to: String) throws {
    guard let opened = iconv_open(to, from), Int(bitPattern: opened) != -1 else {
      throw Speed.Failure(what: "no \(from) to \(to)")
    }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  func transcode(
    _ input: [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (end: Int, stop: TranscoderStop) {
    var left = input.count - start
    var stop = TranscoderStop.inputEmpty
    while left > 0 {
      let (free, error) = convert(input, &left)
      if keepsOutput {
        output += buffer[..<(buffer.count - free)].map { UInt8(bitPattern: $0) }
      }
      if error == E2BIG { continue }
      if error == EINVAL { stop = .incomplete } else if error != 0 { stop = .invalid }
      break
    }
    return (input.count - left, stop)
  }

  private func convert(_ input: [UInt8], _ left: inout Int) -> (free: Int, error: Int32) {
    input.withUnsafeBytes { bytes in
      buffer.withUnsafeMutableBufferPointer { target in
        var source = UnsafeMutablePointer(
          mutating: bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            .advanced(by: bytes.count - left))
        var end = target.baseAddress
        var free = target.count
        let result = iconv(descriptor, &source, &left, &end, &free)
        return (free, result == -1 ? errno : 0)
      }
    }
  }

  func finish(into output: inout [UInt8]) {
    buffer.withUnsafeMutableBufferPointer { target in
      var end = target.baseAddress
      var free = target.count
      _ = iconv(descriptor, nil, nil, &end, &free)
      output += target[..<(target.count - free)].map { UInt8(bitPattern: $0) }
    }
  }
}
