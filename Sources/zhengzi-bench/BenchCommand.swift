// SPDX-License-Identifier: Apache-2.0

import ZhengziConversion

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures what the program is made of, in one process.
///
///     zhengzi-bench SCHEME FILE ROUNDS          seconds of conversion, a line a round
///     zhengzi-bench detect FRAMES               a verdict for each frame, a line each
///     zhengzi-bench detect-speed FILE ROUNDS    microseconds, and bytes read
@main enum BenchCommand {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("detect", 2):
      guard let frames = contents(arguments[1]) else { return fail() }
      DetectionBenchmark.run(frames)
    case ("detect-speed", 3):
      guard let text = contents(arguments[1]), let rounds = Int(arguments[2]) else { return fail() }
      DetectionBenchmark.measure(text, rounds: rounds)
    case (let name?, 3):
      guard let scheme = Scheme(named: name), let text = contents(arguments[1]),
        let rounds = Int(arguments[2])
      else { return fail() }
      KernelBenchmark.run(scheme, text, rounds: rounds)
    default: fail()
    }
  }

  private static func fail() {
    print("usage: zhengzi-bench SCHEME FILE ROUNDS | detect FRAMES | detect-speed FILE ROUNDS")
    exit(2)
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
