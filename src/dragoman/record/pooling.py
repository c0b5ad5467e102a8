"""Groups of reports that stand in one story: which of them are one act by all that they tell together.

Which groups are compared follows from the set of reports alone: those whose first report that names more than states
is of one story, type and status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from dragoman.model import Span
from dragoman.record.tables import Row, select, select_ids
from dragoman.stories.groups import Pair, pair
from dragoman.stories.merge import Match, cluster
from dragoman.stories.pooled import ONE_ACT, Group, Wording, clash, compare_groups
from dragoman.stories.tellings import Telling

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Sectors of those who fight, and are fought, again and again.
FIGHTERS = ("COP", "MIL", "PRM", "REB", "SPY")
# A pool: a story, a type and a status. What names no more than states makes no act known.
Pool = tuple[str, str, str]
# The groups of an event, the first first, each with its reports in order.
Parts = Sequence[Sequence[str]]
HOMES = """
    SELECT reports.id, story, "type", status,
        [i FOR i IN list_concat(sources, targets) IF NOT regexp_matches(i, '^(state|unnamed)/')] AS named
    FROM reports JOIN documents ON documents.id = document
    WHERE reports.rowid IN (SELECT rowid FROM reports WHERE id IN (SELECT unnest($reports))) AND len(named) > 0
"""
OF_DOCUMENTS = """
    SELECT DISTINCT stood.story, "type", status
    FROM reports JOIN (SELECT unnest($documents) AS document, unnest($stories) AS story) AS stood USING (document)
"""
# What one document alone tells of meets nothing; but from a pool that was left events may have to be parted.
MATES = """
    WITH pools AS (
        SELECT unnest($stories) AS story, unnest($types) AS "type", unnest($statuses) AS status, unnest($left) AS "left"
    ), held AS (
        SELECT reports.id, document, pools.*
        FROM pools JOIN documents USING (story)
        JOIN reports ON document = documents.id AND reports."type" = pools."type" AND reports.status = pools.status
        WHERE len([i FOR i IN list_concat(sources, targets) IF NOT regexp_matches(i, '^(state|unnamed)/')]) > 0
    )
    SELECT id FROM held WINDOW pool AS (PARTITION BY story, "type", status)
    QUALIFY "left" OR min(document) OVER pool <> max(document) OVER pool
"""
WORDINGS = """
    SELECT id, document, "type", status, low, high, sources AS who, targets AS whom, modes, quad,
        "trigger" AS act, evidence, "when"."start" AS "first", "when"."end" AS "last", unnest(telling)
    FROM reports
    WHERE rowid IN (SELECT rowid FROM reports WHERE id IN (SELECT unnest($reports)))
"""
ARMED = """
    SELECT document, list(id ORDER BY id) FROM actors
    WHERE document IN (SELECT unnest($documents)) AND list_has_any(sector, $fighters) GROUP BY document
