"""Where an act took place: the place that its words lead to, straight or by what it is done to or with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.adjuncts import is_of_crowd, is_said_at
from dragoman.extract.mentions import Mention
from dragoman.extract.predicates import Predication
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import PlaceRow
from dragoman.model import Place
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import JUDGING, children, first_conjunct, preposition

LOCATIVE = {"in", "at", "near", "outside", "inside", "across", "around", "off", "over", "throughout", "within", "above"}
# "A visit to Moscow", "arrived in Riyadh": the goal is the place.
GOALS = {"to", "into"}
# Who visits or enters a place is there, be it a state.
ENTERED = {"visit", "tour", "enter"}
# Where forces go, and what they leave: "sent troops to Latvia", "withdrew from Mali", "abducted girls from a school".
WAYS = {
    "MOBILIZE": {"to", "into", "through", "along"},
    "RETREAT": {"from"},
    "AID": {"to", "from", "into"},
    "ASSAULT": {"from"},
    "PROTEST": {"through", "before", "to", "into", "onto"},
}
# Acts done to what is there: "attacked a hotel in Mogadishu". Sanctions on banks in Iran are not imposed there.
BODILY = {"ASSAULT", "CONSULT", "PROTEST", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "COERCE"}
ELSEWHERE_MODES = {"restrict", "cyber", "withhold", "misinformation"}
# Who asks for a visit is not there.
ASKED = {"REQUEST", "REJECT"}
# Through these a place reaches the act: what it is done to, with whom, on what occasion.
THROUGH = {"obj", "nsubj:pass", "iobj"}
WITH = {"with", "of", "by", "from", "among", "between", "outside", "before"}
OCCASIONS = {"at", "during", "in"}
LINKS = {"obl", "nmod", "obl:unmarked", "nmod:unmarked"}
INNER = {"compound", "flat", "appos", "nmod:desc", "amod", "nmod:poss"}
DIRECTIONS = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
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
        if m.kind in {"state", "demonym", "place", "capital"} and m.country:
            nations[m.sentence.index].append(m)
    for m in mentions:
        if place := place_of(m, nations[m.sentence.index]):
            found.setdefault(m.sentence.index, []).append(place)
    return found


def place_of(mention: Mention, nations: list[Mention]) -> PlaceMention | None:
    """Return the place that a mention names, if any."""
    if special := of_water(mention) or of_house(mention) or of_border(mention, nations):
        return special
    if mention.kind in {"place", "capital", "state"}:
        return PlaceMention(mention.head, located(to_place(mention), mention, nations), mention.kind == "state")
    if mention.kind == "demonym" and (ground := national(mention)):
        return PlaceMention(ground, of_nation(mention, ground), state=True)
    return None


def of_water(mention: Mention) -> PlaceMention | None:
    """Return the water that a land only lends its name: "the Strait of *Sicily*"."""
    head = mention.head.head
    if head is None or head.lemma.lower() not in load_sets()["waters"] or preposition(mention.head) != "of":
        return None
    name = f"{head.text} of {mention.name}"
    return PlaceMention(head, Place(name=name, country=None, lat=None, lon=None, geonames_id=None))


def of_border(mention: Mention, nations: Iterable[Mention]) -> PlaceMention | None:
    """Return the border that a land is only the far side of: "Nepal's border with *Bhutan*" is Nepal's."""
    head = mention.head.head
    if head is None or head.lemma.lower() not in {"border", "frontier"} or preposition(mention.head) != "with":
        return None
    owners = {m.country for m in nations if m is not mention and m.head.head is head and m.head.dep in INNER}
    country = owners.pop() if len(owners) == 1 else None
    name = f"{head.text} with {mention.name}"
    return PlaceMention(head, Place(name=name, country=country, lat=None, lon=None, geonames_id=None))


def of_house(mention: Mention) -> PlaceMention | None:
    """Return the house that a government goes by, where something is done in it: "met at the *White House*"."""
    named = mention.name.lower() in load_sets()["houses"]
    if not named or preposition(mention.head) not in {"at", "in", "inside", "outside"}:
        return None
    return PlaceMention(
        mention.head, Place(name=mention.name, country=mention.country, lat=None, lon=None, geonames_id=None)
    )


