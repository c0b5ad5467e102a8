"""Tellings of an agreement: what one sentence says of its name, parties, status and day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.dates import Dated
from dragoman.extract.pact_words import (
    is_gathering,
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
from dragoman.extract.pacts import Background, Named, known_at, known_before, written_name
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.model import UNDATED, UNNAMED, AgreementStatus, DateInterval, Span
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

    @property
    def suffices(self) -> bool:
        """Whether it tells of an agreement whoever its parties are: it has a name or a day, or several sign it."""
        return self.proper or self.dated or (self.unnamed and self.status == "signed")


@dataclass(frozen=True, slots=True)
class Called:
    """What an agreement is called at its noun: the kind, the words of the name, and the known pact of that name."""

    head: Token
    sentence: Sentence
    kind: str
    words: list[Token]
    known: Named | None = None
    proper: bool = False


def sentence_drafts(
    parsed: Parsed, sentence: Sentence, lookup: Lookup, dates: list[Dated], background: Background
) -> Iterator[Draft]:
    """Yield the tellings of one sentence."""
    for token in sentence.tokens:
        if (called := called_at(sentence, token, background)) is not None:
            yield to_draft(called, parsed, lookup, dates)


def called_at(sentence: Sentence, token: Token, background: Background) -> Called | None:
    """Return what an agreement is called at a word: a known pact, a name as the text writes it, or a plain noun."""
    kind = kind_of(token)
    known = known_at(sentence, token, background)
    known = known or (known_before(sentence, token, background) if kind else None)
    if known:
        return Called(token, sentence, known[0].kind, known[1], known[0])
    if kind is None or is_gathering(token):
        return None
    # "Gov. Ana Deal": a name of somebody is none of an agreement.
    written = written_name(sentence, token) if token.dep != "compound" and token.entity != "PER" else None
    if written is None and not is_instrument(token):
        return None
    return Called(token, sentence, kind, written or name_tokens(sentence, token), proper=written is not None)


def to_draft(called: Called, parsed: Parsed, lookup: Lookup, dates: list[Dated]) -> Draft:
    """Return the telling of an agreement by what it is called."""
    token, sentence, kind, known = called.head, called.sentence, called.kind, called.known
    filled = gather(token)
    status, rule = status_of(token)
    stated = stated_with(token, sentence, lookup)
    if known and status == "signed" and status_above(token)[0] is None:
        status = None  # "left the JCPOA, which was signed in 2015": that is long ago
    span = parsed.span(called.words[0].start, called.words[-1].end)
    return Draft(
        kind=kind,
        name=known.name if known else own_name(span.text),
        head=token,
        sentence=sentence,
        span=span,
        status=status,
        rule=rule,
        parties=[*parties_of(token, filled, sentence, lookup, named=called.words), *stated],
        subject=subject_of(parsed, filled),
        when=date_beside(token, dates),
        proper=known is not None or called.proper,
        known=known,
        stated=frozenset(p.actor for p in stated),
        joined=bool(filled.get("between") or filled.get("with")),
        unnamed=binds_unnamed(rule, kind) and is_signed_by_several(filled.get("subject", [])),
        dated=is_of_day(token) or is_told_of(token, kind),
    )


def binds_unnamed(rule: str, kind: str) -> bool:
    """Whether an agreement is one though nobody bound by it has a name: "the two ministers signed a memorandum"."""
    return kind in UNNAMED_OF or (rule in SEALED and kind != "contract")


def is_of_day(noun: Token) -> bool:
    """Whether a noun is told with its day: "the protocol of 3 May 1996"."""
    return any(is_calendar(t) for c in children(noun, "nmod") for t in (c, *c.children))


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
        lend(filled, token, *carried)
    for clause in children(token, "acl"):
        # "A truce brokered by Qatar between Chad and the rebels".
        filled.setdefault("between", []).extend(slots(clause).get("between", []))
    for clause in children(token, "acl:relcl"):
        # "An agreement that Oman concluded with Iran".
        filled.setdefault("subject", []).extend(t for t in subjects(clause) if t is not token)
        filled.setdefault("with", []).extend(slots(clause).get("with", []))
    return filled


def lend(filled: Slots, noun: Token, verb: Token, how: str) -> None:
    """Add to what hangs on a noun what hangs on the verb that carries it."""
    status = status_by(verb, how)[0]
    # "Egypt brokered the truce", "Oslo hailed the treaty": who does what changes nothing in it is no party.
    acts = how in {"object", "from", "of", "to", "on", "with", "into", "at", "in"} and status
    if acts and verb.lemma not in load_table().brokering:
        filled.setdefault("subject", []).extend(subjects(verb))
    if status == "proposed":
        # "Proposed a treaty *to Peru*": the parser may hang it on either.
        filled.setdefault("with", []).extend([*slots(verb).get("to", []), *filled.get("to", [])])
    for word, tokens in slots(verb).items():
        if word in {"with", "between", "by"}:
            filled.setdefault(word, []).extend(t for t in tokens if t is not noun)


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
    joined = joined_to(token)
    found = {p.actor: p for t in joined for p in of_phrase(t, sentence, lookup, target=False)}
    several = any(t.tag in {"NNS", "NNPS"} or t.lemma.lower() in load_table().signers for t in joined)
    return [p for p in found.values() if p.actor.startswith(("group/", "org/")) or (several and is_unnamed(p))]


def joined_to(token: Token) -> list[Token]:
    """Return whom "between" and "with" join to a noun, or to a clause about it, each of a row."""
    clauses = [token, *children(token, "acl", "acl:relcl")]
    held = [t for c in clauses for word in ("between", "with") for t in slots(c).get(word, [])]
    return [t for h in held for t in (h, *children(h, "conj"))]


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
