// SPDX-License-Identifier: Apache-2.0

/// `@charset "…";` at the very start of a style sheet (CSS Syntax 3, 3.2).
enum CSSDeclaration {
  static func names(in head: TextHead) -> [Range<Int>]? {
    guard head.mayHave("@charset", at: 0) else { return [] }
    let quote = head.skippingSpace(8)
    guard quote < head.bytes.count else { return head.atEnd }
    guard quote > 8, head.bytes[quote] == 0x22 || head.bytes[quote] == 0x27 else { return [] }
    let end = head.nameEnd(quote + 1, before: head.bytes.count)
    guard end < head.bytes.count else { return head.atEnd }
    guard head.bytes[end] == head.bytes[quote] else { return [] }
    let semicolon = head.skippingSpace(end + 1)
    guard semicolon < head.bytes.count else { return head.atEnd }
    return head.bytes[semicolon] == 0x3B ? [(quote + 1)..<end] : []
  }
}
