# SPDX-License-Identifier: Apache-2.0
"""Reading ISO-2022-CN (RFC 1922).

Written here, for the C library's iconv (2.36) overlooks a designation that comes while another one
is shifted in, and reads CNS 11643 as GB 2312 behind it.
"""

ESCAPES = {b"$)A": "GB", b"$)G": "CNS 1", b"$*H": "CNS 2"}
ESC, SHIFT_OUT, SHIFT_IN = 0x1B, 0x0E, 0x0F


def read(data, read_euc_tw):
    """The text; None where the bytes are not ISO-2022-CN.

    `read_euc_tw` reads EUC-TW, by which the planes of CNS 11643 are read.
    """
    parts, place, wide, is_shifted = [], 0, None, False
    while place < len(data):
        byte = data[place]
        if byte == ESC and data[place + 1:place + 2] == b"N":
            parts.append(_pair("CNS 2", data[place + 2:place + 4], read_euc_tw))
            place += 4
        elif byte == ESC:
            designated = ESCAPES.get(data[place + 1:place + 4])
            if designated is None:
                return None
            wide = wide if designated == "CNS 2" else designated
            place += 4
        elif byte in (SHIFT_OUT, SHIFT_IN):
            is_shifted = byte == SHIFT_OUT
            place += 1
        elif is_shifted and byte > 0x20:
            parts.append(_pair(wide, data[place:place + 2], read_euc_tw))
            place += 2
        elif byte < 0x80:
            if byte == 0x0A:
                wide = None
            parts.append(chr(byte))
            place += 1
        else:
            return None
    return None if None in parts else "".join(parts)


def _pair(plane, pair, read_euc_tw):
    high = bytes(byte | 0x80 for byte in pair)
    if plane == "GB":
        try:
            return high.decode("gb2312")
        except UnicodeDecodeError:
            return None
    prefix = {"CNS 1": b"", "CNS 2": b"\x8e\xa2"}.get(plane)
    return None if prefix is None else read_euc_tw(prefix + high)
