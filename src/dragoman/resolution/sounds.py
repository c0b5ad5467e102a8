"""What a name sounds like, across scripts and romanisations: its readings, its consonants, and how like two are."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import product

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

# Letters whose plain transliteration loses the sound.
LETTERS = str.maketrans({
    "š": "sh", "č": "ch", "ž": "zh", "ć": "ch", "ş": "sh", "ç": "ch", "ţ": "ts", "ț": "ts", "ș": "sh", "đ": "dj",
    "ź": "zh", "ż": "zh", "ś": "sh", "ı": "i", "ğ": "g", "ə": "a", "ñ": "n", "ő": "o", "ű": "u", "ŏ": "o", "ŭ": "u",
    "ו": "uw", "و": "uw", "ؤ": "uw", "ח": "qh", "ה": "a", "ه": "a", "א": "a", "ע": "a", "ا": "a", "أ": "a", "إ": "i",
    "آ": "a", "ى": "a", "ة": "a", "ع": "a", "х": "qh", "г": "gh", "ج": "j", "ظ": "z", "ء": "", "ئ": "y", "ц": "ts",
    "ь": "", "ъ": "", "щ": "sh", "ж": "zh", "э": "e", "й": "y", "ю": "yu", "я": "ya", "ё": "yo", "ы": "y", "’": "",
    "'": "", "פ": "pf", "ב": "bv", "ं": "n", "ং": "ng",
})  # fmt: skip
# Hebrew letters that an apostrophe makes other sounds.
MARKED = {"ג'": "j", "צ'": "ch", "ז'": "zh", "ג׳": "j", "צ׳": "ch", "ז׳": "zh"}
# Scripts without vowels: a throat's h between consonants hides one, as in Mahmud; what opens a word or is doubled is no
# vowel; the article is written onto its word.
BREATH = re.compile(r"(?<![اويىאוי])[حח](?=[^اويىאויئة])")
GLIDES = ((re.compile(r"^[וو](?=.)|(?<=.)וו"), "w"), (re.compile(r"(?<=.)יי"), "y"))
ARTICLE = re.compile(r"^ال(?=\w{3})")
NOT_LETTERS = re.compile(r"[^a-z]")
# Each group of letters and the sounds it may stand for, the commonest first, h for none. Longer groups win.
GROUPED = {
    "stsj": "S", "sjtsj": "S", "tsj": "C", "sj": "S", "tj": "C ti", "zj": "J si", "cs": "C ks", "zs": "J s",
    "sc": "sk s S", "xh": "J", "gy": "t k J",
    "ngh": "nk ", "qh": "hk", "pf": "bf", "bv": "bv", "tsh": "C s",
    "dge": "Ji tki", "tsch": "C", "dsch": "J", "shch": "S", "tch": "C", "dzh": "J", "sch": "S", "csh": "C", "kh": "kh",
    "gh": "kh", "ch": "CkS", "sh": "S", "sz": "Ss", "cz": "Cs", "zh": "JS", "dj": "J", "dz": "Js", "ts": "sC",
    "tz": "s", "ck": "k", "ng": "nk n nJ", "ph": "f", "th": "ts", "dh": "ts", "qu": "k", "rz": "rs J", "rh": "r",
    "wh": "v", "bh": "b", "hs": "S", "xs": "k", "ou": "u", "oo": "u", "ee": "i", "ei": "i", "ey": "i", "ay": "i",
    "ai": "i", "ie": "i", "ae": "i", "oe": "u", "eu": "u", "au": "u au", "aw": "av u", "ow": "u uv", "ew": "iv u",
    "uo": "u", "aa": "a", "uw": "u v uv", "b": "b", "p": "b", "c": "ksJ", "d": "t", "f": "f", "g": "kJ", "h": "h",
    "j": "Ji", "k": "k", "l": "l", "m": "m", "n": "n", "q": "kC", "r": "r", "s": "sS", "t": "t", "v": "v", "w": "vu",
    "x": "ks k S", "z": "sJ", "a": "a", "e": "i", "i": "i", "o": "u", "u": "u", "y": "i",
}  # fmt: skip
READINGS = {group: tuple(said.split() if " " in said else said) for group, said in GROUPED.items()}
GROUPS = re.compile("|".join(sorted(READINGS, key=len, reverse=True)))
DOUBLED = re.compile(r"(.)\1+")
TWICE = re.compile(r"([^aiuh])\1")
# Scripts that leave most vowels out, so that a letter twice is two.
ABJAD = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
VOWELS = re.compile(r"[aiu]")
FIRST_VOWEL = re.compile(r"^[aiu]+")
# One name in two romanisations differs in a few letters of many: no more readings than this are worth their time.
MOST_READINGS = 12
# So many letters of a word may be read in a rarer way; of a short one, one.
RARE, RARE_LONG, LONG = 1, 2, 7
# What each such letter takes from the likeness.
UNUSUAL = 0.04
# Sounds that romanisations mix; the consonants' key does not part them.
MERGED = str.maketrans("CJSvf", "SSSbb")


def to_letters(word: str) -> str:
    """Return a word of any script in lower-case Latin letters."""
    lower = word.lower()
    if lower.isascii():
        return NOT_LETTERS.sub("", lower)
    for marked, plain in MARKED.items():
        lower = lower.replace(marked, plain)
    if ABJAD.search(lower):
        lower = vocalised(lower)
    return NOT_LETTERS.sub("", anyascii(lower.translate(LETTERS)).lower())


def vocalised(word: str) -> str:
    """Return a word of a script without vowels with those that its consonants betray."""
    for glide, plain in GLIDES:
        word = glide.sub(plain, word)
    return BREATH.sub("a", word)


def forms(word: str) -> tuple[str, ...]:
    """Return a word's letters, and those without an Arabic article."""
    bare = ARTICLE.sub("", word)
    return (to_letters(word),) if bare == word else (to_letters(word), to_letters(bare))


