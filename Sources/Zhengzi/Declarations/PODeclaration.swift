// SPDX-License-Identifier: Apache-2.0

/// `"Content-Type: text/plain; charset=…\n"` in the header of a PO file: the translation of the
/// empty message, before all others (GNU gettext, “Header Entry”).
enum PODeclaration {
  static func names(in head: TextHead) -> [Range<Int>]? {
    guard let header = header(in: head) else { return nil }
    return fields(of: header).compactMap(name)
  }

  /// A byte of the header's text, and where it stands.
  private typealias Letter = (byte: UInt8, place: Int)

  /// The text of the header, empty if there is none; nil if it may go on.
  private static func header(in head: TextHead) -> [Letter]? {
    var (index, isBehindID, letters) = (0, false, [Letter]())
    while true {
      guard mayBelong(head, at: index, isBehindID) else { return letters }
      guard let line = head.line(at: index) else { return head.isWhole ? letters : nil }
      let start = head.skippingSpace(index, before: line.range.upperBound)
      let text = start..<line.range.upperBound
      index = line.next
      if letters.isEmpty, text.isEmpty || head.bytes[start] == 0x23 { continue }
      if !isBehindID {
        guard head.has("msgid", at: start), string(head, text, from: start + 5)?.isEmpty == true
        else { return [] }
        isBehindID = true
        continue
      }
      let isFirst = letters.isEmpty
      guard !isFirst || head.has("msgstr", at: start),
        let more = string(head, text, from: isFirst ? start + 6 : start)
      else { return letters }
      // Behind an empty first line the header still begins.
      letters += more.isEmpty && isFirst ? [Letter(0x0A, start)] : more
    }
  }

  /// Whether a line that is not there whole may be one of a header.
  private static func mayBelong(_ head: TextHead, at start: Int, _ isBehindID: Bool) -> Bool {
    let index = head.skippingSpace(start)
    guard index < head.bytes.count else { return true }
    switch head.bytes[index] {
    case 0x23, 0x6D, 0x4D: return true
    case 0x22: return isBehindID
    default: return false
    }
  }

  /// What stands between quotation marks on the rest of a line; nil if that is nothing of the kind.
  private static func string(
    _ head: TextHead, _ line: Range<Int>, from start: Int
  ) -> [Letter]? {
    let open = head.skippingSpace(start, before: line.upperBound)
    var end = line.upperBound
    while end > open, head.bytes[end - 1].isSpace { end -= 1 }
    guard end - open >= 2, head.bytes[open] == 0x22, head.bytes[end - 1] == 0x22 else { return nil }
    var letters: [Letter] = []
    var index = open + 1
    while index < end - 1 {
      if head.bytes[index] == 0x5C, index + 1 < end - 1 {
        letters.append((head.bytes[index + 1] == 0x6E ? 0x0A : 0x5C, index))
        index += 2
      } else {
        letters.append((head.bytes[index], index))
        index += 1
      }
    }
    return letters
  }

  private static func fields(of header: [Letter]) -> [[Letter]] {
    header.split { $0.byte == 0x0A }.map(Array.init)
  }

  /// The name in a field `Content-Type`, unless it stands on two lines or for a name to come.
  private static func name(in field: [Letter]) -> Range<Int>? {
    let text = TextHead(field.map(\.byte), isWhole: true)
    guard text.has("content-type:", at: 0),
      let name = HTMLDeclaration.charset(in: text, 13..<field.count)
    else { return nil }
    let places = field[name].map(\.place)
    guard let first = places.first, let last = places.last, last - first == name.count - 1,
      !(name.count == 7 && text.has("charset", at: name.lowerBound))
    else { return nil }
    return first..<(last + 1)
  }
}
