# SPDX-License-Identifier: Apache-2.0
"""What the benchmark scripts share: where things are, which peers exist, how they are called."""

import json
import os
import pathlib
import platform
import shlex
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
WORK = HERE / ".work"
CORPUS = WORK / "corpus"
RESULTS = WORK / "results"
ZHENGZI = HERE.parent / ".build" / "release" / "zhengzi"

CONFIGS = (
    "s2t", "t2s", "s2tw", "tw2s", "s2hk", "hk2s", "s2twp", "tw2sp",
    "s2hkp", "hk2sp", "t2tw", "tw2t", "t2hk", "hk2t", "t2jp", "jp2t",
)

# zhconv-rs has one table per target. For the configurations that change characters only, its
# script face (zh-hant, zh-hans) and its regional face (which also replaces words) both stand for
# the configuration, and the faster of the two is reported. From Traditional to Traditional it
# has no configuration of its own: its regional tables convert Simplified as well.
ZHCONV_TARGETS = {
    "s2t": ("zh-hant",), "t2s": ("zh-hans", "zh-cn"),
    "s2tw": ("zh-tw", "zh-hant"), "tw2s": ("zh-hans", "zh-cn"),
    "s2hk": ("zh-hk", "zh-hant"), "hk2s": ("zh-hans", "zh-cn"),
    "s2twp": ("zh-tw",), "tw2sp": ("zh-cn",),
    "s2hkp": ("zh-hk",), "hk2sp": ("zh-cn",),
}


def use_venv():
    """Starts the calling script again under the benchmarks' own Python, where the peers are."""
    python = WORK / "venv" / "bin" / "python"
    if not python.exists():
        sys.exit("no Benchmarks/.work/venv: run Benchmarks/setup.sh first")
    if pathlib.Path(sys.prefix).resolve() != (WORK / "venv").resolve():
        os.execv(python, [str(python), *sys.argv])


def one_core(core):
    """Keeps this process and all it starts on one core; None leaves them free."""
    if core is not None:
        os.sched_setaffinity(0, {core})
        os.environ["RAYON_NUM_THREADS"] = "1"


def last_core():
    """The last core this process may use: the first one serves more interrupts."""
    return max(os.sched_getaffinity(0))


def site_packages():
    """The folder of the benchmarks' own Python environment that holds the peers."""
    return next((WORK / "venv" / "lib").glob("python3*/site-packages"))


def opencc_native():
    """OpenCC's own command in its wheel, and the folder of its configurations."""
    clib = site_packages() / "opencc" / "clib"
    return clib / "bin" / "opencc", clib / "share" / "opencc"


def opencc_system():
    """The system's OpenCC command and the folder of its configurations, or None."""
    command, share = shutil.which("opencc"), pathlib.Path("/usr/share/opencc")
    return (command, share) if command and share.is_dir() else None


def source_script(config):
    """The script that a configuration reads: "hans" or "hant"."""
    return "hans" if config.startswith("s2") else "hant"


def read_corpus(name):
    """The bytes of one corpus file."""
    path = CORPUS / name
    if not path.exists():
        sys.exit(f"no {path.relative_to(HERE.parent)}: run Benchmarks/build_corpus.py first")
    return path.read_bytes()


def cut_at_line(data, size):
    """The first `size` bytes of `data`, up to the end of a line."""
    if len(data) <= size:
        return data
    return data[: data.rfind(b"\n", 0, size) + 1]


def cpu_model():
    """The processor's name as Linux gives it."""
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def machine():
    """The machine and the moment of a run, for the head of its results."""
    return {
        "cpu": cpu_model(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_average": [round(x, 2) for x in os.getloadavg()],
        "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }


def versions(zhengzi):
    """The versions of everything that is measured."""
    from importlib.metadata import version

    found = {p: version(p) for p in ("opencc", "zhconv-rs-opencc", "opencc-pyo3")}
    if shutil.which("dpkg-query"):
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", "opencc"], capture_output=True, text=True)
        found["libopencc of the system"] = asked.stdout or "none"
    if zhengzi:
        asked = subprocess.run([zhengzi, "--version"], capture_output=True, text=True)
        found["zhengzi"] = asked.stdout.strip().splitlines()[0] if asked.stdout else "unknown"
        found["zhengzi size"] = os.path.getsize(zhengzi)
    return found


def find_zhengzi(path):
    """The zhengzi executable at `path`, or None with a word on stderr."""
    if path and os.access(path, os.X_OK) and os.path.isfile(path):
        return str(pathlib.Path(path).resolve())
    print(f"no executable at {path}: zhengzi is left out", file=sys.stderr)
    return None


def filter_command(template, config):
    """Fills a command template: {config} is the name, {json} OpenCC's own file of that name."""
    return [
        part.format(config=config, json=opencc_native()[1] / f"{config}.json")
        for part in shlex.split(template)
    ]


def run_filter(command, source, target):
    """Runs a filter over files and gives its wall time in seconds; it must succeed.

    With {in} and {out} in the command the file names are put there, otherwise the files become
    its standard input and output.
    """
    named = any(part in ("{in}", "{out}") for part in command)
    command = [{"{in}": str(source), "{out}": str(target)}.get(part, part) for part in command]
    with open(os.devnull if named else source, "rb") as stdin, \
            open(os.devnull if named else target, "wb") as stdout:
        start = time.perf_counter()
        done = subprocess.run(command, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE)
        seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{shlex.join(command)}: exit {done.returncode}\n{done.stderr.decode()[-2000:]}")
    return seconds


def differing_lines(ours, theirs):
    """How many lines of two texts differ, by their place; a missing line differs."""
    if ours == theirs:
        return 0
    ours, theirs = ours.split(b"\n"), theirs.split(b"\n")
    return sum(a != b for a, b in zip(ours, theirs)) + abs(len(ours) - len(theirs))


def median(values):
    """The middle value."""
    return statistics.median(values)


def write_json(name, result, path=None):
    """Writes a result beside the others, or at `path`, and says where."""
    path = pathlib.Path(path) if path else RESULTS / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"written: {os.path.relpath(path)}", file=sys.stderr)


def table(head, rows):
    """A Markdown table; every column but the first is aligned to the right."""
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
