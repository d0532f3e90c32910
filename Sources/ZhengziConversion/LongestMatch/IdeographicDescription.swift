// SPDX-License-Identifier: Apache-2.0

/// Ideographic description sequences (Unicode 18.2, “Ideographic Description Characters”),
/// which conversion keeps whole: ⿰虫风 describes one ideograph and must not become ⿰蟲風.
///
/// The limits, and the operators known, are OpenCC 1.4.2's: U+2FF0 … U+2FFF, at most 16 levels
/// and 64 code points.
@safe struct IdeographicDescription {
  enum Length: Equatable {
    /// No sequence stands here, or none that can be kept whole.
    case none
    /// The bytes so far may begin a sequence, and end before it does.
    case cut
    case complete(Int)
  }

  private let start: UnsafePointer<UInt8>
  private let count: Int
  private var offset = 0
  private var codePoints = 0

  /// Measures the sequence at `start`, reading at most `count` bytes.
  @unsafe static func measure(_ start: UnsafePointer<UInt8>, _ count: Int) -> Length {
    guard unsafe operandCount(start, count) > 0 else { return .none }
    var parser = unsafe IdeographicDescription(start, count)
    return parser.parse(depthLeft: 16)
  }

  @unsafe private init(_ start: UnsafePointer<UInt8>, _ count: Int) {
    unsafe self.start = start
    self.count = count
  }

  private mutating func parse(depthLeft: Int) -> Length {
    if offset >= count { return .cut }
    if depthLeft == 0 || codePoints >= 64 { return .none }
    let length = unsafe Self.sequenceLength(start[offset])
    if length == 0 { return .none }
    // What is malformed is no operand.
    for index in stride(from: 1, to: length, by: 1) {
      if index >= count - offset { return .cut }
      if unsafe start[offset + index] & 0xC0 != 0x80 { return .none }
    }
    codePoints += 1
    let operands = unsafe Self.operandCount(start + offset, count - offset)
    offset += length
    for _ in 0..<operands {
      let operand = parse(depthLeft: depthLeft - 1)
      guard case .complete = operand else { return operand }
    }
    return .complete(offset)
  }

  /// What the lead byte promises; 0 if it leads nothing.
  private static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case ..<0x80: 1
    case ..<0xC2: 0
    case ..<0xE0: 2
    case ..<0xF0: 3
    case ..<0xF5: 4
    default: 0
    }
  }

  /// How many operands the operator at `start` takes; 0 if it is none.
  @unsafe private static func operandCount(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard unsafe count >= 3 && start[0] == 0xE2 && start[1] == 0xBF else { return 0 }
    switch unsafe start[2] {
    case 0xB2, 0xB3: return 3
    case 0xBE, 0xBF: return 1
    case 0xB0...0xBD: return 2
    default: return 0
    }
  }
}
