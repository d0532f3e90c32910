// SPDX-License-Identifier: Apache-2.0

/// How a target writes each form: see `ContextTargetBuilder`.
@safe package struct ContextTarget: Sendable {
  /// The image behind it.
  package let image: TableImage
  private var forms: Int
  private let scalars: Int, values: Int, forcedCount: Int

  /// Opens an image.
  package init(_ image: TableImage) {
    precondition(
      image.kind == .contextTarget && image.sectionCount == 6
        && image.section(0).count == 65_536 * 4 && image.section(1).count == 0x30000 / 8,
      "no target of context")
    self.image = image
    forms = image.section(2).lowerBound
    scalars = image.section(3).lowerBound
    values = image.section(4).lowerBound
    forcedCount = image.section(3).count / 4
  }

  /// The built-in target: `context-TW`, `context-HK`, `context-Hant`.
  package init(builtIn name: String) {
    guard let image = TableImage.builtIn(name) else { fatalError("no table image \(name)") }
    self.init(image)
  }

  /// The same, with the usual forms in the place of the official ones: 台 for 臺.
  package var usual: ContextTarget {
    var target = self
    target.forms = image.section(5).lowerBound
    return target
  }

  /// The map, for the kernel that all engines share; nothing triggers a window but what is hot.
  package var kernelSections: WindowTable.Sections {
    let none = unsafe image.pointer(image.section(1).lowerBound)
    return unsafe WindowTable.Sections(
      map: UnsafeRawPointer(image.pointer(image.section(0).lowerBound)).assumingMemoryBound(
        to: UInt32.self),
      joined: none, joinedShift: 31, triggers: none, triggerShift: 31, low: none, astral: none,
      unsettled: none, unsettledShift: 31)
  }

  /// The bytes of a form of a hot ideograph: three, the first lowest.
  @inline(__always) package func form(_ hot: UInt16, _ choice: Int) -> UInt32 {
    image.u32(forms &+ (Int(hot) &* HotIdeograph.candidateLimit &+ choice) &* 4)
  }

  /// What a scalar becomes that is not converted in place, eight bytes with zeros behind; nil if
  /// it stays.
  package func forced(_ scalar: UInt32) -> UInt64? {
    var (low, high) = (0, forcedCount)
    while low < high {
      let middle = (low + high) / 2
      let found = image.u32(scalars + middle * 4)
      if found == scalar {
        return UInt64(image.u32(values + middle * 8))
          | UInt64(image.u32(values + middle * 8 + 4)) << 32
      }
      if found < scalar { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
