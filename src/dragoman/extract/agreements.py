"""Treaties, memoranda, ceasefires, contracts: agreements as objects with parties and status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.codec import digest
from dragoman.extract.dates import Dated
from dragoman.extract.pact_sides import Pacts
from dragoman.extract.pact_words import (
    RANK,
    is_instrument,
    is_told_of,
    kind_of,
    load_table,
    name_tokens,
    own_name,
    status_above,
    status_by,
    status_of,
)
from dragoman.extract.pacts import LASTING, Background, Named, known_at, known_before, written_name
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.model import UNDATED, UNNAMED, Agreement, AgreementStatus, DateInterval, Event, Reason, Span
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import (
    Slots,
    carrier,
    children,
    first_conjunct,
    is_calendar,
    owners,
    slots,
    subjects,
)

ABOUT = ("on", "for", "to", "in", "over", "regarding", "concerning", "about", "aimed")
JOINED = ("between", "with", "by", "among")
MANY = 2
# Of these, whatever two parties have with each other is there: an agreement may only be hoped for.
HELD = {"ceasefire", "treaty", "memorandum", "protocol"}
UNNAMED_OF = {*HELD, "statement"}
# Who signs or ratifies binds himself, whoever the others are.
SEALED = {"agreement.sign", "agreement.initial", "agreement.ink", "agreement.ratify"}


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
    joined: bool = False
    unnamed: bool = False
    known: Named | None = None
    dated: bool = False
    stated: frozenset[str] = frozenset()


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


def find_agreements(
    parsed: Parsed, lookup: Lookup, dates: dict[int, list[Dated]], events: Iterable[Event]
) -> tuple[Agreement, ...]:
    """Return the agreements that a document tells of, each once with all its evidence."""
    events = tuple(events)
    around = Pacts(parsed, lookup)
    told = Told(around.background, frozenset(around.named))
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

    An instrument of a given day ("the protocol of 3 May 1996") needs no more, nor "the truce between Iran and Oman".
    """
    named = {p.actor for d in pact.drafts for p in d.parties if not is_unnamed(p)}
    if any(is_presupposed(d) and len(d.parties) >= MANY for d in pact.drafts) and len(named) >= MANY:
        return True
    sealed = any(d.rule in SEALED and d.status in {"signed", "ratified"} for d in pact.drafts)
    # "The truce between Chad and the rebels took effect", "the two ministers signed a memorandum": others have no name.
    one = sealed or any(d.kind in HELD and d.joined for d in pact.drafts)
    told = any(d.status for d in pact.drafts) and len(named) >= (1 if one else MANY)
    return told or any(d.proper or d.dated or (d.unnamed and d.status == "signed") for d in pact.drafts)


def is_presupposed(draft: Draft) -> bool:
    """Whether a text speaks of an agreement as one that is there: "the truce", "Mali's accord *with* Chad"."""
    known = is_definite(draft.head) or bool(children(draft.head, "nmod:poss"))
    return is_definite(draft.head) if draft.kind in HELD else known and draft.joined


def is_same(pact: Pact, draft: Draft) -> bool:
    """Whether a telling continues a pact: the same name, or the same kind, no foreign party, and a definite noun."""
    first = pact.drafts[0]
    if draft.proper:
        return first.name == draft.name
    parties = {p.actor for p in draft.parties}
    definite = is_definite(draft.head)
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
        same = pact.countries == {p.country for p in draft.parties} and len(pact.countries) >= MANY
        return parties == pact.parties or same or (definite and (parties <= pact.parties or bool(states)))
    return definite and draft.sentence.index - pact.drafts[-1].sentence.index <= MANY


def is_definite(noun: Token) -> bool:
    """Whether a noun is spoken of as known: "the pact", "their pact"."""
    return any(c.lower in {"the", "this", "that", "its", "their"} for c in noun.children)


def sentence_drafts(
    parsed: Parsed, sentence: Sentence, lookup: Lookup, dates: list[Dated], told: Told
) -> Iterator[Draft]:
    """Yield the tellings of one sentence."""
    for token in sentence.tokens:
        kind = kind_of(token)
        known = known_at(sentence, token, told.background)
        known = known or (known_before(sentence, token, told.background) if kind else None)
        kind = known[0].kind if known else kind
        written = written_name(sentence, token) if kind and not known and token.dep != "compound" else None
        if kind is None or (known is None and written is None and not is_instrument(token)):
            continue
        filled = gather(token)
        status, rule = status_of(token)
        stated = stated_with(token, sentence, lookup)
        if known and status == "signed" and status_above(token)[0] is None:
            status = None  # "left the JCPOA, which was signed in 2015": that is long ago
        tokens = known[1] if known else written or name_tokens(sentence, token)
        span = parsed.span(tokens[0].start, tokens[-1].end)
        yield Draft(
            kind=kind,
            name=known[0].name if known else own_name(span.text),
            head=token,
            sentence=sentence,
            span=span,
            status=status,
            rule=rule,
            parties=[*parties_of(token, filled, sentence, lookup, named=tokens), *stated],
            subject=subject_of(parsed, filled),
            when=date_beside(token, dates),
            proper=known is not None or written is not None,
            known=known[0] if known else None,
            stated=frozenset(p.actor for p in stated),
            joined=len(filled.get("between", [])) + len(filled.get("with", [])) >= 1,
            unnamed=((rule in SEALED and kind != "contract") or kind in UNNAMED_OF)
            and is_signed_by_several(filled.get("subject", [])),
            dated=any(is_calendar(t) for c in children(token, "nmod") for t in (c, *c.children))
            or is_told_of(token, kind),
        )


