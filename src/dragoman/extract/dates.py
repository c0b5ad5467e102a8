"""Date phrases → intervals of days, relative to publication or to what was told before."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.extract.date_anchors import LATE
from dragoman.extract.date_grammar import HINT, NEEDED, PATTERNS, one_of
from dragoman.extract.date_phrases import Anchor, Day, Handler, Told, words
from dragoman.model import DateInterval, Span
from dragoman.nlp.parse import Parsed

__all__ = ["Anchor", "Dated", "find_dates", "match_dates", "match_sentences", "read_phrase"]


# Sentences back that a noun's date is looked for: "a year after the coup".
FAR = 20
# Characters and words back that what points ahead is looked for.
REACH, WORDS_BACK = 120, 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A date phrase at its place."""

    span: Span
    sentence: int
    interval: DateInterval


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of the grammar with what reads it, what it is read against, and what it means there."""

    match: re.Match[str]
    handler: Handler
    anchor: Anchor
    found: DateInterval | None


@functools.cache
def compiled() -> list[tuple[re.Pattern[str], Handler, frozenset[str]]]:
    """Return the grammar, most specific phrase first, with the parts that each pattern is made of."""
    return [(re.compile(p, re.IGNORECASE), h, frozenset(part for part in NEEDED if part in p)) for p, h in PATTERNS]


def lacking(text: str) -> frozenset[str]:
    """Return the parts of patterns that match nothing in a text: most sentences name no month."""
    lower = text.lower()
    return frozenset(part for part, words in NEEDED.items() if not any(word in lower for word in words))


@functools.cache
def hint() -> re.Pattern[str]:
    """Return what every date phrase holds some of: a sentence without it is passed over."""
    return re.compile(HINT, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ahead:
    """Words that turn a phrase to the future: those before it, verbs after it, and what opens another clause."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    clause: re.Pattern[str]
    pledge: re.Pattern[str]


# "To meet" in lower case is an infinitive; "to Moscow", "to a truce", "to demands" are none.
INFINITIVE = (
    r"to (?!(?:an?|the|its|his|her|their|our|this|that|these|those|all|both|some|any|no)\b|[a-z]*[^s\W]s\b)[a-z]+\b"
)


@functools.cache
def ahead() -> Ahead:
    """Return the words that turn a phrase to the future."""
    due = rf"due to {one_of(words().due_verbs)}"
    due = rf"(?:is|are|was|were|be) due(?! to\b)|due (?:in|at|by|for|back)|{due}"
    # "Agreed on Monday to leave" was on Monday; "agreed to meet on Monday", "postponed the talks to Monday" are ahead.
    # "Agreed at a meeting on Monday" was then; "agreed on a meeting on Monday" is ahead.
    pledge, plans = rf"{one_of(words().pledges)}\b", one_of(words().plans)
    held = rf"\b(?:at|in|during) (?:[\w'’-]+ ){{0,3}}?{plans}\b"
    moved = rf"{one_of(words().moved)}\b.*\b(?:to|until|till|for)(?: the)?$"
    return Ahead(
        re.compile(rf"(?<![\w'])(?:{one_of(words().future)}|{due})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<![\w'])(?:{one_of(words().future_verbs)}|{due})(?!\w)", re.IGNORECASE),
        # The point of "U.S." ends no clause.
        re.compile(rf"(?<!\b[A-Z])[.;:]|\b{one_of(words().clauses)}\b", re.IGNORECASE),
        re.compile(rf"\b(?:{pledge}.*\b{INFINITIVE}|{pledge}(?!.*{held}).*\b{plans}\b|{moved})"),
    )


@functools.cache
def names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what makes a name of the weekday, month or season after it, or before it.

    What follows has its capital: "the Friday Times" is a paper, "on Friday times were hard" a day.
    """
    before = one_of(words().before_names)
    after = one_of(w.title() for w in words().after_names)
    return re.compile(rf"\b{before}\s+$", re.IGNORECASE), re.compile(rf"(?:th)?\s+(?:{after}|[Pp]rayers?)\b")


NAMED_PARTS = ("month", "weekday", "season")


def is_capitalised(match: re.Match[str]) -> bool:
    """Whether a month or weekday keeps its capital: "may" and "march" are no months."""
    named = match.groupdict()
    return all(named.get(part) is None or named[part][:1].isupper() for part in ("month", "weekday"))


def is_name(match: re.Match[str], text: str) -> bool:
    """Whether a phrase is part of a name: "Black Friday", "the April 6 Movement", "every Friday"."""
    if not any(match.groupdict().get(part) for part in NAMED_PARTS):
        return False
    before, after = names()
    return bool(before.search(text[: match.start()]) or after.match(text, match.end()))


def handle(handler: Handler, match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return what a phrase means; None for one that leaves the calendar."""
    try:
        return handler(match, anchor)
    except (ValueError, OverflowError, KeyError):
        return None


