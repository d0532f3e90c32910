// SPDX-License-Identifier: Apache-2.0

/// What a codec makes of the bytes at one place.
enum DecodeStep: Equatable {
  /// A sequence that stands for a scalar.
  case scalar(UInt32, length: Int)
  /// A sequence that stands for two scalars.
  case scalars(UInt32, UInt32, length: Int)
  /// A shift or an escape sequence: it stands for nothing.
  case nothing(length: Int)
  /// The bytes end inside a sequence that is well-formed so far.
  case incomplete
  /// The bytes mean nothing.
  case malformed(Malformation)

  /// Nothing, of some length and class.
  static func malformed(_ length: Int, _ kind: Malformation.Kind) -> DecodeStep {
    .malformed(Malformation(length: length, kind: kind))
  }
}

/// How one encoding is read: `run` fast over what is usual, `step` over the rest.
protocol DecoderForm {
  /// The most bytes of UTF-8 that one byte of input becomes.
  static var expansion: Int { get }

  /// Reads one sequence. A cut one leaves the state as it was.
  mutating func step(_ input: Span<UInt8>, at index: Int) -> DecodeStep

  /// Reads as many usual sequences as there are.
  @unsafe mutating func run(_ loop: inout CodecLoop)
}

extension DecoderForm {
  static var expansion: Int { 3 }
  @unsafe mutating func run(_ loop: inout CodecLoop) {}
}

/// The input and the output of a decoding loop.
///
/// Bounds: `output` has room for `expansion` bytes for each byte of input from where the loop
/// began, and 16 more; so has whoever reads one byte room for `expansion` bytes, and a store of
/// eight bytes at `written` never leaves it.
@unsafe struct CodecLoop {
  let input: UnsafePointer<UInt8>
  let count: Int
  var index: Int
  let output: UnsafeMutablePointer<UInt8>
  var written: Int

  /// Appends to an output what `body` writes, which must be no more than the room.
  ///
  /// - Parameter body: Receives the input and a loop over it, which it moves on.
  @inline(__always)
  static func run(
    over input: [UInt8], from start: Int, room: Int, into output: inout [UInt8],
    _ body: (UnsafeBufferPointer<UInt8>, inout CodecLoop) -> TranscoderStop
  ) -> (end: Int, stop: TranscoderStop) {
    guard start < input.count else { return (start, .inputEmpty) }
    var result = (end: start, stop: TranscoderStop.inputEmpty)
    output.append(addingCapacity: room) { span in
      unsafe span.withUnsafeMutableBufferPointer { buffer, count in
        guard let target = buffer.baseAddress else { return }
        unsafe input.withUnsafeBufferPointer { bytes in
          guard let source = bytes.baseAddress else { return }
          var loop = unsafe CodecLoop(
            input: source, count: bytes.count, index: start, output: target + count, written: 0)
          unsafe result.stop = body(bytes, &loop)
          unsafe result.end = loop.index
          unsafe count += loop.written
        }
      }
    }
    return result
  }

  /// Copies the ASCII that begins here.
  @inline(__always) mutating func copyASCII() {
    unsafe PairKernel.copyASCII(input, count, &index, output, &written)
  }

  /// The scalar of one to three bytes that stands here; nil for any other and for what is
  /// malformed. Every byte that is read lies below `count`.
  @inline(__always) func shortScalar() -> (value: UInt32, length: Int)? {
    let (here, left) = unsafe (input + index, count &- index)
    let lead = unsafe UInt32(here[0])
    if lead < 0x80 { return (lead, 1) }
    guard left >= 2, unsafe here[1] & 0xC0 == 0x80 else { return nil }
    let second = unsafe UInt32(here[1] & 0x3F)
    if 0xC2...0xDF ~= lead { return ((lead & 0x1F) << 6 | second, 2) }
    // E0 may lead what is overlong, ED surrogates.
    guard 0xE1...0xEF ~= lead, lead != 0xED, left >= 3, unsafe here[2] & 0xC0 == 0x80 else {
      return nil
    }
    return unsafe ((lead & 0x0F) << 12 | second << 6 | UInt32(here[2] & 0x3F), 3)
  }

  /// Appends a scalar as UTF-8.
  @inline(__always) mutating func append(_ scalar: UInt32) {
    let target = unsafe output + written
    switch scalar {
    case ..<0x80:
      unsafe target[0] = UInt8(truncatingIfNeeded: scalar)
      unsafe written &+= 1
    case ..<0x800:
      unsafe target[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      unsafe target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      unsafe written &+= 2
    case ..<0x10000:
      unsafe target[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      unsafe target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      unsafe target[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      unsafe written &+= 3
    default:
      unsafe target[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
      unsafe target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
      unsafe target[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      unsafe target[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      unsafe written &+= 4
    }
  }
}

/// Reads one encoding as a transcoder.
final class CodecDecoder<Form: DecoderForm>: Transcoder {
  private var form: Form
  private var fault: (index: Int, malformation: Malformation)?

  init(_ form: Form) { self.form = form }

  func transcode(
    _ input: [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (end: Int, stop: TranscoderStop) {
    let room = (input.count - start) * Form.expansion + 16
    return unsafe CodecLoop.run(over: input, from: start, room: room, into: &output) {
      unsafe transcode($0.span, &$1)
    }
  }

  @unsafe private func transcode(
    _ input: Span<UInt8>, _ loop: inout CodecLoop
  ) -> TranscoderStop {
    // A copy, so that no access to it need be checked in the loop.
    var form = form
    defer { self.form = form }
    while unsafe loop.index < loop.count {
      unsafe form.run(&loop)
      guard unsafe loop.index < loop.count else { break }
      switch unsafe form.step(input, at: loop.index) {
      case .scalar(let scalar, let length):
        unsafe loop.append(scalar)
        unsafe loop.index += length
      case .scalars(let first, let second, let length):
        unsafe loop.append(first)
        unsafe loop.append(second)
        unsafe loop.index += length
      case .nothing(let length): unsafe loop.index += length
      case .incomplete: return .incomplete
      case .malformed(let malformation):
        fault = unsafe (loop.index, malformation)
        return .invalid
      }
    }
    return .inputEmpty
  }

  func malformation(in input: [UInt8], at index: Int) -> Malformation {
    if let fault, fault.index == index { return fault.malformation }
    return Malformation(length: 1, kind: .unknown)
  }
}
