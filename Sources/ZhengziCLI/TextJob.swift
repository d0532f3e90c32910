// SPDX-License-Identifier: Apache-2.0

import Glibc
import Zhengzi
import ZhengziForeign

/// Sends each input through a pipeline, and keeps the worst status.
struct TextJob {
  let pipeline: Pipeline
  let files: FileOptions
  let isQuiet: Bool
  /// Receives the report of each input that went through.
  let whenDone: (_ name: String, PipelineReport) throws -> Void

  /// - Throws: `ExitStatus` if it is not `done`; `BrokenPipe`.
  func run() throws {
    var worst = ExitStatus.done
    let shared = files.inPlace ? nil : try sharedOutput()
    for path in files.paths.isEmpty ? ["-"] : files.paths {
      do {
        worst = max(worst, try process(path, shared))
      } catch let error as BrokenPipe {
        throw error
      } catch {
        // The others go on; the status tells.
        StandardError.print("zhengzi: \(display(path)): \(error)")
        worst = .failed
      }
    }
    if files.output != nil && worst == .failed {
      shared?.discard()
    } else {
      try shared?.commit()
    }
    if worst != .done { throw worst }
  }

  private func sharedOutput() throws -> Output {
    guard let path = files.output else { return Output(.standardOutput) }
    return try Output(path: path, refusesHardLinks: false)
  }

  private func display(_ path: String) -> String { path == "-" ? "standard input" : path }

  private func process(_ path: String, _ shared: Output?) throws -> ExitStatus {
    let input = path == "-" ? FileDescriptor.standardInput : try .open(path, O_RDONLY)
    defer { if path != "-" { try? input.close() } }
    if try input.status.st_mode & S_IFMT == S_IFDIR {
      throw Refusal("it is a folder")
    }
    if let shared { return try transfer(input, to: shared, path) }
    let output = try Output(path: path, refusesHardLinks: !files.breakHardLinks)
    do {
      let change = ChangeWatch(path)
      let status = try transfer(input, to: output, path, watch: change)
      // An unchanged file keeps its time of change.
      if change.isSame { output.discard() } else { try output.commit(backup: files.backup) }
      return status
    } catch {
      output.discard()
      throw error
    }
  }

  private func transfer(
    _ input: FileDescriptor, to output: Output, _ path: String, watch: ChangeWatch? = nil
  ) throws -> ExitStatus {
    let run = PipelineRun(pipeline, source: CodecSource(other: IconvSource()))
    do {
      var isLast = false
      while !isLast {
        let piece = try input.read()
        isLast = piece.isEmpty
        let result = try run.feed(piece, isLast: isLast)
        watch?.add(piece, result)
        try output.write(result)
      }
    } catch let error as UnknownEncoding where !files.inPlace && files.output == nil {
      try passThrough(run.heldBytes, input, output)
      throw error
    }
    warn(display(path), run.report)
    try whenDone(display(path), run.report)
    return status(run.report)
  }

  /// A filter loses nothing, even where it can do nothing.
  private func passThrough(
    _ held: [UInt8], _ input: FileDescriptor, _ output: Output
  ) throws {
    try output.write(held)
    while case let piece = try input.read(), !piece.isEmpty { try output.write(piece) }
  }

  private func warn(_ name: String, _ report: PipelineReport) {
    if isQuiet { return }
    if report.malformedCount > 0, let encoding = report.encoding {
      let places = report.malformed.prefix(3)
        .map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound - 1)" }
        .joined(separator: ", ")
      let rest = report.malformedCount > 3 ? ", …" : ""
      StandardError.print(
        "\(name): ZB001 \(report.malformedCount) malformed \(encoding) sequence(s), at byte "
          + "\(places)\(rest) (\(kinds(report)))")
    }
    if report.unmappableCount > 0 {
      StandardError.print("\(name): \(report.unmappableCount) character(s) could not be written")
    }
  }

  /// How many of each class: `trail 2, cut 1`.
  private func kinds(_ report: PipelineReport) -> String {
    report.malformedKinds.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", ")
  }

  private func status(_ report: PipelineReport) -> ExitStatus {
    let remains =
      report.isLossy || report.malformedCount > 0
      || report.counts.values.contains { $0.left > 0 }
    return remains ? .remains : .done
  }
}

/// Tells whether what comes out is what went in.
private final class ChangeWatch {
  private var input = Digest()
  private var output = Digest()

  init(_ path: String) {}

  var isSame: Bool { input.count == output.count && input.value == output.value }

  func add(_ piece: [UInt8], _ result: [UInt8]) {
    input.add(piece)
    output.add(result)
  }

  /// A 128-bit polynomial digest: two texts that differ and share it do not happen by accident.
  private struct Digest {
    var value: UInt128 = 0
    var count = 0

    mutating func add(_ bytes: [UInt8]) {
      for byte in bytes {
        value = value &* 0x2545_F491_4F6C_DD1D_9E37_79B9_7F4A_7C15 &+ UInt128(byte) &+ 1
      }
      count += bytes.count
    }
  }
}
