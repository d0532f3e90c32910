// SPDX-License-Identifier: Apache-2.0

import Testing

/// The status tells the truth: 0 done, 1 something remains, 2 an input failed, 64 misuse.
@Suite struct ExitStatusTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ script: String, input: String = "") throws -> Shell.Result {
    try Shell.run(script, in: folder.path, input: [UInt8](input.utf8))
  }

  @Test(arguments: [
    "convert -c s2t", "convert -t zh-TW", "fix", "detect", "rules", "rules ZG001", "--version",
    "--version=json", "--help", "fix --help", "help detect",
  ])
  func `a device that is full is an error`(command: String) throws {
    let result = try run("zhengzi \(command) > /dev/full", input: "发展\n")
    #expect(result.status == 2)
    #expect(result.errors == "zhengzi: cannot write standard output: No space left on device\n")
  }

  @Test(arguments: ["convert -c s2t", "fix", "detect"])
  func `a full device is told once for many files`(command: String) throws {
    try folder.write("x", "发展\n")
    let result = try run("zhengzi \(command) x x x > /dev/full")
    #expect(result.status == 2)
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["convert -c s2t", "fix", "detect"])
  func `streams that are closed are errors, and no file takes their place`(
    command: String
  ) throws {
    try folder.write("x", "发\u{FFFD}展?展\n")
    #expect(try run("zhengzi \(command) <&-").status == 2)
    #expect(try run("zhengzi \(command) x >&-").status == 2)
    #expect(try run("zhengzi \(command) x 0<&- 2>&-").status != 2)
    #expect(try folder.text("x") == "发\u{FFFD}展?展\n")
  }

  @Test func `messages to a closed standard error do not land in a file`() throws {
    try folder.write("x", "立下志? 的人，\u{200B}学\u{200B}习\n")
    let result = try run("zhengzi fix --explain -w x <&- 2>&-")
    #expect(result.status == 1)
    #expect(try folder.text("x") == "立下志? 的人，学习\n")
  }

  @Test(arguments: [
    "yes 发展 | head -300000 | zhengzi convert -c s2t", "zhengzi convert -t zh-TW x",
    "zhengzi fix x", "zhengzi rules", "zhengzi --version", "zhengzi fix --help",
  ])
  func `a reader that goes away ends it quietly, by SIGPIPE`(producer: String) throws {
    try folder.write("x", String(repeating: "发展\n", count: 40_000))
    for ignored in ["", "trap '' PIPE; "] {
      // The reader leaves before anything is written.
      let script =
        "\(ignored){ sleep 0.2; \(producer); } 2> errors | { exec <&-; sleep 0.5; }; "
        + "echo ${PIPESTATUS[@]:0:5}"
      let result = try run("mkfifo f; (sleep 0) ; \(script)")
      let statuses = result.text.split(whereSeparator: \.isWhitespace)
      #expect(statuses.dropLast().last == "141", "\(result.text)")
      #expect(try folder.text("errors").contains("zhengzi") == false)
    }
  }

  @Test(arguments: ["convert -c s2t", "fix", "detect"])
  func `what cannot be read is an error, and the others go on`(command: String) throws {
    try folder.write("x", "发\n")
    try folder.write("y", "展\n")
    for bad in ["none", ".", "./", "/proc/self/mem", "x/y"] {
      let result = try run("zhengzi \(command) x \(bad) y")
      let good = try run("zhengzi \(command) x y")
      #expect(result.status == 2)
      #expect(result.bytes == good.bytes, "\(bad)")
      #expect(result.errors.hasPrefix("zhengzi: cannot read \(bad): "), "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test(arguments: ["convert -c s2t", "fix", "detect"])
  func `a file without permission is an error`(command: String) throws {
    try folder.write("x", "发\n")
    // Root may read everything, unless it gives that up.
    let result = try run(
      """
      chmod 000 x
      [ "$(id -u)" = 0 ] && as="setpriv --bounding-set=-dac_override,-dac_read_search" || as=
      $as zhengzi \(command) x
      """)
    #expect(result.status == 2)
    #expect(result.text == "")
    #expect(result.errors == "zhengzi: cannot read x: Permission denied\n")
  }

  @Test func `two wins over one, whatever comes first`() throws {
    try folder.write("bad", [UInt8]("立下志? 的人\n".utf8) + [0xFF, 0x0A])
    for script in ["zhengzi fix bad none", "zhengzi fix none bad", "zhengzi detect none bad"] {
      #expect(try run(script).status == 2, "\(script)")
    }
    #expect(try run("zhengzi fix bad").status == 1)
    #expect(try run("zhengzi detect bad").status == 1)
  }

  @Test(arguments: [
    "", "--bogus", "convert", "convert --bogus", "convert -c", "convert -c s2t -t zh-TW",
    "convert -t zh-XX", "convert -t zh-TW --engine opencc", "convert -c s2t -e klingon",
    "convert -c s2t -E klingon", "convert -c s2t --bom maybe", "convert -c s2t --tofu some",
    "convert -c s2t -w", "convert -c s2t -w -", "convert -c s2t -w x -o y",
    "convert -c s2t --backup .orig x", "convert -c s2t -w --backup a/b x", "fix --bogus",
    "fix --select QQ", "fix --ignore QQ", "fix --on-invalid maybe", "fix --format xml",
    "detect --format xml", "detect --bogus", "rules QQ", "rules ZM QQ", "rules --bogus",
    "version --bogus", "--version=xml", "--version x",
  ])
  func `misuse is 64, said on standard error, with nothing done`(arguments: String) throws {
    try folder.write("x", "发\n")
    let result = try run("zhengzi \(arguments)", input: "发\n")
    #expect(result.status == 64)
    #expect(result.text == "")
    #expect(result.errors.hasPrefix("Error: "))
    #expect(result.errors.contains("Usage: zhengzi"))
    #expect(try folder.names == ["x"])
    #expect(try folder.text("x") == "发\n")
  }

  @Test func `reading what one writes is refused`() throws {
    try folder.write("x", "发展\n")
    for script in ["zhengzi convert -c s2t x >> x", "zhengzi convert -c s2t < x 1<> x"] {
      let result = try run("timeout 20 \(script)")
      #expect(result.status == 2, "\(script)")
      #expect(result.errors.contains("is the output as well; --in-place can do that"))
      #expect(try folder.text("x") == "发展\n")
    }
  }
}