def located(place: Place, mention: Mention, nations: Iterable[Mention]) -> Place:
    """Return a place of unknown country with that of the one of its sentence's nations that its phrase names.

    "The Iranian province of Kordestan", "Syria's Hmeimim base", "Angostura, on Ecuadorian soil", "Kilis, Turkey", "the
    Erez crossing in Gaza".
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
    return (
        head
        if head is not None and head.i == mention.head.i + 1 and head.lemma.lower() in load_sets()["national-grounds"]
        else None
    )


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
    row = longer(mention) or row
    if row is None:
        return Place(name=mention.name, country=mention.country, lat=None, lon=None, geonames_id=None)
    return Place(
        name=row.name, country=mention.country or row.country, lat=row.lat, lon=row.lon, geonames_id=row.geonames_id
    )


def longer(mention: Mention) -> PlaceRow | None:
    """Return the place whose name begins a word before one of no country: "*Blue* Nile state" is no river."""
    at = mention.first - 1
    before = mention.sentence.tokens[at].text if at >= 0 else ""
    if mention.kind != "place" or mention.country is not None or not before.istitle():
        return None
    return load_gazetteer().place(f"{before} {mention.name}", None)


def find_place(predication: Predication, places: Sequence[PlaceMention]) -> Place | None:
    """Return the place nearest to an act by the links of its phrase; None when none leads there."""
    found = find_site(predication, places)
    return found.place if found else None


def find_site(predication: Predication, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return where the text names the place nearest to an act."""
    for holders in filter(None, ring(predication)):
        reached = [
            (steps, p.state or is_beside(p, places), p)
            for p in places
            if (steps := climb(p, holders, predication)) is not None
        ]
        if reached:
            return only(min(reached, key=lambda r: r[:2])[2], places)
    clause = first_conjunct(predication.clause)
    on_foot = predication.predicate.type in {"ASSAULT", "COERCE", "PROTEST"}
    beside = [
        p
        for p in places
        if predication.clause.is_verb
        and (is_said_at(site(p.token), clause, state=p.state) or (on_foot and is_of_crowd(site(p.token), clause)))
    ]
    return beside[0] if len(beside) == 1 else None


