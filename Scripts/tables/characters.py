#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Characters/KangxiRadicals.txt, RadicalsSupplement.txt and CompatibilityIdeographs.txt.

From the Unicode Character Database (https://www.unicode.org/Public/15.0.0/ucd/; Debian package
unicode-data): EquivalentUnifiedIdeograph.txt and UnicodeData.txt.

usage: characters.py UNICODE_FOLDER DICTIONARIES_FOLDER
"""

import os
import re
import sys

from common import sha256, write_table

UNIFIED = [0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28,
           0xFA29]


def header(name, form, source, path, used):
    return [
        ("Table", "Characters/" + name), ("Format", form),
        ("Source", f"Unicode Character Database 15.0.0, {source},"),
        ("", "SHA-256 " + sha256(path)),
        ("License", "Unicode-3.0"), ("Used by", used),
    ]


def main():
    folder, out = sys.argv[1:3]
    path = os.path.join(folder, "EquivalentUnifiedIdeograph.txt")
    kangxi, supplement = {}, {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            match = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
            if not match:
                continue
            first, last = int(match[1], 16), int(match[2] or match[1], 16)
            for code in range(first, last + 1):
                if 0x2F00 <= code <= 0x2FD5:
                    kangxi[chr(code)] = chr(int(match[3], 16))
                elif 0x2E80 <= code <= 0x2EF3:
                    supplement[chr(code)] = chr(int(match[3], 16))
    assert len(kangxi) == 214

    form = "radical<TAB>unified ideograph"
    source = "EquivalentUnifiedIdeograph.txt"
    write_table(os.path.join(out, "Characters", "KangxiRadicals.txt"),
                header("KangxiRadicals", form, source, path, "ZU001"), kangxi)
    write_table(os.path.join(out, "Characters", "RadicalsSupplement.txt"),
                header("RadicalsSupplement", form, source, path, "ZU002"), supplement)

    path = os.path.join(folder, "UnicodeData.txt")
    compat = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.split(";")
            code = int(fields[0], 16)
            if not (0xF900 <= code <= 0xFAD9 or 0x2F800 <= code <= 0x2FA1D) or code in UNIFIED:
                continue
            assert re.fullmatch("[0-9A-F]+", fields[5]), line
            compat[chr(code)] = chr(int(fields[5], 16))
    # A decomposition may itself be a compatibility ideograph.
    for key, value in compat.items():
        compat[key] = compat.get(value, value)
    write_table(os.path.join(out, "Characters", "CompatibilityIdeographs.txt"),
                header("CompatibilityIdeographs", "compatibility ideograph<TAB>unified ideograph",
                       "UnicodeData.txt (canonical decompositions)", path, "ZU003"), compat)


if __name__ == "__main__":
    main()
