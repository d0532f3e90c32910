#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Dictionaries/Encodings/*.txt, the tables behind the codecs; its README says why which.

Sources, all machine-readable:
- the Encoding Standard's indexes, as Debian's librust-encoding-index-*-dev carry them (CC0-1.0);
- ICU's converters for Microsoft's and IBM's tables and for EUC-TW, asked through libicuuc
  (Debian package libicu72, Unicode-3.0);
- the vertical forms and components of GB 18030-2022, asked of the C library's iconv;
- PyPI uao 0.2.0 (MIT) for Big5-UAO;
- PyPI hkscs-unicode-converter 1.1.0 (MIT) for what HKSCS's codes were in earlier editions.

usage: encodings.py CRATES UAO HKSCS Dictionaries/Encodings
  CRATES  the unpacked usr/share/cargo/registry of the Debian packages
  UAO     the unpacked wheel of uao;  HKSCS  that of hkscs-unicode-converter
"""

import csv
import glob
import os
import re
import sys

from common import sha256, write_table
from foreign_codecs import ICU, iconv_decode

CC0, ICU_LICENCE = "CC0-1.0", "Unicode-3.0"
GB2312_ONLY = "the cells that the C library's EUC-CN has, of the index gb18030"


class Index:
    """One of the Encoding Standard's indexes, from the source of a crate."""

    def __init__(self, crates, name, first=0):
        paths = glob.glob(os.path.join(crates, "encoding-index-*", name + ".rs"))
        assert len(paths) == 1, paths
        self.path, self.name = paths[0], name
        text = open(self.path).read()
        tables = dict(re.findall(
            r"static (\w+): &'static \[u\d+\] = &\[(.*?)\];", text, re.S))
        self.tables = {key: [int(n) for n in value.split(",") if n.strip()]
                       for key, value in tables.items()}
        more = self.tables.get("FORWARD_TABLE_MORE")
        self.scalars = {}
        for code, scalar in enumerate(self.tables["FORWARD_TABLE"]):
            if more:
                scalar |= (more[code >> 5] >> (code & 31) & 1) << 17
            if scalar != 0xFFFF:
                self.scalars[code + first] = scalar

    def source(self):
        crate = self.path.split(os.sep)[-2].rsplit("-", 1)
        return [("Source", f"index {self.name} of the Encoding Standard (2014-12-19), from Debian's"),
                ("", f"librust-{crate[0]}-dev {crate[1]}, {self.name}.rs"),
                ("", "SHA-256 " + sha256(self.path))]


def spell(scalar):
    return "U+%04X" % scalar


def write(folder, name, rows, source, licence, used, form=None):
    header = [("Table", "Encodings/" + name),
              ("Format", form or "bytes<TAB>code point; `decode` behind it: never written so")]
    write_table(os.path.join(folder, name + ".txt"),
                header + source + [("License", licence), ("Used by", used)], rows)


def with_directions(cells, order):
    """Rows; of several bytes for one scalar only the first by `order` is written."""
    best = {}
    for key in sorted(cells, key=order):
        best.setdefault(cells[key], key)
    return {key: spell(scalar) if best[scalar] == key else [spell(scalar), "decode"]
            for key, scalar in cells.items()}


# MARK: GB 18030

