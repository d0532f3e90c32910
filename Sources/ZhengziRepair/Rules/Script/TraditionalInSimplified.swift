// SPDX-License-Identifier: Apache-2.0

internal import ZhengziDetection
internal import ZhengziLexicon

/// ZS004.
struct TraditionalInSimplified: Rule {
  static let information = RuleInformation(
    "ZS004", "traditional-in-simplified",
    "An ideograph that exists only as Traditional stands in Simplified text.", .safe,
    example: ("我们学習党的历史", "我们学习党的历史"))

  /// 穀 is 谷 in 稻谷, but stays in 穀梁, 不穀 and 斗穀於菟; 塚 is 冢 in 古冢, but stays in 手塚.
  private static let kept: Set<UInt32> = [0x7A40, 0x585A]

  func findings(in block: Block) -> [Proposal] {
    // Forms of Japanese count as Simplified: a line without kana needs more to be Chinese.
    guard block.evidence.script.simplifiedOnly >= 3 else { return [] }
    return block.lines(in: .hans).flatMap { line in
      line.compactMap { index in
        let scalar = block.units[index].scalar
        guard block.resources.scripts.isTraditionalOnly(scalar),
          let form = block.resources.scripts.simplifiedForm(of: scalar)
        else { return nil }
        let isProtected = Quotation(block).protects(
          index..<(index + 1), replacement: [form.value], in: .hans)
        return Proposal(
          index..<(index + 1), replacement: [form.value],
          isSure: !isProtected && form.value < 0x9FA6 && !ScriptName.isNamed(block.units, index)
            && (!Self.kept.contains(scalar) || isWord(block, index)),
          reason: "it exists only as Traditional, and the text is Simplified")
      }
    }
  }

  private func isWord(_ block: Block, _ index: Int) -> Bool {
    block.word(around: index).count > 1 && block.units.scalar(at: index + 1) != 0x6881  // 穀梁
  }
}
