// SPDX-License-Identifier: Apache-2.0

/// Finds the longest key that begins a text.
///
/// A scalar's entry says whether it is a key itself and whether longer keys begin with it. For
/// those, a filter of one bit a pair turns most text away; what passes is looked up by the first
/// two scalars, and the bucket lists its keys longest first. A scalar is compared as its UTF-8
/// bytes in one number, so that nothing is decoded but the first scalar.
@safe public struct LongestMatchTable: Sendable {
  /// The image behind the table.
  public let image: TableImage
  /// The longest key, in bytes.
  public let longestKey: Int
  /// Whether a key holds a line feed; if none does, no match crosses the end of a line.
  public let hasKeyWithLineFeed: Bool
  /// The number of keys.
  public let count: Int

  let pageIndex: Int, pages: Int
  private let classes: Int, filter: Int, slots: Int, pool: Int
  private let filterShift: UInt32, slotShift: UInt32, slotMask: UInt32

  static let phraseFlag: UInt32 = 1 << 31

  /// A key that begins a text, and what it stands for.
  public struct Match: Sendable {
    /// Length of the key in bytes; 0 if no key matches.
    public let keyLength: Int
    /// Where the value lies in the image.
    public let valueOffset: Int
    /// Length of the value in bytes.
    public let valueLength: Int
    /// The number of the table the entry came from.
    public let leaf: Int

    @inline(__always) init(keyLength: Int, valueOffset: Int, valueLength: Int, leaf: Int) {
      self.keyLength = keyLength
      self.valueOffset = valueOffset
      self.valueLength = valueLength
      self.leaf = leaf
    }

    /// No key matches.
    @inline(__always) public static var none: Match {
      Match(keyLength: 0, valueOffset: 0, valueLength: 0, leaf: 0)
    }
  }

  /// Opens an image.
  public init(_ image: TableImage) {
    precondition(image.kind == .longestMatch && image.sectionCount == 7, "not a matching table")
    self.image = image
    classes = image.section(0).lowerBound
    pageIndex = image.section(1).lowerBound
    pages = image.section(2).lowerBound
    filter = image.section(3).lowerBound
    slots = image.section(4).lowerBound
    pool = image.section(5).lowerBound
    filterShift = 32 - UInt32((image.section(3).count * 8).trailingZeroBitCount)
    slotMask = UInt32(image.section(4).count / 4 - 1)
    slotShift = 32 - UInt32((image.section(4).count / 4).trailingZeroBitCount)
    let bounds = image.section(6).lowerBound
    longestKey = Int(image.u32(bounds))
    hasKeyWithLineFeed = image.u32(bounds + 4) != 0
    count = Int(image.u32(bounds + 8))
  }

  /// Whether two tables read one image.
  public func isSame(as other: LongestMatchTable) -> Bool {
    unsafe image.pointer(0) == other.image.pointer(0)
  }

