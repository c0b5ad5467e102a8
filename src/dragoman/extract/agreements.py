"""Treaties, memoranda, ceasefires, contracts: agreements as objects with parties and status."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from dragoman.codec import digest
from dragoman.extract.dates import Dated
from dragoman.extract.pacts import LASTING, Background, Named, known_at, written_name
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.knowledge.tables import load
from dragoman.model import UNDATED, UNNAMED, Agreement, AgreementStatus, DateInterval, Event, Reason, Span
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import (
    Slots,
    carrier,
    children,
    first_conjunct,
    is_calendar,
    is_negated,
    owners,
    slots,
    subjects,
)

RANK = ["proposed", "negotiating", "signed", "ratified", "in-force", "suspended", "ended"]
UNREAL = {"will", "would", "could", "may", "might", "should", "must", "can", "'ll", "shall"}
ABOUT = ("on", "for", "to", "in", "over", "regarding", "concerning", "about", "aimed")
JOINED = ("between", "with", "by", "among")
MANY = 2
# Who signs or ratifies binds himself, whoever the others are.
SEALED = {"agreement.sign", "agreement.initial", "agreement.ink", "agreement.ratify"}
UNTOLD = {"if", "unless", "until"}
VAGUE = {"such", "any", "no", "every", "other", "many", "some"}


@dataclass(frozen=True, slots=True)
class Table:
    """The agreements file: nouns by kind, verbs by status."""

    kinds: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """What the text names beside its agreements: countries with its date, and actors."""

    background: Background
    actors: frozenset[str]


@dataclass(slots=True, eq=False)
class Draft:
    """One telling of an agreement."""

    kind: str
    name: str
    head: Token
    sentence: Sentence
    span: Span
    status: AgreementStatus | None
    rule: str
    parties: list[Party]
    subject: str | None
    when: DateInterval
    proper: bool
    known: Named | None = None
    dated: bool = False


@dataclass(slots=True, eq=False)
class Pact:
    """Tellings of one agreement, with its parties gathered."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def parties(self) -> set[str]:
        """The actors named as parties in any telling."""
        return {p.actor for d in self.drafts for p in d.parties}

    @property
    def countries(self) -> set[str | None]:
        """The countries of the parties; none where that of one is unknown."""
        found = {p.country for d in self.drafts for p in d.parties}
        return set() if None in found else found


@functools.cache
def load_table() -> Table:
    """Return the English table."""
    return msgspec.convert(load("agreements", dict[str, dict])["en"], Table)  # type: ignore[type-arg]


@functools.cache
def kinds() -> dict[str, str]:
    """Return kind by head noun."""
    return {word: kind for kind, words in load_table().kinds.items() for word in words}


@functools.cache
def statuses() -> dict[str, AgreementStatus]:
    """Return status by verb, prepositional verbs with their preposition."""
    return {verb: status for status, verbs in load_table().verbs.items() for verb in verbs}  # type: ignore[misc]


def find_agreements(
    parsed: Parsed, lookup: Lookup, dates: dict[int, list[Dated]], events: Iterable[Event]
) -> tuple[Agreement, ...]:
    """Return the agreements that a document tells of, each once with all its evidence."""
    events = tuple(events)
    named = {p.actor: p for s in parsed.sentences for t in s.tokens if t.is_noun for p in lookup.named(s, t)}
    countries = frozenset(p.country for p in named.values() if p.country)
    told = Told(Background(countries, parsed.document.published), frozenset(named))
    pacts: list[Pact] = []
    for sentence in parsed.sentences:
        for draft in sentence_drafts(parsed, sentence, lookup, dates.get(sentence.index, []), told):
            pact = next((p for p in reversed(pacts) if is_same(p, draft)), None)
            if pact is None:
                pact = Pact()
                pacts.append(pact)
            pact.drafts.append(draft)
    return tuple(build(p, parsed, events, told) for p in pacts if is_told(p))


def is_told(pact: Pact) -> bool:
    """Whether enough is told: a known pact or a written name; else a status and two parties, one if it is signed.

    An instrument of a given day ("the protocol of 3 May 1996") needs no more.
    """
    sealed = any(d.rule in SEALED and d.status in {"signed", "ratified"} for d in pact.drafts)
    told = any(d.status for d in pact.drafts) and len(pact.parties) >= (1 if sealed else MANY)
    return told or any(d.proper or d.dated for d in pact.drafts)


