# SPDX-License-Identifier: Apache-2.0
"""What is right, and what is to be reached."""

import collections
import functools

from . import encodings

LEAST = {4: 97.0, 8: 99.5}
CHINESE_SCRIPTS = ("Hans", "Hant", "mixed", "Mixed", "Hani")


def is_good(sample, answer):
    """Whether an answer is what it should be.

    Chinese: the encoding named reads the bytes, as they were before any damage, as the text.
    Foreign: no Chinese encoding, nor a Chinese script. Binary: no encoding at all.
    """
    if sample.group == "binary":
        return answer.encoding is None
    if sample.group == "foreign":
        if answer.encoding is None:
            return True
        return not encodings.is_chinese(answer.encoding) and answer.script not in CHINESE_SCRIPTS
    return answer.encoding is not None and encodings.gives_back(
        sample.whole, answer.encoding, sample.text)


@functools.cache
def _converter(config):
    import opencc
    return opencc.OpenCC(config)


def script(sample):
    """The script of a sample: the one of which OpenCC would change more, else its source's.

    fortunes-zh holds Traditional poems, and some reviewers wrote Traditional.
    """
    simplified, traditional = (
        sum(a != b for a, b in zip(sample.text, _converter(config).convert(sample.text)))
        for config in ("s2t", "t2s"))
    if simplified == traditional:
        return sample.script
    return "Hans" if simplified > traditional else "Hant"


class Cell:
    """The samples of one row and length, and how many each detector got right."""

    def __init__(self, group, row, size):
        self.group, self.row, self.size = group, row, size
        self.good, self.asked = collections.Counter(), collections.Counter()
        self.failures = []
        """Ours: sample and answer."""

    def add(self, detector, is_right):
        self.asked[detector] += 1
        self.good[detector] += is_right

    def percent(self, detector):
        return 100 * self.good[detector] / self.asked[detector] if self.asked[detector] else None

    def best_peer(self):
        """The best peer's percentage and name."""
        rates = [(self.percent(d), d) for d in self.asked if d != "zhengzi"]
        return max(rates, key=lambda rate: rate[0], default=(0.0, "-"))

    @property
    def goal(self):
        """The percentage to be reached, whatever the peers reach."""
        if self.group == "encodings":
            return LEAST.get(self.size, 100.0)
        return {"foreign": 99.5, "binary": 100.0}.get(self.group, 99.0)

    @property
    def is_met(self):
        """At or above the goal; for Chinese also at or above the best peer."""
        ours = self.percent("zhengzi")
        if ours is None:
            return False
        needed = self.goal
        if self.group not in ("foreign", "binary"):
            needed = max(needed, self.best_peer()[0])
        return ours >= needed - 1e-9


def merged(cells):
    """One cell of the rows' lengths together, for the goal on foreign text."""
    whole = Cell(cells[0].group, cells[0].row, 0)
    for cell in cells:
        whole.good.update(cell.good)
        whole.asked.update(cell.asked)
    return whole