  @inline(__always) static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    (first &* 0x85EB_CA6B &+ second) &* 0x9E37_79B1
  }

  /// Whether a key, or an ideographic description sequence, can begin with a byte.
  @inline(__always) public func canBegin(with byte: UInt8) -> Bool {
    image.u8(classes + Int(byte)) != 0
  }

  /// The first position from `position` on at which a key, or an ideographic description sequence,
  /// can begin; `limit` if there is none.
  ///
  /// - Parameters:
  ///   - count: How many bytes may be read; `limit` is not above it.
  @inline(__always) @unsafe
  public func skip(
    _ text: UnsafePointer<UInt8>, from position: Int, to limit: Int, _ count: Int
  ) -> Int {
    let classes = unsafe image.pointer(self.classes)
    let pageIndex = unsafe UnsafeRawPointer(image.pointer(self.pageIndex))
    let pages = unsafe UnsafeRawPointer(image.pointer(self.pages))
    var position = position
    while position < limit {
      let lead = unsafe text[position]
      if unsafe classes[Int(lead)] == 0 {
        position &+= 1
        continue
      }
      // Most scalars of three bytes begin no key: told by their entry, without a match.
      guard lead & 0xF0 == 0xE0, count - position >= 3 else { return position }
      let (second, third) = unsafe (text[position + 1], text[position + 2])
      guard second & 0xC0 == 0x80 && third & 0xC0 == 0x80 else { return position }
      if lead == 0xE2 && second == 0xBF { return position }
      // Below 0x10000: inside the index of 0x1100 pages; a page number is below their count.
      let high = Int(lead & 0x0F) << 4 | Int(second & 0x3F) >> 2
      let low = Int(second & 0x03) << 6 | Int(third & 0x3F)
      let page = unsafe Int(pageIndex.loadUnaligned(fromByteOffset: high * 2, as: UInt16.self))
      let entry = unsafe pages.loadUnaligned(
        fromByteOffset: page * 1024 + low * 4, as: UInt32.self)
      if entry != 0 { return position }
      position &+= 3
    }
    return limit
  }

  /// The longest key that begins the text at `start`.
  ///
  /// - Parameters:
  ///   - start: Any bytes; malformed UTF-8 matches nothing.
  ///   - count: How many bytes may be read. At least 1.
  @inline(__always) @unsafe
  public func match(_ start: UnsafePointer<UInt8>, _ count: Int) -> Match {
    let length = unsafe scalarLength(start, count)
    guard length > 0 else { return .none }
    let scalar = unsafe self.scalar(start, length)
    let page = Int(image.u16(pageIndex + Int(scalar >> 8) * 2))
    guard page != 0 else { return .none }
    let entry = image.u32(pages + page * 1024 + Int(scalar & 255) * 4)
    if entry & Self.phraseFlag != 0, count > length {
      let match = unsafe matchPhrase(start, count, length)
      if match.keyLength > 0 { return match }
    }
    let value = Int(entry & ~Self.phraseFlag)
    guard value != 0 else { return .none }
    let record = pool + value
    return Match(
      keyLength: length, valueOffset: record + 3, valueLength: Int(image.u16(record)),
      leaf: Int(image.u8(record + 2)))
  }

  /// The longest key of two scalars and more that begins the text at `start`.
  ///
  /// - Parameters:
  ///   - first: The token of the first scalar, which has three bytes.
  ///   - second: The token of the second one, which has three bytes too.
  ///   - count: How many bytes may be read. At least 6.
  @inline(__always) @unsafe
  public func matchPhrase(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ first: UInt32, _ second: UInt32
  ) -> Match {
    let hash = Self.hash(first, second)
    let bit = hash >> filterShift
    guard image.u8(filter + Int(bit >> 3)) >> UInt8(bit & 7) & 1 != 0 else { return .none }
    return unsafe search(start, count, 6, first, second, hash)
  }

  @inline(__always) @unsafe
  private func matchPhrase(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ firstLength: Int
  ) -> Match {
    // `count > firstLength`: there is a second byte sequence to look at.
    let secondLength = unsafe scalarLength(start + firstLength, count - firstLength)
    guard secondLength > 0 else { return .none }
    let first = unsafe token(start, firstLength)
    let second = unsafe token(start + firstLength, secondLength)
    let hash = Self.hash(first, second)
    let bit = hash >> filterShift
    guard image.u8(filter + Int(bit >> 3)) >> UInt8(bit & 7) & 1 != 0 else { return .none }
    return unsafe search(start, count, firstLength + secondLength, first, second, hash)
  }

  @unsafe
  private func search(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ headLength: Int, _ first: UInt32,
    _ second: UInt32, _ hash: UInt32
  ) -> Match {
    var slot = hash >> slotShift
    while true {
      let offset = Int(image.u32(slots + Int(slot) * 4))
      guard offset != 0 else { return .none }
      let bucket = pool + offset
      if image.u32(bucket) == first, image.u32(bucket + 4) == second {
        return unsafe longest(in: bucket + 8, start + headLength, count - headLength, headLength)
      }
      slot = (slot &+ 1) & slotMask
    }
  }

  @unsafe
  private func longest(
    in bucket: Int, _ tail: UnsafePointer<UInt8>, _ count: Int, _ headLength: Int
  ) -> Match {
    var record = bucket
    while true {
      let tailLength = Int(image.u16(record))
      if tailLength == Int(UInt16.max) { return .none }
      let valueLength = Int(image.u16(record + 2))
      if tailLength <= count, unsafe equal(record + 5, tail, tailLength) {
        return Match(
          keyLength: headLength + tailLength, valueOffset: record + 5 + tailLength,
          valueLength: valueLength, leaf: Int(image.u8(record + 4)))
      }
      record += 5 + tailLength + valueLength
    }
  }

  @inline(__always) @unsafe
  private func equal(_ offset: Int, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    while index < count {
      if unsafe image.u8(offset + index) != text[index] { return false }
      index &+= 1
    }
    return true
  }

  /// The length of the well-formed sequence at `start`; 0 if it is malformed or cut.
  @inline(__always) @unsafe
  private func scalarLength(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let lead = unsafe start[0]
    if lead < 0x80 { return 1 }
    // A key's bytes are well-formed, so that loose checks are enough: whatever passes here and
    // is not well-formed has no entry, but for overlong forms, which the ranges exclude.
    if lead >= 0xE0 && lead < 0xF0 {
      guard count >= 3 else { return 0 }
      let second = unsafe start[1]
      guard unsafe second & 0xC0 == 0x80 && start[2] & 0xC0 == 0x80 else { return 0 }
      return lead == 0xE0 && second < 0xA0 ? 0 : 3
    }
    if lead >= 0xC2 && lead < 0xE0 {
      return unsafe count >= 2 && start[1] & 0xC0 == 0x80 ? 2 : 0
    }
    guard lead >= 0xF0 && lead <= 0xF4, count >= 4 else { return 0 }
    let second = unsafe start[1]
    guard unsafe second & 0xC0 == 0x80 && start[2] & 0xC0 == 0x80 && start[3] & 0xC0 == 0x80 else {
      return 0
    }
    if lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F { return 0 }
    return 4
  }

  @inline(__always) @unsafe
  private func scalar(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    switch length {
    case 3:
      unsafe UInt32(start[0] & 0x0F) << 12 | UInt32(start[1] & 0x3F) << 6 | UInt32(start[2] & 0x3F)
    case 1: unsafe UInt32(start[0])
    case 2: unsafe UInt32(start[0] & 0x1F) << 6 | UInt32(start[1] & 0x3F)
    default:
      unsafe UInt32(start[0] & 0x07) << 18 | UInt32(start[1] & 0x3F) << 12
        | UInt32(start[2] & 0x3F) << 6 | UInt32(start[3] & 0x3F)
    }
  }

  @inline(__always) @unsafe
  private func token(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    switch length {
    case 3: unsafe UInt32(start[0]) | UInt32(start[1]) << 8 | UInt32(start[2]) << 16
    case 1: unsafe UInt32(start[0])
    case 2: unsafe UInt32(start[0]) | UInt32(start[1]) << 8
    default:
      unsafe UInt32(start[0]) | UInt32(start[1]) << 8 | UInt32(start[2]) << 16
        | UInt32(start[3]) << 24
    }
  }
}
