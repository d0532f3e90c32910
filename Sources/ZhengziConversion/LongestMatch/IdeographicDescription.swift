// SPDX-License-Identifier: Apache-2.0

/// Ideographic description sequences (Unicode 18.2, “Ideographic Description Characters”),
/// which conversion keeps whole: ⿰虫风 describes one ideograph and must not become ⿰蟲風.
///
/// The limits, and the operators known, are OpenCC 1.4.2's: U+2FF0 … U+2FFF, at most 16 levels
/// and 64 code points.
@safe enum IdeographicDescription {
  enum Length: Equatable {
    /// No sequence stands here, or none that can be kept whole.
    case none
    /// The bytes so far may begin a sequence, and end before it does.
    case cut
    case complete(Int)
  }

  /// How deep operators may stand in one another, and how many code points there may be.
  private static let depthLimit = 16
  private static let codePointLimit = 64

  /// Measures the sequence at `start`, reading at most `count` bytes.
  @unsafe static func measure(_ start: UnsafePointer<UInt8>, _ count: Int) -> Length {
    guard unsafe operandCount(start, count) > 0 else { return .none }
    if unsafe isTooDeep(start, count) { return .none }
    // How many operands each open operator still wants: two bits for each, the innermost lowest.
    var wanted: UInt32 = 0
    var (depth, codePoints, offset) = (0, 0, 0)
    repeat {
      if offset >= count { return .cut }
      if depth == depthLimit || codePoints == codePointLimit { return .none }
      let length = unsafe sequenceLength(start[offset])
      if length == 0 { return .none }
      // What is malformed is no operand.
      for index in stride(from: 1, to: length, by: 1) {
        if index >= count &- offset { return .cut }
        if unsafe start[offset &+ index] & 0xC0 != 0x80 { return .none }
      }
      codePoints &+= 1
      let operands = unsafe operandCount(start + offset, count &- offset)
      offset &+= length
      if operands > 0 {
        wanted = wanted &<< 2 | UInt32(operands)
        depth &+= 1
        continue
      }
      wanted &-= 1
      while depth > 0 && wanted & 3 == 0 {
        // An operator that has all its operands is one itself; the outermost is nobody's.
        wanted = (wanted &>> 2) &- 1
        depth &-= 1
      }
    } while depth > 0
    return .complete(offset)
  }

  /// Whether one operator stands in another to the limit already, as in a line of nothing else.
  @unsafe private static func isTooDeep(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    // The last two operators are looked at first; 8 bytes from there lie inside `count`.
    guard count >= 3 &* depthLimit + 2, unsafe areOperators(start + (3 &* depthLimit - 6))
    else { return false }
    for offset in stride(from: 0, to: 3 &* depthLimit, by: 6)
    where unsafe !areOperators(start + offset) { return false }
    return true
  }

  /// Whether two operators begin at `start`, which is readable for 8 bytes.
  @inline(__always) @unsafe
  private static func areOperators(_ start: UnsafePointer<UInt8>) -> Bool {
    let word = unsafe UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    return word & 0xF0_FFFF_F0_FFFF == 0xB0_BFE2_B0_BFE2
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
  @inline(__always) @unsafe
  private static func operandCount(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard unsafe count >= 3 && start[0] == 0xE2 && start[1] == 0xBF else { return 0 }
    switch unsafe start[2] {
    case 0xB2, 0xB3: return 3
    case 0xBE, 0xBF: return 1
    case 0xB0...0xBD: return 2
    default: return 0
    }
  }
}
