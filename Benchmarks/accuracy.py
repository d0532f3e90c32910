#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often conversion from Simplified to Taiwan's Traditional is right, beside its peers.

Four measures:

- sentences: `Accuracy/Sentences/*-develop.tsv` and `*-report.tsv`, each with one tested ideograph.
  Of the report halves nothing is shown but totals: they are not to be developed with.
- round trip: native Traditional text, a paragraph a line (`--round-trip FILE`), through OpenCC's
  t2s and back. Characters that come back otherwise are hard errors, or free variants if they are
  of one class of `Accuracy/free-variants.txt`.
- right text: the same text given as it is, as Traditional; what changes is counted. And with some
  characters put back to Simplified: how many are repaired.
- labelled: occurrences in natural Simplified text (`Accuracy/Labelled/`).

usage: accuracy.py [--round-trip FILE] [--sentences FOLDER...] [--zhengzi PATH | --tables PATH]
                   [--peers] [--characters] [--errors N]
"""

import argparse
import collections
import pathlib
import subprocess
import sys

import accuracy_natural
import common

common.use_venv()

FOLDER = common.HERE / "Accuracy"
SETS = ("develop", "report")


def free_variants():
    """Form -> its class's first form; word -> the ways to write it."""
    classes, words = {}, {}
    for line in (FOLDER / "free-variants.txt").read_text(encoding="utf-8").splitlines():
        if " " in line and not line.startswith("#"):
            for word in line.split():
                words[word] = line.split()
        elif line and not line.startswith("#"):
            for char in line:
                classes[char] = line[0]
    return classes, words


FREE, FREE_WORDS = free_variants()


def is_free(native, output, place):
    """Whether two texts differ at a place only as careful writers do."""
    if fold(native[place]) == fold(output[place]):
        return True
    for start in range(max(0, place - 3), place + 1):
        for size in range(2, 5):
            word = "".join(output[start:start + size])
            if start + size > place and word in FREE_WORDS.get(native[start:start + size], ()):
                return True
    return False


def fold(char):
    return FREE.get(char, char)


# The systems: from a list of lines to a list of lines.

def zhengzi(path, *arguments):
    def run(lines):
        result = subprocess.run(
            [path, "convert", "--to", "zh-TW", "--quiet", *arguments], check=True,
            input="\n".join(lines).encode() + b"\n", stdout=subprocess.PIPE)
        return result.stdout.decode().split("\n")[:-1]
    return run


def tables(path, *arguments):
    """The tables as `Dictionaries/` has them now, before they are compiled in."""
    def run(lines):
        result = subprocess.run(
            [path, "context", "--plain", "--root", str(common.HERE.parent), *arguments],
            check=True, input="\n".join(lines).encode() + b"\n", stdout=subprocess.PIPE)
        return result.stdout.decode().split("\n")[:-1]
    return run


def opencc():
    import opencc as library
    convert = library.OpenCC("s2tw").convert
    return lambda lines: [convert(line) for line in lines]


def opencc_jieba():
    import opencc_jieba_pyo3 as library
    converter = library.OpenCC("s2tw")
    return lambda lines: [converter.convert(line) for line in lines]


def zhconv(target):
    import zhconv_rs_opencc as library
    return lambda lines: [library.zhconv(line, target) for line in lines]


def systems(arguments):
    if arguments.tables:
        found = {"Zhengzi": tables(arguments.tables)}
    else:
        found = {"Zhengzi": zhengzi(arguments.zhengzi, "--from", "zh-Hans")}
    if arguments.peers:
        found["OpenCC 1.4.2"] = opencc()
        found["opencc-jieba"] = opencc_jieba()
        found["zhconv-rs (zh-hant)"] = zhconv("zh-hant")
        found["zhconv-rs (zh-tw)"] = zhconv("zh-tw")
    return found


# Sentences.

def read_sentences(folders):
    """Set -> list of (character, kind, domain, source, target, place)."""
    sets = {name: [] for name in SETS}
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("s2tw*.tsv")):
            half = path.stem.rsplit("-", 1)[1]
            for line in path.read_text(encoding="utf-8").splitlines():
                if not line or line.startswith("#"):
                    continue
                char, kind, domain, source, marked = line.split("\t")[:5]
                place = marked.index("{")
                target = marked.replace("{", "").replace("}", "")
                if len(source) != len(target):
                    sys.exit(f"{path}: {half} sentence of two lengths")
                sets[half].append((char, kind, domain, source, target, place))
    return sets


def aligned(source, output):
    """The output, one character for each of the source; vocabulary may have changed the length."""
    if len(source) == len(output):
        return output
    import difflib
    result = [""] * len(source)
    matcher = difflib.SequenceMatcher(None, [fold(c) for c in source], [fold(c) for c in output])
    for tag, a, b, c, d in matcher.get_opcodes():
        if b - a == d - c:
            result[a:b] = output[c:d]
    return result


def judge(sentences, convert):
    outputs = convert([s[3] for s in sentences])
    for sentence, output in zip(sentences, outputs, strict=True):
        place = sentence[5]
        got = aligned(sentence[3], output)[place]
        yield sentence, got, fold(got) == fold(sentence[4][place])


