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
  private var declarations: UnitDeclarationStage
  private var repairer: Repairer
  private var variant: VariantStage?
  private var stream: (any TextStream)?
  /// The text ends where an error was found before it came here.
  var isCutShort = false

  /// The largest block, in bytes. Evidence adds up from block to block.
  static let blockSize = 262_144

  /// - Parameter copiesBytes: The bytes of units that nothing changed are right in the output.
  init(
    pipeline: Pipeline, encoding: Encoding, policy: Pipeline.InvalidPolicy, offset: Int,
    encoder: TextEncoder, declarations: DeclarationUpdate?, transcoder: (any Transcoder)?,
    copiesBytes: Bool
  ) throws {
    self.declarations = UnitDeclarationStage(declarations)
    self.copiesBytes = copiesBytes
    self.pipeline = pipeline
    self.policy = policy
    self.encoding = encoding
    self.encoder = encoder
    decoder = UnitDecoder(encoding: encoding, transcoder: transcoder)
    repairer = Repairer(rules: pipeline.rules)
    // Lines are all one to what looks at none of them.
    var isEager = pipeline.rules.isEmpty && pipeline.conversion == nil
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
    if isLast { try finish(isWhole: !isCutShort, into: &output, &report) }
  }

  private func finish(
    isWhole: Bool, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws {
    if let rest = declarations.finish(&report) { try write(rest, into: &output) }
    if let variant { try encoder.encode(variant.finish(), into: &output) }
    if let stream { try encoder.encode(stream.convert([], isLast: true), into: &output) }
    try encoder.finish(isWhole: isWhole, into: &output)
    report.script = variant?.script
  }

  private func process(
    _ bytes: [UInt8], _ offset: Int, into output: inout [UInt8], _ report: inout PipelineReport
  ) throws {
    if copiesAll(bytes) { return encoder.pass(bytes, into: &output) }
    var faults: [UnitDecoder.Fault] = []
    let decoded = decoder.units(bytes, base: offset, faults: &faults)
    var (units, refused) = accept(decoded, faults, &report)
    if !pipeline.rules.isEmpty {
      let result = repairer.repair(units)
      units = result.units
      report.add(result.findings)
    }
    let piece = UnitDeclarationStage.Piece(units: units, bytes: bytes, offset: offset)
    if let piece = declarations.pass(piece, isLast: refused != nil, &report) {
      try write(piece, into: &output)
    }
    guard let refused else { return }
    // What comes before is whole.
    try finish(isWhole: false, into: &output, &report)
    throw refused
  }

  /// Whether nothing is to be done with a block but to copy its bytes.
  private func copiesAll(_ bytes: [UInt8]) -> Bool {
    guard copiesBytes, pipeline.rules.isEmpty, variant == nil, stream == nil, declarations.isPast,
      let transcoder = decoder.transcoder
    else { return false }
    var text: [UInt8] = []
    return transcoder.transcode(bytes, from: 0, into: &text).stop == .inputEmpty
  }

  private func write(
    _ piece: UnitDeclarationStage.Piece, into output: inout [UInt8]
  ) throws {
    if let variant {
      try encoder.encode(variant.convert(piece.units), into: &output)
    } else if let stream {
      try encoder.encode(stream.convert(piece.units.utf8, isLast: false), into: &output)
    } else if copiesBytes {
      var copied: [UInt8] = []
      defer { encoder.pass(copied, into: &output) }
      try copy(piece, into: &copied)
    } else {
      try encoder.encode(piece.units.utf8, into: &output)
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
    _ piece: UnitDeclarationStage.Piece, into output: inout [UInt8]
  ) throws {
    output.reserveCapacity(piece.bytes.count)
    for unit in piece.units {
      if unit.isChanged {
        try encoder.write([unit].utf8, isLast: true, into: &output)
      } else {
        let range = unit.range
        output.append(
          contentsOf: piece.bytes[
            (range.lowerBound - piece.offset)..<(range.upperBound - piece.offset)])
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
