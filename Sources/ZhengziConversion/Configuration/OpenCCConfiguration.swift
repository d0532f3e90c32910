// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// A user's own scheme: an OpenCC configuration (JSON, or JSON with comments) and its
/// dictionaries.
///
/// Understood are `normalization`, `segmentation` (`mmseg`), `conversion_chain`, dictionaries of
/// the types `text`, `inline` and `group` (`match_policy` `short_circuit` or `union`) and
/// `may_output_tofu`. OpenCC's binary dictionaries (`ocd`, `ocd2`) are taken for those that
/// OpenCC ships, by name; others must be given as text.
public struct OpenCCConfiguration: Sendable {
  package let description: SchemeDescription

  /// The configuration's `name`, empty if it has none.
  public var name: String { description.name }

  /// What is wrong with a configuration or one of its dictionaries.
  public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as the configuration or the caller names it.
    public let file: String
    /// The line and the column in it, from 1.
    public let line: Int, column: Int
    /// What is wrong there.
    public let reason: String
    /// `file:line:column: reason`.
    public var description: String { "\(file):\(line):\(column): \(reason)" }
  }

  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - bytes: The configuration file.
  ///   - file: Its name, for errors.
  ///   - load: Gives the bytes of a dictionary file by the name that the configuration uses, nil
  ///     if there is none; the dictionaries that OpenCC ships are then tried.
  /// - Throws: `ConfigurationError` at the first fault, in the configuration or a dictionary.
  public init(
    parsing bytes: [UInt8], file: String, load: @escaping (String) -> [UInt8]?
  ) throws(ConfigurationError) {
    let root: JSONValue
    do { root = try JSONParser.parse(bytes) } catch {
      throw ConfigurationError(
        file: file, line: error.place.line, column: error.place.column, reason: error.reason)
    }
    description = try Reader(file: file, load: load).scheme(root)
  }
}

extension OpenCCConfiguration {
  /// Walks the JSON value.
  private struct Reader {
    let file: String
    let load: (String) -> [UInt8]?

    typealias Failure = ConfigurationError

    func failure(_ place: JSONPlace, _ reason: String) -> Failure {
      Failure(file: file, line: place.line, column: place.column, reason: reason)
    }

    func scheme(_ root: JSONValue) throws(Failure) -> SchemeDescription {
      try expectMembers(
        of: root, ["name", "normalization", "segmentation", "conversion_chain"], optional: true)
      guard let chain = root.member("conversion_chain") else {
        throw failure(root.place, "the configuration lacks “conversion_chain”")
      }
      var segmentation: SchemeDescription.Layer?
      if let value = root.member("segmentation") { segmentation = try self.segmentation(value) }
      var normalization: [SchemeDescription.Layer] = []
      if let value = root.member("normalization") { normalization = try stages(value) }
      return SchemeDescription(
        name: root.member("name")?.string ?? "", normalization: normalization,
        segmentation: segmentation, chain: try stages(chain))
    }

    /// Unknown members are allowed, as in OpenCC; a root or stage that is no object is not.
    func expectMembers(of value: JSONValue, _ names: [String], optional: Bool) throws(Failure) {
      guard case .object = value.content else {
        throw failure(
          value.place, "an object with \(names.joined(separator: ", ")) must stand here")
      }
    }

    func segmentation(_ value: JSONValue) throws(Failure) -> SchemeDescription.Layer {
      let type = try string(value, "type")
      guard type.text == "mmseg" else {
        throw failure(type.place, "segmentation “\(type.text)” is not known; “mmseg” is")
      }
      return try dictionary(in: value)
    }

    func stages(_ value: JSONValue) throws(Failure) -> [SchemeDescription.Layer] {
      guard let array = value.array else { throw failure(value.place, "a list must stand here") }
      var layers: [SchemeDescription.Layer] = []
      for stage in array { layers.append(try dictionary(in: stage)) }
      return layers
    }

    func dictionary(in value: JSONValue) throws(Failure) -> SchemeDescription.Layer {
      try expectMembers(of: value, ["dict"], optional: false)
      guard let dictionary = value.member("dict") else {
        throw failure(value.place, "“dict” is missing here")
      }
      return try layer(dictionary)
    }

