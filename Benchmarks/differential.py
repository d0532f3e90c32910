#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The heavy differential test: zhengzi's exact configurations against OpenCC 1.4.2, byte for byte.

Each piece of text is converted by zhengzi as a filter, from a file or through a pipe that is
written in random portions, and by OpenCC's library as one text. Three kinds of text:

real     places of the benchmarks' corpus, Simplified and Traditional whatever the configuration
glued    keys and values of OpenCC's dictionaries, whole, cut or changed by a character, glued
         together with everything that upsets a matcher: rare ideographs, compatibility
         ideographs, radicals, combining marks, variation selectors, ASCII and description
         sequences (complete, cut off, nested deeply, very long)
scalars  random Unicode scalars of all planes

NUL is left out (OpenCC's command drops what follows it), and so is invalid UTF-8 (OpenCC refuses
it). Everything follows from the seed. With --tofu allow the oracle is the library, which uses
the dictionaries that risk missing glyphs; with --tofu avoid it is OpenCC's command, which does
not, on pieces below the megabyte at which it cuts its input (it may cut through a phrase).

On a difference the smallest text that still differs is printed, and the exit status is 1.
"""

import argparse
import random
import subprocess
import sys
import threading
import time

import build_corpus
import common

KINDS = ("real", "glued", "scalars")
NATIVE_PIECE = 900_000
RANGES = {
    "ideograph": (0x4E00, 0x9FFF), "extension A": (0x3400, 0x4DBF),
    "extension B": (0x20000, 0x2A6DF), "extensions C-F": (0x2A700, 0x2EBE0),
    "extensions G-H": (0x30000, 0x323AF), "compatibility": (0xF900, 0xFAD9),
    "compatibility supplement": (0x2F800, 0x2FA1D), "radical": (0x2E80, 0x2EF3),
    "Kangxi radical": (0x2F00, 0x2FD5), "combining": (0x0300, 0x036F),
    "selector": (0xFE00, 0xFE0F), "selector supplement": (0xE0100, 0xE01EF),
    "ASCII": (0x20, 0x7E), "control": (0x01, 0x1F), "punctuation": (0x3000, 0x303F),
    "full width": (0xFF01, 0xFF5E), "kana": (0x3041, 0x30FE), "bopomofo": (0x3105, 0x312F),
    "stroke": (0x31C0, 0x31E5), "hangul": (0xAC00, 0xD7A3), "Latin": (0x00A0, 0x024F),
    "private": (0xE000, 0xF8FF), "emoji": (0x1F300, 0x1FAFF),
}
JOINERS = "\u200b\u200c\u200d\u2060\ufeff\u3000\u00a0\r\t\u0085\u2028\ufffd\uffff〾々〇·・‧"
BINARY = "⿰⿱⿴⿵⿶⿷⿸⿹⿺⿻⿼⿽㇯"
TERNARY = "⿲⿳"
UNARY = "⿾⿿"


def of_range(rng, name):
    """A random character of one of the named ranges."""
    return chr(rng.randint(*RANGES[name]))


def description(rng, depth, words):
    """An ideographic description sequence of about the given depth, sometimes broken."""
    if depth <= 0 or rng.random() < 0.03:
        roll = rng.random()
        if roll < 0.7:
            return rng.choice(rng.choice(words))
        if roll < 0.95:
            return of_range(rng, rng.choice(("extension B", "Kangxi radical", "radical",
                                             "compatibility", "ideograph", "stroke")))
        return rng.choice("A1。 \u0301\ufe00")  # not a component: the sequence is broken
    operator = rng.choice(BINARY + TERNARY + (UNARY if rng.random() < 0.3 else ""))
    operands = 3 if operator in TERNARY else 1 if operator in UNARY else 2
    if rng.random() < 0.04:
        operands -= 1  # an incomplete sequence
    deep = rng.randrange(operands) if operands else 0
    return operator + "".join(
        description(rng, depth - 1 if i == deep or rng.random() < 0.2 else 0, words)
        for i in range(operands))


def sequence(rng, words):
    """A description sequence: short mostly, sometimes nested deeply or very long."""
    roll = rng.random()
    if roll < 0.7:
        return description(rng, rng.randint(1, 4), words)
    if roll < 0.85:
        return description(rng, rng.randint(5, 30), words)
    if roll < 0.95:  # a chain to the right: depth without breadth
        depth = rng.randint(10, 90)
        return rng.choice(BINARY).join(rng.choice(rng.choice(words)) for _ in range(depth))
    return rng.choice(BINARY + TERNARY) * rng.randint(1, 80) + rng.choice(words) * rng.randint(0, 9)


def changed(rng, word):
    """A word cut at a random place, or with a character exchanged, inserted or doubled."""
    place = rng.randrange(len(word))
    roll = rng.random()
    if roll < 0.35:
        return word[:place]
    if roll < 0.7:
        return word[place:]
    if roll < 0.8:
        return word[:place] + of_range(rng, rng.choice(tuple(RANGES))) + word[place + 1:]
    if roll < 0.9:
        return word[:place] + of_range(rng, rng.choice(
            ("selector", "selector supplement", "combining", "ASCII"))) + word[place:]
    return word[:place + 1] + word[place:]


def glued(rng, size, words):
    """Dictionary words, whole and damaged, with every kind of character between them."""
    parts, left = [], size
    ends = rng.choice((0.0, 0.002, 0.03))  # some pieces have no line end at all
    names = tuple(RANGES)
    while left > 0:
        roll = rng.random()
        if roll < 0.55:
            part = rng.choice(words)
        elif roll < 0.75:
            part = changed(rng, rng.choice(words))
        elif roll < 0.92:
            name = rng.choice(names)
            part = "".join(of_range(rng, name) for _ in range(min(rng.randint(1, 4),
                                                                  rng.randint(1, 40))))
        elif roll < 0.95:
            part = rng.choice(JOINERS)
        elif roll < 0.97:
            part = sequence(rng, words)
        else:
            part = "".join(rng.choice(rng.choice(words)) for _ in range(rng.randint(1, 12)))
        if rng.random() < ends:
            part += rng.choice(("\n", "\n", "\r\n", "\n\n"))
        parts.append(part)
        left -= len(part.encode())
    return "".join(parts)


def scalars(rng, size):
    """Random scalars: some pieces over all planes alike, some where text lives."""
    parts, left = [], size
    while left > 0:
        top = rng.choice((0x7F, 0x7FF, 0xFFFF, 0xFFFF, 0x3FFFF, 0x10FFFF))
        run = [chr(c) for c in (rng.randint(1, top) for _ in range(rng.randint(1, 200)))
               if not 0xD800 <= c <= 0xDFFF]
        part = "".join(run) + ("\n" if rng.random() < 0.3 else "")
        parts.append(part)
        left -= len(part.encode())
    return "".join(parts)


def real(rng, size, corpus):
    """A place of the corpus, from any byte that begins a character."""
    data = rng.choice(corpus)
    start = rng.randrange(max(1, len(data) - size))
    return data[start:start + size].decode("utf-8", errors="ignore").replace("\0", "")


class Tested:
    """The filter under test."""

    def __init__(self, template, tofu):
        self.template, self.tofu = template, tofu
        self.path = common.WORK / "differential.tmp"

    def command(self, config):
        filled = self.template.replace("{tofu}", self.tofu)
        return common.filter_command(filled, config)

    def convert(self, config, text, rng=None):
        """The filter's output: from a file, or with `rng` through a pipe in random portions."""
        command = self.command(config)
        if rng is None:
            self.path.write_bytes(text.encode())
            with open(self.path, "rb") as stdin:
                done = subprocess.run(command, stdin=stdin, capture_output=True)
            return self.checked(done.returncode, done.stdout, done.stderr)
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            bufsize=0)
        feeder = threading.Thread(target=self.feed, args=(process.stdin, text.encode(), rng))
        gatherer = threading.Thread(target=lambda: messages.append(process.stderr.read()))
        messages = []
        feeder.start(), gatherer.start()
        output = process.stdout.read()
        feeder.join(), gatherer.join()
        return self.checked(process.wait(), output, messages[0])

    @staticmethod
    def feed(pipe, data, rng):
        largest, start = rng.choice((1000, 5000, 70_000)), 0
        try:
            while start < len(data):
                start += pipe.write(data[start:start + rng.randint(1, largest)])
            pipe.close()
        except BrokenPipeError:
            pass

    @staticmethod
    def checked(status, output, messages):
        """The output, with a failure made part of it, so that it is seen and shrunk too."""
        if status:
            return output + f"\n[exit status {status}] ".encode() + messages[-500:]
        return output


