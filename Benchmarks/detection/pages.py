# SPDX-License-Identifier: Apache-2.0
"""Web pages of which at most 5 % of the bytes are ideographs."""

from . import texts

TRUE = {"UTF-8": ("utf-8", "UTF-8"), "GBK": ("gb2312", "gbk"), "Big5": ("big5", "Big5")}
LIES = {
    "UTF-8": ("gb2312", "big5", "iso-8859-1"), "GBK": ("utf-8", "big5", "iso-8859-1"),
    "Big5": ("utf-8", "gb2312", "windows-1252"),
}
# Bytes that an ideograph takes.
WIDTH = {"UTF-8": 3, "GBK": 2, "Big5": 2}
WORDS = "nav item main list box wrap head foot side link text icon btn row col card menu".split()


def without_charset(maker):
    """A page that does not say."""
    return _page(maker, "")


def with_true_charset(maker):
    """A page that says what it is."""
    charset = maker.rng.choice(TRUE[maker.encoding])
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n'
    return _page(maker, meta)


def with_lying_charset(maker):
    """A page that says what it is not."""
    return _page(maker, f'<meta charset="{maker.rng.choice(LIES[maker.encoding])}">\n')


def _page(maker, meta):
    title = maker.run(4, 10)
    links = [maker.run(2, 4) for _ in range(maker.rng.randint(4, 10))]
    paragraphs = [maker.run(8, 30) for _ in range(maker.rng.randint(1, 4))]
    ideographs = len(texts.IDEOGRAPH.findall(title + "".join(links + paragraphs)))
    size = ideographs * WIDTH[maker.encoding] * 20
    head = f"<!DOCTYPE html>\n<html>\n<head>\n{meta}<title>{title}</title>\n"
    parts, left = [], size - len(head)
    blocks = [f'<li class="{_name(maker.rng)}"><a href="/{_name(maker.rng)}/{n}">{link}</a></li>'
              for n, link in enumerate(links)] + [f"<p>{text}</p>" for text in paragraphs]
    # Styles and scripts first, as pages have them; the rest of the markup between the texts.
    while left > size * 0.6:
        parts.append(_style(maker.rng))
        left -= len(parts[-1])
    parts.append("</head>\n<body>\n")
    share = left // (len(blocks) + 1)
    for block in blocks:
        parts += [_markup(maker.rng, share), block + "\n"]
    return head + "".join(parts) + _markup(maker.rng, share) + "</body>\n</html>\n"


def _name(rng):
    return f"{rng.choice(WORDS)}-{rng.choice(WORDS)}{rng.randrange(100)}"


def _style(rng):
    if rng.random() < 0.5:
        return (f"<style>.{_name(rng)}{{margin:{rng.randrange(40)}px auto;"
                f"color:#{rng.getrandbits(24):06x}}}</style>\n")
    return (f'<script>var {rng.choice(WORDS)}{rng.randrange(100)}=document.getElementById('
            f'"{_name(rng)}");</script>\n')


def _markup(rng, size):
    parts, length = [], 0
    while length < size:
        parts.append(f'<div class="{_name(rng)}" id="{_name(rng)}"><img src="/i/{_name(rng)}.png" '
                     f'width="{rng.randrange(600)}" alt=""></div>\n')
        length += len(parts[-1])
    return "".join(parts)
