"""Who heads a body of many states: "the IAEA chief", "the secretary-general of NATO" → who held the post that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dragoman.extract.body_posts import NOT_HEADS, SINGULAR, head_office, is_lesser
from dragoman.extract.mentions import Mention
from dragoman.knowledge.tables import Person, Term
from dragoman.model import Reason
from dragoman.nlp.roles import preposition
from dragoman.resolution.cast import Cast, Draft

# Nouns that the head of a body is called by.
HEADING = {
    "chief", "head", "boss", "leader", "president", "chair", "chairman", "chairwoman", "chairperson", "general",
    "director", "commissioner",
}  # fmt: skip
LESSER_TITLES = ("deputy", "under-", "assistant", "vice", "executive vice")


def head_of_body(cast: Cast, mention: Mention, day: dt.date | None) -> Draft | None:
    """Return the only person who headed the body of a description on that day, or whom the text tells as its head."""
    if (
        mention.head.lemma.lower() not in HEADING
        or mention.head.tag not in SINGULAR
        or is_lesser(mention.head, mention.first)
    ):
        return None
    for body in bodies_told(cast, mention):
        holders = [(p, t) for p, t in heads(cast, body, mention) if (t.covers(day) if day else p.id in cast.drafts)]
        if len({p.id for p, _ in holders}) == 1:
            return draft_of(cast, *holders[-1], body, day)
    return None


def bodies_told(cast: Cast, mention: Mention) -> Iterator[str]:
    """Yield the bodies that a description names: in itself, or behind "of", or as an owner."""
    yield from (e.id for e in mention.entries if e.kind == "organisation")
    for token in mention.head.children:
        other = cast.mention(mention.sentence, token)
        owns = token.dep == "nmod:poss" or (token.dep == "nmod" and preposition(token) == "of")
        if owns and other is not None and other is not mention and other.kind == "organisation":
            yield from (e.id for e in other.entries if e.kind == "organisation")


def heads(cast: Cast, body: str, mention: Mention) -> Iterator[tuple[Person, Term]]:
    """Yield the persons and their terms at the head of a body, or in the office told where that is another."""
    office = mention.office if mention.office in NOT_HEADS else head_office(body, cast.gazetteer)
    for id_ in cast.gazetteer.holders.get((office, body), ()):
        person = cast.gazetteer.persons[id_]
        yield from ((person, t) for t in person.terms if t.office == office and is_head(t, body))


def is_head(term: Term, body: str) -> bool:
    """Whether a term is at the head of the body, and no deputy's."""
    return term.org == body and not (term.title or "").lower().startswith(LESSER_TITLES)


def draft_of(cast: Cast, person: Person, term: Term, body: str, day: dt.date | None) -> Draft:
    """Return the draft of a body's head, with the reason."""
    name, sector = cast.gazetteer.organisations[body].name, cast.gazetteer.offices[term.office].sector
    since = f"on {day} (from {term.start})" if day else "as the text names him"
    why = Reason(rule="actor.office.holder", detail=f"{person.name} headed {name} {since}.")
    country = cast.gazetteer.organisations[body].country
    return Draft(person.id, person.name, "person", country, sector, known=True, office=term.office, why=why)
