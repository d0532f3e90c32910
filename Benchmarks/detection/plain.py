# SPDX-License-Identifier: Apache-2.0
"""Samples: natural runs of Chinese text in every encoding and length."""

import dataclasses
import random
import zlib

from . import encodings, texts

LENGTHS = (4, 8, 16, 32, 64, 256, 1024)
# What GBK lacks and people write: rare ideographs of names and places, letters, pictures. GB 18030
# has sequences of four bytes for them.
FOUR_BYTES = "㛃䶮𬭸𬬻𣲘𨐈𠅤𬍛𫖯𫍯㸆䥽ÖñçãøßÅ©®½²😀👍🎉❤️"


@dataclasses.dataclass(frozen=True)
class Sample:
    """Bytes to look at, and what they are."""
    group: str
    row: str
    size: int
    """Ideographs, or characters of a foreign text; 0 where it is not varied."""
    data: bytes
    whole: bytes = b""
    """The bytes before they were damaged."""
    text: str = ""
    script: str = ""


class Row:
    """One encoding of the table."""

    def __init__(self, name, codec, scripts, mark=b"", must=None, change=None):
        self.name, self.codec, self.scripts = name, codec, scripts
        self.mark, self.must, self.change = mark, must, change


def _with_four_bytes(rng, text):
    """One of `FOUR_BYTES` behind an ideograph in sixteen, once at least."""
    places = [m.end() for m in texts.IDEOGRAPH.finditer(text)]
    for place in sorted(rng.sample(places, max(1, len(places) // 16)), reverse=True):
        text = text[:place] + rng.choice(FOUR_BYTES) + text[place:]
    return text


def _needs_hong_kong(text):
    return encodings.write(text, "cp950") is None


BOTH = ("hans", "hant")
ROWS = (
    Row("UTF-8", "utf-8", BOTH),
    Row("UTF-16LE", "utf-16-le", BOTH),
    Row("UTF-16BE", "utf-16-be", BOTH),
    Row("UTF-16LE, BOM", "utf-16-le", BOTH, mark=b"\xff\xfe"),
    Row("UTF-16BE, BOM", "utf-16-be", BOTH, mark=b"\xfe\xff"),
    Row("UTF-32LE", "utf-32-le", BOTH),
    Row("UTF-32BE", "utf-32-be", BOTH),
    Row("GBK", "gbk", ("hans",)),
    Row("GB18030, some four-byte", "gb18030", ("hans",), change=_with_four_bytes),
    Row("Big5", "cp950", ("hant",)),
    Row("Big5-HKSCS", "big5hkscs", ("cantonese",), must=_needs_hong_kong),
    Row("EUC-TW", "iconv:EUC-TW", ("hant",)),
    Row("HZ", "hz", ("hans",)),
    Row("ISO-2022-CN", "iconv:ISO-2022-CN", BOTH),
)


def generator(seed, *names):
    """Random numbers of a cell's own, so that one cell does not move another."""
    return random.Random(zlib.crc32(repr((seed, *names)).encode()))


def sources(script, drcd):
    """The sources of a script."""
    return texts.cantonese() if script == "cantonese" else texts.chinese(script, drcd)


def encoded_run(rng, row, length, drcd):
    """A run that the row's encoding can write: text, bytes, script."""
    for _ in range(2000):
        script = rng.choice(row.scripts)
        text = texts.run(rng, sources(script, drcd), length)
        if row.must and not row.must(text):
            continue
        if row.change:
            text = row.change(rng, text)
        data = encodings.write(text, row.codec)
        # Code pages write some scalars as what they read as another.
        label = row.codec.removeprefix("iconv:")
        if data is not None and encodings.gives_back(row.mark + data, label, text):
            return text, row.mark + data, "Hans" if script == "hans" else "Hant"
    raise ValueError(f"no text for {row.name}")


def samples(options):
    """All cells of the table of encodings and lengths."""
    for row in ROWS:
        for length in LENGTHS:
            if not options.wants("encodings", row.name, length):
                continue
            rng = generator(options.seed, row.name, length)
            for _ in range(options.samples):
                text, data, script = encoded_run(rng, row, length, options.drcd)
                yield Sample("encodings", row.name, length, data, data, text, script)
