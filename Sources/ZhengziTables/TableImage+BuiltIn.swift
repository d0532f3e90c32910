// SPDX-License-Identifier: Apache-2.0

internal import CZhengziImage

extension TableImage {
  /// A built-in image by its file name without ending; nil if there is none.
  ///
  /// - Complexity: O(number of images). Nothing is read but the header.
  public static func builtIn(_ name: String) -> TableImage? {
    unsafe builtInBytes(name).map { unsafe TableImage(static: $0) }
  }

  /// The bytes of a built-in image or text table.
  @unsafe private static func builtInBytes(_ name: String) -> UnsafeRawBufferPointer? {
    var length = 0
    guard let start = unsafe zhengzi_image(name, &length) else { return nil }
    return unsafe UnsafeRawBufferPointer(start: start, count: length)
  }

  /// The text of a built-in dictionary, by its file name: `STPhrases.txt`.
  public static func builtInText(_ name: String) -> [UInt8]? {
    unsafe builtInBytes(name).map { unsafe [UInt8]($0) }
  }
}
