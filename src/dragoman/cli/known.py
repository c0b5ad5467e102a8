"""`dragoman actors --known`: the actors of the knowledge base, filtered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codec import to_date
from dragoman.errors import UsageError
from dragoman.knowledge.gazetteer import load_gazetteer, to_words
from dragoman.knowledge.tables import Organisation, Person, State, Term

Row = dict[str, object]
Known = Person | Organisation | State
KINDS = ("person", "organisation", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which known actors are asked for; None asks for all."""

    name: str | None = None
    country: str | None = None
    kind: str | None = None
    office: str | None = None
    on: dt.date | None = None


def wanted(name: str | None, country: str | None, kind: str | None, office: str | None, on: str | None) -> Wanted:
    """Check the filters; raises UsageError for a kind that there is not and for what is no date."""
    if kind is not None and kind not in KINDS:
        message = f"--kind: there is no kind {kind!r} of known actor; choose {', '.join(KINDS)}"
        raise UsageError(message)
    if name is not None and not name.strip():
        message = "--name is empty; give words of a name"
        raise UsageError(message)
    office = office.removeprefix("office/") if office else None
    return Wanted(name=name, country=country and country.upper(), kind=kind, office=office, on=to_date(on, name="--on"))


def list_known(which: Wanted, limit: int | None) -> list[Row]:
    """Return the known actors that are asked for, by id, as rows."""
    gazetteer = load_gazetteer()
    tables: dict[str, list[Known]] = {
        "person": [*gazetteer.persons.values()],
        "organisation": [*gazetteer.organisations.values()],
        "state": [*gazetteer.states.values()],
    }
    found = (a for kind, table in tables.items() if which.kind in {None, kind} for a in table if is_wanted(a, which))
    return [known_row(a, which) for a in sorted(found, key=lambda a: a.id)[:limit]]


def is_wanted(actor: Known, which: Wanted) -> bool:
    """Whether an actor fits every filter."""
    if which.name and not is_called(actor, which.name):
        return False
    if isinstance(actor, Person):
        asked = which.country or which.office or which.on
        return not asked or any(True for _ in fitting(actor, which))
    if which.office or which.on:
        return False
    country = actor.code if isinstance(actor, State) else actor.country
    return which.country in {None, country}


def is_called(actor: Known, name: str) -> bool:
    """Whether one of an actor's names has all words of another."""
    asked = set(to_words(name))
    return any(asked <= set(to_words(own)) for own in (actor.name, *actor.names))


def fitting(person: Person, which: Wanted | None) -> Iterator[Term]:
    """Yield a person's terms that fit the filters."""
    for term in person.terms:
        if which is None or (
            which.country in {None, term.country}
            and which.office in {None, term.office.partition("/")[2]}
            and (which.on is None or term.covers(which.on))
        ):
            yield term


def known_row(actor: Known, which: Wanted | None) -> Row:
    """Return a known actor as a row; of a person the term asked for, else the last."""
    names = list(actor.names)
    if isinstance(actor, Person):
        term = max(fitting(actor, which), key=lambda t: t.start or "", default=None)
        held = (term.office.partition("/")[2], term.country or term.org, term.start, term.end) if term else (None,) * 4
        return row_of(actor, "person", names, *held)
    if isinstance(actor, Organisation):
        return row_of(actor, "organisation", [*names, *actor.abbreviations], None, actor.country, None, None)
    return row_of(actor, "state", [*names, *actor.abbreviations], None, actor.code, None, None)


def row_of(  # noqa: PLR0913, PLR0917 - the columns
    actor: Known,
    kind: str,
    names: list[str],
    office: str | None,
    country: str | None,
    start: str | None,
    end: str | None,
) -> Row:
    """Return the columns of a known actor."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": kind,
        "country": country,
        "office": office,
        "since": start,
        "until": end,
        "names": names,
    }
