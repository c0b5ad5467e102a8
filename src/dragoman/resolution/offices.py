"""Offices → persons: "the president" is who holds the office in the text, or by the tables on that day."""

from __future__ import annotations

import datetime as dt

from dragoman.extract.mentions import Mention
from dragoman.knowledge.tables import Person
from dragoman.model import Reason
from dragoman.resolution.cast import Cast, Draft
from dragoman.resolution.tenure import current_term, in_office

# "The governor of Ohio" is not the one governor of that country whom the tables know.
HELD_BY_MANY = {f"office/{name}" for name in ("governor", "mayor", "lawmaker", "judge", "prosecutor", "local-official")}


def link_office(cast: Cast, mention: Mention, country: str | None, day: dt.date | None, *, former: bool) -> None:
    """Resolve an office to its holder in the text, else by the tables on that day, else to the office itself.

    A former holder is not he who holds it that day.
    """
    office = known_as(cast, mention.office or "", country)
    # "Obama's CIA chief", in 2018: the president of the sentence after is he who holds the office on that day.
    holder = holder_on(cast, office, country, day) if country else None
    # "The Republican front-runner" is not Clinton, though she alone is told with that post: many run at once.
    named = [] if office == "office/candidate" else holders_told(cast, office, country, former=former)
    told = [d for d in named if is_meant(cast, d, holder, day, former=former)]
    before = [d for d in told if any(s.start < mention.start for s in d.spans)]
    if len(before) == 1 or (country and len(told) == 1):
        cast.assign(mention, (before or told)[0])
        return
    country = country_of_office(cast, office, country)
    if country is None:
        return
    if former:
        cast.assign(mention, office_itself(cast, former_office(cast, office), country, mention))
        return
    holder = holder or holder_on(cast, office, country, day)
    cast.assign(mention, holder or office_itself(cast, office, body_led(mention, country), mention))


def holders_told(cast: Cast, office: str, country: str | None, *, former: bool) -> list[Draft]:
    """Return the persons of whom the text tells that they hold an office, of that country if one is known.

    Those who held it once are told without it: "the former president" is one of them.
    """
    persons = (d for d in cast.drafts.values() if d.kind == "person" and country in {d.country, None})
    once = former or "/former-" in office
    held = office.replace("/former-", "/")
    return [d for d in persons if d.office == office or (once and d.office is None and has_held(cast, d, held))]


def has_held(cast: Cast, draft: Draft, office: str) -> bool:
    """Whether the tables give a person an office, whenever that was."""
    person = cast.gazetteer.persons.get(draft.id)
    return person is not None and any(t.office == office for t in person.terms)


def is_meant(cast: Cast, draft: Draft, holder: Draft | None, day: dt.date | None, *, former: bool) -> bool:
    """Whether a person told with an office may be the holder, or the former one, where the tables know the holder."""
    if holder is None:
        return True
    same = draft.id == holder.id
    if former:
        return not same
    return same or not is_former(cast, draft, holder.office or "", day)


def country_of_office(cast: Cast, office: str, country: str | None) -> str | None:
    """Return the country of an office, or the body: there is one UN Secretary-General."""
    bodies = cast.gazetteer.bodies.get(office, set())
    only = next(iter(bodies)) if len(bodies) == 1 else ""
    return only if only.startswith("org/") and country in {None, "IGO"} else country


def known_as(cast: Cast, office: str, country: str | None) -> str:
    """Return the office under which the tables hold a state's own: the pope is the head of state of the Holy See."""
    row = cast.gazetteer.offices.get(office)
    return "office/head-of-state" if row and row.level == "head-of-state" and country in row.countries else office


def of_one_state(cast: Cast, mention: Mention) -> str | None:
    """Return the state of an office that only one has, unless another is called so: the Coptic "Pope Tawadros"."""
    office = cast.gazetteer.offices.get(mention.office or "")
    if office is None or len(office.countries) != 1:
        return None
    (state,) = office.countries
    called = (d for d in cast.drafts.values() if d.name.lower().startswith(f"{mention.head.lower} "))
    return state if all(d.country == state for d in called) else None


def body_led(mention: Mention, country: str) -> str:
    """Return the body of states that a mention names with an office, else its country."""
    if country != "IGO":
        return country
    return next((e.id for e in mention.entries if e.country == "IGO"), country)


def former_office(cast: Cast, office: str) -> str:
    """Return the office of those who held one once."""
    own = office.replace("office/", "office/former-", 1)
    if own in cast.gazetteer.offices or "/former-" in office:
        return own if own in cast.gazetteer.offices else office
    return "office/former-minister" if office.endswith("minister") else "office/former-official"


def is_former(cast: Cast, draft: Draft, office: str, day: dt.date | None) -> bool:
    """Whether the tables know that a person held the office, and not on that day."""
    person = cast.gazetteer.persons.get(draft.id)
    terms = [t for t in person.terms if t.office == office] if person else []
    return day is not None and bool(terms) and not any(t.covers(day) for t in terms)


def holder_on(cast: Cast, office: str, country: str, day: dt.date | None) -> Draft | None:
    """Return the only person whom the tables give the office on that day."""
    if day is None or office.endswith(("ambassador", "envoy", "spokesperson")) or office in HELD_BY_MANY:
        return None
    holding = holding_on(cast, office, country, day)
    if len(holding) != 1 or not in_office(holding[0].terms, day):
        return None
    person = holding[0]
    term = current_term(person, day)
    since = term.start if term else None
    row = cast.gazetteer.offices.get(office)
    why = Reason(
        rule="actor.office.holder",
        detail=f"{person.name} held {office.partition('/')[2]} of {country} on {day} (from {since}).",
    )
    home = "IGO" if country.startswith("org/") else country
    return Draft(person.id, person.name, "person", home, row.sector if row else (), known=True, office=office, why=why)


def holding_on(cast: Cast, office: str, country: str, day: dt.date) -> list[Person]:
    """Return the persons with a term in the office, of the country or body, that covers the day."""
    ids = cast.gazetteer.holders.get((office, country), ())
    persons = [cast.gazetteer.persons[i] for i in ids]
    return [
        p
        for p in persons
        if any(t.office == office and country in {t.country, t.org} and t.covers(day) for t in p.terms)
    ]


def office_itself(cast: Cast, office: str, country: str, mention: Mention) -> Draft:
    """Return the draft of an office whose holder the text and the tables leave open."""
    row = cast.gazetteer.offices.get(office)
    home = "IGO" if country.startswith("org/") else country
    name = mention.name if mention.country else f"{mention.name} ({home})"
    why = Reason(rule="actor.office", detail=f"“{mention.name}” is an office of {home}; who held it is not known here.")
    return Draft(
        f"{office}-{country.lower()}",
        name,
        "office",
        home,
        row.sector if row else (),
        known=False,
        office=office,
        why=why,
    )
