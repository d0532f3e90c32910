// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// Answers for each line of standard input, for the differential script.
struct Dump {
  let encoding: Encoding

  struct UnknownLabel: Error { let label: String }

  init(label: String) throws {
    guard let encoding = Encoding(label: label) else { throw UnknownLabel(label: label) }
    self.encoding = encoding
  }

  /// `HEX` becomes the code points, or `-`: malformed, cut or more than one sequence.
  func decode() throws {
    let transcoder = try CodecSource().decoder(from: encoding)
    while let line = readLine() {
      let bytes = stride(from: 0, to: line.utf8.count - 1, by: 2).compactMap { offset in
        UInt8(line.dropFirst(offset).prefix(2), radix: 16)
      }
      var output: [UInt8] = []
      let stop = transcoder.transcode(bytes, from: 0, into: &output).stop
      let scalars = String(decoding: output, as: UTF8.self).unicodeScalars
      print(
        stop == .inputEmpty
          ? scalars.map { String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
          : "-")
    }
  }

  /// A code point becomes bytes, or `-`.
  func encode() throws {
    let transcoder = try CodecSource().encoder(to: encoding)
    while let line = readLine() {
      guard let value = UInt32(line, radix: 16), let scalar = Unicode.Scalar(value) else {
        print("-")
        continue
      }
      var output: [UInt8] = []
      let stop = transcoder.transcode([UInt8](String(scalar).utf8), from: 0, into: &output).stop
      transcoder.finish(into: &output)
      let digits = output.map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
      print(stop == .inputEmpty ? digits.joined() : "-")
    }
  }
}
