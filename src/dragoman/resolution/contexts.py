"""What the words around a name tell: countries, offices held now or before, other names, the year."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from anyascii import anyascii

from dragoman.knowledge.gazetteer import Entry, Gazetteer, Words, to_words
from dragoman.knowledge.naming import load_given_names, load_words
from dragoman.resolution.persons import HEADS
from dragoman.resolution.sounds import readings

YEAR = re.compile(r"\b(?:19\d\d|20[0-4]\d)\b")
# "In the 1970s", "of the sixties".
DECADE = re.compile(r"\b(19\d|20[0-4])0s\b")
TENS = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH = re.compile(rf"\b({'|'.join(MONTHS)}) (?:\d{{1,2}}, )?((?:19|20)\d\d)\b")
# "On Friday": a day, whoever is called so.
CALENDAR = {m.lower() for m in MONTHS} | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
OTHER_MONTH = 45
TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s\b")
BREAK = "."
# How a token is written: in capitals, or with one in front.
CAPITALS, CAPITAL = 2, 1
PLACES = {"state", "demonym", "capital", "organisation", "place"}
STATES = {"state", "demonym", "capital"}
# Where somebody is says little of whose he is.
WHERE = {
    "in",
    "at",
    "to",
    "from",
    "near",
    "on",
    "with",
    "against",
    "for",
    "into",
    "over",
    "by",
    "à",
    "meets",
    "met",
    "visits",
}
LONGEST = 7
ENDING = re.compile(r"(?:[aiuSsn]\w{0,4})?")
# "Son-in-law of the former prime minister": so far before an office may a word for a relative stand.
KIN_BEFORE = 6
OF = "of"
KIN_OF = re.compile(r"\b(?:son|daughter|widow|wife|brother|sister|nephew|heir)\b[\w\s-]* of\b")
LATE = re.compile(r"\blate (?!on\b|in\b|at\b|last\b|yesterday\b|night\b)[a-zA-Z]*(?<!day)\b")
FATE = re.compile(
    r"\b(?:killed|slain|assassinated|murdered|executed|hanged|dead|died) (?:in|at|by|near|when|with|for|of)\b"
    r"|\bshot (?:by|in|dead)\b"
)
# So many years from the day, a year told is the time that is meant.
OTHER_YEARS = 2
STEM, STEMMED = 4, 6
BODIES = {"IGO", "NGO", "MNC"}


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a name; `offices` maps each office told to whether it was held before the day.

    `home`: states told as a body's own; `kin`: offices of whom somebody is a relative; `dead`: the words tell that he
    is ("killed at the front", not "killed nine"), `late`: by that word.
    """

    countries: frozenset[str] = frozenset()
    firm: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()
    offices: Mapping[str, bool] | None = None
    kin: frozenset[str] = frozenset()
    dead: bool = False
    late: bool = False
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    apposed: str | None = None
    day: dt.date | None = None

    @property
    def current(self) -> frozenset[str]:
        """The offices that are told without "former" or the like."""
        return frozenset(o for o, past in (self.offices or {}).items() if not past)


def read_context(name: str, text: str, day: dt.date | None, gazetteer: Gazetteer) -> Context:
    """Read the words of a name's own titles and of the text around it."""
    flat, shapes = tokens(POSSESSIVE.sub("", f"{name} . {text}"))
    named = dict(find_countries(flat, shapes, gazetteer))
    soft = stem_countries(text, gazetteer) | leaders_countries(flat, shapes, len(to_words(name)), gazetteer)
    capitalised = frozenset(" ".join(to_words(w)) for w in TOKEN.findall(text) if w[:1].isupper())
    return Context(
        countries=soft.union(*named.values()),
        first=next(iter(named.values()), soft),
        firm=frozenset().union(*(codes for at, codes in named.items() if at == 0 or flat[at - 1] not in WHERE)),
        offices=find_offices(flat, shapes, len(to_words(name)), gazetteer),
        kin=kin_offices(flat),
        dead=is_told_late(text) or bool(FATE.search(text)),
        late=is_told_late(text),
        words=frozenset(flat),
        names=capitalised,
        apposed=apposed_name(text),
        day=told_day(text, day),
    )


