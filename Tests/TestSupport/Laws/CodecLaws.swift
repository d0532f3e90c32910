// SPDX-License-Identifier: Apache-2.0

package import Zhengzi

/// What holds for whatever bytes a codec is given.
package enum CodecLaws {
  /// Says which law the bytes break, nil if none.
  ///
  /// - Parameter cuts: Where the stream is cut; places beyond the end are none.
  package static func violation(
    of encoding: Encoding, by bytes: [UInt8], cutAt cuts: [Int]
  ) throws -> String? {
    // What begins where the memory ends is as long as the bytes, so that a sanitizer sees the
    // first byte that is read too much.
    let whole = try encoding.decode([UInt8](bytes))
    if UTF8Validation.wellFormedPrefix(of: whole.utf8) != whole.utf8.count {
      return "the output is not UTF-8"
    }
    let bounds = whole.faults.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    if bounds != bounds.sorted() || bounds.last ?? 0 > bytes.count || bounds.first ?? 0 < 0 {
      return "faults lie outside the input, or upon one another: \(bounds)"
    }
    let cut = try encoding.decode(pieces: pieces(of: bytes, cutAt: cuts))
    if cut != whole { return "cut at \(cuts): \(cut), whole: \(whole)" }
    return try whole.faults.isEmpty ? writingViolation(encoding, whole.utf8, cuts) : nil
  }

  /// What is read without a fault and can be written is read again as the same.
  private static func writingViolation(
    _ encoding: Encoding, _ utf8: [UInt8], _ cuts: [Int]
  ) throws -> String? {
    let written = try encoding.encode(pieces: [utf8])
    if try encoding.encode(pieces: pieces(of: utf8, cutAt: cuts)) != written {
      return "written in pieces, cut at \(cuts), it is something else"
    }
    guard let written else { return nil }
    let back = try encoding.decode(written)
    return back.utf8 == utf8 && back.faults.isEmpty || losesPrivateUse(encoding, utf8)
      ? nil
      : "written and read again it is \(back.text), not \(String(decoding: utf8, as: UTF8.self))"
  }

  /// The Standard's GB 18030 does not keep nineteen scalars of private use apart.
  private static func losesPrivateUse(_ encoding: Encoding, _ utf8: [UInt8]) -> Bool {
    guard encoding == .gb18030 || encoding == .gbk else { return false }
    return String(decoding: utf8, as: UTF8.self).unicodeScalars.contains {
      0xE000...0xF8FF ~= $0.value
    }
  }

  /// The bytes in pieces, each with memory of its own and no more than it needs.
  package static func pieces(of bytes: [UInt8], cutAt cuts: [Int]) -> [[UInt8]] {
    let places = cuts.filter { 0...bytes.count ~= $0 }.sorted()
    return zip([0] + places, places + [bytes.count]).map { [UInt8](bytes[$0..<$1]) }
  }
}
