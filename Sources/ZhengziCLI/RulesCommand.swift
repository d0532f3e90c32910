// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// `zhengzi rules`
struct RulesCommand: Command {
  static let syntax = CommandSyntax(
    name: "rules", abstract: "Lists the rules, or explains those that are named.",
    operands: ("codes", "Codes, or what they begin with."))

  private let codes: [String]

  init(_ arguments: ParsedArguments) throws {
    codes = arguments.operands
    try RuleSet.check(codes)
  }

  func run() throws {
    let rules = codes.isEmpty ? RuleSet.all : RuleSet.selecting(codes)
    let output = Output(.standardOutput)
    for rule in rules.map({ type(of: $0).information }).sorted(by: { $0.code < $1.code }) {
      let safety = rule.safety == .safe ? "repairs" : "reports"
      var text = "\(rule.code)  \(safety)  \(rule.name): \(rule.summary)\n"
      if !codes.isEmpty {
        text += "       before  \(rule.example.before)\n       after   \(rule.example.after)\n"
      }
      try output.write(text)
    }
  }
}

extension RuleSet {
  /// Refuses what begins no rule's code.
  static func check(_ prefixes: [String]) throws {
    for prefix in prefixes where selecting([prefix]).isEmpty {
      throw UsageError("No rule's code begins with “\(prefix)”; see `zhengzi rules`.")
    }
  }
}
