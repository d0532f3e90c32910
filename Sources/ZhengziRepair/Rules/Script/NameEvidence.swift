// SPDX-License-Identifier: Apache-2.0

/// Tells where ideographs that look like a word may be part of a person's name.
struct NameEvidence {
  private let units: [Unit]

  init(_ block: Block) { units = block.units }

  /// Whether the last ideograph of a word is rather a surname with what follows it: 出示|范先生,
  /// 其|余姓後人, 由|于律師; but 其余同學.
  func endsInSurname(_ word: Range<Int>) -> Bool {
    let surname = units.scalar(at: word.upperBound - 1)
    guard Self.surnames.contains(surname) else { return false }
    let next = units.scalar(at: word.upperBound)
    if next == 0x59D3 || next == 0x6C0F { return true }  // 姓 氏
    let end = min(units.count, word.upperBound + 2)
    let title = units.text(word.upperBound..<end)
    return Self.addresses.contains(title)
      || Self.professions.contains(title) && surname != Self.rest
  }

  /// Whether a word stands behind a surname, and both stand alone in a list: 王志干、李奮斗、陳制.
  func isListed(_ word: Range<Int>) -> Bool {
    let before = units.scalar(at: word.lowerBound - 2)
    let after = units.scalar(at: word.upperBound)
    return word.count <= 2 && Self.families.contains(units.scalar(at: word.lowerBound - 1))
      && !before.isIdeograph && !after.isIdeograph
      && (before == Self.enumeration || after == Self.enumeration)
  }

  private static let enumeration: UInt32 = 0x3001

  /// Surnames that end words as left-overs.
  private static let surnames = Set("范余于".unicodeScalars.map(\.value))

  /// 余, of which there are many: 其余老師.
  private static let rest: UInt32 = 0x4F59

  private static let addresses: Set<String> = ["先生", "小姐", "女士", "太太", "夫人"]

  private static let professions: Set<String> = [
    "律師", "老師", "同學", "教授", "博士", "醫師", "醫生", "校長", "院長", "主任", "經理", "主席",
    "導演", "委員", "議員",
  ]

  /// Common surnames that are seldom words of their own.
  private static let families = Set(
    "王李張劉陳楊趙黃周吳徐孫胡朱林何郭馬羅鄭謝韓唐馮董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪任姜范姚譚廖鄒熊陸郝孔崔康邱秦江史顧侯邵孟龍段雷錢湯尹黎賀賴龔"
      .unicodeScalars.map(\.value))
}
