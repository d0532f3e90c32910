// SPDX-License-Identifier: Apache-2.0

import Testing

/// A run that is stopped leaves the original whole.
@Suite struct InterruptionTests {
  private let folder: Folder
  private let text = String(repeating: "学\u{200B}习\u{200B}的人\n", count: 3000)

  init() throws {
    folder = try Folder()
    try folder.write("x", text)
    try folder.write("y", "old\n")
  }

  /// Stops a run that waits: it has written its temporary file, and now writes more findings than
  /// a pipe holds that nobody reads.
  private func stop(
    _ arguments: String, by signal: String, before: String = ""
  ) throws -> (status: String, names: [String]) {
    let script = """
      mkfifo pipe; exec 3<> pipe; \(before)
      zhengzi fix --explain \(arguments) 2> pipe & process=$!
      until ls -A | grep -q '^.zhengzi-' || [ $SECONDS -gt 30 ]; do sleep 0.01; done
      kill -\(signal) $process; wait $process 2> /dev/null; echo $?
      rm pipe
      """
    let result = try Shell.run(script, in: folder.path)
    return (result.text, try folder.names)
  }

  @Test(arguments: [("TERM", "143\n"), ("INT", "130\n"), ("HUP", "129\n")])
  func `a signal leaves the original, and no other file`(
    signal: String, status: String
  ) throws {
    // Bash lets its children in the background ignore SIGINT, unless it controls jobs.
    let stopped = try stop("-w x", by: signal, before: "set -m;")
    #expect(stopped.status == status)
    #expect(stopped.names == ["x", "y"])
    #expect(try folder.text("x") == text)
  }

  @Test func `a kill leaves the original`() throws {
    let stopped = try stop("-w --backup .orig x", by: "KILL")
    #expect(stopped.status == "137\n")
    #expect(stopped.names.filter { !$0.hasPrefix(".zhengzi-") } == ["x", "y"])
    #expect(try folder.text("x") == text)
  }

  @Test func `an output that was there stays, one that was not does not appear`() throws {
    for name in ["y", "z"] {
      let stopped = try stop("x -o \(name)", by: "TERM")
      #expect(stopped.names == ["x", "y"])
    }
    #expect(try folder.text("y") == "old\n")
  }

  @Test func `text and report are both taken away`() throws {
    // Both are temporary while a pipe without writer is waited for.
    let script = """
      mkfifo pipe
      zhengzi fix x pipe -o z --report r & process=$!
      until [ "$(ls -A | grep -c '^.zhengzi-')" = 2 ] || [ $SECONDS -gt 30 ]; do sleep 0.01; done
      kill $process; wait $process 2> /dev/null; echo $?; rm pipe
      """
    let result = try Shell.run(script, in: folder.path)
    #expect(result.text == "143\n")
    #expect(try folder.names == ["x", "y"])
  }

  @Test func `a signal that is ignored stays ignored`() throws {
    let script = """
      mkfifo pipe; trap '' HUP
      zhengzi fix x pipe -o z & process=$!
      until ls -A | grep -q '^.zhengzi-' || [ $SECONDS -gt 30 ]; do sleep 0.01; done
      kill -HUP $process; sleep 0.1; : > pipe; wait $process; echo $?; rm pipe
      """
    let result = try Shell.run(script, in: folder.path)
    #expect(result.text == "0\n")
    #expect(try folder.names == ["x", "y", "z"])
  }

  @Test func `a reader of messages that goes away does not stop the work`() throws {
    let script =
      "zhengzi fix --explain -w x 2>&1 >&- | { exec <&-; sleep 0.3; }; echo ${PIPESTATUS[0]}"
    let result = try Shell.run(script, in: folder.path)
    #expect(result.text == "0\n")
    #expect(try folder.text("x") == text.replacing("\u{200B}", with: ""))
    #expect(try folder.names == ["x", "y"])
  }
}