def match_dates(text: str, anchor: Anchor) -> Iterator[tuple[int, int, DateInterval]]:
    """Yield (start, end, interval) of the date phrases in a sentence, none overlapping, in order."""
    if hint().search(text) is None:
        return
    told = list(anchor.told)
    for hit in hits(text, anchor):
        found = hit.found
        if len(told) > len(anchor.told):
            found = handle(hit.handler, hit.match, replace(hit.anchor, told=tuple(told)))
        if found is not None:
            start, end = hit.match.span()
            found = replace(found, text=hit.match[0])
            told.append(Told(found, text))
            yield start, end, found


def hits(text: str, anchor: Anchor) -> list[Hit]:
    """Return the matches of the grammar that mean something, none overlapping, in order of the text."""
    taken: list[Hit] = []
    absent = lacking(text)
    for pattern, handler, parts in compiled():
        for match in pattern.finditer(text) if parts.isdisjoint(absent) else ():
            if overlaps(match, taken) or not is_capitalised(match) or is_name(match, text):
                continue
            here = beside(text, match, anchor)
            found = handle(handler, match, here)
            if found or handler in LATE:
                taken.append(Hit(match, handler, here, found))
    return sorted(taken, key=lambda h: h.match.start())


def overlaps(match: re.Match[str], taken: list[Hit]) -> bool:
    """Whether a match shares characters with one taken before."""
    start, end = match.span()
    return any(start < h.match.end() and h.match.start() < end for h in taken)


def beside(text: str, match: re.Match[str], anchor: Anchor) -> Anchor:
    """Return the anchor with what stands around a phrase."""
    start, end = match.span()
    future = anchor.future or points_ahead(text, start, end)
    return replace(anchor, future=future, before=text[:start], after=text[end:], read=read_inner)


def read_inner(text: str, anchor: Anchor) -> DateInterval | None:
    """Return what a whole short phrase means, a bare month or year included."""
    for written in (text, f"in {text}"):
        found = list(match_dates(written, replace(anchor, before="", after="")))
        if len(found) == 1 and found[0][1] == len(written) and found[0][0] <= len(written) - len(text):
            return found[0][2]
    return None


def points_ahead(text: str, start: int, end: int) -> bool:
    """Whether words of the clause before the phrase turn it to the future, or those after one that opens the clause."""
    cue = ahead()
    before = cue.clause.split(text[max(0, start - REACH) : start])[-1].split()
    near = " ".join(before[-WORDS_BACK:])
    if cue.before.search(near) or cue.pledge.search(near):
        return True
    opens = len(before) == 0 or (len(before) == 1 and before[0].lower() in {"and", "but", "on", "in", "from", "at"})
    after = cue.clause.split(text[end : end + 80].removeprefix(", "))[0].split()
    return opens and cue.after.search(" ".join(after[:8])) is not None


def match_sentences(texts: Iterable[str], published: Day | None) -> Iterator[list[tuple[int, int, DateInterval]]]:
    """Yield the date phrases of each sentence of a text; later ones may count from those before."""
    told: list[Told] = []
    for text in texts:
        found = list(match_dates(text, Anchor(published, future=False, told=tuple(told))))
        told += [Told(interval, text) for _, _, interval in found]
        told = [Told(t.interval, t.text, t.back + 1) for t in told if t.back < FAR]
        yield found


def find_dates(parsed: Parsed, published: Day | None) -> list[Dated]:
    """Return the date phrases of a document with their intervals."""
    texts = [parsed.document.text[s.start : s.end] for s in parsed.sentences]
    return [
        Dated(parsed.span(sentence.start + start, sentence.start + end), sentence.index, found)
        for sentence, dates in zip(parsed.sentences, match_sentences(texts, published), strict=True)
        for start, end, found in dates
    ]


def read_phrase(phrase: str, published: Day | None) -> DateInterval | None:
    """Return the interval of the first date phrase in a short text, or None."""
    return next((found for _, _, found in match_dates(phrase, Anchor(published, future=False))), None)
