#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the labelled occurrences: their form, not whether the labels are right, which only
reading tells.

Checked of a row: five columns; one character; forms that the tables of Dictionaries/ give for
it; no more than forty ideographs on a side; a known source; no row twice. Of a set: every form in
both halves; halves that differ by a twentieth at the most.

usage: check_occurrences.py [--counts] [NAME]
  --counts   also print, for each character and for each source, the rows in both halves
Exit status: 0 no fault, 1 faults.
"""

import argparse
import collections
import sys

import occurrence_sources
from sample_occurrences import DICTIONARIES, HALVES, IDEOGRAPH, LABELLED, MOST


def table(name):
    """The rows of a dictionary: key and values."""
    for line in (DICTIONARIES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if "\t" in line and not line.startswith("#"):
            key, values = line.split("\t")[:2]
            yield key, values.split(" ")


def allowed_forms():
    """For every character itself and the forms that the tables give, Taiwan's own included."""
    simplified, taiwan = dict(table("Script/STCharacters")), dict(table("Variants/TWVariants"))
    forms = collections.defaultdict(set)
    for key in simplified.keys() | taiwan.keys():
        for value in (key, *simplified.get(key, ())):
            forms[key].update((value, *taiwan.get(value, ())))
    return forms


def rows(name, faults):
    """The rows of both halves with the place where they stand."""
    for half in HALVES:
        path = LABELLED / f"{name}-{half}.tsv"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            columns = line.split("\t")
            if line.startswith("#"):
                continue
            if len(columns) == 5 and len(columns[0]) == 1:
                yield half, f"{path.name}:{number}", columns
            else:
                faults.append(f"{path.name}:{number}: not a character and four columns more")


def faults_of(columns, allowed):
    """What is wrong with one row by itself."""
    character, form, left, right, tag = columns
    for one in form.split("/"):
        if one not in allowed.get(character, {character}):
            yield f"no table has {character} → {one}"
    for side in (left, right):
        if len(IDEOGRAPH.findall(side)) > MOST:
            yield f"{len(IDEOGRAPH.findall(side))} ideographs on one side"
    if tag not in {source.tag for source in occurrence_sources.SOURCES}:
        yield f"no such source: {tag}"


def check(name, counts):
    """Prints the faults of both halves and returns their number."""
    allowed, faults, seen = allowed_forms(), [], {}
    shares, sources = (collections.defaultdict(collections.Counter) for _ in range(2))
    for half, place, columns in rows(name, faults):
        character, form, left, right, tag = columns
        shares[character, form][half] += 1
        sources[tag][half] += 1
        faults += (f"{place}: {fault}" for fault in faults_of(columns, allowed))
        if (earlier := seen.setdefault((left, character, right), place)) != place:
            faults.append(f"{place}: the same as {earlier}")
    faults += (f"{character} → {form} is in one half only" for (character, form), halves
               in shares.items() if len(halves) < len(HALVES))
    sizes = [sum(halves[half] for halves in shares.values()) for half in HALVES]
    if abs(sizes[0] - sizes[1]) > sum(sizes) / 20:
        faults.append(f"the halves have {sizes[0]} and {sizes[1]} rows")
    print(*faults, sep="\n", end="\n" if faults else "")
    if counts:
        print_counts(shares, sources)
    print(f"{name}: {sum(sizes)} occurrences ({sizes[0]} develop, {sizes[1]} report) of "
          f"{len({character for character, _ in shares})} characters, {len(faults)} faults")
    return len(faults)


def print_counts(shares, sources):
    """A line for each character with its forms, then one for each source: develop, report."""
    for character in dict.fromkeys(character for character, _ in shares):
        forms = {form: halves for (other, form), halves in shares.items() if other == character}
        print(character, sum(halves.total() for halves in forms.values()),
              *(f"{form} {halves['develop']}+{halves['report']}" for form, halves
                in sorted(forms.items(), key=lambda item: -item[1].total())), sep="\t")
    for tag, halves in sources.items():
        print(tag, halves.total(), f"{halves['develop']}+{halves['report']}", sep="\t")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--counts", action="store_true")
    parser.add_argument("name", nargs="?", default="natural")
    arguments = parser.parse_args()
    return 1 if check(arguments.name, arguments.counts) else 0


if __name__ == "__main__":
    sys.exit(main())
