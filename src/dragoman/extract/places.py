"""Where an act took place: the place that its words lead to, straight or by what it is done to or with."""

# Lists of words stand in few lines.
# ruff: noqa: E501
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.mentions import Mention
from dragoman.extract.predicates import Predication
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model import Place
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import JUDGING, children, first_conjunct, preposition

LOCATIVE = {"in", "at", "near", "outside", "inside", "across", "around", "off", "over", "throughout", "within", "above"}
# "on the border": what lies on these, not "on Iran".
GROUND = {
    "border",
    "coast",
    "island",
    "islands",
    "isle",
    "soil",
    "territory",
    "peninsula",
    "shore",
    "river",
    "frontier",
    "outskirts",
}
# "a visit to Moscow", "arrived in Riyadh": the goal is the place.
GOALS = {"to", "into"}
GOAL_NOUNS = {"visit", "trip", "travel", "arrive", "journey", "tour", "go", "fly", "return", "come", "head", "pay"}
# Who visits or enters a place is there, be it a state.
ENTERED = {"visit", "tour", "enter"}
# Where forces go, and what they leave: "sent troops to Latvia", "withdrew from Mali", "abducted girls from a school".
WAYS = {
    "MOBILIZE": {"to", "into", "through", "along"},
    "RETREAT": {"from"},
    "AID": {"to", "from", "into"},
    "ASSAULT": {"from"},
    "PROTEST": {"through", "before"},
}
# Acts done to what is there: "attacked a hotel in Mogadishu". Sanctions on banks in Iran are not imposed there.
BODILY = {"ASSAULT", "CONSULT", "PROTEST", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "COERCE"}
ELSEWHERE_MODES = {"restrict", "cyber", "withhold", "misinformation"}
# What is talked about is elsewhere: "discussed the war in Syria".
TOPICS = JUDGING | {"discuss", "review", "explore", "debate", "support", "reject", "mediate", "raise", "address"}
# The words of a place around its name: "the Pakistani city of Quetta", "the border with Belarus", "the Syrian border".
SITES = GROUND | {
    "city", "town", "village", "province", "region", "district", "area", "state", "capital", "port", "county", "base", "airport",
    "airbase", "camp", "waters", "airspace", "suburb", "neighbourhood", "neighborhood", "strait", "valley", "enclave", "north", "south",
    "east", "west", "part", "parts", "side", "prison", "embassy", "consulate", "hospital", "school", "university", "mosque", "church",
    "hotel", "square", "headquarters", "parliament", "palace",
}  # fmt: skip
# "the Ethiopian capital", "on Ecuadorian soil": a nation's name makes a place of them.
NATIONAL = {"capital", "soil", "territory", "border", "coast", "waters", "airspace"}
# Through these a place reaches the act: what it is done to, with whom, on what occasion.
THROUGH = {"obj", "nsubj:pass", "iobj"}
WITH = {"with", "of", "by", "from", "among", "between", "outside", "before"}
OCCASIONS = {"at", "during", "in"}
# "Speaking in Brussels, he condemned …"
PRESENT = {"speak", "address", "attend", "gather", "stand", "meet", "talk", "assemble"}
LINKS = {"obl", "nmod", "obl:unmarked", "nmod:unmarked"}
INNER = {"compound", "flat", "appos", "nmod:desc", "amod", "nmod:poss"}
STEPS = 6


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at a token; what the text calls it, and what the tables know of it."""

    token: Token
    place: Place
    state: bool = False


def find_places(mentions: Iterable[Mention]) -> dict[int, list[PlaceMention]]:
    """Return the places by sentence: cities, regions and states as the text names them, "the Cuban capital"."""
    mentions, found = list(mentions), dict[int, list[PlaceMention]]()
    nations = defaultdict[int, list[Mention]](list)
    for m in mentions:
        if m.kind in {"state", "demonym"} and m.country:
            nations[m.sentence.index].append(m)
    for m in mentions:
        if m.kind in {"place", "capital", "state"}:
            place = PlaceMention(m.head, located(to_place(m), m, nations[m.sentence.index]), m.kind == "state")
        elif m.kind == "demonym" and (ground := national(m)):
            place = PlaceMention(ground, of_nation(m, ground), state=True)
        else:
            continue
        found.setdefault(m.sentence.index, []).append(place)
    return found


def located(place: Place, mention: Mention, nations: Iterable[Mention]) -> Place:
    """Return a place of unknown country with that of the one of its sentence's nations that its phrase names.

    "The Iranian province of Kordestan", "Syria's Hmeimim base", "Angostura, on Ecuadorian soil", "Kilis, Turkey".
    """
    if place.country or place.geonames_id:
        return place
    top = site(mention.head)
    phrase = {
        id(t) for t in (*top.children, *mention.head.children, *(g for c in mention.head.children for g in c.children))
    }
    told = {m.country for m in nations if id(m.head) in phrase or m.tokens[0].start == mention.tokens[-1].end + 2}
    return replace(place, country=told.pop()) if len(told) == 1 else place


def national(mention: Mention) -> Token | None:
    """Return the ground that a demonym makes a place of: "Ethiopian *capital*"."""
    head = mention.head.head
    return head if head is not None and head.i == mention.head.i + 1 and head.lemma.lower() in NATIONAL else None


def of_nation(mention: Mention, ground: Token) -> Place:
    """Return the capital, soil or border of a nation, a capital with its coordinates."""
    state = load_gazetteer().states.get(f"state/{mention.country}") if ground.lemma.lower() == "capital" else None
    row = load_gazetteer().place(state.capital, mention.country) if state and state.capital else None
    name = f"{mention.head.text} {ground.text}"
    if row is None:
        return Place(name=name, country=mention.country, lat=None, lon=None, geonames_id=None)
    return Place(name=name, country=mention.country, lat=row.lat, lon=row.lon, geonames_id=row.geonames_id)


def to_place(mention: Mention) -> Place:
    """Return the place that a mention names, with coordinates where the tables have it."""
    row = load_gazetteer().place(mention.name, mention.country) if mention.kind != "state" else None
    if row is None:
        return Place(name=mention.name, country=mention.country, lat=None, lon=None, geonames_id=None)
    return Place(
        name=row.name, country=mention.country or row.country, lat=row.lat, lon=row.lon, geonames_id=row.geonames_id
    )


def find_place(predication: Predication, places: Sequence[PlaceMention]) -> Place | None:
    """Return the place nearest to an act by the links of its phrase; None when none leads there."""
    for holders in ring(predication):
        reached = [(steps, p.state, p) for p in places if (steps := climb(p, holders, predication)) is not None]
        if reached:
            return min(reached, key=lambda r: r[:2])[2].place
    return None


def ring(predication: Predication) -> Iterator[list[Token]]:
    """Yield the words that a place may hang on: the act's own; then those of the verb that its clause shares."""
    clause = predication.clause
    yield [predication.head, clause, first_conjunct(predication.head), *predication.words]
    first = first_conjunct(clause)
    if first is not clause and not children(clause, "nsubj", "nsubj:pass"):
        yield [first]
    # "The president, speaking in Ankara, criticised …"; "intends to visit La Paz" is the visit.
    aside = [*clause.children, *(c for s in children(clause, "nsubj") for c in s.children)]
    yield [c for c in aside if c.dep in {"advcl", "acl"} and c.tag == "VBG" and c.lemma in PRESENT]
    yield [c for c in children(clause, "xcomp") if c.lemma in ENTERED]
    goal = clause if clause.is_noun else predication.head
    if goal.head is not None and goal.dep == "obl" and goal.head.lemma in GOAL_NOUNS:
        yield [goal.head]  # "arrived in Hanoi for talks"


