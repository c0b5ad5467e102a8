"""Two names as strings: spellings of one, part of the other, or the names of two."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import OSA

from dragoman.knowledge.naming import given_groups, load_weights, load_words, surname_groups
from dragoman.resolution.sounds import ARTICLE, keys, likeness

Relation = Literal[
    "exact", "spelling", "part", "initial", "extra", "initials", "epithet", "surname", "given", "office",
    "relative", "namesake", "none",
]  # fmt: skip
MARKS = re.compile(r"[.'’`ʻʼ‘]")
BREAKS = re.compile(r"[\s,/]+")
# "Son of": who is whose is told by the order.
DESCENT = {"bin", "ibn", "ben", "bint"}
CAPITALS = re.compile(r"[A-Z]{2,5}")
# The numeral of a ruler, in capitals: "Xi" is a surname. One letter counts at the end alone: else an initial.
NUMERAL = re.compile(r"(?<=\s)(?:[IVX]{2,6}\b(?!\.)|[IVX]$)")
# The article and "son of" are written onto the name or apart from it.
GLUED = re.compile(r"^(?:al|el|ul|as|ash|an|ad|ar|az)-(?=\w{3})")
# The article written onto the name without a hyphen: "Essebsi", "Elbaradei".
ARTICLED = re.compile(r"(?:al|el|es|as|ess|ash|esh)\w{4,}")
# Arabic, Hebrew and the scripts of South and South-East Asia.
UNVOWELLED = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
# Chinese and Korean names: the first sign is the surname.
SIGNS = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}")
SYLLABLE = re.compile(r"[A-Z][a-z]*")
# An h that stands for itself, not in "sh" or "kh".
BARE_H = re.compile(r"(?<![sckztpgd])h")
ALIKE, LONG_ALIKE, LONG = 0.78, 0.9, 5
INITIAL = 0.7
# By a list of given names, of romanisations of one surname, by an article.
SAME_GIVEN, ROMANISED, WITH_ARTICLE = 0.95, 0.85, 0.9
# Sure enough, but less than a name with the same mark.
UNMARKED = 0.97
FULL = 2
SHORT = 3
# Two surnames shorter than this and a letter apart are two: Chen Wen and Chen Wei.
SLIP_LONG = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name's words without titles: those that carry it, and its titles; `ordered`: "son of" stands in it."""

    text: str
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    generation: str | None = None
    ordered: bool = False

    @property
    def is_full(self) -> bool:
        """Whether two words or more are no mere initials."""
        return sum(len(word) > 1 for word in self.words) >= FULL

    @property
    def capitals(self) -> str | None:
        """The letters of a name that is but initials: "MBS", "P.W." is none."""
        plain = self.text.strip()
        return plain.lower() if CAPITALS.fullmatch(plain) else None


@dataclass(frozen=True, slots=True)
class Spelling:
    """How two names stand to each other, and how like the words are that they share."""

    relation: Relation
    likeness: float = 0.0
    extra: tuple[str, ...] = ()


@functools.lru_cache(maxsize=50_000)
def to_name(text: str) -> Name:
    """Take a name apart; a name of titles alone keeps them."""
    folded = [f for w in split_words(text) for f in fold(w)]
    titles = [w for at, w in enumerate(folded) if is_title(w) and not is_surname(at, folded)]
    rest = [w for w in folded if w not in titles] or folded
    marks = generation_marks(text)
    generation = next((marks[w] for w in rest[1:] if w in marks), None)
    rest = [w for at, w in enumerate(rest) if at == 0 or w not in marks]
    return Name(text, without_particles(rest), tuple(titles), generation, ordered=bool(DESCENT & set(rest[1:])))


def split_words(text: str) -> list[str]:
    """Return the words of a name in lower case, without marks."""
    bare = (MARKS.sub("", w) for w in BREAKS.split(spaced(text).lower()))
    return [w for w in bare if w]


def generation_marks(text: str) -> dict[str, str]:
    """Return what tells a generation by its word: "junior", and the numerals that stand in a name as such."""
    generations = load_words().generations
    numerals = {w.lower() for w in NUMERAL.findall(text.strip())}
    return {w: generations.get(w, w) for w in numerals | {w for w in generations if len(w) > 1}}


def without_particles(words: list[str]) -> tuple[str, ...]:
    """Return the words that carry a name."""
    core = [w for w in words if w not in load_words().particles] or words
    return tuple(w.strip("-") for w in core if w.strip("-"))


def fold(word: str) -> Iterator[str]:
    """Yield a word in Latin letters, as it is in scripts without vowels; a surname of one sign parted."""
    if UNVOWELLED.search(word):
        yield ARTICLE.sub("", word)
    elif SIGNS.fullmatch(word):
        surname, *given = SYLLABLE.findall(anyascii(word))
        yield from ("yi" if surname == "I" else surname.lower(), "-".join(given).lower())
    else:
        yield GLUED.sub("", anyascii(word).lower())


