// SPDX-License-Identifier: Apache-2.0

/// Collects sections and lays them out as a table image: same sections, same bytes.
public struct TableImageWriter {
  private let kind: TableImage.Kind
  private var sections: [[UInt8]] = []

  /// Starts an image of one kind.
  public init(kind: TableImage.Kind) { self.kind = kind }

  /// Appends a section; sections are numbered in the order in which they come.
  public mutating func append(section bytes: [UInt8]) { sections.append(bytes) }

  /// The image: header, then each section at a multiple of 64 bytes (a cache line).
  public func image() -> [UInt8] {
    var header: [UInt8] = []
    header.append(littleEndian: UInt32(0x3154_5A5A))
    header.append(littleEndian: kind.rawValue)
    header.append(littleEndian: UInt32(sections.count))
    header.append(littleEndian: UInt32(0))
    var offset = (16 + sections.count * 8).aligned
    for section in sections {
      header.append(littleEndian: UInt32(offset))
      header.append(littleEndian: UInt32(section.count))
      offset = (offset + section.count).aligned
    }
    var image = header
    for section in sections {
      image.append(contentsOf: repeatElement(0, count: image.count.aligned - image.count))
      image.append(contentsOf: section)
    }
    image.append(contentsOf: repeatElement(0, count: image.count.aligned - image.count))
    return image
  }
}

extension Int {
  fileprivate var aligned: Int { (self + 63) & ~63 }
}

extension [UInt8] {
  /// Appends a 32-bit number, lowest byte first.
  package mutating func append(littleEndian value: UInt32) {
    for shift: UInt32 in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  /// Appends a 16-bit number, lowest byte first.
  package mutating func append(littleEndian value: UInt16) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }
}
