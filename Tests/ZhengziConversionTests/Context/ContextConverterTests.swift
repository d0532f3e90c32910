// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziConversion

@Suite struct ContextConverterTests {
  private static let taiwan = ContextConverter(to: .taiwan, from: .simplified)

  @Test(
    "Words decide before phrases do",
    arguments: [
      ("百年历史", "百年歷史"), ("没去干涉", "沒去干涉"), ("两片面包", "兩片麵包"), ("银行发卡", "銀行發卡"),
      ("女王后悔", "女王後悔"), ("岳飞", "岳飛"), ("头发干燥，皇后在后面。", "頭髮乾燥，皇后在後面。"),
      ("他多年历练", "他多年歷練"), ("三十多里路", "三十多里路"), ("理发师", "理髮師"),
    ])
  func decidesByWords(source: String, expected: String) {
    #expect(Self.taiwan.convert(source) == expected)
  }

  @Test(
    "Rules decide where words do not",
    arguments: [
      ("等油漆干掉再刷第二遍", "等油漆乾掉再刷第二遍"), ("这种缺德事绝对是他干的", "這種缺德事絕對是他幹的"),
      ("敌方派出十二只巡逻艇", "敵方派出十二隻巡邏艇"), ("老汉把毛驴系在槐树上", "老漢把毛驢繫在槐樹上"),
    ])
  func decidesByRules(source: String, expected: String) {
    #expect(Self.taiwan.convert(source) == expected)
  }

  @Test(
    "Names keep their form",
    arguments: [
      ("麻烦您转告于经理", "麻煩您轉告于經理"), ("余秋雨和余华", "余秋雨和余華"), ("范仲淹", "范仲淹"),
      ("乔治·海布里球场", "喬治·海布里球場"),
    ])
  func keepsNames(source: String, expected: String) {
    #expect(Self.taiwan.convert(source) == expected)
  }

  @Test(
    "Each target writes its forms",
    arguments: [
      (Variant.taiwan, "這裡為什麼吃麵"), (.hongKong, "這裏為什麼吃麪"), (.macau, "這裏為什麼吃麪"),
      (.hant, "這裏爲什麼喫麪"),
    ])
  func writesForms(target: Variant, expected: String) {
    let converter = ContextConverter(to: target, from: .simplified)
    #expect(converter.convert("这里为什么吃面") == expected)
  }

  @Test func `usual forms instead of official ones`() {
    let usual = ContextConverter(to: .taiwan, from: .simplified, forms: .usual)
    #expect(Self.taiwan.convert("台湾占领") == "臺灣佔領")
    #expect(usual.convert("台湾占领") == "台灣占領")
  }

  // MARK: Traditional and mixed text

  @Test(
    "Right Traditional stays",
    arguments: [
      "岳飛與范仲淹", "皇后在後面", "台灣的公里數", "乾隆年間的干戈", "這不干部長的事", "字典依天干部首排列", "東征西討",
      "周杰倫的專輯", "余光中的詩", "麵包和面孔",
    ])
  func keepsTraditional(text: String) {
    let converter = ContextConverter(to: .taiwan, from: .traditional)
    #expect(converter.convert(text) == text)
  }

  @Test(
    "What was left Simplified in Traditional is put right",
    arguments: [
      ("領導干部為了制作奮斗", "領導幹部為了製作奮鬥"), ("学習歷史", "學習歷史"), ("頭发乾燥", "頭髮乾燥"),
    ])
  func repairsTraditional(text: String, expected: String) {
    #expect(ContextConverter(to: .taiwan, from: .traditional).convert(text) == expected)
  }

  @Test func `mixed text keeps the forms of other regions`() {
    let text = "這裏的干部爲了学習奮斗"
    let mixed = ContextConverter(to: .taiwan, from: .mixed)
    #expect(mixed.convert(text) == "這裏的幹部爲了學習奮鬥")
    let traditional = ContextConverter(to: .taiwan, from: .traditional)
    #expect(traditional.convert(text) == "這裡的幹部為了學習奮鬥")
  }

  // MARK: What is no text

  @Test(
    "What is not three bytes",
    arguments: [
      ("𫖯首", "頫首"), ("⿰里发在里面", "⿰里发在裡面"), ("A里B", "A裡B"), ("", ""), ("里", "裡"),
      ("\u{FA12}", "晴"), ("𠮷里", "𠮷裡"), ("里\u{0}里", "裡\u{0}裡"), ("\n\n里\r\n", "\n\n裡\r\n"),
    ])
  func passesOtherScalars(source: String, expected: String) {
    #expect(Self.taiwan.convert(source) == expected)
  }
}
