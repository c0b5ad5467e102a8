"""Judgements as lines of JSON say them, carried out one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import msgspec

from dragoman.errors import NotFoundError, UsageError
from dragoman.record.deciding import Desk
from dragoman.record.tables import Row

Judgement = Literal["accept", "reject", "correct", "merge", "split", "apart", "undo", "skip"]


@dataclass(frozen=True, slots=True)
class Order:
    """One line: what to do with an event, and what that needs; no judgement, or "skip", leaves all as it is."""

    judgement: Judgement | None = None
    event: str | None = None
    changes: dict[str, object] = field(default_factory=dict)
    with_: str | None = None
    report: str | None = None
    decision: str | None = None
    because: str = ""
    by: str | None = None


def to_order(row: Mapping[str, object]) -> Order:
    """Return the order that a row is; raises UsageError for an unknown judgement or a value of a wrong kind."""
    named = {("with_" if name == "with" else name): value for name, value in row.items()}
    given = {name: named[name] for name in Order.__dataclass_fields__ if named.get(name) not in (None, "")}
    try:
        return msgspec.convert(given, Order)
    except msgspec.ValidationError as error:
        message = f"not a judgement: {error}"
        raise UsageError(message) from error


def carry_out(desk: Desk, row: Mapping[str, object], number: int) -> Row | None:
    """Do what the row of that number says and return the decision; None when it says nothing.

    Raises UsageError or NotFoundError naming the row.
    """
    try:
        return obey(desk, to_order(row))
    except (UsageError, NotFoundError) as error:
        message = f"row {number}: {error}"
        raise type(error)(message) from error


def obey(desk: Desk, order: Order) -> Row | None:
    """Do what an order says and return the decision; None when it says nothing. Raises UsageError, NotFoundError."""
    if order.judgement is None or order.judgement == "skip":
        return None
    return ACTS[order.judgement](replace(desk, by=order.by or desk.by), order)


def need(order: Order, name: str) -> str:
    """Return what an order names; raises UsageError when it does not."""
    value = getattr(order, name)
    if value is None:
        message = f"{order.judgement} needs {name.rstrip('_')!r}"
        raise UsageError(message)
    return str(value)


ACTS: Mapping[Judgement, Callable[[Desk, Order], Row]] = {
    "accept": lambda desk, o: desk.judge(need(o, "event"), "accept", o.changes, o.because),
    "reject": lambda desk, o: desk.judge(need(o, "event"), "reject", o.changes, o.because),
    "correct": lambda desk, o: desk.judge(need(o, "event"), "correct", o.changes, o.because),
    "merge": lambda desk, o: desk.merge(need(o, "event"), need(o, "with_"), o.because),
    "split": lambda desk, o: desk.split(need(o, "event"), need(o, "report"), o.because),
    "apart": lambda desk, o: desk.keep_apart(need(o, "event"), need(o, "with_"), o.because),
    "undo": lambda desk, o: desk.undo(o.decision, o.because),
}
