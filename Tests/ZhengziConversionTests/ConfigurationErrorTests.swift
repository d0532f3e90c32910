// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziConversion

@Suite struct ConfigurationErrorTests {
  private static let dictionaries: [String: String] = [
    "words.txt": "头发\t頭髮\n后\t後\n", "no-tab.txt": "# header\n头\t頭\n发 髮\n",
    "twice.txt": "头\t頭\n发\t髮\n头\t首\n", "no-value.txt": "头\t頭\n发\t\n", "no-key.txt": "\t頭\n",
  ]

  private func read(_ text: String) throws(OpenCCConfiguration.ConfigurationError)
    -> OpenCCConfiguration
  {
    try OpenCCConfiguration(parsing: [UInt8](text.utf8), file: "my.json") {
      $0 == "bytes.txt" ? [0xE5, 0xA4, 0x09, 0x41] : Self.dictionaries[$0].map { [UInt8]($0.utf8) }
    }
  }

  private func convert(_ configuration: String, _ text: String, tofu: Tofu = .avoid) throws
    -> String
  {
    Converter(try read(configuration), tofu: tofu).convert(text)
  }

  /// A configuration with one stage; `%` is its dictionary.
  private func stage(_ dictionary: String) -> String {
    "{\"conversion_chain\": [{\"dict\": \(dictionary)}]}"
  }

  // MARK: What is accepted

  @Test func `comments, trailing commas and a byte order mark are accepted`() throws {
    let configuration = """
      \u{FEFF}// A line.
      {
        /* name, * and // inside */
        "name": "mine // not a comment",
        "conversion_chain": [
          {"dict": {"type": "text", "file": "words.txt",},}, // trailing
        ],
      }
      """
    #expect(try read(configuration).name == "mine // not a comment")
    #expect(try convert(configuration, "头发后头") == "頭髮後头")
  }

  @Test func `an inline dictionary converts`() throws {
    let inline = #"{"type": "inline", "entries": {"头": "頭", "\u53D1": "\ud842\udfb7", "a": "b c"}}"#
    #expect(try convert(stage(inline), "头发a") == "頭𠮷b c")
  }

  @Test func `thousands of scalars that become one, and it twice, load and convert`() throws {
    let scalars = (0x4E00..<0x8000).compactMap(Unicode.Scalar.init).filter { $0 != "口" }
    let many = scalars.map { "\"\($0)\": \"口\"" }.joined(separator: ", ")
    let configuration = """
      {"conversion_chain": [
        {"dict": {"type": "inline", "entries": {\(many)}}},
        {"dict": {"type": "inline", "entries": {"口口": "多"}}}
      ]}
      """
    #expect(try convert(configuration, "天地玄，黄") == "多口，黄")
  }

  private func group(_ policy: String) -> String {
    """
    {"type": "group", \(policy) "dicts": [
      {"type": "inline", "entries": {"甲": "1", "甲乙": "2"}},
      {"type": "inline", "entries": {"甲乙丙": "3", "甲": "4", "丁": "5"}}
    ]}
    """
  }

