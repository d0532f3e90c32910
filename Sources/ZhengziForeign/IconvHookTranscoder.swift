// SPDX-License-Identifier: Apache-2.0

#if Foreign

  internal import CIconvHook
  public import ZhengziEncoding

  /// libiconv-hook (mod_encoding, 2002) as a transcoder from UTF-8 to Microsoft's Japanese
  /// encodings. The goals, in this order:
  ///
  /// 1. No byte that is wrong leaves. The library's answers for every scalar were compared with
  ///    the C library's: it writes U+0080 … U+00FF as ASCII (`§` as `'`), 51 scalars of U+0400 …
  ///    U+04D1 as other letters (`Б` as `ё`), and, in EUC-JP, 2266 scalars that only NEC and IBM
  ///    have (`№`, `髙`) as control characters. So every result is decoded again by the C library,
  ///    and what is not the text that went in is never handed out.
  /// 2. It is not led where it errs. Towards UTF-8 it writes through freed memory (valgrind), so
  ///    that this direction does not exist here. It sees only whole scalars of the Basic
  ///    Multilingual Plane in UTF-8 that we have validated, never NUL, with more room for the
  ///    output than they can take; a descriptor that has refused something is not used again.
  ///    So used, valgrind reports no invalid read or write and no leak.
  /// 3. Where it is right, it decides: of the bytes that mean a scalar it writes its own choice
  ///    (`№` as FA 59, where the C library writes 87 82).
  ///
  /// No variant pair needs an exception from that check: of each the library writes Microsoft's
  /// form (U+FF5E, U+2225, U+FF0D, U+2015, U+FFE0, U+FFE1, U+FFE2), which the C library reads
  /// back as itself; of the others it refuses U+301C, U+2016, U+2212 and U+2014 and gets U+00A2,
  /// U+00A3 and U+00AC wrong. All of these are reported as invalid.
  @safe public final class IconvHookTranscoder: Transcoder {
    private let target: Target
    private let checker: IconvTranscoder

    /// The encodings that can be written.
    public enum Target: Hashable, Sendable, CaseIterable {
      /// Microsoft's Shift_JIS, code page 932.
      case cp932
      /// EUC-JP with Microsoft's mapping; JIS X 0208 and half-width katakana.
      case eucJP

      /// The library's name; it compares most names exactly and knows few.
      fileprivate var hookName: String { self == .cp932 ? "CP932" : "EUC-JP" }
      /// The C library's name of the encoding that the result is read as.
      fileprivate var iconvName: String { self == .cp932 ? "CP932" : "EUC-JP-MS" }
    }

    /// The library does not know the encoding.
    public struct Unavailable: Error, Hashable, Sendable, CustomStringConvertible {
      /// The encoding.
      public let target: Target
      /// A sentence.
      public var description: String { "libiconv-hook cannot turn UTF-8 into \(target.hookName)" }
    }

    /// Opens a conversion from UTF-8.
    ///
    /// - Throws: `Unavailable` if libiconv-hook, or `IconvTranscoder.Unknown` if the C library
    ///   that checks it, does not know the encoding.
    public init(to target: Target) throws {
      self.target = target
      checker = try IconvTranscoder(from: target.iconvName, to: "UTF-8")
      guard HookDescriptor(target.hookName) != nil else { throw Unavailable(target: target) }
    }

    /// Transcodes UTF-8; stops before a scalar that the library cannot write, or gets wrong.
    public func transcode(
      _ input: [UInt8], from start: Int, into output: inout [UInt8]
    ) -> (end: Int, stop: TranscoderStop) {
      var position = start
      while position < input.count {
        let run = Self.run(in: input, from: position)
        if !run.isEmpty {
          let written = append(input, run, to: &output)
          position = written
          if written < run.upperBound { return (position, .invalid) }
          continue
        }
        switch UTF8Sequence.element(in: input, at: position) {
        case .scalar(0, _):
          output.append(0)
          position += 1
        case .cut: return (position, .incomplete)
        default: return (position, .invalid)
        }
      }
      return (position, .inputEmpty)
    }

    /// The scalars from `start` that the library may see: valid, no NUL, in the BMP; not too many.
    private static func run(in input: [UInt8], from start: Int) -> Range<Int> {
      var end = start
      while end < input.count && end - start < 4096 {
        guard case .scalar(1...0xFFFF, let length) = UTF8Sequence.element(in: input, at: end) else {
          break
        }
        end += length
      }
      return start..<end
    }

    /// Appends what a run becomes; returns the index of the first scalar that it cannot write.
    private func append(_ input: [UInt8], _ run: Range<Int>, to output: inout [UInt8]) -> Int {
      if let bytes = checked([UInt8](input[run])) {
        output.append(contentsOf: bytes)
        return run.upperBound
      }
      // Something in the run is wrong: scalar by scalar to where.
      var index = run.lowerBound
      while index < run.upperBound {
        let end = index + UTF8Sequence.length(of: input[index])
        guard let bytes = checked([UInt8](input[index..<end])) else { return index }
        output.append(contentsOf: bytes)
        index = end
      }
      return index
    }

    /// What the library makes of whole scalars, if that means the same to the C library.
    private func checked(_ text: [UInt8]) -> [UInt8]? {
      guard let bytes = HookDescriptor(target.hookName)?.convert(text) else { return nil }
      var decoded: [UInt8] = []
      let (end, stop) = checker.transcode(bytes, from: 0, into: &decoded)
      return stop == .inputEmpty && end == bytes.count && decoded == text ? bytes : nil
    }
  }

  /// One descriptor of the library, for one call.
  @safe private struct HookDescriptor: ~Copyable {
    private let descriptor: UnsafeMutableRawPointer

    /// The arguments come in `iconv_open`'s order: to, from.
    init?(_ target: String) {
      guard let opened = unsafe iconv_hook_open(target, "UTF-8"), Int(bitPattern: opened) != -1
      else { return nil }
      unsafe descriptor = opened
    }

    deinit { unsafe _ = iconv_hook_close(descriptor) }

    /// Converts whole scalars of valid UTF-8; nil unless all of it was read and written.
    ///
    /// The library gets copies, with slack behind both: 8 bytes a scalar and 64.
    func convert(_ text: [UInt8]) -> [UInt8]? {
      var source = text.map { CChar(bitPattern: $0) } + [CChar](repeating: 0, count: 64)
      let room = text.count * 8 + 64
      var target = [CChar](repeating: 0, count: room + 64)
      var sourceLeft = text.count
      var targetLeft = room
      let result = unsafe source.withUnsafeMutableBufferPointer { source in
        unsafe target.withUnsafeMutableBufferPointer { target in
          var from = source.baseAddress
          var to = target.baseAddress
          return unsafe iconv_hook(descriptor, &from, &sourceLeft, &to, &targetLeft)
        }
      }
      guard result != -1, sourceLeft == 0, targetLeft <= room else {
        return nil
      }
      return target[..<(room - targetLeft)].map { UInt8(bitPattern: $0) }
    }
  }

#endif
