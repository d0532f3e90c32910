// SPDX-License-Identifier: Apache-2.0

/// The units in which the bytes of an encoding come.
struct CodeUnit: Sendable {
  /// 1, 2 or 4 bytes.
  let length: Int
  let isBigEndian: Bool

  /// Units of one byte, in which ASCII stands for itself.
  static let byte = CodeUnit(length: 1, isBigEndian: false)

  private init(length: Int, isBigEndian: Bool) {
    self.length = length
    self.isBigEndian = isBigEndian
  }

  /// - Precondition: The encoding has no state.
  init(of encoding: Encoding) {
    self.init(
      length: encoding.codeUnitLength,
      isBigEndian: encoding == .utf16BE || encoding == .utf32BE)
  }

  /// A CR or an LF.
  typealias LineControl = (index: Int, isReturn: Bool)

  /// The next CR or LF in bytes that begin with a unit. What a cut leaves of a unit is none.
  func nextLineControl(in bytes: [UInt8], from start: Int) -> LineControl? {
    if length == 1 {
      guard let index = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
        return nil
      }
      return (index, bytes[index] == 0x0D)
    }
    var index = start
    while index + length <= bytes.count {
      let low = isBigEndian ? index + length - 1 : index
      if bytes[low] == 0x0A || bytes[low] == 0x0D, hasOnlyLowByte(bytes, index) {
        return (index, bytes[low] == 0x0D)
      }
      index += length
    }
    return nil
  }

  private func hasOnlyLowByte(_ bytes: [UInt8], _ index: Int) -> Bool {
    let high = isBigEndian ? index..<(index + length - 1) : (index + 1)..<(index + length)
    return bytes[high].allSatisfy { $0 == 0 }
  }

  /// Appends a character of ASCII.
  func append(_ character: UInt8, to bytes: inout [UInt8]) {
    let zeros = repeatElement(UInt8(0), count: length - 1)
    if isBigEndian { bytes.append(contentsOf: zeros) }
    bytes.append(character)
    if !isBigEndian { bytes.append(contentsOf: zeros) }
  }
}
