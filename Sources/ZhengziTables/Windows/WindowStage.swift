// SPDX-License-Identifier: Apache-2.0

/// A stage of a scheme as the builder sees it: scalars, not bytes.
struct WindowStage {
  struct Phrase {
    var key: [UInt32], value: [UInt32]
  }

  /// Keys of one scalar.
  private(set) var singles: [UInt32: [UInt32]] = [:]
  /// Keys of more.
  private(set) var phrases: [Phrase] = []
  /// Whether the stage only cuts the text, and has a key of one scalar.
  private(set) var hasSingleKey = false
  /// Whether the stage only cuts the text, and replaces nothing.
  let isCutting: Bool
  /// Whether a value is empty or holds an ideographic description character.
  private(set) var isIrregular = false

  init(_ entries: [TableGroup.FlatEntry]) {
    isCutting = false
    for entry in entries { add(entry) }
  }

  init(cutting entries: [TableGroup.FlatEntry]) {
    isCutting = true
    for entry in entries { add(entry) }
  }

  private mutating func add(_ entry: TableGroup.FlatEntry) {
    let key = entry.key.scalars
    let value = isCutting ? key : entry.values[0].scalars
    if value.isEmpty || value.contains(where: { 0x2FF0...0x2FFF ~= $0 }) { isIrregular = true }
    if key.count > 1 {
      phrases.append(Phrase(key: key, value: value))
    } else if isCutting {
      hasSingleKey = true
    } else {
      singles[key[0]] = value
    }
  }

  /// Whether a phrase gives anything but what its scalars give one by one.
  func isDeviant(_ phrase: Phrase) -> Bool {
    if isCutting { return false }
    var index = 0
    for scalar in phrase.key {
      if let value = singles[scalar] {
        guard phrase.value[index...].starts(with: value) else { return true }
        index += value.count
      } else {
        guard index < phrase.value.count && phrase.value[index] == scalar else { return true }
        index += 1
      }
    }
    return index != phrase.value.count
  }
}

/// What each scalar becomes when it stands alone, stage by stage.
struct DefaultValues {
  /// The value of every scalar that some key holds; nil if the map cannot hold it, or if it is more
  /// than one scalar on the way.
  private(set) var values: [(scalar: UInt32, value: UInt32?)] = []
  /// For each stage: which scalars reach it as a scalar.
  private var sourcesByStage: [[UInt32: [UInt32]]]

  init(_ stages: [WindowStage]) {
    var scalars: Set<UInt32> = []
    for stage in stages {
      scalars.formUnion(stage.singles.keys)
      for phrase in stage.phrases { scalars.formUnion(phrase.key) }
    }
    sourcesByStage = Array(repeating: [:], count: stages.count)
    for scalar in scalars.sorted() {
      let path = Self.path(of: scalar, stages)
      let value = path.last ?? nil
      let isMapped = !path.contains(nil) && Self.fits(scalar, value)
      values.append((scalar, isMapped ? value : nil))
      // What is not mapped opens a window wherever it stands: no trigger need watch it.
      if !isMapped { continue }
      for (index, reached) in path.dropLast().enumerated() {
        if let reached { sourcesByStage[index][reached, default: []].append(scalar) }
      }
    }
  }

  /// Whether the map can hold a value: three bytes for three, and for others the scalar itself.
  private static func fits(_ scalar: UInt32, _ value: UInt32?) -> Bool {
    scalar.byteCount == 3 ? value?.byteCount == 3 : value == scalar
  }

  /// What the scalar is before each stage and at the end; nil from where it is not one scalar.
  private static func path(of scalar: UInt32, _ stages: [WindowStage]) -> [UInt32?] {
    var path: [UInt32?] = [scalar]
    var current: UInt32? = scalar
    for stage in stages {
      if let known = current, let value = stage.singles[known] {
        current = value.count == 1 ? value[0] : nil
      }
      path.append(current)
    }
    return path
  }

  /// The scalars that are `scalar` when they come to a stage without a window.
  func sources(of scalar: UInt32, before stage: Int) -> [UInt32] {
    sourcesByStage[stage][scalar] ?? []
  }
}

