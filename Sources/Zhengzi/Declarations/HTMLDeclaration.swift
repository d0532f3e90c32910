// SPDX-License-Identifier: Apache-2.0

/// `<meta charset=…>` and `<meta http-equiv=Content-Type content="…; charset=…">` in the head of an
/// HTML document (HTML, 4.2.5.4 and 13.2.3.2).
///
/// In order of priority: 1. what only talks of a charset stays: comments, scripts, titles, other
/// elements, the body; 2. every declaration of the head is found, in whatever form.
struct HTMLDeclaration {
  private let head: TextHead
  private var index = 0
  private var isInHead = false
  private var names: [Range<Int>] = []

  private enum Step { case next, done, cut }

  static func names(in head: TextHead) -> [Range<Int>]? {
    var reader = HTMLDeclaration(head)
    while true {
      switch reader.step() {
      case .next: continue
      case .done: return reader.names
      case .cut: return head.isWhole ? reader.names : nil
      }
    }
  }

  private init(_ head: TextHead) { self.head = head }

  private mutating func step() -> Step {
    index = head.skippingSpace(index)
    guard index < head.bytes.count else { return .cut }
    if head.bytes[index] != 0x3C {
      // Text begins the body, but in a head that is marked as one it is a slip.
      guard isInHead else { return .done }
      return skip(to: "<", length: 0)
    }
    guard index + 1 < head.bytes.count else { return .cut }
    switch head.bytes[index + 1] {
    case 0x21: return skipMarkup()
    case 0x3F: return skip(to: "?>", length: 2)
    case 0x2F: return endTag()
    default: return startTag()
    }
  }

  private mutating func skip(to text: StaticString, length: Int) -> Step {
    guard let found = head.firstIndex(of: text, from: index + 1) else { return .cut }
    index = found + length
    return .next
  }

  /// Comments, and the document type.
  private mutating func skipMarkup() -> Step {
    if head.mayHave("<!--", at: index) {
      guard head.has("<!--", at: index) else { return .cut }
      index += 1
      return skip(to: "-->", length: 3)
    }
    guard head.mayHave("<!doctype", at: index) else { return .done }
    guard head.has("<!doctype", at: index) else { return .cut }
    let name = head.skippingSpace(index + 9)
    guard head.mayHave("html", at: name) else { return .done }
    return skip(to: ">", length: 1)
  }

  private mutating func endTag() -> Step {
    guard let name = tagName(at: index + 2) else { return .cut }
    if [Self.name("head"), Self.name("body"), Self.name("html")].contains(name) { return .done }
    return skip(to: ">", length: 1)
  }

  private mutating func startTag() -> Step {
    guard let name = tagName(at: index + 1) else { return .cut }
    guard Self.headElements.contains(name) else { return .done }
    var reader = AttributeReader(head, from: index + 1 + name.count)
    var attributes: [AttributeReader.Attribute] = []
    while let attribute = reader.next() { attributes.append(attribute) }
    guard reader.index < head.bytes.count else { return .cut }
    index = reader.index + 1
    if name == Self.name("meta") { take(attributes) }
    if name == Self.name("head") { isInHead = true }
    return Self.rawElements.contains(name) ? skipElement(name) : .next
  }

  /// The name of a tag in lower case; nil if the head ends in it.
  private func tagName(at start: Int) -> [UInt8]? {
    let end = head.bytes[min(start, head.bytes.count)...]
      .firstIndex { $0.isSpace || $0 == 0x2F || $0 == 0x3E }
    return end.map { head.bytes[start..<$0].map(\.lowercased) }
  }

  /// Up to the end tag of an element whose content is text, or is of no account.
  private mutating func skipElement(_ name: [UInt8]) -> Step {
    while let found = head.firstIndex(of: "</", from: index) {
      guard let ending = tagName(at: found + 2) else { return .cut }
      index = found + 2
      if ending == name { return skip(to: ">", length: 1) }
    }
    return .cut
  }

  private mutating func take(_ attributes: [AttributeReader.Attribute]) {
    if let charset = attributes.first(where: { $0.isNamed("charset", in: head) }) {
      let start = head.skippingSpace(charset.value.lowerBound, before: charset.value.upperBound)
      let end = head.nameEnd(start, before: charset.value.upperBound)
      if head.skippingSpace(end, before: charset.value.upperBound) == charset.value.upperBound {
        names.append(start..<end)
      }
    }
    guard let kind = attributes.first(where: { $0.isNamed("http-equiv", in: head) }),
      kind.value.count == 12, head.has("content-type", at: kind.value.lowerBound),
      let content = attributes.first(where: { $0.isNamed("content", in: head) }),
      let name = Self.charset(in: head, content.value)
    else { return }
    names.append(name)
  }

  /// The name behind `charset=` in a media type (HTML, “extracting a character encoding”).
  static func charset(in head: TextHead, _ range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    while let found = head.firstIndex(of: "charset", from: index, before: range.upperBound) {
      index = head.skippingSpace(found + 7, before: range.upperBound)
      guard index < range.upperBound, head.bytes[index] == 0x3D else { continue }
      index = head.skippingSpace(index + 1, before: range.upperBound)
      if index < range.upperBound, head.bytes[index] == 0x22 || head.bytes[index] == 0x27 {
        index += 1
      }
      let end = head.nameEnd(index, before: range.upperBound)
      // What goes on in another way is a place for a template to fill.
      let isName = end == range.upperBound || [0x22, 0x27, 0x3B, 0x20].contains(head.bytes[end])
      return isName && end > index ? index..<end : nil
    }
    return nil
  }

  // MARK: Elements

  private static func name(_ text: String) -> [UInt8] { [UInt8](text.utf8) }

  private static let rawElements = Set(
    ["script", "style", "title", "template", "noscript"].map(name))
  private static let headElements = rawElements.union(
    ["html", "head", "meta", "link", "base", "basefont", "bgsound"].map(name))
}
