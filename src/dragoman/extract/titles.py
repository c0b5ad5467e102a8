"""The office and the country that stand beside a person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from dragoman.extract.mentions import CITIES, PLACE_KINDS, Mention, is_of, stands_for_or_against
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import first_conjunct, preposition

# Behind a name, written as one: ",d-calif,who…", "(r-tx)".
PARTY_MARK = re.compile(r"[,(][rdi]-([a-z]+)[,)]")
REACH = 12
# So many words, all titles, may stand between a country and its person's name.
OWNER_REACH = 6
BREAKS = {";", ":", ".", '"', "(", ")", "who", "which", "that"}
# "ambassador to Russia": what follows these words is not whose ambassador it is.
PORTFOLIO = {"of", "for"}
SUBJECTS = {"nsubj", "nsubj:pass"}
# What may stand before the subject, set off by a comma.
OPENING = {"obl", "advcl"}
ELSEWHERE = {"to", "in", "at", "with", "for", "on", "from"}


def attach_titles(mentions: Sequence[Mention]) -> None:
    """Give each person of one sentence the office, country and sector that the words around state, in place."""
    for person in mentions:
        if person.kind == "person":
            before = title_before(person, mentions)
            office = before or title_after(person, mentions)
            if office is not None:
                person.office = office.office
                person.sector = person.sector or office.sector
                person.country = whose(office, person, mentions) or person.country
            elif person.country is None:
                person.country = adjacent_country(person, mentions)
            person.country = person.country or seat_behind(person, mentions)
            person.country = person.country or ("USA" if has_party_mark(person) else None)


def seat_behind(person: Mention, mentions: Sequence[Mention]) -> str | None:
    """Return the country of the place right behind a name: "Senator X *of Ohio*"."""
    of = person.sentence.tokens[person.last + 1 : person.last + 2]
    place = next((m for m in mentions if m.first == person.last + 2 and m.kind in PLACE_KINDS), None)
    return place.country if place is not None and of and of[0].lower == "of" else None


def has_party_mark(person: Mention) -> bool:
    """Whether party and state stand behind a name, as of lawmakers in the United States: "X (R-TX)", "X, D-Calif."."""
    behind = person.sentence.tokens[person.last + 1 : person.last + 7]
    words = "".join(t.text for t in behind).replace(".", "").lower()
    mark = PARTY_MARK.match(words)
    return mark is not None and any(mark[1] == s.replace(" ", "") for s in load_sets()["us-states"])


def title_before(person: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Return the office that leads up to a name: "Iran's ambassador to Russia, X"."""
    for office in reversed([m for m in mentions if m.kind in {"office", "role"} and m.last < person.first]):
        between = person.sentence.tokens[office.last + 1 : person.first]
        fits = len(between) <= REACH and leads_up(between, mentions) and not only_opens(office, person)
        return office if fits else None
    return None


def only_opens(office: Mention, person: Mention) -> bool:
    """Whether an office stands in a phrase that opens the clause of which the name behind its comma is the subject.

    "In a call with the Omani minister, X said": X is no Omani; "*as* Omani minister, X said".
    """
    subject = first_conjunct(person.head)
    between = person.sentence.tokens[office.last + 1 : person.first]
    if subject.dep not in SUBJECTS or all(t.text != "," for t in between):
        return False
    above = list(takewhile(lambda t: t is not subject.head, (office.head, *office.head.ancestors())))
    opens = any(t.head is subject.head and t.dep in OPENING for t in above[-1:])
    return opens and all(preposition(t) != "as" for t in above)


