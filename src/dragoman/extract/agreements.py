"""Treaties, memoranda, ceasefires, contracts: agreements as objects with parties and status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.codec import digest
from dragoman.extract.dates import Dated
from dragoman.extract.pact_drafts import HELD, MANY, SEALED, UNNAMED_OF, Draft, sentence_drafts
from dragoman.extract.pact_sides import Pacts
from dragoman.extract.pact_words import HAPPENED, LISTED, RANK, WORKING, is_paper, is_undone
from dragoman.extract.pacts import LASTING, STATE, Named
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
    # "The president signed a document": that may be a law.
    sealing = [d for d in pact.drafts if d.kind == "plan" or not is_paper(d.head)]
    sealed = any(d.rule in SEALED and d.status in {"signed", "ratified"} for d in sealing)
    return 1 if sealed or any((d.kind in HELD and d.joined) or is_with_unnamed(d) for d in pact.drafts) else MANY


def is_with_unnamed(draft: Draft) -> bool:
    """Whether a state made an agreement with several who have no name: "a deal that Mali reached with *rebels*"."""
    with_state = any(p.actor.startswith(STATE) for p in draft.parties)
    with_many = any(actor.startswith(UNNAMED) for actor in draft.stated)
    return draft.joined and with_state and with_many and draft.status in HAPPENED and draft.head.tag == "NN"


def is_presupposed(draft: Draft) -> bool:
    """Whether a text speaks of an agreement as one that is there: "the truce", "Mali's accord *with* Chad"."""
    if draft.kind in HELD:
        return is_definite(draft.head) or (draft.joined and is_doing(draft.head))
    known = is_definite(draft.head) or bool(children(draft.head, "nmod:poss"))
    return known and draft.joined


def is_doing(noun: Token) -> bool:
    """Whether a noun is told to have done something: "hours after *a truce* between them *ended* the fighting"."""
    head = noun.head
    return noun.dep == "nsubj" and head is not None and head.tag == "VBD" and not is_undone(head)


def is_same(pact: Pact, draft: Draft) -> bool:
    """Whether a telling continues a pact: the same name, or the same kind, no foreign party, and a definite noun.

    "A memorandum (MOU)" is one, and "the document" whatever was told last.
    """
    first = pact.drafts[0]
    if draft.proper:
        return first.name == draft.name
    if is_set_beside(draft, pact.drafts[-1]):
        return True
    if is_definite(draft.head) and (is_paper(draft.head) or (is_paper(first.head) and is_near(pact, draft))):
        return is_of_its_own(pact, draft)
    return first.kind == draft.kind and goes_on(pact, draft)


def goes_on(pact: Pact, draft: Draft) -> bool:
    """Whether a telling of the same kind continues a pact, by its parties and how near it stands."""
    first = pact.drafts[0]
    if not first.proper and draft.parties and pact.parties:
        return is_between_same(pact, draft)
    if not first.proper and draft.kind in UNNAMED_OF and is_told(pact):
        return is_taken_up(pact, draft)
    return is_near(pact, draft) and is_definite(draft.head) and (not first.proper or is_of_its_own(pact, draft))


def is_near(pact: Pact, draft: Draft) -> bool:
    """Whether a telling stands at most two sentences behind the last."""
    return draft.sentence.index - pact.drafts[-1].sentence.index <= MANY


def is_set_beside(draft: Draft, last: Draft) -> bool:
    """Whether a telling is only another word for the one before: "a memorandum of understanding (*MOU*)"."""
    above = draft.head.head
    beside = draft.head.dep == "appos" and draft.sentence is last.sentence and draft.rule != LISTED
    return beside and above is not None and last.span.start <= above.start < last.span.end


def is_taken_up(pact: Pact, draft: Draft) -> bool:
    """Whether a truce, treaty or statement that a text comes back to is the one told before, however far.

    Of truces and statements without parties a text mostly tells one; each of a list is another.
    """
    last = pact.drafts[-1]
    if draft.rule == LISTED and last.rule == LISTED and draft.sentence is last.sentence:
        return False
    return is_definite(draft.head) or (draft.kind in {"ceasefire", "statement"} and not draft.parties)


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
        name=name_of(pact),
        kind=kind_of_all(pact),
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


def name_of(pact: Pact) -> str:
    """Return the fullest name told; what stands beside a name, or is only a document, gives none where another does."""
    first = pact.drafts[0]
    if first.proper:
        return first.name
    own = [d for d in pact.drafts if d is first or d.head.dep != "appos"]
    return max((d.name for d in instruments(own)), key=len)


def kind_of_all(pact: Pact) -> str:
    """Return the kind by the first telling that says more than "document"."""
    return instruments(pact.drafts)[0].kind


def instruments(drafts: list[Draft]) -> list[Draft]:
    """Return the tellings that say what a paper is, all where none does."""
    return [d for d in drafts if not is_paper(d.head)] or drafts


def is_of_parties(event: Event, parties: tuple[str, ...]) -> bool:
    """Whether an act may be what one of the parties does about an agreement."""
    return event.type in ABOUT_PACTS and not {*event.sources, *event.targets}.isdisjoint(parties)


def bound(pact: Pact, told: frozenset[str]) -> tuple[str, ...]:
    """Return who is bound: parties spoken of, a state for who acts for it; of a known pact the members told."""
    # "A roadmap of two agencies … the document was signed by their deputy chiefs": the agencies are bound.
    spoken = {p.actor: p.country for d in instruments(pact.drafts) for p in d.parties} or {
        p.actor: p.country for d in pact.drafts for p in d.parties
    }
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
    """Return the telling with the furthest status, the first if none has any.

    That something is done under an agreement says least.
    """
    told = [d for d in pact.drafts if d.status and d.rule != WORKING]
    if not told and pact.drafts[0].known is None:
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
