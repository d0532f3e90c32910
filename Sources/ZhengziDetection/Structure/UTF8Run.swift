// SPDX-License-Identifier: Apache-2.0

/// Watches whether a text has been well-formed UTF-8 from its start: then a few lines are enough,
/// and those of a slow stream need not wait.
struct UTF8Run: Sendable {
  private enum State: Sendable {
    case start
    case inside(left: Int, next: ClosedRange<UInt8>)
    case failed
  }

  private var state = State.start
  private var sequences = 0
  /// Sequences that nothing else would have by accident.
  private static let enough = 16

  init() {}

  /// The place behind the line in which it was sure; nil if it is not, in this piece.
  mutating func sureEnd(in piece: ArraySlice<UInt8>) -> Int? {
    for index in piece.indices {
      let byte = piece[index]
      switch state {
      case .failed: return nil
      case .start where byte < 0x80:
        if byte == 0 { state = .failed }
        if byte == 0x0A && sequences >= Self.enough { return index + 1 }
      case .start: state = Self.state(behind: byte)
      case .inside(let left, let next):
        guard next.contains(byte) else {
          state = .failed
          return nil
        }
        state = left > 1 ? .inside(left: left - 1, next: 0x80...0xBF) : .start
        if left == 1 { sequences += 1 }
      }
    }
    return nil
  }

  private static func state(behind lead: UInt8) -> State {
    switch lead {
    case 0xC2...0xDF: .inside(left: 1, next: 0x80...0xBF)
    case 0xE0: .inside(left: 2, next: 0xA0...0xBF)
    case 0xED: .inside(left: 2, next: 0x80...0x9F)
    case 0xE1...0xEF: .inside(left: 2, next: 0x80...0xBF)
    case 0xF0: .inside(left: 3, next: 0x90...0xBF)
    case 0xF4: .inside(left: 3, next: 0x80...0x8F)
    case 0xF1...0xF3: .inside(left: 3, next: 0x80...0xBF)
    default: .failed
    }
  }
}
