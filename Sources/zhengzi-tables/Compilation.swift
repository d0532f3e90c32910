// SPDX-License-Identifier: Apache-2.0

import Glibc
import ZhengziConversion
import ZhengziTables

/// Everything that is made from `Dictionaries/`: the images, and `image.c` that embeds them.
struct Compilation {
  /// Images by file name without ending, in the order in which `image.c` lists them.
  private(set) var images: [(name: String, bytes: [UInt8])] = []
  private let root: String
  /// Text tables by file name: the folder below `Dictionaries/` that holds them.
  private var texts: [String: String] = [:]
  private var layerNames: [String: String] = [:]
  private var windowNames: [String: String] = [:]

  init(root: String) throws {
    self.root = root
    for folder in Files.list(root + "/Dictionaries") {
      for name in Files.list("\(root)/Dictionaries/\(folder)") where name.hasSuffix(".txt") {
        texts[name] = folder
      }
    }
    let frequencies = try compileFrequencies()
    try compileSchemes(frequencies)
    try compileTables()
    let load = self
    images += try DetectionImages(text: { try load.text($0) }).images()
    images += try EncodingImages(text: { try load.text($0) }).images()
    images += try ContextImages(root: root, text: { try load.text($0) }).images()
    try compileProvenance()
  }

  // MARK: Schemes

  private mutating func compileSchemes(_ frequencies: ScalarFrequencies) throws {
    var lines: [String] = []
    let load = self
    for folder in ["OpenCC", "Variants"] {
      let path = "\(root)/Dictionaries/Schemes/\(folder)"
      for file in Self.ordered(Files.list(path)) {
        let scheme = try OpenCCConfiguration(
          parsing: Files.read("\(path)/\(file)"), file: file, load: { try? load.text($0) })
        for tofu in Tofu.allCases {
          let name = file.replacing(".json", with: "")
          lines.append(try line(name, scheme.description, tofu, frequencies))
        }
      }
    }
    var writer = TableImageWriter(kind: .records)
    writer.append(section: [UInt8](lines.joined(separator: "\n").utf8))
    images.insert((name: "schemes", bytes: writer.image()), at: 0)
  }

  /// OpenCC's schemes in their usual order, so that images are named after the best known.
  private static func ordered(_ files: [String]) -> [String] {
    let known = Scheme.all.map { $0.name + ".json" }.filter(files.contains)
    return known + files.filter { $0.hasSuffix(".json") && !known.contains($0) }
  }

  private func text(_ name: String) throws -> [UInt8] {
    guard let folder = texts[name] else { throw ToolError("no table \(name)") }
    return try Files.read("\(root)/Dictionaries/\(folder)/\(name)")
  }

  private mutating func line(
    _ name: String, _ scheme: SchemeDescription, _ tofu: Tofu, _ frequencies: ScalarFrequencies
  ) throws -> String {
    let normalization = scheme.normalization.enumerated().map {
      layer($1, tofu, "\(name)-n\($0 + 1)")
    }
    let chain = scheme.chain.enumerated().map { layer($1, tofu, "\(name)-\($0 + 1)") }
    let segmentation = scheme.segmentation.map { self.segmentation($0, scheme.chain, chain, name) }
    let layers = [list(normalization), segmentation ?? "-", list(chain)]
    let key = layers.joined(separator: "\t")
    let windows = self.windows(key, "\(name)-w", SchemeEntries(scheme, tofu: tofu), frequencies)
    return "\(name)\t\(tofu.rawValue)\t\(key)\t\(windows)"
  }

  /// The fast engine's image for a list of layers: made once.
  private mutating func windows(
    _ key: String, _ name: String, _ entries: SchemeEntries, _ frequencies: ScalarFrequencies
  ) -> String {
    if let known = windowNames[key] { return known }
    var builder = entries.windowTableBuilder(frequencies)
    let image = builder.image()
    let needsStages = WindowTable(TableImage(owning: image)).needsStages
    let unique = images.contains { $0.name == name } ? name + "-tofu" : name
    if !needsStages { images.append((unique, image)) }
    windowNames[key] = needsStages ? "-" : unique
    return needsStages ? "-" : unique
  }

  private func list(_ names: [String?]) -> String {
    let present = names.compactMap { $0 }
    return present.isEmpty ? "-" : present.joined(separator: ",")
  }

  /// The image of a layer: made once, named after the scheme that uses it first.
  private mutating func layer(
    _ layer: SchemeDescription.Layer, _ tofu: Tofu, _ name: String
  ) -> String? {
    guard let group = layer.group(tofu: tofu) else { return nil }
    let hasTofu = layer.outline.contains("?")
    let key = layer.outline + (hasTofu ? " \(tofu)" : "")
    if let known = layerNames[key] { return known }
    let unique = hasTofu && tofu == .allow ? name + "-tofu" : name
    images.append((unique, LongestMatchTableBuilder(group.flattened()).image()))
    layerNames[key] = unique
    return unique
  }

  /// The segmentation dictionary is the first child of a stage's group, or an image of its own.
  private mutating func segmentation(
    _ dictionary: SchemeDescription.Layer, _ stages: [SchemeDescription.Layer],
    _ names: [String?], _ scheme: String
  ) -> String {
    for (stage, name) in zip(stages, names) {
      if case .group(let children, isUnion: false, _) = stage, let name,
        children.first?.outline == dictionary.outline
      {
        return "\(name):\(dictionary.tableCount)"
      }
    }
    let name = layer(dictionary, .allow, "\(scheme)-s") ?? "-"
    return "\(name):255"
  }

  // MARK: Other tables

