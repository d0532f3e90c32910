// SPDX-License-Identifier: Apache-2.0

/// Decode to units, repair, convert to a variant, encode: block by block.
///
/// A unit that nothing changed is written as the very bytes it was read from, as long as the
/// encoding stays and no engine converts.
final class BlockBody: TextBody {
  private let pipeline: Pipeline
  private let policy: Pipeline.InvalidPolicy
  private let encoding: Encoding
  private let decoder: UnitDecoder
  private var cutter: BlockCutter
  private var encoder: TextEncoder
  private var repairer: Repairer
  private var variant: VariantStage?
  private var stream: (any TextStream)?

  /// The largest block, in bytes. Evidence adds up from block to block.
  static let blockSize = 262_144

  init(
    pipeline: Pipeline, encoding: Encoding, policy: Pipeline.InvalidPolicy, offset: Int,
    encoder: TextEncoder, transcoder: (any Transcoder)?
  ) throws {
    self.pipeline = pipeline
    self.policy = policy
    self.encoding = encoding
    self.encoder = encoder
    decoder = UnitDecoder(encoding: encoding, transcoder: transcoder)
    repairer = Repairer(rules: pipeline.rules)
    var isEager = false
    if case .variant(let target, let script)? = pipeline.conversion {
      variant = VariantStage(target, from: script)
      isEager = pipeline.rules.isEmpty && script != nil
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
    var (units, refused) = accept(decoder.decode(bytes, base: offset), &report)
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
    } else if encoder.encoding == encoding {
      try copy(units, bytes, offset, into: &output)
    } else {
      try encoder.encode(units.utf8, isLast: false, into: &output)
    }
  }

  /// Deals with malformed bytes as the policy says; where that refuses, the text ends before them.
  private func accept(
    _ text: UnitDecoder.Text, _ report: inout PipelineReport
  ) -> (units: [Unit], refused: MalformedInput?) {
    if text.malformed.isEmpty { return (text.units, nil) }
    var ranges = text.malformed[...]
    var units: [Unit] = []
    for unit in text.units {
      if unit.scalar < Unit.rawByte || (policy == .keep && unit.offset != ranges.first?.lowerBound)
      {
        units.append(unit)
      } else if let range = ranges.first, unit.offset == range.lowerBound {
        ranges.removeFirst()
        report.addMalformed(range)
        if policy == .fail { return (units, MalformedInput(encoding: encoding, range: range)) }
        report.isLossy = report.isLossy || policy != .keep
        if let unit = accepted(unit) { units.append(unit) }
      }
    }
    return (units, nil)
  }

  /// What stands for a malformed sequence that begins with a byte.
  private func accepted(_ unit: Unit) -> Unit? {
    switch policy {
    case .keep: return unit
    case .fail, .skip: return nil
    case .replace:
      var replaced = unit
      replaced.scalar = 0xFFFD
      replaced.isChanged = true
      return replaced
    }
  }

  /// The original bytes of unchanged units, and the encoded text of the others.
  private func copy(
    _ units: [Unit], _ bytes: [UInt8], _ offset: Int, into output: inout [UInt8]
  ) throws {
    output.reserveCapacity(output.count + bytes.count)
    for unit in units {
      if unit.isChanged {
        try encoder.encode([unit].utf8, isLast: false, into: &output)
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
