// SPDX-License-Identifier: Apache-2.0

#if Foreign

  import FoundationEssentials
  import TestSupport
  import ZhengziConversion
  import ZhengziForeign
  import ZhengziTables

  /// libopencc 1.1.6 with our tables.
  ///
  /// It knows no `union`, so that a union is written as one table; `short_circuit` is its own
  /// `group`. It knows no normalization, which therefore is a conversion of its own that goes
  /// first, and wants a segmentation: where a scheme has none, one by a dictionary whose only key
  /// is a private-use scalar, alone, which leaves every match whole.
  struct Oracle {
    let scheme: Scheme
    let tofu: Tofu
    /// Keys and values of every table of the scheme.
    let words: [[UInt8]]
    private let normalization: OpenCCEngine
    private let conversion: OpenCCEngine

    init(_ scheme: Scheme, tofu: Tofu, in folder: TemporaryFolder) throws {
      self.scheme = scheme
      self.tofu = tofu
      let file = "Dictionaries/Schemes/OpenCC/\(scheme).json"
      let description = try OpenCCConfiguration(
        parsing: Repository.bytes(file), file: file, load: { _ in nil }
      ).description
      var writer = ConfigurationWriter(folder: folder, name: "\(scheme)-\(tofu)")
      normalization = try OpenCCEngine(
        configuration: writer.write(
          "normalization", segmentation: nil, stages: description.normalization, tofu: tofu))
      conversion = try OpenCCEngine(
        configuration: writer.write(
          "conversion", segmentation: description.segmentation, stages: description.chain,
          tofu: tofu))
      words = writer.words.sorted { $0.lexicographicallyPrecedes($1) }
    }

    func convert(_ text: [UInt8]) throws -> [UInt8] {
      let normalized = try normalization.makeStream().convert(text, isLast: true)
      return try conversion.makeStream().convert(normalized, isLast: true)
    }
  }

  /// A folder that is removed with its owner.
  final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
      let name = "zhengzi-differential-\(UInt64.random(in: 0 ... .max))"
      path = FileManager.default.temporaryDirectory.path + "/" + name
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
      try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    }
  }

  /// Writes configurations and dictionaries in the form that libopencc 1.1.6 reads.
  private struct ConfigurationWriter {
    let folder: TemporaryFolder
    let name: String
    private(set) var words: Set<[UInt8]> = []
    private var tableCount = 0

    init(folder: TemporaryFolder, name: String) {
      self.folder = folder
      self.name = name
    }

    /// Returns the configuration's path.
    mutating func write(
      _ kind: String, segmentation: SchemeDescription.Layer?, stages: [SchemeDescription.Layer],
      tofu: Tofu
    ) throws -> String {
      let never = TextTable(entries: [.init(key: Self.neverKey, values: [Self.neverKey])])
      let segments = segmentation?.group(tofu: .allow) ?? .table(never)
      let first = try dictionary(segments)
      var chain: [String] = []
      for group in stages.compactMap({ $0.group(tofu: tofu) }) {
        chain.append("{\"dict\": \(try dictionary(group))}")
      }
      let text = """
        {"name": "\(name)", "segmentation": {"type": "mmseg", "dict": \(first)},
        "conversion_chain": [\(chain.joined(separator: ","))]}
        """
      let file = "\(name)-\(kind).json"
      try folder.write([UInt8](text.utf8), to: file)
      return "\(folder.path)/\(file)"
    }

    private static let neverKey = [UInt8]("\u{10FFFD}".utf8)

    private mutating func dictionary(_ group: TableGroup) throws -> String {
      switch group {
      case .table(let table): return try text(table.entries)
      case .union:
        return try text(group.flattened().map { .init(key: $0.key, values: $0.values) })
      case .shortCircuit(let children):
        var list: [String] = []
        for child in children { list.append(try dictionary(child)) }
        return "{\"type\": \"group\", \"dicts\": [\(list.joined(separator: ","))]}"
      }
    }

    private mutating func text(_ entries: [TextTable.Entry]) throws -> String {
      for entry in entries {
        words.insert(entry.key)
        words.insert(entry.values[0])
      }
      tableCount += 1
      let file = "\(name)-\(tableCount).txt"
      try folder.write(TextTable(entries: entries).printed(), to: file)
      return "{\"type\": \"text\", \"file\": \"\(file)\"}"
    }
  }

#endif
