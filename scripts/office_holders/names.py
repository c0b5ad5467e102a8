"""Names of people: folding, the Factbook's capitals, and whether two names are one person's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz

PLAIN = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ə": "a", "Ə": "A", "ħ": "h", "’": "'", "ʻ": "'", "‘": "'", "–": "-",
})  # fmt: skip
RANKS = re.compile(
    r"\b(?:(?:Lt\.?|Maj\.?|Brig\.?|Vice|Rear|Major|Lieutenant|Field|Air|Chief) )?"
    r"(?:Gen(?:\.|eral\b)|Col(?:\.|onel\b)|Adm(?:\.|iral\b)|Cdre\.|Marshal\b|Capt(?:\.|ain\b)|Cmdre?\.?)"
    r"|\b(?:Dr|Sir|Dame|Dato|Datuk|Tan Sri|Sheikh|Shaykh|Ms|Mr|Mrs|Lady|Lord|Cardinal|Archbishop|Mullah|Hon|Ret)\b\.?"
    r"|\b(?:Fr|Prof)\b\.?"
    r"|\((?:Ret|ret)\.\)|,? (?:Jr|Sr)\.?(?=$|[ ,])|, (?:Dr|Jr|Sr)\.?"
)
SMALL = frozenset({
    "al", "el", "bin", "ibn", "bint", "de", "da", "do", "dos", "del", "la", "van", "von", "der", "den", "of", "di",
    "du", "e", "y",
})  # fmt: skip
PEERAGE = re.compile(
    r",? (?:\d+(?:st|nd|rd|th) )?(?:Baron(?:ess)?|Viscount|Earl|Marquess|Duke|Lord|Count)\b.*|, Jr\.?$"
)
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʻʼ’‘'`´.,\- ()\"“”·]+")
# words that show that the text before a date holds more than a name
NO_NAME = re.compile(
    r"\d|\b(?:represented|previously|formerly|also|aka|or|for|of|in|to|the|by|as|is|was|Minister|Council|Commissioner|President"
    r"|Governor|Secretary|Administrator|Prefect|Chair|Chief|Prime|Deputy|Vice)\b"
)
DROPPED_GIVEN = re.compile(r"^\w\.?$|(?:ovich|evich|ovna|evna|yevich|ich|oglu|ovych|iyovych|ivna)$")
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
MANY_GIVEN = 3
ALIKE = 82
GIVEN_ALIKE = 74
STARTS_ALIKE = 70
STARTS_LOOSE = 40


@dataclass(frozen=True, slots=True)
class FactbookName:
    """A name as the Factbook prints it: the short form, the whole, and the part it sets in capitals."""

    short: str
    full: str
    surname: str
    caps_first: bool


def fold(text: str) -> str:
    """Return `text` without marks and with plain letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(PLAIN)) if not unicodedata.combining(c))


def folded_form(name: str) -> str:
    """Return the name as an outlet without diacritics prints it."""
    return fold(name)


def tidy_label(label: str) -> str:
    """Return a label without peerage, brackets and spare blanks; empty when it is in another script."""
    text = PEERAGE.sub("", re.sub(r"\s*\([^)]*\)", "", label)).strip()
    return re.sub(r"\s+", " ", text) if LATIN.fullmatch(text) else ""


def slug(text: str) -> str:
    """Return `text` as the tail of an id."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).lower()).strip("-")


def name_words(text: str) -> list[str]:
    """Return the folded words of a name that tell people apart."""
    words = re.findall(r"[a-z]+", fold(text).lower().replace("'", ""))
    return [word for word in words if word not in SMALL] or words


def parse_factbook_name(text: str) -> FactbookName | None:
    """Read `Vladimir Vladimirovich PUTIN`, `XI Jinping` or `CHARLES III`; None when nothing is in capitals."""
    unquoted = re.sub(r"[\"“”][^\"“”]*[\"“”]|\[[^\]]*\]| [-–] .*", "", text)
    plain = re.sub(r"\s+", " ", RANKS.sub("", unquoted)).strip(" ,;.-")
    words = plain.split()
    caps = [i for i, word in enumerate(words) if _is_caps(word)]
    if not caps or NO_NAME.search(plain):
        return None
    first, last = caps[0], caps[-1]
    shown = [_sentence_case(word, i) for i, word in enumerate(words)]
    surname = " ".join(shown[first : last + 1])
    given = [word for i, word in enumerate(shown[:first]) if i == 0 or not DROPPED_GIVEN.search(word)]
    kept = given if len(given) < MANY_GIVEN else given[:1]
    short = " ".join(shown) if first == 0 else " ".join([*kept, surname])
    return FactbookName(short, " ".join(shown), surname, first == 0)


def _is_caps(word: str) -> bool:
    letters = re.sub(r"^(?:al-|el-|d'|Mc|Mac|Di|De|Van)|[^\w]", "", word)
    return len(letters) > 1 and letters.isupper()


def _sentence_case(word: str, index: int) -> str:
    if re.fullmatch(r"[IVX]+", word) and index:
        return word
    if word in {"BIN", "E", "DE", "DA", "DOS", "DEL", "VAN", "DER", "AL", "LA", "DI"} and index:
        return word.lower()
    if word.startswith(("Mc", "Mac")) and _is_caps(word):
        head = "Mc" if word.startswith("Mc") else "Mac"
        return head + word[len(head) :].capitalize()
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize() if m[0].isupper() and len(m[0]) > 1 else m[0], word)


def family_name(name: str, country: str | None) -> str | None:
    """Return the first word of a name that puts the family first by its state's custom, else None."""
    first, _, given = name.partition(" ")
    if country not in FAMILY_FIRST or not given or "-" in first or first.endswith("."):
        return None
    return first if len(given.split()) < MANY_GIVEN else None


def alike(found: FactbookName, name: str, *, same_start: bool) -> bool:
    """Tell whether a Factbook name and another name of the same state are one person's.

    `same_start` says that both took up the same office at the same time, which lets spelling differ more.
    """
    words = name_words(name)
    tops = [max(fuzz.ratio(word, other) for other in words) for word in name_words(found.surname)]
    given = [word for word in name_words(found.full) if word not in name_words(found.surname)]
    others = [word for word in words if all(fuzz.ratio(word, part) < ALIKE for part in name_words(found.surname))]
    shared = _share(given, others)
    if same_start and (max(tops) >= STARTS_ALIKE or (max(tops) >= STARTS_LOOSE and shared >= STARTS_ALIKE)):
        return True
    if not given or not others:
        return fuzz.token_sort_ratio(" ".join(name_words(found.full)), " ".join(words)) >= ALIKE
    return max(tops) >= ALIKE and shared >= GIVEN_ALIKE


def _share(given: list[str], others: list[str]) -> float:
    """Return how well the shorter list of given names is found in the longer one, by its worst word."""
    few, many = sorted((given, others), key=len)
    return min((max(fuzz.ratio(word, other) for other in many) for word in few), default=0.0)