def is_beside(place: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Whether a name only says where the place lies that another names: "the *Black Sea* resort of Batumi"."""
    token = place.token
    if site(token).lemma.lower() in DIRECTIONS:
        return True  # "near Sidekan, north of Erbil"
    named = any(p.token.head is token.head and preposition(p.token) == "of" for p in places)
    return named and token.dep in INNER and site(token) is not token


def only(found: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return a place unless it is told together with one of another country: "raids in Yemen and Somalia"."""
    first = first_conjunct(found.token)
    told = {p.place.country for p in places if first_conjunct(p.token) is first}
    return found if len(told) == 1 else None


def ring(predication: Predication) -> Iterator[list[Token]]:
    """Yield the words that a place may hang on: the act's own; then those of the verb that its clause shares."""
    clause, head = predication.clause, predication.head
    yield [head, clause, *predication.words]
    if head.is_noun:
        if head.dep == "conj":
            yield [first_conjunct(head)]
        yield [c for c in children(head, "acl") if c.tag == "VBN"]  # "talks held in"
    first = first_conjunct(clause)
    if first is not clause and not children(clause, "nsubj", "nsubj:pass"):
        yield [first]
    yield asides_there(clause)
    if predication.predicate.type not in ASKED:
        yield [c for c in children(clause, "xcomp") if c.lemma in ENTERED]
    yield ways_there(clause if clause.is_noun else head)


def asides_there(clause: Token) -> list[Token]:
    """Return the participles that tell where who acts is: "the president, *speaking* in Ankara, criticised …"."""
    aside = [*clause.children, *(c for s in children(clause, "nsubj") for c in s.children)]
    # "intends to visit La Paz" is the visit.
    return [c for c in aside if c.dep in {"advcl", "acl"} and c.tag == "VBG" and c.lemma in load_sets()["being-there"]]


def ways_there(goal: Token) -> list[Token]:
    """Return the verb of going or being that an act is told with.

    "*Arrived* in Hanoi for talks", "talks *are* under way in Brussels".
    """
    verb, sets = goal.head, load_sets()
    if verb is None:
        return []
    there = goal.dep == "obl" and verb.lemma in sets["going"]
    happening = goal.dep in {"nsubj", "nsubj:pass"} and verb.lemma in sets["happening"]
    return [verb] if there or happening else []


def climb(place: PlaceMention, holders: Sequence[Token], predication: Predication) -> int | None:
    """Return by how many links a place hangs on one of the words, None if a link leads elsewhere."""
    token = site(place.token)
    if is_told_before(token, holders, predication.head):
        return None
    for step in range(STEPS):
        word = preposition(first_conjunct(token)) or (borrowed(place.token) if step == 0 else None)
        above = first_conjunct(token).head
        if above is None:
            return None
        if not (leads(token, word, predication) if step else is_where(place, token, word, predication)):
            return None
        if above in holders:
            return step
        token = above
    return None


def is_where(place: PlaceMention, token: Token, word: str | None, predication: Predication) -> bool:
    """Whether a place tells where: by its preposition, as what is entered, or as the scene of an act."""
    above = first_conjunct(token).head
    if above is None:
        return False
    there = is_there(token, word, above, predication)
    return there or is_entered(place, token, above, predication) or is_scene(place, token, above, predication)


def is_told_before(token: Token, holders: Sequence[Token], head: Token) -> bool:
    """Whether a place belongs to the first of two acts alone: "violence in Nairobi and the *killing* of a pilot".

    "His visit to Tehran and his meeting with the president" were both there.
    """
    first = first_conjunct(head)
    met = head.lemma in load_sets()["visiting"] | load_sets()["meetings"]
    return first is not head and holders == [first] and not met and token.i < head.i


def site(token: Token) -> Token:
    """Return the word that a place's name goes with: "the city of Quetta", "the border with Belarus"."""
    head = token.head
    while head is not None and head.lemma.lower() in load_sets()["sites"]:
        if token.dep not in INNER and preposition(token) not in {"of", "with"}:
            break
        token, head = head, head.head
    return token


def borrowed(token: Token) -> str | None:
    """Return the preposition of a word of place right before a name: "in the Somali capital Mogadishu"."""
    before = next((c for c in (token.head.children if token.head else ()) if c.i == token.i - 1), None)
    return preposition(before) if before is not None and before.lemma.lower() in load_sets()["sites"] else None


def is_scene(place: PlaceMention, token: Token, above: Token, predication: Predication) -> bool:
    """Whether a bare name tells where what it stands before happened: "killed in *Kabul* blast", "*Mali*: ten killed".

    A state's name may tell who did it, "killed in Israel strike", so that only of what nobody owns it is the scene.
    """
    if token.dep == "dislocated":
        return not place.state or predication.predicate.type == "ASSAULT"
    if token.dep != "compound" or token.entity != "LOC" or preposition(above) not in OCCASIONS:
        return False
    return not place.state or (predication.predicate.type == "ASSAULT" and above.lemma.lower() in load_sets()["scenes"])


def is_there(token: Token, word: str | None, above: Token, predication: Predication) -> bool:
    """Whether a phrase says where: by its preposition, or as the goal of a way."""
    if token.lemma.lower() in DIRECTIONS and first_conjunct(token).dep in {*LINKS, "advmod"}:
        return True  # "40 km north of Timbuktu"
    if first_conjunct(token).dep not in LINKS:
        return False
    if word in LOCATIVE or (word == "on" and is_ground(token)):
        return True
    return (word in GOALS and is_going(above, predication)) or word in WAYS.get(predication.predicate.type, ())


def is_going(verb: Token, predication: Predication) -> bool:
    """Whether a verb, or the act that it tells, is a way to somewhere."""
    own = verb in {predication.head, predication.clause}
    return verb.lemma in load_sets()["going"] or (own and predication.head.lemma in load_sets()["going"])


def is_ground(token: Token) -> bool:
    """Whether one can be on it: "on Kish Island", "on the coast"."""
    return token.lemma.lower() in load_sets()["grounds"]


def is_entered(place: PlaceMention, token: Token, above: Token, predication: Predication) -> bool:
    """Whether a place is what an act is done to: "bombed Sanaa", "visited Moscow"; a state only where it is visited."""
    if first_conjunct(token).dep not in {"obj", "nsubj:pass"}:
        return False
    if above.lemma in ENTERED:
        return True
    return predication.predicate.type == "ASSAULT" and not place.state


def leads(token: Token, word: str | None, predication: Predication) -> bool:
    """Whether a word with a place under it carries the place on to what it hangs on."""
    dep, type_ = first_conjunct(token).dep, predication.predicate.type
    if dep in LINKS and (word in OCCASIONS or (token.lemma in load_sets()["phases"] and type_ not in ASKED)):
        return True
    if not is_done_there(predication):
        return False
    if dep in THROUGH:
        return token.head is None or token.head.lemma not in JUDGING | load_sets()["talking-about"]
    against = {"on", "against"} if type_ == "ASSAULT" else frozenset[str]()
    return dep == "obl:agent" or (dep in LINKS and word in WITH | LOCATIVE | against)


def is_done_there(predication: Predication) -> bool:
    """Whether an act is done where those are whom it is told of: not what one state does to another from afar."""
    type_ = predication.predicate.type
    if type_ not in BODILY and predication.head.lemma not in {"sign", "open"}:
        return False
    return type_ != "COERCE" or not set(predication.predicate.mode) & ELSEWHERE_MODES
