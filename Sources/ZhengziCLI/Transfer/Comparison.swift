// SPDX-License-Identifier: Apache-2.0

/// Compares what comes out with what went in, though it comes later.
final class Comparison {
  /// What went in and has not been compared.
  private var waiting: [UInt8] = []
  private var differs = false

  /// Whether all that came out is what went in, byte for byte.
  var isSame: Bool { !differs && waiting.isEmpty }

  func add(_ input: [UInt8], _ output: [UInt8]) {
    if differs { return }
    waiting += input
    differs = !waiting.starts(with: output)
    if !differs { waiting.removeFirst(output.count) }
  }

  /// Takes the word of those who compared the rest, from the bytes that wait.
  func finish(waitingCount: Int, isSame: Bool) {
    differs = differs || waiting.count != waitingCount || !isSame
    waiting = []
  }
}