def is_same(pact: Pact, draft: Draft) -> bool:
    """Whether a telling continues a pact: the same name, or the same kind, no foreign party, and a definite noun."""
    first = pact.drafts[0]
    if draft.proper:
        return first.name == draft.name
    parties = {p.actor for p in draft.parties}
    definite = any(c.lower in {"the", "this", "that", "its", "their"} for c in draft.head.children)
    if first.kind != draft.kind:
        return False
    if first.proper:
        # "The parliament of Greece ratified the agreement": of a party's own.
        held = {p.country for d in pact.drafts for p in d.parties} | set(first.known.parties if first.known else ())
        own = all(p.country in held or p.actor in pact.parties for p in draft.parties)
        return definite and own and draft.sentence.index - pact.drafts[-1].sentence.index <= MANY
    if parties and pact.parties:
        # "Oslo and Lima signed a pact. … Their ministers signed the pact in Lima": of the same states.
        states = pact.countries and {p.country for p in draft.parties} <= pact.countries
        return parties == pact.parties or (definite and (parties <= pact.parties or bool(states)))
    return definite and draft.sentence.index - pact.drafts[-1].sentence.index <= MANY


def sentence_drafts(
    parsed: Parsed, sentence: Sentence, lookup: Lookup, dates: list[Dated], told: Told
) -> Iterator[Draft]:
    """Yield the tellings of one sentence."""
    for token in sentence.tokens:
        known = known_at(sentence, token, told.background)
        kind = known[0].kind if known else kind_of(token)
        written = written_name(sentence, token) if kind and not known else None
        if kind is None or (known is None and written is None and not is_instrument(token)):
            continue
        filled = gather(token)
        status, rule = status_of(token)
        tokens = known[1] if known else written or name_tokens(token)
        span = parsed.span(tokens[0].start, tokens[-1].end)
        yield Draft(
            kind=kind,
            name=known[0].name if known else own_name(span.text),
            head=token,
            sentence=sentence,
            span=span,
            status=status,
            rule=rule,
            parties=parties_of(token, filled, sentence, lookup, named=tokens),
            subject=subject_of(parsed, filled),
            when=date_beside(token, dates),
            proper=known is not None or written is not None,
            known=known[0] if known else None,
            dated=any(is_calendar(c) and c.dep == "nmod" for c in token.children),
        )


def kind_of(token: Token) -> str | None:
    """Return the kind of instrument that a noun names: a statement only if it is joint."""
    word = token.lemma.lower()
    joint = any(c.lower == "joint" for c in token.children)
    return kinds().get(word) or (kinds().get(f"joint {word}") if joint else None)


def is_instrument(token: Token) -> bool:
    """Whether the noun can be an instrument here: no modifier of another noun, not indefinite talk of any agreement."""
    vague = any(c.lower in VAGUE for c in token.children)
    return token.is_noun and token.dep not in {"compound", "flat"} and token.entity != "PER" and not vague