  @Test("A union takes the longest match of any dictionary")
  func union() throws {
    let union = stage(group(#""match_policy": "union","#))
    #expect(try convert(union, "甲乙丙甲乙甲丁") == "3215")
  }

  @Test(
    "The first dictionary with a match decides",
    arguments: ["", "\"match_policy\": \"short_circuit\","])
  func shortCircuit(policy: String) throws {
    #expect(try convert(stage(group(policy)), "甲乙丙甲乙甲丁") == "2丙215")
  }

  @Test func `a dictionary that may write tofu counts only where that is allowed`() throws {
    let dictionary = """
      {"type": "group", "dicts": [
        {"type": "inline", "may_output_tofu": true, "entries": {"一": "𪚥"}},
        {"type": "inline", "may_output_tofu": false, "entries": {"一": "A", "二": "B"}}
      ]}
      """
    #expect(try convert(stage(dictionary), "一二", tofu: .allow) == "𪚥B")
    #expect(try convert(stage(dictionary), "一二", tofu: .avoid) == "AB")
  }

  @Test(
    "OpenCC's own dictionaries are found by name",
    arguments: [
      #"{"type": "ocd2", "file": "STPhrases.ocd2"}"#, #"{"type": "ocd", "file": "STPhrases.ocd"}"#,
      #"{"type": "text", "file": "STPhrases.txt"}"#,
      #"{"type": "ocd2", "file": "/usr/share/opencc/STPhrases.ocd2"}"#,
    ])
  func shipped(dictionary: String) throws {
    #expect(try convert(stage(dictionary), "头发，一目了然") == "頭髮，一目瞭然")
  }

  @Test func `normalization goes before segmentation, and that before the stages`() throws {
    let configuration = """
      {
        "normalization": [{"dict": {"type": "inline", "entries": {"壹": "一"}}}],
        "segmentation": {"type": "mmseg",
          "dict": {"type": "inline", "entries": {"一二": "-"}}},
        "conversion_chain": [
          {"dict": {"type": "inline", "entries": {"一二": "X", "二三": "Y", "三": "Z"}}},
          {"dict": {"type": "inline", "entries": {"XZ": "!", "ZZ": "?"}}}
        ]
      }
      """
    // 一二 is a segment, so that neither 二三 nor XZ can match across its end.
    #expect(try convert(configuration, "壹二三二三三三") == "XZY?")
  }

  @Test func `one's own dictionary goes before the shipped one of its name`() throws {
    let configuration = try OpenCCConfiguration(
      parsing: [UInt8](stage(#"{"type": "text", "file": "STPhrases.txt"}"#).utf8), file: "my.json",
      load: { $0 == "STPhrases.txt" ? [UInt8]("头发\tA\n".utf8) : nil })
    #expect(Converter(configuration).convert("头发") == "A")
  }

  // MARK: What is not

  /// A fault: the text, and the error's place and reason.
  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    var file = "my.json"
    let line: Int, column: Int
    let reason: String
    var testDescription: String { reason }
  }

  static let jsonFaults: [Fault] = [
    Fault(text: "", line: 1, column: 1, reason: "the text ends where a value should stand"),
    Fault(text: "{}\n x", line: 2, column: 2, reason: "unexpected “x” behind the end"),
    Fault(
      text: "{\n  a: 1}", line: 2, column: 3,
      reason: "a member's name in quotation marks is missing"),
    Fault(text: "{\"a\" 1}", line: 1, column: 6, reason: "“:” is missing behind the member's name"),
    Fault(text: "{\"a\": 1 \"b\": 2}", line: 1, column: 9, reason: "“,” or “}” is missing"),
    Fault(text: "{\"a\": [1\n2]}", line: 2, column: 1, reason: "“,” or “]” is missing"),
    Fault(text: "{\"a\": tru}", line: 1, column: 7, reason: "“tru” is no JSON value"),
    Fault(text: "{\"头\": ;}", line: 1, column: 7, reason: "“;” is no JSON value"),
    Fault(text: "{\n \"a", line: 2, column: 2, reason: "the string has no end"),
    Fault(
      text: "{\"a\nb\": 1}", line: 1, column: 4, reason: "a control character stands in a string"),
    Fault(text: "{\"ab\\x\": 1}", line: 1, column: 5, reason: "unknown escape “\\x”"),
    Fault(
      text: "{\"ab\\u12G4\": 1}", line: 1, column: 5, reason: "“\\u” needs four hexadecimal digits"),
    Fault(text: "{\"a\": nan}", line: 1, column: 7, reason: "“nan” is no JSON value"),
    Fault(
      text: "{\"\\u１２34\": 1}", line: 1, column: 3, reason: "“\\u” needs four hexadecimal digits"),
    Fault(text: "{\"\\uD800\": 1}", line: 1, column: 3, reason: "lone surrogate"),
    Fault(text: "{\"\\uDC00\": 1}", line: 1, column: 3, reason: "lone surrogate"),
    Fault(text: "{ /* a\n }", line: 1, column: 3, reason: "the comment has no end"),
    Fault(text: "{ / }", line: 1, column: 3, reason: "unexpected “/”"),
    Fault(
      text: String(repeating: "[", count: 70), line: 1, column: 65,
      reason: "nested more than 64 deep"),
  ]

  static let schemeFaults: [Fault] = [
    Fault(
      text: "[]", line: 1, column: 1,
      reason: "an object with name, normalization, segmentation, conversion_chain must stand here"),
    Fault(
      text: "{\"name\": \"x\"}", line: 1, column: 1,
      reason: "the configuration lacks “conversion_chain”"),
    Fault(
      text: "{\"conversion_chain\": {}}", line: 1, column: 22, reason: "a list must stand here"),
    Fault(
      text: "{\"conversion_chain\": [\n  3]}", line: 2, column: 3,
      reason: "an object with dict must stand here"),
    Fault(
      text: "{\"conversion_chain\": [{}]}", line: 1, column: 23, reason: "“dict” is missing here"),
    Fault(
      text: "{\"segmentation\": {\"type\": \"jieba\"},\n \"conversion_chain\": []}", line: 1,
      column: 27, reason: "segmentation “jieba” is not known; “mmseg” is"),
    Fault(
      text: "{\"segmentation\": {},\n \"conversion_chain\": []}", line: 1, column: 18,
      reason: "“type” is missing here"),
  ]

  static let dictionaryFaults: [Fault] = [
    Fault(text: "{}", line: 1, column: 32, reason: "“type” is missing here"),
    Fault(text: "{\"type\": 1}", line: 1, column: 41, reason: "“type” is a string"),
    Fault(
      text: "{\"type\": \"csv\"}", line: 1, column: 41,
      reason: "dictionary type “csv” is not known; text, inline, group, ocd2 are"),
    Fault(
      text: "{\"type\": \"text\", \"may_output_tofu\": 1,\n\"file\": \"words.txt\"}", line: 1,
      column: 68, reason: "“may_output_tofu” is true or false"),
    Fault(text: "{\"type\": \"text\"}", line: 1, column: 32, reason: "“file” is missing here"),
    Fault(
      text: "{\"type\": \"text\",\n\"file\": \"gone.txt\"}", line: 2, column: 9,
      reason: "the dictionary “gone.txt” cannot be read"),
    Fault(
      text: "{\"type\": \"ocd2\",\n\"file\": \"mine.ocd2\"}", line: 2, column: 9,
      reason: "“mine.ocd2” is OpenCC's binary form and none of those it ships: give it as text"),
    Fault(text: "{\"type\": \"group\"}", line: 1, column: 32, reason: "the group lacks “dicts”"),
    Fault(
      text: "{\"type\": \"group\",\n \"dicts\": []}", line: 2, column: 11,
      reason: "“dicts” is a list of at least one dictionary"),
    Fault(
      text: "{\"type\": \"group\",\n \"match_policy\": \"best\"}", line: 2, column: 18,
      reason: "“match_policy” is “short_circuit” or “union”"),
    Fault(
      text: "{\"type\": \"inline\"}", line: 1, column: 32,
      reason: "an inline dictionary has “entries”, an object"),
    Fault(
      text: "{\"type\": \"inline\", \"entries\": {\n\"a\": 1}}", line: 2, column: 6,
      reason: "the value is a string that is not empty"),
    Fault(
      text: "{\"type\": \"inline\", \"entries\": {\n\"a\": \"\"}}", line: 2, column: 6,
      reason: "the value is a string that is not empty"),
    Fault(
      text:
        "{\"type\": \"inline\", \"entries\": {\n\"a\": \"\(String(repeating: "b", count: 65_536))\"}}",
      line: 2, column: 1, reason: "the entry is longer than 65535 bytes"),
    Fault(
      text: "{\"type\": \"inline\", \"entries\": {\n\"\": \"b\"}}", line: 2, column: 1,
      reason: "the key is empty"),
    Fault(
      text: "{\"type\": \"inline\", \"entries\": {\n\"a\": \"b\",\n \"a\": \"c\"}}", line: 3,
      column: 2,
      reason: "the key “a” stands twice"),
  ]

  /// Faults in a dictionary file: the place is in that file.
  static let fileFaults: [Fault] = [
    Fault(
      text: "no-tab.txt", file: "no-tab.txt", line: 3, column: 4,
      reason: "no tab between the key and its values"),
    Fault(
      text: "twice.txt", file: "twice.txt", line: 3, column: 1,
      reason: "the key “头” stands already on line 1"),
    Fault(
      text: "no-value.txt", file: "no-value.txt", line: 2, column: 3,
      reason: "the key has no value"),
    Fault(text: "no-key.txt", file: "no-key.txt", line: 1, column: 1, reason: "the key is empty"),
    Fault(
      text: "bytes.txt", file: "bytes.txt", line: 1, column: 1,
      reason: "the line is not valid UTF-8"),
  ]

  private func check(_ fault: Fault, _ text: String) {
    let error = #expect(throws: OpenCCConfiguration.ConfigurationError.self) { try read(text) }
    #expect(
      error?.description == "\(fault.file):\(fault.line):\(fault.column): \(fault.reason)")
  }

  @Test("A fault in the JSON is told with its place", arguments: jsonFaults)
  func json(fault: Fault) { check(fault, fault.text) }

  @Test("A fault in the scheme is told with its place", arguments: schemeFaults)
  func scheme(fault: Fault) { check(fault, fault.text) }

  @Test("A fault in a dictionary's description is told with its place", arguments: dictionaryFaults)
  func dictionary(fault: Fault) { check(fault, stage(fault.text)) }

  @Test("A fault in a dictionary file is told with that file's place", arguments: fileFaults)
  func file(fault: Fault) {
    check(fault, stage("{\"type\": \"text\", \"file\": \"\(fault.text)\"}"))
  }

  @Test func `a configuration that is not UTF-8 is told so`() {
    let error = #expect(throws: OpenCCConfiguration.ConfigurationError.self) {
      try OpenCCConfiguration(parsing: [0x7B, 0xFF], file: "my.json", load: { _ in nil })
    }
    #expect(error?.description == "my.json:1:1: the file is not valid UTF-8")
  }
}
