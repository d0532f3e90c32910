// SPDX-License-Identifier: Apache-2.0

internal import ZhengziLexicon

/// The ideographs of a clause up to a place.
struct Clause {
  private let text: [Unicode.Scalar]
  private let resources: Resources

  init(_ block: Block, endingAt end: Int) {
    var start = end
    while start > 0 && end - start < 60 {
      let scalar = block.units[start - 1].scalar
      if scalar.isLineEnd || scalar == 0x3002 || scalar == 0xFF1F || scalar == 0x3F { break }
      start -= 1
    }
    text = block.units[start..<end].compactMap { Unicode.Scalar($0.scalar) }
    resources = block.resources
  }

  /// Whether a word of the clause asks.
  var asks: Bool {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    let string = String(view)
    return Self.askingWords.contains { string.contains($0) } || endsAsking || offersBoth
  }

  /// 去過沒有, 可知否
  private var endsAsking: Bool {
    let last = text.suffix(2)
    return last.elementsEqual(["沒", "有"]) || last.elementsEqual(["没", "有"])
      || ["否", "沒", "没"].contains(last.last)
  }

  /// 去不去, 有沒有
  private var offersBoth: Bool {
    text.indices.dropLast(2).contains { index in
      text[index] == text[index + 2] && ["不", "沒", "没"].contains(text[index + 1])
    }
  }

  private static let askingWords = [
    "什麼", "什么", "甚麼", "甚么", "怎", "如何", "為何", "为何", "爲何", "何", "誰", "谁", "哪",
    "幾", "多少", "是否", "能否", "可否", "有否", "嗎", "吗", "呢", "麼", "么", "吧", "豈", "岂",
    "難道", "难道", "孰", "焉", "乎", "耶", "歟", "哉", "咩", "嘛", "啊", "不是", "有沒有",
    "有没有", "好不好", "是不是", "會不會", "会不会", "能不能", "要不要", "對不對", "对不对", "未",
    "邊", "乜", "啥", "咋", "莫非", "點解", "知否", "嘅", "喎", "啦", "呀", "囉",
  ]

  /// Whether the last word of the clause is a single ideograph that rarely stands alone.
  var endsInsideWord: Bool {
    let tail = text.reversed().prefix(while: { $0.value.isIdeograph }).prefix(12).reversed()
    let shadow = resources.shadow(of: Array(tail))
    guard let last = shadow.last, resources.lexicon.segments(shadow).last == 1 else {
      return false
    }
    return resources.lexicon.cost(of: [last]) ?? .max > Self.usualCost
  }

  /// Ideographs that are words of their own in running text cost less than this.
  private static let usualCost = 85
}
