# SPDX-License-Identifier: Apache-2.0
"""Measures of conversion on text that nobody wrote to test it; `accuracy.py` calls them.

- labelled: occurrences in natural Simplified text, `Accuracy/Labelled/*.tsv`, labelled by reading.
- leftovers: native Traditional text in which one eligible character in thirty-three was put back to
  its Simplified form, as in a page that was converted in part: how many come back, and what else
  changes.
"""

import random

HALVES = ("develop", "report")


def read_labelled(folder):
    """Half -> list of (source tag, text, place, the right forms)."""
    halves = {half: [] for half in HALVES}
    for half, found in halves.items():
        for path in sorted(folder.glob(f"*-{half}.tsv")):
            for line in path.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    char, forms, left, right, tag = line.split("\t")
                    found.append((tag, left + char + right, len(left), forms.split("/")))
    return halves


def labelled_table(folder, systems, aligned, fold, errors=0):
    """Prints the share of labelled occurrences that are right."""
    halves = read_labelled(folder)
    print("\n| labelled natural text | " + " | ".join(HALVES) + " |")
    print("| --- |" + " ---: |" * len(HALVES))
    for name, convert in systems.items():
        cells = []
        for half, found in halves.items():
            wrong = []
            outputs = convert([text for _, text, _, _ in found])
            for (tag, text, place, forms), output in zip(found, outputs, strict=True):
                got = aligned(text, output)[place]
                if fold(got) not in map(fold, forms):
                    wrong.append(f"{tag} {got}≠{'/'.join(forms)} {text[max(0, place - 12):place + 12]}")
            cells.append(f"{100 * (1 - len(wrong) / len(found)):.2f} ({len(wrong)} of {len(found)})")
            if name == "Zhengzi" and half == "develop" and errors:
                shown = wrong[:errors]
        print(f"| {name} | " + " | ".join(cells) + " |")
    if errors:
        print("\n".join(shown))


def put_back(lines, simplify, share=0.03, seed=7):
    """Native lines with some characters in their Simplified form; and the places of those."""
    generator = random.Random(seed)
    damaged, places = [], []
    for line in lines:
        simple = simplify(line)
        if len(simple) != len(line):
            damaged.append(line)
            places.append([])
            continue
        chosen = [place for place, (a, b) in enumerate(zip(line, simple))
                  if a != b and generator.random() < share]
        text = list(line)
        for place in chosen:
            text[place] = simple[place]
        damaged.append("".join(text))
        places.append(chosen)
    return damaged, places


def leftovers(lines, convert, simplify, is_free):
    """Prints how many leftovers are repaired, and how many other characters change."""
    damaged, places = put_back(lines, simplify)
    repaired, total, hard = 0, 0, 0
    for line, output, chosen in zip(lines, convert(damaged), places, strict=True):
        if len(output) != len(line):
            continue
        total += len(chosen)
        changed = {place for place, (a, b) in enumerate(zip(line, output))
                   if a != b and not is_free(line, output, place)}
        repaired += len(set(chosen) - changed)
        hard += len(changed - set(chosen))
    print(f"\nleftovers: {repaired} of {total} repaired ({100 * repaired / total:.1f} %); "
          f"{hard} other hard changes")
