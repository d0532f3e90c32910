// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What holds for whatever bytes the detector is given.
package enum DetectorLaws {
  /// Says which law the bytes break, nil if none.
  ///
  /// - Parameter cuts: Where the stream is cut.
  package static func violation(by bytes: [UInt8], cutAt cuts: [Int]) -> String? {
    let whole = EncodingDetector.detect([UInt8](bytes))
    if !(0...1 ~= whole.confidence) { return "its confidence is \(whole.confidence)" }
    if whole != EncodingDetector.detect([UInt8](bytes)) { return "it changes its mind" }
    if whole.encoding == nil && whole.hasByteOrderMark { return "a mark of no encoding" }
    let fed = feed(CodecLaws.pieces(of: bytes, cutAt: cuts))
    return fed?.encoding == whole.encoding
      ? nil : "cut at \(cuts): \(String(describing: fed)), whole: \(whole)"
  }

  /// The verdict on pieces; it may come before the last.
  private static func feed(_ pieces: [[UInt8]]) -> Detection? {
    var detector = EncodingDetector()
    for piece in pieces {
      if let found = detector.feed(piece[...], isLast: false) { return found }
    }
    return detector.feed([][...], isLast: true)
  }
}
