"""What persons put right in a merged event, and what they hold as it is: words to values, values to words.

A correction is kept as words, so that it means the same after a better model has read the document again.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from dragoman.errors import UsageError
from dragoman.knowledge.ontology import load_ontology
from dragoman.model import UNDATED, DateInterval, Status
from dragoman.model.dates import Precision
from dragoman.stories.events import Change, MergedEvent

Words = tuple[str, ...]
CODED = frozenset({"type", "modes"})
# What an acceptance holds, where it says something.
HELD = ("type", "modes", "status", "historical", "sources", "targets", "when")
YES, NO = ("true",), ("false",)


def to_words(event: MergedEvent, field: str) -> Words:
    """Return a field of an event in words; none for a date that is not known."""
    value = getattr(event, field)
    if isinstance(value, DateInterval):
        return (value.start.isoformat(), value.end.isoformat()) if value.start and value.end else ()
    if isinstance(value, bool):
        return YES if value else NO
    return (value,) if isinstance(value, str) else tuple(value)


def hold(event: MergedEvent) -> tuple[Change, ...]:
    """Return what an acceptance of an event keeps as it is."""
    held = ((name, to_words(event, name)) for name in HELD)
    return tuple(Change(field=name, was=words, now=words) for name, words in held if words)


def to_changes(event: MergedEvent, given: Mapping[str, Words]) -> tuple[Change, ...]:
    """Return what a person puts right in an event.

    Raises UsageError for a field that cannot be, a value that does not exist, and where nothing differs.
    """
    for name, words in given.items():
        check(event, name, words, given)
    changes = [
        Change(field=n, was=to_words(event, n), now=to_date_words(words) if n == "when" else words)
        for n, words in given.items()
    ]
    changes = [change for change in changes if change.was != change.now]
    if not changes:
        message = f"{event.id}: this says what the event says already; accept it, or name what differs"
        raise UsageError(message)
    return tuple(changes)


def check(event: MergedEvent, name: str, words: Words, given: Mapping[str, Words]) -> None:
    """Refuse a field or a value that does not exist; raises UsageError naming those that do."""
    known = known_words(name, given.get("type", (event.type,)))
    if name not in FIELDS:
        message = f"{name}: no field that can be corrected; those are {', '.join(FIELDS)}"
        raise UsageError(message)
    if name in SINGLE and len(words) != 1:
        message = f"{name}: takes one word, one of {', '.join(known)}"
        raise UsageError(message)
    # Not every type has modes: of one without, each mode is unknown.
    unknown = [word for word in words if word not in known] if known or name == "modes" else []
    if unknown:
        message = f"{name}: there is no {unknown[0]!r}; known: {', '.join(known) or 'none for this type'}"
        raise UsageError(message)
    if name == "when":
        to_date_words(words)


def known_words(name: str, kind: Words) -> Words:
    """Return the words that a field takes, none where it takes any."""
    ontology = load_ontology()
    known: dict[str, Iterable[str]] = {
        "type": ontology.types,
        "modes": (mode.name for word in kind if word in ontology.types for mode in ontology.types[word].modes),
        "contexts": ontology.contexts,
        "status": get_args(Status),
        "historical": (*YES, *NO),
    }
    return tuple(known.get(name, ()))


def to_date_words(words: Words) -> Words:
    """Return first and last day of "2024-04-26", "2024-04", "2024", two such, or "undated"; raises UsageError."""
    if not words or words == ("undated",):
        return ()
    try:
        days = [to_days(word) for word in words]
    except ValueError as error:
        message = (
            f"when: {'/'.join(words)!r} is no date; write 2024-04-26, 2024-04, 2024, two with / between, or undated"
        )
        raise UsageError(message) from error
    start, end = days[0][0], days[-1][1]
    if len(words) > 2 or start > end:  # noqa: PLR2004 - an interval has two ends
        message = f"when: {'/'.join(words)!r} does not run from a first day to a last one"
        raise UsageError(message)
    return start.isoformat(), end.isoformat()


def to_days(word: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a day, month or year; raises ValueError."""
    year, month, day = [*word.split("-"), "", ""][:3]
    if day:
        return dt.date.fromisoformat(word), dt.date.fromisoformat(word)
    first, last = (int(month), int(month)) if month else (1, 12)
    end = calendar.monthrange(int(year), last)[1]
    return dt.date(int(year), first, 1), dt.date(int(year), last, end)


def to_interval(words: Words) -> DateInterval:
    """Return the interval of two days in ISO form, or that nothing is known."""
    if not words:
        return UNDATED
    start, end = map(dt.date.fromisoformat, words)
    return DateInterval(start=start, end=end, precision=to_precision(start, end))


def to_precision(start: dt.date, end: dt.date) -> Precision:
    """Return what two days span: a day, a whole month or year, or a range."""
    whole: dict[Words, Precision] = {
        (start.isoformat(),) * 2: "day",
        tuple(day.isoformat() for day in to_days(f"{start.year}-{start.month}")): "month",
        tuple(day.isoformat() for day in to_days(f"{start.year}")): "year",
    }
    return whole.get((start.isoformat(), end.isoformat()), "range")


def to_value(name: str, words: Words) -> object:
    """Return the value that a field's words stand for."""
    return FIELDS[name](words)


FIELDS: Mapping[str, Callable[[Words], object]] = {
    "type": lambda words: words[0],
    "modes": tuple,
    "contexts": tuple,
    "status": lambda words: words[0],
    "historical": lambda words: words == YES,
    "sources": tuple,
    "targets": tuple,
    "when": to_interval,
}
SINGLE = frozenset({"type", "status", "historical"})


def amend(event: MergedEvent, changes: Sequence[Change]) -> MergedEvent:
    """Return an event with what persons said of it, the latest word on a field last; codes follow type and modes."""
    wanted = {change.field: change.now for change in changes}
    differing = {name: words for name, words in wanted.items() if to_words(event, name) != words}
    values = {name: to_value(name, words) for name, words in differing.items()}
    amended = replace(event, **values)  # type: ignore[arg-type]
    return recode(amended) if CODED & values.keys() else amended


def recode(event: MergedEvent) -> MergedEvent:
    """Return an event with the codes of its type and modes; modes that the type does not have are gone.

    One of a type that only a codebook knows, which is not in force here, keeps its own.
    """
    ontology = load_ontology()
    kind = ontology.types.get(event.type)
    if kind is None:
        return event
    modes = tuple(mode for mode in event.modes if mode in {known.name for known in kind.modes})
    cameo = ontology.cameo(event.type, modes, None)
    return replace(
        event,
        modes=modes,
        cameo=cameo,
        quad=kind.quad,
        score=ontology.score(event.type, modes),
        goldstein=ontology.weight(cameo),
    )
