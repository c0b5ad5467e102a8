"""What speaks for and against a known person as the bearer of a name: one small function a feature.

Each returns (feature, amount) pairs; `data/names/evidence.yaml` says what a feature weighs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from dragoman.knowledge.naming import like_offices, load_words
from dragoman.knowledge.tables import Person, Term
from dragoman.resolution.candidates import Candidate
from dragoman.resolution.contexts import Context
from dragoman.resolution.persons import EMINENT, HEADS, WATCHED
from dragoman.resolution.spellings import alike

Feature = tuple[str, float]
# Who is sworn in, or has just resigned, is told by the office that he is about to hold or held.
AROUND = dt.timedelta(days=200)
# Who is told to be dead holds none so long after.
MOURNED = dt.timedelta(days=60)
# An office that news takes for the one told.
LIKE = 0.7
FAR = dt.timedelta(days=365 * 15)
# A whole name stands against a country that the text may have for another reason.
SURE = {"exact", "spelling"}
TITLE_WORD, TITLE_WORDS = 5, 2
PLAIN = {"minister", "president", "state", "general", "national", "chief", "deputy", "former", "office", "affairs"}


def spelled(candidate: Candidate, _: Context) -> Iterator[Feature]:
    """How the name is spelled."""
    yield f"name.{candidate.spelling.relation}", 1.0
    if candidate.spelling.relation != "initials":
        yield "name.unlike", 1.0 - candidate.spelling.likeness


def country(candidate: Candidate, context: Context) -> Iterator[Feature]:
    """Whether the context names the person's country, or others only."""
    homes = {t.country for t in candidate.person.terms if t.country}
    if homes & context.countries:
        yield "country.same", 1.0
    elif homes and context.firm:
        yield "country.other", (0.5 if candidate.name.is_full and candidate.spelling.relation in SURE else 1.0)


def office(candidate: Candidate, context: Context) -> Iterator[Feature]:
    """Whether the person held an office that the context tells, and when."""
    told = context.offices or {}
    held = [(t, past) for t in candidate.person.terms for o, past in told.items() if t.office in like_offices(o)]
    fitting = [t for t, past in held if fits(t, context.day, past=past)]
    if fitting:
        yield "office.now", 1.0 if any(t.office in told for t in fitting) else LIKE
    elif held:
        day = context.day
        stale = day is not None and (
            any(not past and is_telling(t.office) for t, past in held)
            # Who holds such an office that day is not its former holder.
            or all(past and t.covers(day) for t, past in held)
        )
        yield ("office.stale" if stale else "office.ever"), 1.0
    else:
        yield from other_office(candidate, told)


def other_office(candidate: Candidate, told: Iterable[str]) -> Iterator[Feature]:
    """Whether the context tells an office that the person never held.

    A surname alone needs an office that fits; a full name stands against a common one.
    """
    offices = {o.partition("/")[2] for o in told} - load_words().empty
    if not offices:
        return
    common = offices <= load_words().weak
    lone = candidate.spelling.relation in {"surname", "given", "initials"}
    yield "office.other", (1.0 if not common else 0.7 if lone else 0.0)


def is_telling(office: str) -> bool:
    """Whether an office is of few enough to tell who holds it."""
    return office.partition("/")[2] not in load_words().weak


def fits(term: Term, day: dt.date | None, *, past: bool) -> bool:
    """Whether a term was running about the day, or over by then when it is told as past."""
    if day is None:
        return False
    if past:
        end = term.end or term.before
        return (end is not None and end <= (day + AROUND).isoformat()) or (
            term.start is not None and term.start <= day.isoformat() and not term.covers(day)
        )
    return any(term.covers(d) for d in (day, day + AROUND, day - AROUND))


def title(candidate: Candidate, context: Context) -> Iterator[Feature]:
    """Whether the context has the words of one of the person's titles."""
    best = 0
    for term in candidate.person.terms:
        words = {w for w in (term.title or "").lower().split() if len(w) >= TITLE_WORD} - PLAIN
        best = max(best, len(words & context.words))
    if best:
        yield "title.words", min(best, TITLE_WORDS) / TITLE_WORDS


def given_beside(candidate: Candidate, context: Context) -> Iterator[Feature]:
    """Whether a word of the person's full name, not in the name asked for, stands in the context."""
    if candidate.spelling.relation not in {"surname", "given"}:
        return
    extra = [w for w in candidate.spelling.extra if len(w) > 2]  # noqa: PLR2004 - "Li" and "Al" are in every text
    beside = {word for name in context.names for word in name.split()}
    if any(alike(w, b) for w in extra for b in beside):
        yield "given.beside", 1.0
    elif context.apposed and extra:
        yield "given.other", 1.0


def date(candidate: Candidate, context: Context) -> Iterator[Feature]:
    """Whether the person was in office that day, or far from it."""
    day, terms = context.day, candidate.person.terms
    if day is None or not terms:
        return
    if any(t.covers(day) for t in terms):
        yield "date.holder", 1.0
    elif all(is_far(t, day) for t in terms):
        yield "date.far", (0.5 if candidate.name.is_full and candidate.spelling.relation in SURE else 1.0)


def is_far(term: Term, day: dt.date) -> bool:
    """Whether a term began or ended many years from the day."""
    end = term.end or term.before or term.seen
    later = term.start is not None and term.start[:4] > str((day + FAR).year)
    return later or (end is not None and end[:4] < str((day - FAR).year))


def fate(candidate: Candidate, context: Context) -> Iterator[Feature]:
    """Whether he held an office that is told to be a relative's, or any one long after he is told to be dead."""
    day, terms = context.day, candidate.person.terms
    if day is None:
        return
    if context.dead and any(outlasts(t, day) for t in terms):
        yield "fate.alive", 1.0
    kin = {like for office in context.kin for like in like_offices(office)}
    if any(t.office in kin and t.covers(day) and t.country in (context.countries or {t.country}) for t in terms):
        yield "office.kin", 1.0


def outlasts(term: Term, day: dt.date) -> bool:
    """Whether a term is known to have gone on long after a day; a year alone does not tell when it ended in it."""
    end = term.end or term.before or term.seen
    return end is not None and term.has_begun(day.isoformat()) and (day + MOURNED).isoformat() <= end


def rank(candidate: Candidate, context: Context) -> Iterator[Feature]:
    """Whether news names the person by surname alone."""
    if candidate.spelling.relation not in {"surname", "given", "initials"}:
        return
    terms = candidate.person.terms
    if any(t.office in EMINENT for t in terms):
        yield "rank.eminent", 1.0
    known = WATCHED | context.countries
    heads = [t for t in terms if t.office in HEADS and t.country in known]
    if heads and (context.day is None or any(t.covers(context.day) for t in heads)):
        yield "rank.household", 1.0


FEATURES: tuple[Callable[[Candidate, Context], Iterator[Feature]], ...] = (
    spelled,
    country,
    office,
    title,
    given_beside,
    date,
    fate,
    rank,
)


def describe(person: Person) -> str:
    """Return a person's name with the last office that the tables know."""
    last = max(person.terms, key=lambda t: t.start or "", default=None)
    if last is None:
        return person.name
    held = last.title or last.office.partition("/")[2].replace("-", " ")
    return f"{person.name} ({held}, {last.country or last.org})"
