# SPDX-License-Identifier: Apache-2.0
"""Text made to slow a converter down: one thing again and again, on lines without an end."""

import random

import common

SIZE = 6_000_000


def repeated(unit, per_line=None):
    """A unit on one long line, or on lines of so many units."""
    if per_line is None:
        return unit * (SIZE // len(unit.encode()))
    line = unit * per_line + "\n"
    return line * (SIZE // len(line.encode()))


def repeated_keys(count=400, length=16_384, seed=3):
    """Keys of OpenCC's phrase dictionary, each of them repeated over a line of its own."""
    table = common.HERE.parent / "Dictionaries" / "Script" / "STPhrases.txt"
    keys = [line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()
            if "\t" in line and not line.startswith("#")]
    chosen = random.Random(seed).sample(keys, count)
    return "".join(key * (length // len(key.encode())) + "\n" for key in chosen)


def texts():
    """Name and bytes of each."""
    noise = random.Random(5)
    return {
        "a phrase that joins itself (头发)": repeated("头发").encode(),
        "each of 400 phrases repeated": repeated_keys().encode(),
        "Ext-B ideographs": repeated("𠮷𡃁").encode(),
        "compatibility ideographs": repeated("\uF900\uF9DC").encode(),
        "description operators": repeated("⿰", 2000).encode(),
        "a letter in a key (U盘)": repeated("U盘").encode(),
        "random bytes": noise.randbytes(SIZE),
    }


def write():
    """Writes them where benchmarks work; gives name and path."""
    folder = common.WORK / "hostile"
    folder.mkdir(exist_ok=True)
    paths = {}
    for index, (name, text) in enumerate(texts().items()):
        paths[name] = folder / f"{index}.bin"
        paths[name].write_bytes(text)
    return paths