@functools.lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[tuple[str, int], ...]:
    """Return the ways a word may sound and how many letters are read in a rarer way for it, the likeliest first.

    A group of letters sounds the same all through a word.
    """
    abjad = ABJAD.search(word) is not None
    found: dict[str, int] = {}
    for letters in forms(word):
        for spoken, rare in spoken_forms(
            GROUPS.findall(letters if abjad else DOUBLED.sub(r"\1", letters)), parted=abjad
        ):
            found.setdefault(spoken, rare)
    return tuple(found.items())


def spoken_forms(groups: list[str], *, parted: bool) -> Iterator[tuple[str, int]]:
    """Yield the ways that groups of letters may sound, with how many are rare; `parted`: no two stand together."""
    choices: dict[str, tuple[str, ...]] = {}
    count = 1
    for group in groups:
        if group not in choices:
            room = MOST_READINGS // count
            choices[group] = READINGS[group][: max(room, 1)]
            count *= len(choices[group])
    most = RARE_LONG if len(groups) >= LONG else RARE
    for said in product(*choices.values()):
        rare = sum(sound != common[0] for sound, common in zip(said, choices.values(), strict=True))
        sounds = dict(zip(choices, said, strict=True))
        whole = "".join(sounds[g] for g in groups)
        spoken = DOUBLED.sub(r"\1", (TWICE.sub(r"\1a\1", whole) if parted else whole).replace("h", ""))
        if spoken and rare <= most:
            yield spoken, rare


@functools.lru_cache(maxsize=100_000)
def consonants(sound: str) -> str:
    """Return the consonant key of a sound: merged classes, no vowels but a mark for one in front."""
    bare = FIRST_VOWEL.sub("", sound)
    key = VOWELS.sub("", DOUBLED.sub(r"\1", bare.translate(MERGED)))
    return key if bare == sound else f"A{key}"


@functools.lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """Return the consonant keys of a word's readings."""
    return frozenset(consonants(sound) for sound, _ in readings(word))


@functools.lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """Return how like two words sound, 0 to 1: consonants count as much as all sounds together."""
    if one == other:
        return 1.0
    best = 0.0
    for a, rare in readings(one):
        for b, rarer in readings(other):
            if 1 - UNUSUAL * (rare + rarer) <= best:
                continue
            whole = Levenshtein.normalized_similarity(a, b)
            if (whole + 1) / 2 - UNUSUAL * (rare + rarer) <= best:
                continue  # no consonants could make it likelier
            bare = Levenshtein.normalized_similarity(consonants(a), consonants(b))
            best = max(best, (whole + bare) / 2 - UNUSUAL * (rare + rarer))
    return best
