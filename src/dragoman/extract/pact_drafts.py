"""Tellings of an agreement: what one sentence says of its name, parties, status and day."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.dates import Dated
from dragoman.extract.pact_names import full_end, name_tokens, naming, own_name
from dragoman.extract.pact_words import (
    DOING,
    HAPPENED,
    LISTED,
    has_happened,
    is_gathering,
    is_instrument,
    is_of_several,
    is_order,
    is_outcome,
    is_paper,
    is_there,
    is_told_of,
    kind_of,
    load_table,
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
    preposition,
    slots,
    subjects,
)

ABOUT = ("on", "for", "to", "in", "over", "regarding", "concerning", "about", "aimed")
JOINED = ("between", "with", "by", "among")
MANY = 2
# Of these, whatever two parties have with each other is there: an agreement may only be hoped for.
HELD = {"ceasefire", "treaty", "memorandum", "protocol"}
UNNAMED_OF = {*HELD, "statement"}
# "Egyptian-brokered": so far behind a word stands what a hyphen joins to it.
HYPHENATED = 2
BODIES = {"organization", "organisation"}
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
    happened: bool = False
    stated: frozenset[str] = frozenset()

    @property
    def suffices(self) -> bool:
        """Whether it tells of an agreement whoever its parties are.

        It has a name or a day, several sign it, or a truce or treaty is told to have come about.
        """
        return self.proper or self.dated or self.happened or (self.unnamed and self.status == "signed")


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
    every = [c for token in sentence.tokens if (c := called_at(sentence, token, background)) is not None]
    whole = [c for c in every if c.known]
    for called in every:
        if not any(is_part(called, name) for name in whole):
            yield to_draft(called, parsed, lookup, dates)


def is_part(called: Called, name: Called) -> bool:
    """Whether what is called so is only the beginning of a known name: "the *Framework Convention* for …"."""
    return called is not name and called.head in name.words and len(called.words) < len(name.words)


def called_at(sentence: Sentence, token: Token, background: Background) -> Called | None:
    """Return what an agreement is called at a word: a known pact, a name as the text writes it, or a plain noun."""
    kind = kind_of(token)
    known = known_at(sentence, token, background)
    known = known or (known_before(sentence, token, background) if kind else None)
    if known and not is_of_body(token):
        return Called(token, sentence, known[0].kind, known[1], known[0])
    if kind is None or is_gathering(token) or is_order(token):
        return None
    # "Gov. Ana Deal": a name of somebody is none of an agreement.
    named = token.dep != "compound" and token.entity != "PER"
    written = (written_name(sentence, token) or lowered_name(sentence, token, kind)) if named else None
    if written is None and not is_instrument(token):
        return None
    return Called(token, sentence, kind, written or name_tokens(sentence, token), proper=written is not None)


def lowered_name(sentence: Sentence, noun: Token, kind: str) -> list[Token] | None:
    """Return the words of a name of which only the noun has a capital: "the *Convention on certain arms*"."""
    opens = noun.i == 0 or sentence.tokens[noun.i - 1].lower != "the" or not noun.text.istitle()
    if kind not in {"treaty", "protocol"} or opens or noun.tag not in {"NN", "NNP"}:
        return None
    about = (naming(c) for c in children(noun, "nmod") if preposition(c) in {"on", "for", "against"})
    run = next((r for r in about if r and r[0].i == noun.i + 1), None)
    return [noun, *run] if run else None


def is_of_body(noun: Token) -> bool:
    """Whether a pact's name is only part of a body's: "the North Atlantic *Treaty Organization*"."""
    head = noun.head
    return noun.dep == "compound" and head is not None and head.i == noun.i + 1 and head.lower in BODIES


def to_draft(called: Called, parsed: Parsed, lookup: Lookup, dates: list[Dated]) -> Draft:
    """Return the telling of an agreement by what it is called."""
    token, sentence, kind, known = called.head, called.sentence, called.kind, called.known
    filled = gather(token)
    status, rule = status_of(token)
    stated = stated_with(token, sentence, lookup)
    parties = [*parties_of(token, filled, sentence, lookup, named=called.words), *stated]
    several = is_signed_by_several(filled.get("subject", []), apart=is_of_sides(token, kind) or is_of_states(parties))
    if known and status == "signed" and status_above(token)[0] is None:
        status = None  # "left the JCPOA, which was signed in 2015": that is long ago
    span = parsed.span(called.words[0].start, called.words[-1].end)
    return Draft(
        kind=kind,
        name=name_at(called, parsed),
        head=token,
        sentence=sentence,
        span=span,
        status=status,
        rule=rule,
        parties=parties,
        subject=subject_of(parsed, filled),
        when=date_beside(token, dates),
        proper=known is not None or called.proper,
        known=known,
        stated=frozenset(p.actor for p in stated),
        joined=bool(filled.get("between") or filled.get("with")),
        unnamed=binds_unnamed(rule, kind) and several,
        dated=is_of_day(token) or is_told_of(token, kind),
        happened=not known and is_real(token, kind, status, rule),
    )


def name_at(called: Called, parsed: Parsed) -> str:
    """Return the name of an agreement: of a known one the usual, else the words, with what a plain noun is about."""
    if called.known:
        return called.known.name
    first, last = called.words[0], called.words[-1]
    end = last.end if called.proper else full_end(called.sentence, called.head, called.words)
    return own_name(" ".join(parsed.span(first.start, end).text.split()))


def binds_unnamed(rule: str, kind: str) -> bool:
    """Whether an agreement is one though nobody bound by it has a name: "the two ministers signed a memorandum"."""
    return kind in UNNAMED_OF or (rule in SEALED and kind != "contract")


def is_real(noun: Token, kind: str, status: AgreementStatus | None, rule: str) -> bool:
    """Whether an instrument of several is told to be there, whoever they are: "a *truce took effect*".

    So is a treaty that was signed, and a joint statement; not "broke the protocol", "hopes for an armistice".
    """
    if status not in {None, *HAPPENED} or rule == LISTED:
        return rule == LISTED
    if kind == "statement":
        return is_of_several(noun) and noun.tag == "NN" and preposition(noun) != "without"
    if kind == "ceasefire":
        return has_happened(noun) or is_outcome(noun) or is_there(noun)
    return kind in HELD and (rule == DOING or (rule in SEALED and has_happened(noun)))


def is_of_day(noun: Token) -> bool:
    """Whether a noun is told with its day: "the protocol of 3 May 1996"."""
    return any(is_calendar(t) for c in children(noun, "nmod") for t in (c, *c.children))


def is_of_sides(noun: Token, kind: str) -> bool:
    """Whether what is signed makes peace or binds states: "ministers signed an agreement" may be those of one state."""
    return kind in HELD and not is_paper(noun)


def is_of_states(parties: list[Party]) -> bool:
    """Whether who signs is of a body of states: "the leaders of the African Union signed a statement"."""
    return any(p.country == "IGO" for p in parties)


def is_signed_by_several(signing: list[Token], *, apart: bool) -> bool:
    """Whether two or more sides without a name sign: "the two ministers", "the army and the rebels".

    Where nothing else sets them `apart`, they must be counted.
    """
    told = [t for s in signing for t in (s, *children(s, "conj"))]
    several = [t for t in told if len(told) >= MANY or (t.tag == "NNS" and (apart or is_of_two(t)))]
    return bool(several) and all(t.lemma.lower() in load_table().signers for t in several)


def is_of_two(signer: Token) -> bool:
    """Whether signers are counted, and not within one whole: "the *two* ministers", not "two leaders of the party"."""
    within = [c for c in children(signer, "nmod") if c.tag in {"NN", "NNP"} and not children(c, "conj")]
    return bool(children(signer, "nummod")) and not within


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
    if not any(filled.get(word) for word in JOINED):
        filled["between"] = joined_inside(token)
    return filled


def joined_inside(noun: Token) -> list[Token]:
    """Return whom "between" joins to what an agreement is about: "a memorandum on trade *between the two states*"."""
    about = [c for c in children(noun, "nmod", "acl") if c.i > noun.i]
    inner = (t for a in about for t in a.subtree() if t.dep == "nmod" and not is_relative(t, noun))
    return [t for t in inner if preposition(t) == "between"]


def is_relative(token: Token, noun: Token) -> bool:
    """Whether a word below a noun stands in a clause with "which" or "that" of its own."""
    between = itertools.takewhile(lambda t: t is not noun, token.ancestors())
    return any(t.dep in {"acl:relcl", "advcl", "ccomp"} for t in between)


def lend(filled: Slots, noun: Token, verb: Token, how: str) -> None:
    """Add to what hangs on a noun what hangs on the verb that carries it."""
    status = status_by(verb, how, noun)[0]
    # "Egypt brokered the truce", "Oslo hailed the treaty": who does what changes nothing in it is no party.
    acts = how in {"object", "from", "of", "to", "on", "with", "into", "at", "in", "about"} and status
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
    """Return possessors and demonyms, not "of peace", nor who is told to have "*Egyptian*-brokered" it."""
    doings = {c.i for c in children(token, "amod") if c.tag == "VBN"}
    named = (o for o in owners(token) if o.dep == "nmod:poss" or o.text[:1].isupper())
    return [o for o in named if o.i + HYPHENATED not in doings]


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
