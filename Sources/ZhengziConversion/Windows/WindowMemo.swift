// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Remembers what became of short windows: text repeats itself, and the stages are slow.
///
/// Direct-mapped, 64 bytes a slot: two lengths, up to 24 bytes of the window and 32 of its text.
/// A slot is the property of the last window that came to it.
@safe struct WindowMemo: ~Copyable {
  /// Nil until the memo is worth its pages.
  private var memory: UnsafeMutableRawPointer?
  private var slots: UnsafeMutableRawPointer?
  /// How many windows came before there was a memo.
  private var windowCount = 0

  /// The longest window that is remembered, in bytes. A load of this many bytes is made from it.
  static let keyCapacity = 24
  /// The longest text that is remembered.
  static let valueCapacity = 32
  private static let slotCount = 16_384
  private static let valueOffset = 32
  /// A text of a few lines is done before a memo is made.
  private static let windowsBefore = 64

  deinit { unsafe free(memory) }

  /// Makes the memo: zeroed, for a slot that holds nothing has a window of no length, which never
  /// comes.
  private mutating func open() {
    guard let memory = unsafe calloc(Self.slotCount + 1, 64) else { return }
    unsafe self.memory = memory
    unsafe slots = memory.alignedUp(toMultipleOf: 64)
  }

  /// A window, padded with zeros.
  struct Key {
    var first: UInt64, second: UInt64, third: UInt64
    var length: Int

    /// - Parameter start: Readable for 24 bytes.
    @inline(__always) @unsafe init(_ start: UnsafeRawPointer, _ length: Int) {
      self.length = length
      // A shift by 64 and more gives nothing, a negative one must not be: each is bounded.
      first = unsafe start.loadUnaligned(as: UInt64.self) & Self.mask(length)
      second =
        unsafe start.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & Self.mask(length - 8)
      third =
        unsafe start.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        & Self.mask(length - 16)
    }

    @inline(__always) private static func mask(_ bytes: Int) -> UInt64 {
      bytes >= 8 ? .max : bytes <= 0 ? 0 : (1 &<< UInt64(bytes &* 8)) &- 1
    }

    @inline(__always) fileprivate var slot: Int {
      let mixed =
        (first ^ second.byteSwapped ^ third &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: mixed &>> 50)
    }
  }

  /// Copies the text of a window; returns its length, nil if it is not remembered.
  ///
  /// - Parameter target: Writable for 32 bytes, whatever the length is.
  @inline(__always) @unsafe
  func copyText(of key: Key, to target: UnsafeMutablePointer<UInt8>) -> Int? {
    guard let slots = unsafe slots else { return nil }
    // The slot is below the number of slots: its bits are no more.
    let slot = unsafe slots + key.slot &* 64
    let lengths = unsafe slot.load(as: UInt16.self)
    let first = unsafe slot.load(fromByteOffset: 8, as: UInt64.self)
    let second = unsafe slot.load(fromByteOffset: 16, as: UInt64.self)
    let third = unsafe slot.load(fromByteOffset: 24, as: UInt64.self)
    guard lengths & 0xFF == UInt16(key.length), first == key.first, second == key.second,
      third == key.third
    else { return nil }
    unsafe UnsafeMutableRawPointer(target).copyMemory(
      from: slot + Self.valueOffset, byteCount: Self.valueCapacity)
    return Int(lengths &>> 8)
  }

  /// Remembers a window, if its text is short enough.
  @unsafe mutating func remember(_ key: Key, _ text: UnsafePointer<UInt8>, _ length: Int) {
    guard length <= Self.valueCapacity else { return }
    guard let slots = unsafe slots else {
      windowCount += 1
      if windowCount == Self.windowsBefore { open() }
      return
    }
    let slot = unsafe slots + key.slot &* 64
    unsafe slot.storeBytes(of: UInt16(key.length) | UInt16(length) << 8, as: UInt16.self)
    unsafe slot.storeBytes(of: key.first, toByteOffset: 8, as: UInt64.self)
    unsafe slot.storeBytes(of: key.second, toByteOffset: 16, as: UInt64.self)
    unsafe slot.storeBytes(of: key.third, toByteOffset: 24, as: UInt64.self)
    unsafe (slot + Self.valueOffset).copyMemory(from: text, byteCount: length)
  }
}
