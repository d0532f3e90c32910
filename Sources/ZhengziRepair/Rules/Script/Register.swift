// SPDX-License-Identifier: Apache-2.0

/// The style of the text around a place: of today, or of the classics, whose spelling differs.
struct Register {
  /// The scalars around, on the same line.
  private let scalars: ArraySlice<UInt32>

  private static let reach = 60

  init(_ block: Block, around range: Range<Int>) {
    let units = block.units
    var (start, end) = (range.lowerBound, range.upperBound)
    while range.lowerBound - start < Self.reach, start > 0, !units[start - 1].scalar.isLineEnd {
      start -= 1
    }
    while end - range.upperBound < Self.reach, end < units.count, !units[end].scalar.isLineEnd {
      end += 1
    }
    scalars = units[start..<end].map(\.scalar)[...]
  }

  /// Whether a change to this ideograph is safe in this style: 至于岱宗 and 東漢采用 are spelt as
  /// their authors did, 干部 is spelt so by nobody.
  func allows(changing scalar: UInt32) -> Bool {
    isColloquial || !isOld && (!Self.oldSpellings.contains(scalar) || isModern)
  }

  /// Whether it is of the classics.
  var isOld: Bool { isClassical && !isColloquial }

  private var isColloquial: Bool { scalars.contains { Self.colloquial.contains($0) } }

  private var isModern: Bool { scalars.contains { Self.modern.contains($0) } }

  /// A word that only the classics have, or a particle of theirs at the end of a clause.
  private var isClassical: Bool {
    zip(scalars, scalars.dropFirst() + [0]).contains { scalar, next in
      Self.classical.contains(scalar)
        || Self.particles.contains(scalar) && (next.isFullWidthMark || next.isClosingMark)
    }
  }

  private static func set(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

  private static let colloquial = set("的了們這嗎呢吧很她您妳麼么誰哪")
  private static let modern = set("是和個我你他都把被讓還要著拿")
  private static let classical = set("曰矣哉兮吾汝豈弗厥朕歟")
  private static let particles = set("也乎焉耳")
  private static let oldSpellings = set("于采回托云征志余御舍郁卷咨辟朴游涌谷借札并愈")
}
