"""After readings came or went: which texts are copies or one story, which reports one act, what the merged events are.

All of it is derived from the set of readings and the decisions in force, so the order of adding leaves no trace.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from dragoman.record import decisions as log
from dragoman.record.dealings import add_dealings, forget_dealings, number_events
from dragoman.record.judgements import Formed, find_moves, form, move
from dragoman.record.occasions import COPIES, load_contents, settle_stories, update_occasions
from dragoman.record.parties import add_names
from dragoman.record.pooling import Parts, Pool, Pooled, find_homes, find_left, find_mates, pool
from dragoman.record.rows import event_row, party_rows, sketch_row
from dragoman.record.tables import delete, insert, select, select_ids
from dragoman.record.ties import add_ties, count_days, forget_days, remove_ties
from dragoman.stories.contents import ENOUGH_WORDS, Content, find_shared, score_likeness
from dragoman.stories.duplicates import find_alike, find_candidates, keys
from dragoman.stories.events import Age, MergedEvent, Told, by_age, to_age
from dragoman.stories.groups import Pair, join, neighbours, pair, reach
from dragoman.stories.merge import ONE_STORY, OTHER_STORY, SAME, Alike, Match, cluster, compare, span_group
from dragoman.stories.tellings import Telling

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SKETCHES = """
    SELECT document, sketch FROM sketches
    WHERE rowid IN (SELECT rowid FROM sketches WHERE document IN (SELECT unnest($documents)))
"""
UNSKETCHED = "SELECT id, text FROM documents ANTI JOIN sketches ON document = id ORDER BY id LIMIT $page"
PAGE = 1_000
# Of each document the keys that are asked for: the smallest of a text's hashes are often of pairs like "of the", which
# nearly every document has, so that whole sketches are only looked at of the few that share enough of them.
ALIKE = """
    SELECT document, list("key") FROM (SELECT document, unnest(keys) AS "key" FROM sketches)
    SEMI JOIN (SELECT unnest($keys)::UBIGINT AS "key") USING ("key") GROUP BY document
"""
FAMILIES = "SELECT id, family FROM documents WHERE id IN (SELECT unnest($documents))"
SET_FAMILY = "UPDATE documents SET family = $family WHERE id IN (SELECT unnest($documents))"
CANDIDATES = """
    WITH fresh AS (
        SELECT id, document, low, high, unnest(keys) AS "key" FROM reports
        WHERE document IN (SELECT unnest($documents))
    ), near AS (
        SELECT id, document, low, high, unnest(keys) AS "key" FROM reports
        WHERE high >= (SELECT min(low) FROM fresh) AND low <= (SELECT max(high) FROM fresh)
    )
    SELECT fresh.id, near.id FROM fresh JOIN near USING ("key")
    WHERE fresh.id <> near.id AND fresh.low <= near.high AND near.low <= fresh.high
    UNION
    SELECT one.id, other.id FROM duplicates
    JOIN reports AS one ON one.document = a
    JOIN reports AS other ON other.document = b
    WHERE a IN (SELECT unnest($documents)) OR b IN (SELECT unnest($documents))
"""
# What a story may tell twice without a day or without a named party, which nothing else looks up. Words of one stem
# begin alike.
OCCASIONAL = """
    WITH won AS (SELECT unnest($a) AS a, unnest($b) AS b), told AS (
        SELECT id, document, "type", status, low, keys, telling.sources AS who, telling.targets AS whom,
            [left(w, 3) FOR w IN telling."trigger"] AS words
        FROM reports WHERE document IN (SELECT unnest([a, b]) FROM won)
    )
    SELECT one.id, other.id FROM won JOIN told AS one ON one.document = a
    JOIN told AS other ON other.document = b AND other."type" = one."type" AND other.status = one.status
    WHERE (one.low IS NULL OR other.low IS NULL OR NOT list_has_any(one.keys, other.keys))
        AND list_has_any(one.words, other.words)
        AND (one.who = [] OR other.who = [] OR list_has_any(one.who, other.who))
        AND (one.whom = [] OR other.whom = [] OR list_has_any(one.whom, other.whom))
