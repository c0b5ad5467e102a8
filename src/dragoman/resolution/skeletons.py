"""The bare bones of a name: what is left of it whichever tongue it came through.

"Poroshenko" is "Porosjenko" and "Porosenko" elsewhere, "Obama" came back from Greek as
"Ompama" and "Trump" from Chinese as "Telangpu". So little is left of a name here that two persons often share it: it
serves only to choose among the few whom office, country and day leave.
"""

from __future__ import annotations

import functools
import re
from itertools import product

from rapidfuzz.distance import OSA, Levenshtein

from dragoman.resolution.sounds import to_letters

# Each group of letters and the classes it may stand for in some spelling: S hisses, K is said at the back of the mouth,
# T at the teeth, P at the lips; "-" is none. Longer groups win; vowels are none.
GROUPED = {
    "schtsch": "S", "sjtsj": "S", "chtch": "S", "tszya": "S", "shch": "S", "szcz": "S", "stsj": "S", "tsch": "S",
    "dsch": "S", "chzh": "S", "tsz": "S", "tsj": "S", "tch": "S", "sch": "S", "dzh": "S", "dzs": "S", "sci": "S",
    "sce": "S", "tj": "S T", "sj": "S", "zj": "S", "zh": "S", "zs": "S", "sz": "S", "cz": "S", "cs": "S KS", "ts": "S",
    "tz": "S", "dz": "S T", "dj": "S T", "sh": "S", "xh": "S", "hs": "S", "ch": "S K", "c": "K S", "x": "S KS",
    "q": "K S", "j": "- S K", "gy": "K T S", "gh": "K -", "gk": "K", "g": "K S", "kh": "K", "ck": "K", "k": "K",
    "qh": "K -", "pf": "P", "bv": "P -",
    "h": "- K", "s": "S", "z": "S", "th": "T S", "dh": "T S", "d": "T", "t": "T", "nt": "NT T", "nd": "NT N",
    "mp": "MP P", "mb": "MP P", "ph": "P", "p": "P", "b": "P", "f": "P", "v": "P -", "w": "P -", "ng": "N NK",
    "gn": "N KN", "n": "N", "m": "M", "l": "L", "r": "R",
}  # fmt: skip
CLASSES = {group: tuple(said.replace("-", "").split(" ")) for group, said in GROUPED.items()}
GROUPS = re.compile("|".join(sorted(CLASSES, key=len, reverse=True)))
DOUBLED = re.compile(r"(.)\1+")
# Greek writes the sounds of b, d and g so at the start of a word.
GREEK = {"mp": "b", "nt": "d", "gk": "g"}
# Written onto a name: Arabic's article; the endings of Baltic and Czech, the latter a woman's.
ARTICLE = re.compile(r"^(?:al|el|es|as|ash|an)(?=[^aeiou]\w{3}|e\w{3})")
ENDINGS = ("ova", "as", "is", "us", "s")
# Chinese and Japanese know no r beside l, Chinese writes no m before a consonant, and what stands before i hisses.
EASTERN = str.maketrans("RM", "LN")
HARD = re.compile(r"[td](?=i)")
MOST, LEAST = 24, 4
ONE_SLIP, TWO_SLIPS = 5, 8


@functools.lru_cache(maxsize=50_000)
def bones(word: str) -> frozenset[str]:
    """Return the skeletons that a word may have, its endings on or off."""
    return frozenset(bone for form in forms(to_letters(word)) for bone in skeletons(form))


def forms(letters: str) -> set[str]:
    """Return a word's letters with and without what a tongue writes onto a name."""
    plain = GREEK.get(letters[:2], letters[:2]) + letters[2:]
    bare = ARTICLE.sub("", plain)
    cut = {bare.removesuffix(e) for e in ENDINGS if bare.endswith(e) and len(bare) - len(e) >= LEAST}
    return {plain, bare, *cut}


def skeletons(letters: str) -> set[str]:
    """Return the skeletons of letters, MOST at most: a group stands for the same all through a word."""
    groups = GROUPS.findall(DOUBLED.sub(r"\1", letters))
    choices: dict[str, tuple[str, ...]] = {}
    count = 1
    for group in groups:
        if group not in choices:
            choices[group] = CLASSES[group][: max(MOST // count, 1)]
            count *= len(choices[group])
    tables = (dict(zip(choices, said, strict=True)) for said in product(*choices.values()))
    return {DOUBLED.sub(r"\1", "".join(table[g] for g in groups)) for table in tables}


@functools.lru_cache(maxsize=50_000)
def eastern(word: str) -> frozenset[str]:
    """Return the skeletons of a word as they come back from Chinese, Japanese or Korean."""
    soft = HARD.sub("s", to_letters(word))
    return frozenset(DOUBLED.sub(r"\1", bone.translate(EASTERN)) for bone in bones(word) | bones(soft))


@functools.lru_cache(maxsize=50_000)
def is_drifted(word: str, known: str) -> bool:
    """Whether a word may be a known one in another tongue's spelling, or with a slip of the pen."""
    if bones(word) & bones(known) or eastern(word) & eastern(known) or is_slip(word, known):
        return True
    return any(
        Levenshtein.distance(a, b) <= 1 for a in bones(word) for b in bones(known) if min(len(a), len(b)) >= LEAST
    )


def is_slip(word: str, known: str) -> bool:
    """Whether one letter was lost, added, changed or moved, two in a long word."""
    one, other = to_letters(word), to_letters(known)
    least = min(len(one), len(other))
    return OSA.distance(one, other) <= (least >= ONE_SLIP) + (least >= TWO_SLIPS) and one[:1] == other[:1]


@functools.lru_cache(maxsize=50_000)
def may_be_given(word: str, known: str, *, loose: bool) -> bool:
    """Whether a given name may be a known one by its skeleton; `loose`: it may also open the other, or miss a sound."""
    if len(word) == 1 or len(known) == 1:
        return word[:1].lower() == known[:1].lower()
    if not loose:
        return bool(bones(word) & bones(known))
    pairs = [(a, b) for a in eastern(word) for b in eastern(known) if a and b]
    return any(a == b or (min(len(a), len(b)) > 1 and is_part(a, b)) for a, b in pairs)


def is_part(one: str, other: str) -> bool:
    """Whether one skeleton opens the other, or is one sound away from it."""
    return one.startswith(other) or other.startswith(one) or Levenshtein.distance(one, other) <= 1
