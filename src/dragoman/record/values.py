"""What a filter may be given: each value checked, and put in the form in which the record compares it."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Literal, get_args

from dragoman.errors import UsageError
from dragoman.knowledge.ontology import load_ontology
from dragoman.model import AgreementStatus, Status

Kind = Literal["events", "claims", "actors", "agreements", "documents", "stories"]
# A month or a year stands for its first day, of `until` for its last.
ISO_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
YEAR = 12
CODE = re.compile(r"[A-Z]{3}")
JUDGEMENTS = {"accepted": "accept", "corrected": "correct", "rejected": "reject", "unjudged": "unjudged"}
PARTIES = frozenset({"source", "target", "actor", "with_"})


def to_value(kind: Kind, name: str, value: object) -> object:
    """Return a filter's value as the query binds it; raises UsageError."""
    if name in {"since", "until"}:
        return to_day(name, value)
    if name in {"limit", "min_confidence"}:
        return to_number(name, value)
    return to_words(kind, name, to_list(value))


def to_list(value: object) -> list[str]:
    """Return the words of a filter that takes one or several; none for None."""
    if value is None:
        return []
    return [str(word) for word in value] if isinstance(value, list | tuple | set | frozenset) else [str(value)]


def to_words(kind: Kind, name: str, words: Sequence[str]) -> list[str]:
    """Return the words of a filter as they are compared; raises UsageError for one that no row can have.

    Which types and modes there are depends on the record: `coded.check_coded` refuses others.
    """
    if name in PARTIES:
        return sorted({form for word in words for form in to_forms(word)})
    if name in SPELLED:
        return [SPELLED[name](word) for word in words]
    known = known_words(kind, name)
    found = [to_known(name, word, known) for word in words] if known else list(words)
    return [JUDGEMENTS[word] for word in found] if name == "judged" else found


def to_forms(name: str) -> list[str]:
    """Return the forms under which a party may be filed: an id or code as given, a code or a name in any case."""
    upper = {name.upper()} if CODE.fullmatch(name.upper()) else set()
    return sorted({name, name.casefold(), *upper})


def to_known(name: str, word: str, known: Sequence[str]) -> str:
    """Return the word in the case in which it is known; raises UsageError naming what comes near."""
    found = {k.casefold(): k for k in known}.get(word.casefold())
    if found is None:
        message = f"{name}: there is no {word!r}{guess(word, known)}; known: {', '.join(known)}"
        raise UsageError(message)
    return found


def known_words(kind: Kind, name: str) -> tuple[str, ...]:
    """Return the words that a filter takes, or none when it takes any."""
    if name == "judged":
        return tuple(JUDGEMENTS)
    if name == "context":
        return tuple(sorted(load_ontology().contexts))
    if name == "status":
        return get_args(AgreementStatus) if kind == "agreements" else get_args(Status)
    return ()


def guess(word: str, known: Iterable[str]) -> str:
    """Return a question that names what a word may have been meant for, or nothing."""
    by_small = {k.casefold(): k for k in known}
    near = get_close_matches(word.casefold(), by_small, n=1, cutoff=0.6)
    return f", did you mean {by_small[near[0]]!r}?" if near else ""


def to_code(word: str) -> str:
    """Return a country code; raises UsageError naming the code of a country that is written out."""
    if CODE.fullmatch(word.upper()):
        return word.upper()
    message = f"country: {word!r} is no code of three letters{guess_code(word)}; an actor's name goes with actor"
    raise UsageError(message)


# How the words of a filter are spelled in a record.
SPELLED: dict[str, Callable[[str], str]] = {
    "type": str.upper,
    "outlet": str.lower,
    "mode": str.lower,
    "country": to_code,
}


def guess_code(name: str) -> str:
    """Return a question that names the code of a country, or nothing."""
    from dragoman.knowledge.gazetteer import load_gazetteer

    codes = {state.name: id_.partition("/")[2] for id_, state in load_gazetteer().states.items()}
    near = get_close_matches(name.casefold(), {n.casefold() for n in codes}, n=1, cutoff=0.8)
    found = [code for full, code in codes.items() if near and full.casefold() == near[0]]
    return f", did you mean {found[0]!r}?" if found else ""


def to_day(name: str, value: object) -> dt.date:
    """Return a day; raises UsageError naming the filter."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    match = ISO_DAY.fullmatch(str(value))
    if match is None:
        return refuse(name, value)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return edge(year or 0, month, last=name == "until") if day is None else dt.date(year or 0, month or 0, day)
    except ValueError:
        return refuse(name, value)


def edge(year: int, month: int | None, *, last: bool) -> dt.date:
    """Return the first or last day of a month, or of a year; raises ValueError for what is none."""
    first = dt.date(year, month or (YEAR if last else 1), 1)
    return dt.date(year, first.month, monthrange(year, first.month)[1]) if last else first


def refuse(name: str, value: object) -> dt.date:
    """Say what a day looks like; raises UsageError."""
    message = f"{name}: {value!r} is no day; write it as 2024-04-26, or a month or year as 2024-04 or 2024"
    raise UsageError(message)


def to_number(name: str, value: object) -> float | int:
    """Return a count of rows of at least 1, or a confidence of 0 to 1; raises UsageError."""
    if name == "limit" and isinstance(value, int) and value >= 1:
        return value
    if name == "min_confidence" and isinstance(value, float | int) and 0 <= value <= 1:
        return value
    message = f"{name}: {value!r} will not do; it takes {'a whole number from 1' if name == 'limit' else '0 to 1'}"
    raise UsageError(message)