class Oracle:
    """OpenCC 1.4.2: its library on the whole text, or its command."""

    def __init__(self, tofu):
        self.tofu, self.converters = tofu, {}
        self.path = common.WORK / "differential-oracle.tmp"

    def convert(self, config, text):
        if self.tofu == "avoid":
            native, share = common.opencc_native()
            self.path.write_bytes(text.encode())
            with open(self.path, "rb") as stdin:
                return subprocess.run([native, "-c", share / f"{config}.json"], stdin=stdin,
                                      capture_output=True, check=True).stdout
        if config not in self.converters:
            import opencc

            self.converters[config] = opencc.OpenCC(config, True)
        return self.converters[config].convert(text).encode()


def first_difference(ours, theirs):
    """Where the first difference lies, as a share of the expected output."""
    low, high = 0, min(len(ours), len(theirs))
    while low < high:  # the longest common beginning
        middle = (low + high + 1) // 2
        if ours[:middle] == theirs[:middle]:
            low = middle
        else:
            high = middle - 1
    before = len(theirs[:low].decode("utf-8", errors="ignore"))
    return before / max(1, len(theirs.decode("utf-8", errors="ignore")))


def neighbourhood(text, ours, theirs):
    """Parts of the text about the first difference: windows, its line, then everything to it."""
    place = int(first_difference(ours, theirs) * len(text))
    for reach in (40, 400, 4000, 40_000):
        yield text[max(0, place - reach):place + reach]
    lines, ours, theirs = text.split("\n"), ours.split(b"\n"), theirs.split(b"\n")
    if len(lines) == len(theirs):
        pairs = zip(ours, theirs)
        first = next((i for i, (a, b) in enumerate(pairs) if a != b), len(lines) - 1)
        yield lines[first] + "\n"
        yield "\n".join(lines[:first + 1]) + "\n"
    yield text


