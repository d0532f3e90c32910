#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often the encoding of a text is told, beside chardet, chardetng, uchardet, cchardet and
charset-normalizer.

A length counts ideographs. A run begins where a line or a clause begins and ends behind the last
ideograph; marks, spaces and Latin words between the ideographs are part of it and not counted. Of
foreign text all characters count.

An answer is right if the encoding named reads the sample (as it was before any cut or bad byte) as
the original text. So GB2312, GBK and GB18030 are one where the text comes back, as are Big5, code
page 950 and Big5-HKSCS, and a name means what the Encoding Standard or Microsoft reads under it
(detection/encodings.py). UTF-16 without a byte order mark needs the order of bytes named. "Unknown"
is wrong for Chinese, right for foreign text and the only right answer for binary.

Goals: at least 97 % at 4 ideographs, 99.5 % at 8, 100 % from 16 on; 99 % in each container, cut and
damaged row; in each of these at or above the best peer; under 0.5 % of a foreign language called
Chinese; no binary called text. Exit status 1 when one is missed.

Text: detection/texts.py says which, and that none of it is in the detector's statistics. The same
packages, seed and number give the same samples. charset-normalizer, which is slow, gets one sample
in five.
"""

import argparse
import collections
import os
import sys

import common

common.use_venv()

from detection import (  # noqa: E402
    binary, containers, damage, detectors, foreign, judge, plain, report, speed, texts)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--samples", type=int, default=300, metavar="N", help="a cell (300)")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--only", action="append", default=[], metavar="TEXT",
                        help="rows, or groups, whose name contains this; may be repeated")
    parser.add_argument("--drcd", metavar="FILE",
                        help="DRCD's development text, one line a paragraph")
    parser.add_argument("--half", choices=texts.HALVES, default="all",
                        help="lines to draw from: all, or the half that is tuned on, or the other")
    parser.add_argument("--bench", metavar="PATH", help="zhengzi-bench, release build",
                        default=str(common.HERE.parent / ".build" / "release" / "zhengzi-bench"))
    parser.add_argument("--no-peers", action="store_true", help="ours alone: seconds, not minutes")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--show-failures", type=int, default=0, metavar="N",
                        help="N wrong samples of each cell, with our answer")
    options = parser.parse_args()
    texts.half = options.half
    only = [text.lower() for text in options.only]

    def wants(group, row, size):
        name = f"{group}: {row}, {size}".lower()
        return not only or any(text in name for text in only)

    options.wants = wants
    return options


def gather(options):
    """The samples, by cell."""
    cells = collections.defaultdict(list)
    for part in (plain, containers, damage, foreign, binary):
        for sample in part.samples(options):
            cells[sample.group, sample.row, sample.size].append(sample)
    return cells


def measure(samples, options, peers):
    """The cells with everybody's results, and our verdicts about scripts."""
    everything = [sample for cell in samples.values() for sample in cell]
    answers = iter(detectors.ours(options.bench, [sample.data for sample in everything]))
    memory, cells = detectors.Memory(), []
    verdicts = collections.defaultdict(collections.Counter)
    for key, cell_samples in samples.items():
        cell = judge.Cell(*key)
        cells.append(cell)
        for number, sample in enumerate(cell_samples):
            answer = next(answers)
            is_right = judge.is_good(sample, answer)
            cell.add("zhengzi", is_right)
            if not is_right:
                cell.failures.append((sample, answer))
            elif sample.group == "encodings":
                verdicts[judge.script(sample), sample.size][answer.script] += 1
            for peer in peers:
                if not peer.is_slow or number % 5 == 0:
                    said = detectors.Answer(memory.ask(peer, sample.data))
                    cell.add(peer.name, judge.is_good(sample, said))
        memory.keep()
        if sys.stderr.isatty():
            print(*key, end="\x1b[K\r", file=sys.stderr)
    return cells, verdicts


def main():
    options = arguments()
    if not os.access(options.bench, os.X_OK):
        sys.exit(f"no {options.bench}: run swift build -c release first")
    if not options.drcd:
        print("without --drcd FILE, Traditional text is manuals alone", file=sys.stderr)
    peers = [] if options.no_peers else detectors.peers()
    samples = gather(options)
    if not samples:
        sys.exit("no such row")
    cells, verdicts = measure(samples, options, peers)
    print(report.tables(cells, [peer.name for peer in peers]))
    if verdicts:
        print("\n" + report.scripts(verdicts))
    slow = [] if options.no_speed or options.only else speed.measure(options.bench, peers)
    missed = report.unmet(cells)
    print(f"\n{len(cells)} cells, {sum(c.asked['zhengzi'] for c in cells)} samples; "
          f"{len(missed) + len(slow)} goals missed")
    if options.show_failures:
        print("\n" + report.failures(cells, options.show_failures))
    sys.exit(1 if missed or slow else 0)


if __name__ == "__main__":
    main()