def is_title(word: str) -> bool:
    """Whether a word in front of a name is none of it: "general", "major-general"."""
    honorifics = load_words().honorifics
    return word in honorifics or all(part in honorifics for part in word.split("-"))


def is_surname(at: int, folded: list[str]) -> bool:
    """Whether a word that may be a title closes a name of two words: "Hun *Sen*", "Erik *Prince*"."""
    return at == 1 and len(folded) == FULL and folded[0] not in load_words().honorifics


def spaced(text: str) -> str:
    """Part initials that stand close: "M.K.O. Abiola"."""
    return re.sub(r"(?<=\b\w)\.(?=\w)", " ", text.replace("‑", "-").replace("–", "-"))


@functools.lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> float:
    """Return how surely two words are one, 0 when they are not: by letters, initial, given name, or sound."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[:1] == other[:1] else 0.0
    if "-" in one or "-" in other:
        return alike_hyphened(one.split("-"), other.split("-"))
    return listed(one, other) or sounded(one, other) or throated(one, other)


def listed(one: str, other: str) -> float:
    """Return how surely two words are one by the lists of names, or by an article written onto one; 0 if neither."""
    if any(a.endswith(b) and ARTICLED.fullmatch(a) for a, b in ((one, other), (other, one))):
        return WITH_ARTICLE
    for sure, groups in ((SAME_GIVEN, given_groups()), (ROMANISED, surname_groups())):
        if groups.get(one, frozenset()) & groups.get(other, frozenset()):
            return sure
    return 0.0


def sounded(one: str, other: str) -> float:
    """Return how like two words sound when that is enough: one key, or long and very like; else 0."""
    if are_listed_apart(one, other):
        return 0.0
    heard, long = bool(keys(one) & keys(other)), min(len(one), len(other)) >= LONG
    near = likeness(one, other) if heard or long else 0.0
    if near >= ALIKE and heard:
        return near
    if heard and is_unvowelled(one) != is_unvowelled(other):
        return load_weights().shares["heard"]
    return near if near >= LONG_ALIKE and long else 0.0


def are_listed_apart(one: str, other: str) -> bool:
    """Whether two are given names that are listed apart, however near: Ahmed and Hamid."""
    return one in given_groups() and other in given_groups()


def throated(one: str, other: str) -> float:
    """Compare a Ukrainian h with the Russian g of the same name: "Honcharuk" and "Gontscharuk"."""
    for a, b in ((one, other), (other, one)):
        if "g" in b and BARE_H.search(a) and "g" not in a and likeness(BARE_H.sub("g", a), b) >= LONG_ALIKE:
            return ROMANISED
    return 0.0


def is_unvowelled(word: str) -> bool:
    """Whether a word is in a script that leaves vowels out, so that its consonants are all there is to hear."""
    return UNVOWELLED.search(word) is not None


def alike_hyphened(one: list[str], other: list[str]) -> float:
    """Compare hyphened words part by part, or closed up when one has more parts."""
    if len(one) == len(other):
        return min(alike(a, b) for a, b in zip(one, other, strict=True))
    return alike("".join(one), "".join(other))


def align(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[int, int, float]]:
    """Pair the words of two names in any order, the likest first."""
    scored = sorted(
        ((alike(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other)), key=lambda s: (-s[0], s[1], s[2])
    )
    taken: list[tuple[int, int, float]] = []
    for score, i, j in scored:
        if score > 0 and all(i != x and j != y for x, y, _ in taken):
            taken.append((i, j, score))
    return taken


def joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Join two neighbours that stand as one word in the other name: "amir abdollahian"."""
    for at, (a, b) in enumerate(pairwise(one)):
        whole = (a + b).replace("-", "")
        long = (w for w in other if len(w) > len(a) + 1)
        if any((near := alike(whole, w)) and near > max(alike(a, w), alike(b, w)) for w in long):
            return joined((*one[:at], whole, *one[at + 2 :]), other)
    return one


@functools.lru_cache(maxsize=100_000)
def relate(one: Name, other: Name) -> Spelling:
    """Return how two names stand to each other."""
    ordered = one.ordered and other.ordered
    if one.words == other.words or (not ordered and sorted(one.words) == sorted(other.words)):
        return of_generations(one, other)
    if is_initials(one, other) or is_initials(other, one):
        return Spelling("initials", INITIAL)
    a, b = joined(one.words, other.words), joined(other.words, one.words)
    short, long = sorted((a, b), key=len)
    pairs = align(short, long)
    if not pairs or (ordered and not are_first_alike(pairs)):
        return Spelling("none")
    # A surname alone leaves "Jr." out: "President Marcos" may be either.
    if one.is_full and other.is_full and of_generations(one, other).relation == "relative":
        return Spelling("relative", 1.0)
    return by_pairs(short, long, pairs)


def are_first_alike(pairs: list[tuple[int, int, float]]) -> bool:
    """Whether the first words of two names are a pair."""
    return any((i, j) == (0, 0) for i, j, _ in pairs)


