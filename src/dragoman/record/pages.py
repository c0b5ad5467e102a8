"""Which events a question finds, before any of them is read: a page of a few out of millions takes milliseconds.

An event is wide, so only those of the page are read, by their numbers. The newest come first, so what was published of
late is looked at before all the rest. Names are looked up once, and what a document tells by the document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from dragoman.record.filters import PARTY_CLAUSES, Clauses, Filters, look_up, to_clauses, to_dealing_clauses, to_values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Days before the last publication, or the last day asked for, within which a page is sought at first.
WINDOWS = (60, 720)
LONGER = WINDOWS[1] // WINDOWS[0]
MOST = 1000
# Of fewer events all may as well be read, and no index is kept.
SMALL = 100_000
HOW_MANY = "SELECT count(*) FROM events"
NEWEST = "SELECT max(published) FROM documents"
OF_EVENTS = "SELECT number FROM events WHERE {clauses} ORDER BY first_day DESC NULLS LAST, id LIMIT $limit"
OF_DEALINGS = """
SELECT number FROM (SELECT DISTINCT number, first_day, id FROM dealings WHERE {clauses})
ORDER BY first_day DESC NULLS LAST, id LIMIT $limit
"""
WHO = 'SELECT "key", actor, home FROM names LEFT JOIN homes USING (actor) WHERE "key" IN ({marks})'
ROWS = "SELECT count(*) FROM dealings WHERE home IN ({marks})"
# An index is only asked where the values are known, so none of these is a question within another.
HASHES = "SELECT md5_number_lower(unnest($names))"
AT_ADDRESSES = 'SELECT document FROM addresses WHERE "key" IN ({keys})'
TOLD = 'SELECT DISTINCT number FROM tellings WHERE "key" IN ({keys}) LIMIT $most'
Found = Mapping[str, Mapping[str, Sequence[str]]]


def is_large(connection: DuckDBPyConnection) -> bool:
    """Whether there are so many events that those of a page are picked out first."""
    return bool(connection.execute(HOW_MANY).fetchall()[0][0] >= SMALL)


def find_numbers(connection: DuckDBPyConnection, filters: Sequence[Filters]) -> list[int] | None:
    """Return the numbers of the events that a question finds; None where picking them out first would not be faster."""
    clauses = to_clauses("events", *filters)
    judged = any("judged" in layer for layer in filters)
    if judged or not is_large(connection):
        return None
    most = MOST + 1 if clauses.limit is None else clauses.limit
    if most > MOST + 1 or not (clauses.bound or clauses.limit):
        return None
    found = seek(connection, filters, most, windows=clauses.limit is not None)
    return found if clauses.limit is not None or len(found) <= MOST else None


def seek(connection: DuckDBPyConnection, filters: Sequence[Filters], most: int, *, windows: bool) -> list[int]:
    """Return the numbers of the first events that a question finds, if `windows` sought among late ones first."""
    told, rest = find_told(connection, filters)
    who = find_who(connection, rest)
    if told is not None:
        clauses = look_up(to_clauses("events", *rest), who)
        return ask(connection, OF_EVENTS, Clauses(f"number IN ({told}) AND {clauses.text}", clauses.bound, most))
    found: list[int] | None = None
    for day in find_days(connection, filters) if windows else ():
        if found is not None and len(found) * LONGER < most:
            break  # so rare that the longer window would be sought in vain too
        found = ask(connection, *to_question(connection, rest, who, most, recent=day))
        if len(found) == most:
            return found
    return ask(connection, *to_question(connection, rest, who, most))


def to_question(
    connection: DuckDBPyConnection, filters: Sequence[Filters], who: Found, limit: int, *, recent: dt.date | None = None
) -> tuple[str, Clauses]:
    """Return what is asked of dealings where these tell all, else of events; since the day `recent` if given."""
    turned = recent is None and is_turned(connection, who)
    dealt = to_dealing_clauses(*filters, recent=recent is not None, turned=turned)
    clauses = look_up(dealt or to_clauses("events", *filters, recent=recent is not None), who)
    bound = clauses.bound | ({"recent": recent} if recent else {})
    return OF_DEALINGS if dealt else OF_EVENTS, Clauses(clauses.text, bound, limit)


def ask(connection: DuckDBPyConnection, statement: str, clauses: Clauses) -> list[int]:
    """Return the numbers of the first events."""
    rows = connection.execute(statement.format(clauses=clauses.text), clauses.bound | {"limit": clauses.limit})
    return [number for (number,) in rows.fetchall()]


def is_turned(connection: DuckDBPyConnection, who: Found) -> bool:
    """Whether those acted upon have fewer dealings than those who act, so that these are looked through instead."""
    if not {"source", "target"} <= who.keys():
        return False
    source, target = (count_rows(connection, who[side]["at"]) for side in ("source", "target"))
    return target < source


def count_rows(connection: DuckDBPyConnection, homes: Sequence[str]) -> int:
    """Return how many dealings lie under some homes."""
    return int(select_marked(connection, ROWS, homes)[0][0]) if homes else 0


def find_who(connection: DuckDBPyConnection, filters: Sequence[Filters]) -> Found:
    """Return by parameter the actors whom each party's names stand for, and their homes."""
    parties = {
        place: cast("list[str]", value) for name, place, value in to_values("events", filters) if name in PARTY_CLAUSES
    }
    names = sorted({name for values in parties.values() for name in values})
    rows = select_marked(connection, WHO, names) if names else []
    return {
        place: {
            "who": sorted({actor for key, actor, _ in rows if key in values}),
            "at": sorted({home for key, _, home in rows if key in values and home is not None}),
        }
        for place, values in parties.items()
    }


