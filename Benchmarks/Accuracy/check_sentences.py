#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the form of the test sentences: what a slip of the hand can break, not whether the
targets are right, which only reading tells.

A set is two files, Sentences/SET-develop.tsv and Sentences/SET-report.tsv. SET begins with its
direction (`s2tw-a`): that decides which tables of scripts and regional forms apply. `taiwan` is
right text that stays as it is; in `vocabulary` every sentence names its own direction (`cn2tw`).

Checked of a sentence: five columns; a known kind; 8 to 40 characters; one braced character in the
target; source and target of the same length; the source's character at the brace is the tested
one; nothing Traditional in the source, nothing Simplified in the target; every pair of characters
is identical or stands in the tables of Dictionaries/. Of a set: enough sentences for every
character in each half; every target form in both halves; no run of eight characters twice.
`t2s` tests too many characters for the last but one; `taiwan` has no braces and no tested
character; in `vocabulary` the braces hold a word, which may be longer or shorter than its source.

usage: check_sentences.py [--counts] [--least N] [SET ...]
  --counts   also print, for each character, its forms and kinds in both halves
  --least N  sentences that every character needs in each half (default 8)
Exit status: 0 no fault, 1 faults, 2 no such set.
"""

import argparse
import collections
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SENTENCES = HERE / "Sentences"
DICTIONARIES = HERE.parents[1] / "Dictionaries"
HALVES = ("develop", "report")
KINDS = ("word", "boundary", "sense", "name", "classical")
SHORTEST, SHORTEST_OF_WORDS, LONGEST, RUN = 8, 6, 40, 8
REGIONAL = {"s2t": None, "s2tw": "TWVariants", "s2hk": "HKVariants"}
UNCHANGED, VOCABULARY, SIMPLIFIED = "taiwan", "vocabulary", "t2s"
SETS = (*REGIONAL, UNCHANGED, VOCABULARY, SIMPLIFIED)
#: The directions of a vocabulary set, and whether the source is Traditional and the target is.
SCRIPTS = {"cn2tw": (False, True), "cn2hk": (False, True),
           "tw2cn": (True, False), "hk2cn": (True, False)}

Sentence = collections.namedtuple("Sentence", "place half tested kind domain source target braced")


#: Simplifications that the tables leave out, checked by hand: 彊 and 沈 for 强 and 沉, and the like.
IN_NO_TABLE = set(zip("彊沈鍊鍊徬濬尅祇甚妳", "强沉链练彷浚克只什你"))


def table(name):
    """The rows of a dictionary: key and values."""
    for line in (DICTIONARIES / name).read_text(encoding="utf-8").splitlines():
        if "\t" in line and not line.startswith("#"):
            key, values = line.split("\t")[:2]
            yield key, values.split(" ")


def allowed_pairs(direction):
    """The pairs (source character, target character) that the tables contain."""
    if direction == SIMPLIFIED:
        return {(new, old) for tables in REGIONAL for old, new in allowed_pairs(tables)} | {
            pair for key, values in table("Script/TSPhrases.txt") for value in values
            for pair in zip(key, value)} | IN_NO_TABLE
    pairs = set()
    for name in ("STCharacters", "STPhrases"):
        for key, values in table(f"Script/{name}.txt"):
            for value in values:
                if len(key) == len(value):
                    pairs.update(zip(key, value))
    for key, values in table("Script/TSCharacters.txt"):
        pairs.update((value, key) for value in values)
    if REGIONAL[direction]:
        regional = dict(table(f"Variants/{REGIONAL[direction]}.txt"))
        pairs.update((source, form) for source, target in list(pairs)
                     for form in regional.get(target, ()))
        pairs.update((key, form) for key, forms in regional.items() for form in forms)
    return pairs


def only(name):
    """The characters that one script has and the other has not."""
    return {key for key, _ in table(f"Script/{name}.txt") if len(key) == 1}


def well_braced(marked, direction):
    """Whether braces hold one character, in a vocabulary set a word, in unchanged text nothing."""
    opened, closed = marked.find("{"), marked.find("}")
    if direction == UNCHANGED:
        return opened == closed == -1
    if marked.count("{") != 1 or marked.count("}") != 1:
        return False
    return closed > opened + 1 if direction == VOCABULARY else closed == opened + 2


def parse(path, half):
    """The sentences of a file, and what is wrong with its lines as lines."""
    sentences, faults = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        place = f"{path.name}:{number}"
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 5:
            faults.append(f"{place}: {len(columns)} columns, not five")
            continue
        tested, kind, domain, source, marked = columns
        brace, target = marked.find("{"), marked.replace("{", "").replace("}", "")
        if not well_braced(marked, path.name.split("-")[0]):
            faults.append(f"{place}: the braces are wrong: {marked}")
            continue
        sentences.append(Sentence(place, half, tested, kind, domain, source, target, brace))
    return sentences, faults


def faults_of(sentence, direction, pairs, traditional, simplified):
    """What is wrong with one sentence by itself."""
    source, target = sentence.source, sentence.target
    vocabulary = direction == VOCABULARY
    if sentence.kind not in (SCRIPTS if vocabulary else KINDS):
        yield f"no such kind: {sentence.kind}"
        return
    if not (sentence.domain.isascii() and sentence.domain.isalpha() and sentence.domain.islower()):
        yield f"the domain is not one word in lower case: {sentence.domain}"
    if not (SHORTEST_OF_WORDS if vocabulary else SHORTEST) <= len(source) <= LONGEST:
        yield f"{len(source)} characters: {source}"
    if any(character.isspace() for character in source + target):
        yield f"white space: {source}"
    yield from wrong_script(sentence, direction, traditional, simplified)
    if vocabulary:
        if sentence.tested not in source:
            yield f"{sentence.tested} is not in the source: {source}"
    elif direction == UNCHANGED:
        if source != target or sentence.tested != "-":
            yield f"not a sentence that stays as it is: {source}"
    else:
        yield from wrong_characters(sentence, pairs)


def wrong_script(sentence, direction, traditional, simplified):
    """Characters of the script that the source or the target is not in."""
    reads, writes = SCRIPTS.get(sentence.kind) or (
        direction in (SIMPLIFIED, UNCHANGED), direction != SIMPLIFIED)
    for text, is_traditional in ((sentence.source, reads), (sentence.target, writes)):
        wrong, name = (simplified, "Simplified") if is_traditional else (traditional, "Traditional")
        for character in text:
            if character in wrong:
                yield f"{character} is {name}: {text}"


def wrong_characters(sentence, pairs):
    """Where a set whose sentences keep their length changes a character as no table does."""
    source, target = sentence.source, sentence.target
    if len(source) != len(target):
        yield f"{len(source)} characters became {len(target)}: {target}"
        return
    if source[sentence.braced] != sentence.tested:
        yield f"the braces hold {target[sentence.braced]}, from {source[sentence.braced]}"
    for old, new in zip(source, target):
        if old != new and (old, new) not in pairs:
            yield f"no table has {old} → {new}: {target}"


def letters(text):
    """A text without its punctuation, which would hide a repetition."""
    return "".join(character for character in text if character.isalnum())


def repetitions(sentences):
    """Pairs of sentences that share a run of eight characters."""
    seen, told = {}, set()
    for sentence in sentences:
        text = letters(sentence.source)
        for start in range(max(1, len(text) - RUN + 1)):
            other = seen.setdefault(text[start:start + RUN], sentence.place)
            if other != sentence.place and (other, sentence.place) not in told:
                told.add((other, sentence.place))
                yield f"{sentence.place}: shares “{text[start:start + RUN]}” with {other}"


def shares(sentences, least):
    """Characters with too few sentences, and forms that one half lacks."""
    by_character = collections.defaultdict(lambda: {half: collections.Counter() for half in HALVES})
    for sentence in sentences:
        by_character[sentence.tested][sentence.half][sentence.target[sentence.braced]] += 1
    for character, halves in by_character.items():
        for half in HALVES:
            if halves[half].total() < least:
                yield f"{character}: {halves[half].total()} sentences in {half}, {least} wanted"
        for form in set(halves["develop"]) ^ set(halves["report"]):
            yield f"{character}: {form} is in one half only"


def print_counts(sentences):
    """A row for each character: sentences, forms and kinds, develop and report."""
    print("tested\tdevelop\treport\tforms (develop+report)\tkinds")
    for tested in dict.fromkeys(sentence.tested for sentence in sentences):
        own = [sentence for sentence in sentences if sentence.tested == tested]
        sizes = [sum(s.half == half for s in own) for half in HALVES]
        forms = collections.Counter((s.target[s.braced], s.half) for s in own)
        named = dict.fromkeys(form for (form, _), _ in forms.most_common())
        kinds = collections.Counter(s.kind for s in own)
        print(tested, *sizes,
              " ".join(f"{f} {forms[f, 'develop']}+{forms[f, 'report']}" for f in named),
              " ".join(f"{kind} {kinds[kind]}" for kind in KINDS if kinds[kind]), sep="\t")


def check(name, least, counts):
    """Reads and checks one set, prints its faults and returns their number."""
    sentences, faults = [], []
    for half in HALVES:
        read, broken = parse(SENTENCES / f"{name}-{half}.tsv", half)
        sentences += read
        faults += broken
    direction = name.split("-")[0]
    pairs = allowed_pairs(direction) if direction in (*REGIONAL, SIMPLIFIED) else set()
    tables = (direction, pairs, only("TraditionalOnly"), only("SimplifiedOnly"))
    for sentence in sentences:
        faults += (f"{sentence.place}: {fault}" for fault in faults_of(sentence, *tables))
    faults += repetitions(sentences)
    if direction in REGIONAL:
        faults += (f"{name}: {fault}" for fault in shares(sentences, least))
    print(*faults, sep="\n", end="\n" if faults else "")
    if counts and direction in (*REGIONAL, SIMPLIFIED):
        print_counts(sentences)
    kinds = collections.Counter(sentence.kind for sentence in sentences)
    sizes = ", ".join(f"{sum(s.half == h for s in sentences)} {h}" for h in HALVES)
    print(f"{name}: {len(sentences)} sentences ({sizes}; "
          + ", ".join(f"{kinds[kind]} {kind}" for kind in (*KINDS, *SCRIPTS) if kinds[kind])
          + f"), {len(faults)} faults")
    return len(faults)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--counts", action="store_true")
    parser.add_argument("--least", type=int, default=8)
    parser.add_argument("sets", nargs="*")
    arguments = parser.parse_args()
    here = sorted({path.name.rsplit("-", 1)[0] for path in SENTENCES.glob("*.tsv")})
    for name in arguments.sets or here:
        if name not in here or name.split("-")[0] not in SETS:
            print(f"no such set: {name}; there are {', '.join(here)}", file=sys.stderr)
            return 2
    faults = sum(check(n, arguments.least, arguments.counts) for n in arguments.sets or here)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
