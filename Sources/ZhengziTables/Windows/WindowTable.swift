// SPDX-License-Identifier: Apache-2.0

/// What the fast engine knows of a scheme: what becomes of each scalar alone, and where that may
/// be wrong.
///
/// - The **map** gives, for a scalar of three bytes, the three bytes that the whole chain makes of
///   it when it stands alone.
/// - Two neighbours are **joined** if a match of some stage may cover both. Where neighbours are
///   not joined lies a *definite boundary*: what is on one side cannot change the other.
/// - Two neighbours are a **trigger** if they belong to a phrase that the map gets wrong. Every such
///   phrase has one, and one of the two has a *hot* entry in the map; so text without triggers is
///   converted by the map alone.
///
/// - In some schemes each phrase of the first stage stands for itself, wherever it matches
///   (`isPhrasewise`). A phrase whose value the stages behind the first one change is *unsettled*.
///
/// Sections: 0 map, 1 joined, 2 triggers, 3 low scalars, 4 astral scalars, 5 flags, 6 unsettled.
@safe public struct WindowTable: Sendable {
  /// The image behind the table.
  public let image: TableImage
  /// Whether scalars below U+0800 may open a window: then ASCII is looked at byte by byte.
  public let hasLowForce: Bool
  /// Whether the scheme has entries that the fast way cannot follow (an empty value, or a value
  /// with an ideographic description character), or joins more than it can tell apart: then only
  /// the stages are right.
  public let needsStages: Bool
  /// Whether a match may cover a line feed.
  public let joinsLineFeed: Bool
  /// Whether enough scalars of common text are hot that a branch for each would be mispredicted.
  public let isDense: Bool

  /// Whether the first stage's phrases can be put in a window's place one by one: they are all that
  /// the scheme has, or the very phrases that cut the text. None holds what normalization changes.
  public let isPhrasewise: Bool

  /// The addresses of the sections, for the kernel.
  public var sections: Sections {
    unsafe Sections(
      map: UnsafeRawPointer(image.pointer(image.section(0).lowerBound)).assumingMemoryBound(
        to: UInt32.self),
      joined: image.pointer(image.section(1).lowerBound), joinedShift: Self.shift(image.section(1)),
      triggers: image.pointer(image.section(2).lowerBound),
      triggerShift: Self.shift(image.section(2)),
      low: image.pointer(image.section(3).lowerBound),
      astral: image.pointer(image.section(4).lowerBound),
      unsettled: image.pointer(image.section(6).lowerBound),
      unsettledShift: Self.shift(image.section(6)))
  }

  /// Addresses into an image that lives as long as the table.
  @safe public struct Sections {
    /// 65,536 entries; see `hot`, `force`, `malformed`.
    public let map: UnsafePointer<UInt32>
    /// A bit for the hash of each joined pair.
    public let joined: UnsafePointer<UInt8>
    /// 32 less the number of bits that index `joined`.
    public let joinedShift: UInt32
    /// A bit for the hash of each trigger.
    public let triggers: UnsafePointer<UInt8>
    /// 32 less the number of bits that index `triggers`.
    public let triggerShift: UInt32
    /// A bit for each scalar below U+0800 that opens a window.
    public let low: UnsafePointer<UInt8>
    /// A bit for each scalar from U+10000 to U+3FFFF that opens a window.
    public let astral: UnsafePointer<UInt8>
    /// A bit for the hash of each phrase whose value later stages change.
    public let unsettled: UnsafePointer<UInt8>
    /// 32 less the number of bits that index `unsettled`.
    public let unsettledShift: UInt32

    /// Whether later stages may change a phrase's value.
    ///
    /// - Parameters:
    ///   - first: The token of its first scalar, of three bytes; `second` of the second one.
    ///   - keyLength: Its length in bytes, at most 255.
    @inlinable @inline(__always)
    public func isUnsettled(_ first: UInt32, _ second: UInt32, _ keyLength: Int) -> Bool {
      let bit = WindowTable.hash(first, second, keyLength) >> unsettledShift
      let byte = unsafe unsettled[Int(bit >> 3)]
      return byte >> UInt8(truncatingIfNeeded: bit & 7) & 1 != 0
    }

    /// Whether a match may cover two neighbours, each given by its token.
    @inlinable @inline(__always) public func areJoined(_ a: UInt32, _ b: UInt32) -> Bool {
      let bit = WindowTable.hash(a, b) >> joinedShift
      // Below the number of bits: the shift leaves no more.
      let byte = unsafe joined[Int(bit >> 3)]
      return byte >> UInt8(truncatingIfNeeded: bit & 7) & 1 != 0
    }

    /// 1 if two neighbours may belong to a phrase that the map gets wrong, else 0.
    @inlinable @inline(__always) public func trigger(_ a: UInt32, _ b: UInt32) -> UInt32 {
      let bit = WindowTable.hash(a, b) >> triggerShift
      return unsafe UInt32(triggers[Int(bit >> 3)]) >> (bit & 7) & 1
    }
  }

  /// In an entry: look at the neighbours.
  public static let hot: UInt32 = 1 << 31
  /// In an entry, with `hot`: open a window whatever the neighbours are.
  public static let force: UInt32 = 1 << 30
  /// In an entry, with `hot`: the three bytes are no UTF-8 (an overlong form or a surrogate).
  public static let malformed: UInt32 = 1 << 29

  /// In an entry: normalization changes the scalar, or joins it with the one before it.
  public static let normalized: UInt32 = 1 << 28

  /// The hash of a phrase by its first two tokens, of three bytes each, and its length in bytes.
  @inlinable @inline(__always)
  public static func hash(_ first: UInt32, _ second: UInt32, _ length: Int) -> UInt32 {
    hash(first, second | UInt32(truncatingIfNeeded: length) << 24)
  }

  /// The hash of two tokens (a scalar's UTF-8 bytes in one number, the first one lowest).
  @inlinable @inline(__always) public static func hash(_ a: UInt32, _ b: UInt32) -> UInt32 {
    (a &* 0x85EB_CA6B &+ b) &* 0x9E37_79B1
  }

  /// Opens an image.
  public init(_ image: TableImage) {
    precondition(image.kind == .windows && image.sectionCount == 7, "not a window table")
    precondition(
      image.section(0).count == 65_536 * 4 && image.section(3).count == 256
        && image.section(4).count == Self.astralCount / 8, "window table of the wrong size")
    self.image = image
    let flags = image.u32(image.section(5).lowerBound)
    hasLowForce = flags & 1 != 0
    needsStages = flags & 2 != 0
    joinsLineFeed = flags & 4 != 0
    isDense = flags & 8 != 0
    isPhrasewise = flags & 16 != 0
  }

  static let astralCount = 0x30000

  private static func shift(_ section: Range<Int>) -> UInt32 {
    32 - UInt32((section.count * 8).trailingZeroBitCount)
  }
}