def find_countries(words: list[str], shapes: list[int], gazetteer: Gazetteer) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield (where, codes) of the states that the words name, by themselves, a demonym, a city or a body."""
    at = 0
    while at < len(words):
        length, codes = country_at(words, at, shapes[at], gazetteer)
        if codes - BODIES:
            yield at, frozenset(codes - BODIES)
        at += max(length, 1)


def country_at(words: list[str], at: int, shape: int, gazetteer: Gazetteer) -> tuple[int, set[str]]:
    """Return the length of the longest name of a state, city or body there, and its countries."""
    if shape < CAPITAL:
        return 1, set()
    for length, entries in gazetteer.matches(words, at):
        codes = countries_meant([e for e in entries if not e.exact or shape == CAPITALS])
        if len(codes) == 1:
            return length, codes
    rows = {r.country for r in gazetteer.places.get((words[at],), []) if r.country}
    return 1, rows if len(rows) == 1 and len(words[at]) > STEM else set()


def countries_meant(entries: Iterable[Entry]) -> set[str]:
    """Return the countries of the states that a name means, else of the places and bodies that need no support."""
    told = [(e, e.country) for e in entries if e.kind in PLACES and e.country]
    return {code for e, code in told if e.kind in STATES} or {code for e, code in told if not e.caution}


def stem_countries(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the state whose name a word of another language begins with: "iranischer", "Egiptu", "saoudien"."""
    found: set[str] = set()
    for word in TOKEN.findall(POSSESSIVE.sub("", text)):
        plain = anyascii(word).lower()
        if (plain,) in gazetteer.names:
            continue
        if len(plain) >= STEMMED:
            found |= set(stems_of(plain))
        if plain.endswith("s"):  # a German genitive: "Irans"
            found |= {e.country for e in gazetteer.names.get((plain[:-1],), ()) if e.kind == "state" and e.country}
    return frozenset(found) if len(found) == 1 else frozenset()


def stems_of(word: str) -> Iterator[str]:
    """Yield the states of whose names a word sounds like a form: the stem, and an ending of an adjective or case."""
    stems = country_stems()
    for sound, _ in readings(word)[:4]:
        for size in range(len(sound), STEM - 1, -1):
            if sound[:size] in stems and ENDING.fullmatch(sound[size:]):
                yield stems[sound[:size]]
                break


@functools.cache
def country_stems() -> dict[str, str]:
    """Return sounds that only one state's names begin with."""
    from dragoman.knowledge.gazetteer import load_gazetteer

    stems: dict[str, set[str]] = {}
    for state in load_gazetteer().states.values():
        for name in (state.name, *state.demonyms[:1]):
            if " " not in name:
                sound = readings(name)[0][0].rstrip("aiu")
                stems.setdefault(sound, set()).add(state.code)
                stems.setdefault(sound.removesuffix("n").rstrip("au"), set()).add(state.code)
    return {s: next(iter(codes)) for s, codes in stems.items() if len(codes) == 1 and len(s) >= STEM}


@functools.cache
def office_table() -> Mapping[Words, frozenset[str]]:
    """Return the offices by the words that tell them, those of `data/names/words.yaml` among them."""
    from dragoman.knowledge.gazetteer import load_gazetteer

    names = load_gazetteer().office_names
    table = {words: {i for i in ids if "/former-" not in i} for words, ids in names.items()}
    for office, phrases in load_words().offices.items():
        for phrase in phrases:
            table.setdefault(to_words(phrase), set()).add(f"office/{office}")
    return {words: frozenset(ids) for words, ids in table.items() if ids}


