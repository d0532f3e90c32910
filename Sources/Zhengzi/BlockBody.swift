// SPDX-License-Identifier: Apache-2.0

/// Decode to units, repair, convert to a variant, encode: block by block.
///
/// A unit that nothing changed is written as the very bytes it was read from, as long as the
/// encoding stays and no engine converts.
final class BlockBody: TextBody {
  private let pipeline: Pipeline
  private let policy: Pipeline.InvalidPolicy
  private let encoding: Encoding
  private let copiesBytes: Bool
  private let decoder: UnitDecoder
  private var cutter: BlockCutter
  private var encoder: TextEncoder
  private var repairer: Repairer
  private var variant: VariantStage?
  private var stream: (any TextStream)?

  /// The largest block, in bytes. Evidence adds up from block to block.
  static let blockSize = 262_144

  /// - Parameter copiesBytes: The bytes of units that nothing changed are right in the output.
  init(
    pipeline: Pipeline, encoding: Encoding, policy: Pipeline.InvalidPolicy, offset: Int,
    encoder: TextEncoder, transcoder: (any Transcoder)?, copiesBytes: Bool
  ) throws {
    self.copiesBytes = copiesBytes
    self.pipeline = pipeline
    self.policy = policy
    self.encoding = encoding
    self.encoder = encoder
    decoder = UnitDecoder(encoding: encoding, transcoder: transcoder)
    repairer = Repairer(rules: pipeline.rules)
    var isEager = false
    if case .variant(let target, let source, let forms)? = pipeline.conversion {
      variant = VariantStage(
        target, from: source, forms: forms, usesRules: !pipeline.rules.isEmpty)
      isEager = pipeline.rules.isEmpty && source != nil
    }
    if case .engine(let engine)? = pipeline.conversion { stream = try engine.makeStream() }
    cutter = BlockCutter(
      encoding: encoding, limit: Self.blockSize, isEager: isEager, offset: offset)
  }

  func feed(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws {
    cutter.append(piece[...])
    defer {
      report.unmappableCount = encoder.unmappableCount
      report.isLossy = report.isLossy || encoder.unmappableCount > 0
    }
    while let block = cutter.next(isLast: isLast) {
      try process(block.bytes, block.offset, into: &output, &report)
    }
    if isLast { try finish(into: &output, &report) }
  }

  private func finish(into output: inout [UInt8], _ report: inout PipelineReport) throws {
    if let variant { try encoder.encode(variant.finish(), isLast: false, into: &output) }
    if let stream {
      try encoder.encode(stream.convert([], isLast: true), isLast: false, into: &output)
    }
    try encoder.encode([], isLast: true, into: &output)
    report.script = variant?.script
  }

  private func process(
    _ bytes: [UInt8], _ offset: Int, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws {
    var faults: [UnitDecoder.Fault] = []
    let decoded = decoder.units(bytes, base: offset, faults: &faults)
    var (units, refused) = accept(decoded, faults, &report)
    if !pipeline.rules.isEmpty {
      let result = repairer.repair(units)
      units = result.units
      report.add(result.findings)
    }
    try write(units, bytes, offset, into: &output)
    guard let refused else { return }
    // What comes before is whole.
    try finish(into: &output, &report)
    throw refused
  }

  private func write(
    _ units: [Unit], _ bytes: [UInt8], _ offset: Int, into output: inout [UInt8]
  ) throws {
    if let variant {
      try encoder.encode(variant.convert(units), isLast: false, into: &output)
    } else if let stream {
      try encoder.encode(stream.convert(units.utf8, isLast: false), isLast: false, into: &output)
    } else if copiesBytes {
      try copy(units, bytes, offset, into: &output)
    } else {
      try encoder.encode(units.utf8, isLast: false, into: &output)
    }
  }

  /// Deals with malformed bytes as the policy says; where that refuses, the text ends before them.
  private func accept(
    _ units: [Unit], _ faults: [UnitDecoder.Fault], _ report: inout PipelineReport
  ) -> (units: [Unit], refused: MalformedInput?) {
    if let fault = faults.first, policy == .fail {
      report.addMalformed(fault.range, fault.kind)
      let refused = MalformedInput(encoding: encoding, range: fault.range, kind: fault.kind)
      return (Array(units.prefix { $0.scalar < Unit.rawByte }), refused)
    }
    for fault in faults { report.addMalformed(fault.range, fault.kind) }
    if faults.isEmpty || policy == .keep { return (units, nil) }
    report.isLossy = true
    return (replace(faults, in: units), nil)
  }

  private func replace(_ faults: [UnitDecoder.Fault], in units: [Unit]) -> [Unit] {
    var result: [Unit] = []
    result.reserveCapacity(units.count)
    var rest = faults[...]
    for unit in units {
      guard unit.scalar >= Unit.rawByte else {
        result.append(unit)
        continue
      }
      // The first byte of a sequence stands for all of them.
      guard let fault = rest.first, fault.range.lowerBound == unit.offset else { continue }
      rest.removeFirst()
      if policy == .skip { continue }
      var replaced = Unit(scalar: 0xFFFD, offset: unit.offset, length: fault.range.count)
      replaced.isChanged = true
      result.append(replaced)
    }
    return result
  }

  /// The original bytes of unchanged units, and the encoded text of the others.
  private func copy(
    _ units: [Unit], _ bytes: [UInt8], _ offset: Int, into output: inout [UInt8]
  ) throws {
    output.reserveCapacity(output.count + bytes.count)
    for unit in units {
      if unit.isChanged {
        try encoder.encode([unit].utf8, isLast: true, into: &output)
      } else {
        output.append(
          contentsOf: bytes[(unit.range.lowerBound - offset)..<(unit.range.upperBound - offset)])
      }
    }
  }
}

extension [Unit] {
  /// The units as UTF-8; malformed bytes stand for themselves.
  var utf8: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 3)
    for unit in self {
      if unit.scalar >= Unit.rawByte {
        bytes.append(UInt8(truncatingIfNeeded: unit.scalar))
      } else {
        UTF8Sequence.append(unit.scalar, to: &bytes)
      }
    }
    return bytes
  }
}