def find_told(connection: DuckDBPyConnection, filters: Sequence[Filters]) -> tuple[str | None, Sequence[Filters]]:
    """Return the numbers of what the documents asked for tell, as a list in SQL, and the other filters.

    None, and all filters, where no document is asked for, or more is told than can be picked out.
    """
    asked = [cast("list[str]", v) for name, _, v in to_values("events", filters) if name == "document"]
    told = [load_told(connection, names) for names in asked]
    if not told or any(len(numbers) > MOST for numbers in told):
        return None, filters
    rest = [cast("Filters", {name: v for name, v in layer.items() if name != "document"}) for layer in filters]
    return to_sql(sorted(set.intersection(*told))), rest


def load_told(connection: DuckDBPyConnection, names: Sequence[str]) -> set[int]:
    """Return the numbers of what documents tell, by id or URL; one more than can be picked out where it is more."""
    keys = to_sql(row[0] for row in connection.execute(HASHES, {"names": list(names)}).fetchall())
    documents = to_sql(row[0] for row in connection.execute(AT_ADDRESSES.format(keys=keys)).fetchall())
    rows = connection.execute(TOLD.format(keys=f"{keys}, {documents}"), {"most": MOST + 1}).fetchall()
    return {number for (number,) in rows}


def to_sql(numbers: Iterable[int]) -> str:
    """Return numbers as a list in SQL, never an empty one."""
    return ", ".join(map(str, numbers)) or "NULL"


def select_marked(connection: DuckDBPyConnection, statement: str, values: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the rows of a statement whose {marks} stand for values."""
    marks = ", ".join(f"$value_{i}" for i in range(len(values)))
    bound = {f"value_{i}": value for i, value in enumerate(values)}
    return connection.execute(statement.format(marks=marks), bound).fetchall()


def find_days(connection: DuckDBPyConnection, filters: Sequence[Filters]) -> Iterator[dt.date]:
    """Yield the days since which a page is sought, late ones first; none for a record without dates."""
    (newest,) = connection.execute(NEWEST).fetchall()[0]
    until = [cast("dt.date", v) for name, _, v in to_values("events", filters) if name == "until"]
    if newest is not None:
        yield from (min([newest, *until]) - dt.timedelta(days=days) for days in WINDOWS)
