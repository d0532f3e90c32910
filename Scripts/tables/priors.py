#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Context/Priors.txt: how often native Taiwan text keeps an ideograph that conversion by
context, reading the text as Simplified, would change for no better reason than a rule or the usual
form.

From Taiwan's laws (public repository kong0107/mojLawSplitJSON, public domain; every 20th line) and
sentences (public repository moztw/cc0-sentences, CC0). Each sentence goes through OpenCC's t2s and
`zhengzi-tables context`; a choice that no phrase made is looked up in the native text. Of the two
sources the greater percentage counts, if it is of ten occurrences or more, else that of both
together, if of five or more. Forms that only Simplified has (Script/SimplifiedOnly.txt) are 0.

Needs the Python package opencc.

usage: priors.py ZHENGZI_TABLES REPOSITORY LAW CC0
"""

import collections
import os
import re
import subprocess
import sys
import unicodedata

import opencc

from common import sha256, text_of

SENTENCE = re.compile("[^。！？!?…；;\n]+[。！？!?…；;]?")
CHOICE = re.compile(r"  (\d+) (.)→(.) (rule|standard)")
LONGEST, STRIDE, ENOUGH, SOME = 300, 20, 10, 5
NAMES = set("余范云郁岳涂朴杰采淀")

HEAD = """\
# Table:      Context/Priors
# Format:     ideograph<TAB>percentage of native Taiwan text that keeps it where only a rule or the
#             usual form would change it
# Source:     counted by Scripts/tables/priors.py over kong0107/mojLawSplitJSON (public domain),
#             SHA-256 {0}
#             and moztw/cc0-sentences (CC0),
#             SHA-256 {1}
# License:    Apache-2.0
# Used by:    conversion by context
"""


def sentences(text, stride):
    for line in text.split("\n")[::stride]:
        for match in SENTENCE.finditer(unicodedata.normalize("NFC", line)):
            if len(match.group()) < LONGEST:
                yield match.group()


def count(tool, root, text, stride):
    """Ideograph -> [kept, changed]."""
    simplify = opencc.OpenCC("t2s").convert
    native = [s for s in sentences(text, stride) if len(simplify(s)) == len(s)]
    shadow = "\n".join(map(simplify, native)) + "\n"
    lines = subprocess.run(
        [tool, "context", "--root", root], check=True, input=shadow.encode(),
        stdout=subprocess.PIPE).stdout.decode().split("\n")
    counts, number = collections.defaultdict(lambda: [0, 0]), -1
    for line in lines:
        if not line.startswith("  "):
            number += bool(line)
            continue
        match = CHOICE.match(line)
        if match and match[2] != match[3]:
            counts[match[2]][native[number][int(match[1])] != match[2]] += 1
    if number != len(native) - 1:
        sys.exit("the trace has another number of sentences")
    return counts


def percentage(pairs):
    """Of the sources' counts of kept and changed; None if too few."""
    shares = [100 * kept / (kept + changed) for kept, changed in pairs if kept + changed >= ENOUGH]
    if shares:
        return round(max(shares))
    kept, changed = map(sum, zip(*pairs))
    return round(100 * kept / (kept + changed)) if kept + changed >= SOME else None


def only_simplified(root):
    """The forms of several meanings that no Traditional text uses."""
    tables = []
    for name in ("SimplifiedOnly.txt", "STCharacters.txt"):
        path = os.path.join(root, "Dictionaries/Script", name)
        with open(path, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file if "\t" in line]
        tables.append({row[0]: row[1] for row in rows})
    return [key for key in tables[0] if " " in tables[1].get(key, "")]


def main():
    tool, root, law, cc0 = sys.argv[1:]
    sources = [count(tool, root, text_of([law]), STRIDE), count(tool, root, text_of([cc0]), 1)]
    found = {}
    for character in set().union(*sources) - NAMES:
        share = percentage([source[character] for source in sources])
        if share is not None:
            found[character] = share
    for character in only_simplified(root):
        found[character] = 0
    with open(os.path.join(root, "Dictionaries/Context/Priors.txt"), "w", encoding="utf-8") as file:
        file.write(HEAD.format(sha256(law), sha256(cc0)))
        file.write("\n")
        for character in sorted(found):
            file.write(f"{character}\t{found[character]}\n")


if __name__ == "__main__":
    main()
