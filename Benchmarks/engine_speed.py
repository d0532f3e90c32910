#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the engine: the kernel, the filter around it, two cores, the worst case, dictionaries.

Kernel: text to text in memory on one core, UTF-8 validated on the way (the program
`zhengzi-bench`), beside zhconv-rs from Python, in the same rounds; MB/s of processor time, which
what else the machine does disturbs least. Filter: `zhengzi convert --jobs 1` as a process, from
a file of 100 MB to /dev/null, user and system time together. Cores: the wall time of `--jobs 1` beside that
of `--jobs 2` on 100 MB; it needs two idle cores. Worst case: dictionary keys and values glued
together (`soup.txt`), and the texts of `hostile.py`. Dictionary: the wall time of a one-line conversion with a user's
configuration of 50,000 entries, compiled as it is loaded.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time

import common
import hostile

BENCH = common.ZHENGZI.with_name("zhengzi-bench")
WORST = ("t2s", "s2t", "s2tw", "s2twp", "tw2sp")


def corpus_path(config):
    """The text that a configuration is measured on."""
    return common.CORPUS / f"{common.source_script(config)}.txt"


def kernel_seconds(bench, config, path):
    """Processor time of one pass in memory: the better of two, the first of which warms up."""
    done = subprocess.run(
        [bench, config, str(path), "2"], capture_output=True, text=True, check=True)
    return min(float(line) for line in done.stdout.split())


