"""Treaties, memoranda, ceasefires, contracts: agreements as objects with parties and status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.codec import digest
from dragoman.extract.dates import Dated
from dragoman.extract.pact_drafts import HELD, MANY, SEALED, Draft, sentence_drafts
from dragoman.extract.pact_sides import Pacts
from dragoman.extract.pact_words import RANK
from dragoman.extract.pacts import LASTING, Named
from dragoman.extract.parties import Lookup
from dragoman.model import UNDATED, UNNAMED, Agreement, AgreementStatus, Event, Reason
from dragoman.nlp.parse import Parsed, Token
from dragoman.nlp.roles import children

# What the parties of an agreement do about it.
ABOUT_PACTS = {"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "SANCTION", "REJECT", "COOPERATE"}


@dataclass(slots=True, eq=False)
class Pact:
    """Tellings of one agreement, with its parties gathered."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def parties(self) -> set[str]:
        """The actors named as parties in any telling."""
        return {p.actor for d in self.drafts for p in d.parties}

    @property
    def stated(self) -> set[str]:
        """The actors told beside the noun itself, who are no states."""
        return {actor for d in self.drafts for actor in d.stated}

    @property
    def countries(self) -> set[str | None]:
        """The countries of the parties; none where that of one is unknown."""
        found = {p.country for d in self.drafts for p in d.parties}
        return set() if None in found else found


def find_agreements(
    parsed: Parsed, lookup: Lookup, dates: dict[int, list[Dated]], events: Iterable[Event]
) -> tuple[Agreement, ...]:
    """Return the agreements that a document tells of, each once with all its evidence."""
    events = tuple(events)
    around = Pacts(parsed, lookup)
    told = frozenset(around.named)
    pacts: list[Pact] = []
    for sentence in parsed.sentences:
        for draft in sentence_drafts(parsed, sentence, lookup, dates.get(sentence.index, []), around.background):
            pact = next((p for p in reversed(pacts) if is_same(p, draft)), None)
            if pact is None:
                pact = Pact()
                pacts.append(pact)
            pact.drafts.append(draft)
    return tuple(build(p, parsed, events, told) for p in pacts if is_told(p))


def is_told(pact: Pact) -> bool:
    """Whether enough is told: a known pact or a written name; else a status and two parties, one if it is signed.

    An instrument of a given day ("the protocol of 3 May 1996") needs no more, nor "the truce between Iran and Oman".
    """
    if any(d.suffices for d in pact.drafts):
        return True
    named = sum(not actor.startswith(UNNAMED) for actor in pact.parties)
    if named >= MANY and any(is_presupposed(d) and len(d.parties) >= MANY for d in pact.drafts):
        return True
    return any(d.status for d in pact.drafts) and named >= least_named(pact)


def least_named(pact: Pact) -> int:
    """Return how many parties must have a name, where a status is told.

    "The truce between Chad and the rebels took effect", "the two ministers signed a memorandum": others have no name.
    """
    sealed = any(d.rule in SEALED and d.status in {"signed", "ratified"} for d in pact.drafts)
    return 1 if sealed or any(d.kind in HELD and d.joined for d in pact.drafts) else MANY


def is_presupposed(draft: Draft) -> bool:
    """Whether a text speaks of an agreement as one that is there: "the truce", "Mali's accord *with* Chad"."""
    known = is_definite(draft.head) or bool(children(draft.head, "nmod:poss"))
    return is_definite(draft.head) if draft.kind in HELD else known and draft.joined


def is_same(pact: Pact, draft: Draft) -> bool:
    """Whether a telling continues a pact: the same name, or the same kind, no foreign party, and a definite noun."""
    first = pact.drafts[0]
    if draft.proper:
        return first.name == draft.name
    if first.kind != draft.kind:
        return False
    if not first.proper and draft.parties and pact.parties:
        return is_between_same(pact, draft)
    near = draft.sentence.index - pact.drafts[-1].sentence.index <= MANY
    return near and is_definite(draft.head) and (not first.proper or is_of_its_own(pact, draft))


def is_of_its_own(pact: Pact, draft: Draft) -> bool:
    """Whether a telling names only who belongs to a party: "the *parliament of Greece* ratified the agreement"."""
    known = pact.drafts[0].known
    held = {p.country for d in pact.drafts for p in d.parties} | set(known.parties if known else ())
    return all(p.country in held or p.actor in pact.parties for p in draft.parties)


def is_between_same(pact: Pact, draft: Draft) -> bool:
    """Whether a telling is between the parties of a pact, or their states.

    "Oslo and Lima signed a pact. … Their ministers signed the pact in Lima."
    """
    parties, states = {p.actor for p in draft.parties}, {p.country for p in draft.parties}
    if parties == pact.parties or (states == pact.countries and len(states) >= MANY):
        return True
    within = parties <= pact.parties or (bool(pact.countries) and states <= pact.countries)
    return within and is_definite(draft.head)


