// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Zhengzi

/// What documents declare of their encoding is kept true, and nothing else is touched.
@Suite struct DeclarationTests {
  /// A head of a document, with what it declares; and behind it Chinese, so that something changes.
  private func recode(
    _ head: String, from: Encoding = .gbk, to: Encoding = .utf8, mark: Bool = false
  ) throws -> Transcoded {
    let result = try Transcoded(head + "\n中文\n", in: from) {
      $0.encoding = to
      $0.declarations = .update
      if mark { $0.byteOrderMark = .add }
    }
    #expect(result.error == nil)
    return result
  }

  private func expect(
    _ head: String, becomes new: String, from: Encoding = .gbk, to: Encoding = .utf8,
    mark: Bool = false
  ) throws {
    let result = try recode(head, from: from, to: to, mark: mark)
    let wanted = (mark ? to.byteOrderMark : []) + (try Transcoded.encode(new + "\n中文\n", to))
    #expect(result.bytes == wanted, "\(head) became \(result.text)")
    #expect(result.report.findings.isEmpty == (head == new), "\(head)")
    #expect(!result.report.isLossy)
  }

  // MARK: What is declared

  @Test(arguments: [
    ("<meta charset=\"gb2312\">", "<meta charset=\"utf-8\">"),
    ("<meta charset='GB2312'>", "<meta charset='UTF-8'>"),
    ("<META CHARSET=gbk>", "<META CHARSET=utf-8>"),
    ("<meta\n  charset = \"gbk\"\n/>", "<meta\n  charset = \"utf-8\"\n/>"),
    ("<meta charset=\" gbk \">", "<meta charset=\" utf-8 \">"),
    ("<meta name=x charset=gbk content=y>", "<meta name=x charset=utf-8 content=y>"),
    (
      "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">",
      "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">"
    ),
    (
      "<meta content='text/html;charset=GBK' http-equiv=Content-Type>",
      "<meta content='text/html;charset=UTF-8' http-equiv=Content-Type>"
    ),
    (
      "<META HTTP-EQUIV=content-type CONTENT=text/html;charset=Big5>",
      "<META HTTP-EQUIV=content-type CONTENT=text/html;charset=utf-8>"
    ),
    (
      "<meta http-equiv='Content-Type' content='text/html; charset = \"gbk\" ; x=y'>",
      "<meta http-equiv='Content-Type' content='text/html; charset = \"utf-8\" ; x=y'>"
    ),
    ("<meta charset=unknown-8bit>", "<meta charset=utf-8>"),
  ])
  func `the head of HTML, in every style`(old: String, new: String) throws {
    for (before, after) in [
      ("", ""), ("<!DOCTYPE html>\n<html><head>", "</head><body>"),
      ("\n <!-- <meta charset=big5> -->\n<html lang=zh><title>charset=gbk</title>", "<p>"),
      ("<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><head profile=x>stray", "x"),
      ("<script>if (a<b) document.write('<meta charset=big5>')</script>", "<link rel=x>"),
      ("<html><head><style>a{}</style><base href=/><link charset=gbk>", ""),
    ] {
      try expect(before + old + after, becomes: before + new + after)
    }
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\" encoding=\"GB2312\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
    ("<?xml version='1.0' encoding='gbk' ?>", "<?xml version='1.0' encoding='utf-8' ?>"),
    (
      "<?xml version=\"1.0\"  encoding = \"Big5\" standalone=\"yes\"?>",
      "<?xml version=\"1.0\"  encoding = \"UTF-8\" standalone=\"yes\"?>"
    ),
    ("<?xml\tencoding=\"gb18030\"?>", "<?xml\tencoding=\"utf-8\"?>"),
    ("@charset \"gb2312\";", "@charset \"utf-8\";"), ("@charset 'GBK';", "@charset 'UTF-8';"),
    (
      "<?xml version=\"1.0\" encoding=\"gbk\"?>\n<html><head><meta charset=gbk />",
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<html><head><meta charset=utf-8 />"
    ),
  ])
  func `XML, XHTML and style sheets`(old: String, new: String) throws {
    try expect(old, becomes: new)
    // Only at the very start.
    let late = " " + old.replacing("<meta charset=gbk />", with: "")
    try expect(late, becomes: late)
  }

  @Test(arguments: [
    ("# -*- coding: gbk -*-", "# -*- coding: utf-8 -*-"),
    ("#!/usr/bin/env python\n# coding=gb2312", "#!/usr/bin/env python\n# coding=utf-8"),
    ("\n# encoding: GBK", "\n# encoding: UTF-8"), ("# fileencoding: big5", "# fileencoding: utf-8"),
    (";; -*- mode: lisp; coding: gb2312-unix -*-", ";; -*- mode: lisp; coding: utf-8-unix -*-"),
    ("/* -*- Coding: big5; tab-width: 4 -*- */", "/* -*- Coding: utf-8; tab-width: 4 -*- */"),
    ("% -*-coding:gbk-*-", "% -*-coding:utf-8-*-"),
    ("# vim: set fileencoding=gbk :", "# vim: set fileencoding=utf-8 :"),
    ("// a\n// b\n// vim:ts=4:fenc=cp936:", "// a\n// b\n// vim:ts=4:fenc=utf-8:"),
    (
      "<!-- -*- coding: gbk -*- -->\n<meta charset=gbk>",
      "<!-- -*- coding: utf-8 -*- -->\n<meta charset=utf-8>"
    ),
  ])
  func `coding cookies of source files`(old: String, new: String) throws {
    try expect(old, becomes: new)
  }

  @Test func `the header of a PO file`() throws {
    func header(_ name: String) -> String {
      """
      # 翻譯
      # charset=gb2312
      #, fuzzy
      msgid ""
      msgstr ""
      "Project-Id-Version: x charset=gb2312\\n"
      "Content-Type: text/plain; charset=\(name)\\n"
      "Content-Transfer-Encoding: 8bit\\n"

      msgid "Content-Type: text/plain; charset=gb2312\\n"
      msgstr "Content-Type: text/plain; charset=gb2312\\n"
      """
    }
    for (old, new, target) in [
      ("GB2312", "UTF-8", Encoding.utf8), ("gbk", "utf-8", .utf8), ("Big5", "GB18030", .gb18030),
      ("CHARSET", "CHARSET", .utf8), ("UTF-8", "BIG5", .big5HKSCSOf2004),
      ("", "", .utf8), ("UTF-8", "UTF-8", .utf8),
    ] {
      let from = target == .utf8 ? Encoding.gbk : .utf8
      let new = target == .big5HKSCSOf2004 ? "BIG5-HKSCS" : new
      try expect(header(old), becomes: header(new), from: from, to: target)
      let crlf = header(old).replacing("\n", with: "\r\n")
      try expect(crlf, becomes: header(new).replacing("\n", with: "\r\n"), from: from, to: target)
    }
    try expect(
      "msgid \"\"\nmsgstr \"MIME-Version: 1.0\\nContent-Type: text/plain; charset=GBK\\n\"",
      becomes:
        "msgid \"\"\nmsgstr \"MIME-Version: 1.0\\nContent-Type: text/plain; charset=UTF-8\\n\"")
  }

  // MARK: What only talks of it

  @Test(arguments: [
    // Prose.
    "网页用 <meta charset=\"gb2312\"> 声明编码。", "charset=gb2312", "encoding=\"gbk\"",
    "Content-Type: text/html; charset=gb2312", "“<?xml version=\"1.0\" encoding=\"gbk\"?>”",
    "# Python 的 coding: gbk 声明", "# coding: gbk 是什么意思", "# 关于 -*- coding: gbk", "coding: gbk",
    "第一行 -*- coding: gbk -*-", "// 设 vim 的 fileencoding=gbk", "// vimx: fenc=gbk",
    "x vim: fenc=gbk",
    "# 一\n# 二\n# -*- coding: gbk -*-", "import os\n# -*- coding: gbk -*-",
    "# a\n# b\n# c\n# d\n# e\n# vim: fenc=gbk", "<p># coding: gbk</p>", "## encodings: gbk",
    // Other places of HTML.
    "<!DOCTYPE html><!-- <meta charset=gbk> --><html>", "<html><body><meta charset=gbk>",
    "<html><head></head><meta charset=gbk>", "<html><p><meta charset=gbk>", "<p><meta charset=gbk>",
    "<title><meta charset=gbk></title>", "<style>/*<meta charset=gbk>*/</style>",
    "<script charset=gbk>'<meta charset=gbk>'</script>", "<link charset=gbk rel=stylesheet>",
    "<a charset=gbk>", "<meta name=description content=\"text/html; charset=gbk\">",
    "<meta http-equiv=refresh content=\"0; charset=gbk\">", "<meta http-equiv=content-type>",
    "<meta property=charset content=gbk>", "<meta data-charset=gbk>", "<meta name='charset=gbk'>",
    "<form accept-charset=gbk>", "<html> 是元素。<meta charset=gbk> 声明", "<meta", "<meta charset=gbk",
    "<meta charset=\"gbk", "<!-- <meta charset=gbk>", "<!doctype svg><meta charset=gbk>",
    // Names that a template fills in.
    "<meta charset=\"{{ charset }}\">", "<meta charset=\"<?= $c ?>\">", "<meta charset=%s>",
    "<meta charset=>", "<meta charset>", "<meta charset=\"\">",
    "<meta http-equiv=content-type content=\"text/html; charset=$charset\">",
    "<meta http-equiv=content-type content=\"text/html; charset=gbk<?php ?>\">",
    // Other XML and CSS.
    "<?xml version=\"1.0\"?><a encoding=\"gbk\"/>", "<?xml-stylesheet encoding=\"gbk\"?>",
    "<?xml version=\"1.0\"?>\n<!-- encoding=\"gbk\" -->", "<?xml version=\"1.0 encoding='gbk'\"?>",
    "<?xml version=\"1.0\" xencoding=\"gbk\"?>", "<?xml version=\"1.0\" encoding=gbk?>",
    "<?xml version=\"1.0\" encoding=\"gbk\"", "<?xml <a encoding=\"gbk\"?>", "<?xml?>",
    "<rss><meta charset=gbk></rss>", "<?xml version=\"1.0\"?><rss><meta charset=gbk/></rss>",
    "a{} @charset \"gbk\";", "@charset \"gbk\"", "@charset gbk;", "@charset\"gbk\";", "@charsets",
    "@charset \"gbk';", "/* @charset \"gbk\"; */",
    // Other PO files.
    "msgid \"a\"\nmsgstr \"Content-Type: text/plain; charset=GBK\\n\"",
    "msgid \"\"\n\"a\"\nmsgstr \"Content-Type: text/plain; charset=GBK\\n\"",
    "msgctxt \"x\"\nmsgid \"\"\nmsgstr \"Content-Type: text/plain; charset=GBK\\n\"",
    "msgid \"\"\nmsgstr \"\"\n\"X-Content-Type: text/plain; charset=GBK\\n\"",
    "msgid \"\"\nmsgstr \"\"\n\"Subject: Content-Type: text/plain; charset=GBK\\n\"",
    "文\nmsgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=GBK\\n\"",
    // Nothing declared.
    "", "#", "<", "<!", "<html>", "@", "msgid", "\"", "-*-", "# -*- coding -*-",
    "# -*- coding: -*-",
    "# coding:", "# vim: fenc= :", "# -*- coding: gbk; x: y",
  ])
  func `what is no declaration stays`(text: String) throws {
    try expect(text, becomes: text)
    for legacy in [Encoding.big5, .hz] {
      let ascii = text.unicodeScalars.allSatisfy(\.isASCII) ? text : ""
      try expect(ascii, becomes: ascii, from: legacy)
    }
  }

  // MARK: What is true, and which name

  @Test(arguments: [
    ("utf-8", Encoding.utf8), ("UTF8", .utf8), ("gb2312", .gbk), ("x-gbk", .gbk), ("GBK", .cp936),
    ("gb2312", .eucCN), ("big5", .big5), ("Big5", .cp950), ("big5", .big5UAO),
    ("big5-hkscs", .big5HKSCS), ("gb18030", .gb18030Of2022), ("utf-16", .utf16LE),
    ("shift-jis", .shiftJIS), ("iso-8859-1", .windows1252), ("koi8-r", .koi8R),
  ])
  func `what is true stays as it is spelt`(name: String, encoding: Encoding) throws {
    let text = "<meta charset=\(name)><title>"
    let result = try Transcoded(text) {
      $0.encoding = encoding
      $0.declarations = .update
    }
    #expect(result.bytes == (try Transcoded.encode(text, encoding)))
    #expect(result.report.findings.isEmpty)
  }

  @Test(arguments: [
    (Encoding.gb18030, "gb18030"), (.gb18030Of2000, "gb18030"), (.gbk, "gbk"), (.cp936, "gbk"),
    (.eucCN, "gb2312"), (.hz, "hz-gb-2312"), (.iso2022CN, "iso-2022-cn"), (.big5, "big5"),
    (.cp950, "big5"), (.big5UAO, "big5"), (.big5HKSCSOf2001, "big5-hkscs"), (.eucTW, "euc-tw"),
    (.utf16LE, "utf-16le"), (.utf16BE, "utf-16be"), (.utf32LE, "utf-32le"), (.utf7, "utf-7"),
    (.latin1, "iso-8859-1"), (.shiftJIS, "shift_jis"), (.macintosh, "macintosh"),
    (Encoding(foreignName: "iso-8859-15"), "iso-8859-15"),
  ])
  func `each encoding has the name that documents call it`(
    encoding: Encoding, name: String
  ) throws {
    for (old, new) in [("x-old", name), ("X-OLD", name.uppercased())] {
      let result = try Transcoded("<meta charset=\(old)><title>") {
        $0.encoding = encoding
        $0.declarations = .update
      }
      let wanted = try Transcoded.encode("<meta charset=\(new)><title>", encoding)
      #expect(result.bytes == wanted)
      #expect(result.declared == ["\(old) → \(new)"])
    }
  }

  @Test func `with a byte order mark UTF-16 needs not tell its order`() throws {
    for encoding in [Encoding.utf16LE, .utf16BE] {
      try expect(
        "<?xml version='1.0' encoding='gbk'?>", becomes: "<?xml version='1.0' encoding='utf-16'?>",
        to: encoding, mark: true)
      try expect(
        "<meta charset=utf-16>", becomes: "<meta charset=utf-16>", to: encoding, mark: true)
    }
  }

  // MARK: When

  @Test func `declarations follow the encoding, unless something else is asked for`() throws {
    let page = "<meta charset=gbk><title>发展</title>\n"
    let page8 = page.replacing("gbk", with: "utf-8")
    let cases: [(Encoding, Encoding?, Pipeline.DeclarationPolicy, Bool)] = [
      (.gbk, .utf8, .whenEncodingChanges, true), (.gbk, .utf8, .keep, false),
      (.gbk, .utf8, .update, true), (.utf8, .utf8, .whenEncodingChanges, false),
      (.utf8, .utf8, .update, true), (.utf8, nil, .update, true),
      (.utf8, nil, .whenEncodingChanges, false), (.utf16LE, .utf8, .whenEncodingChanges, true),
      (.hz, .utf8, .whenEncodingChanges, true),
    ]
    for (from, to, policy, changes) in cases {
      for rules in [[], RuleSet.all] {
        let result = try Transcoded(page, in: from) {
          $0.encoding = to
          $0.declarations = policy
          $0.rules = rules
        }
        #expect(
          result.text == (changes ? page8 : page), "\(from) \(String(describing: to)) \(policy)")
      }
      for conversion in [
        Pipeline.Conversion.engine(Converter(.s2t)), .variant(.hant, from: nil),
        .variant(.hant, from: .hans),
      ] {
        let result = try Transcoded(page, in: from) {
          $0.encoding = to ?? .utf8
          $0.declarations = policy
          $0.conversion = conversion
        }
        #expect(result.text == (changes ? page8 : page).replacing("发", with: "發"))
      }
    }
  }

  @Test func `a lie of a text that keeps its encoding is mended by the byte`() throws {
    // A pair that is written in another way than it is read (十 twice), and a malformed byte.
    let head = [UInt8]("<html><head><meta charset=UTF-8><title>".utf8)
    let rest: [UInt8] = [0xA2, 0xCC, 0xA4, 0x5C, 0xFF, 0x0A]
    for rules in [[], RuleSet.all] {
      let result = Transcoded(head + rest) {
        $0.decoding = .big5
        $0.declarations = .update
        $0.rules = rules
      }
      #expect(result.bytes == [UInt8]("<html><head><meta charset=BIG5><title>".utf8) + rest)
      let finding = result.report.findings.first
      #expect(finding?.code == "ZB005" && finding?.range == 26..<31 && finding?.isApplied == true)
      #expect(finding?.line == 1 && finding?.column == 27)
    }
  }

  @Test func `a text that keeps its encoding keeps the label of its family`() throws {
    for (encoding, label) in [
      (Encoding.gb18030, "gb2312"), (.gbk, "gb18030"), (.gb18030, "GBK"), (.big5, "big5-hkscs"),
      (.big5HKSCS, "Big5"),
    ] {
      let result = try Transcoded("<meta charset=\(label)>\n中文", in: encoding) {
        $0.declarations = .update
      }
      #expect(result.report.findings.isEmpty)
    }
  }

  @Test func `the place of a declaration is told in the input`() throws {
    let text = "<!-- 中文 -->\n<!-- 文 --><meta charset=gbk>\n"
    // Streams tell places in the decoded text, of which the input has fewer bytes in GBK.
    for (encoding, rules, offset) in [
      (Encoding.gbk, [any Rule](), 42), (.gbk, RuleSet.all, 39), (.utf8, RuleSet.all, 42),
    ] {
      let result = try Transcoded(text, in: encoding) {
        $0.encoding = .utf16BE
        $0.rules = rules
      }
      let finding = result.report.findings.first { $0.code == "ZB005" }
      #expect(finding?.line == 2 && finding?.column == 25)
      #expect(finding?.range.lowerBound == offset)
    }
  }

  @Test func `only the head is looked at, and it is looked at whole`() throws {
    let padding = String(repeating: "<!-- 填充 -->\n", count: 3000)
    let near = String(padding.prefix(40_000)).split(separator: "\n").dropLast().joined(
      separator: "\n")
    for (filler, changes) in [(near, true), (padding + padding, false)] {
      let text = "<html>\(filler)<meta charset=gbk>\n中文"
      let result = Transcoded(try Transcoded.encode(text, .gbk), pieces: [5000]) {
        $0.decoding = .gbk
        $0.encoding = .utf8
      }
      #expect(result.text == (changes ? text.replacing("=gbk", with: "=utf-8") : text))
    }
  }

  @Test func `lines flow where the head is no document's`() throws {
    var pipeline = Pipeline()
    pipeline.decoding = .gbk
    pipeline.encoding = .utf8
    pipeline.declarations = .update
    for (first, flows) in [("第一行\n", true), ("plain\n", true), ("<html>\n", false)] {
      let run = PipelineRun(pipeline)
      let output = try run.feed(Transcoded.encode(first, .gbk), isLast: false)
      #expect(output.isEmpty != flows, "\(first)")
      let rest = try run.feed([], isLast: true)
      #expect(String(decoding: output + rest, as: UTF8.self) == first)
    }
  }

  @Test func `lines of ASCII flow before the encoding is known, unless they are a document's`()
    throws
  {
    var pipeline = Pipeline()
    pipeline.encoding = .utf8
    pipeline.declarations = .update
    let run = PipelineRun(pipeline)
    #expect(try run.feed([UInt8]("log line\n".utf8), isLast: false) == [UInt8]("log line\n".utf8))
    let page = Transcoded(
      [UInt8]("<html>\n<meta charset=gbk>\n".utf8) + (try Transcoded.encode("发展中国历史\n", .gb18030))
    ) {
      $0.encoding = .utf8
      $0.declarations = .update
    }
    #expect(page.text == "<html>\n<meta charset=utf-8>\n发展中国历史\n")
  }

  @Test func `heads made of any pieces come out the same however they are cut`() throws {
    let tokens = [
      "<", "<!--", "-->", "<!doctype html>", "<html>", "<head>", "</head>", "<meta ", "<META", ">",
      "charset=", "gbk", "\"", "'", "content=", "http-equiv=content-type ", "text/html; ",
      "</title>",
      "<title>", "<script", "</script>", "<?xml ", "encoding=", "?>", "@charset ", ";", "#",
      " coding: ",
      "-*-", "vim:", " set fenc=", "msgid \"\"\n", "msgstr \"", "Content-Type: ", "\\n\"", "\n",
      " ", "=",
      "文", "/", "\r\n",
    ]
    var generator = TestGenerator(seed: 3)
    var found = 0
    for _ in 0..<4000 {
      let count = Int.random(in: 1...14, using: &generator)
      let text = (0..<count).map { _ in tokens.randomElement(using: &generator) ?? "" }.joined()
      let bytes = [UInt8](text.utf8)
      let result = Transcoded(bytes, pieces: [1, 4]) {
        $0.decoding = .utf8
        $0.encoding = .gb18030
        $0.declarations = .update
      }
      let back = Transcoded(result.bytes, pieces: []) {
        $0.decoding = .gb18030
        $0.encoding = .utf8
        $0.declarations = .keep
      }
      // Nothing but names has changed.
      var expected = text
      for finding in result.report.findings.reversed() {
        let range = finding.range
        expected =
          String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
          + (finding.after ?? "") + expected.utf8.dropFirst(range.upperBound).text
      }
      #expect(back.text == expected)
      found += result.report.findings.count
      // What was made true stays.
      let again = Transcoded(result.bytes, pieces: []) {
        $0.decoding = .gb18030
        $0.declarations = .update
      }
      #expect(again.bytes == result.bytes)
    }
    #expect(found > 2, "\(found)")
  }
}

extension Sequence<UInt8> {
  fileprivate var text: String { String(decoding: Array(self), as: UTF8.self) }
}