"""
# Rows are looked up by their number: a comparison with the id alone would unpack every column of every report.
TELLINGS = """
    SELECT id, document, "type", status, low, high, sources AS who, targets AS whom, modes,
        [s.start FOR s IN evidence] AS sentences, "when"."start" AS "first", "when"."end" AS "last", unnest(telling)
    FROM reports
    WHERE rowid IN (SELECT rowid FROM reports WHERE id IN (SELECT unnest($reports)))
"""
UNLINK = """
    DELETE FROM links USING (SELECT unnest($a) AS a, unnest($b) AS b) AS gone
    WHERE links.a = gone.a AND links.b = gone.b
"""
LINKS = """
    SELECT a, b, score, rowid FROM links
    WHERE a IN (SELECT unnest($reports)) OR b IN (SELECT unnest($reports))
"""
REASONS = "SELECT a, b, because FROM links WHERE rowid IN (SELECT unnest($rows))"
# As JSON, which is read into an event in half the time that DuckDB takes to make Python's values of nested columns.
TOLD = """
    SELECT to_json(struct_pack(
        event := reports, document := documents.id, outlet := outlet, published := published, family := family,
        doers := telling.sources, done_to := telling.targets
    ))
    FROM reports JOIN documents ON documents.id = reports.document
    WHERE reports.rowid IN (SELECT rowid FROM reports WHERE id IN (SELECT unnest($reports)))
"""
AGES = """
    SELECT reports.id, documents.id, published FROM reports JOIN documents ON documents.id = document
    WHERE reports.id IN (SELECT unnest($reports))
"""
ONE_SENTENCE = """
    WITH told AS (SELECT id, document, unnest([s.start FOR s IN evidence]) AS "start" FROM reports
        WHERE rowid IN (SELECT rowid FROM reports WHERE id IN (SELECT unnest($reports))))
    SELECT DISTINCT one.id, other.id FROM told AS one JOIN told AS other USING (document, "start")
    WHERE one.id < other.id
"""
STANDING = """
    SELECT list(report) FROM members
    WHERE event IN (SELECT event FROM members WHERE report IN (SELECT unnest($reports))) GROUP BY event
"""
OF_DOCUMENTS = "SELECT id FROM reports WHERE document IN (SELECT unnest($documents))"
OLD_EVENTS = "SELECT DISTINCT event FROM members WHERE report IN (SELECT unnest($reports))"
READER = msgspec.json.Decoder(Told)
# How alike two reports are, and in which row that stands.
Links = dict[Pair, tuple[float, int]]


@dataclass(frozen=True, slots=True)
class Gone:
    """What was taken out: its reports with those beside them, documents that were like its own, its keys, its pools."""

    reports: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    keys: tuple[str, ...] = ()
    pools: frozenset[Pool] = frozenset()


NOTHING = Gone()


def refresh(connection: DuckDBPyConnection, fresh: Collection[str], gone: Gone = NOTHING) -> None:
    """Bring the derived tables up to date after `fresh` documents came and others went."""
    update_copies(connection, fresh)
    changed = update_occasions(connection, fresh, gone.keys)
    left = find_left(connection, settle_stories(connection, changed.fresh, changed.parted | gone.documents))
    parted = part(connection, changed.lost)
    moved = settle_families(connection, {*fresh, *gone.documents})
    forget_days(connection, {*fresh, *moved})
    count_days(connection)
    tied = update_links(connection, fresh, changed.won)
    # Whatever else the documents of an occasion tell has no new link, so that its events stay as they are.
    touched = select_ids(connection, OF_DOCUMENTS, {"documents": sorted({*fresh, *moved})})
    regroup(connection, touched | tied | gone.reports | parted, gone.pools | left)


def update_copies(connection: DuckDBPyConnection, fresh: Collection[str]) -> None:
    """Find the near duplicates of new documents."""
    new = load_sketches(connection, fresh)
    wanted = sorted({key for values in new.values() for key in keys(values)})
    rows = connection.execute(ALIKE, {"keys": wanted}).fetchall() if wanted else []
    candidates = find_candidates(new, {document: tuple(values) for document, values in rows})
    sketches = new | load_sketches(connection, {name for p in candidates for name in p} - new.keys())
    found = find_alike(candidates, sketches)
    insert(connection, "duplicates", [{"a": a, "b": b, "resemblance": likeness} for (a, b), likeness in found])


def add_sketches(connection: DuckDBPyConnection) -> None:
    """Sketch the documents that have no sketch."""
    while rows := connection.execute(UNSKETCHED, {"page": PAGE}).fetchall():
        insert(connection, "sketches", [sketch_row(*row) for row in rows])


def load_sketches(connection: DuckDBPyConnection, documents: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Return the sketches of documents."""
    rows = connection.execute(SKETCHES, {"documents": sorted(documents)}).fetchall()
    return {document: tuple(values) for document, values in rows}


