// SPDX-License-Identifier: Apache-2.0

/// Compiles a scheme into the image that `WindowTable` reads; for the built-in schemes when the
/// tables are made, for a user's configuration when it is loaded.
///
/// Why a text without triggers is right by the map alone: take the stages one by one. A match of
/// the first stage that gives anything but its scalars' own values is a *deviant* phrase, and has
/// a trigger; so without triggers that stage gives each scalar its own value, and the next stage
/// reads what the map presumes.
public struct WindowTableBuilder {
  private let stages: [WindowStage]
  private let phrases: WindowPhrases
  private let frequencies: ScalarFrequencies
  private var map: [UInt32]
  private var low = [UInt8](repeating: 0, count: 256)
  private var astral = [UInt8](repeating: 0, count: WindowTable.astralCount / 8)
  private var triggers: Set<UInt64> = []
  private var hotFrequency = 0.0

  /// Takes the stages of a scheme in the order in which text passes them.
  ///
  /// - Parameters:
  ///   - normalization: Entries of each stage before segmentation.
  ///   - segmentation: Entries that cut the text, if any.
  ///   - chain: Entries of each stage behind it.
  public init(
    normalization: [[TableGroup.FlatEntry]], segmentation: [TableGroup.FlatEntry]?,
    chain: [[TableGroup.FlatEntry]], frequencies: ScalarFrequencies
  ) {
    stages =
      normalization.map { WindowStage($0) }
      + (segmentation.map { [WindowStage(cutting: $0)] } ?? []) + chain.map { WindowStage($0) }
    phrases = WindowPhrases(
      normalization: Array(stages[..<normalization.count]), isCut: segmentation != nil,
      cutAndChain: Array(stages[normalization.count...]))
    self.frequencies = frequencies
    map = Self.identity()
  }

  /// The image. Equal entries in equal order give equal bytes.
  public mutating func image() -> [UInt8] {
    let joined = JoinedPairs(stages)?.pairs
    // Each trigger is a joined pair: too many of these are too many of those.
    if joined != nil { fillMap() }
    var writer = TableImageWriter(kind: .windows)
    var section: [UInt8] = []
    section.reserveCapacity(map.count * 4)
    for entry in map { section.append(littleEndian: entry) }
    writer.append(section: section)
    writer.append(section: Self.bitmap(joined ?? [], bits: 12...20, spread: 16))
    writer.append(section: Self.bitmap(Array(triggers), bits: 12...19, spread: 64))
    writer.append(section: low)
    writer.append(section: astral)
    section = []
    section.append(littleEndian: flags(joined))
    writer.append(section: section)
    writer.append(section: Self.bitmap(hashes: phrases.unsettled, bits: 12...18, spread: 16))
    return writer.image()
  }

  private func flags(_ joined: [UInt64]?) -> UInt32 {
    let needsStages = joined == nil || stages.contains(where: \.isIrregular)
    let joinsLineFeed = (joined ?? []).contains { $0 >> 32 == 0x0A || $0 & 0xFFFF_FFFF == 0x0A }
    return (low.contains { $0 != 0 } ? 1 : 0) | (needsStages ? 2 : 0)
      | (joinsLineFeed ? 4 : 0) | (hotFrequency > 0.025 ? 8 : 0)
      | (phrases.isPhrasewise ? 16 : 0)
  }

  // MARK: The map

  private mutating func fillMap() {
    let defaults = DefaultValues(stages)
    for (scalar, value) in defaults.values { set(scalar, value) }
    chooseTriggers(defaults)
    for scalar in phrases.normalized where scalar.byteCount == 3 {
      map[Int(scalar)] |= WindowTable.normalized
    }
  }

