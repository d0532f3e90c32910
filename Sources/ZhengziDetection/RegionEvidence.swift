// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// What a text shows of where it was written: words and forms that one region uses and the others
/// do not. The marks are `Dictionaries/Script/RegionMarks.txt`.
struct RegionEvidence: Sendable {
  private static let marks: LongestMatchTable = {
    guard let image = TableImage.builtIn("RegionMarks") else { fatalError("no image RegionMarks") }
    return LongestMatchTable(image)
  }()

  private var counts: [Detection.Region: Int] = [:]

  /// Counts the marks in UTF-8.
  init(_ text: [UInt8]) {
    var index = 0
    while index < text.count {
      guard text[index] >= 0x80 else {
        index += 1
        continue
      }
      let match = Self.marks.longestMatch(text, at: index)
      if match.keyLength > 0 {
        let value = String(decoding: Self.marks.value(of: match), as: UTF8.self)
        if let region = Detection.Region(rawValue: value) { counts[region, default: 0] += 1 }
        index += match.keyLength
      } else {
        index += 1
      }
    }
  }

  /// The region of most marks, if it has three times as many as any other.
  ///
  /// - Parameter script: Words that are quoted in the other script do not count.
  func verdict(_ script: ScriptEvidence.Verdict) -> Detection.Region? {
    let sorted = counts.filter { Self.regions(script).contains($0.key) }
      .sorted { $0.value > $1.value }
    guard let first = sorted.first else { return nil }
    let second = sorted.dropFirst().first?.value ?? 0
    return first.value >= 3 * second ? first.key : nil
  }

  private static func regions(_ script: ScriptEvidence.Verdict) -> Set<Detection.Region> {
    switch script {
    case .hans: [.mainland]
    case .hant: [.taiwan, .hongKong]
    case .mixed, .undetermined: [.mainland, .taiwan, .hongKong]
    default: []
    }
  }
}
