# SPDX-License-Identifier: Apache-2.0
"""The results as Markdown."""

import collections

import common

from . import judge

TITLES = {
    "encodings": "Encodings and lengths: % right",
    "containers": "Containers: % right",
    "damage": "Cut and damaged: % right",
    "foreign": "Text that is not Chinese: % not called Chinese",
    "binary": "What is no text: % not called text",
}


def percent(value):
    """A percentage, short; a dash where nothing was asked."""
    if value is None:
        return "–"
    if value == 100:
        return "100"
    return f"{value:.1f}" if value < 99.95 else f"{min(value, 99.99):.2f}"


def tables(cells, names):
    """A table for each group."""
    parts = []
    for group, title in TITLES.items():
        rows = [cell for cell in cells if cell.group == group]
        if not rows:
            continue
        head = ["what", "length", "zhengzi", *names, "goal", "best peer", "met"]
        if group == "foreign":
            rows = _with_sums(rows)
        parts.append(f"## {title}\n\n" + common.table(head, [_line(cell, names) for cell in rows]))
    return "\n\n".join(parts)


def _with_sums(cells):
    """The lengths of a row, and behind them the row as a whole."""
    groups = collections.defaultdict(list)
    for cell in cells:
        groups[cell.row].append(cell)
    return [c for row in groups.values() for c in (*row, judge.merged(row))]


def _line(cell, names):
    rate, best = cell.best_peer()
    is_judged = cell.group != "foreign" or cell.size == 0
    size = cell.size or ("all" if cell.group == "foreign" else "")
    goal = (percent(cell.goal), f"{percent(rate)} {best}", "yes" if cell.is_met else "**no**")
    return [cell.row, size, percent(cell.percent("zhengzi")),
            *(percent(cell.percent(name)) for name in names), *(goal if is_judged else ("",) * 3)]


def unmet(cells):
    """The cells whose goal is not met; of foreign text the rows."""
    foreign = [c for c in _with_sums([c for c in cells if c.group == "foreign"]) if c.size == 0]
    return [c for c in cells if c.group != "foreign" and not c.is_met] + [
        c for c in foreign if not c.is_met]


def scripts(verdicts):
    """How often the script was told, of the plain samples whose encoding was."""
    rows = []
    for (script, size), counts in sorted(verdicts.items()):
        total = sum(counts.values())
        other = {"Hans": "Hant", "Hant": "Hans"}[script]
        undecided = total - counts[script] - counts[other]
        rows.append([script, size, *(percent(100 * n / total) for n in (
            counts[script], counts[other], undecided)), total])
    head = ["text", "length", "right, %", "the other script, %", "neither, %", "samples"]
    return "## Script, where the encoding was right\n\n" + common.table(head, rows)


def failures(cells, limit):
    """Samples that ours got wrong, with its answer."""
    parts = []
    for cell in cells:
        wrong = cell.failures[:limit]
        if not wrong:
            continue
        name = f"{cell.row}, {cell.size}" if cell.size else cell.row
        parts.append(f"### {name}: {len(cell.failures)} of {cell.asked['zhengzi']} wrong\n")
        for sample, answer in wrong:
            said = f"{answer.encoding or 'unknown'} {answer.confidence} {answer.script}"
            shown = sample.text.replace("\n", "⏎")[:72] or f"{len(sample.data)} bytes"
            parts.append(f"- {said} | {shown} | {sample.data[:48].hex(' ', -2)}"
                         + ("…" if len(sample.data) > 48 else ""))
        parts.append("")
    return "## Failures\n\n" + "\n".join(parts)