def settle_families(connection: DuckDBPyConnection, touched: Iterable[str]) -> set[str]:
    """Name every family around the documents after its first member and return the documents that got a new name."""
    pairs = close(connection, COPIES, "documents", set(touched))
    members = {*touched, *(name for p in pairs for name in p)}
    families = {m: min(group) for group in join(members, pairs) for m in group}
    before = dict(connection.execute(FAMILIES, {"documents": sorted(members)}).fetchall())
    moved = {m for m in before if before[m] != families[m]}
    for family in sorted({families[m] for m in moved}):
        names = sorted(m for m in moved if families[m] == family)
        connection.execute(SET_FAMILY, {"family": family, "documents": names})
    return moved


def close(connection: DuckDBPyConnection, statement: str, name: str, start: set[str]) -> set[Pair]:
    """Return every pair that hangs together with the start, asking for the pairs of a few members at a time."""
    seen, frontier, pairs = set(start), set(start), set[Pair]()
    while frontier:
        found = {pair(a, b) for a, b in connection.execute(statement, {name: sorted(frontier)}).fetchall()}
        pairs |= found
        frontier = {member for p in found for member in p} - seen
        seen |= frontier
    return pairs


def find_occasional(connection: DuckDBPyConnection, pairs: Collection[Pair]) -> set[Pair]:
    """Return the reports in pairs of documents that only their one occasion lets compare; copies are none of these."""
    documents = sorted({name for p in pairs for name in p})
    known = {pair(a, b) for a, b in connection.execute(COPIES, {"documents": documents}).fetchall()}
    wanted = sorted(p for p in pairs if p not in known)
    ends = {"a": [a for a, _ in wanted], "b": [b for _, b in wanted]}
    rows = connection.execute(OCCASIONAL, ends).fetchall() if wanted else []
    return {pair(one, other) for one, other in rows}


def part(connection: DuckDBPyConnection, lost: Collection[Pair]) -> set[str]:
    """Take out what links reports by an occasion that their documents no longer share; return these reports."""
    pairs = sorted(find_occasional(connection, lost))
    if pairs:
        connection.execute(UNLINK, {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]})
    return {report for p in pairs for report in p}


def update_links(connection: DuckDBPyConnection, fresh: Collection[str], won: Collection[Pair] = ()) -> set[str]:
    """Compare the reports of new documents with all that may tell of the same acts; `won` tell of one occasion.

    Return the reports that only their one occasion links, for neither of two need be new.
    """
    documents = {"documents": sorted(fresh)}
    occasional = find_occasional(connection, won)
    candidates = {pair(a, b) for a, b in connection.execute(CANDIDATES, documents).fetchall()} | occasional
    copies = {pair(a, b) for a, b in connection.execute(COPIES, documents).fetchall()}
    tellings = load_tellings(connection, {report for p in candidates for report in p})
    alike = to_alike(load_contents(connection, {telling.document for telling in tellings.values()}))
    links: dict[Pair, Match] = {}
    for a, b in sorted(candidates):
        one, other = tellings[a], tellings[b]
        copied = pair(one.document, other.document) in copies
        match = compare(one, other, copies=copied, occasion=(a, b) in occasional, alike=alike)
        if match is not None:
            links[a, b] = match
    rows = [{"a": a, "b": b, "score": match.score, "because": match.because} for (a, b), match in links.items()]
    insert(connection, "links", rows)
    return {report for p in links.keys() & occasional for report in p}


