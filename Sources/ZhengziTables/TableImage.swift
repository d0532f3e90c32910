// SPDX-License-Identifier: Apache-2.0

/// A read-only view of one compiled table.
///
/// An image is a header and a list of sections; everything is little-endian and addressed by
/// offset, so that it is used where it lies: in `.rodata` for the built-in tables, in a buffer
/// of its own for those that a user brings. Raw loads are made here, and in the loops that ask for
/// a section's address.
///
///     0   magic "ZZT1"
///     4   kind (UInt32)
///     8   number of sections (UInt32)
///     12  reserved
///     16  per section: offset and length (UInt32 each)
@safe public struct TableImage: @unchecked Sendable {
  // Unchecked: the bytes never change after `init`, and `owner` keeps them alive.
  @usableFromInline let base: UnsafeRawPointer
  /// Length of the image in bytes.
  public let byteCount: Int
  private let owner: AnyObject?

  /// What an image holds.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The number that the header carries.
    public let rawValue: UInt32
    /// Makes a kind from its number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// Keys with values, looked up by the longest key that begins a text.
    public static let longestMatch = Kind(rawValue: 1)
    /// A list of records, such as the built-in schemes.
    public static let records = Kind(rawValue: 2)
    /// What each scalar becomes alone, and where that may be wrong.
    public static let windows = Kind(rawValue: 4)
    /// Pairs of bytes and their scalars, a codec's table.
    public static let pairs = Kind(rawValue: 3)
    /// Words, forms and rules for conversion by context.
    public static let context = Kind(rawValue: 5)
    /// How conversion by context writes a variant.
    public static let contextTarget = Kind(rawValue: 6)
  }

  /// Views bytes that live as long as the process.
  ///
  /// - Precondition: the bytes are an image; a broken one is a build error and traps.
  public init(static bytes: UnsafeRawBufferPointer) {
    guard let address = bytes.baseAddress else { preconditionFailure("empty table image") }
    unsafe base = address
    byteCount = bytes.count
    owner = nil
    validate()
  }

  /// Views a copy of bytes that were compiled at run time.
  public init(owning bytes: [UInt8]) {
    let storage = Storage(bytes)
    unsafe base = unsafe UnsafeRawPointer(storage.buffer)
    byteCount = bytes.count
    owner = storage
    validate()
  }

  private func validate() {
    precondition(byteCount >= 16 && u32(0) == 0x3154_5A5A, "not a table image")
    for index in 0..<sectionCount {
      let section = self.section(index)
      precondition(section.upperBound <= byteCount, "table image section out of bounds")
    }
  }

  /// What the image holds.
  public var kind: Kind { Kind(rawValue: u32(4)) }

  /// The number of sections.
  public var sectionCount: Int { Int(u32(8)) }

  /// Where a section lies, in bytes from the start of the image.
  public func section(_ index: Int) -> Range<Int> {
    precondition(index < sectionCount)
    let start = Int(u32(16 + index * 8))
    return start..<(start + Int(u32(20 + index * 8)))
  }

  // Loads: callers pass offsets inside a section that `validate` has bounded; the debug build
  // checks each of them.

  /// The byte at an offset.
  @inlinable @inline(__always) public func u8(_ offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < byteCount)
    return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// The 16-bit number at an offset.
  @inlinable @inline(__always) public func u16(_ offset: Int) -> UInt16 {
    assert(offset >= 0 && offset + 2 <= byteCount)
    return unsafe UInt16(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  /// The 32-bit number at an offset.
  @inlinable @inline(__always) public func u32(_ offset: Int) -> UInt32 {
    assert(offset >= 0 && offset + 4 <= byteCount)
    return unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The address of an offset, for the matching loop.
  @inlinable @inline(__always) @unsafe public func pointer(_ offset: Int) -> UnsafePointer<UInt8> {
    assert(offset >= 0 && offset <= byteCount)
    return unsafe (base + offset).assumingMemoryBound(to: UInt8.self)
  }

  /// A copy of some bytes of the image.
  public func bytes(_ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount)
    return unsafe [UInt8](
      UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  @safe private final class Storage {
    let buffer: UnsafeMutableRawPointer
    init(_ bytes: [UInt8]) {
      unsafe buffer = .allocate(byteCount: max(bytes.count, 1), alignment: 64)
      unsafe bytes.withUnsafeBytes {
        if let source = $0.baseAddress {
          unsafe buffer.copyMemory(from: source, byteCount: $0.count)
        }
      }
    }
    deinit { unsafe buffer.deallocate() }
  }
}
