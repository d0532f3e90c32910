// SPDX-License-Identifier: Apache-2.0

#if Foreign

  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Darwin)
    internal import Darwin
  #endif

  internal import COpenCC
  internal import Synchronization
  public import ZhengziConversion
  internal import ZhengziEncoding

  /// libopencc as an engine: for those whose system dictionaries or plugins must decide.
  ///
  /// What libopencc cannot take never reaches it: text is cut at NUL, where it would stop, and at
  /// malformed bytes, which it would refuse; both pass unchanged. It is given whole lines, so that
  /// no match is torn; a line longer than `OpenCCEngine.longestLine` is cut there (at the last
  /// white space or punctuation before it, else between two scalars), and a key that crosses
  /// that cut does not match.
  public struct OpenCCEngine: TextConverting {
    private let pool: OpenCCPool

    /// What libopencc says is wrong.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
      /// The configuration's file name.
      public let configuration: String
      /// libopencc's own message.
      public let reason: String
      /// A sentence with both.
      public var description: String { "libopencc, configuration \(configuration): \(reason)" }
    }

    /// How many bytes of a line are held back before it is cut.
    public static let longestLine = 1 << 20

    /// Opens a configuration.
    ///
    /// - Parameter configuration: A file, or the name of one in libopencc's own folder; `.json` is
    ///   appended where it is missing.
    /// - Throws: `Failure` if libopencc cannot open it or one of its dictionaries.
    public init(configuration: String) throws(Failure) {
      let file = configuration.hasSuffix(".json") ? configuration : configuration + ".json"
      pool = OpenCCPool(file)
      pool.giveBack(try pool.take())
    }

    /// Starts a text, with a handle of its own.
    public func makeStream() throws -> any TextStream {
      OpenCCStream(pool, try pool.take())
    }
  }

  /// Handles that no stream uses at the moment.
  ///
  /// libopencc does not promise that a handle may serve two threads, so a stream has one to
  /// itself; reading dictionaries is slow, so the next stream gets it after that.
  private final class OpenCCPool: Sendable {
    let file: String
    private let idle = Mutex<[OpenCCHandle]>([])

    init(_ file: String) { self.file = file }

    func take() throws(OpenCCEngine.Failure) -> OpenCCHandle {
      if let handle = idle.withLock({ $0.popLast() }) { return handle }
      return try OpenCCHandle(file)
    }

    func giveBack(_ handle: OpenCCHandle) { idle.withLock { $0.append(handle) } }
  }

  /// One `opencc_t`.
  @safe private final class OpenCCHandle: @unchecked Sendable {
    // Unchecked: a handle goes from hand to hand, and only one holds it at a time.
    private let handle: opencc_t
    private let file: String

    /// `opencc_error` reads a variable that every failing call writes.
    private static let errorLock = Mutex<Void>(())

    init(_ file: String) throws(OpenCCEngine.Failure) {
      let (opened, reason) = unsafe Self.open(file)
      guard let opened = unsafe opened else {
        throw OpenCCEngine.Failure(configuration: file, reason: reason)
      }
      unsafe handle = opened
      self.file = file
    }

    deinit { unsafe _ = opencc_close(handle) }

    @unsafe private static func open(_ file: String) -> (handle: opencc_t?, reason: String) {
      unsafe errorLock.withLock { _ in
        let opened = unsafe opencc_open(file)
        if unsafe Int(bitPattern: opened) == -1 || opened == nil {
          return unsafe (nil, String(cString: opencc_error()))
        }
        return unsafe (opened, "")
      }
    }

    /// Converts well-formed UTF-8 without NUL.
    func convert(
      _ text: ArraySlice<UInt8>, into output: inout [UInt8]
    ) throws(OpenCCEngine.Failure) {
      if text.isEmpty { return }
      let converted = unsafe text.withUnsafeBytes { bytes in
        unsafe opencc_convert_utf8(
          handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
      }
      guard let converted = unsafe converted else {
        let reason = Self.errorLock.withLock { _ in unsafe String(cString: opencc_error()) }
        throw OpenCCEngine.Failure(configuration: file, reason: reason)
      }
      defer { unsafe opencc_convert_utf8_free(converted) }
      let length = unsafe strlen(converted)
      unsafe output.append(contentsOf: UnsafeRawBufferPointer(start: converted, count: length))
    }
  }

  /// A text on its way through libopencc.
  private final class OpenCCStream: TextStream {
    private let pool: OpenCCPool
    private let handle: OpenCCHandle
    /// The beginning of a line whose end has not come yet.
    private var pending: [UInt8] = []

    init(_ pool: OpenCCPool, _ handle: OpenCCHandle) {
      self.pool = pool
      self.handle = handle
    }

    deinit { pool.giveBack(handle) }

    func convert(_ piece: [UInt8], isLast: Bool) throws -> [UInt8] {
      var output: [UInt8] = []
      var rest = piece[...]
      while let lineFeed = rest.firstIndex(of: 0x0A) {
        pending.append(contentsOf: rest[...lineFeed])
        rest = rest[(lineFeed + 1)...]
        try convertPending(all: true, into: &output)
      }
      pending.append(contentsOf: rest)
      try convertPending(all: isLast, into: &output)
      return output
    }

    /// Converts what is held back: all of it, or as much as exceeds the longest line.
    private func convertPending(all: Bool, into output: inout [UInt8]) throws {
      while pending.count > OpenCCEngine.longestLine {
        let cut = Self.cut(pending)
        try convert(pending[..<cut], into: &output)
        pending.removeSubrange(..<cut)
      }
      guard all else { return }
      try convert(pending[...], into: &output)
      pending.removeAll(keepingCapacity: true)
    }

    /// Where a line that is too long is cut. Depends only on the bytes up to the longest line,
    /// so that it does not matter how the text came.
    private static func cut(_ line: [UInt8]) -> Int {
      var index = 0
      var lastBoundary = 0
      var lastBreak = 0
      while true {
        let length: Int
        var isBreak = false
        switch UTF8Sequence.element(in: line, at: index) {
        case .scalar(let value, let scalarLength):
          length = scalarLength
          isBreak = Unicode.Scalar(value).map(Self.isBreak) ?? false
        case .malformed(let malformedLength): length = malformedLength
        case .cut: length = line.count - index
        }
        if index + length > OpenCCEngine.longestLine { break }
        index += length
        lastBoundary = index
        if isBreak { lastBreak = index }
        if index == OpenCCEngine.longestLine { break }
      }
      return lastBreak > 0 ? lastBreak : lastBoundary
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
      if scalar.properties.isWhitespace { return true }
      switch scalar.properties.generalCategory {
      case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
        .dashPunctuation, .connectorPunctuation, .otherPunctuation:
        return true
      default: return false
      }
    }

    /// Converts a line or a part of one, around what libopencc cannot take.
    private func convert(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) throws {
      if !line.contains(0), String(validating: line, as: UTF8.self) != nil {
        return try handle.convert(line, into: &output)
      }
      let bytes = [UInt8](line)
      var start = 0
      var index = 0
      while index < bytes.count {
        let foreign: Int
        switch UTF8Sequence.element(in: bytes, at: index) {
        case .scalar(let value, let length) where value != 0:
          index += length
          continue
        case .scalar(_, let length), .malformed(let length): foreign = length
        case .cut: foreign = bytes.count - index
        }
        try handle.convert(bytes[start..<index], into: &output)
        output.append(contentsOf: bytes[index..<(index + foreign)])
        index += foreign
        start = index
      }
      try handle.convert(bytes[start...], into: &output)
    }
  }

#endif
