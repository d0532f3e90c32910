// SPDX-License-Identifier: Apache-2.0
import Zhengzi

print(Converter(.s2twp).convert("鼠标和软件"))
print(EncodingDetector.detect([0xB7, 0xA2, 0xD5, 0xB9, 0x0A]).encoding?.name ?? "unknown")

var pipeline = Pipeline()
pipeline.rules = RuleSet.all
pipeline.conversion = .variant(.taiwan, from: nil)
let run = PipelineRun(pipeline)
let text = "⾦⾔：領導干部，百年奮斗。"
print(String(decoding: try run.feed([UInt8](text.utf8), isLast: true), as: UTF8.self))
for finding in run.report.findings {
  print(finding.column, finding.code, finding.before, "→", finding.after ?? "?")
}
