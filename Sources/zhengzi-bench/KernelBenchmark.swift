// SPDX-License-Identifier: Apache-2.0

import ZhengziConversion

/// Measures conversion in memory: no file, no pipe, no process. UTF-8 is validated on the way.
///
/// Prints one line a round: the seconds of processor time taken. The text goes through in pieces of
/// 64 KiB, each from the file's copy in memory to one buffer that is used again.
struct KernelBenchmark {
  static func run(_ scheme: Scheme, _ text: [UInt8], rounds: Int) {
    let converter = Converter(scheme)
    for _ in 0..<rounds { print(seconds(converter, text)) }
  }

  private static func seconds(_ converter: Converter, _ text: [UInt8]) -> Double {
    let start = Clock.processorTime()
    let stream = ConversionStream(converter)
    var output = ByteBuffer(capacity: 1 << 17)
    for place in stride(from: 0, to: text.count, by: 65_536) {
      let end = min(place + 65_536, text.count)
      stream.append(
        text.span.extracting(place..<end), isLast: end == text.count, to: &output)
      output.removeAll()
    }
    return Clock.processorTime() - start
  }
}
