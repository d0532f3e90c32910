#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the instructions that the kernel takes for a byte, and compares them with the record.

Instructions, unlike seconds, are the same on every run and on a busy machine. The text is made
here: words of Dictionaries/Lexicon/Words.txt as often as they are used, from a fixed seed, with
punctuation and some ASCII between; for schemes that read Traditional it is first converted. A
run of one round is taken from a run of three, so that start-up and reading do not count.

    Scripts/instructions.py --bench .build/release/zhengzi-bench            compare; 1 if slower
    Scripts/instructions.py --bench .build/release/zhengzi-bench --record   write the record anew

It needs valgrind and strip, and zhengzi beside zhengzi-bench.
"""

import argparse
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS = ROOT / "Dictionaries" / "Lexicon" / "Words.txt"
RECORD = ROOT / "Benchmarks" / "instructions.json"
SCHEMES = {"t2s": "s2t", "tw2sp": "s2twp", "t2tw": "s2t", "s2t": None, "s2tw": None, "s2twp": None}
TOLERANCE = 0.03
TEXT_SIZE = 200_000


def simplified_text():
    """About `TEXT_SIZE` bytes of words in sentences."""
    words, weights = [], []
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "\t" not in line:
            continue
        word, cost = line.split("\t")
        words.append(word)
        weights.append(math.exp(-int(cost) / 10))
    generator = random.Random(1)
    parts, size = [], 0
    for word in generator.choices(words, weights, k=TEXT_SIZE // 3):
        mark = generator.choices(("", "，", "。\n", " ", " UTF-8 "), (80, 10, 6, 2, 2))[0]
        parts.append(word + mark)
        size += len((word + mark).encode())
        if size >= TEXT_SIZE:
            break
    return "".join(parts).encode() + b"\n"


def converted(bench, scheme, text):
    """The text in the other script."""
    program = pathlib.Path(bench).with_name("zhengzi")
    return subprocess.run(
        [program, "convert", "-c", scheme], input=text, capture_output=True, check=True).stdout


def instructions(bench, scheme, path, rounds):
    """How many instructions a whole run takes."""
    with tempfile.TemporaryDirectory() as folder:
        # valgrind may fail to read newer debugging information.
        program = f"{folder}/bench"
        subprocess.run(["strip", "--strip-debug", "-o", program, bench], check=True)
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out",
             program, scheme, str(path), str(rounds)],
            capture_output=True, text=True, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
    found = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"valgrind failed:\n{done.stderr[-2000:]}")
    return int(found[1])


def measure(bench):
    """Instructions for a byte, by scheme."""
    simplified = simplified_text()
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "text"
        for scheme, before in SCHEMES.items():
            text = converted(bench, before, simplified) if before else simplified
            path.write_bytes(text)
            first, third = (instructions(bench, scheme, path, rounds) for rounds in (1, 3))
            figures[scheme] = round((third - first) / 2 / len(text), 3)
    return figures


def compare(figures):
    """Prints each scheme beside its record; whether none is slower than the tolerance allows."""
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    is_fine = True
    for scheme, figure in figures.items():
        change = figure / record[scheme] - 1
        verdict = "slower" if change > TOLERANCE else "as recorded"
        if change < -TOLERANCE:
            verdict = "faster: record it"
        is_fine = is_fine and change <= TOLERANCE
        print(f"{scheme}: {figure} instructions a byte, {change:+.1%}, {verdict}")
    return is_fine


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bench", required=True, metavar="PATH")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    figures = measure(options.bench)
    if options.record:
        RECORD.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        print(RECORD.read_text(encoding="utf-8"))
    elif not compare(figures):
        sys.exit(1)


if __name__ == "__main__":
    main()
