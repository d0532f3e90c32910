// SPDX-License-Identifier: Apache-2.0

import ZhengziTables

/// Makes the images of conversion by context.
struct ContextImages {
  let root: String
  /// Reads a text table by its file name.
  let text: (String) throws -> [UInt8]

  private func table(_ name: String) throws -> TextTable {
    try TextTable(parsing: try text(name + ".txt"))
  }

  private var folder: String { root + "/Dictionaries/Context" }

  /// Reads the tables of a repository.
  init(root: String) {
    self.root = root
    text = { name in
      for folder in Files.list(root + "/Dictionaries") {
        let path = "\(root)/Dictionaries/\(folder)/\(name)"
        if Files.exists(path) { return try Files.read(path) }
      }
      throw ToolError("no table \(name)")
    }
  }

  init(root: String, text: @escaping (String) throws -> [UInt8]) {
    self.root = root
    self.text = text
  }

  /// All images, by name.
  func images() throws -> [(name: String, bytes: [UInt8])] {
    let (characters, compatibility) = (
      try table("STCharacters"), try table("CJK_Compatibility_Ideographs")
    )
    let taiwan = try table("TWVariants")
    var builder = try ContextTableBuilder(
      ContextSources(
        words: try words(),
        phrases: [try table("STPhrases"), try table("STPhrases_GeneratedFromRegionalPhrases")],
        characters: characters, simplified: try table("TSCharacters"),
        compatibility: compatibility, taiwan: taiwan, rules: try rules(),
        classes: try RuleFile(try text("Classes.txt"), name: "Classes.txt"),
        names: try table("Names"), surnames: try table("Surnames"),
        given: try table("GivenNames"), priors: try table("Priors"),
        freeVariants: try table("FreeVariants")))
    let (image, hots) = try builder.image()
    let usual = try table("UsualForms")
    let regions: [(String, TextTable?)] = [
      ("TW", taiwan), ("HK", try table("HKVariants")), ("Hant", nil),
    ]
    return [("context", image)]
      + regions.map { name, region in
        (
          "context-\(name)",
          ContextTargetBuilder(
            characters: characters, compatibility: compatibility, region: region,
            usual: usual, hots: hots
          ).image()
        )
      }
  }

  /// The counted words of the lexicon, and those that stand by hand in `MoreWords.txt`.
  private func words() throws -> TextTable {
    var words = try table("Words")
    for entry in try table("MoreWords").entries {
      for word in entry.values.dropFirst() {
        words.entries.append(.init(key: word, values: [entry.values[0]], line: entry.line))
      }
    }
    return words
  }

  func rules() throws -> [RuleFile] {
    try Files.list(folder + "/Rules").filter { $0.hasSuffix(".txt") }.map {
      try RuleFile(try Files.read("\(folder)/Rules/\($0)"), name: $0)
    }
  }
}