def own_name(text: str) -> str:
    """Return a description as a name: its article left out."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in {"a", "an", "the", "this", "that", "its", "their"} and rest else text


def name_tokens(token: Token) -> list[Token]:
    """Return the words of the noun with its modifiers, and "of understanding" behind a memorandum."""
    kept = [token, *(c for c in children(token, "compound", "amod", "nmod:desc") if c.i < token.i)]
    of = [c for c in children(token, "nmod") if c.lower == "understanding"]
    kept += [*of, *(m for o in of for m in children(o, "case"))]
    return sorted(kept, key=lambda t: t.i)


def gather(token: Token) -> Slots:
    """Return what hangs on the noun, and what its verb lends it."""
    filled = {k: list(v) for k, v in slots(token).items()}
    carried = carrier(token)
    if carried is not None:
        verb, how = carried
        if how in {"object", "from", "of", "to", "on", "with", "into"}:
            filled.setdefault("subject", []).extend(subjects(verb))
        for word, tokens in slots(verb).items():
            if word in {"with", "between", "by"}:
                filled.setdefault(word, []).extend(t for t in tokens if t is not token)
    return filled


def parties_of(token: Token, filled: Slots, sentence: Sentence, lookup: Lookup, *, named: list[Token]) -> list[Party]:
    """Return the parties: joined by between or with, the owners, and who signs; "INF" of the INF Treaty is none."""
    fillers = [t for word in JOINED for t in filled.get(word, [])] + owners_of(token) + filled.get("subject", [])
    found: dict[str, Party] = {}
    for filler in fillers:
        for party in of_phrase(filler, sentence, lookup, target=False):
            if not party.actor.startswith(UNNAMED) and not (filler in named and filler.entity == "ORG"):
                found.setdefault(party.actor, party)
    return list(found.values())


def owners_of(token: Token) -> list[Token]:
    """Return possessors and demonyms, not "of peace"."""
    return [o for o in owners(token) if o.dep == "nmod:poss" or o.text[:1].isupper()]


def status_of(token: Token) -> tuple[AgreementStatus | None, str]:
    """Return (status, rule) by the verb that acts on the agreement; a wished or future one is only proposed."""
    carried = carrier(token)
    verb = carried[0] if carried else next((c for c in children(token, "acl", "acl:relcl") if c.is_verb), None)
    if verb is None:
        return None, "agreement.noun"
    how = carried[1] if carried else ""
    words = [
        f"{verb.lemma} {how}",
        *(f"{verb.lemma} {c.lower}" for c in verb.children if c.dep == "compound:prt"),
        verb.lemma,
    ]
    if how not in {"object", "subject", ""}:
        words = words[:1]
    status = next((statuses()[w] for w in words if w in statuses()), None)
    hangs = verb.dep in {"xcomp", "advcl"} and not is_past(verb)
    unreal = hangs or any(c.dep == "aux" and c.lower in UNREAL for c in verb.children)
    if status and (is_negated(verb) or (unreal and RANK.index(status) > RANK.index("negotiating"))):
        status = "proposed"
    return status, f"agreement.{verb.lemma}"


def is_past(verb: Token) -> bool:
    """Whether a clause under another tells what was done: "hailed it after they *signed* the treaty"."""
    return verb.tag == "VBD" and not any(c.dep == "mark" and c.lower in UNTOLD for c in verb.children)


def subject_of(parsed: Parsed, filled: Slots) -> str | None:
    """Return what the agreement is about: its "on …" phrase, not the city or month that it was signed in."""
    for word in ABOUT:
        for token in filled.get(word, []):
            if token.is_noun and not (word == "in" and token.tag in {"NNP", "NNPS"}):
                run = sorted((t for t in token.subtree() if t.dep != "case" or t.head is not token), key=lambda t: t.i)
                return parsed.document.text[run[0].start : run[-1].end]
    return None


def date_beside(token: Token, dates: list[Dated]) -> DateInterval:
    """Return the date of the clause that tells of the agreement, if the sentence has one only."""
    clause = first_conjunct(token).head or token
    under = [d for d in dates if any(d.span.start <= t.start < d.span.end for t in clause.subtree())]
    return under[0].interval if len(under) == 1 else UNDATED


def build(pact: Pact, parsed: Parsed, events: tuple[Event, ...], told: Told) -> Agreement:
    """Make the agreement from its tellings: the furthest status, every party, all sentences."""
    first = pact.drafts[0]
    best = furthest(pact)
    evidence = tuple(dict.fromkeys(parsed.sentence_span(d.sentence) for d in pact.drafts))
    parties = bound(pact, told.actors)
    near = tuple(
        e.id
        for e in events
        if any(s.contains(e.trigger) for s in evidence)
        and set(parties) & {*e.sources, *e.targets}
        and e.type in {"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "SANCTION", "REJECT", "COOPERATE"}
    )
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
        events=near,
        why=reason(pact, best, status, len(evidence)),
    )


def bound(pact: Pact, told: frozenset[str]) -> tuple[str, ...]:
    """Return who is bound: parties spoken of, a state for who acts for it; of a known pact the members told."""
    spoken = {p.actor: p.country for d in pact.drafts for p in d.parties}
    known = pact.drafts[0].known
    members = known.members() if known else frozenset()
    # "The two presidents signed": of several states, each binds its own. A contract may be between firms.
    several = len({c for c in spoken.values() if c}) > 1 and pact.drafts[0].kind != "contract"
    found = []
    for actor, country in spoken.items():
        state = f"state/{country}"
        own = actor.startswith(("group/", "office/")) and state in spoken
        speaks = actor.startswith("person/") and (several or state in members)
        if own or (speaks and state in {*told, *spoken}):
            found.append(state)
        elif not members or actor in members:
            # Of a known pact, who only spoke of it or stayed outside is no party.
            found.append(actor)
    return tuple(dict.fromkeys((*found, *sorted(members & told))))


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