def shrink(text, differs, seconds=60):
    """Takes away ever smaller parts of a text for as long as it still differs."""
    size, until = max(1, len(text) // 2), time.monotonic() + seconds
    while True:
        start, shorter = 0, False
        while start < len(text) and time.monotonic() < until:
            candidate = text[:start] + text[start + size:]
            if candidate and differs(candidate):
                text, shorter = candidate, True
            else:
                start += size
        if time.monotonic() > until or (size == 1 and not shorter):
            return text
        size = max(1, min(size // 2, len(text) // 2))


def smallest(config, text, tested, oracle, ours, theirs):
    """The smallest text found on which the two still differ."""
    def differs(candidate):
        return tested.convert(config, candidate) != oracle.convert(config, candidate)

    for candidate in neighbourhood(text, ours, theirs):
        if differs(candidate):
            return shrink(candidate, differs)
    return None


def scalar_names(text, most=40):
    """The code points of a short text."""
    shown = " ".join(f"U+{ord(c):04X}" for c in text[:most])
    return shown + (" …" if len(text) > most else "")


def describe(config, label, text, piped, tested, oracle, ours, theirs):
    """Prints a difference as small as it can be made, and keeps the whole piece."""
    kept = common.RESULTS / "differential"
    kept.mkdir(parents=True, exist_ok=True)
    for suffix, data in (("input", text.encode()), ("output", ours), ("expected", theirs)):
        (kept / f"{config}-{label}.{suffix}").write_bytes(data)
    way = "through a pipe" if piped else "from a file"
    print(f"\nDIFFERENT: {config}, {label}, {way}, "
          f"{len(text.encode())} bytes, "
          f"{common.differing_lines(ours, theirs)} lines differ", flush=True)
    small = smallest(config, text, tested, oracle, ours, theirs)
    if small is None:
        print("  only when fed through a pipe in portions: the output depends on the chunks")
    else:
        got, expected = tested.convert(config, small), oracle.convert(config, small)
        for name, value in (("input", small.encode()), ("output", got), ("expected", expected)):
            value = value.decode("utf-8", errors="backslashreplace")
            shown = value if len(value) <= 200 else f"{value[:200]}… ({len(value)} characters)"
            print(f"  {name:9}{shown!r}\n           {scalar_names(value)}")
    print(f"  kept: Benchmarks/.work/results/differential/{config}-{label}.*", flush=True)


def pieces(options, config, words, corpus):
    """Every piece of text for one configuration: its label, its text and its own randomness."""
    shares = {"real": 0.4, "glued": 0.4, "scalars": 0.2}
    total = sum(shares[kind] for kind in options.kinds)
    for kind in options.kinds:
        left = int(options.megabytes * 1e6 / len(options.configs) * shares[kind] / total)
        number = 0
        while left > 0:
            label = f"{kind}-{options.seed}-{number}"
            rng = random.Random(f"{config} {label}")
            size = min(left, options.piece)
            if kind == "real":
                text = real(rng, size, corpus)
            else:
                text = glued(rng, size, words) if kind == "glued" else scalars(rng, size)
            yield label, text, rng
            left -= size
            number += 1


def compare(options, config, words, corpus, tested, oracle):
    """Compares one configuration; gives the bytes compared and the number of differences."""
    size = failures = 0
    for label, text, rng in pieces(options, config, words, corpus):
        piped = rng.random() < 0.3
        ours = tested.convert(config, text, rng if piped else None)
        theirs = oracle.convert(config, text)
        size += len(text.encode())
        if ours != theirs:
            failures += 1
            describe(config, label, text, piped, tested, oracle, ours, theirs)
            if not options.keep_going:
                break
    return size, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--zhengzi", default=str(common.ZHENGZI), metavar="PATH")
    parser.add_argument("--command", metavar="TEMPLATE",
                        help="any filter instead of zhengzi; {config} is the configuration's "
                             "name, {json} OpenCC's file of it, {tofu} allow or avoid")
    parser.add_argument("--megabytes", type=float, default=100, help="in all; default: 100")
    parser.add_argument("--piece", type=int, default=2_000_000, metavar="BYTES")
    parser.add_argument("--configs", nargs="+", default=common.CONFIGS, choices=common.CONFIGS)
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    parser.add_argument("--tofu", default="allow", choices=("allow", "avoid"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep-going", action="store_true",
                        help="go on after a difference instead of stopping")
    options = parser.parse_args()
    common.use_venv()
    if options.tofu == "avoid":
        options.piece = min(options.piece, NATIVE_PIECE)
    if options.command is None:
        zhengzi = common.find_zhengzi(options.zhengzi)
        if not zhengzi:
            sys.exit(2)
        options.command = f"'{zhengzi}' convert -c {{config}} --tofu {{tofu}} -e utf-8"

    tested, oracle = Tested(options.command, options.tofu), Oracle(options.tofu)
    words = build_corpus.dictionary_words()
    corpus = [common.read_corpus("hans.txt"), common.read_corpus("hant.txt"),
              common.read_corpus("hant-native.txt")]
    whole = failed = 0
    for config in options.configs:
        start = time.perf_counter()
        size, failures = compare(options, config, words, corpus, tested, oracle)
        whole, failed = whole + size, failed + failures
        print(f"{config:6} {size / 1e6:6.1f} MB  {failures} pieces differ  "
              f"{time.perf_counter() - start:.1f} s", flush=True)
        if failed and not options.keep_going:
            break
    for path in (tested.path, oracle.path):
        path.unlink(missing_ok=True)
    print(f"{whole / 1e6:.1f} MB compared with OpenCC 1.4.2 (--tofu {options.tofu}, seed "
          f"{options.seed}): {'no difference' if not failed else f'{failed} pieces differ'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
