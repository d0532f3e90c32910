# SPDX-License-Identifier: Apache-2.0
"""Samples: what is no text. No encoding may be named."""

import functools
import gzip
import pathlib
import sqlite3
import struct
import sysconfig
import tempfile
import zlib

from . import plain, texts

LEAST, MOST = 256, 65_536


@functools.cache
def _paths(kind):
    """Files of this machine of one kind."""
    if kind == "elf":
        found = pathlib.Path("/usr/bin").iterdir()
        return [p for p in sorted(found) if p.is_file() and _starts(p, b"\x7fELF")]
    folder = pathlib.Path(sysconfig.get_path("stdlib"))
    return sorted(folder.rglob("__pycache__/*.pyc"))


def _starts(path, magic):
    try:
        with open(path, "rb") as file:
            return file.read(len(magic)) == magic
    except OSError:
        return False


def _beginning(rng, kind):
    with open(rng.choice(_paths(kind)), "rb") as file:
        return file.read(_size(rng))


def _size(rng):
    """A length, as often short as long."""
    return int(LEAST * (MOST / LEAST) ** rng.random())


def executable(rng):
    """The beginning of a program."""
    return _beginning(rng, "elf")


def bytecode(rng):
    """The beginning of a module that Python compiled."""
    return _beginning(rng, "pyc")


def compressed(rng):
    """Chinese text, compressed."""
    text = texts.run(rng, texts.chinese("hans"), rng.choice((256, 1024, 4096)))
    return gzip.compress(text.encode(), mtime=rng.getrandbits(31))


def picture(rng):
    """A PNG of noise over a gradient."""
    width, height = rng.randint(16, 160), rng.randint(16, 160)
    rows = b"".join(b"\0" + bytes((x * 255 // width + y + rng.randrange(8)) % 256
                                  for x in range(3 * width)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks)


def noise(rng):
    """Random bytes."""
    return rng.randbytes(_size(rng))


def zeros(rng):
    """Nothing but NUL."""
    return bytes(_size(rng))


def database(rng):
    """A file of SQLite with Chinese in it."""
    with tempfile.NamedTemporaryFile() as file:
        base = sqlite3.connect(file.name)
        base.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT, price REAL)")
        rows = [(texts.run(rng, texts.chinese("hans"), rng.randint(2, 12)), rng.random())
                for _ in range(rng.randint(1, 60))]
        base.executemany("INSERT INTO items (name, price) VALUES (?, ?)", rows)
        base.commit()
        base.close()
        return pathlib.Path(file.name).read_bytes()


KINDS = (("ELF", executable), (".pyc", bytecode), ("gzip", compressed), ("PNG", picture),
         ("random bytes", noise), ("zeros", zeros), ("SQLite", database))


def samples(options):
    """All kinds."""
    for name, make in KINDS:
        if not options.wants("binary", name, 0):
            continue
        rng = plain.generator(options.seed, name)
        for _ in range(options.samples):
            yield plain.Sample("binary", name, 0, make(rng))