  /// How often ideographs occur, from the words of the lexicon in both scripts.
  private mutating func compileFrequencies() throws -> ScalarFrequencies {
    let words = try TextTable(parsing: try text("Words.txt"))
    let characters = try TextTable(parsing: try text("STCharacters.txt"))
    let phrases = try TextTable(parsing: try text("STPhrases.txt"))
    let group = TableGroup.shortCircuit([.table(phrases), .table(characters)])
    let table = LongestMatchTable(
      TableImage(owning: LongestMatchTableBuilder(group.flattened()).image()))
    let counted = words.entries.flatMap { entry -> [(word: [UInt32], count: Double)] in
      let cost = Double(String(decoding: entry.values[0], as: UTF8.self)) ?? 255
      let count = exp(-cost / 10)
      let traditional = Self.converted(entry.key, table)
      return [(Self.scalars(entry.key), count), (Self.scalars(traditional), count)]
    }
    var writer = TableImageWriter(kind: .records)
    let section = ScalarFrequencies(counting: counted).section
    writer.append(section: section)
    images.append(("frequencies", writer.image()))
    return ScalarFrequencies(section: section)
  }

  private static func converted(_ word: [UInt8], _ table: LongestMatchTable) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < word.count {
      let match = table.longestMatch(word, at: index)
      if match.keyLength > 0 {
        result += table.value(of: match)
      } else {
        result.append(word[index])
      }
      index += max(match.keyLength, 1)
    }
    return result
  }

  private static func scalars(_ word: [UInt8]) -> [UInt32] {
    String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
  }

  /// Tables that are looked up as they are, and whether every value counts or the first.
  private static let lookedUp = [
    ("Mandarin", true), ("Bopomofo", false), ("Words", false), ("KangxiRadicals", false),
    ("RadicalsSupplement", false), ("SimplifiedOnly", true), ("TraditionalOnly", false),
    ("TraditionalLeftovers", false), ("RegionMarks", false),
  ]

  /// The image of such a table is named after its file.
  private mutating func compileTables() throws {
    for (name, keepsAllValues) in Self.lookedUp {
      let table = try TextTable(parsing: try text(name + ".txt"))
      let entries = TableGroup.table(table).flattened()
      images.append(
        (name, LongestMatchTableBuilder(entries, keepsAllValues: keepsAllValues).image()))
    }
  }

  /// A line for each text table: name, SHA-256, source.
  private mutating func compileProvenance() throws {
    var lines = try texts.map { name, folder in
      let bytes = try text(name)
      let header = try TextTable(parsing: bytes).header
      return Self.provenance("\(folder)/\(name)", bytes, header)
    }
    let rules = "Context/Rules"
    for name in Files.list("\(root)/Dictionaries/\(rules)") where name.hasSuffix(".txt") {
      let bytes = try Files.read("\(root)/Dictionaries/\(rules)/\(name)")
      let header = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .prefix { $0.hasPrefix("#") }.map { String($0.dropFirst(2)) }
      lines.append(Self.provenance("\(rules)/\(name)", bytes, header))
    }
    var writer = TableImageWriter(kind: .records)
    writer.append(section: [UInt8](lines.sorted().joined(separator: "\n").utf8))
    images.append(("provenance", writer.image()))
  }

  private static func provenance(_ path: String, _ bytes: [UInt8], _ header: [String]) -> String {
    "\(path.dropLast(4))\t\(SHA256.hexadecimal(bytes))\t\(source(in: header))"
  }

  /// What stands behind `Source:`, on that line and on the indented ones that follow.
  private static func source(in header: [String]) -> String {
    guard let first = header.firstIndex(where: { $0.hasPrefix("Source:") }) else { return "" }
    let rest = header[(first + 1)...].prefix { $0.hasPrefix(" ") }
    let words = ([String(header[first].dropFirst(7))] + rest).flatMap { $0.split(separator: " ") }
    return words.joined(separator: " ")
  }

  // MARK: image.c

  /// The C file that embeds the images, and OpenCC's tables as text for users' configurations.
  var source: [UInt8] {
    let embedded = images.map { ($0.name, "images/\($0.name).bin") } + openCCTexts
    var lines = [
      "// SPDX-License-Identifier: Apache-2.0",
      "// Written by `make tables`; change Dictionaries/ instead.",
      "#include \"images.h\"",
      "#pragma clang diagnostic ignored \"-Wc23-extensions\"",
      "",
    ]
    for (index, file) in embedded.enumerated() {
      lines.append("_Alignas(64) static const unsigned char image_\(index)[] = {")
      lines += ["#embed \"\(file.1)\"", "};"]
    }
    lines += ["", "const struct zhengzi_image zhengzi_images[] = {"]
    for (index, file) in embedded.enumerated() {
      lines.append("  {\"\(file.0)\", image_\(index), sizeof image_\(index)},")
    }
    lines += ["  {0, 0, 0},", "};", ""]
    return [UInt8](lines.joined(separator: "\n").utf8)
  }

  private var openCCTexts: [(String, String)] {
    ImportCommand.folders.flatMap { place in
      texts.keys.filter { name in
        texts[name] == place.folder && place.prefixes.contains { name.hasPrefix($0) }
      }
    }.sorted().map { ($0, "../../Dictionaries/\(texts[$0] ?? "")/\($0)") }
  }
}

extension SchemeDescription.Layer {
  /// The number of tables in it.
  fileprivate var tableCount: Int {
    switch self {
    case .table: 1
    case .group(let layers, _, _): layers.reduce(0) { $0 + $1.tableCount }
    }
  }
}
