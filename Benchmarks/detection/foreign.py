# SPDX-License-Identifier: Apache-2.0
"""Samples: other languages in their encodings. None may be called Chinese."""

from . import encodings, plain, texts

LENGTHS = (8, 16, 64, 256, 1024)
ROWS = (
    ("Japanese", ("cp932", "euc-jp", "iso-2022-jp", "utf-8", "utf-16-le")),
    ("Korean", ("euc-kr", "utf-8", "utf-16-le")),
    ("Russian", ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic", "utf-8")),
    ("Ukrainian", ("windows-1251", "koi8-u")),
    ("French", ("iso-8859-1", "windows-1252", "cp850", "mac-roman", "utf-8")),
    ("German", ("iso-8859-1", "windows-1252", "cp437")),
    ("Spanish", ("iso-8859-1", "windows-1252", "cp850")),
    ("Italian", ("windows-1252",)), ("Portuguese", ("iso-8859-1", "cp850")),
    ("Swedish", ("iso-8859-1", "mac-roman")),
    ("Polish", ("windows-1250", "iso-8859-2", "cp852")), ("Czech", ("windows-1250", "iso-8859-2")),
    ("Hungarian", ("windows-1250",)), ("Greek", ("windows-1253", "iso-8859-7")),
    ("Turkish", ("windows-1254", "iso-8859-9")), ("Hebrew", ("windows-1255",)),
    ("Vietnamese", ("utf-8",)),
)


def samples(options):
    """All languages in all their encodings and lengths."""
    for language, codecs in ROWS:
        for codec in codecs:
            for length in LENGTHS:
                if options.wants("foreign", f"{language}, {codec}", length):
                    yield from _cell(options, language, codec, length)


def _cell(options, language, codec, length):
    rng = plain.generator(options.seed, language, codec, length)
    sources, count = texts.foreign(language), 0
    for _ in range(200 * options.samples):
        text = texts.foreign_run(rng, sources, length)
        # In most documents quotation marks and dashes are beyond the old code pages.
        data = encodings.write(text.translate(PLAIN) if codec != "utf-8" else text, codec)
        if data and (not data.isascii() or codec.startswith("iso-2022")):
            count += 1
            yield plain.Sample("foreign", f"{language}, {codec}", length, data, data, text)
            if count == options.samples:
                return


PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...",
                       "\u202f": " ", "→": ">", "●": "*", "•": "*"})
