"""States that a side was given for, where something is only done: no party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.counting import is_of_a_people
from dragoman.extract.parties import Party, acts_for_owner
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import first_conjunct, preposition

THERE = {"in", "inside", "across", "near", "throughout"}
# What is said or given to somebody: done in a place, it is not done to it. A promise or refusal may well be to the land
# in which it is kept: "refused to attend the talks in Lima".
TOWARDS_SOMEBODY = {"REQUEST", "SUPPORT", "AID"}
# What a land holds, keeps or owes as a whole: "demanded free elections in Chad" is asked of Chad.
OF_THE_LAND = ("elections", "inquiries", "ceasefires")
ITS_CONDITION = {"reform", "transition", "process", "peace", "democracy", "constitution", "election"}
# What a state's own forces do on its soil is not done to it.
ON_OWN_SOIL = {"ASSAULT", "COERCE", "MOBILIZE"}
HARMING = ("crimes", "hostile-acts", "killing", "suffered")
# Who burns or storms these harms who lives in them; who takes a village only moves his lines.
HOMES = {"home", "house", "village", "hamlet", "shop", "market", "hut", "neighbourhood", "neighborhood"}
TAKING = {"take", "retake", "recapture", "capture", "seize", "enter", "liberate", "free", "clear", "secure", "reach"}
SERVING = ("state/", "org/", "person/")
# Nouns that stand for people and bodies of where they are: "firms in Chad", "the embassy in Mali".
STANDING_FOR = ("people", "organisations", "institutions", "bodies-abroad", "facilities", "combatants", "vessels")


def only_there(sources: list[Party], targets: list[Party], predication: Predication) -> Iterator[Party]:
    """Yield the targets that only say where an act is done."""
    for party in targets:
        word = named_by(party, predication.sentence)
        if word is None or not party.actor.startswith("state/"):
            continue
        # "The army defended a village in Borno": one's own land gets no help from one's army.
        alone = len(targets) == 1 and not any(serves(p, party.actor) for p in sources)
        if is_own_soil(party, word, sources, predication) or is_stage(word, predication, alone=alone):
            yield party


def named_by(party: Party, sentence: Sentence) -> Token | None:
    """Return the head of the words that name a party."""
    words = [t for t in sentence.tokens if party.span.start <= t.start < party.span.end]
    return next((t for t in words if t.head not in words), None)


def is_stage(word: Token, predication: Predication, *, alone: bool) -> bool:
    """Whether a word tells where something is asked, given or backed: "called for rallies *in Chad*".

    "Helped firms in Chad": who is there stands for the land. "Took in Syrians": a people is no place. "Delivered food
    in Chad": help is to the land that it comes to where nobody else is told to get it.
    """
    frame = predication.predicate
    place = first_conjunct(word)
    where = preposition(place)
    if frame.own or frame.type not in TOWARDS_SOMEBODY or where not in THERE or where in (*frame.target, *frame.source):
        return False
    above = place.head
    if above is None or above.dep in {"acl", "acl:relcl"}:
        # "the release of its sailors *held in Chad*": who holds them is asked.
        return False
    if is_of_a_people(word) or (frame.type == "AID" and alone):
        return False
    return place.dep == "obl" or (place.dep == "nmod" and not stands_for_land(above) and not is_of_the_land(above))


def is_of_the_land(noun: Token) -> bool:
    """Whether a noun is what a land as a whole has or does: its elections, inquiries, reforms, truces."""
    lemma = noun.lemma.lower()
    return lemma in ITS_CONDITION or any(lemma in load_sets()[name] for name in OF_THE_LAND)


def stands_for_land(noun: Token) -> bool:
    """Whether a noun is one for people, bodies or their houses, who stand for the land that they are in."""
    sets, lemma = load_sets(), noun.lemma.lower()
    return noun.is_proper or acts_for_owner(noun) or any(lemma in sets[name] for name in STANDING_FOR)


def is_own_soil(party: Party, word: Token, sources: Iterable[Party], predication: Predication) -> bool:
    """Whether a state's own forces act in one of its towns or provinces: "the army's assault in Tripoli"."""
    if predication.predicate.own or predication.predicate.type not in ON_OWN_SOIL:
        return False
    if party.how != "place" and preposition(first_conjunct(word)) not in THERE:
        return False
    sources = list(sources)
    return bool(sources) and all(serves(p, party.actor) for p in sources) and not harms_people(predication)


def harms_people(predication: Predication) -> bool:
    """Whether those of a land suffer what its rulers do: "the regime's *atrocities* in Syria", "bombed Homs"."""
    struck = predication.slots.get("object", [])
    told = (predication.head, *predication.words, *struck)
    harmed = any(t.lemma.lower() in load_sets()[name] for t in told for name in HARMING)
    return harmed or (predication.head.lemma not in TAKING and any(t.lemma.lower() in HOMES for t in struck))


def serves(party: Party, state: str) -> bool:
    """Whether a party is a state, or somebody or a body of it that is not in arms against it."""
    at_home = party.country is not None and state == f"state/{party.country}"
    return at_home and not party.rebel and not party.private and party.actor.startswith(SERVING)
