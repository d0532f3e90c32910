// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding
internal import ZhengziTables

/// Encodings that write everything in bytes of ASCII, told by how they leave it: HZ, ISO-2022,
/// UTF-7.
///
/// Goals: 1. plain ASCII, such as code with `~{` or `+`, is never taken for one of them; 2. a few
/// ideographs are enough.
struct SevenBitForm {
  private let bytes: [UInt8]
  private let costs = LanguageCosts.shared

  /// - Parameter bytes: The beginning of a text that has no byte above ASCII.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The encoding, nil for plain ASCII.
  var encoding: Encoding? { iso2022 ?? (isHZ ? .hz : isUTF7 ? .utf7 : nil) }

  /// A pair of seven-bit bytes must read like Chinese: at most this, in eighths of a bit.
  private static let usual: Int32 = 92

  // MARK: ISO-2022

  private var iso2022: Encoding? {
    let hasShift = bytes.contains(0x0E)
    for index in bytes.indices where bytes[index] == 0x1B {
      switch Array(bytes[(index + 1)...].prefix(3)) {
      case [0x24, 0x29, 0x41] where hasShift, [0x24, 0x29, 0x47] where hasShift: return .iso2022CN
      case [0x24, 0x2A, 0x48]: return .iso2022CN
      case [0x24, 0x29, 0x43] where hasShift: return Encoding(foreignName: "iso-2022-kr")
      case let next where next.starts(with: [0x24, 0x42]) || next.starts(with: [0x24, 0x40]):
        return Encoding(foreignName: "iso-2022-jp")
      default: break
      }
    }
    return nil
  }

  // MARK: HZ

  /// `~{`, pairs of GB 2312, `~}` or the end of the line.
  ///
  /// Goals: 1. usual Chinese needs no more; 2. where every stretch is closed, the form itself tells,
  /// if its pairs are not much less usual than their bytes are as ASCII.
  private var isHZ: Bool {
    var found = HZStretches()
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == 0x7E, bytes[index + 1] == 0x7B else {
        index += 1
        continue
      }
      index += 2
      let start = index
      var previous: UInt32 = 0
      while index + 1 < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
        let (lead, trail) = (bytes[index], bytes[index + 1])
        if lead == 0x7E { break }
        guard 0x21...0x77 ~= lead, 0x21...0x7E ~= trail else { return false }
        let scalar = SequenceReader.gb18030.sequence([lead | 0x80, trail | 0x80], 0).scalar
        found.add(scalar, costs.cost(scalar, behind: previous, .hans))
        previous = scalar
        index += 2
      }
      let isAtEnd = index + 1 >= bytes.count
      found.close(
        bytes[start..<min(index, bytes.count)],
        isWell: !isAtEnd && bytes[index] == 0x7E && bytes[index + 1] == 0x7D, isAtEnd: isAtEnd)
    }
    return found.areUsual || found.areWellFormed
  }

  /// What stands between `~{` and `~}`.
  private struct HZStretches {
    private var cost: Int32 = 0, pairs: Int32 = 0, marksCost: Int32 = 0
    private var asciiCost: Int32 = 0
    private var hasIdeograph = false, isIllFormed = false, closed = 0

    mutating func add(_ scalar: UInt32, _ scalarCost: Int32) {
      if scalar == 0 { isIllFormed = true }
      let isIdeograph = 0x4E00...0x9FFF ~= scalar
      hasIdeograph = hasIdeograph || isIdeograph
      cost += scalarCost
      // Frames and the like stand in rows of their own.
      if !isIdeograph { marksCost += max(0, scalarCost - SevenBitForm.usual) }
      pairs += 1
    }

    mutating func close(_ stretch: ArraySlice<UInt8>, isWell: Bool, isAtEnd: Bool) {
      if isWell { closed += 1 }
      if !isWell && !isAtEnd { isIllFormed = true }
      let bytes = [UInt8](stretch)
      asciiCost += bytes.reduce(0) { $0 + Cost.ascii($1) }
      asciiCost += LetterHypothesis.windows1252.surplus(ofASCIIIn: bytes)
    }

    var areUsual: Bool { hasIdeograph && cost < pairs * SevenBitForm.usual + 32 }

    var areWellFormed: Bool {
      // A word of ASCII may be two or three pairs.
      guard hasIdeograph, !isIllFormed, closed > 0, pairs >= 4 else { return false }
      return cost - marksCost < asciiCost + pairs * 24 + 72
    }
  }

  // MARK: UTF-7

  /// `+`, UTF-16 in base64, `-`. Base64 takes ASCII; what it stands for must cost less.
  private var isUTF7: Bool {
    var (gain, count, index) = (Int32(0), 0, 0)
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == 0x2B else { continue }
      let run = bytes[(index + 1)...].prefix { Self.digit($0) != nil }
      if run.isEmpty { continue }
      index += run.count
      guard let units = Self.units(run) else {
        gain -= Cost.malformed
        continue
      }
      var previous: UInt32 = 0
      for unit in units {
        let cost = Language.allCases.map { costs.cost(unit, behind: previous, $0) }.min() ?? 0
        gain += 15 * 8 - (unit < 0x80 ? Cost.malformed : cost)
        previous = unit
        if unit >= 0x80 { count += 1 }
      }
    }
    return count > 0 && gain > 24
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61) + 26
    case 0x30...0x39: UInt32(byte - 0x30) + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }

  /// The units of a run; nil if bits are left that a unit would not leave.
  private static func units(_ run: ArraySlice<UInt8>) -> [UInt32]? {
    var (units, buffer, bits) = ([UInt32](), UInt32(0), 0)
    for byte in run {
      buffer = buffer << 6 | (digit(byte) ?? 0)
      bits += 6
      if bits >= 16 {
        bits -= 16
        units.append(buffer >> UInt32(bits) & 0xFFFF)
        buffer &= 1 << UInt32(bits) - 1
      }
    }
    return bits < 6 && buffer == 0 && !units.isEmpty ? units : nil
  }
}
