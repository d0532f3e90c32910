// SPDX-License-Identifier: Apache-2.0

/// Updates declarations in text that comes in pieces of UTF-8.
struct DeclarationStage {
  private var update: DeclarationUpdate?
  private var held: [UInt8] = []
  /// Where the text begins in the input, behind a byte order mark.
  private let offset: Int

  init(_ update: DeclarationUpdate?, offset: Int) {
    self.update = update
    self.offset = offset
  }

  /// Takes a piece and returns what is decided.
  mutating func pass(
    _ piece: [UInt8], isLast: Bool, _ report: inout PipelineReport
  ) -> [UInt8] {
    if update == nil { return piece }
    held += piece
    guard let edits = update?.look(held, count: held.count, isWhole: isLast) else { return [] }
    update = nil
    report.add(
      edits.map {
        $0.finding(
          in: held[...], at: ($0.range.lowerBound + offset)..<($0.range.upperBound + offset))
      })
    var text = held
    for edit in edits.reversed() { text.replaceSubrange(edit.range, with: edit.name) }
    held = []
    return text
  }
}