"""
# Quad classes of deeds, not words.
MATERIAL = frozenset({2, 4})


@dataclass(frozen=True, slots=True)
class Pooled:
    """Events as groups of reports, each with the groups that it is made of, and why these are one."""

    events: Mapping[frozenset[str], Parts]
    matches: Mapping[Pair, Match]


def find_homes(connection: DuckDBPyConnection, reports: Collection[str]) -> dict[str, tuple[Pool, frozenset[str]]]:
    """Return report → its pool and whom it names but for states, of those that name such."""
    rows = connection.execute(HOMES, {"reports": sorted(reports)}).fetchall() if reports else []
    return {report: ((story, type_, status), frozenset(named)) for report, story, type_, status, named in rows}


def find_left(connection: DuckDBPyConnection, stories: Collection[tuple[str, str]]) -> set[Pool]:
    """Return the pools that the reports of documents have in stories that these are or were of."""
    values = {"documents": [document for document, _ in stories], "stories": [story for _, story in stories]}
    rows = connection.execute(OF_DOCUMENTS, values).fetchall() if stories else []
    return {(story, type_, status) for story, type_, status in rows}


def find_mates(connection: DuckDBPyConnection, pools: Collection[Pool], left: Collection[Pool]) -> set[str]:
    """Return the reports of pools that several documents tell of, or that some left."""
    every = sorted({*pools, *left})
    stories, types, statuses = zip(*every, strict=True) if every else ((), (), ())
    values = {"stories": list(stories), "types": list(types), "statuses": list(statuses)}
    return select_ids(connection, MATES, values | {"left": [pool in left for pool in every]}) if every else set()


def pool(
    connection: DuckDBPyConnection,
    groups: Parts,
    pools: Collection[Pool],
    apart: Collection[Pair],
) -> Pooled:
    """Return the events of groups, the first group first, each with its first report first.

    A group that is at home in none of the pools is left out; `apart` are the reports that may not come together.
    """
    homes = find_homes(connection, {report for group in groups for report in group})
    at_home: dict[Pool | None, list[Sequence[str]]] = {}
    for group in groups:
        home = next((homes[report][0] for report in group if report in homes), None)
        at_home.setdefault(home, []).append(group)
    played = {home: found for home, found in at_home.items() if home is None or home in pools}
    named = {group[0]: frozenset[str]().union(*(homes[r][1] for r in group if r in homes)) for group in groups}
    several = [find_sharing(found, named) for home, found in played.items() if home is not None]
    wordings = load_wordings(connection, {report for found in several for group in found for report in group})
    compared = [compare(found, wordings) for found in several]
    matches = {p: match for found, _ in compared for p, match in found.items()}
    clashing = {p for _, found in compared for p in found}
    return unite([group for found in played.values() for group in found], matches, {*apart, *clashing})


def find_sharing(groups: Parts, named: Mapping[str, frozenset[str]]) -> Parts:
    """Return the groups that name somebody whom another group names; `named` by their first report."""
    counts = Counter(party for group in groups for party in named[group[0]])
    return [group for group in groups if any(counts[party] > 1 for party in named[group[0]])]


def compare(groups: Parts, wordings: Mapping[str, Wording]) -> tuple[dict[Pair, Match], set[Pair]]:
    """Return, by their first reports, how likely groups are one act, and which of these are two whatever others say."""
    made = {group[0]: Group([wordings[report] for report in group]) for group in groups}
    found = {pair(one, other): compare_groups(made[one], made[other]) for one, other in combinations(made, 2)}
    matches = {p: match for p, match in found.items() if match is not None}
    alike = sorted({name for p in matches for name in p})
    return matches, {p for p in combinations(alike, 2) if p not in matches and clash(made[p[0]], made[p[1]])}


def unite(groups: Parts, matches: Mapping[Pair, Match], apart: Collection[Pair]) -> Pooled:
    """Return the events that groups come together to; `apart` are reports that may not be in one."""
    first = {report: group[0] for group in groups for report in group}
    forbidden = {pair(first[one], first[other]) for one, other in apart if one in first and other in first}
    allowed = {p: match for p, match in matches.items() if p not in forbidden}
    scores = {p: match.score for p, match in allowed.items()}
    names = {group[0] for group in groups}
    leads = {
        name: min(event) for event in cluster(names, scores, apart=forbidden, bars=(ONE_ACT, 1.0)) for name in event
    }
    parts: dict[str, list[Sequence[str]]] = {}
    for group in groups:
        parts.setdefault(leads[group[0]], []).append(group)
    return Pooled({frozenset(r for group in found for r in group): found for found in parts.values()}, allowed)


def load_wordings(connection: DuckDBPyConnection, reports: Collection[str]) -> dict[str, Wording]:
    """Return what is compared of reports in groups."""
    rows = select(connection, WORDINGS, {"reports": sorted(reports)}) if reports else []
    values = {"documents": sorted({str(row["document"]) for row in rows}), "fighters": list(FIGHTERS)}
    armed = dict(connection.execute(ARMED, values).fetchall()) if rows else {}
    return {str(row["id"]): to_wording(row, armed.get(row["document"], ())) for row in rows}


def to_wording(row: Row, armed: Collection[str]) -> Wording:
    """Return the words of a report, from its row."""
    telling = msgspec.convert(row, Telling)
    act, evidence = msgspec.convert((row["act"], row["evidence"]), tuple[Span, tuple[Span, ...]])
    around = next((s for s in evidence if s.start <= act.start < s.end), act)
    return Wording(
        telling=telling,
        trigger=act.text,
        before=around.text[: act.start - around.start],
        after=around.text[act.end - around.start :],
        material=row["quad"] in MATERIAL,
        fighters=tuple(i for i in (*telling.who, *telling.whom) if i in armed),
    )
