// SPDX-License-Identifier: Apache-2.0

internal import ZhengziEncoding

/// The marks that a text may begin with.
enum ByteOrderMark {
  /// The longest, in bytes.
  static let longest = 4

  /// The encoding whose mark it is; the longer mark first, for that of UTF-16 begins one of UTF-32.
  static func encoding(of head: [UInt8]) -> Encoding? {
    [Encoding.utf32LE, .utf32BE, .gb18030, .utf8, .utf16LE, .utf16BE].first {
      head.starts(with: $0.byteOrderMark)
    }
  }
}
