// SPDX-License-Identifier: Apache-2.0

public import Zhengzi
internal import ZhengziConversion

/// A case of `Tests/Cases/repair`: a text as it was found, and as it must come back.
public struct RepairCase: Sendable {
  /// The case's name.
  public let id: String
  /// The text as found.
  public let input: String
  /// The text as it must come back; the input itself if it is healthy.
  public let expected: String
  /// The variant to convert to, if any.
  public let target: Variant?

  /// Reads a file of cases.
  ///
  /// - Parameter name: Below `Tests/Cases/repair`, without ending.
  public static func all(in name: String) throws -> [RepairCase] {
    let path = "Tests/Cases/repair/\(name).json"
    let root = try JSONParser.parse(Repository.bytes(path))
    return try (root.array ?? []).map { value in
      guard let id = value.member("id")?.string, let input = value.member("input")?.string else {
        throw ConversionCase.Broken(path: path, line: value.place.line)
      }
      let expected = value.member("expected")?.string ?? input
      let target = value.member("target")?.string.flatMap { Variant(tag: $0) }
      return RepairCase(id: id, input: input, expected: expected, target: target)
    }
  }

  /// What `zhengzi fix` makes of the input.
  public func result() throws -> String { try Self.fix(input, to: target).text }

  /// What `zhengzi fix` makes of a text, and what it says of it.
  ///
  /// - Parameter pieceLength: How many bytes the pipeline gets at a time.
  public static func fix(
    _ text: String, to target: Variant? = nil, pieceLength: Int = .max
  ) throws -> (text: String, report: PipelineReport) {
    var pipeline = Pipeline()
    pipeline.decoding = .utf8
    pipeline.rules = RuleSet.all
    if let target { pipeline.conversion = .variant(target, from: nil) }
    let run = PipelineRun(pipeline, source: UTF8Only())
    var output: [UInt8] = []
    var rest = [UInt8](text.utf8)[...]
    while !rest.isEmpty {
      let piece = rest.prefix(pieceLength)
      rest = rest.dropFirst(piece.count)
      output += try run.feed([UInt8](piece), isLast: false)
    }
    output += try run.feed([], isLast: true)
    return (String(decoding: output, as: UTF8.self), run.report)
  }
}

/// For pipelines that never leave UTF-8.
public struct UTF8Only: TranscoderSource {
  /// No transcoder is there.
  public struct Missing: Error {}
  /// Makes the source.
  public init() {}
  /// Always throws.
  public func decoder(from encoding: Encoding) throws -> any Transcoder { throw Missing() }
  /// Always throws.
  public func encoder(to encoding: Encoding) throws -> any Transcoder { throw Missing() }
}
