// SPDX-License-Identifier: Apache-2.0

internal import ZhengziTables

/// Where a text may be cut so that its chunks can be converted apart, on any thread, in any order.
///
/// Each chunk, converted as a text of its own, gives its part of what the whole text gives: it ends
/// at a definite boundary, and in no ideographic description sequence.
package struct ChunkedConversion: Sendable {
  /// Converts the chunks, each as a whole text.
  package let converter: Converter
  private let table: WindowTable

  /// The longest description sequence, in bytes: 64 code points.
  private static let descriptionLimit = 256

  /// Nil if the scheme's boundaries are not known.
  package init?(_ converter: Converter) {
    guard let table = converter.scheme.windows else { return nil }
    self.converter = converter
    self.table = table
  }

  /// How many open description sequences are gone back behind. Real text has one; where there are
  /// more, operators follow operators, and each of them opens another one.
  private static let retreatLimit = 16

  /// The last place up to which a text can be cut off, whatever follows it; 0 if none is found.
  ///
  /// - Parameter searched: How much of the text was searched before without finding one.
  /// - Complexity: O(*d*), *d* bytes between the place and the end, in Chinese text a few.
  package func lastBoundary(of text: borrowing ByteBuffer, searched: Int = 0) -> Int {
    let boundaries = WindowBoundaries(table)
    let (start, count) = unsafe (text.pointer, text.count)
    // What ended the text then may have been a part of a sequence.
    let floor = max(0, searched - 4)
    var limit = count
    for _ in 0...Self.retreatLimit where limit > floor {
      let place = unsafe boundaries.lastBoundary(start, count, upTo: limit, behind: floor)
      guard place > 0, let operation = unsafe Self.openDescription(start, before: place) else {
        return place
      }
      limit = operation
    }
    return 0
  }

  /// The first operator whose description sequence is not whole before `place`.
  @unsafe private static func openDescription(
    _ text: UnsafePointer<UInt8>, before place: Int
  ) -> Int? {
    for start in max(0, place - descriptionLimit)..<place
    where unsafe text[start] == 0xE2 && start + 1 < place && text[start + 1] == 0xBF {
      if case .cut = unsafe IdeographicDescription.measure(text + start, place - start) {
        return start
      }
    }
    return nil
  }
}
