"""Treaties, memoranda, ceasefires, contracts: agreements as objects with parties and status."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from dragoman.codec import digest
from dragoman.extract.dates import Dated
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.knowledge.tables import load
from dragoman.model import UNDATED, Agreement, AgreementStatus, DateInterval, Event, Reason, Span
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import (
    Slots,
    carrier,
    children,
    first_conjunct,
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
VAGUE = {"such", "any", "no", "every", "other", "many", "some"}


@dataclass(frozen=True, slots=True)
class Named:
    """An agreement known by name."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The agreements file: nouns by kind, verbs by status, names."""

    kinds: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    names: tuple[Named, ...]


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


@dataclass(slots=True, eq=False)
class Pact:
    """Tellings of one agreement, with its parties gathered."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def parties(self) -> set[str]:
        """The actors named as parties in any telling."""
        return {p.actor for d in self.drafts for p in d.parties}


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


@functools.cache
def names() -> dict[str, Named]:
    """Return named agreements by every name, in lower case."""
    return {alias.lower(): n for n in load_table().names for alias in (n.name, *n.aliases)}


@functools.cache
def last_words() -> frozenset[str]:
    """Return the words that end a name: a quick test before the slow one."""
    return frozenset(name.rsplit(maxsplit=1)[-1] for name in names())


def find_agreements(
    parsed: Parsed, lookup: Lookup, dates: dict[int, list[Dated]], events: Iterable[Event]
) -> tuple[Agreement, ...]:
    """Return the agreements that a document tells of, each once with all its evidence."""
    events = tuple(events)
    pacts: list[Pact] = []
    for sentence in parsed.sentences:
        for draft in sentence_drafts(parsed, sentence, lookup, dates.get(sentence.index, [])):
            pact = next((p for p in reversed(pacts) if is_same(p, draft)), None)
            if pact is None:
                pact = Pact()
                pacts.append(pact)
            pact.drafts.append(draft)
    kept = (p for p in pacts if any(d.status for d in p.drafts) and (len(p.parties) >= MANY or p.drafts[0].proper))
    return tuple(build(p, parsed, events) for p in kept)


def is_same(pact: Pact, draft: Draft) -> bool:
    """Whether a telling continues a pact: the same name, or the same kind, no foreign party, and a definite noun."""
    first = pact.drafts[0]
    if first.proper or draft.proper:
        return first.name == draft.name
    parties = {p.actor for p in draft.parties}
    definite = any(c.lower in {"the", "this", "that", "its", "their"} for c in draft.head.children)
    if first.kind != draft.kind:
        return False
    if parties and pact.parties:
        return parties == pact.parties or (definite and parties <= pact.parties)
    return definite and draft.sentence.index - pact.drafts[-1].sentence.index <= MANY


def sentence_drafts(parsed: Parsed, sentence: Sentence, lookup: Lookup, dates: list[Dated]) -> Iterator[Draft]:
    """Yield the tellings of one sentence."""
    for token in sentence.tokens:
        known = known_at(sentence, token)
        kind = known[0].kind if known else kinds().get(token.lemma.lower())
        if kind is None or (known is None and not is_instrument(token)):
            continue
        filled = gather(token)
        status, rule = status_of(token)
        tokens = known[1] if known else name_tokens(token)
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
            proper=known is not None,
        )


def known_at(sentence: Sentence, token: Token) -> tuple[Named, list[Token]] | None:
    """Return the named agreement that ends at the token, with its words."""
    if token.lower not in last_words():
        return None
    for length in range(min(6, token.i + 1), 0, -1):
        words = sentence.tokens[token.i + 1 - length : token.i + 1]
        named = names().get(" ".join(t.lower for t in words).replace(" - ", "-"))
        if named and words[0].text[:1].isupper():
            return named, words
    return None


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
            if not party.actor.startswith(("unnamed/",)) and not (filler in named and filler.entity == "ORG"):
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
    unreal = verb.dep in {"xcomp", "advcl"} or any(c.dep == "aux" and c.lower in UNREAL for c in verb.children)
    if status and (is_negated(verb) or (unreal and RANK.index(status) > RANK.index("negotiating"))):
        status = "proposed"
    return status, f"agreement.{verb.lemma}"


def subject_of(parsed: Parsed, filled: Slots) -> str | None:
    """Return what the agreement is about: its "on …" phrase."""
    for word in ABOUT:
        for token in filled.get(word, []):
            if token.is_noun:
                run = sorted((t for t in token.subtree() if t.dep != "case" or t.head is not token), key=lambda t: t.i)
                return parsed.document.text[run[0].start : run[-1].end]
    return None


def date_beside(token: Token, dates: list[Dated]) -> DateInterval:
    """Return the date of the clause that tells of the agreement, if the sentence has one only."""
    clause = first_conjunct(token).head or token
    under = [d for d in dates if any(d.span.start <= t.start < d.span.end for t in clause.subtree())]
    return under[0].interval if len(under) == 1 else UNDATED


def build(pact: Pact, parsed: Parsed, events: tuple[Event, ...]) -> Agreement:
    """Make the agreement from its tellings: the furthest status, every party, all sentences."""
    first = pact.drafts[0]
    told = [d for d in pact.drafts if d.status]
    best = max(told, key=lambda d: RANK.index(d.status or "proposed"))
    evidence = tuple(dict.fromkeys(parsed.sentence_span(d.sentence) for d in pact.drafts))
    parties = tuple(dict.fromkeys(p.actor for d in pact.drafts for p in d.parties))
    near = tuple(
        e.id
        for e in events
        if any(s.contains(e.trigger) for s in evidence)
        and set(parties) & {*e.sources, *e.targets}
        and e.type in {"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "SANCTION", "REJECT", "COOPERATE"}
    )
    return Agreement(
        id="agreement/" + digest(parsed.document.id, first.span.start, first.span.end),
        name=max((d.name for d in pact.drafts), key=len) if not first.proper else first.name,
        kind=first.kind,
        parties=parties,
        status=best.status or "proposed",
        subject=next((d.subject for d in pact.drafts if d.subject), None),
        when=next((d.when for d in told if d.when.given), UNDATED),
        evidence=evidence,
        events=near,
        why=reason(pact, best, len(evidence)),
    )


def reason(pact: Pact, best: Draft, told: int) -> Reason:
    """Return why the agreement stands where it does: the words of its furthest telling."""
    words = ", ".join(sorted({d.head.text for d in pact.drafts}))
    above = best.head.head or best.head
    often = f"told in {told} sentence{'s' if told > 1 else ''}"
    return Reason(rule=best.rule, detail=f"“{above.text}” with “{words}” makes it {best.status}; {often}.")