/// The pairs of neighbours in source text that a match of some stage may cover.
struct JoinedPairs {
  /// Two tokens each, the first one in the upper half; sorted, unique.
  private(set) var pairs: [UInt64] = []

  /// More than this many pairs fill the bitmap: hardly a boundary would be left. OpenCC's schemes
  /// have 60,000.
  private static let limit = 1 << 20

  /// Nil if there are too many: where thousands of scalars become one, and phrases hold that one
  /// twice, their number is the square.
  init?(_ stages: [WindowStage]) {
    var all: Set<UInt64> = []
    for (index, stage) in stages.enumerated() {
      var pairs: Set<UInt64> = []
      for phrase in stage.phrases {
        for (first, second) in zip(phrase.key, phrase.key.dropFirst()) {
          pairs.insert(UInt64(first) << 32 | UInt64(second))
        }
      }
      for earlier in stages[..<index].reversed() where !earlier.isCutting {
        guard let earlierPairs = Preimages(earlier).pullBack(pairs, limit: Self.limit) else {
          return nil
        }
        pairs = earlierPairs
      }
      all.formUnion(pairs)
    }
    pairs = all.map { pair in
      UInt64(UInt32(pair >> 32).token) << 32 | UInt64(UInt32(truncatingIfNeeded: pair).token)
    }.sorted()
  }
}

/// Which scalars of a stage's input may end (or begin) what its output ends (or begins) with.
private struct Preimages {
  private var last: [UInt32: Set<UInt32>] = [:]
  private var first: [UInt32: Set<UInt32>] = [:]
  private let stage: WindowStage

  init(_ stage: WindowStage) {
    self.stage = stage
    for (key, value) in stage.singles { add([key], value) }
    for phrase in stage.phrases { add(phrase.key, phrase.value) }
  }

  private mutating func add(_ key: [UInt32], _ value: [UInt32]) {
    guard let valueFirst = value.first, let valueLast = value.last else { return }
    first[valueFirst, default: []].insert(key[0])
    last[valueLast, default: []].insert(key[key.count - 1])
  }

  /// The pairs of input scalars that may come out as one of the pairs; nil if they are above the
  /// limit.
  func pullBack(_ pairs: Set<UInt64>, limit: Int) -> Set<UInt64>? {
    var result: Set<UInt64> = []
    for pair in pairs {
      let before = sources(UInt32(pair >> 32), last)
      let after = sources(UInt32(truncatingIfNeeded: pair), first)
      if result.count + before.count * after.count > limit { return nil }
      for a in before { for b in after { result.insert(UInt64(a) << 32 | UInt64(b)) } }
    }
    return result
  }

  private func sources(_ scalar: UInt32, _ table: [UInt32: Set<UInt32>]) -> Set<UInt32> {
    var sources = table[scalar] ?? []
    // A scalar without an entry of its own passes.
    if stage.singles[scalar] == nil { sources.insert(scalar) }
    return sources
  }
}

extension UInt32 {
  /// The number of bytes that a scalar takes in UTF-8.
  var byteCount: Int { self < 0x80 ? 1 : self < 0x800 ? 2 : self < 0x10000 ? 3 : 4 }

  /// The UTF-8 bytes of a scalar in one number, the first one lowest.
  var token: UInt32 {
    let last = 0x80 | self & 0x3F
    switch self {
    case ..<0x80: return self
    case ..<0x800: return 0xC0 | self >> 6 | last << 8
    case ..<0x10000: return 0xE0 | self >> 12 | (0x80 | self >> 6 & 0x3F) << 8 | last << 16
    default:
      return 0xF0 | self >> 18 | (0x80 | self >> 12 & 0x3F) << 8 | (0x80 | self >> 6 & 0x3F) << 16
        | last << 24
    }
  }
}

extension [UInt8] {
  /// The scalars of valid UTF-8.
  var scalars: [UInt32] { String(decoding: self, as: UTF8.self).unicodeScalars.map(\.value) }
}
