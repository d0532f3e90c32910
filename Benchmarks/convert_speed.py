#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures how fast zhengzi and its peers convert, and whether they convert alike.

MB/s is input bytes / 1e6 / seconds, the median of several rounds. In a round each program runs
once, one after the other, so that a noisy neighbour meets them all. Commands are timed as whole
processes: start, reading a file, converting, writing to /dev/null. Python libraries are timed in
this process, from text to text in memory, after a warm-up: loading, decoding and files are free
to them. Every output is compared with OpenCC 1.4.2's (the whole text at once, dictionaries that
risk missing glyphs skipped, as its command does).
"""

import argparse
import gc
import os
import sys
import time

import common

ZHENGZI, NATIVE, WARM = "zhengzi", "OpenCC command", "OpenCC in Python"
SYSTEM, ZHCONV, PYO3 = "system's OpenCC", "zhconv-rs", "opencc-pyo3"
PROGRAMS = (ZHENGZI, NATIVE, WARM, SYSTEM, ZHCONV, PYO3)


class Command:
    """A program that is timed as a whole process, from file to /dev/null."""

    face = None

    def __init__(self, name, command):
        self.name, self.command = name, command

    def seconds(self, job):
        return common.run_filter(self.command, job.path, os.devnull)

    def output(self, job):
        target = common.WORK / "speed-output.tmp"
        common.run_filter(self.command, job.path, target)
        data = target.read_bytes()
        target.unlink()
        return data


class Call:
    """A Python library that is timed in this process, from text to text."""

    def __init__(self, name, function, face=None):
        self.name, self.function, self.face = name, function, face

    def seconds(self, job):
        start = time.perf_counter()
        self.function(job.text)
        return time.perf_counter() - start

    def output(self, job):
        return self.function(job.text).encode()


class Job:
    """One configuration's text: in memory, and in a file for the commands."""

    def __init__(self, data):
        self.data, self.text = data, data.decode()
        self.path = common.WORK / "speed-input.tmp"
        self.path.write_bytes(data)


def runners(config, zhengzi):
    """Every program that has this configuration."""
    import opencc
    import opencc_pyo3
    import zhconv_rs_opencc

    native, share = common.opencc_native()
    found = []
    if zhengzi:
        found.append(Command(ZHENGZI, [zhengzi, "convert", "-c", config, "-e", "utf-8"]))
    found.append(Command(
        NATIVE, [str(native), "-c", str(share / f"{config}.json"), "-i", "{in}", "-o", "{out}"]))
    found.append(Call(WARM, opencc.OpenCC(config, False).convert))
    system = common.opencc_system()
    if system and (system[1] / f"{config}.json").exists():
        found.append(Command(SYSTEM, [
            system[0], "-c", str(system[1] / f"{config}.json"), "-i", "{in}", "-o", "{out}"]))
    for face in common.ZHCONV_TARGETS.get(config, ()):
        found.append(Call(
            ZHCONV, lambda text, face=face: zhconv_rs_opencc.zhconv(text, face, False), face))
    if opencc_pyo3.OpenCC.is_valid_config(config):
        found.append(Call(PYO3, opencc_pyo3.OpenCC(config).convert))
    return found


def measure(config, data, options, zhengzi):
    """Times one configuration's programs, interleaved, and compares their outputs."""
    import opencc

    job = Job(data)
    contenders = runners(config, zhengzi)
    expected = opencc.OpenCC(config, False).convert(job.text).encode()
    differing = [common.differing_lines(r.output(job), expected) for r in contenders]  # warms up
    gc.collect()
    times = [[] for _ in contenders]
    for _ in range(options.rounds):
        for taken, runner in zip(times, contenders):
            taken.append(runner.seconds(job))
    job.path.unlink()

    programs = {}
    for runner, taken, lines in zip(contenders, times, differing):
        entry = {
            "mb_per_s": round(len(data) / 1e6 / common.median(taken), 2),
            "best_mb_per_s": round(len(data) / 1e6 / min(taken), 2),
            "seconds": [round(t, 5) for t in taken],
            "identical": lines == 0,
            "differing_lines": lines,
        }
        if runner.face:
            entry["face"] = runner.face
        known = programs.get(runner.name)
        if known is None or entry["mb_per_s"] > known["mb_per_s"]:  # the faster face stands
            programs[runner.name] = entry
    return {"bytes": len(data), "lines": data.count(b"\n"), "programs": programs}


