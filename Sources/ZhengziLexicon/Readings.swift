// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// How ideographs are read in Mandarin, in pinyin and bopomofo.
public struct Readings: Sendable {
  private let mandarin: LongestMatchTable
  private let bopomofo: LongestMatchTable

  /// Opens the built-in tables.
  public init() {
    mandarin = BuiltInTable.open("Mandarin")
    bopomofo = BuiltInTable.open("Bopomofo")
  }

  /// The readings of an ideograph with tone marks, the most usual first; empty if unknown.
  public func pinyin(of ideograph: Unicode.Scalar) -> [String] {
    guard let value = mandarin.value(of: [UInt8](String(ideograph).utf8)) else { return [] }
    return String(decoding: value, as: UTF8.self).split(separator: " ").map(String.init)
  }

  /// Whether a syllable, with or without its tone, is a reading of an ideograph.
  public func isReading(_ syllable: Syllable, of ideograph: Unicode.Scalar) -> Bool {
    pinyin(of: ideograph).contains { reading in
      let known = Syllable(pinyin: reading)
      guard known.letters == syllable.letters else { return false }
      return syllable.tone == nil || syllable.tone == known.tone
    }
  }

  /// Whether a bopomofo syllable, with or without its tone mark, is a reading of an ideograph.
  public func isReading(bopomofo text: String, of ideograph: Unicode.Scalar) -> Bool {
    let written = BopomofoSyllable(text)
    return pinyin(of: ideograph).contains { reading in
      let known = Syllable(pinyin: reading)
      guard let value = bopomofo.value(of: [UInt8](known.letters.utf8)),
        String(decoding: value, as: UTF8.self) == written.letters
      else { return false }
      // An unmarked bopomofo syllable is in the first tone.
      return (known.tone ?? 0) == written.tone
    }
  }
}

/// A pinyin syllable: its letters without the mark, and its tone.
public struct Syllable: Hashable, Sendable {
  /// Lower-case letters, ü included, without a tone mark.
  public let letters: String
  /// 1 to 4; nil if none is marked.
  public let tone: Int?

  /// Takes a syllable apart; `v` and `u:` are read as ü.
  public init(pinyin: String) {
    var letters = ""
    var tone: Int?
    for character in pinyin.lowercased() {
      if let (plain, mark) = Self.marked[character] {
        letters.append(plain)
        tone = mark
      } else if character == ":" && letters.last == "u" {
        letters.removeLast()
        letters.append("ü")
      } else {
        letters.append(character == "v" ? "ü" : character)
      }
    }
    self.letters = letters
    self.tone = tone
  }

  // Compared as characters, so that a combining mark and a composed letter are the same.
  private static let marked: [Character: (Character, Int)] = {
    var table: [Character: (Character, Int)] = [:]
    for row in ["aāáǎà", "eēéěè", "iīíǐì", "oōóǒò", "uūúǔù", "üǖǘǚǜ", "nn̄ńňǹ", "mm̄ḿm̌m̀"] {
      let letters = Array(row)
      for tone in 1...4 { table[letters[tone]] = (letters[0], tone) }
    }
    return table
  }()
}

/// A bopomofo syllable: its letters and its tone (0 for the neutral one).
private struct BopomofoSyllable {
  let letters: String
  let tone: Int

  init(_ text: String) {
    let tones: [Unicode.Scalar: Int] = ["ˉ": 1, "ˊ": 2, "ˇ": 3, "ˋ": 4, "˙": 0]
    var letters = ""
    var tone = 1
    for scalar in text.unicodeScalars {
      if let mark = tones[scalar] { tone = mark } else { letters.unicodeScalars.append(scalar) }
    }
    self.letters = letters
    self.tone = tone
  }
}
