// SPDX-License-Identifier: Apache-2.0

public import ZhengziLexicon

/// What a text shows of the script it is written in.
public struct ScriptEvidence: Sendable {
  /// Ideographs that exist only as Simplified, and only as Traditional.
  public private(set) var simplifiedOnly = 0, traditionalOnly = 0
  /// All ideographs, hiragana and katakana, hangul.
  public private(set) var ideographs = 0, kana = 0, hangul = 0

  /// What the evidence amounts to.
  public enum Verdict: String, Hashable, Sendable {
    /// Simplified Chinese.
    case hans = "Hans"
    /// Traditional Chinese, perhaps with Simplified left in it.
    case hant = "Hant"
    /// Both, neither a trace.
    case mixed
    /// Japanese.
    case japanese = "Jpan"
    /// Korean.
    case korean = "Kore"
    /// Chinese that looks the same in both scripts.
    case undetermined
    /// No ideographs.
    case none
  }

  /// Fewer ideographs than this are a label or two.
  private static let leastText = 16

  /// Starts with nothing seen.
  public init() {}

  /// Evidence for a script that is known, so strong that no text outweighs it.
  public init(known script: Verdict) {
    simplifiedOnly = script == .hans ? Int.max / 100 : 0
    traditionalOnly = script == .hant ? Int.max / 100 : 0
    ideographs = Int.max / 100
  }

  /// Adds one scalar.
  public mutating func add(_ scalar: UInt32, _ sets: ScriptSets) {
    switch scalar {
    case 0x3400...0x9FFF, 0x20000...0x3FFFF:
      ideographs += 1
      if sets.isSimplifiedOnly(scalar) {
        simplifiedOnly += 1
      } else if sets.isTraditionalOnly(scalar) {
        traditionalOnly += 1
      }
    case 0x3041...0x3096, 0x30A1...0x30FA, 0xFF66...0xFF9D: kana += 1
    case 0xAC00...0xD7A3, 0x1100...0x11FF: hangul += 1
    default: break
    }
  }

  /// Adds what another stretch showed.
  public mutating func add(_ other: ScriptEvidence) {
    simplifiedOnly += other.simplifiedOnly
    traditionalOnly += other.traditionalOnly
    ideographs += other.ideographs
    kana += other.kana
    hangul += other.hangul
  }

  /// The verdict.
  ///
  /// A tenth of kana or hangul beside ideographs is another language: names and quotations in
  /// Chinese text stay below it.
  public var verdict: Verdict {
    if kana * 10 >= ideographs && kana > 0 { return .japanese }
    if hangul * 10 >= ideographs && hangul > 0 { return .korean }
    if ideographs == 0 { return .none }
    let (simplified, traditional) = (simplifiedOnly, traditionalOnly)
    if simplified == 0 && traditional == 0 { return .undetermined }
    // Two or three ideographs on both sides are a pair of links, unless there is a text around.
    let isTrace = simplified + traditional <= 3 && ideographs < Self.leastText
    if simplified > 0 && traditional > 0 && isTrace { return .mixed }
    // A few sentences may hold several leftovers; a long text that is half of each holds both.
    let isShort = simplified < 60 && traditional < 60
    let (more, less) = isShort ? (2, 3) : (1, 4)
    if traditional * more >= simplified * less { return .hant }
    if simplified * more >= traditional * less { return .hans }
    return .mixed
  }
}