def speed(programs, name):
    """A program's MB/s, or None."""
    return programs[name]["mb_per_s"] if name in programs else None


def ratio(programs, name, other):
    """How many times as fast one program is as another, or a dash."""
    a, b = speed(programs, name), speed(programs, other)
    return f"{a / b:.2f} ×" if a and b else "–"


def cell(programs, name):
    """A program's MB/s with the lines in which it differs from OpenCC."""
    if name not in programs:
        return "–"
    entry = programs[name]
    face = f" {entry['face']}" if "face" in entry else ""
    lines = "=" if entry["identical"] else f"≠ {entry['differing_lines']}"
    return f"{entry['mb_per_s']:.0f}{face} ({lines})"


def report(results):
    """The Markdown table of a run."""
    head = ["configuration", *PROGRAMS, "zhengzi ÷ zhconv-rs", "zhengzi ÷ OpenCC command",
            "zhconv-rs ÷ OpenCC command"]
    rows = []
    for config, result in results.items():
        programs = result["programs"]
        rows.append([
            config, *(cell(programs, name) for name in PROGRAMS),
            ratio(programs, ZHENGZI, ZHCONV), ratio(programs, ZHENGZI, NATIVE),
            ratio(programs, ZHCONV, NATIVE)])
    return common.table(head, rows)


def text_for(config, name):
    """The text a configuration is timed on: its script's, or the one asked for."""
    if name == "auto":
        return common.read_corpus(f"{common.source_script(config)}.txt")
    if name in ("hans", "hant", "hant-native", "soup"):
        return common.read_corpus(f"{name}.txt")
    with open(name, "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--zhengzi", default=str(common.ZHENGZI), metavar="PATH")
    parser.add_argument("--configs", nargs="+", default=common.CONFIGS, choices=common.CONFIGS)
    parser.add_argument("--text", default="auto", metavar="NAME|FILE",
                        help="hans, hant, hant-native, soup or a file; default: by configuration")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=float, help="use only the beginning of the text")
    parser.add_argument("--quick", action="store_true", help="two rounds over 4 MB")
    parser.add_argument("--core", default=str(common.last_core()),
                        help='the core everything runs on, or "any"; default: the last')
    parser.add_argument("--json", metavar="FILE", help="default: .work/results/convert-speed.json")
    options = parser.parse_args()
    common.use_venv()
    common.one_core(None if options.core == "any" else int(options.core))
    if options.quick:
        options.rounds, options.megabytes = 2, options.megabytes or 4
    zhengzi = common.find_zhengzi(options.zhengzi)

    results = {}
    for config in options.configs:
        data = text_for(config, options.text)
        if options.megabytes:
            data = common.cut_at_line(data, int(options.megabytes * 1e6))
        results[config] = measure(config, data, options, zhengzi)
        print(report({config: results[config]}).split("\n")[-1], file=sys.stderr, flush=True)

    run = {
        "machine": common.machine(), "versions": common.versions(zhengzi), "core": options.core,
        "rounds": options.rounds, "text": options.text, "results": results}
    print(f"MB/s, median of {options.rounds} rounds, core {options.core}, "
          f"{run['machine']['cpu']}, {run['machine']['date'][:10]}; in brackets whether the "
          "output is OpenCC 1.4.2's (=) or in how many lines it differs.\n")
    print(report(results))
    common.write_json("convert-speed", run, options.json)


if __name__ == "__main__":
    main()
