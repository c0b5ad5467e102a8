"""Whose a body is by its own name: "Nairobi Chamber of Commerce", "General Staff of the Algerian Armed Forces".

A state in a name may also be its topic ("Institute of Japanese Studies", "Friends of Cuba") or one of several
("US-China Council"): then the name tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.mentions import Mention, word_places
from dragoman.knowledge.gazetteer import Entry
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.roles import first_conjunct, preposition
from dragoman.resolution.at_hand import own_state
from dragoman.resolution.bodies import owner_before
from dragoman.resolution.cast import Cast

TOWNS = {"capital", "place"}
STATES = {"state", "demonym"}
HYPHENS = {"-", "–", "/"}
# What leads over from a class to those who belong to it.
AMONG = {"such", "including", "like"}
# Who is told by a tie to a state is seldom of it: "American allies such as X".
BOUND = {
    "ally", "partner", "proxy", "client", "customer", "supplier", "rival", "opponent", "enemy", "foe", "neighbour",
    "neighbor", "critic", "friend", "supporter", "backer", "creditor", "target",
}  # fmt: skip
ABOUT = {"in", "to", "for", "on", "with", "against", "about", "at"}


@dataclass(frozen=True, slots=True)
class Origin:
    """The name of a state or town inside a body's name: words `first` up to `end`, whose, and what of it."""

    first: int
    end: int
    country: str
    kind: str


def origin(cast: Cast, mention: Mention) -> str | None:
    """Return the country that a body's own name tells, or whose it is by the words before: "Norway's Hydro ASA"."""
    own = own_country(cast, mention) or owner_before(cast, mention)
    told = own or owning_body(cast, mention) or country_of_whole(cast, mention) or country_of_class(cast, mention)
    return told or country_of_seat(cast, mention)


def country_of_seat(cast: Cast, mention: Mention) -> str | None:
    """Return the country of the town or state right behind the name of a body that stands there: "X College, Riga"."""
    if load_sets()["standing"].isdisjoint(t.lower for t in mention.tokens):
        return None
    behind = mention.sentence.tokens[mention.last + 1 : mention.last + 3]
    if len(behind) < 2 or behind[0].lower not in {"in", ","}:  # noqa: PLR2004
        return None
    place = cast.at.get((mention.sentence.index, behind[1].i))
    if place is None or place.first != behind[1].i or place.kind not in {*TOWNS, "state"}:
        return None
    # "X College, Peru said": a comma alone does not join.
    return place.country if behind[0].lower == "in" or is_behind_comma(place) else None


def is_behind_comma(place: Mention) -> bool:
    """Whether a comma closes a place that one opens: "X College, *Riga*, said"."""
    tokens = place.sentence.tokens
    return place.last + 1 < len(tokens) and tokens[place.last + 1].text == "," and place.head.dep != "conj"


def owning_body(cast: Cast, mention: Mention) -> str | None:
    """Return the country of the body that a possessive names as the owner: "NIOC's Exploration Directorate"."""
    for child in mention.head.children:
        owner = cast.mention(mention.sentence, child)
        if child.dep == "nmod:poss" and owner is not None and owner is not mention and owner.kind == "organisation":
            return owner.country
    return None


def country_of_class(cast: Cast, mention: Mention) -> str | None:
    """Return the country of those among whom a body is told: "Korean refiners such as X", "the Korean refiner X"."""
    before = cast.at.get((mention.sentence.index, mention.first - 1))
    if before is not None and before.kind == "role" and before.country and before.head.tag == "NN":
        return before.country
    above = class_above(cast, mention)
    return above.country if above is not None and above.head.lemma.lower() not in BOUND else None


def class_above(cast: Cast, mention: Mention) -> Mention | None:
    """Return those among whom a body is told by "such as" or "like"."""
    head = first_conjunct(mention.head)
    if head.head is None or not any(c.dep == "case" and c.lower in AMONG for c in head.children):
        return None
    above = cast.mention(mention.sentence, head.head)
    return above if above is not None and above.kind == "role" else None


def country_of_whole(cast: Cast, mention: Mention) -> str | None:
    """Return the country of the body that a name stands for a part of: "the Budget Committee of the parliament"."""
    for child in mention.head.children:
        whole = cast.mention(mention.sentence, child)
        if child.dep == "nmod" and preposition(child) == "of" and whole is not None and not mention.covers(child):
            if whole.kind == "organisation" or (whole.kind == "role" and whole.country):
                return whole.country
            return own_state(cast, whole) if whole.kind == "role" else None
    return None


def own_country(cast: Cast, mention: Mention) -> str | None:
    """Return the country that a body's name tells by itself, None when it tells none or several."""
    words = name_words(mention)
    found = list(find_origins(cast, words))
    if opens_with_alliance(cast, words) and all(is_about(words, o) for o in found):
        return "IGO"
    if len({o.country for o in found}) == 1 and not is_hyphened(mention):
        return country_owning(cast, words, found)
    return None if found else country_of_tail(cast, words)


def country_owning(cast: Cast, words: Sequence[str], found: Sequence[Origin]) -> str | None:
    """Return the country in a body's name whose the body is, or in whose town it was made."""
    at_home = (o.country for o in found[:1] if is_made_in_town(cast, words, o))
    return next((o.country for o in found if is_whose(words, o)), None) or next(at_home, None)


def name_words(mention: Mention) -> list[str]:
    """Return the normalised words of a name without a leading article."""
    words, places = word_places(mention.sentence)
    own = [w for w, at in zip(words, places, strict=True) if mention.first <= at <= mention.last]
    return own[1:] if len(own) > 1 and own[0] == "the" else own


