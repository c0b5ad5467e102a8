"""Posts at the head of a body: "the NATO chief", "president of the European Commission", who heads no state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dragoman.extract.mentions import Mention, absorb, make
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import Organisation
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import preposition

SINGULAR = {"NN", "NNP"}
# Nouns for the head of a body of many states that are the title of no other.
HEADS = {"chief", "head", "boss"}
PRESIDENT = {"president", "presidents"}
HEAD_OF_STATE = "office/head-of-state"
# Of the offices at a body of many states these are not its head's.
NOT_HEADS = {"office/eu-commissioner", "office/eu-foreign-policy-chief"}
SPEAKER, JUSTICE, AGENCY = "office/parliament-speaker", "office/chief-justice", "office/agency-head"
BY_KIND = {
    "parliament": SPEAKER, "court": JUSTICE, "party": "office/party-leader", "mnc": "office/company-head",
    "armed": "office/armed-group-leader",
}  # fmt: skip
BY_NOUN = {
    **dict.fromkeys(("parliament", "assembly", "senate", "house", "congress", "legislature", "duma"), SPEAKER),
    **dict.fromkeys(("court", "tribunal"), JUSTICE),
}
# What makes another of the head, or says that he is so no longer.
LESSER = {
    "deputy", "vice", "assistant", "under", "former", "ex", "then", "late", "new", "next", "incoming", "outgoing",
    "regional", "spokesman", "honorary", "acting", "interim", "retired",
}  # fmt: skip
TITLE = {"secretary", "director", "managing", "executive", "high", "rotating"}
# Whom a state sends to a body of many; "Peru's UN envoy" may be whom the body sends to Peru.
SENT = {"ambassador", "representative", "mission", "diplomat"}
# "Chamber of Commerce" is another chamber than that of these.
CHAMBERED = {"deputies", "representatives", "peoples", "councillors"}


def settle_posts(mentions: Iterable[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Return all mentions, the heads of bodies among them, each "president" of a body with that body's office."""
    settled: list[Mention] = []
    for _, group in groupby(mentions, key=lambda m: m.sentence.index):
        told = list(group)
        for post in list(heads_of_bodies(told, gazetteer)):
            absorb(post, told)
            told.append(post)
        for mention in told:
            if mention.country == "IGO" and mention.head.lemma.lower() in SENT:
                send(mention, told)
            if mention.kind == "office" and mention.office == HEAD_OF_STATE and mention.head.lower in PRESIDENT:
                mention.office = post_at_body(mention, told, gazetteer) or mention.office
        settled.extend(sorted(told, key=lambda m: m.first))
    return settled


def send(envoy: Mention, mentions: Sequence[Mention]) -> None:
    """Give whom a state sends to a body of many that state: "*Peru's* UN ambassador"."""
    before = envoy.sentence.tokens[max(0, envoy.first - 1) : envoy.first]
    last = envoy.first - 1 - any(t.tag == "POS" for t in before)
    state = next((m for m in mentions if m.last == last and m.kind in {"state", "demonym"} and m.country), None)
    if state is not None and state.head.head is envoy.head:
        envoy.country, envoy.entries = state.country, ()


def heads_of_bodies(mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield mentions of "chief" and "head" beside a body of many states; nobody has found them by themselves."""
    sentence, taken = mentions[0].sentence, {t.i for m in mentions for t in m.tokens}
    for body in mentions:
        above = body.head.head
        if body.kind != "organisation" or body.country != "IGO" or above is None or above.i in taken:
            continue
        if is_head_of(above, body):
            mention = make(sentence, above.i, above.i, "office")
            mention.office = head_office(body.entries[0].id, gazetteer) if body.entries else "office/igo-head"
            yield mention


def is_head_of(noun: Token, body: Mention) -> bool:
    """Whether a noun names the one head of a body: "the NATO chief", no deputy and none of a part of it."""
    if noun.tag not in SINGULAR or noun.lower not in HEADS:
        return False
    owned = body.head.dep in {"compound", "nmod:poss"} or preposition(body.head) == "of"
    plain = all(body.covers(c) for c in noun.children if c.dep in {"compound", "amod"})
    return owned and plain and not is_of_part(noun)


def is_lesser(head: Token, first: int) -> bool:
    """Whether a word beside the noun makes another of him: "deputy chief", "former head", "UN *rights* chief".

    Any modifier counts that stands in the phrase, which begins at the token `first`.
    """
    parts = [c for c in head.children if c.dep in {"compound", "amod"}]
    divided = any(c.i >= first and not c.is_proper and c.lower not in TITLE for c in parts)
    return divided or is_of_part(head) or any(c.lower in LESSER for c in parts)


def is_of_part(head: Token) -> bool:
    """Whether a field or, of a subject, a part of the world stands behind: "the UNHCR chief *in Libya* left".

    Behind an object the place is as often that of the act: "met the NATO chief in Brussels".
    """
    behind = {preposition(c) for c in head.children if c.dep == "nmod"}
    return "for" in behind or ("in" in behind and head.dep.startswith("nsubj"))


def post_at_body(mention: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer) -> str | None:
    """Return the office of the head of the body that a post is at; None where it is at none."""
    behind = [t for t in mention.head.children if t.dep == "nmod" and preposition(t) == "of"]
    beside = [m for m in mentions if m is not mention and any(m.covers(t) for t in behind)]
    known = known_body((mention, *beside), gazetteer)
    if known is not None:
        return head_office(known.id, gazetteer) if known.country == "IGO" else BY_KIND.get(known.kind, AGENCY)
    nouns = [t for m in beside if m.kind == "organisation" for t in m.tokens] + behind
    return next((office for t in nouns if (office := by_noun(t)) is not None), None)


def known_body(mentions: Iterable[Mention], gazetteer: Gazetteer) -> Organisation | None:
    """Return the first body that mentions name and the gazetteer knows."""
    entries = (e for m in mentions for e in m.entries if e.kind == "organisation")
    return next((gazetteer.organisations[e.id] for e in entries), None)


def by_noun(token: Token) -> str | None:
    """Return the office that heads what a noun tells, None where it is no body's noun."""
    if any(c.lower in CHAMBERED for c in token.children):
        return SPEAKER
    return BY_NOUN.get(token.lower) or (AGENCY if token.lower in load_sets()["body-heads"] else None)


def head_office(body: str, gazetteer: Gazetteer) -> str:
    """Return the office of the head of a body of many states: of several the one that fewest bodies share."""
    own = [o for o, bodies in gazetteer.bodies.items() if body in bodies and leads_body(o, gazetteer)]
    return min(own, key=lambda office: len(gazetteer.bodies[office]), default="office/igo-head")


def leads_body(office: str, gazetteer: Gazetteer) -> bool:
    """Whether an office is that of the head of a body of many states."""
    row = gazetteer.offices.get(office)
    return row is not None and row.level == "igo-head" and office not in NOT_HEADS
