"""Who heads a body of many states: "the IAEA chief", "the secretary-general of NATO" → who held the post that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import takewhile

from dragoman.extract.body_posts import HEADS, NOT_HEADS, SINGULAR, TITLE, head_office, is_lesser
from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import ARTICLES, to_words
from dragoman.knowledge.tables import Person, Term
from dragoman.model import Reason
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import preposition
from dragoman.resolution.cast import Cast, Draft

# Nouns of titles, which are the head's only where his own title says so: NATO has generals, the UN directors.
TITLED = {"general", "director", "president", "chair", "chairman", "chairwoman", "chairperson"}
LESSER_TITLES = ("deputy", "under-", "assistant", "vice", "executive vice")


def head_of_body(cast: Cast, mention: Mention, day: dt.date | None) -> Draft | None:
    """Return the only person who headed the body of a description on that day, or whom the text tells as its head."""
    noun = mention.head
    if noun.lower not in HEADS | TITLED or noun.tag not in SINGULAR or mention.office in NOT_HEADS:
        return None
    if is_lesser(noun, mention.first):
        return None
    title = title_told(mention)
    for body in bodies_told(cast, mention, noun.i - len(title) + 1):
        told = ((p, t) for p, t in heads(cast, body) if noun.lower in HEADS or is_titled(cast, t, title, body))
        holders = [(p, t) for p, t in told if holds_then(cast, p, t, day)]
        if len({p.id for p, _ in holders}) == 1:
            return draft_of(cast, *holders[-1], body, day)
    return None


def holds_then(cast: Cast, person: Person, term: Term, day: dt.date | None) -> bool:
    """Whether a term covers a day, or where none is known its holder is told of."""
    return term.covers(day) if day else person.id in cast.drafts


def title_told(mention: Mention) -> list[Token]:
    """Return the words of the title up to its noun: "secretary general", "managing director"."""
    tokens, at = mention.sentence.tokens, mention.head.i
    while at and (tokens[at - 1].text == "-" or set(to_words(tokens[at - 1].text)) & TITLE):
        at -= 1
    return tokens[at : mention.head.i + 1]


def bodies_told(cast: Cast, mention: Mention, title_at: int) -> Iterator[str]:
    """Yield the bodies that a description names: in itself, or behind "of", or as an owner.

    Nothing but the name may stand there: the head of "the OSCE *mission*" or "UNICEF's *Yemen* head" is another.
    """
    own = [t for t in mention.sentence.tokens[mention.first : title_at] if t.lower not in ARTICLES]
    if own:
        yield from named(cast, mention, own)
        return
    for token in mention.head.children:
        other = cast.mention(mention.sentence, token)
        owns = token.dep == "nmod:poss" or (token.dep == "nmod" and preposition(token) == "of")
        if owns and other is not None and other is not mention and other.kind == "organisation":
            yield from named(cast, other, other.tokens)


def named(cast: Cast, mention: Mention, tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the bodies that a mention is read as and that bear the words as their name."""
    words = to_words(" ".join(t.text for t in tokens))
    bearers = {e.id for e in cast.gazetteer.names.get(words, ())}
    yield from (e.id for e in mention.entries if e.kind == "organisation" and e.id in bearers)


def heads(cast: Cast, body: str) -> Iterator[tuple[Person, Term]]:
    """Yield the persons and their terms at the head of a body."""
    office = head_office(body, cast.gazetteer)
    for id_ in cast.gazetteer.holders.get((office, body), ()):
        person = cast.gazetteer.persons[id_]
        yield from ((person, t) for t in person.terms if t.office == office and is_head(t, body))


def is_head(term: Term, body: str) -> bool:
    """Whether a term is at the head of the body, and no deputy's."""
    return term.org == body and not (term.title or "").lower().startswith(LESSER_TITLES)


def is_titled(cast: Cast, term: Term, title: Iterable[Token], body: str) -> bool:
    """Whether the title told is the term's own, at this body: the AU's chair is not the chair of its Commission."""
    own, _, of = (term.title or term.office.partition("/")[2]).partition(" of ")
    at_body = not of or any(e.id == body for e in cast.gazetteer.names.get(to_words(of), ()))
    told, words = to_words(" ".join(t.text for t in title)), to_words(own)
    ranks = tuple(reversed(list(takewhile(lambda w: w in TITLE | TITLED, reversed(words)))))
    return at_body and told == ranks


def draft_of(cast: Cast, person: Person, term: Term, body: str, day: dt.date | None) -> Draft:
    """Return the draft of a body's head, with the reason."""
    name, sector = cast.gazetteer.organisations[body].name, cast.gazetteer.offices[term.office].sector
    since = f"on {day} (from {term.start})" if day else "as the text names him"
    why = Reason(rule="actor.office.holder", detail=f"{person.name} headed {name} {since}.")
    country = cast.gazetteer.organisations[body].country
    return Draft(person.id, person.name, "person", country, sector, known=True, office=term.office, why=why)
