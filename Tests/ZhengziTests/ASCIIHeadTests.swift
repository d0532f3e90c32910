// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi

/// Lines of ASCII that pass before the encoding is known, and texts that only seem to begin so.
@Suite struct ASCIIHeadTests {
  private func run(_ input: [UInt8]) -> Transcoded {
    Transcoded(input) { $0.encoding = .utf8 }
  }

  @Test(arguments: [Encoding.utf16LE, .utf16BE])
  func `UTF-16 whose bytes are ASCII and a line feed does not pass as such`(
    encoding: Encoding
  ) throws {
    // The bytes of 權 are 6B 0A, those of 上 4E 0A.
    for text in [
      "中權利是人民的，國家應當保護。今天天氣很好，我們一起去公園散步吧。\n",
      "丕不丟中上海市人民政府今天發布了新的規定，請大家遵守。\n", "上海市人民政府今天發布了新的規定。", "“權利”是人民的，國家應當保護。",
    ] {
      let result = run(try Transcoded.encode(text, encoding))
      #expect(result.text == text)
      #expect(result.report.encoding == encoding)
    }
  }

  @Test(arguments: [
    "log line\n", "2024-01-02 ok\n", "a\r\n", "<p>\n", "GET /\n", "one two three\n\n", "plain\n",
    "hello world\n", "start\n", "ok\n",
    "error\n", "begin\n",
  ])
  func `a line that can be nothing else passes at once`(line: String) throws {
    let pipeline = PipelineRun(Pipeline())
    #expect(try pipeline.feed([UInt8](line.utf8), isLast: false) == [UInt8](line.utf8))
  }

  // 中權, 潮 and half of an ideograph, half of 上.
  @Test(arguments: ["N-k\n", "no\n", "\n"])
  func `one that may be half a line of UTF-16 waits for the next`(line: String) throws {
    let pipeline = PipelineRun(Pipeline())
    #expect(try pipeline.feed([UInt8](line.utf8), isLast: false).isEmpty)
    let both = [UInt8]("\(line)and more\n".utf8)
    #expect(try pipeline.feed([UInt8]("and more\n".utf8), isLast: false) == both)
  }

  @Test(arguments: [Encoding.utf16LE, .utf16BE, .utf32LE, .utf32BE])
  func `behind lines that have passed nothing is UTF-16 or UTF-32, and nothing is lost`(
    encoding: Encoding
  ) throws {
    let text = "今天天氣很好，我們一起去公園散步吧。今天天氣很好。\n"
    for count in [1, 40] {
      let units = try Transcoded.encode(String(repeating: text, count: count), encoding)
      let input = [UInt8]("a log: line\r\n".utf8) + units
      #expect(EncodingDetector.detect(input).encoding == nil)
      for length in [1, 7, 900, 5000] {
        let pipeline = PipelineRun(Pipeline())
        var output: [UInt8] = []
        #expect(throws: UnknownEncoding.self) {
          for start in stride(from: 0, to: input.count, by: length) {
            let piece = [UInt8](input[start...].prefix(length))
            try pipeline.feed(piece, isLast: start + length >= input.count, into: &output)
          }
        }
        #expect(input.starts(with: output + pipeline.heldBytes), "pieces of \(length)")
      }
    }
  }
}
