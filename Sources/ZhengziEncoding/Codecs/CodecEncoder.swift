// SPDX-License-Identifier: Apache-2.0

/// Up to eight bytes of output, the first one lowest.
struct EncodedBytes: Equatable {
  private(set) var value: UInt64 = 0
  private(set) var count = 0

  static let none = EncodedBytes()

  init() {}

  // No variadic one: that would make an array each time.
  init(_ first: UInt8) { (value, count) = (UInt64(first), 1) }

  init(_ first: UInt8, _ second: UInt8) {
    (value, count) = (UInt64(first) | UInt64(second) << 8, 2)
  }

  init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    self.init(first, second)
    append(third)
  }

  init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    self.init(first, second)
    append(third)
    append(fourth)
  }

  /// A pair of bytes, or a single one.
  init(pair: UInt16) {
    (value, count) = pair > 0xFF ? (UInt64(pair.byteSwapped), 2) : (UInt64(pair), 1)
  }

  @inline(__always) mutating func append(_ byte: UInt8) {
    precondition(count < 8)
    value |= UInt64(byte) << UInt64(8 * count)
    count += 1
  }

  mutating func append(_ other: EncodedBytes) {
    precondition(count + other.count <= 8)
    if other.count == 0 { return }
    value |= other.value << UInt64(8 * count)
    count += other.count
  }
}

/// How one encoding is written: `run` fast over what is usual, `step` over the rest.
protocol EncoderForm {
  /// The most bytes that one byte of UTF-8 becomes.
  static var expansion: Int { get }

  /// The bytes of a scalar, after what is due before it; nil if the encoding lacks it, which
  /// leaves the state as it was.
  mutating func step(_ scalar: UInt32) -> EncodedBytes?

  /// Writes as many usual scalars as there are.
  @unsafe mutating func run(_ loop: inout CodecLoop)

  /// What brings the output back to its initial state.
  mutating func finish() -> EncodedBytes
}

extension EncoderForm {
  static var expansion: Int { 4 }
  @unsafe mutating func run(_ loop: inout CodecLoop) {}
  mutating func finish() -> EncodedBytes { .none }
}

/// Writes one encoding as a transcoder.
final class CodecEncoder<Form: EncoderForm>: Transcoder {
  private var form: Form

  init(_ form: Form) { self.form = form }

  func transcode(
    _ input: [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (end: Int, stop: TranscoderStop) {
    let room = (input.count - start) * Form.expansion + 32
    return unsafe CodecLoop.run(over: input, from: start, room: room, into: &output) {
      unsafe transcode(input, &$1)
    }
  }

  @unsafe private func transcode(_ input: [UInt8], _ loop: inout CodecLoop) -> TranscoderStop {
    // A copy, so that no access to it need be checked in the loop.
    var form = form
    defer { self.form = form }
    while unsafe loop.index < loop.count {
      unsafe form.run(&loop)
      guard unsafe loop.index < loop.count else { break }
      if let short = unsafe loop.shortScalar(), let bytes = form.step(short.value) {
        unsafe append(bytes, &loop)
        unsafe loop.index &+= short.length
        continue
      }
      switch unsafe UTF8Sequence.element(in: input, at: loop.index) {
      case .scalar(let scalar, let length):
        guard let bytes = form.step(scalar) else {
          unsafe append(form.finish(), &loop)
          return .invalid
        }
        unsafe append(bytes, &loop)
        unsafe loop.index += length
      case .malformed:
        unsafe append(form.finish(), &loop)
        return .invalid
      case .cut: return .incomplete
      }
    }
    return .inputEmpty
  }

  /// Bytes of a step are at most `expansion` for each byte of the scalar; those of a finish, and
  /// the store that may reach beyond both, lie in the 32 bytes that are free behind.
  @unsafe private func append(_ bytes: EncodedBytes, _ loop: inout CodecLoop) {
    let target = unsafe UnsafeMutableRawPointer(loop.output + loop.written)
    unsafe target.storeBytes(of: bytes.value.littleEndian, as: UInt64.self)
    unsafe loop.written += bytes.count
  }

  func finish(into output: inout [UInt8]) {
    let bytes = form.finish()
    for index in 0..<bytes.count {
      output.append(UInt8(truncatingIfNeeded: bytes.value >> UInt64(8 * index)))
    }
  }
}
