// SPDX-License-Identifier: Apache-2.0

/// The encoding in a comment at the head of a source file: Emacs's `-*- coding: … -*-`, Python's and
/// Ruby's `# coding: …` (PEP 263) on the first two lines, vim's `vim: set fileencoding=…:` on the
/// first five.
///
/// Only a comment that is nothing but the cookie counts: prose may begin with the same signs.
enum CodingCookie {
  private static let lineLimit = 5

  static func names(in head: TextHead) -> [Range<Int>]? {
    var (index, found) = (0, [Range<Int>]())
    for number in 0..<lineLimit {
      guard mayBeComment(head, at: index) else { return found }
      guard let line = head.line(at: index) else { return head.isWhole ? found : nil }
      let text = head.skippingSpace(index, before: line.range.upperBound)..<line.range.upperBound
      index = line.next
      if text.isEmpty { continue }
      guard let content = comment(head, text) else { return found }
      if let name = (number < 2 ? emacs(head, text) ?? plain(head, content, text) : nil)
        ?? vim(head, text)
      {
        found.append(name)
      }
    }
    return found
  }

  // MARK: Comments

  private static let openers: [StaticString] = [
    "#", "//", "/*", "*", ";", "%", "--", "\"", "'", "..", "<!--", "(*", "{-", "-*-", "!",
  ]

  private static func mayBeComment(_ head: TextHead, at start: Int) -> Bool {
    let index = head.skippingSpace(start)
    return index >= head.bytes.count || openers.contains { head.mayHave($0, at: index) }
  }

  /// What a comment says; nil if the line is none.
  private static func comment(_ head: TextHead, _ line: Range<Int>) -> Range<Int>? {
    guard let opener = openers.first(where: { head.has($0, at: line.lowerBound) }) else {
      return nil
    }
    return min(line.lowerBound + opener.utf8CodeUnitCount, line.upperBound)..<line.upperBound
  }

  // MARK: Forms

  private static func emacs(_ head: TextHead, _ line: Range<Int>) -> Range<Int>? {
    guard let open = head.firstIndex(of: "-*-", from: line.lowerBound, before: line.upperBound),
      let close = head.firstIndex(of: "-*-", from: open + 3, before: line.upperBound)
    else { return nil }
    var index = open + 3
    while index < close {
      let end = head.bytes[index..<close].firstIndex(of: 0x3B) ?? close
      let key = head.skippingSpace(index, before: end)
      if head.has("coding:", at: key), key + 7 <= end {
        return name(head, from: head.skippingSpace(key + 7, before: end), before: end)
      }
      index = end + 1
    }
    return nil
  }

  /// `# coding: …`, `# encoding: …`, `# fileencoding=…`, and nothing else.
  private static func plain(
    _ head: TextHead, _ content: Range<Int>, _ line: Range<Int>
  ) -> Range<Int>? {
    guard head.bytes[line.lowerBound] == 0x23 else { return nil }
    var index = content.lowerBound
    while index < content.upperBound, head.bytes[index] == 0x23 { index += 1 }
    index = head.skippingSpace(index, before: content.upperBound)
    let words: [StaticString] = ["coding", "encoding", "fileencoding"]
    guard let word = words.first(where: { head.has($0, at: index) }) else { return nil }
    index += word.utf8CodeUnitCount
    guard index < content.upperBound, head.bytes[index] == 0x3A || head.bytes[index] == 0x3D
    else { return nil }
    return name(
      head, from: head.skippingSpace(index + 1, before: content.upperBound),
      before: content.upperBound)
  }

  private static func vim(_ head: TextHead, _ line: Range<Int>) -> Range<Int>? {
    guard let mark = head.firstIndex(of: "vim:", from: line.lowerBound, before: line.upperBound),
      mark > line.lowerBound, head.bytes[mark - 1].isSpace
    else { return nil }
    // Options stand between white space and colons.
    var index = mark + 4
    while index < line.upperBound {
      let end =
        head.bytes[index..<line.upperBound].firstIndex { $0.isSpace || $0 == 0x3A }
        ?? line.upperBound
      for option in ["fileencoding=", "fenc="] as [StaticString] where head.has(option, at: index) {
        let start = index + option.utf8CodeUnitCount
        return start < end ? name(head, from: start, before: end) : nil
      }
      index = end + 1
    }
    return nil
  }

  /// A name that ends where the cookie does, without what Emacs adds for line ends.
  private static func name(_ head: TextHead, from start: Int, before end: Int) -> Range<Int>? {
    let stop = head.nameEnd(start, before: end)
    guard stop > start, head.skippingSpace(stop, before: end) == end else { return nil }
    for suffix in ["-unix", "-dos", "-mac"] as [StaticString] {
      let length = suffix.utf8CodeUnitCount
      if stop - start > length, head.has(suffix, at: stop - length) {
        return start..<(stop - length)
      }
    }
    return start..<stop
  }
}