def climb(place: PlaceMention, holders: Sequence[Token], predication: Predication) -> int | None:
    """Return by how many links a place hangs on one of the words, None if a link leads elsewhere."""
    token, there = site(place.token), False
    for step in range(STEPS):
        word = preposition(first_conjunct(token)) or (borrowed(place.token) if step == 0 else None)
        above = first_conjunct(token).head
        if above is None:
            return None
        if not there:
            there = is_there(token, word, above, predication) or (
                step == 0 and is_entered(place, token, above, predication)
            )
            if not there:
                return None
        elif not leads(token, word, predication):
            return None
        if above in holders:
            return step
        token = above
    return None


def site(token: Token) -> Token:
    """Return the word that a place's name goes with: "the city of Quetta", "the border with Belarus"."""
    head = token.head
    while head is not None and head.lemma.lower() in SITES:
        if token.dep not in INNER and preposition(token) not in {"of", "with"}:
            break
        token, head = head, head.head
    return token


def borrowed(token: Token) -> str | None:
    """Return the preposition of a word of place right before a name: "in the Somali capital Mogadishu"."""
    before = next((c for c in (token.head.children if token.head else ()) if c.i == token.i - 1), None)
    return preposition(before) if before is not None and before.lemma.lower() in SITES else None


def is_there(token: Token, word: str | None, above: Token, predication: Predication) -> bool:
    """Whether a phrase says where: by its preposition, or as the goal of a way."""
    if first_conjunct(token).dep not in LINKS:
        return False
    if word in LOCATIVE or (word == "on" and is_ground(token)):
        return True
    own = above in {predication.head, predication.clause}
    if word in GOALS and (above.lemma in GOAL_NOUNS or (own and predication.head.lemma in GOAL_NOUNS)):
        return True
    return word in WAYS.get(predication.predicate.type, ())


def is_ground(token: Token) -> bool:
    """Whether one can be on it: "on Kish Island", "on the coast"."""
    return token.lemma.lower() in GROUND


def is_entered(place: PlaceMention, token: Token, above: Token, predication: Predication) -> bool:
    """Whether a place is what an act is done to: "bombed Sanaa", "visited Moscow"; a state only where it is visited."""
    if first_conjunct(token).dep not in {"obj", "nsubj:pass"}:
        return False
    if above.lemma in ENTERED:
        return True
    return predication.predicate.type == "ASSAULT" and not place.state


def leads(token: Token, word: str | None, predication: Predication) -> bool:
    """Whether a word with a place under it carries the place on to what it hangs on."""
    dep = first_conjunct(token).dep
    if dep in LINKS and word in OCCASIONS:
        return True
    type_, above = predication.predicate.type, token.head
    if type_ not in BODILY and predication.head.lemma not in {"sign", "open"}:
        return False
    if type_ == "COERCE" and set(predication.predicate.mode) & ELSEWHERE_MODES:
        return False
    if dep in THROUGH:
        return above is None or above.lemma not in TOPICS
    against = WITH | {"on", "against"} if type_ == "ASSAULT" else WITH
    return (dep in LINKS and (word in against or word in LOCATIVE)) or dep == "obl:agent"
