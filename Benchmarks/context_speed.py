#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast conversion by context is, Simplified to Taiwan's Traditional, beside zhconv-rs.

Processor time on one core, in the same rounds: `zhengzi convert --to zh-TW` as a process, from a
file to /dev/null, starting and reading included; zhconv-rs in Python, from text to text.
"""

import argparse
import sys

import common
from engine_speed import filter_seconds, peer_seconds

TARGETS = ("zh-tw", "zh-hant")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--zhengzi", default=str(common.ZHENGZI), metavar="PATH")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    common.use_venv()
    zhengzi = common.find_zhengzi(options.zhengzi)
    if not zhengzi:
        sys.exit("build first: swift build -c release")
    import zhconv_rs_opencc

    path = common.CORPUS / "hans.txt"
    text = path.read_text(encoding="utf-8")
    size = path.stat().st_size / 1e6
    common.one_core(common.last_core())
    command = [zhengzi, "convert", "--to", "zh-TW", "--from", "zh-Hans", "-e", "utf-8"]
    times = {"zhengzi": [], **{target: [] for target in TARGETS}}
    for _ in range(options.rounds):
        times["zhengzi"].append(filter_seconds(command, path))
        for target in TARGETS:
            times[target].append(peer_seconds(
                lambda text, target=target: zhconv_rs_opencc.zhconv(text, target, False), text))
    speeds = {name: size / common.median(taken) for name, taken in times.items()}
    ours = speeds.pop("zhengzi")
    rows = [["zhengzi, by context", f"{ours:.0f}", ""]] + [
        [f"zhconv-rs ({name})", f"{speed:.0f}", f"{ours / speed:.2f} ×"]
        for name, speed in speeds.items()]
    print(common.table([f"{size:.0f} MB, zh-Hans to zh-TW", "MB/s", "zhengzi ÷ it"], rows))


if __name__ == "__main__":
    main()
