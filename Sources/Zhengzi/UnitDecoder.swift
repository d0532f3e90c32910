// SPDX-License-Identifier: Apache-2.0

/// Decodes bytes to units that know where they came from.
struct UnitDecoder {
  let encoding: Encoding
  let transcoder: (any Transcoder)?

  /// What a block holds.
  struct Text {
    var units: [Unit] = []
    /// Where malformed sequences lie in the input; each of their bytes is a unit.
    var malformed: [Range<Int>] = []

    mutating func appendMalformed(_ bytes: ArraySlice<UInt8>, base: Int) {
      malformed.append((base + bytes.startIndex)..<(base + bytes.endIndex))
      for index in bytes.indices {
        units.append(
          Unit(scalar: Unit.rawByte + UInt32(bytes[index]), offset: base + index, length: 1))
      }
    }
  }

  /// Decodes whole sequences.
  ///
  /// - Parameter base: The offset of the first byte in the input.
  func decode(_ bytes: [UInt8], base: Int) -> Text {
    guard let transcoder else { return utf8(bytes, base: base) }
    var text = Text()
    text.units.reserveCapacity(bytes.count / 2)
    var index = 0
    while index < bytes.count {
      var utf8: [UInt8] = []
      let (end, stop) = transcoder.transcode(bytes, from: index, into: &utf8)
      align(utf8, with: bytes[index..<end], base: base, into: &text.units)
      index = end
      if stop == .inputEmpty || index == bytes.count { break }
      // The same lengths as in `StreamDecoder`.
      let next = stop == .incomplete ? bytes.count : index + 1
      text.appendMalformed(bytes[index..<next], base: base)
      index = next
    }
    return text
  }

  private func utf8(_ bytes: [UInt8], base: Int) -> Text {
    var text = Text()
    text.units.reserveCapacity(bytes.count / 2)
    var index = 0
    while index < bytes.count {
      switch UTF8Sequence.element(in: bytes, at: index) {
      case .scalar(let scalar, let length):
        text.units.append(Unit(scalar: scalar, offset: base + index, length: length))
        index += length
      case .malformed(let length):
        text.appendMalformed(bytes[index..<(index + length)], base: base)
        index += length
      case .cut:
        text.appendMalformed(bytes[index...], base: base)
        index = bytes.count
      }
    }
    return text
  }

  /// Gives each scalar of `text` the bytes of the sequence it was read from. One sequence gives
  /// one scalar, but for four of Big5's, whose second scalar is a combining mark.
  private func align(
    _ text: [UInt8], with source: ArraySlice<UInt8>, base: Int, into units: inout [Unit]
  ) {
    var index = 0
    var position = source.startIndex
    while index < text.count {
      guard case .scalar(let scalar, let length) = UTF8Sequence.element(in: text, at: index)
      else { return }
      let isSecond = encoding == .big5 && (scalar == 0x304 || scalar == 0x30C)
      let taken =
        isSecond || position >= source.endIndex
        ? 0 : min(encoding.sequenceLength(source[position...]), source.endIndex - position)
      units.append(Unit(scalar: scalar, offset: base + position, length: taken))
      position += taken
      index += length
    }
  }
}