    func layer(_ value: JSONValue) throws(Failure) -> SchemeDescription.Layer {
      let type = try string(value, "type")
      let tofu = try mayOutputTofu(value)
      switch type.text {
      case "group": return try group(value, mayOutputTofu: tofu)
      case "inline": return .table(name: "inline", try inline(value), mayOutputTofu: tofu)
      case "text", "ocd", "ocd2":
        let name = try string(value, "file")
        return .table(
          name: name.text, try table(name, type: type.text), mayOutputTofu: tofu)
      default:
        throw failure(
          type.place,
          "dictionary type “\(type.text)” is not known; text, inline, group, ocd2 are")
      }
    }

    func mayOutputTofu(_ value: JSONValue) throws(Failure) -> Bool {
      guard let member = value.member("may_output_tofu") else { return false }
      guard case .boolean(let flag) = member.content else {
        throw failure(member.place, "“may_output_tofu” is true or false")
      }
      return flag
    }

    func group(
      _ value: JSONValue, mayOutputTofu: Bool
    ) throws(Failure) -> SchemeDescription.Layer {
      var isUnion = false
      if let policy = value.member("match_policy") {
        switch policy.string {
        case "union": isUnion = true
        case "short_circuit": break
        default:
          throw failure(policy.place, "“match_policy” is “short_circuit” or “union”")
        }
      }
      guard let list = value.member("dicts") else {
        throw failure(value.place, "the group lacks “dicts”")
      }
      guard let array = list.array, !array.isEmpty else {
        throw failure(list.place, "“dicts” is a list of at least one dictionary")
      }
      var layers: [SchemeDescription.Layer] = []
      for child in array { layers.append(try layer(child)) }
      return .group(layers, isUnion: isUnion, mayOutputTofu: mayOutputTofu)
    }

    func inline(_ value: JSONValue) throws(Failure) -> TextTable {
      guard let entries = value.member("entries"), case .object(let members) = entries.content
      else { throw failure(value.place, "an inline dictionary has “entries”, an object") }
      var list: [TextTable.Entry] = []
      var seen: Set<String> = []
      for member in members {
        guard let text = member.value.string, !text.isEmpty else {
          throw failure(member.value.place, "the value is a string that is not empty")
        }
        guard !member.key.isEmpty else { throw failure(member.place, "the key is empty") }
        guard max(member.key.utf8.count, text.utf8.count) <= TextTable.longestLine else {
          throw failure(
            member.place, "the entry is longer than \(TextTable.longestLine) bytes")
        }
        guard seen.insert(member.key).inserted else {
          throw failure(member.place, "the key “\(member.key)” stands twice")
        }
        list.append(
          .init(
            key: [UInt8](member.key.utf8), values: [[UInt8](text.utf8)], line: member.place.line))
      }
      return TextTable(entries: list)
    }

    func table(_ name: (text: String, place: JSONPlace), type: String) throws(Failure) -> TextTable
    {
      let stem = name.text.split(separator: "/").last.map(String.init) ?? name.text
      let builtIn = stem.replacing(".ocd2", with: ".txt").replacing(".ocd", with: ".txt")
      let own = type == "text" ? load(name.text) : nil
      guard let bytes = own ?? TableImage.builtInText(builtIn) else {
        let reason =
          type == "text"
          ? "the dictionary “\(name.text)” cannot be read"
          : "“\(name.text)” is OpenCC's binary form and none of those it ships: give it as text"
        throw failure(name.place, reason)
      }
      do { return try TextTable(parsing: bytes) } catch {
        throw Failure(
          file: name.text, line: error.line, column: error.column, reason: error.reason)
      }
    }

    func string(
      _ value: JSONValue, _ name: String
    ) throws(Failure) -> (text: String, place: JSONPlace) {
      guard let member = value.member(name) else {
        throw failure(value.place, "“\(name)” is missing here")
      }
      guard let text = member.string else { throw failure(member.place, "“\(name)” is a string") }
      return (text, member.place)
    }
  }
}
