// SPDX-License-Identifier: Apache-2.0

internal import ZhengziLexicon

/// Tells where a text speaks of its own characters, or is no prose: there nothing is put right.
struct Quotation {
  private let block: Block

  init(_ block: Block) { self.block = block }

  /// Whether the units are left alone: the text shows the right form beside them, or they stand in
  /// code, in an address, or in a quotation that is wholly in the other script.
  func protects(_ range: Range<Int>, replacement: [UInt32], in script: Variant) -> Bool {
    mentions(range, replacement: replacement) || isQuoted(range, in: script)
  }

  /// Whether the units are spoken of, are no prose, or belong to another language.
  func mentions(_ range: Range<Int>, replacement: [UInt32]) -> Bool {
    showsBoth(range, replacement) || isMentioned(range, replacement)
      || CodeContext(units).holds(range) || isGlossed(range) || isJapanese(range)
  }

  enum Variant { case hant, hans }

  private var units: [Unit] { block.units }

  /// The right form stands near: 干部→幹部, [学學], 奋斗 beside 奮鬥.
  private func showsBoth(_ range: Range<Int>, _ replacement: [UInt32]) -> Bool {
    let reach = range.count == 1 ? 2 : 30
    let scalars = units[isListed(range) ? window(range, reach) : line(range, reach)].map(\.scalar)
    let isNear = scalars.indices.contains { scalars[$0...].starts(with: replacement) }
    return isNear || hasTwin(range)
  }

  /// On a line of a list or a comparison, whose next line may show the other form.
  private func isListed(_ range: Range<Int>) -> Bool {
    let around = line(range, 60)
    return around.count <= 8 || !units[around.lowerBound].scalar.isIdeograph
  }

  /// The units around on the same line.
  private func line(_ range: Range<Int>, _ reach: Int) -> Range<Int> {
    let area = window(range, reach)
    let start = units[area.lowerBound..<range.lowerBound].lastIndex { $0.scalar.isLineEnd }
    let end = units[range.upperBound..<area.upperBound].firstIndex { $0.scalar.isLineEnd }
    return (start.map { $0 + 1 } ?? area.lowerBound)..<(end ?? area.upperBound)
  }

  /// The text speaks of the ideograph that would change, 「于」應作「於」, or of slips.
  private func isMentioned(_ range: Range<Int>, _ replacement: [UInt32]) -> Bool {
    let changing = zip(range, replacement).filter { units[$0].scalar != $1 }
      .map { units[$0.0].scalar }
    let area = window(range, 60)
    let text = units.text(area)
    if Self.slips.contains(where: { text.contains($0) }) { return true }
    return area.contains { index in
      changing.contains(units[index].scalar) && units.scalar(at: index - 1).isOpeningMark
        && units.scalar(at: index + 1).isClosingMark
    }
  }

  private static let slips = ["錯字", "错字", "錯別字", "错别字", "改錯", "改错", "勘誤", "勘误"]

  /// A word of a vocabulary, with its reading: 学习 (xuéxí).
  private func isGlossed(_ range: Range<Int>) -> Bool {
    var index = block.word(around: range.lowerBound).upperBound
    if units.scalar(at: index) == 0x20 { index += 1 }
    guard [0x28, 0xFF08].contains(units.scalar(at: index)) else { return false }
    let start = index + 1
    while index + 1 < units.count && GlossScanner.isPinyin(units[index + 1].scalar) { index += 1 }
    return index >= start && [0x29, 0xFF09].contains(units.scalar(at: index + 1))
  }

  /// In a name that has ideographs only Japanese has: 広島県, 渋谷区.
  private func isJapanese(_ range: Range<Int>) -> Bool {
    units[run(around: range)].contains { Self.japanese.contains($0.scalar) }
  }

  /// Forms of the shinjitai that neither GB 2312 nor Big5 has, and Hong Kong does not use.
  private static let japanese = Set(
    """
    両乗亀亜仏仮価値倶倹児円処剣剤剰労効勅勧勲単厠厳収呉呪唖営噛団囲図圏圧塁塩増壊壌壱売変奨姉姫嬢実寛対専尭巌巣巻帯帰庁広廃\
    弐弾従徳徴応恵悩悪懐戦戯戸戻払抜択拝拠拡挙挿捜掲掻揺摂撃撹斉斎晩暁暦曁曽査栄桜桝桟検楡楽様権歓歩歯歳歴殻毎気氷汚沢浄涙渇済\
    渉渋渓満溌滝瀬焔焼犠猟獣産畳痩発皐県砕稲穂穏穣竃竜粋粛粧経絵絶継続総緑縁縄縦繊繋繍聡聴脳臓舎舗艶茘荘蔵薫薬蛍蝋覇覚覧観訳\
    読謡譲賛贋転軽輌辺逓遅郷酔醗醤醸釈鉄鉱銭鋳錬録関闘陥険隠隣雑霊頴頼顔顕駅駆駈騒験髄髪鬪鴎鶏鹸麹麺黒黙鼈齢
    """.unicodeScalars.map(\.value))

  private func window(_ range: Range<Int>, _ reach: Int) -> Range<Int> {
    max(0, range.lowerBound - reach)..<min(units.count, range.upperBound + reach)
  }

  /// Another run of ideographs near by is the same word in another script.
  private func hasTwin(_ range: Range<Int>) -> Bool {
    let run = run(around: range)
    guard run.count <= 6 else { return false }
    let shadow = self.shadow(run)
    let area = window(range, 30)
    var index = area.lowerBound
    while index < area.upperBound {
      guard units[index].scalar.isIdeograph else {
        index += 1
        continue
      }
      let other = self.run(around: index..<(index + 1))
      if other != run && other.count == run.count && self.shadow(other) == shadow
        && units.text(other) != units.text(run)
      {
        return true
      }
      index = max(other.upperBound, index + 1)
    }
    return false
  }

  private func run(around range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while range.lowerBound - start < 8 && units.scalar(at: start - 1).isIdeograph { start -= 1 }
    while end - range.upperBound < 8 && units.scalar(at: end).isIdeograph { end += 1 }
    return start..<end
  }

  private func shadow(_ run: Range<Int>) -> [Unicode.Scalar] {
    block.resources.shadow(of: units[run].compactMap { Unicode.Scalar($0.scalar) })
  }

  /// In a short quotation or title with no ideograph of the text's own script.
  func isQuoted(_ range: Range<Int>, in script: Variant) -> Bool {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0 && range.lowerBound - start < 40 && !isMark(units[start - 1].scalar) {
      start -= 1
    }
    while end < units.count && end - range.upperBound < 40 && !isMark(units[end].scalar) {
      end += 1
    }
    guard opens(units.scalar(at: start - 1)), closes(units.scalar(at: end)) else { return false }
    let scripts = block.resources.scripts
    return !units[start..<end].contains {
      script == .hant ? scripts.isTraditionalOnly($0.scalar) : scripts.isSimplifiedOnly($0.scalar)
    }
  }

  private func isMark(_ scalar: UInt32) -> Bool {
    opens(scalar) || closes(scalar) || scalar.isLineEnd
  }

  private func opens(_ scalar: UInt32) -> Bool { scalar.isOpeningMark || scalar == 0x22 }

  private func closes(_ scalar: UInt32) -> Bool { scalar.isClosingMark || scalar == 0x22 }
}
