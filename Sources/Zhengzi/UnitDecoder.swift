// SPDX-License-Identifier: Apache-2.0

/// Decodes bytes to units that know where they came from.
struct UnitDecoder {
  let encoding: Encoding
  let transcoder: (any Transcoder)?

  /// A malformed sequence.
  struct Fault {
    let range: Range<Int>
    let kind: Malformation.Kind
  }

  /// Decodes whole sequences; what is malformed becomes a unit for each byte.
  ///
  /// - Parameter base: The offset of the first byte in the input.
  func units(_ bytes: [UInt8], base: Int, faults: inout [Fault]) -> [Unit] {
    guard let transcoder else { return utf8Units(bytes, base: base, faults: &faults) }
    var units: [Unit] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 0
    while index < bytes.count {
      var text: [UInt8] = []
      let (end, stop) = transcoder.transcode(bytes, from: index, into: &text)
      align(text, with: bytes[index..<end], base: base, into: &units)
      index = end
      if stop == .inputEmpty || index >= bytes.count { break }
      let fault =
        stop == .incomplete
        ? Malformation(length: bytes.count - index, kind: .cut)
        : transcoder.malformation(in: bytes, at: index)
      append(fault, bytes, &index, base, to: &units, &faults)
    }
    return units
  }

  private func append(
    _ fault: Malformation, _ bytes: [UInt8], _ index: inout Int, _ base: Int,
    to units: inout [Unit], _ faults: inout [Fault]
  ) {
    let end = min(index + fault.length, bytes.count)
    faults.append(Fault(range: (base + index)..<(base + end), kind: fault.kind))
    for place in index..<end { units.append(rawUnit(bytes[place], base + place)) }
    index = end
  }

  private func rawUnit(_ byte: UInt8, _ offset: Int) -> Unit {
    Unit(scalar: Unit.rawByte + UInt32(byte), offset: offset, length: 1)
  }

  private func utf8Units(
    _ bytes: [UInt8], base: Int, faults: inout [Fault]
  ) -> [Unit] {
    var units: [Unit] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 0
    while index < bytes.count {
      switch UTF8Sequence.element(in: bytes, at: index) {
      case .scalar(let scalar, let length):
        units.append(Unit(scalar: scalar, offset: base + index, length: length))
        index += length
      case .malformed, .cut:
        let fault = UTF8Sequence.malformation(in: bytes, at: index)
        append(fault, bytes, &index, base, to: &units, &faults)
      }
    }
    return units
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
      let isSecond = encoding.hasSequencesOfTwo && (scalar == 0x304 || scalar == 0x30C)
      let taken =
        isSecond || position >= source.endIndex
        ? 0 : min(encoding.sequenceLength(source[position...]), source.endIndex - position)
      units.append(Unit(scalar: scalar, offset: base + position, length: taken))
      position += taken
      index += length
    }
  }
}
