// SPDX-License-Identifier: Apache-2.0

#if Foreign

  import Testing
  import ZhengziConversion
  import ZhengziForeign

  @Suite struct OpenCCEngineTests {
    private func convert(_ engine: OpenCCEngine, _ text: [UInt8], pieces: Int) throws -> [UInt8] {
      let stream = try engine.makeStream()
      var output: [UInt8] = []
      for start in stride(from: 0, to: text.count, by: pieces) {
        let piece = [UInt8](text[start..<min(start + pieces, text.count)])
        output += try stream.convert(piece, isLast: false)
      }
      return output + (try stream.convert([], isLast: true))
    }

    private func convert(_ text: [UInt8]) throws -> [UInt8] {
      let stream = try OpenCCEngine(configuration: "s2t").makeStream()
      return try stream.convert(text, isLast: true)
    }

    @Test("A name may lack its ending", arguments: ["s2t", "s2t.json"])
    func name(configuration: String) throws {
      let stream = try OpenCCEngine(configuration: configuration).makeStream()
      let output = try stream.convert([UInt8]("干燥的头发".utf8), isLast: true)
      #expect(String(decoding: output, as: UTF8.self) == "乾燥的頭髮")
    }

    @Test func `a configuration that is not there is told by name, with libopencc's reason`() {
      let error = #expect(throws: OpenCCEngine.Failure.self) {
        try OpenCCEngine(configuration: "no-such-scheme")
      }
      #expect(error?.configuration == "no-such-scheme.json")
      #expect(error?.reason == "no-such-scheme.json not found or not accessible.")
      #expect(
        error?.description
          == "libopencc, configuration no-such-scheme.json: "
          + "no-such-scheme.json not found or not accessible.")
    }

    @Test func `NUL stays where it is, and the text behind it is converted`() throws {
      let output = try convert([UInt8]("\0头\0\0头发\n\0".utf8))
      #expect(String(decoding: output, as: UTF8.self) == "\0頭\0\0頭髮\n\0")
    }

    @Test(
      "Malformed bytes pass unchanged, and what is around them is converted",
      arguments: [
        [0xFF], [0xC0, 0x80], [0xE5, 0xA4], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
        [0xF8, 0x88, 0x80, 0x80, 0x80],
      ] as [[UInt8]])
    func malformed(bytes: [UInt8]) throws {
      let head = [UInt8]("头".utf8), changed = [UInt8]("頭".utf8)
      let tail = [UInt8]("\n".utf8)
      #expect(try convert(head + bytes + head + tail) == changed + bytes + changed + tail)
      #expect(try convert(head + bytes) == changed + bytes)
      #expect(try convert(bytes) == bytes)
    }

    @Test("However the text is cut, the output is the same", arguments: [1, 2, 3, 5, 7, 64])
    func pieces(size: Int) throws {
      let engine = try OpenCCEngine(configuration: "s2t")
      let line = "干燥的头发、\u{0}干\n后来\r\n\n𠮷A"
      let text = [UInt8](line.utf8) + [0xE5, 0xA4] + [UInt8](line.utf8)
      #expect(try convert(engine, text, pieces: size) == convert(text))
    }

    @Test func `a line is converted as soon as it is complete, and not earlier`() throws {
      let stream = try OpenCCEngine(configuration: "s2t").makeStream()
      #expect(try stream.convert([UInt8]("头发\n干".utf8), isLast: false) == [UInt8]("頭髮\n".utf8))
      #expect(try stream.convert([UInt8]("燥".utf8), isLast: false).isEmpty)
      #expect(try stream.convert([], isLast: true) == [UInt8]("乾燥".utf8))
    }

    @Test func `a long line is cut behind its last punctuation`() throws {
      let clause = "干燥的头发，"
      let count = OpenCCEngine.longestLine / clause.utf8.count + 100
      let text = [UInt8](String(repeating: clause, count: count).utf8)
      let stream = try OpenCCEngine(configuration: "s2t").makeStream()
      let first = try stream.convert(text, isLast: false)
      #expect(first.count <= OpenCCEngine.longestLine && first.count > 1_000_000)
      #expect(first.suffix(3) == [UInt8]("，".utf8)[...])
      let rest = try stream.convert([], isLast: true)
      let expected = String(repeating: "乾燥的頭髮，", count: count)
      #expect(first + rest == [UInt8](expected.utf8))
    }

    @Test func `a long line without punctuation is cut between scalars`() throws {
      let count = OpenCCEngine.longestLine / 3 + 10
      let text = [UInt8](String(repeating: "头", count: count).utf8)
      let stream = try OpenCCEngine(configuration: "s2t").makeStream()
      let first = try stream.convert(text, isLast: false)
      #expect(first.count == OpenCCEngine.longestLine / 3 * 3)
      let rest = try stream.convert([], isLast: true)
      #expect(first + rest == [UInt8](String(repeating: "頭", count: count).utf8))
    }

    @Test func `two streams of one engine do not disturb one another`() async throws {
      let engine = try OpenCCEngine(configuration: "s2t")
      try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<8 {
          group.addTask {
            let stream = try engine.makeStream()
            var output: [UInt8] = []
            for _ in 0..<50 {
              output += try stream.convert([UInt8]("头发\n".utf8), isLast: false)
            }
            return output
          }
        }
        let expected = [UInt8](String(repeating: "頭髮\n", count: 50).utf8)
        for try await output in group { #expect(output == expected) }
      }
    }
  }

#endif
