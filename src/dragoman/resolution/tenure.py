"""What somebody known was on a day: in an office, out of it, or not yet in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.tables import Person, Term

# A text may look back, or be read without its date by a year or two.
GRACE_DAYS = 400
# What is read without a date is of the years of the web: who left before them is out of office in it.
WEB = "1995"
# Whoever leaves these is one of the former ones; a general stays a soldier, a rebel a rebel.
LEFT = {"GOV", "LEG", "SPY", "PTY", "JUD"}
FORMER = "ELI"
PAST, HEAD = "office/former-official", "office/head-of-state"
# What a name is told with out of respect, or what says little: the office that its bearer holds says more.
YIELDING = {
    f"office/{name}" for name in ("cleric", "military-officer", "igo-head", "politician", "chairman", "company-head")
}
# These are told of by the tables for what they do; they hold no office, unless the text gives them one.
TRADES = {f"office/{name}" for name in ("candidate", "journalist", "activist", "analyst", "politician")}


def in_office(terms: Iterable[Term], day: dt.date | None) -> bool:
    """Whether one of the terms covers the day, or ended less than GRACE_DAYS before."""
    if day is None:
        return False
    return any(t.covers(day) or t.covers(day - dt.timedelta(days=GRACE_DAYS)) for t in terms)


def current_term(person: Person, day: dt.date | None, office: str | None = None) -> Term | None:
    """Return the term that covers the day, else the last that began before it, else the first to come.

    A seat held says more than a candidacy or trade beside it. Where no day is known, the office beside the name tells.
    """
    dated = sorted(person.terms, key=lambda t: t.start or "")
    if day is None:
        fit = [t for t in dated if t.office == office] or dated
    else:
        begun = [t for t in dated if (t.start or "") <= day.isoformat()]
        covering = [t for t in dated if t.covers(day)]
        fit = [t for t in covering if t.office not in TRADES] or covering or begun or dated[:1]
    return fit[-1] if fit else None


def is_held(term: Term, day: dt.date | None) -> bool:
    """Whether an office was held on a day, as far as is known; without a day, whether it may have been of late."""
    end = term.end or term.before
    if day is None:
        return end is None or end >= WEB
    return has_begun(term, day) if end is None else term.covers(day)


def has_begun(term: Term, day: dt.date | None) -> bool:
    """Whether a term began before a day: nobody holds yet what begins after it."""
    return day is None or (term.start or "") <= day.isoformat()


def office_on(person: Person, term: Term, day: dt.date | None, told: str | None) -> str | None:
    """Return somebody's office on a day: what the text says, unless it says little, else what the tables say."""
    if told is not None and is_courtesy(person, told, day):
        told = None
    if not is_held(term, day) or (told is not None and not yields(told, term, day)):
        return told
    return told if term.office in TRADES else term.office


def yields(told: str, term: Term, day: dt.date | None) -> bool:
    """Whether an office beside a name says less than the one held: a rank, or what was left before ("former spy")."""
    if told == PAST:
        return day is not None and (term.end or term.before or term.seen or "") >= day.isoformat()
    return told in YIELDING and term.office not in YIELDING


def is_courtesy(person: Person, told: str, day: dt.date | None) -> bool:
    """Whether an office beside a name is one that was held once, or is not yet: "President Clinton" in 2016."""
    # The tables know when states change heads; of other offices they may lack a first term, and the text knows better.
    terms = [t for t in person.terms if t.office == told and (told == HEAD or has_begun(t, day))]
    return day is not None and bool(terms) and not any(is_held(t, day) for t in terms)


def sector_on(term: Term, day: dt.date | None, gazetteer: Gazetteer) -> str | None:
    """Return the sector of somebody by what he was last: his own, or, out of office, that of the former ones."""
    row = gazetteer.offices.get(term.office)
    if not has_begun(term, day) or row is None or not row.sector:
        return None
    return row.sector[0] if is_held(term, day) or LEFT.isdisjoint(row.sector) else FORMER


def held_as(term: Term, day: dt.date | None) -> str:
    """Return what a term is or was by a day, in words; nothing of one to come."""
    if not has_begun(term, day):
        return ""
    until = "" if is_held(term, day) else f" until {term.end or term.before}"
    what = term.title or term.office.partition("/")[2]
    return f", {what} of {term.country or term.org} from {term.start or '?'}{until}"