def is_definite(noun: Token) -> bool:
    """Whether a noun is spoken of as known: "the pact", "their pact"."""
    return any(c.lower in {"the", "this", "that", "its", "their"} for c in noun.children)


def build(pact: Pact, parsed: Parsed, events: tuple[Event, ...], told: frozenset[str]) -> Agreement:
    """Make the agreement from its tellings: the furthest status, every party, all sentences."""
    first = pact.drafts[0]
    best = furthest(pact)
    evidence = tuple(dict.fromkeys(parsed.sentence_span(d.sentence) for d in pact.drafts))
    parties = bound(pact, told)
    status = status_on(pact, best, parsed.document.published)
    return Agreement(
        id="agreement/" + digest(parsed.document.id, first.span.start, first.span.end),
        name=max((d.name for d in pact.drafts), key=len) if not first.proper else first.name,
        kind=first.kind,
        parties=parties,
        status=status,
        subject=next((d.subject for d in pact.drafts if d.subject), None),
        when=next((d.when for d in pact.drafts if d.status and d.when.given), UNDATED),
        evidence=evidence,
        events=tuple(
            e.id for e in events if is_of_parties(e, parties) and any(s.contains(e.trigger) for s in evidence)
        ),
        why=reason(pact, best, status, len(evidence)),
    )


def is_of_parties(event: Event, parties: tuple[str, ...]) -> bool:
    """Whether an act may be what one of the parties does about an agreement."""
    return event.type in ABOUT_PACTS and not {*event.sources, *event.targets}.isdisjoint(parties)


def bound(pact: Pact, told: frozenset[str]) -> tuple[str, ...]:
    """Return who is bound: parties spoken of, a state for who acts for it; of a known pact the members told."""
    spoken = {p.actor: p.country for d in pact.drafts for p in d.parties}
    known = pact.drafts[0].known
    states = states_bound(pact, spoken, told)
    found = []
    for actor, country in spoken.items():
        state = f"state/{country}"
        if state in states.get(actor.partition("/")[0], ()):
            found.append(state)
        elif actor in pact.stated or is_bound_itself(actor, known):
            found.append(actor)
    return tuple(dict.fromkeys((*found, *(sorted(known.members() & told) if known else ()))))


def states_bound(pact: Pact, spoken: dict[str, str | None], told: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return by kind of actor the states for which such an actor may act, and which then are bound in his place."""
    # "The two presidents signed": of several states, each binds its own. A contract may be between firms.
    several = len({c for c in spoken.values() if c}) > 1 and pact.drafts[0].kind != "contract"
    persons = told.union(spoken) if several or pact.drafts[0].known is not None else frozenset[str]()
    return {"group": frozenset(spoken), "office": frozenset(spoken), "person": persons}


def is_bound_itself(actor: str, known: Named | None) -> bool:
    """Whether who is spoken of is a party; of a known pact, who only spoke of it or stayed outside is none."""
    if known is None:
        return True
    members = known.members()
    return actor in members if members else not actor.startswith("person/")


def furthest(pact: Pact) -> Draft:
    """Return the telling with the furthest status, the first if none has any."""
    told = [d for d in pact.drafts if d.status]
    return max(told, key=lambda d: RANK.index(d.status or "proposed")) if told else pact.drafts[0]


def status_on(pact: Pact, best: Draft, day: dt.date | None) -> AgreementStatus:
    """Return the status: a known pact's by its dates, where one party's leaving ends nothing; else as told.

    A text without a date is believed rather than what the agreement is today.
    """
    known = pact.drafts[0].known
    if known is not None and (day is not None or best.status in {None, "ended"}):
        return known.status(day)
    if best.status is not None:
        return best.status
    return "in-force" if pact.drafts[0].kind in LASTING else "signed"


def reason(pact: Pact, best: Draft, status: AgreementStatus, told: int) -> Reason:
    """Return why the agreement stands where it does: its dates in the table, or the words of its furthest telling."""
    first = pact.drafts[0]
    words = ", ".join(sorted({d.span.text for d in pact.drafts}))
    often = f"told in {told} sentence{'s' if told > 1 else ''}"
    if first.known is not None:
        dates = ", ".join(
            f"{word} {day}"
            for word, day in (
                ("signed", first.known.signed),
                ("in force", first.known.in_force),
                ("ended", first.known.ended),
            )
            if day is not None
        )
        return Reason(rule="agreement.known", detail=f"“{words}” is a known agreement ({dates or 'undated'}); {often}.")
    if best.status is None:
        return Reason(rule="agreement.name", detail=f"“{words}” is written as the name of an agreement; {often}.")
    above = best.head.head or best.head
    return Reason(rule=best.rule, detail=f"“{above.text}” with “{words}” makes it {status}; {often}.")
