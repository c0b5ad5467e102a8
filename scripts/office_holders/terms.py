"""Terms of office and the partial dates they run between."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

SINCE = date(2001, 1, 1)
HANDOVER = timedelta(days=62)
TWO_AT_ONCE = timedelta(days=40)
LONGEST = 45
HEADS = frozenset({"office/head-of-state", "office/head-of-government"})
SINGLE = frozenset({
    "office/head-of-state",
    "office/head-of-government",
    "office/foreign-minister",
    "office/defence-minister",
    "office/interior-minister",
    "office/finance-minister",
    "office/justice-minister",
    "office/chief-of-staff",
    "office/central-bank-governor",
    "office/national-security-adviser",
})  # fmt: skip
DEPUTIES = ("Governor", "Bosniak", "Croat", "Serb", "Captain", "Acting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's time in one office; dates are ISO days, months or years.

    `end` None means "not ended by `seen`"; `before` is a date by which it had surely ended; `doubt` names what is odd.
    """

    office: str
    country: str | None
    org: str | None = None
    title: str | None = None
    start: str
    end: str | None = None
    seen: str | None = None
    before: str | None = None
    source: str
    doubt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An office holder as the files will hold them."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    terms: tuple[Term, ...] = field(default=())


def earliest(day: str) -> date:
    """Return the first day a partial ISO date can mean; ValueError when it is none."""
    parts = [int(part) for part in day.split("-")]
    return date(*[*parts, 1, 1][:3])


def latest(day: str) -> date:
    """Return the last day a partial ISO date can mean; ValueError when it is none."""
    parts = [int(part) for part in day.split("-")]
    year, month = [*parts, 12][:2]
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])  # noqa: PLR2004


def post(term: Term) -> tuple[str, str | None, str | None, str | None]:
    """Return what makes two terms terms of the same post: heads go by their office, ministers by their title too."""
    head = term.office in HEADS and not (term.title or "").startswith(DEPUTIES)
    return term.office, term.country, term.org, None if head else term.title


def fault(term: Term) -> str | None:
    """Return what makes a term impossible, or None."""
    try:
        start, end = earliest(term.start), latest(term.end) if term.end else None
    except ValueError:
        return "unreadable date"
    if end is not None and end < start:
        return "end before start"
    if term.seen is not None and start > latest(term.seen):
        return "start after the source's date"
    if end is not None and end.year - start.year > LONGEST and term.office not in {*HEADS, "office/supreme-leader"}:
        return "impossibly long"
    return "ended before 2001" if end is not None and end < SINCE else None


def merge_own(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Merge one person's terms of the same post that are the same, nested or overlapping by more than a handover."""
    merged: list[Term] = []
    for term in sorted(terms, key=lambda t: (str(post(t)), earliest(t.start), len(t.start), t.end or "9999")):
        last = merged[-1] if merged else None
        if last is not None and post(last) == post(term) and _touch(last, term):
            merged[-1] = _join(last, term)
        else:
            merged.append(term)
    return tuple(sorted(merged, key=lambda t: (earliest(t.start), t.office, t.title or "", t.country or "")))


def _touch(first: Term, second: Term) -> bool:
    """Tell whether `second`, which starts later, says the same as `first` or lies within it."""
    same_start = earliest(second.start) <= latest(first.start) or _near(first.start, second.start)
    return same_start or (first.end is not None and latest(second.start) < earliest(first.end))


def _near(one: str, other: str) -> bool:
    """Tell whether two starts are so near that they are one start told twice."""
    return abs(earliest(one) - earliest(other)) <= timedelta(days=31) and len(one) == len(other)


def _join(first: Term, second: Term) -> Term:
    """Return one term for two that touch: the finer start of the same moment, a known end before an unknown one."""
    finer = second.start if earliest(second.start) <= latest(first.start) else first.start
    ends = [term.end for term in (first, second) if term.end]
    source = "+".join(sorted({*first.source.split("+"), *second.source.split("+")}, reverse=True))
    return replace(first, start=finer, end=max(ends, default=None), source=source)


def close_by_successors(people: list[Person]) -> list[Person]:
    """Set `before` on open terms of single-holder posts that somebody else took up later.

    The later holder's start is the source's own evidence that the earlier one had gone; the day itself stays unknown.
    """
    starts: dict[object, list[tuple[date, str, str]]] = {}
    for person in people:
        for term in person.terms:
            if term.office in SINGLE and not (term.title or "").startswith(DEPUTIES):
                starts.setdefault(post(term), []).append((earliest(term.start), term.start, person.id))
    return [
        replace(person, terms=tuple(_bounded(term, person.id, starts) for term in person.terms)) for person in people
    ]


def _bounded(term: Term, holder: str, starts: dict[object, list[tuple[date, str, str]]]) -> Term:
    if term.end is not None or term.before is not None:
        return term
    later = [
        (day, text)
        for day, text, who in starts.get(post(term), [])
        if who != holder and day > earliest(term.start) + HANDOVER
    ]
    if not later or (term.seen is not None and min(later)[0] > latest(term.seen)):
        return term
    return replace(term, before=min(later)[1], seen=term.start)


def overlaps(people: list[Person]) -> list[tuple[tuple[str, Term], tuple[str, Term]]]:
    """Return pairs of terms in which two people hold one single-holder post for longer than forty days."""
    posts: dict[object, list[tuple[str, Term]]] = {}
    for person in people:
        for term in person.terms:
            if term.office in SINGLE and not (term.title or "").startswith(DEPUTIES):
                posts.setdefault(post(term), []).append((person.id, term))
    return [pair for held in posts.values() for pair in _clashes(held)]


def _clashes(held: list[tuple[str, Term]]) -> list[tuple[tuple[str, Term], tuple[str, Term]]]:
    ordered = sorted(held, key=lambda item: (earliest(item[1].start), item[0]))
    return [
        (one, other)
        for index, one in enumerate(ordered)
        for other in ordered[index + 1 :]
        if one[0] != other[0] and _sure_end(one[1]) > latest(other[1].start) + TWO_AT_ONCE
        and _sure_end(other[1]) > latest(other[1].start) + TWO_AT_ONCE
    ]  # fmt: skip


def _sure_end(term: Term) -> date:
    """Return the last day that the term is asserted for."""
    if term.end is not None:
        return earliest(term.end)
    return earliest(term.seen or term.start)


def mark_doubts(people: list[Person]) -> list[Person]:
    """Mark the terms that overlap another holder's."""
    doubtful = {item for pair in overlaps(people) for item in pair}
    return [
        replace(
            person,
            terms=tuple(
                replace(term, doubt=("overlap",)) if (person.id, term) in doubtful else term for term in person.terms
            ),
        )
        for person in people
    ]
