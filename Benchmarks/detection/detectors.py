# SPDX-License-Identifier: Apache-2.0
"""Ours and the peers: each says of some bytes what encoding they are in, or None.

Peers give the same answer to the same bytes, so their answers are kept in .work/detection.sqlite
under their versions.
"""

import ctypes
import hashlib
import sqlite3
import struct
import subprocess
import sys
import tempfile
from importlib.metadata import version

import common

UCHARDET = common.WORK / "debian" / "root" / "usr" / "lib"


class Answer:
    """What a detector said."""

    def __init__(self, encoding, confidence="", script="-", region="-"):
        self.encoding = encoding
        self.confidence, self.script, self.region = confidence, script, region


def ours(program, datas):
    """The answers of `zhengzi-bench detect`, which reads frames from a file."""
    with tempfile.NamedTemporaryFile(dir=common.WORK) as file:
        for data in datas:
            file.write(struct.pack("<I", len(data)) + data)
        file.flush()
        done = subprocess.run([program, "detect", file.name], capture_output=True, text=True)
    lines = done.stdout.splitlines()
    if done.returncode or len(lines) != len(datas):
        sys.exit(f"{program} detect: exit {done.returncode}, {len(lines)} answers "
                 f"to {len(datas)} samples\n{done.stderr[-2000:]}")
    answers = []
    for line in lines:
        encoding, *rest = line.split("\t")
        answers.append(Answer(None if encoding == "unknown" else encoding, *rest))
    return answers


class Peer:
    """Another detector."""

    def __init__(self, name, package, detect, is_slow=False):
        self.name, self.detect, self.is_slow = name, detect, is_slow
        self.key = f"{package} {version(package)}" if package else name


def _uchardet():
    """libuchardet through its C interface; None where setup.sh did not unpack it."""
    path = next(UCHARDET.glob("*/libuchardet.so.0"), None)
    if path is None:
        return None
    library = ctypes.CDLL(str(path))
    library.uchardet_new.restype = ctypes.c_void_p
    library.uchardet_get_charset.restype = ctypes.c_char_p
    for name in ("delete", "reset", "data_end", "get_charset"):
        getattr(library, f"uchardet_{name}").argtypes = [ctypes.c_void_p]
    library.uchardet_handle_data.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    handle = library.uchardet_new()

    def detect(data):
        library.uchardet_reset(handle)
        library.uchardet_handle_data(handle, data, len(data))
        library.uchardet_data_end(handle)
        return library.uchardet_get_charset(handle).decode() or None

    return Peer(f"uchardet {path.resolve().name.removeprefix('libuchardet.so.')}", None, detect)


def peers():
    """All peers that are there, in the order of the table's columns."""
    import cchardet
    import chardet
    import charset_normalizer
    import chardetng_py

    def normalizer(data):
        best = charset_normalizer.from_bytes(data).best()
        return best.encoding if best else None

    found = [
        Peer("chardet 7", "chardet", lambda data: chardet.detect(data)["encoding"]),
        Peer("chardetng", "chardetng-py",
             lambda data: chardetng_py.detect(data, allow_utf8=True)),
        _uchardet(),
        Peer("cchardet", "faust-cchardet", lambda data: cchardet.detect(data)["encoding"]),
        Peer("charset-normalizer", "charset-normalizer", normalizer, is_slow=True),
    ]
    return [peer for peer in found if peer]


class Memory:
    """The answers that peers gave before."""

    def __init__(self):
        self.base = sqlite3.connect(common.WORK / "detection.sqlite")
        self.base.execute("CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, answer TEXT)")

    def ask(self, peer, data):
        """The peer's answer, asked for once."""
        key = hashlib.blake2b(data, digest_size=16, key=peer.key.encode()).digest()
        row = self.base.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
        if row is None:
            row = (peer.detect(data),)
            self.base.execute("INSERT INTO answers VALUES (?, ?)", (key, row[0]))
        return row[0]

    def keep(self):
        """Writes what was learnt."""
        self.base.commit()
