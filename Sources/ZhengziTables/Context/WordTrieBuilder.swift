// SPDX-License-Identifier: Apache-2.0

/// Collects words with costs and values, and lays them out as the sections of a context table.
struct WordTrieBuilder {
  /// Child of a node, by node << 16 | scalar.
  private var children: [UInt64: UInt32] = [:]
  /// The same, in the order in which they came.
  private var edges: [UInt64] = []
  private var costs: [UInt8] = [0]
  private var nodeValues: [UInt16] = [0]
  private var valueNumbers: [UInt64: UInt16] = [0: 0]
  private var values: [UInt64] = [0]
  private var pairs: Set<UInt32> = []

  static let nodeLimit = 1 << 20

  private mutating func node(_ word: [UInt16]) -> Int {
    var node: UInt32 = 0
    for scalar in word {
      let key = UInt64(node) << 16 | UInt64(scalar)
      if let next = children[key] {
        node = next
      } else {
        node = UInt32(costs.count)
        precondition(costs.count < Self.nodeLimit, "too many nodes for 20 bits")
        children[key] = node
        edges.append(key)
        costs.append(0)
        nodeValues.append(0)
      }
    }
    for index in 1..<max(word.count, 1) {
      pairs.insert(UInt32(word[index - 1]) << 16 | UInt32(word[index]))
    }
    return Int(node)
  }

  /// Adds a word; of several costs the lowest stays.
  mutating func add(_ word: [UInt16], cost: Int) {
    let node = node(word)
    let cost = UInt8(clamping: max(1, cost))
    costs[node] = costs[node] == 0 ? cost : min(costs[node], cost)
  }

  /// The cost of a word; nil if there is none.
  func cost(of word: some Sequence<UInt16>) -> Int? {
    var node: UInt32 = 0
    for scalar in word {
      guard let next = children[UInt64(node) << 16 | UInt64(scalar)] else { return nil }
      node = next
    }
    return costs[Int(node)] == 0 ? nil : Int(costs[Int(node)])
  }

  /// Gives a word or phrase a value.
  mutating func setValue(_ word: [UInt16], _ value: UInt64) {
    let node = node(word)
    if let number = valueNumbers[value] {
      nodeValues[node] = number
      return
    }
    precondition(values.count < 0xFFFF, "too many values for 16 bits")
    valueNumbers[value] = UInt16(values.count)
    nodeValues[node] = UInt16(values.count)
    values.append(value)
  }

  /// What the cheapest path through a text costs.
  func readingCost(_ text: [UInt16]) -> Int {
    var best = [Int](repeating: .max, count: text.count + 1)
    best[0] = 0
    for start in text.indices {
      var node: UInt32 = 0
      best[start + 1] = min(best[start + 1], best[start] + 180)
      for end in start..<text.count {
        guard let next = children[UInt64(node) << 16 | UInt64(text[end])] else { break }
        node = next
        if costs[Int(node)] != 0 {
          best[end + 1] = min(best[end + 1], best[start] + Int(costs[Int(node)]))
        }
      }
    }
    return best[text.count]
  }

  // MARK: Sections

  var roots: [UInt8] {
    var table = [UInt32](repeating: 0, count: 65_536)
    for key in edges where key < 65_536 { table[Int(key)] = packed(key) }
    return table.bytes
  }

  private func packed(_ key: UInt64) -> UInt32 {
    let node = children[key] ?? 0
    return node << 8 | UInt32(costs[Int(node)])
  }

  var trie: [UInt8] {
    let entries = edges.filter { $0 >= 65_536 }.map { $0 << 28 | UInt64(packed($0)) }
    return HashSection.bytes(entries) { $0 >> 28 }
  }

  var nodeValueSection: [UInt8] { nodeValues.bytes }
  var valueSection: [UInt8] { values.bytes }

  var crossings: [UInt8] {
    let bits = 21
    var bitmap = [UInt8](repeating: 0, count: 1 << (bits - 3))
    for pair in pairs {
      let hash = ContextHash.pair(UInt16(pair >> 16), UInt16(pair & 0xFFFF))
      let bit = hash >> UInt32(32 - bits)
      bitmap[Int(bit >> 3)] |= 1 << UInt8(bit & 7)
    }
    return bitmap
  }
}

/// An open-addressed table of 64-bit entries.
enum HashSection {
  /// - Parameter key: What an entry is found by.
  static func bytes(_ entries: [UInt64], key: (UInt64) -> UInt64) -> [UInt8] {
    var bits = 4
    while Double(1 << bits) * 0.62 < Double(entries.count) { bits += 1 }
    var slots = [UInt64](repeating: 0, count: 1 << bits)
    for entry in entries {
      var slot = Int((key(entry) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
    return slots.bytes
  }
}

extension Array where Element: FixedWidthInteger {
  /// The elements' bytes, the lowest first.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    let width = Element.bitWidth / 8
    result.reserveCapacity(count * width)
    for element in self {
      for byte in 0..<width { result.append(UInt8(truncatingIfNeeded: element >> (byte * 8))) }
    }
    return result
  }
}
