# SPDX-License-Identifier: Apache-2.0
"""Samples: Chinese as it lies in file names, pages, code, logs, tables and subtitles.

The Chinese is real text; what is around it is made from a seed, or (code) is Python's own library.
"""

import functools
import json
import pathlib
import sysconfig

from . import encodings, pages, plain, texts

# Row's suffix, codec, script of the text.
ENCODINGS = (("UTF-8", "utf-8", None), ("GBK", "gbk", "hans"), ("Big5", "cp950", "hant"))
WHOLE = "whole files, UTF-8"
EXTENSIONS = "txt doc docx pdf mp3 jpg srt zip html xls rar lrc".split()


class Maker:
    """Runs of text for one sample."""

    def __init__(self, rng, script, drcd):
        self.rng, self.script, self.drcd = rng, script, drcd

    def run(self, least, most=None):
        """A run of so many ideographs, on one line."""
        count = self.rng.randint(least, most or least)
        sources = plain.sources(self.script, self.drcd)
        return texts.run(self.rng, sources, count).replace("\n", "")


def file_name(maker):
    """Four ideographs, nothing else but the extension."""
    while True:
        name = maker.run(4)
        if len(name) == 4:
            return f"{name}.{maker.rng.choice(EXTENSIONS)}"


def code(maker):
    """Two hundred lines at most of a module, with two Chinese comments."""
    lines = list(maker.rng.choice(_modules()))
    start = maker.rng.randrange(max(1, len(lines) - 200))
    lines = lines[start:start + maker.rng.randint(40, 200)]
    for _ in range(2):
        place = maker.rng.randrange(len(lines) + 1)
        lines.insert(place, "    # " + maker.run(4, 16))
    return "\n".join(lines) + "\n"


@functools.cache
def _modules():
    folder = pathlib.Path(sysconfig.get_path("stdlib"))
    found = (path.read_bytes() for path in sorted(folder.glob("*.py")))
    return [data.decode().split("\n") for data in found if data.isascii() and len(data) > 4000]


def log(maker):
    """20 KB of a server's log in ASCII, then ten entries with Chinese."""
    lines, size = [], 0
    while size < 20_480:
        lines.append(_entry(maker.rng) + maker.rng.choice((
            "accepted connection", "cache miss key=%x" % maker.rng.getrandbits(40),
            "GET /static/app.%x.js 200" % maker.rng.getrandbits(24), "worker idle, sleeping")))
        size += len(lines[-1]) + 1
    lines += [_entry(maker.rng) + "search q=" + maker.run(4, 10) for _ in range(10)]
    return "\n".join(lines) + "\n"


def _entry(rng):
    level = rng.choice(("INFO", "DEBUG", "WARN"))
    time = f"{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}"
    return f"2024-03-{rng.randint(1, 31):02} {time} [{level}] worker-{rng.randrange(8)}: "


def table(maker):
    """CSV: a number, a short text, a price, a longer text; ten to forty rows."""
    rows = ["id," + maker.run(2) + ",price," + maker.run(2)]
    for number in range(maker.rng.randint(10, 40)):
        short, long = (maker.run(2, 4), maker.run(4, 12))
        rows.append(f"{number + 1},{short},{maker.rng.random() * 1000:.2f},\"{long}\"")
    return "\r\n".join(rows) + "\r\n"


def subtitles(maker):
    """SRT: five to thirty titles."""
    parts, second = [], 0
    for number in range(maker.rng.randint(5, 30)):
        second += maker.rng.randint(2, 9)
        times = (f"00:{t // 60:02}:{t % 60:02},{maker.rng.randrange(1000):03}"
                 for t in (second, second + 2))
        parts.append(f"{number + 1}\r\n{' --> '.join(times)}\r\n{maker.run(4, 14)}\r\n\r\n")
    return "".join(parts)


def lyrics(maker):
    """LRC: title, artist and ten to thirty lines."""
    lines = [f"[ti:{maker.run(4)}]", f"[ar:{maker.run(3)}]"]
    for number in range(maker.rng.randint(10, 30)):
        time = f"{number // 10:02}:{number * 6 % 60:02}.{maker.rng.randrange(100):02}"
        lines.append(f"[{time}]{maker.run(4, 10)}")
    return "\n".join(lines) + "\n"


def structure(maker):
    """JSON: records with keys in English."""
    records = [{"id": maker.rng.getrandbits(32), "name": maker.run(2, 4), "active": True,
                "tags": [maker.run(2) for _ in range(2)], "note": maker.run(4, 20)}
               for _ in range(maker.rng.randint(3, 12))]
    return json.dumps({"total": len(records), "items": records}, ensure_ascii=False, indent=2)


CONTAINERS = (
    ("file name", file_name), ("code, two comments", code), ("log, Chinese after 20 KB", log),
    ("CSV", table), ("SRT", subtitles), ("LRC", lyrics), ("JSON", structure),
    ("HTML, no charset", pages.without_charset), ("HTML, true charset", pages.with_true_charset),
    ("HTML, lying charset", pages.with_lying_charset),
)


def samples(options):
    """All containers in all their encodings, and whole files."""
    for title, make in CONTAINERS:
        for suffix, codec, script in ENCODINGS:
            row = f"{title}, {suffix}"
            if options.wants("containers", row, 0):
                yield from _cell(options, row, make, suffix, codec, script)
    if options.wants("containers", WHOLE, 0):
        paths = texts.files()
        rng = plain.generator(options.seed, WHOLE)
        for path in rng.sample(paths, min(len(paths), 3 * options.samples)):
            data = texts.contents(path)
            yield plain.Sample("containers", WHOLE, 0, data, data,
                               data.decode().removeprefix("\ufeff"))


def _cell(options, row, make, suffix, codec, script):
    rng, count = plain.generator(options.seed, row), 0
    while count < options.samples:
        maker = Maker(rng, script or rng.choice(plain.BOTH), options.drcd)
        maker.encoding = suffix
        text = make(maker)
        data = encodings.write(text, codec)
        if data is not None:
            count += 1
            yield plain.Sample("containers", row, 0, data, data, text)
