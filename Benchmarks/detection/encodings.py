# SPDX-License-Identifier: Apache-2.0
"""Writing samples, and reading them under whatever name a detector gives.

Python's codecs do most; EUC-TW, which Python lacks, is the C library's iconv, as is writing
ISO-2022-CN.
"""

import codecs
import ctypes
import functools

from . import iso2022cn

_libc = ctypes.CDLL(None, use_errno=True)
_libc.iconv_open.restype = ctypes.c_void_p
_libc.iconv_open.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
_libc.iconv.restype = ctypes.c_size_t
_libc.iconv.argtypes = [ctypes.c_void_p] + [ctypes.c_void_p] * 4
_FAILED = ctypes.c_size_t(-1).value

# What a name may mean. A detector's name is a label: the Encoding Standard reads gb2312 and gbk
# as GB 18030, and big5 with Hong Kong's characters; Microsoft reads big5 as code page 950. A
# sample is right if one of the readings gives its text.
GB = ("gb18030", "cp936")
BIG5 = ("cp950", "big5hkscs", "big5")
READINGS = {
    "gb2312": GB, "gbk": GB, "gb18030": GB, "cp936": GB, "x-gbk": GB,
    "euc-cn": ("gb2312",),
    "big5": BIG5, "big5-hkscs": BIG5, "big5hkscs": BIG5, "big5-eten": BIG5, "x-x-big5": BIG5,
    "cp950": ("cp950",), "big5-uao": ("cp950",),
    "euc-tw": ("iconv:EUC-TW",), "x-euc-tw": ("iconv:EUC-TW",),
    "iso-2022-cn": ("iso-2022-cn",), "iso-2022-cn-ext": ("iso-2022-cn",),
    "hz": ("hz",), "hz-gb-2312": ("hz",),
    "utf-8": ("utf-8-sig",), "utf-8-sig": ("utf-8-sig",), "utf-8-bom": ("utf-8-sig",),
    "utf-16le": ("utf-16-le",), "utf-16be": ("utf-16-be",),
    "utf-32le": ("utf-32-le",), "utf-32be": ("utf-32-be",),
    "cp28591": ("latin-1",),
}


@functools.lru_cache(maxsize=None)
def _converter(target, source):
    handle = _libc.iconv_open(target.encode(), source.encode())
    return None if handle in (None, ctypes.c_void_p(-1).value) else handle


def _iconv(data, target, source):
    """The bytes in another encoding; None if the C library refuses."""
    handle = _converter(target, source)
    if handle is None:
        return None
    _libc.iconv(handle, None, None, None, None)
    room = 8 * len(data) + 64
    source_bytes = ctypes.create_string_buffer(data, len(data))
    output = ctypes.create_string_buffer(room)
    start = ctypes.c_void_p(ctypes.addressof(source_bytes))
    end = ctypes.c_void_p(ctypes.addressof(output))
    left, free = ctypes.c_size_t(len(data)), ctypes.c_size_t(room)
    places = ctypes.byref(start), ctypes.byref(left), ctypes.byref(end), ctypes.byref(free)
    if _libc.iconv(handle, *places) == _FAILED or left.value:
        return None
    if _libc.iconv(handle, None, None, places[2], places[3]) == _FAILED:
        return None
    return output.raw[:room - free.value]


def write(text, name):
    """The text in an encoding (Python's name, or `iconv:NAME`); None if it cannot be written."""
    if name == "iconv:ISO-2022-CN" and "\n" in text:
        # What is designated ends with its line (RFC 1922, 2); the C library carries it over.
        lines = [write(line, name) for line in text.split("\n")]
        return None if None in lines else b"\n".join(lines)
    if name.startswith("iconv:"):
        return _iconv(text.encode(), name[6:], "UTF-8")
    try:
        return text.encode(name)
    except UnicodeEncodeError:
        return None


@functools.lru_cache(maxsize=None)
def readings(label):
    """The codecs that a detector's name may mean; none if nobody knows it."""
    label = label.strip().lower().replace("_", "-")
    if label in READINGS:
        return READINGS[label]
    try:
        return (codecs.lookup(label).name,)
    except LookupError:
        return (f"iconv:{label}",)


def _read(data, codec):
    if codec == "iso-2022-cn":
        return iso2022cn.read(data, lambda pair: _read(pair, "iconv:EUC-TW"))
    if codec.startswith("iconv:"):
        utf8 = _iconv(data, "UTF-8", codec[6:])
        return None if utf8 is None else utf8.decode()
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def gives_back(data, label, text):
    """Whether the bytes, read under a detector's name, are the text; a mark (U+FEFF) is none."""
    for codec in readings(label):
        found = _read(data, codec)
        if found is not None and found.removeprefix("\ufeff") == text:
            return True
    return False


def is_chinese(label):
    """Whether the name is one of an encoding that only Chinese is written in."""
    label = label.strip().lower().replace("_", "-")
    return label.startswith(("gb", "big5", "x-gbk", "hz", "iso-2022-cn", "x-mac-chinese")) or (
        label in ("euc-tw", "x-euc-tw", "euc-cn", "cp936", "cp950", "iso-ir-165"))
