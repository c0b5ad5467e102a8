"""What a record says of parties and their ties: series, networks, balance, timelines, changes, disputes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Unpack, cast

from dragoman.errors import UsageError
from dragoman.record.acts import UNBOUNDED, Acts, Between, Pairs, choose_acts, choose_pairs, to_days
from dragoman.record.coded import check_coded
from dragoman.record.disputes import load_disputes
from dragoman.record.entries import check_known, find_agreement, find_parties, load_widely_told
from dragoman.record.files import RecordFile
from dragoman.record.filters import Filters, Narrowing, to_clauses
from dragoman.record.news import Scope, load_pacts, load_swings
from dragoman.record.parties import is_known, load_names
from dragoman.record.queries import EVENTS, Query
from dragoman.record.series import (
    AMONG,
    WITH_EGO,
    find_node,
    load_counts,
    load_documents,
    load_liveliest,
    load_published,
    load_ties,
    load_windows,
    to_placed,
)
from dragoman.relations.balance import Balance
from dragoman.relations.changes import Changes, Disputes
from dragoman.relations.dyads import Dyad, Dyads, common_starts, to_dyad
from dragoman.relations.networks import Network, by_strength, choose_partners
from dragoman.relations.periods import By, Dating, Days, check_choice, to_end, to_windows
from dragoman.relations.signs import Rule, to_window
from dragoman.relations.swings import Usual
from dragoman.relations.ties import Level
from dragoman.relations.timelines import Timeline, to_timeline
from dragoman.relations.turns import find_changes

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ORDERED = "SELECT * FROM ({events}) ORDER BY {order}"
ACTS = ORDERED.format(
    events=EVENTS.format(clauses="id IN (SELECT event FROM ({acts}) WHERE {which})"),
    order='"when"."start" NULLS LAST, id',
)
BY_ID = ORDERED.format(events=EVENTS.format(clauses="list_contains($ids, id)"), order="list_position($ids, id)")
DATED = '"first" IS NOT NULL AND "last" IS NOT NULL'
TOP = 20
LIMIT = 20
PAIR = 2


class Related:
    """The part of a record that asks about parties; it needs the file alone."""

    file: RecordFile

    def knows(self, name: str) -> bool:
        """Whether an actor is called so, by id, country code or name: in the record, or in the knowledge base."""
        with self.file.reading() as connection:
            return is_known(connection, name)

    def names(self, actors: Iterable[str]) -> dict[str, str]:
        """Return actor → name, of those whom documents of the record name."""
        with self.file.reading() as connection:
            return load_names(connection, actors)

    def dyad(
        self,
        source: str,
        target: str,
        *,
        by: By = "month",
        date: Dating = "event",
        both: bool = False,
        **filters: Unpack[Narrowing],
    ) -> Dyad:
        """Return the series of actual acts of one party towards another, by day, week, month, quarter or year.

        `date="event"` counts by when an act took place, `"reported"` by first publication (background of the past left
        out); `both` counts acts of either towards the other. Parties are named as in the filters, which may narrow
        the choice further. Raises UsageError.
        """
        return self.dyads([(source, target)], by=by, date=date, both=both, **filters).dyads[0]

    def dyads(
        self,
        pairs: Iterable[tuple[str, str]],
        *,
        by: By = "month",
        date: Dating = "event",
        both: bool = False,
        **filters: Unpack[Narrowing],
    ) -> Dyads:
        """Return the series of several dyads over the same periods, as `dyad` does; raises UsageError."""
        check_coded(self.file, filters)
        betweens = [Between(source=one, target=other, both=both) for one, other in pairs]
        chosen = [choose_acts(date, filters, between) for between in betweens]
        with self.file.reading() as connection:
            counts = [load_counts(connection, acts, by) for acts in chosen]
            starts = common_starts((c for found in counts for c in found), by)
            documents = self.count_documents(connection, starts, by, filters)
        shapes = [
            Dyad(source=b.source, target=b.target, by=by, date=date, both=both, periods=(), undated=0, spread=0)
            for b in betweens
        ]
        return Dyads(dyads=tuple(to_dyad(c, documents, starts, s) for c, s in zip(counts, shapes, strict=True)))

    def count_documents(
        self, connection: DuckDBPyConnection, starts: Sequence[dt.date], by: By, filters: Narrowing
    ) -> dict[dt.date, int]:
        """Return the documents of every period, of the outlets asked for."""
        if not starts:
            return {}
        outlets = to_clauses("events", cast("Filters", {"outlet": filters.get("outlet")})).bound.get("outlet", [])
        days = Days(starts[0], to_end(starts[-1], by))
        return load_documents(connection, days, by, cast("Sequence[str]", outlets))

    def acts(
        self,
        source: str,
        target: str,
        *,
        by: By | None = None,
        date: Dating = "event",
        both: bool = False,
        **filters: Unpack[Narrowing],
    ) -> Query:
        """Return the events that a figure counts, oldest first.

        With `by` those in the periods of `dyad`; without, all whose days lie within `since` and `until`, as in the
        windows of `balance`. Raises UsageError.
        """
        check_coded(self.file, filters)
        acts = choose_acts(date, filters, Between(source=source, target=target, both=both))
        which = to_placed(acts, by) if by else f"{DATED}{to_within(acts)}"
        return Query(self.file, ACTS.format(acts=acts.sql, which=which), acts.bound)

    def evidence(self, ids: Collection[str]) -> Query:
        """Return events by their ids, in the order given: those that a figure names."""
        return Query(self.file, BY_ID, {"ids": list(ids)})

    def network(
        self,
        actor: str | None = None,
        *,
        top: int = TOP,
        level: Level = "country",
        date: Dating = "event",
        least: int = 1,
        **filters: Unpack[Narrowing],
    ) -> Network:
        """Return who has to do with whom: an actor's `top` partners with the ties among them, or the liveliest parties.

        Nodes are countries, or with `level="actor"` actors; a tie has at least `least` acts. Acts without a date count
        by publication when days are asked for, as in the filters. Raises UsageError.
        """
        check_top(top, least)
        check_coded(self.file, filters)
        pairs = choose_pairs(date, filters, level)
        with self.file.reading() as connection:
            actor = actor and find_node(connection, actor, level)
            nodes, others = choose_nodes(connection, pairs, actor, top, least)
            ties, undated = load_ties(connection, pairs, AMONG, {"nodes": nodes})
        kept = by_strength(t for t in ties if t.events >= least)
        days = None if pairs.days == UNBOUNDED else pairs.days
        return Network(
            ego=actor, days=days, level=level, date=date, nodes=tuple(nodes), ties=kept, others=others, undated=undated
        )

    def balance(  # noqa: PLR0913 - every part of the definition may be wanted otherwise
        self,
        actor: str | None = None,
        *,
        by: By = "quarter",
        span: int = 1,
        windows: Sequence[tuple[dt.date | str, dt.date | str]] | None = None,
        top: int = TOP,
        level: Level = "country",
        date: Dating = "event",
        rule: Rule | None = None,
        **filters: Unpack[Narrowing],
    ) -> Balance:
        """Return the signed triads of every window and what changed from each window to the next.

        Windows are `span` periods long, one beginning with every period from `since` to `until` (or from the first to
        the last publication), or the `windows` given as pairs of days. Looked at are the `top` liveliest parties, or
        those round an `actor`, who is then in every triad. docs/relations.md defines all of it. Raises UsageError.
        """
        check_top(top, span)
        rule = rule or Rule()
        given = [to_window_days(pair) for pair in windows] if windows is not None else None
        check_coded(self.file, filters)
        pairs = choose_pairs(date, filters, level)
        with self.file.reading() as connection:
            actor = actor and find_node(connection, actor, level)
            days = find_windows(connection, pairs.days, by, span) if given is None else given
            nodes, _ = choose_nodes(connection, pairs, actor, top)
            ties, undated, spread = load_windows(connection, pairs, nodes, days)
        found = tuple(to_window(d, t, rule, actor) for d, t in zip(days, ties, strict=True))
        return Balance(
            actor=actor,
            level=level,
            date=date,
            rule=rule,
            nodes=tuple(nodes),
            windows=found,
            changes=tuple(find_changes(found, actor)),
            undated=undated,
            spread=spread,
        )

    def timeline(self, *subject: str, by: By = "month", **filters: Unpack[Narrowing]) -> Timeline:
        """Return what happened, in order, in groups and with evidence.

        The subject is one actor, two actors (what they do with each other), or an agreement by its id or name. Raises
        NotFoundError for a name that the record does not know and UsageError for more than two.
        """
        check_choice("by", by, By)
        if not 1 <= len(subject) <= PAIR:
            message = "timeline takes one actor, two actors, or one agreement"
            raise UsageError(message)
        check_coded(self.file, filters)
        with self.file.reading() as connection:
            entries = find_agreement(connection, subject[0]) if len(subject) == 1 else []
            if not entries:
                check_known(connection, subject, self.file.path)
                entries = find_parties(connection, subject, filters)
        return to_timeline(entries, " – ".join(subject), by)

    def changes(  # noqa: PLR0913 - every part may be wanted otherwise
        self,
        since: dt.date | str,
        *,
        until: dt.date | str | None = None,
        actor: str | None = None,
        by: By = "month",
        level: Level = "country",
        date: Dating = "reported",
        usual: Usual | None = None,
        limit: int = LIMIT,
    ) -> Changes:
        """Return what is new since a day: acts, agreements, disputes, swings of pairs beyond their usual range.

        New is what was first told on that day or later; of the acts the `limit` most widely told. An `actor` takes part
        in all but the disputes of others. Raises UsageError.
        """
        check_top(limit, 1)
        days = to_days(since, until)
        filters = cast("Filters", {"actor": actor} if actor else {})
        scope = Scope(days=days, by=by, level=level, date=date, usual=usual or Usual())
        with self.file.reading() as connection:
            if actor:
                check_known(connection, [actor], self.file.path)
            count, events = load_widely_told(connection, days, filters, limit)
            pacts = load_pacts(connection, days, filters)
            swings = load_swings(connection, scope, filters)
            disputes = load_disputes(connection, days, actor)
        return Changes(
            since=days.start,
            until=None if until is None else days.end,
            date=date,
            n_events=count,
            events=tuple(events),
            agreements=pacts[:limit],
            disputes=disputes[:limit],
            swings=swings[:limit],
        )

    def disputes(
        self, *, since: dt.date | str | None = None, until: dt.date | str | None = None, actor: str | None = None
    ) -> Disputes:
        """Return the acts that one voice denies and another asserts, the latest first; raises UsageError."""
        days = to_days(since or UNBOUNDED.start, until)
        with self.file.reading() as connection:
            return Disputes(disputes=load_disputes(connection, days, actor))


def choose_nodes(
    connection: DuckDBPyConnection, pairs: Pairs, actor: str | None, top: int, least: int = 1
) -> tuple[list[str], int]:
    """Return an actor with the partners in most acts, or the liveliest nodes, and how many are left out."""
    if actor is None:
        found = load_liveliest(connection, pairs)
        return found[:top], max(0, len(found) - top)
    ties, _ = load_ties(connection, pairs, WITH_EGO, {"ego": actor})
    return choose_partners((t for t in ties if t.events >= least), actor, top)


def to_within(acts: Acts) -> str:
    """Return the condition that all days of an act lie within those asked for."""
    return "" if acts.days == UNBOUNDED else ' AND "first" >= $from_day AND "last" <= $to_day'


def find_windows(connection: DuckDBPyConnection, days: Days, by: By, span: int) -> list[Days]:
    """Return the windows of the days asked for, within those from the first to the last publication where open."""
    check_choice("by", by, By)
    known = load_published(connection) or days
    start = known.start if days.start == UNBOUNDED.start else days.start
    end = known.end if days.end == UNBOUNDED.end else days.end
    return [] if start == dt.date.min or end == dt.date.max or start > end else to_windows(Days(start, end), by, span)


def to_window_days(pair: tuple[dt.date | str, dt.date | str]) -> Days:
    """Return a window given by its first and last day; raises UsageError."""
    return to_days(*pair)


def check_top(*numbers: int) -> None:
    """Refuse a count below 1; raises UsageError."""
    if any(number < 1 for number in numbers):
        message = f"counts must be 1 or more, not {min(numbers)}"
        raise UsageError(message)
