"""Parties as a person names them in a correction, and the names that a filter then finds them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer, to_words
from dragoman.record.tables import insert, select_ids
from dragoman.record.values import to_forms

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HERE = 'SELECT DISTINCT actor FROM names WHERE "key" = $word OR "key" = $folded'
FIRST_NAMES = "SELECT id, arg_min(name, document) FROM actors WHERE id IN (SELECT unnest($actors)) GROUP BY id"
NAMED = "SELECT \"key\" || '|' || actor FROM names WHERE actor IN (SELECT unnest($actors))"


def load_names(connection: DuckDBPyConnection, actors: Iterable[str]) -> dict[str, str]:
    """Return actor → name as the first document has it that names them."""
    wanted = sorted(set(actors))
    return dict(connection.execute(FIRST_NAMES, {"actors": wanted}).fetchall()) if wanted else {}


def find_party(connection: DuckDBPyConnection, word: str) -> str:
    """Return the id of an actor named by id, country code or name; raises UsageError for none or several."""
    gazetteer = load_gazetteer()
    if word in gazetteer.states or word in gazetteer.organisations or word in gazetteer.persons:
        return word
    state = gazetteer.state_of(word)
    found = {state} if state else find_named(connection, gazetteer, word)
    if len(found) == 1:
        return found.pop()
    which = f"several actors: {', '.join(sorted(found)[:5])}" if found else "no actor known or in the record"
    message = f"{word!r} names {which}; give an id (`dragoman actors` lists them) or a country code"
    raise UsageError(message)


def find_named(connection: DuckDBPyConnection, gazetteer: Gazetteer, word: str) -> set[str]:
    """Return whom a name or id means in the record, else in the knowledge base."""
    here = select_ids(connection, HERE, {"word": word, "folded": word.casefold()})
    exact = {actor for actor in here if actor == word}
    return exact or here or {entry.id for entry in gazetteer.names.get(to_words(word), ()) if entry.kind != "demonym"}


def is_known(connection: DuckDBPyConnection, name: str) -> bool:
    """Whether the record or the knowledge base has an actor of that name, id or country code."""
    if any(select_ids(connection, HERE, {"word": form, "folded": form}) for form in to_forms(name)):
        return True
    gazetteer = load_gazetteer()
    return f"state/{name.upper()}" in gazetteer.states or bool(find_named(connection, gazetteer, name))


def add_names(connection: DuckDBPyConnection, actors: Iterable[str]) -> None:
    """Let filters find actors that a person put into an event and no document of the record names."""
    wanted = sorted(set(actors))
    if not wanted:
        return
    there = select_ids(connection, NAMED, {"actors": wanted})
    rows = [{"key": key, "actor": actor} for actor in wanted for key in to_keys(actor)]
    insert(connection, "names", [row for row in rows if f"{row['key']}|{row['actor']}" not in there])


def to_keys(actor: str) -> list[str]:
    """Return what a filter finds an actor by: the id and, of a known one, country code and name in lower case."""
    gazetteer = load_gazetteer()
    known = gazetteer.states.get(actor) or gazetteer.organisations.get(actor) or gazetteer.persons.get(actor)
    if known is None:
        return [actor]
    code = getattr(known, "code", None) or getattr(known, "country", None)
    return [actor, *([code] if code else []), known.name.casefold()]
