// SPDX-License-Identifier: Apache-2.0

/// A name by which a document tells its encoding.
struct Declaration: Equatable {
  let format: Format
  /// Where the name stands in the head of the text, in bytes.
  let range: Range<Int>

  /// Kinds of documents that tell their encoding at their head.
  enum Format: CaseIterable, Sendable {
    case html, xml, css, po, cookie
  }

  /// All declarations in the head of a text, in its order; nil if more of it is needed.
  ///
  /// What is found in a part of a head is what is found in the whole.
  static func all(in head: TextHead) -> [Declaration]? {
    var found: [Declaration] = []
    for format in Format.allCases {
      guard let names = format.names(in: head) else { return nil }
      found += names.map { Declaration(format: format, range: $0) }
    }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    return found.filter { !$0.range.isEmpty }
  }
}

extension Declaration.Format {
  fileprivate func names(in head: TextHead) -> [Range<Int>]? {
    switch self {
    case .html: HTMLDeclaration.names(in: head)
    case .xml: XMLDeclaration.names(in: head)
    case .css: CSSDeclaration.names(in: head)
    case .po: PODeclaration.names(in: head)
    case .cookie: CodingCookie.names(in: head)
    }
  }

  /// What declares, for a report.
  var title: String {
    switch self {
    case .html: "the HTML"
    case .xml: "the XML declaration"
    case .css: "the style sheet's @charset"
    case .po: "the PO header"
    case .cookie: "the coding cookie"
    }
  }
}