def share(counts):
    right, total = counts
    return f"{100 * right / total:.1f} ({total - right} of {total})" if total else "-"


def sentence_table(sets, found, arguments):
    print("| system | " + " | ".join(f"{half}, all | {half}, boundary" for half in SETS) + " |")
    print("| --- |" + " ---: |" * (2 * len(SETS)))
    characters = {}
    for name, convert in found.items():
        cells = []
        for half in SETS:
            tally = collections.defaultdict(lambda: [0, 0])
            errors = []
            for sentence, got, is_right in judge(sets[half], convert):
                for key in ("all", sentence[1], ("char", sentence[0])):
                    tally[key][0] += is_right
                    tally[key][1] += 1
                if not is_right:
                    errors.append((sentence, got))
            cells += [share(tally["all"]), share(tally["boundary"])]
            if name == "Zhengzi":
                characters[half] = (tally, errors)
        print(f"| {name} | " + " | ".join(cells) + " |")
    for half in SETS:
        tally, errors = characters[half]
        print(f"\nZhengzi, {half}, by kind:",
              ", ".join(f"{key} {share(value)}" for key, value in sorted(tally.items(), key=str)
                        if isinstance(key, str) and key != "all"))
    tally, errors = characters["develop"]
    if arguments.characters:
        print("\nZhengzi, develop, by character:")
        rows = sorted((v[0] - v[1], k[1], v) for k, v in tally.items() if isinstance(k, tuple))
        print(" ".join(f"{char}:{v[1] - v[0]}/{v[1]}" for _, char, v in rows if v[0] < v[1]))
    for sentence, got in errors[:arguments.errors]:
        print(f"{sentence[0]} {sentence[1]} {got}≠{sentence[4][sentence[5]]} {sentence[4]}")


# Round trip.

def round_trip(path, found, arguments):
    import opencc as library
    native = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    to_simplified = library.OpenCC("t2s").convert
    simplified = [to_simplified(line) for line in native]
    total = sum(map(len, native))
    print(f"\n| round trip of {path.name}, {total} characters | hard | free | lines of other length |")
    print("| --- | ---: | ---: | ---: |")
    for name, convert in found.items():
        hard, free, odd, shown = collections.Counter(), 0, 0, []
        for line, source, output in zip(native, simplified, convert(simplified), strict=True):
            if len(line) != len(output):
                odd += 1
            got = aligned(source, output) if len(source) != len(output) else output
            if len(line) != len(source):
                continue
            for place, (want, char) in enumerate(zip(line, got)):
                if want == char:
                    continue
                if is_free(line, got, place):
                    free += 1
                    continue
                hard[want + char] += 1
                shown.append(f"{want}→{char} {line[max(0, place - 9):place + 9]}")
        print(f"| {name} | {sum(hard.values())} | {free} | {odd} |")
        if name == "Zhengzi" and arguments.errors:
            print("\n".join(sorted(shown)[:arguments.errors * 10]))
            print(" ".join(f"{k}:{v}" for k, v in hard.most_common()))


def right_text(path, arguments):
    native = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    if arguments.tables:
        outputs = tables(arguments.tables, "--traditional")(native)
    else:
        outputs = zhengzi(arguments.zhengzi, "--from", "zh-Hant")(native)
    hard, free, shown = 0, 0, []
    for line, output in zip(native, outputs, strict=True):
        for place, (want, char) in enumerate(zip(line, output)):
            if want == char:
                continue
            if is_free(line, output, place):
                free += 1
            else:
                hard += 1
                shown.append(f"{want}→{char} {line[max(0, place - 9):place + 9]}")
    total = sum(map(len, native))
    print(f"\nright text, as Traditional: {hard} hard changes, {100000 * hard / total:.1f} per "
          f"100,000 characters; {free} free")
    if arguments.errors:
        print("\n".join(sorted(shown)[:arguments.errors * 10]))


def repaired_text(path, arguments):
    import opencc as library
    convert = (tables(arguments.tables, "--traditional") if arguments.tables
               else zhengzi(arguments.zhengzi, "--from", "zh-Hant"))
    native = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    accuracy_natural.leftovers(native, convert, library.OpenCC("t2s").convert, is_free)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--round-trip", type=pathlib.Path)
    parser.add_argument("--sentences", nargs="*", default=[FOLDER / "Sentences"])
    parser.add_argument("--zhengzi", default=str(common.ZHENGZI))
    parser.add_argument("--tables", help="zhengzi-tables, to measure tables not compiled in")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--characters", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    found = systems(arguments)
    sets = read_sentences(arguments.sentences)
    if sets["develop"]:
        sentence_table(sets, found, arguments)
    accuracy_natural.labelled_table(
        FOLDER / "Labelled", found, aligned, fold, arguments.errors)
    if arguments.round_trip:
        round_trip(arguments.round_trip, found, arguments)
        right_text(arguments.round_trip, arguments)
        repaired_text(arguments.round_trip, arguments)


if __name__ == "__main__":
    main()