def by_pairs(short: tuple[str, ...], long: tuple[str, ...], pairs: list[tuple[int, int, float]]) -> Spelling:
    """Return how two names stand by the words that were paired and those that were left."""
    sure = sum(score for *_, score in pairs) / len(pairs)
    left = [w for i, w in enumerate(short) if i not in {x for x, *_ in pairs}]
    extra = [w for j, w in enumerate(long) if j not in {y for _, y, _ in pairs}]
    if left:
        return Spelling(conflict(short, long, pairs), sure, (*left, *extra))
    if not extra:
        return Spelling("spelling", sure)
    return Spelling(contained(short, long, pairs), sure, tuple(extra))


def of_generations(one: Name, other: Name) -> Spelling:
    """Return how two equal names stand by their marks of generation: a junior and a senior are two."""
    marks = {one.generation, other.generation}
    if len(marks) > 1 and (None not in marks or "junior" in marks):
        return Spelling("relative", 1.0)
    return Spelling("exact", 1.0 if one.generation == other.generation else UNMARKED)


def is_initials(short: Name, long: Name) -> bool:
    """Whether a name of capitals holds the first letters of the other's words, its particles counted or not."""
    capitals = short.capitals
    if capitals is None or len(capitals) < FULL or len(long.words) < FULL:
        return False
    every = "".join(w[0] for w in re.split(r"[\s-]+", anyascii(spaced(long.text)).lower()) if w).replace("u", "o")
    core = "".join(w[0] for w in long.words).replace("u", "o")
    capitals = capitals.replace("u", "o")
    return capitals == core or every.startswith(capitals) or every.endswith(capitals)


def contained(short: tuple[str, ...], long: tuple[str, ...], pairs: list[tuple[int, int, float]]) -> Relation:
    """Name the relation of a name whose words all stand in a longer one."""
    matched = sorted(j for _, j, _ in pairs)
    if sum(len(w) > 1 for w in short) == 1:
        strong = next(j for i, j, _ in pairs if len(short[i]) > 1)
        last = strong == len(long) - 1
        return "given" if not last else "initial" if len(short) > 1 else "surname"
    if matched[0] != 0 or matched[-1] != len(long) - 1:
        return "extra"
    return "initial" if any(1 in {len(short[i]), len(long[j])} for i, j, _ in pairs) else "part"


def conflict(short: tuple[str, ...], long: tuple[str, ...], pairs: list[tuple[int, int, float]]) -> Relation:
    """Name the relation of two names that each have a word the other lacks."""
    places = {(i, j) for i, j, _ in pairs}
    last, first = (len(short) - 1, len(long) - 1) in places, (0, 0) in places
    if last and first:
        loose = (unmatched(short, {i for i, _ in places}), unmatched(long, {j for _, j in places}))
        return "relative" if all(any(len(w) == 1 for w in left) for left in loose) else "part"
    if last:
        return "part" if is_short_form(short[0], long[0]) else "relative"
    return "namesake" if first else "none"


def is_letter_apart(one: Name, other: Name) -> bool:
    """Whether two names differ by one letter of a long surname: "Robert Mugage", "Eduard Shevarnadze".

    Not by its first letter, nor by the ending of a wife's or sister's surname, nor in a name with a hyphen, where the
    last part is a given name ("Kim Jong-un").
    """
    if len(one.words) != len(other.words) or not (one.is_full and other.is_full):
        return False
    if not all(map(alike, one.words[:-1], other.words[:-1])):
        return False
    short, long = sorted((one.words[-1], other.words[-1]), key=len)
    if len(short) < SLIP_LONG or short[0] != long[0] or "-" in short + long or long == f"{short}a":
        return False
    return OSA.distance(short, long, score_cutoff=1) == 1 and not is_apart(short, long)


def is_apart(one: str, other: str) -> bool:
    """Whether two surnames are listed as two, near as their letters are."""
    return any({one, other} <= pair for pair in load_words().apart)


def is_half_surname(one: Name, other: Name) -> bool:
    """Whether one name has half of the other's surname of two: "Abuladze" of Abuladze-Kereselidze."""
    halves = ((a.words[-1].split("-"), b.words[-1]) for a, b in ((one, other), (other, one)))
    return any(len(parts) > 1 and len(word) >= SHORT and word in parts for parts, word in halves)


def is_tail(one: Name, other: Name) -> bool:
    """Whether one name is the other without its first words: "García Márquez" of Gabriel García Márquez."""
    short, long = sorted((one.words, other.words), key=len)
    size = len(short)
    return FULL <= size < len(long) and min(map(len, short)) > 1 and all(map(alike, short, long[-size:]))


def unmatched(words: tuple[str, ...], matched: set[int]) -> list[str]:
    """Return the words of a name that have no pair."""
    return [w for i, w in enumerate(words) if i not in matched]


def is_short_form(one: str, other: str) -> bool:
    """Whether a given name opens the other: "Desi" of "Desiré"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORT and len(long) - len(short) <= SHORT and "-" not in long and long.startswith(short)