def filter_seconds(command, path):
    """User and system time of a filter from a file to /dev/null."""
    pid = os.posix_spawn(command[0], [*command, str(path)], os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{command[0]}: status {status}")
    return usage.ru_utime + usage.ru_stime


def peer_seconds(function, text):
    """Processor time of one call."""
    start = time.process_time()
    function(text)
    return time.process_time() - start


def measure(config, bench, zhengzi, rounds):
    """Kernel, filter and the faster face of zhconv-rs, interleaved; medians in MB/s."""
    import zhconv_rs_opencc

    path = corpus_path(config)
    data = path.read_bytes()
    text, size = data.decode(), len(data) / 1e6
    faces = common.ZHCONV_TARGETS.get(config, ())
    long = common.WORK / "filter.tmp"
    long.write_bytes(data * 3)
    times = {"kernel": [], "filter": [], **{face: [] for face in faces}}
    command = [zhengzi, "convert", "-c", config, "-e", "utf-8", "--jobs", "1"]
    for _ in range(rounds):
        times["kernel"].append(kernel_seconds(bench, config, path))
        times["filter"].append(filter_seconds(command, long) / 3)
        for face in faces:
            times[face].append(
                peer_seconds(lambda t, f=face: zhconv_rs_opencc.zhconv(t, f, False), text))
    long.unlink()
    speeds = {name: size / common.median(taken) for name, taken in times.items()}
    peers = {face: speeds[face] for face in faces}
    return {
        "kernel": speeds["kernel"], "filter": speeds["filter"],
        "peer": max(peers.values()) if peers else None}


def worst(config, bench, rounds, path):
    """The kernel's speed on a text that is hard for it."""
    taken = [kernel_seconds(bench, config, path) for _ in range(rounds)]
    return path.stat().st_size / 1e6 / common.median(taken)


def cores(zhengzi, config, rounds):
    """How many times as fast two jobs are as one, on 100 MB, by wall time."""
    path = common.WORK / "cores.tmp"
    data = corpus_path(config).read_bytes()
    path.write_bytes(common.cut_at_line(data * 4, 100_000_000))
    times = {1: [], 2: []}
    for _ in range(rounds):
        for jobs, taken in times.items():
            command = [zhengzi, "convert", "-c", config, "-e", "utf-8", "--jobs", str(jobs)]
            taken.append(common.run_filter([*command, "{in}"], path, os.devnull))
    path.unlink()
    return common.median(times[1]) / common.median(times[2])


def dictionary_ms(zhengzi, rounds, entries=50_000):
    """Start to exit with a user's dictionary, median in milliseconds."""
    generator = random.Random(1)
    ideographs = [chr(code) for code in range(0x4E00, 0x9FA6)]
    keys = set()
    while len(keys) < entries:
        keys.add("".join(generator.choices(ideographs, k=generator.choice((1, 2, 2, 2, 3, 4)))))
    lines = (f"{key}\t{''.join(generator.choices(ideographs, k=len(key)))}\n" for key in sorted(keys))
    (common.WORK / "user.txt").write_text("".join(lines), encoding="utf-8")
    chain = [{"dict": {"type": "text", "file": "user.txt"}}]
    config = common.WORK / "user.json"
    config.write_text(json.dumps({"name": "user", "conversion_chain": chain}), encoding="utf-8")
    line = common.WORK / "line.tmp"
    line.write_text("干部\n", encoding="utf-8")
    command = [zhengzi, "convert", "-c", str(config)]
    taken = [common.run_filter(command, line, os.devnull) for _ in range(rounds)]
    return common.median(taken) * 1000


def report(results):
    """The Markdown table of kernel and filter."""
    head = ["configuration", "kernel", "filter", "filter ÷ kernel", "zhconv-rs",
            "kernel ÷ zhconv-rs"]
    rows = []
    for config, found in results.items():
        peer = found["peer"]
        rows.append([
            config, f"{found['kernel']:.0f}", f"{found['filter']:.0f}",
            f"{found['filter'] / found['kernel']:.0%}", f"{peer:.0f}" if peer else "–",
            f"{found['kernel'] / peer:.1f} ×" if peer else "–"])
    return common.table(head, rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--zhengzi", default=str(common.ZHENGZI), metavar="PATH")
    parser.add_argument("--bench", default=str(BENCH), metavar="PATH")
    parser.add_argument("--configs", nargs="+", default=common.CONFIGS, choices=common.CONFIGS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", default=str(common.last_core()), help='or "any"')
    parser.add_argument("--json", metavar="FILE", help="default: .work/results/engine-speed.json")
    options = parser.parse_args()
    common.use_venv()
    zhengzi, bench = common.find_zhengzi(options.zhengzi), common.find_zhengzi(options.bench)
    if not zhengzi or not bench:
        sys.exit("build first: swift build -c release")

    two_cores = {c: cores(zhengzi, c, options.rounds) for c in ("t2s", "s2t", "s2twp")}
    common.one_core(None if options.core == "any" else int(options.core))
    results = {c: measure(c, bench, zhengzi, options.rounds) for c in options.configs}
    hard = {"dictionary entries glued": common.CORPUS / "soup.txt", **hostile.write()}
    worst_case = {name: {c: worst(c, bench, options.rounds, path) for c in WORST}
                  for name, path in hard.items()}
    dictionary = dictionary_ms(zhengzi, options.rounds)

    run = {
        "machine": common.machine(), "versions": common.versions(zhengzi),
        "rounds": options.rounds, "results": results, "worst case": worst_case,
        "two cores": two_cores, "dictionary of 50,000 entries, ms": dictionary}
    print(f"MB/s of processor time on one core, median of {options.rounds} rounds, "
          f"{run['machine']['cpu']}, {run['machine']['date'][:10]}\n")
    print(report(results) + "\n")
    print(common.table(["worst case, kernel, MB/s", *WORST], [
        [name, *(f"{speeds[c]:.0f}" for c in WORST)] for name, speeds in worst_case.items()]) + "\n")
    print(common.table(["100 MB, wall time", *two_cores], [
        ["two jobs ÷ one", *(f"{gain:.2f} ×" for gain in two_cores.values())]]) + "\n")
    print(f"a user's dictionary of 50,000 entries, start to exit: {dictionary:.0f} ms")
    common.write_json("engine-speed", run, options.json)


if __name__ == "__main__":
    main()
