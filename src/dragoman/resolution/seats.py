"""Cities whose name may stand for a body that sits there: "Brussels proposed", "Strasbourg ruled"."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import Entry, to_words
from dragoman.knowledge.naming import Seat, load_seats
from dragoman.nlp.roles import first_conjunct, preposition
from dragoman.resolution.cast import Cast
from dragoman.resolution.places import is_government

CITY_KINDS = {"capital", "place"}


def is_seat(mention: Mention) -> bool:
    """Whether a mention is the name of a city where bodies of many states sit."""
    return mention.kind in CITY_KINDS and to_words(mention.name) in load_seats()


def seated(cast: Cast, mention: Mention) -> Entry | None:
    """Return the body or state that a city's name stands for; None where it is the place, or nothing tells which."""
    if not is_government(mention):
        return None
    for seat in load_seats()[to_words(mention.name)]:
        named = named_bodies(cast, seat)
        own = seat.country is not None and names_state(cast, mention, seat.country)
        cued = has_cue(mention, seat)
        body = body_meant(seat, named, own=own, cued=cued)
        if body is not None:
            return Entry(id=body, kind="organisation", country="IGO")
        if seat.country and own and not (cued and named):
            return Entry(id=f"state/{seat.country}", kind="capital", country=seat.country)
    return None


def body_meant(seat: Seat, named: list[str], *, own: bool, cued: bool) -> str | None:
    """Return the one body that a city stands for: by a cue beside it, or named in a text that does not name its state.

    Where bodies share the city, only one that the text names is meant.
    """
    meant = named if len(seat.bodies) > 1 else list(seat.bodies)
    if len(meant) != 1:
        return None
    if cued:
        return meant[0] if named or not own else None
    return meant[0] if seat.country and len(seat.bodies) == 1 and named and not own else None


def named_bodies(cast: Cast, seat: Seat) -> list[str]:
    """Return the bodies of a seat that the text names, by themselves or by a body of theirs."""
    ids = {e.id for m in mentions(cast) for e in m.entries if e.kind == "organisation"}
    exact = [b for b in seat.bodies if b in ids]
    # "org/EUROPOL" is none of "org/EU".
    kin = seat.family is not None and any(i == seat.family or i.startswith(f"{seat.family}-") for i in ids)
    return exact or (list(seat.bodies) if kin else [])


def names_state(cast: Cast, mention: Mention, country: str) -> bool:
    """Whether the text names a state by more than the city."""
    city = to_words(mention.name)
    return any(m.country == country and m.kind != "place" and to_words(m.name) != city for m in mentions(cast))


def mentions(cast: Cast) -> Iterable[Mention]:
    """Return the mentions of a text."""
    return dict.fromkeys(cast.at.values())


def has_cue(mention: Mention, seat: Seat) -> bool:
    """Whether the word that a city's name hangs on tells of the body: its act, its thing, what others have with it."""
    head = first_conjunct(mention.head)
    above = head.head
    if above is None:
        return False
    lemma = above.lemma.lower()
    if head.dep == "nsubj":
        return lemma in seat.verbs
    if head.dep in {"nmod:poss", "compound"}:
        return lemma in seat.nouns
    return preposition(head) in {"with", "between", "from"} and lemma in (*seat.topics, *seat.verbs)