def is_signed_by_several(signing: list[Token]) -> bool:
    """Whether two or more sides without a name sign: "the two ministers", "the army and the rebels"."""
    told = [t for s in signing for t in (s, *children(s, "conj"))]
    several = [t for t in told if t.tag == "NNS" or len(told) >= MANY]
    return bool(several) and all(t.lemma.lower() in load_table().signers for t in several)


def gather(token: Token) -> Slots:
    """Return what hangs on the noun, and what its verb lends it."""
    filled = {k: list(v) for k, v in slots(token).items()}
    carried = carrier(token)
    if carried is not None:
        verb, how = carried
        # "Egypt brokered the truce", "Oslo hailed the treaty": who does what changes nothing in it is no party.
        acts = how in {"object", "from", "of", "to", "on", "with", "into", "at", "in"} and status_by(verb, how)[0]
        if acts and verb.lemma not in load_table().brokering:
            filled.setdefault("subject", []).extend(subjects(verb))
        if status_by(verb, how)[0] == "proposed":
            # "Proposed a treaty *to Peru*": the parser may hang it on either.
            filled.setdefault("with", []).extend([*slots(verb).get("to", []), *filled.get("to", [])])
        for word, tokens in slots(verb).items():
            if word in {"with", "between", "by"}:
                filled.setdefault(word, []).extend(t for t in tokens if t is not token)
    for clause in children(token, "acl"):
        # "A truce brokered by Qatar between Chad and the rebels".
        filled.setdefault("between", []).extend(slots(clause).get("between", []))
    for clause in children(token, "acl:relcl"):
        # "An agreement that Oman concluded with Iran".
        filled.setdefault("subject", []).extend(t for t in subjects(clause) if t is not token)
        filled.setdefault("with", []).extend(slots(clause).get("with", []))
    return filled


def parties_of(token: Token, filled: Slots, sentence: Sentence, lookup: Lookup, *, named: list[Token]) -> list[Party]:
    """Return the parties: joined by between or with, the owners, and who signs; "INF" of the INF Treaty is none."""
    fillers = [t for word in JOINED for t in filled.get(word, [])] + owners_of(token) + filled.get("subject", [])
    found: dict[str, Party] = {}
    for filler in fillers:
        for party in of_phrase(filler, sentence, lookup, target=False):
            if not is_unnamed(party) and not (filler in named and filler.entity == "ORG"):
                found.setdefault(party.actor, party)
    return list(found.values())


def stated_with(token: Token, sentence: Sentence, lookup: Lookup) -> list[Party]:
    """Return the parties that stand with the noun and are no states: "a deal between Iran and *six powers*"."""
    clauses = [token, *children(token, "acl", "acl:relcl")]
    held = [t for c in clauses for word in ("between", "with") for t in slots(c).get(word, [])]
    each = [t for h in held for t in (h, *children(h, "conj"))]
    found = {p.actor: p for t in each for p in of_phrase(t, sentence, lookup, target=False)}
    several = any(t.tag in {"NNS", "NNPS"} or t.lemma.lower() in load_table().signers for t in each)
    return [p for p in found.values() if p.actor.startswith(("group/", "org/")) or (several and is_unnamed(p))]


def is_unnamed(party: Party) -> bool:
    """Whether a party is described and has no name."""
    return party.actor.startswith(UNNAMED)


def owners_of(token: Token) -> list[Token]:
    """Return possessors and demonyms, not "of peace"."""
    return [o for o in owners(token) if o.dep == "nmod:poss" or o.text[:1].isupper()]


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
    stated = {a for d in pact.drafts for a in d.stated}
    # "The two presidents signed": of several states, each binds its own. A contract may be between firms.
    several = len({c for c in spoken.values() if c}) > 1 and pact.drafts[0].kind != "contract"
    found = []
    for actor, country in spoken.items():
        state = f"state/{country}"
        own = actor.startswith(("group/", "office/")) and state in spoken
        speaks = actor.startswith("person/") and (several or known is not None)
        if own or (speaks and state in {*told, *spoken}):
            found.append(state)
        elif actor in members or actor in stated or not (members or (known and speaks)):
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
