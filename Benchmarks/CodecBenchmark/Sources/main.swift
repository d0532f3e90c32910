// SPDX-License-Identifier: Apache-2.0

import Glibc
import Zhengzi

/// The codecs beside the C library's iconv: how fast, in one run on one text.
///
///     CodecBenchmark speed TEXT [ROUNDS [LABEL]]  MB/s, decoding and encoding; TEXT is UTF-8
///     CodecBenchmark decode LABEL            sequences in hexadecimal in, code points out
///     CodecBenchmark encode LABEL            code points in hexadecimal in, bytes out
let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "speed" where arguments.count > 2:
  let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 9 : 9
  try Speed(path: arguments[2], rounds: rounds).run(only: arguments.count > 4 ? arguments[4] : nil)
case "decode" where arguments.count == 3: try Dump(label: arguments[2]).decode()
case "encode" where arguments.count == 3: try Dump(label: arguments[2]).encode()
default:
  print("usage: CodecBenchmark speed TEXT [ROUNDS [LABEL]] | decode LABEL | encode LABEL")
  exit(64)
}
