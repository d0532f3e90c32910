# SPDX-License-Identifier: Apache-2.0
"""Megabytes of GB 18030 a second, and how long the first 64 KB take."""

import subprocess
import tempfile
import time

import common

from . import encodings

SIZE, BEGINNING = 10_000_000, 65_536
LEAST_SPEED, MOST_MILLISECONDS = 150, 2


def measure(program, peers):
    """Prints the table.

    Returns: what was missed.
    """
    text = common.read_corpus("hans.txt").decode()
    data = encodings.write(text[:SIZE], "gb18030")[:SIZE]
    whole, first, piece, read = _ours(program, data)
    rows = [["zhengzi", *_row(len(data), whole, first), f"{BEGINNING / 1e6 / piece:.0f}", read]]
    for peer in peers:
        if peer.is_slow:
            continue
        times = _theirs(peer, data), _theirs(peer, data[:BEGINNING])
        rows.append([peer.name, *_row(len(data), *times), "–", "–"])
    print("\n## Speed: 10 MB of GB 18030\n\n" + common.table(
        ["detector", "MB/s of the 10 MB", "ms for 10 MB", "ms for the first 64 KB",
         "MB/s over these", "MB/s over each 64 KB", "bytes given"], rows))
    print(f"\nGoals: at least {LEAST_SPEED} MB/s, at most {MOST_MILLISECONDS} ms for the first "
          "64 KB. A detector that is sure reads no more: the goal for the speed is asked of the "
          "10 MB, of the first 64 KB alone and of every other 64 KB alone.")
    speeds = len(data) / 1e6 / whole, BEGINNING / 1e6 / first, BEGINNING / 1e6 / piece
    return [name for name, is_missed in (
        ("speed", min(speeds) < LEAST_SPEED), ("64 KB", first * 1000 > MOST_MILLISECONDS))
        if is_missed]


def _row(size, whole, first):
    return (f"{size / 1e6 / whole:.0f}", f"{whole * 1000:.2f}", f"{first * 1000:.2f}",
            f"{BEGINNING / 1e6 / first:.0f}")


def _ours(program, data):
    """Seconds of wall time for the 10 MB, their beginning and a piece in the mean; bytes given."""
    with tempfile.NamedTemporaryFile(dir=common.WORK) as file:
        file.write(data)
        file.flush()
        done = subprocess.run([program, "detect-speed", file.name, "9"], capture_output=True,
                              text=True, check=True)
    *times, read = done.stdout.split()
    return *(float(time) / 1e6 for time in times), read


def _theirs(peer, data):
    times = []
    for _ in range(5):
        start = time.perf_counter()
        peer.detect(data)
        times.append(time.perf_counter() - start)
    return min(times)
