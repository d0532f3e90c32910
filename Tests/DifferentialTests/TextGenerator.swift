// SPDX-License-Identifier: Apache-2.0

#if Foreign

  import TestSupport
  import ZhengziEncoding

  /// Text that is hard on a matcher: words of the tables glued together and cut anywhere, among
  /// everything else that Unicode has. No NUL, where libopencc stops, and none of U+2FF0 …
  /// U+2FFF, which it does not know.
  struct TextGenerator {
    private let words: [[UInt8]]
    private let lines: [[UInt8]]
    private var random: TestGenerator

    /// - Parameters:
    ///   - words: Keys and values.
    ///   - lines: Sentences.
    init(words: [[UInt8]], lines: [[UInt8]], seed: UInt64) {
      self.words = words
      self.lines = lines
      random = TestGenerator(seed: seed)
    }

    /// A number below `bound`.
    mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    /// Lines of every kind.
    mutating func text(byteCount: Int) -> [UInt8] {
      var text: [UInt8] = []
      while text.count < byteCount {
        let length = number(below: 20) == 0 ? 2000 : number(below: 300)
        appendLine(to: &text, length: min(length, byteCount - text.count))
        if number(below: 4) > 0 { text.append(contentsOf: newline()) }
      }
      return text
    }

    private mutating func appendLine(to text: inout [UInt8], length: Int) {
      let end = text.count + length
      let kind = number(below: 8)
      if kind == 0 { text.append(contentsOf: pick(lines)) }
      while text.count < end {
        switch kind {
        case 1, 2: appendScalar(anyScalar(), to: &text)
        default: appendPart(to: &text)
        }
      }
    }

    private mutating func appendPart(to text: inout [UInt8]) {
      switch number(below: 16) {
      case 0: appendScalar(hanScalar(), to: &text)
      case 1: appendScalar(rareScalar(), to: &text)
      case 2: appendScalar(UInt32(0x20 + number(below: 0x5F)), to: &text)
      case 3: appendScalar(anyScalar(), to: &text)
      case 4, 5, 6, 7: text.append(contentsOf: cut(pick(words)))
      default: text.append(contentsOf: pick(words))
      }
    }

    private mutating func newline() -> [UInt8] {
      number(below: 8) == 0 ? [0x0D, 0x0A] : [0x0A]
    }

    private mutating func pick(_ list: [[UInt8]]) -> [UInt8] { list[number(below: list.count)] }

    /// A part of a word, cut between scalars.
    private mutating func cut(_ word: [UInt8]) -> ArraySlice<UInt8> {
      var bounds = word.indices.filter { word[$0] & 0xC0 != 0x80 } + [word.count]
      let first = bounds.remove(at: number(below: bounds.count))
      let second = bounds.isEmpty ? first : bounds[number(below: bounds.count)]
      return word[min(first, second)..<max(first, second)]
    }

    /// An ideograph of the basic block or of extensions A, B or C.
    private mutating func hanScalar() -> UInt32 {
      switch number(below: 4) {
      case 0: UInt32(0x3400 + number(below: 0x19C0))
      case 1: UInt32(0x20000 + number(below: 0xB740))
      default: UInt32(0x4E00 + number(below: 0x5200))
      }
    }

    /// Compatibility ideographs, combining marks, variation selectors, punctuation, spaces.
    private mutating func rareScalar() -> UInt32 {
      switch number(below: 8) {
      case 0, 1: UInt32(0xF900 + number(below: 0x200))
      case 2: UInt32(0x2F800 + number(below: 0x21E))
      case 3: UInt32(0x300 + number(below: 0x70))
      case 4: UInt32(0xFE00 + number(below: 16))
      case 5: UInt32(0xE0100 + number(below: 240))
      case 6: UInt32(0x3000 + number(below: 0x40))
      default: UInt32(0x2000 + number(below: 0x70))
      }
    }

    /// Any scalar of any plane, but for those that libopencc cannot take.
    private mutating func anyScalar() -> UInt32 {
      while true {
        let scalar = UInt32(1 + number(below: 0x10FFFF))
        if Unicode.Scalar(scalar) != nil && !(0x2FF0...0x2FFF).contains(scalar) { return scalar }
      }
    }

    private func appendScalar(_ scalar: UInt32, to text: inout [UInt8]) {
      UTF8Sequence.append(scalar, to: &text)
    }
  }

#endif
