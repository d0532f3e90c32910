# SPDX-License-Identifier: Apache-2.0
"""Samples: text cut inside a character, and text with one bad byte.

What a detector may read is damaged; what it must name is judged by the undamaged bytes.
"""

from . import encodings, plain

CUT = ("UTF-8", "GBK", "GB18030, some four-byte", "Big5", "EUC-TW")
BAD = ("UTF-8", "GBK", "Big5", "EUC-TW", "UTF-16LE")
CUT_LENGTHS = (16, 64, 256)


def at_start(rng, data):
    """Without the first byte of its first character, an ideograph."""
    return data[1:]


def at_end(rng, data):
    """Without the last byte of its last character, an ideograph."""
    return data[:-1]


def at_both(rng, data):
    """Without either."""
    return data[1:-1]


def with_one_byte(rng, data):
    """One byte of 5 KB is another."""
    place = rng.randrange(len(data))
    other = rng.choice([b for b in range(0x80, 0x100) if b != data[place]])
    return data[:place] + bytes([other]) + data[place + 1:]


def with_ff(rng, data):
    """One 0xFF between two characters (in UTF-8)."""
    places = [i for i, b in enumerate(data) if b & 0xC0 != 0x80]
    place = rng.choice(places)
    return data[:place] + b"\xff" + data[place:]


def samples(options):
    """All cut and damaged rows."""
    rows = {row.name: row for row in plain.ROWS}
    for title, damage in (("start", at_start), ("end", at_end), ("both ends", at_both)):
        for name in CUT:
            yield from _cell(options, f"cut at {title}, {name}", rows[name], damage, CUT_LENGTHS)
    yield from _cell(options, "cut at end, UTF-16LE", rows["UTF-16LE"], at_end, CUT_LENGTHS)
    for name in BAD:
        title = f"one bad byte in 5 KB, {name}"
        yield from _cell(options, title, rows[name], with_one_byte, (1700,))
    yield from _cell(options, "one 0xFF in 5 KB, UTF-8", rows["UTF-8"], with_ff, (1700,))


def _cell(options, name, row, damage, lengths):
    if not options.wants("damage", name, 0):
        return
    rng = plain.generator(options.seed, name)
    for number in range(options.samples):
        length = lengths[number % len(lengths)]
        text, whole, script = plain.encoded_run(rng, row, length, options.drcd)
        if length == 1700:
            text, whole = _beginning(text, row, 5120)
        yield plain.Sample("damage", name, 0, damage(rng, whole), whole, text, script)


def _beginning(text, row, size):
    """As many characters as fit in a number of bytes."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if len(encodings.write(text[:middle], row.codec)) <= size:
            low = middle
        else:
            high = middle - 1
    return text[:low], encodings.write(text[:low], row.codec)
