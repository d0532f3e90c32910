#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""ICU's converters and the C library's iconv, by ctypes: single sequences, no file, no process."""

import ctypes
import functools

ICU_VERSION = 72


class ICU:
    """One converter of libicuuc."""

    def __init__(self, name):
        self.icu = ctypes.CDLL(f"libicuuc.so.{ICU_VERSION}")
        self.to, self.from_ = (getattr(self.icu, f"{f}_{ICU_VERSION}")
                               for f in ("ucnv_toUChars", "ucnv_fromUChars"))
        opener = getattr(self.icu, f"ucnv_open_{ICU_VERSION}")
        opener.restype = ctypes.c_void_p
        error = ctypes.c_int(0)
        self.converter = ctypes.c_void_p(opener(name.encode(), ctypes.byref(error)))
        assert error.value <= 0, (name, error.value)

    def decode(self, data):
        """The text; None if it holds something malformed or unassigned."""
        buffer, error = ctypes.create_string_buffer(64), ctypes.c_int(0)
        count = self.to(self.converter, buffer, 32, data, len(data), ctypes.byref(error))
        text = buffer.raw[:2 * count].decode("utf-16-le", "replace")
        bad = error.value > 0 or count == 0 or "\ufffd" in text or "\x1a" in text
        # A sequence that ICU cuts in two begins with a replacement and ends in ASCII.
        return None if bad or (len(text) > 1 and text[-1] < "\x80") else text

    def encode(self, text):
        """The bytes; None if something cannot be written."""
        data = text.encode("utf-16-le")
        buffer, error = ctypes.create_string_buffer(64), ctypes.c_int(0)
        count = self.from_(self.converter, buffer, 64, data, len(data) // 2, ctypes.byref(error))
        return buffer.raw[:count] if error.value <= 0 and count else None


_libc = ctypes.CDLL("libc.so.6", use_errno=True)
_libc.iconv_open.restype = ctypes.c_void_p
_libc.iconv.argtypes = [ctypes.c_void_p] * 5
_libc.iconv.restype = ctypes.c_size_t


@functools.lru_cache(maxsize=None)
def _descriptor(to, source):
    descriptor = _libc.iconv_open(to.encode(), source.encode())
    assert descriptor != ctypes.c_void_p(-1).value, (to, source)
    return ctypes.c_void_p(descriptor)


def _iconv(data, to, source):
    """What one sequence becomes; None if it is refused or cut."""
    descriptor = _descriptor(to, source)
    _libc.iconv(descriptor, None, None, None, None)
    given, made = ctypes.create_string_buffer(data, len(data) + 1), ctypes.create_string_buffer(64)
    start, end = (ctypes.c_void_p(ctypes.addressof(b)) for b in (given, made))
    left, free = ctypes.c_size_t(len(data)), ctypes.c_size_t(64)
    arguments = [ctypes.byref(x) for x in (start, left, end, free)]
    failed = _libc.iconv(descriptor, *arguments) == ctypes.c_size_t(-1).value
    if failed or left.value:
        return None
    _libc.iconv(descriptor, None, None, *arguments[2:])
    return made.raw[:64 - free.value]


def iconv_decode(data, name):
    result = _iconv(data, "UTF-8", name)
    return result.decode("utf-8", "replace") if result else None


def iconv_encode(text, name):
    return _iconv(text.encode("utf-8"), name, "UTF-8")