def gb_bytes(pointer):
    trail = pointer % 190
    return "%02X%02X" % (pointer // 190 + 0x81, trail + (0x40 if trail < 0x3F else 0x41))


def four_bytes(pointer):
    pointer, fourth = divmod(pointer, 10)
    pointer, third = divmod(pointer, 126)
    first, second = divmod(pointer, 10)
    return "%02X%02X%02X%02X" % (first + 0x81, second + 0x30, third + 0x81, fourth + 0x30)


def moved_in_2022(cells):
    """The eighteen pairs that GB 18030-2022 took out of the private use area."""
    moved = {}
    for key, scalar in cells.items():
        if 0xE000 <= scalar <= 0xF8FF and key != "A8BC":
            current = iconv_decode(bytes.fromhex(key), "GB18030")
            if current and ord(current) != scalar and ord(current) < 0x10000:
                moved[key] = ord(current)
    assert len(moved) == 18, moved
    return moved


def single_bytes_of(icu):
    """What the bytes above ASCII are alone."""
    texts = {"%02X" % byte: icu.decode(bytes([byte])) for byte in range(0x80, 0x100)}
    return {key: ord(text) for key, text in texts.items() if text and len(text) == 1}


def gb18030(crates, folder):
    index = Index(crates, "gb18030")
    cells = {gb_bytes(p): s for p, s in index.scalars.items()}
    # Moved in 2005; the index is from before the Standard's correction of 2016.
    cells["A8BC"] = ord(iconv_decode(b"\xA8\xBC", "GB18030"))
    earlier = dict(cells)
    moved = moved_in_2022(cells)
    cells.update(moved)
    # A3A0 is read as a space and 80 as a euro sign, as the Standard says; they are not written.
    rows = with_directions({**cells, "80": 0x20AC}, lambda key: (key == "80", key))
    write(folder, "gb18030", rows, index.source() + [
        ("", "with A8BC and the eighteen pairs that GB 18030-2005 and -2022 moved, asked of glibc")],
        CC0, "gb18030 gbk cp936")

    ranges = Index(crates, "gb18030_ranges")
    starts = dict(zip(ranges.tables["BACKWARD_TABLE"], ranges.tables["FORWARD_TABLE"]))
    write(folder, "gb18030-ranges", {
        four_bytes(p): spell(s) for p, s in starts.items() if s and p < 39420},
        ranges.source(), CC0, "gb18030",
        "four bytes<TAB>code point with which a range of consecutive ones begins")

    icu = ICU("gb18030")
    rows = {"80": ["-"] * 3, "A3A0": ["U+E5E5"] * 3}
    for key in moved:
        assert icu.decode(bytes.fromhex(key)) == chr(earlier[key])
        rows[key] = [spell(earlier[key])] * 2 + [spell(moved[key])]
    rows["A8BC"] = ["U+E7C7", "U+1E3F", "U+1E3F"]
    write(folder, "gb18030-editions", rows, [
        ("Source", "as gb18030; 2005 agrees with ICU's gb18030 converter, 2000 with Python's")],
        CC0, "gb18030-2000 gb18030-2005 gb18030-2022",
        "bytes<TAB>code point in GB 18030-2000, in -2005 and in -2022")

    microsoft = ICU("windows-936-2000")
    rows = {key: spell(s) for key, s in single_bytes_of(microsoft).items()}
    for lead in range(0x81, 0xFF):
        for trail in [*range(0x40, 0x7F), *range(0x80, 0xFF)]:
            key = "%02X%02X" % (lead, trail)
            text = microsoft.decode(bytes.fromhex(key))
            scalar = ord(text) if text and len(text) == 1 else None
            if scalar != cells.get(key):
                rows[key] = spell(scalar) if scalar else "-"
    write(folder, "cp936", rows, [
        ("Source", "ICU 72.1, converter windows-936-2000, where it differs from gb18030")],
        ICU_LICENCE, "cp936", "bytes<TAB>code point, or - for none")

    rows = {}
    for key, scalar in cells.items():
        if key >= "A1A1" and key[2:] >= "A1" and iconv_decode(bytes.fromhex(key), "EUC-CN"):
            rows[key] = spell(scalar)
    assert len(rows) == 7445, len(rows)
    write(folder, "gb2312", rows, index.source() + [("", GB2312_ONLY)], CC0,
          "euc-cn hz-gb-2312 iso-2022-cn")


# MARK: Big5

LAST_WINS = [0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345]


def big5(crates, uao, hkscs, folder):
    index = Index(crates, "big5", 942)
    cells = {}
    for pointer, scalar in index.scalars.items():
        trail = pointer % 157
        key = "%02X%02X" % (pointer // 157 + 0x81, trail + (0x40 if trail < 0x3F else 0x62))
        cells[key] = scalar

    def order(key):
        number = int(key, 16)
        # The Standard writes the later of the six; Hong Kong's rows come last.
        return (number < 0xA100, -number if cells[key] in LAST_WINS else number)

    rows = with_directions(cells, order)
    for key, pair in [("8862", "U+00CA U+0304"), ("8864", "U+00CA U+030C"),
                      ("88A3", "U+00EA U+0304"), ("88A5", "U+00EA U+030C")]:
        rows[key] = pair.split()
    write(folder, "big5", rows, index.source() + [
        ("", "and the four sequences of its Big5 decoder")], CC0, "big5 big5-hkscs-*",
        "bytes<TAB>code point or two; `decode` behind it: never written so")
    hkscs_editions(hkscs, cells, folder)
    cp950(folder)
    big5_uao(uao, folder)


def hkscs_editions(hkscs, cells, folder):
    """What each code of Hong Kong's set was in 1999, 2001 and 2004, where that differs."""
    def column(name, number):
        path = os.path.join(hkscs, "hkscs_unicode_converter", "data", name + ".tsv")
        with open(path, encoding="utf-8-sig") as file:
            lines = [row for row in csv.reader(file, delimiter="\t")][1:]
        result = {}
        for row in lines:
            code = row[number].strip("<>").split(",")[0]
            if re.fullmatch("[0-9A-F]{4,5}", code) and re.fullmatch("[0-9A-F]{4}", row[0]):
                result[row[0]] = int(code, 16)
        return result

    first, second = column("hkscs2008", 1), column("hkscs2008", 2)
    third, last = column("hkscs2004", 3), column("hkscs2008", 3)
    old = set(column("hkscs2001_2", 1))
    rows = {}
    for key in sorted(last):
        if key in ("8862", "8864", "88A3", "88A5"):
            continue
        values = [first.get(key) if key in old else None,
                  second.get(key) if key in old else None, third.get(key)]
        if any(value != cells.get(key) for value in values):
            rows[key] = [spell(v) if v else "-" for v in values]
    write(folder, "big5-hkscs-editions", rows, [
        ("Source", "PyPI hkscs-unicode-converter 1.1.0, data/hkscs2001_2.tsv, hkscs2004.tsv and"),
        ("", "hkscs2008.tsv (the government's tables of Big5 and ISO 10646 codes)")],
        "MIT", "big5-hkscs-1999 big5-hkscs-2001 big5-hkscs-2004",
        "bytes<TAB>code point in HKSCS-1999, -2001 and -2004, - for none; where one differs from 2008")


def cp950(folder):
    icu = ICU("windows-950-2000")
    cells = single_bytes_of(icu)
    for lead in range(0x81, 0xFF):
        for trail in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            text = icu.decode(bytes([lead, trail]))
            if text and len(text) == 1:
                cells["%02X%02X" % (lead, trail)] = ord(text)
    rows = {}
    for key, scalar in cells.items():
        written = icu.encode(chr(scalar))
        assert written and len(written) == len(key) // 2, key
        rows[key] = spell(scalar) if written.hex().upper() == key else [spell(scalar), "decode"]
    write(folder, "cp950", rows, [("Source", "ICU 72.1, converter windows-950-2000")],
          ICU_LICENCE, "cp950")


def big5_uao(folder_of_uao, folder):
    sys.path.insert(0, folder_of_uao)
    from uao.b2u import b2u_table
    from uao.u2b import u2b_table
    rows = {}
    for number, text in b2u_table.items():
        key = "%04X" % number
        # A few cells stand for ASCII; those are written as ASCII.
        written = u2b_table.get(text)
        values = [spell(ord(c)) for c in text]
        rows[key] = values if written == bytes.fromhex(key) else values + ["decode"]
    path = os.path.join(folder_of_uao, "uao", "b2u.py")
    write(folder, "big5-uao", rows, [
        ("Source", "PyPI uao 0.2.0 (Unicode-at-on 2.50), uao/b2u.py"), ("", "SHA-256 " + sha256(path))],
        "MIT", "big5-uao")


# MARK: Japanese, Korean, CNS 11643

def japanese_and_korean(crates, folder):
    index = Index(crates, "jis0208")
    cells = {}
    for pointer, scalar in index.scalars.items():
        lead, trail = divmod(pointer, 188)
        key = "%02X%02X" % (lead + (0x81 if lead < 0x1F else 0xC1),
                            trail + (0x40 if trail < 0x3F else 0x41))
        cells[key] = scalar
    for pointer in range(8836, 10716):
        lead, trail = divmod(pointer, 188)
        cells["%02X%02X" % (lead + 0xC1, trail + (0x40 if trail < 0x3F else 0x41))] = (
            0xE000 + pointer - 8836)
    cells.update({"80": 0x80}, **{"%02X" % b: 0xFF61 + b - 0xA1 for b in range(0xA1, 0xE0)})
    # NEC's copies of IBM's rows, ED40-EEFC, are read only.
    write(folder, "shift_jis", with_directions(
        cells, lambda key: (len(key) == 4 and "ED40" <= key <= "EEFC", key)), index.source() + [
        ("", "and the user-defined rows F040-F9FC as Microsoft and the Standard read them")],
        CC0, "shift_jis")

    cells = {"%02X%02X" % (p // 94 + 0xA1, p % 94 + 0xA1): s
             for p, s in index.scalars.items() if p < 94 * 94}
    cells.update({"8E%02X" % b: 0xFF61 + b - 0xA1 for b in range(0xA1, 0xE0)})
    write(folder, "euc-jp", with_directions(cells, lambda key: key), index.source(), CC0, "euc-jp")
    index = Index(crates, "jis0212", 108)
    write(folder, "jis0212", {
        "%02X%02X" % (p // 94 + 0xA1, p % 94 + 0xA1): spell(s) for p, s in index.scalars.items()},
        index.source(), CC0, "euc-jp")

    index = Index(crates, "euc_kr")
    cells = {"%02X%02X" % (p // 190 + 0x81, p % 190 + 0x41): s for p, s in index.scalars.items()}
    write(folder, "euc-kr", with_directions(cells, lambda key: key), index.source(), CC0, "euc-kr")


def cns11643(folder):
    icu, cells = ICU("euc-tw-2014"), {}
    for plane in range(1, 16):
        for row in range(0xA1, 0xFF):
            for column in range(0xA1, 0xFF):
                prefix = [0x8E, 0xA0 + plane] if plane > 1 else []
                text = icu.decode(bytes([*prefix, row, column]))
                if text and len(text) == 1:
                    cells["%X-%02X%02X" % (plane, row - 0x80, column - 0x80)] = ord(text)
    write(folder, "cns11643", with_directions(cells, lambda key: key), [
        ("Source", "ICU 72.1, converter euc-tw-2014")], ICU_LICENCE, "euc-tw iso-2022-cn",
        "plane-row and column<TAB>code point; `decode` behind it: never written so")


# MARK: Single bytes

def single_bytes(crates, folder):
    for name, crate in [("windows-1252", "windows_1252"), ("ibm866", "ibm866"),
                        ("koi8-r", "koi8_r"), ("macintosh", "macintosh")]:
        index = Index(crates, crate, 0x80)
        write(folder, name, {"%02X" % b: spell(s) for b, s in index.scalars.items()},
              index.source(), CC0, name)
    for name, converter in [("ibm437", "ibm-437_P100-1995"), ("ibm850", "ibm-850_P100-1995")]:
        icu = ICU(converter)
        rows = {"%02X" % b: spell(ord(icu.decode(bytes([b])))) for b in range(128, 256)}
        # ICU reads a Greek letter; Microsoft, Python and glibc the sign.
        rows["E6"] = spell(0xB5)
        write(folder, name, rows, [("Source", f"ICU 72.1, converter {converter}, E6 as Microsoft")],
              ICU_LICENCE, name)


def main():
    crates, uao, hkscs, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    gb18030(crates, folder)
    big5(crates, uao, hkscs, folder)
    japanese_and_korean(crates, folder)
    cns11643(folder)
    single_bytes(crates, folder)


if __name__ == "__main__":
    main()
