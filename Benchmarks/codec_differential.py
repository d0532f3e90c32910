#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares our codecs with Python's and with the C library's iconv, sequence by sequence, and
writes what differs to Dictionaries/Encodings/DIFFERENCES.md.

Decoded are all pairs of bytes, and what has more: all sequences of four bytes of GB 18030 and of
EUC-TW, of three of EUC-JP. Encoded are all scalars. A sequence counts as read only if it is read
whole, as one sequence.

usage: codec_differential.py [PROGRAM]
  PROGRAM  Benchmarks/CodecBenchmark/.build/release/CodecBenchmark
"""

import os
import platform
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "Scripts", "tables"))
from foreign_codecs import iconv_decode, iconv_encode  # noqa: E402

PROGRAM = os.path.join(ROOT, "Benchmarks/CodecBenchmark/.build/release/CodecBenchmark")
REPORT = os.path.join(ROOT, "Dictionaries/Encodings/DIFFERENCES.md")

# Our label, Python's name, iconv's name, why they differ.
CODECS = [
    ("gb18030", "gb18030", "GB18030",
     "Python has the edition of 2000: A8BC and the eighteen pairs that moved in 2022 are private "
     "use there. glibc 2.36 took those eighteen and six more (FE51 FE52 FE53 FE6C FE76 FE91) out "
     "of the private use area and refuses what then had nothing to stand for. Ours is the Encoding "
     "Standard's: the eighteen as in 2022, the six private, the sequences of four bytes of the moved "
     "scalars read as before, A3A0 read as a space and 80 as a euro sign."),
    ("gb18030-2000", "gb18030", None, "Python's edition."),
    ("gb18030-2005", None, "GB18030",
     "glibc 2.36 has twenty-four scalars where the national standard of 2005 has private use."),
    ("gbk", "gbk", "GBK",
     "Ours reads GBK as GB 18030, as the Standard wants: with sequences of four bytes, user-defined "
     "rows and what was put into rows A2 to A9 and FE in 2000, all of which Python and glibc refuse. "
     "The euro sign is written as Microsoft's 80, which glibc reads and writes too."),
    ("cp936", "cp936", "CP936",
     "Python's cp936 is its GBK, glibc's is its GBK with 80: neither has the private use rows of "
     "Windows, nor FF, nor the cells that Windows fills with private use."),
    ("euc-cn", "gb2312", "EUC-CN",
     "Both read A1A4 and A1AA as the oldest table does; GBK, GB 18030 and Windows as ours."),
    ("big5-hkscs", "big5hkscs", "BIG5-HKSCS",
     "Signs of A1 and A2: ours are Microsoft's and the Standard's, theirs the Unicode Consortium's "
     "of 1994. Python has HKSCS-2004 and so lacks 87 7A to A9. Both refuse the compatibility points "
     "of HKSCS, which the Standard reads, and where two pairs stand for one scalar the Standard, "
     "Python and glibc choose each on its own; ours are the Standard's, and among Hong Kong's rows "
     "those of the first pair. glibc reads 80."),
    ("cp950", "cp950", "BIG5",
     "Python falls back on its Big5: ETEN's kana, Cyrillic and digits in C6 to C8, and signs that "
     "are written as their look-alikes. Windows has private use there, and in 81 to A0 and FA to FE. "
     "glibc's BIG5 is Microsoft's without private use, and writes four box drawings as A2A4 to A2A7, "
     "which Windows only reads."),
    ("euc-tw", None, "EUC-TW",
     "Ours is ICU's table of 2014, with planes C and D and the signs of plane 1 as the ministry now "
     "maps them (it agrees with Big5's); glibc's is of 2002."),
    ("shift_jis", "cp932", "CP932",
     "Of IBM's characters the Standard, Windows, glibc and ours write IBM's own codes (FA to FC), "
     "Python NEC's copies (ED, EE). Python reads A0 FD FE FF as private use. glibc and Python write "
     "¥ ‾ ¢ £ ¬ — ‖ − 〜 as look-alikes that do not read back; ours refuses them."),
    ("euc-jp", "euc_jp", "EUC-JP",
     "The Standard's index is Microsoft's: full-width forms at A1C1 A1C2 A1DD A1F1 A1F2 A2CC, "
     "NEC's row 13 and its copies of IBM's characters (F9 to FC), which are therefore written in two "
     "bytes rather than as JIS X 0212 behind 8F. Python and glibc have JIS's own tables; glibc "
     "reads 80 to 8D and 90 to 9F as controls, which the Standard refuses."),
    ("euc-kr", "cp949", "CP949", "One table."),
    ("hz", "hz", None, "A1A4 and A1AA, as in EUC-CN."),
    ("windows-1252", "cp1252", "CP1252",
     "81 8D 8F 90 9D are control characters in the Standard and in Windows, refused elsewhere."),
    ("cp28591", "latin-1", "ISO-8859-1", ""), ("ibm437", "cp437", "IBM437", ""),
    ("ibm850", "cp850", "IBM850", ""), ("ibm866", "cp866", "IBM866", ""),
    ("koi8-r", "koi8-r", "KOI8-R", ""),
    ("macintosh", "mac-roman", "MACINTOSH",
     "glibc has Greek delta for the increment sign, and another private use for the apple."),
    ("utf-16le", "utf-16-le", "UTF-16LE", ""), ("utf-32le", "utf-32-le", "UTF-32LE", ""),
]

SINGLE_BYTES = ("windows-1252", "cp28591", "ibm437", "ibm850", "ibm866", "koi8-r", "macintosh")


def sequences(label):
    """Every sequence that is tried, as hexadecimal."""
    for first in range(256):
        yield "%02X" % first
    if label in SINGLE_BYTES:
        return
    if label.startswith("utf-32"):
        for value in range(0, 0x120000, 7):
            yield value.to_bytes(4, "little").hex().upper()
        return
    for first in range(0x80, 0x100):
        for second in range(256):
            yield "%02X%02X" % (first, second)
    if label.startswith("gb18030") or label == "gbk":
        for first in range(0x81, 0xFF):
            for second in range(0x30, 0x3A):
                for third in range(0x81, 0xFF):
                    for fourth in range(0x30, 0x3A):
                        yield "%02X%02X%02X%02X" % (first, second, third, fourth)
    if label == "euc-jp":
        for second in range(0xA0, 0x100):
            for third in range(0xA0, 0x100):
                yield "8F%02X%02X" % (second, third)
    if label == "euc-tw":
        for plane in range(0xA1, 0xB1):
            for third in range(0xA1, 0xFF):
                for fourth in range(0xA1, 0xFF):
                    yield "8E%02X%02X%02X" % (plane, third, fourth)


def ask(mode, label, lines):
    run = subprocess.run([PROGRAM, mode, label], input="\n".join(lines) + "\n",
                         capture_output=True, text=True, check=True)
    return run.stdout.split("\n")[:-1]


def spell(text):
    return " ".join("%X" % ord(c) for c in text) if text else "-"


def python_decode(data, name):
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, ValueError):
        return None
    # Two sequences are none.
    return None if len(text) > 1 and data[0] < 0x80 else text


def single(points):
    """Refuses what was read as more than one sequence: only Big5 has one of two scalars."""
    words = points.split()
    return "-" if len(words) > 1 and words[1] not in ("304", "30C") else points


def python_encode(text, name):
    try:
        return text.encode(name)
    except (UnicodeEncodeError, ValueError):
        return None


def collapse(rows):
    """Rows (key, ours, theirs) whose members all go up by one become one."""
    def number(word):
        return int(word, 16) if word not in ("-", "") and " " not in word else None

    runs = []
    for row in rows:
        if runs:
            last = runs[-1][-1]
            steps = []
            for old, new in zip(last, row):
                a, b = number(old), number(new)
                steps.append(old == new == "-" or (a is not None and b is not None and b - a == 1))
            if all(steps) and len(last[0]) == len(row[0]):
                runs[-1].append(row)
                continue
        runs.append([row])
    for run in runs:
        first, last = run[0], run[-1]
        yield (first if len(run) == 1 else
               tuple(a if a == b else f"{a}…{b}" for a, b in zip(first, last))), len(run)


def table(report, title, rows, limit=60):
    """Writes the rows of one comparison."""
    if not rows:
        report.append(f"{title}: none.\n")
        return
    runs = list(collapse(rows))
    classes = {
        "only ours": sum(r[2] == "-" for r in rows), "only theirs": sum(r[1] == "-" for r in rows)}
    other = len(rows) - sum(classes.values())
    counts = ", ".join(f"{n} {what}" for what, n in classes.items() if n)
    report.append(f"{title}: {len(rows)}" + (f" ({counts}, {other} otherwise)" if counts else "")
                  + ".\n")
    report.append("| sequence | ours | theirs | number |\n| --- | --- | --- | ---: |")
    # What differs on both sides says most.
    runs.sort(key=lambda run: "-" in (run[0][1], run[0][2]))
    for (key, ours, theirs), count in runs[:limit]:
        report.append(f"| {key} | {ours} | {theirs} | {count} |")
    if len(runs) > limit:
        report.append(f"| and {len(runs) - limit} runs more | | | {sum(c for _, c in runs[limit:])} |")
    report.append("")


def compare(label, python, libc, reason, report):
    report.append(f"## {label}\n")
    if reason:
        report.append(reason + "\n")
    keys = list(sequences(label))
    ours = ask("decode", label, keys)
    peers = [(f"Python's {python}", python, python_decode), (f"glibc's {libc}", libc, iconv_decode)]
    for title, name, decode in peers:
        if name is None:
            continue
        rows = []
        for key, mine in zip(keys, ours):
            data = bytes.fromhex(key)
            theirs, mine = single(spell(decode(data, name))), single(mine)
            if theirs != mine:
                rows.append((key, mine, theirs))
        table(report, f"Decoding, against {title}, of {len(keys)} sequences", rows)
        print(label, title, "decode", len(rows), flush=True)

    limit = 0x110000 if label.startswith(("gb18030", "utf")) else 0x30000
    scalars = ["%X" % v for v in range(0x80, limit) if not 0xD800 <= v < 0xE000]
    written = ask("encode", label, scalars)
    peers = [(f"Python's {python}", python, python_encode), (f"glibc's {libc}", libc, iconv_encode)]
    for title, name, encode in peers:
        if name is None:
            continue
        rows = []
        for scalar, mine in zip(scalars, written):
            data = encode(chr(int(scalar, 16)), name)
            theirs = data.hex().upper() if data else "-"
            if theirs != mine:
                rows.append((scalar, mine, theirs))
        table(report, f"Encoding, against {title}, of {len(scalars)} scalars", rows)
        print(label, title, "encode", len(rows), flush=True)


def main():
    global PROGRAM
    if len(sys.argv) > 1:
        PROGRAM = sys.argv[1]
    report = [
        "# What differs from other codecs\n",
        f"Written by Benchmarks/codec_differential.py with Python {platform.python_version()} and "
        f"glibc {platform.libc_ver()[1]}. Sequences and code points are hexadecimal; `-` is refused. "
        "Runs that go up together stand on one line; beyond 60 runs of a comparison only their "
        "number is given.\n"]
    for codec in CODECS:
        compare(*codec, report)
    with open(REPORT, "w", encoding="utf-8") as file:
        file.write("\n".join(report))


if __name__ == "__main__":
    main()
