// SPDX-License-Identifier: Apache-2.0

/// Keeps true what a document declares of its encoding.
///
/// The head of a text is held until it is known what it declares: for most texts not beyond their
/// first line, for none beyond `TextHead.limit` bytes.
struct DeclarationUpdate {
  private let encoding: Encoding
  private let hasMark: Bool
  private let stays: Bool
  private var nextLook = 0

  /// A name that takes another one's place.
  struct Edit {
    /// In bytes of the text's head.
    let range: Range<Int>
    let name: [UInt8]
    let format: Declaration.Format
  }

  /// - Parameters:
  ///   - encoding: The output's.
  ///   - hasMark: The output begins with a byte order mark.
  ///   - stays: It is the input's as well: then the label of a narrower or wider one of its family,
  ///     such as gb2312 over GB 18030, is as good as it was.
  init(_ encoding: Encoding, hasMark: Bool, stays: Bool) {
    self.encoding = encoding
    self.stays = stays
    self.hasMark = hasMark
  }

  /// What must be changed in the text so far, in its order; nil if more of it must be seen.
  ///
  /// - Parameters:
  ///   - text: The text so far as UTF-8.
  ///   - count: How long that is, or about: the text is made only when it has grown by a quarter.
  mutating func look(
    _ text: @autoclosure () -> [UInt8], count: Int, isWhole: Bool
  ) -> [Edit]? {
    guard isDue(count, isWhole: isWhole) else { return nil }
    let head = TextHead(text(), isWhole: isWhole)
    return Declaration.all(in: head)?.compactMap { edit($0, head) }
  }

  /// Whether nothing is declared, whatever follows the text so far.
  mutating func findsNone(_ text: [UInt8]) -> Bool {
    guard isDue(text.count, isWhole: false) else { return false }
    return Declaration.all(in: TextHead(text, isWhole: false)) == []
  }

  private mutating func isDue(_ count: Int, isWhole: Bool) -> Bool {
    guard isWhole || count >= nextLook else { return false }
    nextLook = count >= TextHead.limit ? 0 : count + count / 4 + 1
    return true
  }

  private func edit(_ declaration: Declaration, _ head: TextHead) -> Edit? {
    let name = String(decoding: head.bytes[declaration.range], as: UTF8.self)
    let format = declaration.format
    if format.isTrue(name, for: encoding, hasMark: hasMark) { return nil }
    if stays, Encoding(label: name)?.roundTrip == encoding.roundTrip { return nil }
    let new = format.name(of: encoding, hasMark: hasMark, like: name)
    return Edit(range: declaration.range, name: [UInt8](new.utf8), format: format)
  }
}

extension DeclarationUpdate.Edit {
  /// What the report says of it.
  ///
  /// - Parameters:
  ///   - head: The text in which its place is counted.
  ///   - range: Its place in the input, in bytes.
  func finding(in head: ArraySlice<UInt8>, at range: Range<Int>) -> Finding {
    let before = head[..<self.range.lowerBound]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // Continuation bytes are no code points.
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    return Finding(
      code: "ZB005", range: range, line: before.count { $0 == 0x0A } + 1, column: column,
      before: String(decoding: head[self.range], as: UTF8.self),
      after: String(decoding: name, as: UTF8.self), isApplied: true,
      reason: "\(format.title) declared another encoding")
  }
}
