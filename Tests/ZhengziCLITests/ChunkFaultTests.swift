// SPDX-License-Identifier: Apache-2.0

import Testing

/// What goes wrong while several threads convert the chunks of a text.
@Suite struct ChunkFaultTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: [1, 2, 5])
  func `what was read before an error is written`(jobs: Int) throws {
    let text = String(repeating: "头发软件发展\n", count: 3000)
    let converted = String(repeating: "頭髮軟體發展\n", count: 3000)
    for _ in 0..<20 {
      let result = try Shell.run(
        "zhengzi convert -c s2twp -e utf-8 --jobs \(jobs)", in: folder.path,
        inputBeforeError: [UInt8](text.utf8))
      #expect(result.status == 2 && result.errors.contains("cannot read standard input"))
      #expect(result.text == converted)
    }
  }

  @Test(arguments: [1, 2])
  func `a file stays untouched that nothing changes, however few its boundaries`(
    jobs: Int
  ) throws {
    let lines = String(repeating: "A\n", count: 80_000)
    try folder.write("x", lines + String(repeating: "一", count: 1_700_000))
    let result = try Shell.run(
      """
      touch -d 2001-01-01 x; before=$(stat -c '%i %Y' x)
      zhengzi convert -c s2t -w --jobs \(jobs) x || exit 9
      [ "$before" = "$(stat -c '%i %Y' x)" ]
      """, in: folder.path)
    #expect(result.status == 0)
  }

  @Test(arguments: [1, 2, 5])
  func `malformed bytes are told by their places, in whatever chunk they lie`(jobs: Int) throws {
    let unit = [UInt8](String(repeating: "头发，", count: 60_000).utf8) + [0xE5, 0x8F]
    try folder.write("x", [unit, unit, unit, unit].flatMap(\.self))
    let result = try Shell.run(
      "zhengzi convert -c s2t -e utf-8 --jobs \(jobs) x > y", in: folder.path)
    let places = (0..<3).map { 540_000 + $0 * 540_002 }.map { "\($0)–\($0 + 1)" }
    let message = "x: ZB001 4 malformed utf-8 sequence(s), at byte "
    #expect(result.errors.hasPrefix(message + places.joined(separator: ", ") + ", … ("))
    #expect(result.status == 1)
  }
}
