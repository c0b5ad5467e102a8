"""Verdicts on an event: accepted as it is, rejected, or put right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypedDict, get_args

from dragoman.errors import UsageError
from dragoman.record.decisions import Decision
from dragoman.record.parties import find_party
from dragoman.stories.amend import Words, hold, to_changes
from dragoman.stories.events import Change, MergedEvent

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Verdict = Literal["accept", "reject", "correct"]
Given = str | Sequence[str]
PARTIES = frozenset({"sources", "targets"})


class Corrections(TypedDict, total=False):
    """The fields of an event that a person may put right; parties by id, country code or name."""

    type: str
    modes: Given
    contexts: Given
    status: str
    historical: bool
    sources: Given
    targets: Given
    when: str | dt.date | Sequence[str | dt.date]


def to_decision(  # noqa: PLR0913 - who, what and why of a judgement
    connection: DuckDBPyConnection,
    event: MergedEvent,
    verdict: Verdict,
    given: Mapping[str, object],
    *,
    because: str,
    by: str,
) -> Decision:
    """Return the decision that a verdict on an event is; raises UsageError for a verdict or change without sense."""
    if verdict not in get_args(Verdict):
        message = f"there is no verdict {verdict!r}; choose {', '.join(get_args(Verdict))}"
        raise UsageError(message)
    if bool(given) != (verdict == "correct"):
        message = f"{verdict} {'names no field to change' if verdict == 'correct' else 'changes no field; use correct'}"
        raise UsageError(message)
    changes = to_given(connection, event, given) if given else hold(event) if verdict == "accept" else ()
    reports = tuple(report.id for report in event.reports)
    return Decision(action=verdict, reports=reports, changes=changes, because=because, by=by)


def to_given(connection: DuckDBPyConnection, event: MergedEvent, given: Mapping[str, object]) -> tuple[Change, ...]:
    """Return a person's changes with parties by their ids."""
    words = {name: split_words(name, value) for name, value in given.items()}
    for name in PARTIES & words.keys():
        words[name] = tuple(dict.fromkeys(find_party(connection, word) for word in words[name]))
    return to_changes(event, words)


def split_words(name: str, value: object) -> Words:
    """Return a value as words: "A, B" is two, "2024-03-01/2024-03-05" two days, an empty text or None is none."""
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(str(word).strip() for word in value)
    text = str(value).strip()
    text = text.lower() if isinstance(value, bool) else text
    return tuple(word.strip() for word in text.split("/" if name == "when" else ",") if word.strip())
