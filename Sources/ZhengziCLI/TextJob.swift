// SPDX-License-Identifier: Apache-2.0

import CPosix
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

  /// - Throws: `ExitStatus` if it is not `done`; `BrokenPipe`; what makes all the rest vain.
  func run() throws {
    var worst = ExitStatus.done
    let shared = files.inPlace ? nil : try Output(path: files.output ?? "-")
    for path in files.paths.isEmpty ? ["-"] : files.paths {
      do {
        worst = max(worst, try process(path, shared))
      } catch let error as BrokenPipe {
        throw error
      } catch let error as SystemError where error.action == .write && shared != nil {
        throw error
      } catch {
        // The others go on; the status tells.
        tell(path, error)
        worst = .failed
      }
    }
    if worst == .failed { shared?.discard() } else { try shared?.commit() }
    if worst != .done { throw worst }
  }

  private func tell(_ path: String, _ error: any Error) {
    let place = error is any FileError ? "" : display(path) + ": "
    StandardError.print("zhengzi: \(place)\(error)")
  }

  private func display(_ path: String) -> String { path == "-" ? "standard input" : path }

  private func process(_ path: String, _ shared: Output?) throws -> ExitStatus {
    let input = try FileDescriptor.input(path)
    defer { if path != "-" { try? input.close() } }
    guard let shared else { return try replace(input, path) }
    if try shared.isFile(of: input) {
      throw Refusal("\(display(path)) is the output as well; --in-place can do that")
    }
    return try transfer(input, to: shared, path)
  }

  private func replace(_ input: FileDescriptor, _ path: String) throws -> ExitStatus {
    let output = try Output(replacing: path, breaksHardLinks: files.breakHardLinks)
    defer { output.discard() }
    let comparison = Comparison()
    let status = try transfer(input, to: output, path, comparison)
    // An unchanged file keeps its time of change.
    if !comparison.isSame { try output.commit(backup: files.backup) }
    return status
  }

  private func transfer(
    _ input: FileDescriptor, to output: Output, _ path: String,
    _ comparison: Comparison? = nil
  ) throws -> ExitStatus {
    var pipeline = pipeline
    // A mark between two texts would be a character of neither.
    if !output.isEmpty { pipeline.byteOrderMark = .strip }
    let run = PipelineRun(pipeline, source: CodecSource(other: IconvSource()))
    var isLast = false
    while !isLast {
      let piece = try input.read()
      isLast = piece.isEmpty
      var result: [UInt8] = []
      do {
        try run.feed(piece, isLast: isLast, into: &result)
      } catch {
        if output.isImmediate { try passOn(result, run, input, output, error) }
        throw error
      }
      comparison?.add(piece, result)
      try output.write(result)
      if !isLast, let rest = run.detach() {
        try transfer(rest, of: run, input, to: output, comparison)
        break
      }
    }
    warn(display(path), run.report)
    try whenDone(display(path), run.report)
    return status(run.report)
  }

  /// Converts the rest of a text in chunks, on all cores if it is long.
  private func transfer(
    _ rest: DetachedText, of run: PipelineRun, _ input: FileDescriptor, to output: Output,
    _ comparison: Comparison?
  ) throws {
    let transfer = ChunkTransfer(
      rest, from: input, to: output.handOut(), jobs: try jobs(for: input))
    let result = try transfer.run()
    run.add(result.malformed)
    comparison?.finish(waitingCount: rest.undecided.count, isSame: result.isSame)
  }

  /// A short file is done before a second thread has started.
  private func jobs(for input: FileDescriptor) throws -> Int {
    let status = try input.status
    let isShort = status.st_mode & S_IFMT == S_IFREG && status.st_size < 1 << 20
    return isShort ? 1 : files.jobs > 0 ? files.jobs : Int(zhengzi_available_cores())
  }

  /// Gives out what came before an error. A filter loses nothing even where it can do nothing: a
  /// text in an unknown encoding passes.
  private func passOn(
    _ result: [UInt8], _ run: PipelineRun, _ input: FileDescriptor, _ output: Output,
    _ error: any Error
  ) throws {
    try output.write(result)
    guard error is UnknownEncoding else { return }
    try output.write(run.heldBytes)
    while case let piece = try input.read(), !piece.isEmpty { try output.write(piece) }
  }

  private func warn(_ name: String, _ report: PipelineReport) {
    if isQuiet { return }
    if report.malformedCount > 0, let encoding = report.encoding {
      let places = report.malformed.prefix(3)
        .map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound - 1)" }
        .joined(separator: ", ")
      let rest = report.malformedCount > 3 ? ", …" : ""
      let kind = pipeline.decodesPerLine ? "" : "\(encoding) "
      StandardError.print(
        "\(name): ZB001 \(report.malformedCount) malformed \(kind)sequence(s), at byte "
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