def find_origins(cast: Cast, words: Sequence[str]) -> Iterator[Origin]:
    """Yield the names of states and towns among the words, the longest at each place."""
    at = 0
    while at < len(words):
        matches = cast.gazetteer.matches(words, at)
        named = ((n, one_state(cast, entries, owns=words[at + n : at + n + 1] == ["'s"])) for n, entries in matches)
        length, one = next(((n, entry) for n, entry in named if entry is not None), (1, None))
        if one is not None and one.country:
            yield Origin(at, at + length, one.country, one.kind)
        at += length


def one_state(cast: Cast, entries: Sequence[Entry], *, owns: bool) -> Entry | None:
    """Return what a name means when it is of one state, or of several of which the text names one: "Korea".

    A state that `owns` is no other thing of that name: "Jordan's National Council".
    """
    fit = [e for e in entries if e.kind in STATES | TOWNS and e.country]
    named = [e for e in fit if cast.countries.get(e.country or "", 0)]
    # "Jordan River Authority", "Georgia State University": a name that means more needs its state in the text.
    sure = fit if owns or not any(e.caution for e in fit) else []
    return next((some[0] for some in (sure, named) if len({e.country for e in some}) == 1), None)


def other_half(cast: Cast, mention: Mention) -> Mention | None:
    """Return the second of two states that a body is named after, behind a hyphen: "the Chile-*Peru* Council"."""
    if mention.kind != "organisation" or mention.entries:
        return None
    opening = next(find_origins(cast, name_words(mention)), None)
    if opening is None or opening.first or opening.kind not in STATES:
        return None
    last = mention.first + opening.end - 1
    head = mention.sentence.tokens[last]
    return Mention(mention.sentence, mention.first, last, head, "demonym", country=opening.country)


def opens_with_alliance(cast: Cast, words: Sequence[str]) -> bool:
    """Whether a longer name begins with that of a body of many states: "UN Human Rights Office"."""
    return any(
        e.kind == "organisation" and e.country == "IGO" and not e.caution
        for length, entries in cast.gazetteer.matches(words, 0)
        if length < len(words)
        for e in entries
    )


def is_about(words: Sequence[str], found: Origin) -> bool:
    """Whether a preposition before a state's name tells where a body works, or on what."""
    before = [w for w in words[max(0, found.first - 2) : found.first] if w != "the"]
    return bool(before) and before[-1] in ABOUT


def is_hyphened(mention: Mention) -> bool:
    """Whether a hyphen joins parts of the name or leads up to it: "Franco-German Council", "pro-Iran Front"."""
    tokens = mention.sentence.tokens
    joints = [at for at in range(max(1, mention.first - 1), mention.last) if tokens[at].text in HYPHENS]
    return any(tokens[at - 1].text[:1].isupper() or tokens[at + 1].text[:1].isupper() for at in joints)


def is_whose(words: Sequence[str], found: Origin) -> bool:
    """Whether a state's or town's name in a body's name tells whose the body is."""
    if is_studied(words, found) or is_topical(words, found):
        return False
    seated = not load_sets()["seated"].isdisjoint(words)
    if found.kind in TOWNS:
        return len(words) > found.end - found.first and (seated or (found.first == 0 and found.kind == "capital"))
    return found.first == 0 or is_inside(words, found) or (words[found.first - 1] == "in" and seated)


def is_studied(words: Sequence[str], found: Origin) -> bool:
    """Whether a body's name tells what the body studies: "the Centre for *Russian* Studies"."""
    studied = load_sets()["studied"]
    after = words[found.end] if found.end < len(words) else ""
    return after in studied or (words[-1] in studied and bool(found.first) and found.kind == "demonym")


def is_made_in_town(cast: Cast, words: Sequence[str], found: Origin) -> bool:
    """Whether a name opens with a town of a state that the text tells of, and closes with what works there."""
    told = found.country == cast.home or bool(cast.countries.get(found.country))
    return told and found.kind in TOWNS and found.first == 0 and words[-1] in load_sets()["made-in-town"]


def is_topical(words: Sequence[str], found: Origin) -> bool:
    """Whether the noun that a name is built on tells a topic; after a demonym in front it does not."""
    heads = {words[-1], next((words[i - 1] for i, w in enumerate(words) if i and w in {"of", "for", "on", "to"}), "")}
    owned = found.first == 0 and found.kind == "demonym"
    return not owned and bool(heads & load_sets()["topics"])


def is_inside(words: Sequence[str], found: Origin) -> bool:
    """Whether a state's name stands after "of", after words that lead up to one, or at the end of a name."""
    sets, before = load_sets(), words[: found.first]
    leading = before[-1] in sets["of-abroad"] or before[-2:] == ["of", "the"]
    opened = all(w in sets["openers"] for w in before)
    ending = found.end == len(words) and words[0] in sets["openers"] | sets["body-heads"] and before[-1] not in ABOUT
    return leading or opened or (ending and "the" not in before)


def country_of_tail(cast: Cast, words: Sequence[str]) -> str | None:
    """Return the country of the known body whose part a name tells: "Permanent Council of the OAS"."""
    if "of" not in words or words[0] in load_sets()["topics"]:
        return None
    tail = words[len(words) - list(words)[::-1].index("of") :]
    entries = cast.gazetteer.names.get(tuple(w for w in tail if w != "the"), [])
    known = {e.country for e in entries if e.kind == "organisation" and (e.exact or not e.caution)}
    return next(iter(known)) if len(known) == 1 else None
