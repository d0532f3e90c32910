// SPDX-License-Identifier: Apache-2.0

/// `<?xml version="1.0" encoding="…"?>` at the very start of a text (XML 1.0, 2.8 and 4.3.1).
enum XMLDeclaration {
  static func names(in head: TextHead) -> [Range<Int>]? {
    guard head.mayHave("<?xml", at: 0) else { return [] }
    guard head.bytes.count > 5 else { return head.atEnd }
    guard head.bytes[5].isSpace else { return [] }
    // A declaration holds no other markup.
    let markup = head.bytes[5...].firstIndex(of: 0x3C)
    guard let end = head.firstIndex(of: "?>", from: 5, before: markup) else {
      return markup == nil ? head.atEnd : []
    }
    var attributes = AttributeReader(head, from: 5, before: end)
    while let attribute = attributes.next() {
      if attribute.isNamed("encoding", in: head), attribute.isQuoted {
        let name = attribute.value
        return head.nameEnd(name.lowerBound, before: name.upperBound) == name.upperBound
          ? [name] : []
      }
    }
    return []
  }
}
