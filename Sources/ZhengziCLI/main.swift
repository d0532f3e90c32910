import Glibc
import Zhengzi
import ZhengziConversion
var data: [UInt8] = []
var buffer = [UInt8](repeating: 0, count: 1 << 20)
let stream = Converter(Scheme(named: CommandLine.arguments[1])!, tofu: CommandLine.arguments.count > 2 ? .allow : .avoid).makeStream()
while true {
  let n = unsafe read(0, &buffer, buffer.count)
  let out = try stream.convert([UInt8](buffer[..<n]), isLast: n == 0)
  unsafe out.withUnsafeBytes { _ = unsafe write(1, $0.baseAddress, $0.count) }
  if n == 0 { break }
}
