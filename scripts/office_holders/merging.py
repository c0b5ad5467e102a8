"""The Factbook's statements joined to the people of the other layers, and the terms they open, confirm or close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from office_holders.factbook import SOURCE, WEEKLY, Statement
from office_holders.names import FactbookName, alike, fold, folded_form, slug
from office_holders.terms import DEPUTIES, HANDOVER, HEADS, Person, Term, earliest, fault, latest, merge_own

SUCCESSION = timedelta(days=150)
MANY_NAMES = 6
REGNAL = ("King", "Queen", "Emperor", "Pope", "Grand Duke", "Prince")


@dataclass(slots=True)
class Holder:
    """Somebody the Factbook names, with the person it is when another layer has it."""

    person: Person | None
    said: list[Statement] = field(default_factory=list)


def join_factbook(people: list[Person], statements: list[Statement], rejected: Counter[str]) -> list[Person]:
    """Return the people with what the Factbook adds."""
    holders = _find_holders(people, statements)
    ends = _successions(holders)
    imported = {person.id: person for person in people}
    for holder in holders:
        base = holder.person or _new_person(holder, imported)
        mine = imported.get(base.id, replace(base, terms=()))
        imported[base.id] = _extend(mine, holder, ends, rejected)
    return [person for person in imported.values() if person.terms]


def _find_holders(people: list[Person], statements: list[Statement]) -> list[Holder]:
    by_country: dict[str, dict[str, Person]] = {}
    for person in people:
        for country in {term.country for term in person.terms if term.country}:
            by_country.setdefault(country, {})[person.id] = person
    holders: list[Holder] = []
    for country in sorted({said.country for said in statements}):
        told = sorted(
            (s for s in statements if s.country == country), key=lambda s: (s.last_seen, s.since), reverse=True
        )
        holders += _holders_of(list(by_country.get(country, {}).values()), told)
    return holders


def _holders_of(people: list[Person], told: list[Statement]) -> list[Holder]:
    holders: list[Holder] = []
    for said in told:
        person = _match_person(said, people)
        holder = next((h for h in holders if _same_holder(h, said, person)), None)
        if holder is None:
            holder = Holder(person)
            holders.append(holder)
        holder.person = holder.person or person
        holder.said.append(said)
    return holders


def _match_person(said: Statement, people: list[Person]) -> Person | None:
    """Return the person a statement is about: by name, by more likeness first, or by name and start together."""
    for same_start in (True, False):
        fits = [
            person
            for person in people
            if _starts_with(person, said) >= same_start
            and any(alike(said.name, name, same_start=same_start) for name in (person.name, *person.names))
        ]
        if fits:
            return min(fits, key=lambda p: (_distance(said.name, p), p.id))
    return None


def _distance(name: FactbookName, person: Person) -> int:
    words = set(fold(name.full).lower().split())
    return min(len(words ^ set(fold(other).lower().split())) for other in (person.name, *person.names))


def _starts_with(person: Person, said: Statement) -> bool:
    return any(term.office == said.office and _near(term.start, said.since) for term in person.terms)


def _near(one: str, other: str) -> bool:
    return earliest(one) <= latest(other) + HANDOVER and earliest(other) <= latest(one) + HANDOVER


def _same_holder(holder: Holder, said: Statement, person: Person | None) -> bool:
    if person is not None and holder.person is not None:
        return person.id == holder.person.id
    return any(
        alike(
            said.name,
            other.name.full,
            same_start=_is_head(said) and other.office == said.office and other.since == said.since,
        )
        for other in holder.said
    )


def _is_head(said: Statement | Term) -> bool:
    return said.office in HEADS and not (said.title or "").startswith(DEPUTIES)


def _successions(holders: list[Holder]) -> dict[tuple[str, str], list[tuple[str, Holder]]]:
    """Return, for every post of a head, who took it up when."""
    starts: dict[tuple[str, str], list[tuple[str, Holder]]] = {}
    for holder in holders:
        for said in holder.said:
            if _is_head(said):
                starts.setdefault((said.country, said.office), []).append((said.since, holder))
    return starts


def _new_person(holder: Holder, taken: dict[str, Person]) -> Person:
    newest = holder.said[0]
    base = f"person/{slug(newest.name.short)}-{newest.country.lower()}"
    keys = (base, *(f"{base}-{n}" for n in range(2, 9)))
    fresh = next(key for key in keys if key not in taken or all(t.country is None for t in taken[key].terms))
    surname = (newest.name.surname,) if newest.name.surname != newest.name.short.rsplit(" ", 1)[-1] else ()
    return Person(id=fresh, name=newest.name.short, surname=() if newest.name.surname == newest.name.short else surname)


def _extend(
    person: Person, holder: Holder, ends: dict[tuple[str, str], list[tuple[str, Holder]]], rejected: Counter[str]
) -> Person:
    terms = list(person.terms)
    for term in _told_terms(holder, ends):
        at = next((i for i, own in enumerate(terms) if own.source != SOURCE and _covers(own, term)), None)
        if at is not None:
            terms[at] = _confirm(terms[at], term)
        elif any(own.office == term.office and _starts_soon(own, term) for own in terms):
            rejected["start earlier than the table's"] += 1
        elif fault(term) is None:
            terms.append(term)
    return replace(person, names=_add_names(person, holder), terms=merge_own(terms))


def _starts_soon(own: Term, told: Term) -> bool:
    """Tell whether a table term starts within a legislature of an earlier start the Factbook gives."""
    return own.source != SOURCE and timedelta(0) < earliest(own.start) - earliest(told.start) < timedelta(days=6 * 366)


def _told_terms(holder: Holder, ends: dict[tuple[str, str], list[tuple[str, Holder]]]) -> Iterable[Term]:
    runs: list[list[Statement]] = []
    for said in sorted(holder.said, key=lambda s: (s.office, s.since, s.first_seen)):
        if runs and runs[-1][-1].office == said.office and _near(runs[-1][-1].since, said.since):
            runs[-1].append(said)
        else:
            runs.append([said])
    return [_term(run, holder, ends) for run in runs]


def _term(run: list[Statement], holder: Holder, ends: dict[tuple[str, str], list[tuple[str, Holder]]]) -> Term:
    last = max(run, key=lambda said: (said.last_seen, said.since))
    seen = last.last_seen if last.last_seen >= WEEKLY else last.first_seen
    term = Term(office=last.office, country=last.country, title=last.title, start=last.since, seen=seen, source=SOURCE)
    later = [
        since
        for since, other in ends.get((last.country, last.office), [])
        if other is not holder and earliest(since) > latest(last.since)
    ]
    if not _is_head(last) or not later:
        return term
    after = min(later)
    if last.last_seen >= WEEKLY and abs(earliest(after) - earliest(last.last_seen)) <= SUCCESSION:
        return replace(term, end=after, seen=None)
    return replace(term, before=after, seen=min(seen, after)) if after <= last.last_seen or seen < after else term


def _covers(own: Term, told: Term) -> bool:
    """Tell whether a term holds what the Factbook tells: same office, and the start near its start or inside it."""
    if own.office != told.office or own.country != told.country:
        return False
    if _near(own.start, told.start):
        return True
    if earliest(told.start) < earliest(own.start):
        return False
    return own.before is None if own.end is None else earliest(told.start) < earliest(own.end)


def _confirm(own: Term, told: Term) -> Term:
    """Return the table's term with the newer end, bound or date seen that the Factbook gives."""
    if own.end is not None:
        return own
    source = own.source if SOURCE in own.source else f"{own.source}+{SOURCE}"
    if told.end is not None:
        return replace(own, end=told.end, seen=None, before=None, source=source)
    if told.before is not None:
        return replace(own, before=told.before, seen=min(own.seen or told.before, told.before), source=source)
    seen = max(own.seen or "", told.seen or "") or None
    bound = None if own.before and seen and earliest(own.before) < latest(seen) else own.before
    return replace(own, seen=seen, before=bound, source=source)


def _add_names(person: Person, holder: Holder) -> tuple[str, ...]:
    """Return the person's other names with the Factbook's, newest first, each once."""
    forms = [form for said in holder.said for form in (said.name.short, said.name.full)]
    kept: dict[str, str] = {name: name for name in person.names}
    taken = {person.name, folded_form(person.name), *kept}
    for form in forms:
        if form not in taken and len(kept) < MANY_NAMES and " " in form:
            kept[form] = form
    return tuple(name for name in kept if name != person.name)
