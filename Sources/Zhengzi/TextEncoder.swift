// SPDX-License-Identifier: Apache-2.0

/// Writes UTF-8 in the output's encoding, with its line ends, refusing or replacing what the
/// encoding lacks.
struct TextEncoder {
  let encoding: Encoding
  let policy: Pipeline.UnmappablePolicy
  let keepsMalformed: Bool
  let transcoder: (any Transcoder)?
  private var lines: LineEnds
  private var carried: [UInt8] = []
  private var offset = 0
  private(set) var unmappableCount = 0

  init(
    encoding: Encoding, policy: Pipeline.UnmappablePolicy, keepsMalformed: Bool,
    lines: LineEnds, source: any TranscoderSource
  ) throws {
    self.lines = lines
    self.encoding = encoding
    self.policy = policy
    self.keepsMalformed = keepsMalformed
    transcoder = encoding == .utf8 ? nil : try source.encoder(to: encoding)
  }

  /// Encodes a piece of UTF-8, cut anywhere. What comes before an error is written.
  mutating func encode(_ piece: [UInt8], into output: inout [UInt8]) throws {
    try write(lines.apply(piece), isLast: false, into: &output)
  }

  /// Passes on bytes that are in the output's encoding, and whole units of it.
  ///
  /// - Precondition: The encoding has no state.
  mutating func pass(_ encoded: [UInt8], into output: inout [UInt8]) {
    let written = lines.apply(encoded, unit: CodeUnit(of: encoding))
    if output.isEmpty { output = written } else { output += written }
  }

  /// Ends the text.
  ///
  /// - Parameter isWhole: False where an error ends it.
  mutating func finish(isWhole: Bool, into output: inout [UInt8]) throws {
    try write(lines.finish(isWhole: isWhole), isLast: true, into: &output)
  }

  /// Encodes a piece of UTF-8, line ends and all.
  ///
  /// - Parameter isLast: The piece is whole, and the encoder is brought back to its first state.
  mutating func write(_ piece: [UInt8], isLast: Bool, into output: inout [UInt8]) throws {
    guard let transcoder else {
      if output.isEmpty { output = piece } else { output += piece }
      return
    }
    let bytes = carried.isEmpty ? piece : carried + piece
    carried = []
    var index = 0
    while index < bytes.count {
      let (end, stop) = transcoder.transcode(bytes, from: index, into: &output)
      index = end
      if stop == .inputEmpty { break }
      if stop == .incomplete && !isLast {
        carried = [UInt8](bytes[index...])
        break
      }
      index += try encodeException(bytes, at: index, into: &output)
    }
    offset += bytes.count - carried.count
    if isLast { transcoder.finish(into: &output) }
  }

  /// Deals with one scalar that the encoding lacks, or one byte that is malformed.
  private mutating func encodeException(
    _ bytes: [UInt8], at index: Int, into output: inout [UInt8]
  ) throws -> Int {
    guard case .scalar(let scalar, let length) = UTF8Sequence.element(in: bytes, at: index) else {
      if !keepsMalformed {
        throw MalformedInput(encoding: .utf8, range: (offset + index)..<(offset + index + 1))
      }
      // Behind a scalar that waits, and outside any shift.
      transcoder?.finish(into: &output)
      output.append(bytes[index])
      return 1
    }
    try replace(scalar, at: offset + index, into: &output)
    unmappableCount += 1
    return length
  }

  private func replace(
    _ scalar: UInt32, at utf8Offset: Int, into output: inout [UInt8]
  ) throws {
    let digits = String(scalar, radix: 16, uppercase: true)
    switch policy {
    case .convert where writeCounterpart(of: scalar, into: &output): break
    case .fail, .convert:
      throw UnmappableScalar(encoding: encoding, scalar: scalar, utf8Offset: utf8Offset)
    case .entity: write("&#x\(digits);", into: &output)
    case .escape: write("\\u{\(digits)}", into: &output)
    case .geta: write("〓", into: &output)
    case .replace: write("?", into: &output)
    }
  }

  private func write(_ text: String, into output: inout [UInt8]) {
    // An encoding that lacks even the sign has ASCII. What a refused text leaves behind is at most
    // a shift, which counts.
    if !tryWrite(text, into: &output) { _ = tryWrite("?", into: &output) }
  }

  private func tryWrite(_ text: String, into output: inout [UInt8]) -> Bool {
    transcoder?.transcode([UInt8](text.utf8), from: 0, into: &output).stop == .inputEmpty
  }

  private func writeCounterpart(of scalar: UInt32, into output: inout [UInt8]) -> Bool {
    Counterparts.shared.of(scalar).contains { tryWrite(String($0), into: &output) }
  }
}
