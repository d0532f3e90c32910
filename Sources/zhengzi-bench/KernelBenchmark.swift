// SPDX-License-Identifier: Apache-2.0

import ZhengziConversion

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures conversion in memory: no file, no pipe, no process. UTF-8 is validated on the way.
///
///     zhengzi-bench SCHEME FILE ROUNDS
///
/// Prints one line a round: the seconds of processor time taken. The text goes through in pieces of
/// 64 KiB, each from the file's copy in memory to one buffer that is used again.
@main struct KernelBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let scheme = Scheme(named: arguments[1]),
      let text = contents(arguments[2]), let rounds = Int(arguments[3])
    else {
      print("usage: zhengzi-bench SCHEME FILE ROUNDS")
      exit(2)
    }
    let converter = Converter(scheme)
    for _ in 0..<rounds { print(seconds(converter, text)) }
  }

  private static func seconds(_ converter: Converter, _ text: [UInt8]) -> Double {
    let start = processorTime()
    let stream = ConversionStream(converter)
    var output = ByteBuffer(capacity: 1 << 17)
    for place in stride(from: 0, to: text.count, by: 65_536) {
      let end = min(place + 65_536, text.count)
      stream.append(
        text.span.extracting(place..<end), isLast: end == text.count, to: &output)
      output.removeAll()
    }
    return processorTime() - start
  }

  /// What other processes take of the machine does not count.
  private static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func contents(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = unsafe fread(&piece, 1, piece.count, file), count > 0 {
      bytes += piece[..<count]
    }
    return bytes
  }
}
