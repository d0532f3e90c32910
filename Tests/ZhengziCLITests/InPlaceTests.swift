// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Files are replaced whole, or stay as they are.
@Suite struct InPlaceTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ script: String) throws -> Shell.Result {
    try Shell.run(script, in: folder.path)
  }

  @Test(arguments: ["convert -c s2t -w", "convert -t zh-TW --in-place", "fix -t zh-TW -w"])
  func `many files are replaced, and nothing else is left or said`(command: String) throws {
    try folder.write("x", "发展\n")
    try folder.write("y", "头发\n")
    let result = try run("zhengzi \(command) x y")
    #expect(result.status == 0)
    #expect(result.text == "" && result.errors == "")
    #expect(try folder.text("x") == "發展\n")
    #expect(try folder.text("y") == "頭髮\n")
    #expect(try folder.names == ["x", "y"])
  }

  @Test func `mode, owner and attributes stay`() throws {
    try folder.write("x", "发展\n")
    let attribute = "setfattr -n user.note -v 1 x 2> /dev/null"
    let result = try run(
      """
      chmod 4751 x; \(attribute)
      before=$(stat -c '%a %u %g' x; getfattr -n user.note x 2> /dev/null)
      umask 077; zhengzi convert -c s2t -w x
      after=$(stat -c '%a %u %g' x; getfattr -n user.note x 2> /dev/null)
      echo "$before"; [ "$before" = "$after" ]
      """)
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("4751 "))
    #expect(try folder.text("x") == "發展\n")
  }

  @Test func `a symbolic link stays one, and its file is replaced`() throws {
    let result = try run(
      """
      mkdir d; echo 发展 > d/x; ln -s d/x l; ln -s l m
      zhengzi convert -c s2t -w m && readlink m l && cat d/x && ls -A d
      """)
    #expect(result.text == "l\nd/x\n發展\nx\n")
    #expect(result.status == 0)
  }

  @Test func `a link that leads nowhere is an error`() throws {
    let result = try run("ln -s none l; zhengzi fix -w l")
    #expect(result.status == 2)
    #expect(try folder.names == ["l"])
  }

  @Test func `other names are refused unless they may be cut off`() throws {
    let refused = try run("echo 发展 > x; ln x y; zhengzi convert -c s2t -w x")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("zhengzi: x has other names (hard links)"))
    #expect(try folder.text("x") == "发展\n")
    let result = try run("zhengzi convert -c s2t -w --break-hardlinks x")
    #expect(result.status == 0)
    #expect(try folder.text("x") == "發展\n")
    #expect(try folder.text("y") == "发展\n")
  }

  @Test func `an unchanged file is left alone`() throws {
    try folder.write("x", "發展\n")
    let before = folder.status("x")
    let result = try run("zhengzi convert -c s2t -w --backup .orig x")
    let after = folder.status("x")
    #expect(result.status == 0)
    #expect(before.st_ino == after.st_ino)
    #expect(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
    #expect(try folder.names == ["x"])
  }

  @Test func `a backup keeps the old file, and replaces an older one`() throws {
    try folder.write("x.orig", "older\n")
    try folder.write("x", "发展\n")
    #expect(try run("zhengzi convert -c s2t -w --backup .orig x").status == 0)
    #expect(try folder.text("x") == "發展\n")
    #expect(try folder.text("x.orig") == "发展\n")
    #expect(folder.status("x").st_nlink == 1)
  }

  @Test func `a backup that cannot be made keeps the file`() throws {
    try folder.write("x", "发展\n")
    let result = try run("mkdir x.orig; zhengzi convert -c s2t -w --backup .orig x")
    #expect(result.status == 2)
    #expect(try folder.text("x") == "发展\n")
    #expect(try folder.names == ["x", "x.orig"])
  }

  @Test func `one that fails stays, the others are replaced`() throws {
    try folder.write("x", "发展\n")
    try folder.write("bad", [UInt8]("发展\n".utf8) + [0xFF, 0x0A])
    try folder.write("y", "头发\n")
    let result = try run("zhengzi convert -c s2t -w --on-invalid fail x bad none y")
    #expect(result.status == 2)
    #expect(result.errors.contains("zhengzi: bad: the input is not valid utf-8 at byte 7"))
    #expect(try folder.text("x") == "發展\n")
    #expect(try folder.bytes("bad") == [UInt8]("发展\n".utf8) + [0xFF, 0x0A])
    #expect(try folder.text("y") == "頭髮\n")
    #expect(try folder.names == ["bad", "x", "y"])
  }

  @Test func `a text in an unknown encoding stays`() throws {
    try folder.write("x", [0x80, 0x80, 0x0A])
    #expect(try run("zhengzi convert -c s2t -w x").status == 2)
    #expect(try folder.bytes("x") == [0x80, 0x80, 0x0A])
    #expect(try folder.names == ["x"])
  }

  @Test(arguments: ["-w x", "-o x x", "-o y x"])
  func `a disk without room keeps what was there`(arguments: String) throws {
    let text = String(repeating: "发展\n", count: 3000)
    try folder.write("x", text)
    // 8 KiB a file, however much room there is.
    let result = try run("(ulimit -f 8; zhengzi convert -c s2t \(arguments))")
    #expect(result.status == 2)
    #expect(result.errors.contains("File too large"))
    #expect(try folder.text("x") == text)
    #expect(try folder.names == ["x"])
  }

  @Test func `a folder where nothing can be written is an error`() throws {
    let result = try run(
      """
      mkdir d; echo 发展 > d/x; chmod 555 d
      [ "$(id -u)" = 0 ] && as="setpriv --bounding-set=-dac_override,-dac_read_search" || as=
      $as zhengzi convert -c s2t -w d/x; echo $?; chmod 755 d; ls -A d; cat d/x
      """)
    #expect(result.text == "2\nx\n发展\n")
    #expect(result.errors == "zhengzi: cannot write beside d/x: Permission denied\n")
  }

  @Test func `only regular files are replaced`() throws {
    let result = try run(
      "timeout 20 zhengzi convert -c s2t -w /dev/null . /proc/version; echo $?; ls -A")
    #expect(result.text == "2\n")
    #expect(result.errors.contains("/dev/null is no regular file"))
    #expect(result.errors.contains("cannot read .: it is a folder"))
    #expect(result.errors.contains("/proc/version"))
  }

  // MARK: --output

  @Test func `an output appears whole, under a mode that the mask allows`() throws {
    try folder.write("x", "发展\n")
    let result = try run("umask 027; zhengzi convert -c s2t x x -o y; stat -c %a y")
    #expect(result.text == "640\n")
    #expect(try folder.text("y") == "發展\n發展\n")
    let same = try run("zhengzi convert -c s2t x -o x")
    #expect(same.status == 0)
    #expect(try folder.text("x") == "發展\n")
    #expect(try folder.names == ["x", "y"])
  }

  @Test func `an output of failed work does not appear`() throws {
    try folder.write("x", "发展\n")
    try folder.write("old", "old\n")
    for script in ["-o new x none", "-o new none", "-o old x none", "-o none/new x", "-o . x"] {
      #expect(try run("zhengzi convert -c s2t \(script)").status == 2, "\(script)")
    }
    #expect(try folder.names == ["old", "x"])
    #expect(try folder.text("old") == "old\n")
  }

  @Test func `an output that is a pipe or a device is written to`() throws {
    try folder.write("x", "发展\n")
    let result = try run(
      """
      mkfifo p; cat p & zhengzi convert -c s2t x -o p; wait
      zhengzi convert -c s2t x -o /dev/null && zhengzi convert -c s2t x -o /dev/full; echo $?
      ls -A; [ -p p ]
      """)
    #expect(result.text == "發展\n2\np\nx\n")
    #expect(result.status == 0)
    #expect(result.errors == "zhengzi: cannot write /dev/full: No space left on device\n")
  }
}
