// SPDX-License-Identifier: Apache-2.0

/// Reads the attributes of a tag, or of an XML declaration (HTML, 13.2.3.2, “get an attribute”).
struct AttributeReader {
  private let head: TextHead
  /// Where the next attribute is looked for; behind the last one, what ends the tag.
  private(set) var index: Int
  private let end: Int

  /// An attribute, by its places in the head.
  struct Attribute {
    let name: Range<Int>
    /// Without quotation marks; empty if there is none.
    let value: Range<Int>
    let isQuoted: Bool

    /// Whether it has a name, in any case.
    func isNamed(_ text: StaticString, in head: TextHead) -> Bool {
      name.count == text.utf8CodeUnitCount && head.has(text, at: name.lowerBound)
    }
  }

  init(_ head: TextHead, from start: Int, before end: Int? = nil) {
    self.head = head
    index = start
    self.end = end ?? head.bytes.count
  }

  /// The next attribute; nil at the `>` of the tag, or at the end of what there is.
  mutating func next() -> Attribute? {
    while index < end, head.bytes[index].isSpace || head.bytes[index] == 0x2F { index += 1 }
    guard index < end, head.bytes[index] != 0x3E else { return nil }
    let start = index
    index += 1
    while index < end, !endsName(head.bytes[index]) { index += 1 }
    let name = start..<index
    let sign = head.skippingSpace(index, before: end)
    guard sign < end, head.bytes[sign] == 0x3D else {
      return Attribute(name: name, value: index..<index, isQuoted: false)
    }
    index = head.skippingSpace(sign + 1, before: end)
    return value(of: name)
  }

  private func endsName(_ byte: UInt8) -> Bool {
    byte.isSpace || byte == 0x2F || byte == 0x3E || byte == 0x3D
  }

  private mutating func value(of name: Range<Int>) -> Attribute {
    guard index < end else { return Attribute(name: name, value: end..<end, isQuoted: false) }
    let quote = head.bytes[index]
    if quote == 0x22 || quote == 0x27 {
      let start = index + 1
      let close = head.bytes[start..<max(start, end)].firstIndex(of: quote) ?? end
      index = min(close + 1, end)
      return Attribute(name: name, value: start..<max(start, close), isQuoted: true)
    }
    let start = index
    while index < end, !head.bytes[index].isSpace, head.bytes[index] != 0x3E { index += 1 }
    return Attribute(name: name, value: start..<index, isQuoted: false)
  }
}
