#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the time from start to exit on one line of text, and the memory for a large file.

Start-up: posix_spawn to the exit of the process, one line on standard input, output to
/dev/null, the median of many rounds in which every program runs once. `true` and `cat` show what
a process costs at least. Libraries that have no command of their own are run by the smallest
Python program that loads and uses them.

Memory: the peak of the resident set (VmHWM in /proc), watched while the program converts a file.
The kernel's own figure for a child (ru_maxrss) begins with the size of the process that started
it, here a Python, so it is only a check that nothing was missed. zhengzi is given 1 GB, the
peers, which keep the text in memory, 100 MB.
"""

import argparse
import os
import sys
import time

import common

LINE = "鼠标里面的干部，在历史的云里发现了头发。\n"
LIBRARY = {
    "zhconv-rs in Python": (
        "import sys, zhconv_rs_opencc as z; "
        "b = sys.stdout.buffer; t = sys.stdin.buffer.read().decode(); "
        "b.write(z.zhconv(t, {face!r}, False).encode())"),
    "opencc-pyo3 in Python": (
        "import sys, opencc_pyo3 as o; "
        "b = sys.stdout.buffer; t = sys.stdin.buffer.read().decode(); "
        "b.write(o.OpenCC({config!r}).convert(t).encode())"),
}


def commands(config, zhengzi):
    """The programs, each as a filter from standard input to standard output."""
    native, share = common.opencc_native()
    system = common.opencc_system()
    python = str(common.WORK / "venv" / "bin" / "python")
    found = {}
    if zhengzi:
        found["zhengzi"] = [zhengzi, "convert", "-c", config, "-e", "utf-8"]
    found["OpenCC command"] = [str(native), "-c", str(share / f"{config}.json")]
    if system and (system[1] / f"{config}.json").exists():
        found["system's OpenCC"] = [system[0], "-c", str(system[1] / f"{config}.json")]
    for name, program in LIBRARY.items():
        face = common.ZHCONV_TARGETS.get(config, (None,))[0]
        if "zhconv" in name and face is None:
            continue
        found[name] = [python, "-I", "-c", program.format(face=face, config=config)]
    return found


def baselines():
    """What any process, and any filter, costs here."""
    return {"(true)": ["/bin/true"], "(cat)": ["/bin/cat"]}


def spawn(command, source):
    """Starts a filter that reads `source` and writes to /dev/null; gives its process id."""
    return os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 0, source, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ])


def milliseconds(command, source):
    """From posix_spawn to exit."""
    start = time.perf_counter()
    pid = spawn(command, source)
    _, status = os.waitpid(pid, 0)
    taken = (time.perf_counter() - start) * 1000
    if status:
        sys.exit(f"{command[0]}: status {status}")
    return taken


def startup(config, zhengzi, rounds):
    """The median start-to-exit time of each program, interleaved."""
    source = str(common.WORK / "line.tmp")
    with open(source, "w", encoding="utf-8") as file:
        file.write(LINE)
    programs = {**baselines(), **commands(config, zhengzi)}
    times = {name: [] for name in programs}
    for turn in range(rounds + 2):
        for name, command in programs.items():
            taken = milliseconds(command, source)
            if turn >= 2:  # the first two turns warm the page cache
                times[name].append(taken)
    os.unlink(source)
    return {
        name: {"median_ms": round(common.median(t), 3), "best_ms": round(min(t), 3)}
        for name, t in times.items()}


def resident_peak(pid):
    """The peak of a process's resident set so far in kB, or None when it has ended."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1])
    except (FileNotFoundError, ProcessLookupError):
        pass
    return None


def peak(command, source):
    """The peak memory of a filter over a file, in MB, and its time in seconds."""
    start = time.perf_counter()
    pid = spawn(command, source)
    highest = 0  # posix_spawn returns when the new program is in place, so all of it is its own
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            break
        highest = max(highest, resident_peak(pid) or 0)
        time.sleep(0.001)
    if status:
        sys.exit(f"{command[0]}: status {status}")
    return {
        "peak_mb": round(highest / 1024, 1),
        "ru_maxrss_mb": round(usage.ru_maxrss / 1024, 1),
        "seconds": round(time.perf_counter() - start, 2),
    }


def grow(script, size):
    """A file of `size` bytes of a script's text, repeated as often as needed."""
    path = common.WORK / f"large-{script}-{size}.tmp"
    data = common.read_corpus(f"{script}.txt")
    with open(path, "wb") as file:
        left = size
        while left > 0:
            piece = common.cut_at_line(data, left)
            if not piece:
                break
            left -= file.write(piece)
    return path


def memory(config, zhengzi, own_size, peer_size):
    """The peak memory of each program on its size."""
    script, found, files = common.source_script(config), {}, {}
    programs = {"(cat)": ["/bin/cat"], **commands(config, zhengzi)}
    try:
        for name, command in programs.items():
            sizes = [own_size, peer_size] if name == "zhengzi" else [peer_size]
            for size in dict.fromkeys(sizes):
                if size not in files:
                    files[size] = grow(script, size)
                figures = peak(command, str(files[size]))
                found[f"{name}, {size / 1e6:.0f} MB"] = {"bytes": size, **figures}
    finally:
        for path in files.values():
            path.unlink(missing_ok=True)
    return found


def report(startups, memories):
    """Both tables in Markdown: programs down, configurations across."""
    def grid(results, key, unit):
        names = list(dict.fromkeys(n for r in results.values() for n in r))
        rows = [[name, *(results[c].get(name, {}).get(key, "–") for c in results)]
                for name in names]
        return common.table([unit, *results], rows)

    parts = [grid(startups, "median_ms", "start to exit, ms (median)")]
    if memories:
        parts.append(grid(memories, "peak_mb", "peak memory, MB"))
    return "\n\n".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--zhengzi", default=str(common.ZHENGZI), metavar="PATH")
    parser.add_argument("--configs", nargs="+", default=["t2s", "s2t", "s2twp"],
                        choices=common.CONFIGS)
    parser.add_argument("--rounds", type=int, default=51)
    parser.add_argument("--size", type=int, default=1000, metavar="MB", help="zhengzi's file")
    parser.add_argument("--peer-size", type=int, default=100, metavar="MB", help="the peers'")
    parser.add_argument("--no-memory", action="store_true")
    parser.add_argument("--core", default=str(common.last_core()),
                        help='the core for the start-up times, or "any"')
    parser.add_argument("--json", metavar="FILE", help="default: .work/results/startup-memory.json")
    options = parser.parse_args()
    common.use_venv()
    zhengzi = common.find_zhengzi(options.zhengzi)

    memories = {}
    if not options.no_memory:  # before the limit to one core: threads cost memory too
        for config in options.configs:
            memories[config] = memory(
                config, zhengzi, options.size * 1_000_000, options.peer_size * 1_000_000)
    common.one_core(None if options.core == "any" else int(options.core))
    startups = {c: startup(c, zhengzi, options.rounds) for c in options.configs}

    run = {
        "machine": common.machine(), "versions": common.versions(zhengzi), "core": options.core,
        "rounds": options.rounds, "startup": startups, "memory": memories}
    print(f"{run['machine']['cpu']}, {run['machine']['date'][:10]}, "
          f"median of {options.rounds} rounds\n")
    print(report(startups, memories))
    common.write_json("startup-memory", run, options.json)


if __name__ == "__main__":
    main()
