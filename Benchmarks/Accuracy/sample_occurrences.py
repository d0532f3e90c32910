#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws occurrences of one-to-many characters from natural Simplified text, for labelling by
reading, and writes the labelled set.

The draw is seeded: the same packages give the same numbered list for every character. What a
person read is Labelled/NAME.readings, a line for each character:

    character  drawn  form  form=numbers …  x=numbers

`drawn` occurrences were read; the first form is that of all numbers not listed; x are left out
(senseless, a slip of the source, cut off, a name of unknown spelling, or undecided). A listed
number above `drawn` was looked for, so that a rare form stands in both halves. The forms are
those of Taiwan; where several are right there, they stand together with a stroke between them.
With ~ before them they are all that the character may become (週/周): nothing can be wrong, and
the occurrence is left out as well.

usage: sample_occurrences.py fetch
       sample_occurrences.py show CHARACTER [FIRST LAST] [--near N] [--matching REGEX]
       sample_occurrences.py write [NAME]
  --directory D  where the packages are (default Benchmarks/.work/occurrences)
  --near N       show at most N characters on each side
  --matching R   show only what the regular expression R is found in
"""

import argparse
import collections
import hashlib
import pathlib
import random
import re
import sys

import occurrence_sources

HERE = pathlib.Path(__file__).resolve().parent
LABELLED = HERE / "Labelled"
DICTIONARIES = HERE.parents[1] / "Dictionaries"
HALVES = ("develop", "report")
SEED, MOST, ENOUGH = "zhengzi", 40, 12
IDEOGRAPH = re.compile("[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
SENTENCE, CLAUSE = "。！？!?…", "，、；：,;:~—）)"

Occurrence = collections.namedtuple("Occurrence", "tag left right")


def context(text):
    """The text nearest to an occurrence that ends it, up to a sentence's or a clause's edge.

    Reads forward; the left side is given, and comes back, reversed.
    """
    clause = sentence = count = 0
    for place, character in enumerate(text):
        count += bool(IDEOGRAPH.match(character))
        if count > MOST:
            return text[:clause or place]
        if character in SENTENCE and count >= ENOUGH:
            return text[:place + 1]
        if character in CLAUSE and count >= ENOUGH:
            clause = place + 1
    return text


def left_context(text):
    """As `context`, but a mark belongs to the clause that it closes."""
    return context(text[::-1])[::-1].lstrip(SENTENCE + CLAUSE + " ")


def traditional_only():
    """The characters that Simplified text does not use."""
    lines = (DICTIONARIES / "Script" / "TraditionalOnly.txt").read_text(encoding="utf-8")
    return {line[0] for line in lines.splitlines() if line and line[0] != "#"}


def pool(folder, wanted):
    """For every wanted character its occurrences in the seeded order of drawing.

    Sources are mixed by their weights. An occurrence whose eight neighbours were seen is left
    out, as is one whose context holds a Traditional character.
    """
    traditional, drawn = traditional_only(), {character: [] for character in wanted}
    for source, paragraphs, _ in occurrence_sources.paragraphs(folder):
        found = {character: [] for character in wanted}
        for text in dict.fromkeys(paragraphs):
            for place, character in enumerate(text):
                if character in found:
                    found[character].append((text, place))
        for character, places in found.items():
            chance = random.Random(f"{SEED} {source.tag} {character}")
            chance.shuffle(places)
            order = ((rank + chance.random()) / source.weight for rank in range(len(places)))
            drawn[character] += [(key, source.tag, *place) for key, place in zip(order, places)]
    return {character: list(distinct(sorted(places), traditional))
            for character, places in drawn.items()}


def distinct(places, traditional):
    """The drawn places as occurrences with their contexts, repetitions left out."""
    seen = set()
    for _, tag, text, place in places:
        near = "".join(c for c in text[max(0, place - 6):place + 7] if IDEOGRAPH.match(c))
        if near in seen or len(near) < 4:
            continue
        seen.add(near)
        left, right = left_context(text[:place]), context(text[place + 1:])
        if traditional.isdisjoint(left + right):
            yield Occurrence(tag, left, right)


def readings(name):
    """What was read: for each character, how many were drawn and the numbers of every form."""
    for line in (LABELLED / f"{name}.readings").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        character, drawn, first, *exceptions = line.split()
        labels = dict.fromkeys(range(1, int(drawn) + 1), first)
        for exception in exceptions:
            form, numbers = exception.split("=")
            labels.update((int(number), form) for number in numbers.split(","))
        yield character, {n: form for n, form in sorted(labels.items()) if form[0] not in "x~"}


def write(name, folder):
    """Writes both halves; the occurrences of a form go to them by turns."""
    labelled = dict(readings(name))
    occurrences = pool(folder, labelled)
    rows = {half: [] for half in HALVES}
    for index, (character, labels) in enumerate(labelled.items()):
        turn = collections.defaultdict(lambda: index)
        for number, form in labels.items():
            if number > len(occurrences[character]):
                sys.exit(f"{character}: no occurrence {number}")
            occurrence = occurrences[character][number - 1]
            rows[HALVES[turn[form] % 2]].append(
                (character, form, occurrence.left, occurrence.right, occurrence.tag))
            turn[form] += 1
    for half in HALVES:
        lines = [*head(name, half, folder), *("\t".join(row) for row in rows[half])]
        (LABELLED / f"{name}-{half}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def head(name, half, folder):
    """The comment lines before the rows."""
    purpose = {"develop": "to be read while the conversion is being improved",
               "report": "to be measured only, never read while the conversion is being improved"}
    yield f"# Occurrences: {name}, the {half} half: {purpose[half]}"
    yield "# Purpose:     Simplified to Traditional (Taiwan), one-to-many characters in natural text"
    yield "# Labels:      given by reading every occurrence; of forms with a stroke between them"
    yield "#              (覆/復) each is right; where all forms are, the occurrence is left out"
    yield f"# Drawn by:    Benchmarks/Accuracy/sample_occurrences.py from Labelled/{name}.readings"
    for source, _, digest in occurrence_sources.paragraphs(folder):
        yield f"# Source:      {source.tag}: {source.genre}; {source.packages}"
        yield f"#              text {digest}"
        yield f"# License:     {source.tag}: {source.licence}"
    yield "# Columns:     character, form, text before it, text after it, source"


def show(arguments):
    """Prints numbered occurrences, cut to `near` characters on each side if asked."""
    near = arguments.near or 10 ** 6
    first, last = (arguments.arguments[1:] + [1, 10 ** 9][len(arguments.arguments) - 1:])[:2]
    for character in arguments.arguments[0]:
        occurrences = pool(arguments.directory, character)[character]
        print(f"== {character}: {len(occurrences)}")
        for number, (tag, left, right) in enumerate(occurrences[:int(last)], 1):
            text = f"{left[-near:]}【{character}】{right[:near]}"
            if number >= int(first) and re.search(arguments.matching, left + character + right):
                print(number, text + tag[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("command", choices=("fetch", "show", "write"))
    parser.add_argument("arguments", nargs="*")
    parser.add_argument("--directory", type=pathlib.Path,
                        default=HERE.parent / ".work" / "occurrences")
    parser.add_argument("--near", type=int)
    parser.add_argument("--matching", default="")
    arguments = parser.parse_args()
    name = (arguments.arguments or ["natural"])[0]
    if arguments.command == "fetch":
        occurrence_sources.fetch(arguments.directory)
    elif arguments.command == "show":
        show(arguments)
    else:
        write(name, arguments.directory)


if __name__ == "__main__":
    main()
