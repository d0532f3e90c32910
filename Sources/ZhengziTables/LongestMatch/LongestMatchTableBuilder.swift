// SPDX-License-Identifier: Apache-2.0

/// Compiles entries into the image that `LongestMatchTable` reads.
///
/// Sections: 0 byte classes, 1 page index, 2 pages, 3 pair filter, 4 slots, 5 pool, 6 bounds.
public struct LongestMatchTableBuilder {
  private let entries: [TableGroup.FlatEntry]
  private let keepsAllValues: Bool

  /// Prepares entries whose keys are unique (`TableGroup.flattened` makes them so).
  ///
  /// - Parameter keepsAllValues: store every value, separated by spaces, instead of the first.
  public init(_ entries: [TableGroup.FlatEntry], keepsAllValues: Bool = false) {
    self.entries = entries
    self.keepsAllValues = keepsAllValues
  }

  /// The image. Equal entries in equal order give equal bytes.
  public func image() -> [UInt8] {
    var pool: [UInt8] = [0]  // Offset 0 means “none”.
    var pages = Pages()
    var buckets: [Pair: [TableGroup.FlatEntry]] = [:]
    for entry in entries {
      let first = entry.key.scalarLength(at: 0)
      if first == entry.key.count {
        pages.set(scalar: entry.key.scalar(at: 0), value: UInt32(pool.count))
        appendValue(of: entry, to: &pool)
      } else {
        pages.markPhrase(scalar: entry.key.scalar(at: 0))
        buckets[Pair(key: entry.key), default: []].append(entry)
      }
    }
    let pairs = buckets.keys.sorted()
    let slots = makeSlots(pairs, buckets, &pool)
    var writer = TableImageWriter(kind: .longestMatch)
    writer.append(section: byteClasses())
    writer.append(section: pages.indexSection())
    writer.append(section: pages.pageSection())
    writer.append(section: filter(pairs))
    writer.append(section: slots)
    // Slack: the matcher may load four bytes at the last one.
    writer.append(section: pool + [0, 0, 0, 0])
    writer.append(section: bounds())
    return writer.image()
  }

  private func appendValue(of entry: TableGroup.FlatEntry, to pool: inout [UInt8]) {
    let value = self.value(of: entry)
    pool.append(littleEndian: UInt16(value.count))
    pool.append(UInt8(truncatingIfNeeded: entry.leaf))
    pool.append(contentsOf: value)
  }

  private func value(of entry: TableGroup.FlatEntry) -> [UInt8] {
    keepsAllValues ? [UInt8](entry.values.joined(separator: [0x20])) : entry.values[0]
  }

  /// Buckets into the pool, their offsets into a table with open addressing.
  private func makeSlots(
    _ pairs: [Pair], _ buckets: [Pair: [TableGroup.FlatEntry]], _ pool: inout [UInt8]
  ) -> [UInt8] {
    var bits: UInt32 = 4
    while (1 << bits) < pairs.count * 2 { bits += 1 }
    var slots = [UInt32](repeating: 0, count: 1 << bits)
    for pair in pairs {
      var index = Int(pair.hash >> (32 - bits))
      while slots[index] != 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = UInt32(pool.count)
      pool.append(littleEndian: pair.first)
      pool.append(littleEndian: pair.second)
      let longestFirst = (buckets[pair] ?? []).sorted { $0.key.count > $1.key.count }
      for entry in longestFirst {
        let tail = entry.key[pair.byteCount...]
        pool.append(littleEndian: UInt16(tail.count))
        pool.append(littleEndian: UInt16(value(of: entry).count))
        pool.append(UInt8(truncatingIfNeeded: entry.leaf))
        pool.append(contentsOf: tail)
        pool.append(contentsOf: value(of: entry))
      }
      pool.append(littleEndian: UInt16.max)
    }
    var section: [UInt8] = []
    for slot in slots { section.append(littleEndian: slot) }
    return section
  }

  /// One bit for each pair of scalars that begins a key: most text ends its search here.
  private func filter(_ pairs: [Pair]) -> [UInt8] {
    var bits: UInt32 = 10
    while bits < 20, (1 << bits) < pairs.count * 16 { bits += 1 }
    var filter = [UInt8](repeating: 0, count: 1 << (bits - 3))
    for pair in pairs {
      let bit = pair.hash >> (32 - bits)
      filter[Int(bit >> 3)] |= 1 << UInt8(bit & 7)
    }
    return filter
  }

  /// For each byte: can a key or an ideographic description sequence begin with it?
  private func byteClasses() -> [UInt8] {
    var classes = [UInt8](repeating: 0, count: 256)
    for entry in entries { classes[Int(entry.key[0])] = 1 }
    classes[0xE2] = 1  // U+2FF0 … U+2FFF are E2 BF B0 … BF.
    return classes
  }

  private func bounds() -> [UInt8] {
    var section: [UInt8] = []
    section.append(littleEndian: UInt32(entries.map(\.key.count).max() ?? 0))
    let hasLineFeed = entries.contains { $0.key.contains(0x0A) }
    section.append(littleEndian: UInt32(hasLineFeed ? 1 : 0))
    section.append(littleEndian: UInt32(entries.count))
    return section
  }
}

/// The first two scalars of a key, each as its UTF-8 bytes in one number.
private struct Pair: Hashable, Comparable {
  let first: UInt32, second: UInt32
  let byteCount: Int

  init(key: [UInt8]) {
    let length = key.scalarLength(at: 0)
    byteCount = length + key.scalarLength(at: length)
    first = key.token(0..<length)
    second = key.token(length..<byteCount)
  }

  var hash: UInt32 { LongestMatchTable.hash(first, second) }

  static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

/// A two-level map from scalar to entry.
private struct Pages {
  private var pages: [Int: [UInt32]] = [:]

  mutating func set(scalar: UInt32, value: UInt32) {
    let old = self[scalar]
    self[scalar] = (old & LongestMatchTable.phraseFlag) | value
  }

  mutating func markPhrase(scalar: UInt32) { self[scalar] |= LongestMatchTable.phraseFlag }

  private subscript(scalar: UInt32) -> UInt32 {
    get { pages[Int(scalar >> 8)]?[Int(scalar & 255)] ?? 0 }
    set {
      pages[Int(scalar >> 8), default: [UInt32](repeating: 0, count: 256)][Int(scalar & 255)] =
        newValue
    }
  }

  /// Page number by `scalar >> 8`; page 0 is empty.
  func indexSection() -> [UInt8] {
    var index = [UInt16](repeating: 0, count: 0x1100)
    for (number, page) in pages.keys.sorted().enumerated() { index[page] = UInt16(number + 1) }
    var section: [UInt8] = []
    for number in index { section.append(littleEndian: number) }
    return section
  }

  func pageSection() -> [UInt8] {
    var section = [UInt8](repeating: 0, count: 1024)
    for page in pages.keys.sorted() {
      for entry in pages[page] ?? [] { section.append(littleEndian: entry) }
    }
    return section
  }
}

extension [UInt8] {
  /// The length of the scalar at an index of valid UTF-8, in bytes.
  fileprivate func scalarLength(at index: Int) -> Int {
    switch self[index] {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  fileprivate func scalar(at index: Int) -> UInt32 {
    let length = scalarLength(at: index)
    var value = UInt32(self[index]) & (length == 1 ? 0x7F : 0xFF >> UInt32(length + 1))
    for byte in self[(index + 1)..<(index + length)] { value = value << 6 | UInt32(byte & 0x3F) }
    return value
  }

  fileprivate func token(_ range: Range<Int>) -> UInt32 {
    self[range].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
