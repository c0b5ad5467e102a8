"""Names by the kind of text they stand in: headlines, capitals, lower case, transliterated and long official names."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import treebanks as tb
from prepare import SEED

ORIGINS = {"Arabic": "arabic", "Persian": "persian", "Russian": "russian", "Hebrew": "hebrew"}
# Pinyin is not among the tables of transliterations: frequent surnames and syllables of given names.
CHINESE = (
    ["Li", "Wang", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun", "Ma", "Hu", "Guo", "He"],
    ["wei", "fang", "na", "min", "jing", "qiang", "lei", "jun", "yong", "yan", "jie", "tao", "ming", "chao", "hua"],
)
LONGEST_TOKEN, SHORTEST_TOKEN = 9, 4
OFTEN, DRAWN = 3, 2_000
CASES: dict[str, Callable[[str], str]] = {"headlines": tb.headline, "capitals": str.upper, "lower case": str.lower}


def rows(corpora: Path, sets: dict[str, list[tb.Sentence]]) -> Iterator[tuple[str, list[tb.Sentence]]]:
    """Yield (kind, sentences) made of the development sets."""
    for name, sentences in sets.items():
        for kind, change in CASES.items():
            yield f"{name}, {kind}", [tb.recase(s, change) for s in sentences]
    persons = [s for s in sets["politics"] if any(k == "PER" for _, _, k in s.names)]
    chance = random.Random(SEED)
    for origin, file in ORIGINS.items():
        tokens = sorted(romanised(corpora / "transliteration" / f"{file}-train.tsv.gz"))
        drawn = [[chance.choice(tokens).title() for _ in "ab"] for _ in range(DRAWN)]
        yield f"{origin} persons", [with_persons(s, drawn, chance) for s in persons]
    families, syllables = CHINESE
    drawn = [[chance.choice(families), "".join(chance.sample(syllables, 2)).title()] for _ in range(DRAWN)]
    yield "Chinese persons", [with_persons(s, drawn, chance) for s in persons]
    yield "long official names", list(official(Path(__file__).with_name("official_names.txt")))


def romanised(path: Path) -> Iterator[str]:
    """Yield the name tokens of a table that are met often."""
    for line in tb.lines(path):
        cells = line.split("\t")
        if cells[0].isalpha() and SHORTEST_TOKEN <= len(cells[0]) <= LONGEST_TOKEN and int(cells[2]) >= OFTEN:
            yield cells[0]


def with_persons(s: tb.Sentence, drawn: list[list[str]], chance: random.Random) -> tb.Sentence:
    """Return a sentence with other persons in it; one named by one word gets a surname."""
    words: list[str] = []
    names: list[tuple[int, int, str]] = []
    at = 0
    for start, end, kind in s.names:
        words += s.words[at:start]
        name = chance.choice(drawn)
        new = (name if end - start > 1 else name[-1:]) if kind == "PER" else s.words[start:end]
        names.append((len(words), len(words) + len(new), kind))
        words, at = words + new, end
    words += s.words[at:]
    return next(tb.attach_spaces([replace(s, words=words, spaces=[True] * len(words), names=names)]))


def official(path: Path) -> Iterator[tb.Sentence]:
    """Yield own sentences, names in brackets: `The [ORG Council of Ministers] met in [LOC Sarajevo] .`."""
    for line in path.read_text("utf8").splitlines():
        words: list[str] = []
        names: list[tuple[int, int, str]] = []
        for word in line.split() if not line.startswith("#") else ():
            if word.startswith("["):
                kind, start = word[1:], len(words)
            elif word.endswith("]"):
                words.append(word[:-1])
                names.append((start, len(words), kind))
            else:
                words.append(word)
        if words:
            yield next(tb.attach_spaces([tb.Sentence(words=words, spaces=[True] * len(words), names=names)]))
