// SPDX-License-Identifier: Apache-2.0

import Zhengzi

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What libFuzzer calls with bytes of its making: the first chooses what is tested and the next
/// two where the stream is cut; the rest is the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
  guard input.count > FuzzSeeds.headLength else { return 0 }
  let text = [UInt8](input[FuzzSeeds.headLength...])
  let cuts = input[1..<FuzzSeeds.headLength].map { Int($0) % (text.count + 1) }
  do {
    if let violation = try violation(Int(input[0]), text, cuts) { stop(violation) }
  } catch {
    stop("\(error)")
  }
  return 0
}

/// Says what is wrong; libFuzzer then keeps the input.
func stop(_ message: String) -> Never {
  print("violation: \(message)")
  fflush(nil)
  abort()
}

private func violation(_ choice: Int, _ text: [UInt8], _ cuts: [Int]) throws -> String? {
  let encodings = FuzzSeeds.encodings
  if choice >= 2 * encodings.count {
    return try DetectorLaws.violation(by: text, cutAt: cuts)
      ?? PipelineLaws.violation(of: nil, by: text, cutAt: cuts)
  }
  let encoding = encodings[choice % encodings.count]
  return choice < encodings.count && encoding != .utf8
    ? try CodecLaws.violation(of: encoding, by: text, cutAt: cuts)
    : try PipelineLaws.violation(of: encoding, by: text, cutAt: cuts)
}
