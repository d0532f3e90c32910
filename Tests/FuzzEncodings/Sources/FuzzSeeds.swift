// SPDX-License-Identifier: Apache-2.0

import Zhengzi

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a search begins: valid text in each encoding.
enum FuzzSeeds {
  static let encodings = Encoding.all
  /// The choice, and two places to cut at.
  static let headLength = 3

  /// Valid text for each choice: codecs, pipelines, the detector.
  static func all() throws -> [[UInt8]] {
    var seeds: [[UInt8]] = []
    for (number, encoding) in encodings.enumerated() {
      for text in [encoding.sample, "<p>" + encoding.sample + "ASCII, twenty bytes.\r\n"] {
        let bytes = encoding == .utf8 ? [UInt8](text.utf8) : try encoding.encode(text) ?? []
        for choice in [number, number + encodings.count, 0xFF] {
          seeds.append([UInt8(choice), 3, 8] + bytes)
        }
      }
    }
    return seeds
  }

  /// Writes the seeds into a folder, a file each.
  static func write(to folder: String) throws {
    for (number, seed) in try all().enumerated() {
      guard let file = fopen("\(folder)/seed-\(number)", "wb") else {
        stop("cannot write into \(folder)")
      }
      let written = fwrite(seed, 1, seed.count, file)
      guard fclose(file) == 0, written == seed.count else { stop("cannot write a seed") }
    }
  }
}

/// What libFuzzer calls first. With ZHENGZI_FUZZ_SEEDS set the seeds are written there.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
  guard let folder = getenv("ZHENGZI_FUZZ_SEEDS") else { return 0 }
  do {
    try FuzzSeeds.write(to: String(cString: folder))
  } catch {
    stop("\(error)")
  }
  return 0
}