  /// Every scalar of three bytes stands for itself; what is none is malformed, and ideographic
  /// description characters open a window, for they keep what follows them.
  private static func identity() -> [UInt32] {
    (0..<UInt32(65_536)).map { scalar in
      let entry = scalar.token & 0xFF_FFFF
      switch scalar {
      case 0..<0x800, 0xD800..<0xE000:
        return UInt32(0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8
          | (0x80 | scalar & 0x3F) << 16 | WindowTable.hot | WindowTable.malformed
      case 0x2FF0...0x2FFF: return entry | WindowTable.hot | WindowTable.force
      default: return entry
      }
    }
  }

  /// Sets what a scalar becomes alone; nil if the map cannot hold it.
  private mutating func set(_ scalar: UInt32, _ value: UInt32?) {
    guard let value else { return force(scalar) }
    if scalar.byteCount == 3 { map[Int(scalar)] = map[Int(scalar)] & ~0xFF_FFFF | value.token }
  }

  /// Makes a scalar open a window wherever it stands.
  private mutating func force(_ scalar: UInt32) {
    switch scalar {
    case ..<0x800: low[Int(scalar >> 3)] |= 1 << UInt8(scalar & 7)
    case ..<0x10000:
      map[Int(scalar)] |= WindowTable.hot | WindowTable.force
      hotFrequency += frequencies.share(of: scalar)
    case ..<0x40000: astral[Int((scalar - 0x10000) >> 3)] |= 1 << UInt8(scalar & 7)
    default: break  // The kernel opens a window at every scalar from U+40000 on.
    }
  }

  // MARK: Triggers

  /// For each deviant phrase one pair of neighbours, so chosen that few scalars get hot.
  private mutating func chooseTriggers(_ defaults: DefaultValues) {
    var left: [[Candidate]] = []
    for (index, stage) in stages.enumerated() {
      for phrase in stage.phrases where stage.isDeviant(phrase) {
        let sources = phrase.key.map { defaults.sources(of: $0, before: index) }
        // What the map never gives to a stage, that stage does not meet without a window.
        if sources.contains(where: \.isEmpty) { continue }
        let candidates = candidates(sources)
        if candidates.isEmpty { forceOne(of: sources) } else { left.append(candidates) }
      }
    }
    // The phrases that have none but frequent scalars come first: what they make hot serves the
    // others.
    let order = left.indices.sorted { (left[$0][0].cost, $1) > (left[$1][0].cost, $0) }
    for index in order { choose(left[index]) }
  }

  /// A way to notice a phrase: the scalars that get hot, and those beside them.
  private struct Candidate {
    var anchors: [UInt32], neighbours: [UInt32]
    /// Whether the anchors are the first of the pair.
    var isFirst: Bool
    var cost: Double, pairCost: Double
  }

  /// The ways to notice a phrase, the cheapest first; only scalars of three bytes are looked at.
  private func candidates(_ sources: [[UInt32]]) -> [Candidate] {
    var result: [Candidate] = []
    for index in 0..<(sources.count - 1) {
      let (first, second) = (sources[index], sources[index + 1])
      guard (first + second).allSatisfy({ $0.byteCount == 3 }) else { continue }
      let costs = (frequencies.share(of: first), frequencies.share(of: second))
      let pairCost = costs.0 * costs.1
      result.append(
        Candidate(
          anchors: first, neighbours: second, isFirst: true, cost: costs.0, pairCost: pairCost))
      result.append(
        Candidate(
          anchors: second, neighbours: first, isFirst: false, cost: costs.1, pairCost: pairCost))
    }
    return result.sorted { ($0.cost, $0.pairCost) < ($1.cost, $1.pairCost) }
  }

  private func isHot(_ scalar: UInt32) -> Bool { map[Int(scalar)] & WindowTable.hot != 0 }

  private mutating func choose(_ candidates: [Candidate]) {
    let covered = candidates.filter { $0.anchors.allSatisfy { isHot($0) } }
    guard let choice = covered.min(by: { $0.pairCost < $1.pairCost }) ?? candidates.first else {
      return
    }
    for anchor in choice.anchors {
      if !isHot(anchor) {
        hotFrequency += frequencies.share(of: anchor)
      }
      map[Int(anchor)] |= WindowTable.hot
      for neighbour in choice.neighbours {
        let pair = choice.isFirst ? (anchor, neighbour) : (neighbour, anchor)
        triggers.insert(UInt64(pair.0.token) << 32 | UInt64(pair.1.token))
      }
    }
  }

  /// A phrase without two neighbours of three bytes each: its rarest scalar opens windows alone,
  /// one from U+0800 on if there is any, for ASCII is passed over eight bytes at a time.
  private mutating func forceOne(of sources: [[UInt32]]) {
    let ideographs = sources.filter { $0.allSatisfy { $0.byteCount > 2 } }
    let rarest = ideographs.min { frequencies.share(of: $0) < frequencies.share(of: $1) }
    for scalar in rarest ?? sources[0] { force(scalar) }
  }

  // MARK: Bitmaps

  /// A bit for the hash of each pair.
  private static func bitmap(
    _ pairs: [UInt64], bits range: ClosedRange<Int>, spread: Int
  ) -> [UInt8] {
    let hashes = pairs.map {
      WindowTable.hash(UInt32($0 >> 32), UInt32(truncatingIfNeeded: $0))
    }
    return bitmap(hashes: hashes, bits: range, spread: spread)
  }

  /// A bit for each hash; `spread` bits a hash where the range allows.
  private static func bitmap(
    hashes: [UInt32], bits range: ClosedRange<Int>, spread: Int
  ) -> [UInt8] {
    var bits = range.lowerBound
    while bits < range.upperBound, (1 << bits) < hashes.count * spread { bits += 1 }
    var bitmap = [UInt8](repeating: 0, count: 1 << (bits - 3))
    for hash in hashes {
      let bit = hash >> UInt32(32 - bits)
      bitmap[Int(bit >> 3)] |= 1 << UInt8(bit & 7)
    }
    return bitmap
  }
}