def leaders_countries(words: list[str], shapes: list[int], size: int, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the states of leaders whom a context names: "Erdogan's party", when only one state had such a head."""
    found: set[str] = set()
    for at in range(size, len(words)):
        word = (words[at],)
        if words[at] in CALENDAR or not shapes[at] or gazetteer.places.get(word) or word in gazetteer.names:
            continue
        codes = leader_countries(words, at, gazetteer)
        found |= codes if len(codes) == 1 else set()
    return frozenset(found - BODIES)


def leader_countries(words: list[str], at: int, gazetteer: Gazetteer) -> set[str]:
    """Return the states of those who bear a full name there, else of the heads with that surname."""
    full = (e for _, entries in gazetteer.matches(words, at) for e in entries if e.kind == "person")
    persons = (gazetteer.persons[i] for i in gazetteer.surnames.get(words[at], ()))
    heading = (t.country for p in persons for t in p.terms if t.office in HEADS)
    return {e.country for e in full if e.country} or set(filter(None, heading))


def tokens(text: str) -> tuple[list[str], list[int]]:
    """Return the words of a text and how each is written; a break between two stands as a word of its own."""
    words: list[str] = []
    shapes: list[int] = []
    end = 0
    for match in TOKEN.finditer(text):
        if text[end : match.start()].strip():
            words.append(BREAK)
            shapes.append(0)
        parts = to_words(match.group())
        words.extend(parts)
        shapes.extend([match.group()[:1].isupper() + match.group().isupper()] * len(parts))
        end = match.end()
    return words, shapes


def find_offices(words: list[str], shapes: list[int], size: int, gazetteer: Gazetteer) -> dict[str, bool]:
    """Return the offices told, longest phrases first, and whether each was held before; not those of others."""
    found: dict[str, bool] = {}
    table = office_table()
    for start, length in spans(words, table):
        after = start + length
        others = start >= size and after < len(words) and shapes[after] and not gazetteer.is_origin(words[after])
        if others or is_of_kin(words, start, after):
            continue  # "brother of President Museveni", "husband of the premier"
        past = is_past(words, start)
        for office in table[tuple(words[start : start + length])]:
            found[office] = found.get(office, True) and past
    return found


def kin_offices(words: list[str]) -> frozenset[str]:
    """Return the offices that only a relative is told to hold: "son of the president", "the president's wife"."""
    table = office_table()
    told = ((start, start + length) for start, length in spans(words, table) if not is_past(words, start))
    return frozenset(o for start, end in told if is_of_kin(words, start, end) for o in table[tuple(words[start:end])])


def is_past(words: list[str], start: int) -> bool:
    """Whether an office that stands there was held before the day."""
    return bool(set(words[max(0, start - 2) : start]) & load_words().past)


def is_of_kin(words: list[str], start: int, end: int) -> bool:
    """Whether the office between two places is a relative's."""
    kin = load_words().kin
    clause = list(takewhile(lambda w: w != BREAK, reversed(words[max(0, start - KIN_BEFORE) : start])))
    if OF in clause and kin & set(clause[clause.index(OF) :]):
        return True
    after = words[end : end + 2]
    return bool(after) and (after[0] in kin or (after[0] in load_words().kin_kinds and after[-1] in kin))


def is_told_late(text: str) -> bool:
    """Whether words tell of a late one: "the late president", not his son."""
    return bool(LATE.search(text)) and not KIN_OF.search(text)


def spans(words: list[str], table: Mapping[Words, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield (start, length) of the phrases in the table, longest first, none inside another."""
    at = 0
    while at < len(words):
        length = next((n for n in range(min(LONGEST, len(words) - at), 0, -1) if tuple(words[at : at + n]) in table), 0)
        if length:
            yield at, length
        at += max(length, 1)


def told_month(text: str) -> dt.date | None:
    """Return the middle of the only month that a text tells with its year."""
    found = MONTH.findall(text)
    months = {(int(year), MONTHS.index(month) + 1) for month, year in found}
    return dt.date(*next(iter(months)), 15) if len(months) == 1 else None


def told_day(text: str, day: dt.date | None) -> dt.date | None:
    """Return the day, or the middle of the year or two that the text tells of when they are not the day's own."""
    month = told_month(text)
    if month is not None and (day is None or abs((day - month).days) > OTHER_MONTH):
        return month
    years = sorted({int(year) for year in YEAR.findall(text)})
    if not years:
        return told_decade(text, day)
    if len(years) > 2:  # noqa: PLR2004 - a time, or its two ends
        return day
    told = dt.date((years[0] + years[-1]) // 2, 7, 1)
    return day if day is not None and abs(day.year - told.year) < OTHER_YEARS else told


def told_decade(text: str, day: dt.date | None) -> dt.date | None:
    """Return the middle of the only decade that a text tells, the day itself where it lies in it.

    "Pierre Trudeau, prime minister in the 1970s" is not his son, of whose names his whole name is a part.
    """
    first = {int(d) * 10 for d in DECADE.findall(text)} | {TENS[w] for w in text.lower().split() if w in TENS}
    if len(first) != 1 or (day is not None and day.year // 10 * 10 in first):
        return day
    return dt.date(first.pop() + 5, 1, 1)


def apposed_name(text: str) -> str | None:
    """Return one capitalised word or two set off at the end, or a given name in front: "deputy commander, Saddam"."""
    if "," not in text:
        return None
    head, tail = text.partition(",")[0].strip(), text.rpartition(",")[2].strip(" .")
    given = load_given_names()
    if head[:1].isupper() and anyascii(head).lower() in given.women | given.men:
        return head
    words = tail.split()
    ok = 0 < len(words) <= 2 and all(w[:1].isupper() and w[1:].islower() for w in words)  # noqa: PLR2004
    return tail if ok else None
