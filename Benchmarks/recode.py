#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Speed of `zhengzi recode` beside iconv, and lines of two encodings put right by `-e per-line`."""

import argparse
import random
import resource
import subprocess
import time

import common


def seconds(command, source, target):
    """Processor time of one run from file to file; iconv's complaints about the end are its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(target, "wb") as out:
        subprocess.run([*command, source], stdout=out, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def speed(zhengzi, work, rounds, name, encoding):
    """A row for each direction: MB/s of input, the median of the rounds."""
    text = common.read_corpus(name).decode()
    # What all tables write alike: not 仝, for which the Encoding Standard takes ETEN's place in Big5.
    alike = {c for c in set(text) if c.isascii() or "\u4e00" <= c <= "\u9fa5" or c in "，。、：；！？"}
    alike.discard("仝")
    text = "".join(c for c in text if c in alike and c.encode(encoding, "ignore"))
    files = {"utf-8": work / "utf8", encoding: work / "legacy"}
    for label, path in files.items():
        path.write_bytes(text.encode(label))
    rows = []
    for source, target in ((encoding, "utf-8"), ("utf-8", encoding), (encoding, encoding)):
        programs = {
            "zhengzi": [zhengzi, "recode", "-f", source, "-t", target],
            "iconv": ["iconv", "-f", source, "-t", target],
        }
        figures = {program: [] for program in programs}
        for _ in range(rounds):
            for program, command in programs.items():
                figures[program].append(seconds(command, files[source], work / program))
        same = (work / "zhengzi").read_bytes() == (work / "iconv").read_bytes()
        size = files[source].stat().st_size / 1e6
        ours, theirs = (size / common.median(figures[p]) for p in programs)
        rows.append([f"{source} → {target}", f"{ours:.0f}", f"{theirs:.0f}",
                     f"{ours / theirs:.1f} ×", "=" if same else "≠"])
    return rows


def mixed(zhengzi, work, name, encoding, share):
    """A row: a text of which a share of the lines, at random, is in another encoding."""
    generator = random.Random(7)
    text = common.read_corpus(name).decode()
    lines = [line for line in text.split("\n")[:-1] if encodes(line, encoding)]
    legacy = 0
    with open(work / "mixed", "wb") as out:
        for line in lines:
            is_legacy = generator.random() < share
            legacy += is_legacy and not line.isascii()
            out.write(line.encode(encoding if is_legacy else "utf-8") + b"\n")
    command = [zhengzi, "recode", "-q", "-e", "per-line", "-t", "utf-8", "--on-invalid", "replace"]
    start = time.perf_counter()
    with open(work / "result", "wb") as out:
        subprocess.run([*command, work / "mixed"], stdout=out, stderr=subprocess.DEVNULL, check=False)
    taken = time.perf_counter() - start
    result = (work / "result").read_bytes().decode().split("\n")[:-1]
    assert len(result) == len(lines), "a line was lost"
    wrong = sum(a != b for a, b in zip(result, lines))
    size = (work / "mixed").stat().st_size / 1e6
    return [f"{name}, {share:.0%} {encoding}", len(lines), legacy, wrong,
            f"{wrong / max(1, legacy):.3%}", f"{size / taken:.0f}"]


def encodes(line, encoding):
    try:
        line.encode(encoding)
        return True
    except UnicodeEncodeError:
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--zhengzi", default=str(common.ZHENGZI), metavar="PATH")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    zhengzi = common.find_zhengzi(options.zhengzi)
    common.one_core(common.last_core())
    work = common.WORK / "recode"
    work.mkdir(exist_ok=True)

    rows = speed(zhengzi, work, options.rounds, "hans.txt", "gb18030")
    rows += speed(zhengzi, work, options.rounds, "hant.txt", "big5")
    print(common.table(["MB/s of processor time", "zhengzi", "iconv", "÷", "bytes"], rows), "\n")
    rows = [mixed(zhengzi, work, name, encoding, share)
            for name, encoding in (("hans.txt", "gbk"), ("hant.txt", "big5"))
            for share in (0.02, 0.5, 0.98)]
    print(common.table(["text", "lines", "of them legacy", "wrong", "of the legacy", "MB/s"], rows))
    for path in work.iterdir():
        path.unlink()


if __name__ == "__main__":
    main()
