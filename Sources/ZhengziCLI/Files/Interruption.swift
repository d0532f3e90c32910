// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Takes temporary files away when the process is told to stop.
@unsafe enum Interruption {
  /// A place in the list of files.
  typealias Slot = Int

  // Read by a signal handler, which may only touch plain memory. A process has few files open to
  // be replaced: one text and one report.
  private static let capacity = 8
  nonisolated(unsafe) private static let files: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> =
    {
      let files = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
      unsafe files.initialize(repeating: nil, count: capacity)
      return unsafe files
    }()

  /// Notes a file; nil if the list is full.
  static func remember(_ file: String) -> Slot? {
    guard let slot = unsafe (0..<capacity).first(where: { unsafe files[$0] == nil }) else {
      return nil
    }
    unsafe files[slot] = strdup(file)
    for number in [SIGINT, SIGTERM, SIGHUP] { unsafe watch(number) }
    return slot
  }

  /// Forgets a file that has its name, or is gone.
  static func forget(_ slot: Slot?) {
    guard let slot else { return }
    let file = unsafe files[slot]
    unsafe files[slot] = nil
    unsafe free(file)
  }

  private static func watch(_ number: Int32) {
    let old = signal(number) { number in
      for slot in unsafe 0..<Interruption.capacity {
        if let file = unsafe Interruption.files[slot] { unsafe _ = unlink(file) }
      }
      _ = signal(number, SIG_DFL)
      _ = raise(number)
    }
    // `nohup` and its like ask for a signal to be ignored.
    if unsafe unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      _ = signal(number, SIG_IGN)
    }
  }
}
