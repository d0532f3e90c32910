// SPDX-License-Identifier: Apache-2.0

/// Makes the image of a target: how its region writes each form.
///
/// Sections: 0 the map of `WindowTable` (hot: has several forms; force: is no sequence of three
/// bytes, there or here, or keeps what follows it), 1 a bit for each scalar from U+10000 that
/// opens a window, 2 eight forms of four bytes for each hot ideograph, 3 the scalars that force,
/// sorted, 4 what they become: eight bytes each, zeros behind it, 5 the forms of 2 as they are
/// usual rather than official.
package struct ContextTargetBuilder {
  private let normalized: [UInt32: UInt32]
  private let simplified: [UInt32: UInt32]
  private let region: [UInt32: UInt32]
  private let usual: [UInt32: UInt32]
  private let hots: [UInt16: [UInt16]]
  private let order: [UInt16]

  /// - Parameters:
  ///   - characters: Ideographs and their Traditional forms.
  ///   - region: The standard's forms and the region's; nil for the standard itself.
  ///   - usual: The official forms and the usual ones, where they differ.
  package init(
    characters: TextTable, compatibility: TextTable, region: TextTable?,
    usual: TextTable, hots: [(UInt16, [UInt16])]
  ) {
    normalized = Self.firsts(compatibility)
    simplified = Self.firsts(characters)
    self.region = region.map(Self.firsts) ?? [:]
    self.usual = Self.firsts(usual)
    self.hots = Dictionary(uniqueKeysWithValues: hots)
    order = hots.map(\.0)
  }

  private static func firsts(_ table: TextTable) -> [UInt32: UInt32] {
    var result: [UInt32: UInt32] = [:]
    for entry in table.entries {
      let key = String(decoding: entry.key, as: UTF8.self).unicodeScalars
      let value = String(decoding: entry.values[0], as: UTF8.self).unicodeScalars
      guard let first = key.first, let form = value.first, key.count == 1, value.count == 1 else {
        continue
      }
      result[first.value] = form.value
    }
    return result
  }

  /// What a scalar becomes where nothing else is known.
  private func target(of scalar: UInt32) -> UInt32 {
    let plain = normalized[scalar] ?? scalar
    let form =
      UInt16(exactly: plain).flatMap { hots[$0]?[0] }.map(UInt32.init) ?? simplified[plain]
      ?? plain
    return region[form] ?? form
  }

  /// The image.
  package func image() -> [UInt8] {
    var map = (0..<UInt32(0x10000)).map(Self.identity)
    var astral = [UInt8](repeating: 0, count: 0x30000 / 8)
    var forced: [UInt32: [UInt8]] = [:]
    for scalar in Set(normalized.keys).union(simplified.keys).union(region.keys).sorted() {
      let target = target(of: scalar)
      let isShort = (0x800..<0x10000).contains(scalar) && (0x800..<0x10000).contains(target)
      if isShort {
        map[Int(scalar)] = map[Int(scalar)] & ~0xFF_FFFF | Self.token(target)
      } else if target != scalar && scalar >= 0x800 {
        forced[scalar] = Self.utf8(target)
        if scalar < 0x10000 {
          map[Int(scalar)] |= WindowTable.hot | WindowTable.force
        } else {
          astral[Int(scalar - 0x10000) >> 3] |= 1 << UInt8(scalar & 7)
        }
      }
    }
    for character in order { map[Int(character)] |= WindowTable.hot }
    var writer = TableImageWriter(kind: .contextTarget)
    writer.append(section: map.bytes)
    writer.append(section: astral)
    writer.append(section: forms { $0 })
    let scalars = forced.keys.sorted()
    writer.append(section: scalars.bytes)
    writer.append(
      section: scalars.flatMap { scalar -> [UInt8] in
        let bytes = forced[scalar] ?? []
        return bytes + repeatElement(0, count: 8 - bytes.count)
      })
    writer.append(section: forms { usual[$0] ?? $0 })
    return writer.image()
  }

  /// Eight forms of each hot ideograph; the number 0 is none.
  private func forms(_ chosen: (UInt32) -> UInt32) -> [UInt8] {
    var section = [UInt32](repeating: 0, count: HotIdeograph.candidateLimit)
    for character in order {
      let forms = hots[character] ?? []
      section += forms.map { Self.token(chosen(region[UInt32($0)] ?? UInt32($0))) }
      section += repeatElement(0, count: HotIdeograph.candidateLimit - forms.count)
    }
    return section.bytes
  }

  private static func identity(_ scalar: UInt32) -> UInt32 {
    let bytes =
      UInt32(0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8
      | (0x80 | scalar & 0x3F) << 16
    switch scalar {
    case 0..<0x800, 0xD800..<0xE000: return bytes | WindowTable.hot | WindowTable.malformed
    case 0x2FF0...0x2FFF: return bytes | WindowTable.hot | WindowTable.force
    default: return bytes
    }
  }

  /// The bytes of a scalar of three.
  private static func token(_ scalar: UInt32) -> UInt32 {
    let bytes = utf8(scalar)
    precondition(bytes.count == 3, "a form of three bytes")
    return UInt32(bytes[0]) | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) << 16
  }

  private static func utf8(_ scalar: UInt32) -> [UInt8] {
    guard let scalar = Unicode.Scalar(scalar) else { return [] }
    return [UInt8](String(Character(scalar)).utf8)
  }
}
