// SPDX-License-Identifier: Apache-2.0

/// What is kept of a text to judge it by: its beginning as it is, and the stretches that are not
/// plain ASCII, each with a few bytes around it.
///
/// So a page that is nearly all markup and a log in which Chinese comes late show as much as a text
/// that is all Chinese.
struct Evidence: Sendable {
  /// The beginning, at most `headLimit` bytes.
  private(set) var head: [UInt8] = []
  /// The stretches, at most `limit` bytes and a few.
  private(set) var stretches: [UInt8] = []
  /// How many bytes have come from the first on that is not plain ASCII.
  private(set) var count = 0
  /// Whether any byte is above ASCII, and whether any is NUL.
  private(set) var hasHighBytes = false, hasNUL = false
  /// The last plain ASCII that was not kept, and how much of what comes next will be.
  private var tail: [UInt8] = []
  private var room = 0

  static let headLimit = 65_536, limit = 16_384
  /// Bytes of ASCII that are kept before and behind a stretch.
  private static let context = 6

  init() {}

  /// Takes the plain ASCII that a text begins with, and returns the place behind it.
  mutating func addPlainStart(_ piece: ArraySlice<UInt8>) -> Int {
    guard count == 0 else { return piece.startIndex }
    let end = piece.firstIndex { !Self.isPlain($0) } ?? piece.endIndex
    let run = piece[..<end]
    if !run.isEmpty { addPlain(run) }
    if head.count < Self.headLimit { head += run.prefix(Self.headLimit - head.count) }
    return end
  }

  /// Takes bytes up to the place where the stretches have `goal` bytes, and returns that place.
  mutating func add(_ piece: ArraySlice<UInt8>, upTo goal: Int) -> Int {
    var index = piece.startIndex
    let end = piece.endIndex
    while index < end && stretches.count < goal {
      let start = index
      if Self.isPlain(piece[index]) {
        while index < end && Self.isPlain(piece[index]) { index += 1 }
        addPlain(piece[start..<index])
      } else {
        addOther(piece[index])
        index += 1
      }
    }
    let taken = piece[piece.startIndex..<index]
    if head.count < Self.headLimit { head += taken.prefix(Self.headLimit - head.count) }
    count += taken.count
    return index
  }

  private mutating func addPlain(_ run: ArraySlice<UInt8>) {
    let near = run.prefix(room)
    stretches += near
    room -= near.count
    let rest = run.dropFirst(near.count)
    if rest.isEmpty { return }
    tail += rest.suffix(Self.context)
    if tail.count > Self.context { tail.removeFirst(tail.count - Self.context) }
  }

  private mutating func addOther(_ byte: UInt8) {
    stretches += tail
    tail.removeAll(keepingCapacity: true)
    stretches.append(byte)
    room = Self.context
    if byte >= 0x80 { hasHighBytes = true }
    if byte == 0 { hasNUL = true }
  }

  /// ASCII but NUL, and the bytes that shift and escape from ASCII.
  @inline(__always) private static func isPlain(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != 0 && byte != 0x0E && byte != 0x1B
  }

  /// How many control characters that no text holds are in the beginning.
  var controlCount: Int { head.count { $0 < 0x80 && Cost.ascii($0) == Cost.control } }
}
