#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Dictionaries/Statistics/{GB18030Pairs,Big5Pairs}.txt: the most frequent ideographs and
marks of Chinese text, for the encoding detector.

Counted are the words of jieba's dict.txt (PyPI jieba, MIT), each ideograph as often as the word
was met; for Big5 the words are first turned into Traditional by OpenCC (PyPI opencc 1.4.2).

usage: frequent_pairs.py path/to/jieba/dict.txt Dictionaries/Statistics
"""
import collections
import sys

import opencc

MARKS = "，。、；：？！“”‘’（）《》「」『』—…·　"


def count(path, convert):
    counts = collections.Counter()
    for line in open(path, encoding="utf8"):
        word, number, _ = line.split(" ", 2)
        for character in convert(word):
            if "\u4e00" <= character <= "\u9fff":
                counts[character] += int(number)
    return counts


def write(folder, name, codec, counts, size):
    path = f"{folder}/{name}.txt"
    with open(path, "w", encoding="utf8", newline="\n") as file:
        file.write(f"# Table:      Statistics/{name}\n")
        file.write(f"# Format:     ideograph or mark<TAB>its bytes in {codec}, hexadecimal\n")
        file.write("# Source:     counted over jieba's dict.txt (PyPI jieba 0.42.1) by\n")
        file.write("#             Scripts/tables/frequent_pairs.py\n")
        file.write("# License:    MIT (jieba)\n# Used by:    encoding detection\n")
        chosen = [c for c, _ in counts.most_common(2 * size)]
        rows = []
        for character in chosen + list(MARKS):
            try:
                pair = character.encode(codec)
            except UnicodeEncodeError:
                continue
            if len(pair) == 2 and (len(rows) < size or character in MARKS):
                rows.append((character, pair.hex().upper()))
        for character, pair in sorted(set(rows)):
            file.write(f"{character}\t{pair}\n")


if __name__ == "__main__":
    dictionary, folder = sys.argv[1:]
    to_traditional = opencc.OpenCC("s2tw").convert
    write(folder, "GB18030Pairs", "gb18030", count(dictionary, str), 700)
    write(folder, "Big5Pairs", "big5", count(dictionary, to_traditional), 700)
