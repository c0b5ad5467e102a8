"""The log of decisions: which reports are one act or none, what was put right, who said so, what was taken back.

Rows are only added. A row is in force unless a later row in force undoes it; what holds now is derived from those.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from dragoman.codec import digest
from dragoman.errors import UsageError
from dragoman.record.tables import insert, select
from dragoman.stories.events import Action, Change, Merging
from dragoman.stories.groups import Pair, pair

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MACHINE = "dragoman"
VERDICTS = frozenset({"accept", "reject", "correct"})
BY_PERSONS = """
    SELECT * FROM decisions WHERE "by" <> 'dragoman'
    UNION
    SELECT * FROM decisions WHERE id IN (SELECT undoes FROM decisions WHERE "by" <> 'dragoman')
    ORDER BY number
"""
BY_MACHINE = """
    SELECT * FROM decisions
    WHERE "by" = 'dragoman' AND "action" = 'merge'
    AND (reports[1] IN (SELECT unnest($reports)) OR others[1] IN (SELECT unnest($reports)))
    ORDER BY number
"""
UNDOING = "SELECT * FROM decisions WHERE undoes IN (SELECT unnest($ids)) ORDER BY number"
NEXT = "SELECT coalesce(max(number), 0) + 1 FROM decisions"
NO_LONGER = "The reports no longer stand together once all reports are weighed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One row of the log: `reports` and `others` are one act (merge) or are not (split); `when` is UTC in ISO form.

    accept, reject and correct judge `reports` alone; `changes` are the fields held as they are or put right.
    """

    number: int = 0
    id: str = ""
    action: Action
    reports: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    undoes: str | None = None
    changes: tuple[Change, ...] = ()
    because: str
    by: str
    when: str = ""

    def pairs(self) -> set[Pair]:
        """Return every pair across the two sides."""
        return {pair(one, other) for one in self.reports for other in self.others}


def load(connection: DuckDBPyConnection, statement: str, **values: object) -> list[Decision]:
    """Return the decisions that a query finds."""
    return msgspec.convert(select(connection, statement, values), list[Decision])


def load_with_undoing(connection: DuckDBPyConnection, found: Sequence[Decision]) -> list[Decision]:
    """Return the decisions with all that undo them, those that undo these, and so on, in order."""
    known = {decision.id: decision for decision in found}
    fresh = list(known)
    while fresh:
        undoing = [d for d in load(connection, UNDOING, ids=fresh) if d.id not in known]
        known |= {d.id: d for d in undoing}
        fresh = [d.id for d in undoing]
    return sorted(known.values(), key=lambda d: d.number)


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that no later one in force takes back, in order."""
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.id not in undone and decision.undoes is not None:
            undone.add(decision.undoes)
    return [d for d in decisions if d.id not in undone]


def to_constraints(decisions: Sequence[Decision]) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs that persons hold together and those they hold apart; the latest word on a pair counts."""
    by_id = {decision.id: decision for decision in decisions}
    together: dict[Pair, bool] = {}
    for decision in in_force(decisions):
        if decision.by == MACHINE:
            continue
        undone = by_id.get(decision.undoes or "")
        if undone is not None and undone.by == MACHINE:
            together |= dict.fromkeys(undone.pairs(), False)
        together |= dict.fromkeys(decision.pairs(), decision.action == "merge")
    return {p for p, one in together.items() if one}, {p for p, one in together.items() if not one}


def find_last(decisions: Sequence[Decision]) -> str | None:
    """Return the id of the last decision of a person that holds and takes nothing back, None when there is none."""
    own = [d.id for d in in_force(decisions) if d.by != MACHINE and d.action != "undo"]
    return own[-1] if own else None


def check_person(decision: Decision) -> Decision:
    """Return a decision that somebody made; raises UsageError for one without a name or in the machine's."""
    if not decision.by.strip() or decision.by == MACHINE:
        message = f"by: {decision.by!r} is nobody's name; say who decides"
        raise UsageError(message)
    return decision


def append(
    connection: DuckDBPyConnection, fresh: Sequence[Decision], earlier: Sequence[Decision] = ()
) -> list[Decision]:
    """Add rows to the log and return them with number, id and time; `earlier` holds the rows they might repeat."""
    if not fresh:
        return []
    (number,) = connection.execute(NEXT).fetchall()[0]
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    before = Counter(map(content, earlier))
    made = [replace(d, number=number + place, id=to_id(d, before), when=now) for place, d in enumerate(fresh)]
    insert(connection, "decisions", made)
    return made


def to_id(decision: Decision, before: Mapping[tuple[object, ...], int]) -> str:
    """Return the id of a decision: what is decided, and how many times it was before."""
    return digest("decision", content(decision), before.get(content(decision), 0))


def content(decision: Decision) -> tuple[object, ...]:
    """Return what makes two decisions the same."""
    parts = (decision.action, decision.by, decision.reports, decision.others, decision.undoes)
    return (*parts, decision.changes) if decision.changes else parts


def settle(connection: DuckDBPyConnection, members: Collection[str], wanted: Mapping[Pair, str]) -> list[Decision]:
    """Make the log say what the machine now holds of these reports (pairs with reasons); return its rows in force."""
    rows = load_with_undoing(connection, load(connection, BY_MACHINE, reports=list(members)))
    held = {pair(d.reports[0], d.others[0]): d for d in in_force(rows) if d.action == "merge"}
    gone = [
        Decision(action="undo", undoes=held[p].id, because=NO_LONGER, by=MACHINE)
        for p in sorted(held.keys() - wanted.keys())
    ]
    fresh = [
        Decision(action="merge", reports=p[:1], others=p[1:], because=wanted[p], by=MACHINE)
        for p in sorted(wanted.keys() - held.keys())
    ]
    made = append(connection, [*gone, *fresh], rows)
    return [held[p] for p in sorted(held.keys() & wanted.keys())] + made[len(gone) :]


def to_mergings(group: Collection[str], decisions: Iterable[Decision]) -> list[Merging]:
    """Return what a merged event shows: the merges that hold it, the machine's first, then other words of persons."""
    inside = set(group)
    shown = [d for d in decisions if concerns(d, inside)]
    merges = sorted(
        (d for d in shown if d.action == "merge"), key=lambda d: (d.by != MACHINE, d.reports, d.others, d.id)
    )
    words = sorted((d for d in shown if d.action != "merge"), key=lambda d: d.number)
    return [to_merging(d) for d in [*merges, *words]]


def concerns(decision: Decision, inside: Collection[str]) -> bool:
    """Whether a decision is about an event of these reports: it holds them, keeps others from them, or judges them."""
    one, other = (not set(side).isdisjoint(inside) for side in (decision.reports, decision.others))
    if decision.action == "merge":
        return one and other
    return one != other if decision.action == "split" else one and decision.action in VERDICTS


def to_merging(decision: Decision) -> Merging:
    """Return a decision as an event shows it."""
    return Merging(
        merged=(*decision.reports, *decision.others),
        because=decision.because,
        when=decision.when,
        by=decision.by,
        id=decision.id,
        action=decision.action,
        changes=decision.changes,
    )


def find_reports(decision: Decision, log: Sequence[Decision]) -> set[str]:
    """Return the reports that a decision speaks of, through what it undoes."""
    by_id = {d.id: d for d in log}
    found: Decision | None = decision
    while found is not None and found.undoes is not None:
        found = by_id.get(found.undoes)
    return {*found.reports, *found.others} if found else set()
