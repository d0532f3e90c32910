// SPDX-License-Identifier: Apache-2.0

/// A link to the other edition of a page is written in its script: 繁體, 正體, 简体.
enum ScriptName {
  static func isNamed(_ units: [Unit], _ index: Int) -> Bool {
    let names: [[UInt32]] = [[0x7E41, 0x9AD4], [0x6B63, 0x9AD4], [0x7B80, 0x4F53]]
    return names.contains { name in
      (0...1).contains { offset in
        units.scalar(at: index - offset) == name[0]
          && units.scalar(at: index - offset + 1) == name[1]
      }
    }
  }
}