def leads_up(between: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether the words between office and name only complete the office."""
    commas = [i for i, t in enumerate(between) if t.text == ","]
    if len(commas) > 1 or (commas and any(not is_rank(t) for t in between[commas[0] + 1 :])):
        return False
    inner = between[: commas[0]] if commas else between
    if any(t.is_verb or t.lower in BREAKS for t in inner) or not is_of_office(inner, closed=bool(commas)):
        return False
    return not any(m.kind == "person" and any(m.covers(t) for t in between) for m in mentions)


def is_of_office(words: Sequence[Token], *, closed: bool) -> bool:
    """Whether an "and" or a preposition among words stands within an office; before a comma any may."""
    if any(t.tag == "CC" for t in words) and not is_portfolio(words):
        return False
    if closed or all(t.tag != "IN" for t in words):
        return True
    return is_to_country(words) or is_portfolio(words)


def is_to_country(words: Sequence[Token]) -> bool:
    """Whether the words name where an envoy is sent: "to the Netherlands", "of Norway to Peru"."""
    named = all(t.is_proper or t.lower in {"to", "of", "the"} for t in words)
    return len(words) > 1 and words[0].lower in {"to", "of"} and named and any(t.lower == "to" for t in words)


def is_portfolio(words: Sequence[Token]) -> bool:
    """Whether the words name what an office is for: "of Roads and Housing", "for Nordic-Baltic Trade"."""
    named = all(t.text[:1].isupper() or t.tag in {"CC", "DT", "HYPH", ":"} or t.lower in PORTFOLIO for t in words)
    return len(words) > 1 and words[0].lower in PORTFOLIO and words[-1].tag != "CC" and named


def is_rank(token: Token) -> bool:
    """Whether a word between a comma and a name can be a rank or honorific."""
    return token.is_proper or token.text == "."


def title_after(person: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Return the office set off behind a name: "X, the Iranian foreign minister,"."""
    tokens = person.sentence.tokens
    at = person.last + 1
    if at >= len(tokens) or tokens[at].text not in {",", "("}:
        return None
    offices = (m for m in mentions if m.kind in {"office", "role"} and at < m.first <= at + REACH)
    office = next(offices, None)
    if office is None or any(m.kind == "person" and at < m.first < office.first for m in mentions):
        return None
    return None if any(map(is_break, tokens[at + 1 : office.first])) else office


def is_break(word: Token) -> bool:
    """Whether a word ends what is set off behind a name."""
    return word.is_verb or word.text == "," or word.lower in BREAKS or word.tag == "CC"


def whose(office: Mention, person: Mention, mentions: Sequence[Mention]) -> str | None:
    """Return the country that an office belongs to: in it, right before it, or after "of"."""
    if office.country or office.head.lemma.lower() in load_sets()["of-others"]:
        return office.country  # "Peru's allies" are others
    before = owner_before(office, mentions)
    if before is None:
        behind = owner_behind(office, person, mentions)
        return behind.country if behind is not None else None
    if before.kind not in CITIES or is_possessed(before):
        return before.country
    behind = owner_behind(office, person, mentions)
    # "received in Vienna president of Chile X": the town is only where.
    owner = behind if behind is not None or is_of(office) else before
    return owner.country if owner is not None else None


def is_possessed(owner: Mention) -> bool:
    """Whether a name owns what follows: "Peru's"."""
    after = owner.sentence.tokens[owner.last + 1 : owner.last + 2]
    return bool(after) and after[0].text in {"'s", "'"}


def owner_before(office: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Return whose name stands right before an office: "Kenya's outgoing minister", "the Kenyan premier's aide"."""
    tokens = office.sentence.tokens
    owner = next((m for m in reversed(mentions) if m.last < office.first and m.country), None)
    if owner is None or stands_for_or_against(owner):
        return None
    between = tokens[owner.last + 1 : office.first]
    joined = all(t.text in {"'s", "'", "-"} or t.tag[:2] in {"NN", "JJ"} or t.tag == "VBG" for t in between)
    return owner if joined and may_own(owner, between) else None


def may_own(owner: Mention, between: Sequence[Token]) -> bool:
    """Whether who is named before an office can have it: a state or body, and an office with "'s" behind it."""
    possessed = any(t.text in {"'s", "'"} for t in between)
    return owner.kind in PLACE_KINDS | {"organisation"} or (owner.kind == "office" and possessed)


def owner_behind(office: Mention, person: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Return whose name stands behind an office with "of": "the minister of Peru"."""
    tokens = office.sentence.tokens
    for owner in (m for m in mentions if office.last < m.first <= office.last + 6 and m.country and m is not person):
        between = tokens[office.last + 1 : owner.first]
        if owner.kind in PLACE_KINDS | {"organisation"} and between and between[0].lower == "of":
            # "critics of X condemned Peru": what another act is done to owns nothing.
            closed = any(t.lower in ELSEWHERE or t.text == "," or t.is_verb for t in between)
            return None if closed else owner
    return None


def adjacent_country(person: Mention, mentions: Sequence[Mention]) -> str | None:
    """Return the demonym or state right before a name: "Iran's X", "Lebanese X" with only titles between."""
    tokens = person.sentence.tokens
    for owner in reversed(
        [m for m in mentions if m.last < person.first and m.kind in {"demonym", "state"} and m.country]
    ):
        between = tokens[owner.last + 1 : person.first]
        sent = owner.first > 0 and tokens[owner.first - 1].lower in ELSEWHERE | {"of"} and not between
        titled = not sent and all(t.text in {"'s", "'"} or t.tag[:3] in {"NN", "NNP", "JJ", "NNS"} for t in between)
        return owner.country if titled and len(between) <= OWNER_REACH else None
    return None