def to_alike(contents: Mapping[str, Content]) -> Alike:
    """Return what tells how alike two documents are, of each pair worked out once."""

    @functools.cache
    def alike(one: str, other: str) -> tuple[float, tuple[str, ...]] | None:
        mine, theirs = contents[one], contents[other]
        if min(len(mine.words), len(theirs.words)) < ENOUGH_WORDS:
            return None
        likeness = score_likeness(mine, theirs)
        # Words are only told where they say something.
        return likeness, () if OTHER_STORY <= likeness < ONE_STORY else find_shared(mine, theirs)

    return alike


def load_tellings(connection: DuckDBPyConnection, reports: Collection[str]) -> dict[str, Telling]:
    """Return what comparisons look at of reports."""
    rows = select(connection, TELLINGS, {"reports": sorted(reports)}) if reports else []
    return {telling.id: telling for telling in msgspec.convert(rows, list[Telling])}


def regroup(connection: DuckDBPyConnection, touched: Collection[str], left: Collection[Pool] = ()) -> None:
    """Form the merged events around some reports anew, but for those that stay as they are.

    `left`: pools that some reports came to or left while they stayed the same.
    """
    persons = move(log.load(connection, log.BY_PERSONS), find_moves(connection))
    constraints = log.to_constraints(persons)
    words_on = [{*decision.reports, *decision.others} for decision in persons]
    # Who stands under one word of a person with these shows it, and under another id after a new reading.
    touched = set(touched).union(*(named for named in words_on if not named.isdisjoint(touched)))
    reached, links, pooled = weigh(connection, touched, left, constraints)
    kept = find_kept(connection, pooled.events, touched.union(*words_on))
    # What is held together by its words may have been so by links before, and shows other reasons.
    kept = {event for event in kept if len(pooled.events[event]) == 1 or event.isdisjoint(reached)}
    changed = reached.union(*pooled.events).difference(*kept)
    formed = [parts for event, parts in pooled.events.items() if event not in kept]
    machine = log.settle(connection, changed, find_reasons(connection, formed, links, pooled.matches))
    words = [d for d in log.in_force(persons) if d.by != log.MACHINE]
    told = load_told(connection, changed)
    orders = [sorted((told[m] for part in parts for m in part), key=by_age) for parts in formed]
    store(connection, changed, form(orders, [*machine, *words]))


def weigh(
    connection: DuckDBPyConnection,
    touched: Collection[str],
    left: Collection[Pool],
    constraints: tuple[set[Pair], set[Pair]],
) -> tuple[set[str], Links, Pooled]:
    """Return all reports that hang together with some, the links that count, and the events of these and their mates.

    `constraints` are the pairs that persons hold together, and those that they hold apart.
    """
    same, apart = constraints
    reached, links = follow(connection, touched, same)
    pools = {*left, *(home for home, _ in find_homes(connection, reached).values())}
    mates, more = follow(connection, find_mates(connection, pools, left) - reached, same)
    near = reached | mates
    links = {p: link for p, link in (links | more).items() if near.issuperset(p)}
    ages = load_ages(connection, near)
    scores, parted = {p: score for p, (score, _) in links.items()}, apart | find_parted(connection, ages)
    groups = [sorted(group, key=ages.__getitem__) for group in cluster(ages, scores, same=same, apart=parted)]
    pooled = pool(connection, sorted(groups, key=lambda group: ages[group[0]]), pools, parted)
    return reached, {p: link for p, link in links.items() if p not in apart}, pooled


def find_reasons(
    connection: DuckDBPyConnection, events: Iterable[Parts], links: Links, matches: Mapping[Pair, Match]
) -> dict[Pair, str]:
    """Return the pairs of reports that hold events together with the reasons: by links, and group to group."""
    scores = {p: score for p, (score, _) in links.items()}
    likely = {p: match.score for p, match in matches.items()}
    parts = [part for found in events for part in found]
    reasons = load_reasons(connection, [links[p][1] for part in parts for p in span_group(part, scores)])
    joined = [p for found in events for p in span_group([part[0] for part in found], likely)]
    return reasons | {p: matches[p].because for p in joined}


