// SPDX-License-Identifier: Apache-2.0

import Testing
import Zhengzi
import ZhengziForeign

/// A text in an encoding; what the encoding lacks is a fault of the test.
func encoded(_ text: String, _ encoding: Encoding) throws -> [UInt8] {
  if encoding == .utf8 { return [UInt8](text.utf8) }
  var output: [UInt8] = []
  let encoder = try CodecSource(other: IconvSource()).encoder(to: encoding)
  let result = encoder.transcode([UInt8](text.utf8), from: 0, into: &output)
  #expect(result.stop == .inputEmpty, "\(encoding) lacks something of \(text)")
  encoder.finish(into: &output)
  return output
}

/// An encoding that only the C library has.
func foreign(_ name: String) -> Encoding { Encoding(foreignName: name) }

/// Sentences written for these tests.
enum Sentences {
  static let simplified = "今天下午我们去图书馆借了三本关于历史的书，晚上一起讨论其中的问题。"
  static let traditional = "今天下午我們去圖書館借了三本關於歷史的書，晚上一起討論其中的問題。"
  static let japanese = "今日の午後、図書館で歴史の本を三冊借りて、夜に友だちと話し合いました。"
  static let korean = "오늘 오후에 도서관에서 역사책 세 권을 빌려서 저녁에 함께 이야기했습니다."
  static let russian =
    "Сегодня днём мы взяли в библиотеке три книги по истории и вечером обсудили их."
  static let french =
    "Cet après-midi, nous avons emprunté trois livres d'histoire à la bibliothèque."
  static let german =
    "Heute Nachmittag haben wir drei Bücher über Geschichte ausgeliehen, später größere."
  static let english = "This afternoon we borrowed three books on history from the library.\n"
}

/// The encodings in which Chinese is called Chinese.
let chineseEncodings: Set<Encoding> = [
  .gb18030, .gbk, .big5, .big5HKSCS, .big5UAO, .cp950, .eucTW, .hz, .iso2022CN,
]
