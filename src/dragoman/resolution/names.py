"""Compare names across spellings and transliterations."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from dragoman.knowledge.naming import given_groups, load_words

HONORIFICS = {
    "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "dame", "prof", "professor", "gen", "general", "col", "colonel",
    "maj", "major", "lt", "lieutenant", "brig", "brigadier", "adm", "admiral", "rear", "vice", "capt", "captain", "sgt",
    "marshal", "commander", "ayatollah", "hojatoleslam", "hojjatoleslam", "imam", "sheikh", "shaikh", "sheik", "mullah",
    "mawlawi", "maulana", "pope", "father", "king", "queen", "prince", "princess", "emir", "sultan", "president",
    "premier", "minister", "prime", "foreign", "secretary", "chancellor", "senator", "sen", "rep", "governor", "gov",
    "ambassador", "speaker", "judge", "justice", "deputy", "grand", "seyyed", "sayyed", "sayyid", "seyed", "haj",
    "hajj", "crown", "defense", "defence", "retired", "the", "his", "her", "excellency", "comrade", "us", "spokesman",
    "spokeswoman", "spokesperson", "chief", "analyst", "former", "ex",
}  # fmt: skip
# Order matters: digraphs before letters. Classes are sounds that romanisations of Arabic, Persian, Russian and Hebrew
# mix.
SOUNDS = [
    (re.compile(p), r)
    for p, r in (
        (r"[^a-z]", ""), (r"sch|sh|ch|tch", "S"), (r"zh|dzh|dj|dg|j", "J"), (r"kh|gh|ck|[qgkxc]", "k"), (r"ph", "f"),
        (r"th", "t"), (r"ts|tz|cz", "s"), (r"[wv]", "v"), (r"z", "s"), (r"(?<!^)h", ""), (r"(?<!^)[aeiouy]", ""),
        (r"^[aeiouy]+", "A"), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip
PARTICLES = {
    "al",
    "el",
    "ul",
    "bin",
    "ibn",
    "ben",
    "abu",
    "von",
    "van",
    "de",
    "der",
    "da",
    "di",
    "la",
    "le",
    "du",
    "of",
}
CLOSE = 0.88
NONE: frozenset[int] = frozenset()


def fold(name: str) -> list[str]:
    """Return the lower-case ASCII words of a name without honorifics and points."""
    return list(folded(name))


@functools.lru_cache(maxsize=10_000)
def folded(name: str) -> tuple[str, ...]:
    """Return the same, kept because each name of a text is held against every other."""
    words = re.split(r"[\s\-]+", re.sub(r"[.'’`ʻ]", "", anyascii(name)).lower())
    found = [w for w in words if w]
    kept = [w for w in found if w not in HONORIFICS]
    # "Erik Prince": what closes a name of two words is no title.
    whole = len(found) == 2 and len(kept) == 1 and found[0] == kept[0]  # noqa: PLR2004
    return tuple(found if whole or not kept else kept)


@functools.lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return the consonant classes of one folded word: "bagheri" and "baqeri" share "bkr"."""
    for pattern, replacement in SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def skeletons(words: list[str]) -> list[str]:
    """Return the skeletons of the words that carry the name: no particles."""
    return [skeleton(w) for w in words if w not in PARTICLES] or [skeleton(w) for w in words]


def given_names_agree(a: list[str], b: list[str]) -> bool:
    """Whether two lists of given names may be one person's: equal, alike, or an initial of the other."""
    if not a or not b:
        return True
    x, y = a[0], b[0]
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    alike = JaroWinkler.similarity(x, y)
    # "Jamal" and "Gamal", "Binyamin" and "Benjamin"; not "Ivan" and "John".
    one = skeleton(x) == skeleton(y) or bool(given_groups().get(x, NONE) & given_groups().get(y, NONE))
    return alike >= CLOSE or (one and alike >= 0.75)  # noqa: PLR2004


def is_same_person_name(a: str, b: str) -> bool:
    """Whether two names of at least two words are spellings of one: by skeletons of surname and given name."""
    x, y = fold(a), fold(b)
    if sorted(x) == sorted(y):
        return bool(x)
    if min(len(x), len(y)) < 2:  # noqa: PLR2004 - a surname and another word
        return False  # "Crown Prince Hussein" is but a surname, and every other Hussein's too
    if are_apart(x[-1], y[-1]) or not initials_agree(x, y):
        return False
    if skeleton("".join(x)) == skeleton("".join(y)):
        return True
    sx, sy = skeletons(x), skeletons(y)
    if ends_with(sx, sy) or ends_with(sy, sx):
        return True
    return sx[-1] == sy[-1] and same_vowels(x[-1], y[-1]) and given_names_agree(x[:-1], y[:-1])


def ends_with(long: list[str], short: list[str]) -> bool:
    """Whether a name ends with a shorter one of more than one word."""
    return 1 < len(short) < len(long) and long[-len(short) :] == short


def initials_agree(a: list[str], b: list[str]) -> bool:
    """Whether the initials between given name and surname, where both have some, are the same."""
    x, y = ([w for w in words[1:-1] if len(w) == 1] for words in (a, b))
    return not x or not y or x == y


def same_vowels(a: str, b: str) -> bool:
    """Whether two surnames of one skeleton are close in letters too, and no pair known to be two."""
    alike = JaroWinkler.similarity(a, b) >= 0.8 or (skeleton(a) == skeleton(b) and len(skeleton(a)) <= 2)  # noqa: PLR2004
    return a == b or (alike and not are_apart(a, b))


def are_apart(a: str, b: str) -> bool:
    """Whether two surnames are known to be two, near as their letters are: Khamenei and Khomeini."""
    return a != b and any({a, b} <= pair for pair in load_words().apart)


def attaches(word: str, full: str) -> bool:
    """Whether one word can stand for a full name met in the same text."""
    folded, words = fold(word), fold(full)
    if not folded or not words:
        return False
    last = words[-1]
    short = folded[-1]
    if short == last or (skeleton(short) == skeleton(last) and same_vowels(short, last) and len(last) > 3):  # noqa: PLR2004
        return True
    # A translator's slip keeps the stem and loses the ending.
    stem = min(len(short), len(last)) - 1
    return stem >= 5 and short[:stem] == last[:stem] and abs(len(short) - len(last)) <= 3  # noqa: PLR2004