def find_kept(
    connection: DuckDBPyConnection, groups: Iterable[frozenset[str]], touched: Collection[str]
) -> set[frozenset[str]]:
    """Return the groups that make up an event already, and of which nothing is touched.

    Links only come with a report and go with one, so that such an event is the same, with its decisions.
    """
    alone = {group for group in groups if group.isdisjoint(touched)}
    reports = sorted(m for group in alone for m in group)
    rows = connection.execute(STANDING, {"reports": reports}).fetchall() if reports else []
    return alone.intersection(frozenset(members) for (members,) in rows)


def load_ages(connection: DuckDBPyConnection, reports: Collection[str]) -> dict[str, Age]:
    """Return by report what orders it among others; those that are gone are left out."""
    rows = connection.execute(AGES, {"reports": sorted(reports)}).fetchall() if reports else []
    return {report: to_age(published, document, report) for report, document, published in rows}


def find_parted(connection: DuckDBPyConnection, ages: Mapping[str, Age]) -> set[Pair]:
    """Return the pairs of reports that one sentence tells: two acts, also where a third report is like both."""
    told = Counter(document for *_, document, _ in ages.values())
    reports = sorted(report for report, (*_, document, _) in ages.items() if told[document] > 1)
    rows = connection.execute(ONE_SENTENCE, {"reports": reports}).fetchall() if reports else []
    return {pair(one, other) for one, other in rows}


def follow(connection: DuckDBPyConnection, start: Collection[str], same: set[Pair]) -> tuple[set[str], Links]:
    """Return all reports that hang together with some, by likeness or by a person's word, and all links of these."""
    near, links, seen = neighbours(same), Links(), set[str]()
    frontier = {m for report in start for m in reach(report, near)}
    while frontier:
        rows = connection.execute(LINKS, {"reports": sorted(frontier)}).fetchall()
        links |= {(a, b): (score, row) for a, b, score, row in rows}
        seen |= frontier
        strong = {m for a, b, score, _ in rows if score >= SAME for m in (a, b)}
        frontier = {m for report in strong for m in reach(report, near)} - seen
    return seen, links


def load_reasons(connection: DuckDBPyConnection, rows: Collection[int]) -> dict[Pair, str]:
    """Return why the reports of some links are one act; most links are only weighed, and their words left unread."""
    found = connection.execute(REASONS, {"rows": sorted(rows)}).fetchall() if rows else []
    return {(a, b): because for a, b, because in found}


def load_told(connection: DuckDBPyConnection, reports: Collection[str]) -> dict[str, Told]:
    """Return events with their documents by id; those that are gone are left out."""
    rows = connection.execute(TOLD, {"reports": sorted(reports)}).fetchall() if reports else []
    return {told.event.id: told for (row,) in rows for told in (READER.decode(row),)}


def store(connection: DuckDBPyConnection, reports: Collection[str], formed: Formed) -> None:
    """Put merged events in the place of those that these reports stood in."""
    clear_events(connection, reports)
    insert(connection, "events", number_events(connection, map(event_row, formed.standing)))
    insert(connection, "rejected", [event_row(event) for event in formed.rejected])
    insert(connection, "parties", [row for event in formed.standing for row in party_rows(event)])
    add_names(connection, (p for event in formed.standing for p in corrected_parties(event)))
    both = (*formed.standing, *formed.rejected)
    members = [{"event": e.id, "report": r.id, "document": r.document} for e in both for r in e.reports]
    insert(connection, "members", members)
    add_dealings(connection)
    add_ties(connection, [event.id for event in formed.standing])


def corrected_parties(event: MergedEvent) -> Iterator[str]:
    """Yield the parties that persons put into an event."""
    for change in (c for decision in event.decisions for c in decision.changes):
        if change.field in {"sources", "targets"} and change.was != change.now:
            yield from change.now


def clear_events(connection: DuckDBPyConnection, reports: Collection[str]) -> None:
    """Remove the merged events in which some reports stand."""
    old = select_ids(connection, OLD_EVENTS, {"reports": sorted(reports)}) if reports else set[str]()
    forget_dealings(connection, old)
    delete(connection, "events", "id", old)
    delete(connection, "rejected", "id", old)
    delete(connection, "parties", "event", old)
    remove_ties(connection, old)
    delete(connection, "members", "event", old)
