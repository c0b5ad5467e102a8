"""States that a side was given for, where something is only done: no party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.parties import Party, acts_for_owner
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import first_conjunct, preposition

THERE = {"in", "inside", "across", "near", "throughout"}
# What is said or given to somebody: done in a place, it is not done to it. A promise or refusal may well be to the land
# in which it is kept: "refused to attend the talks in Lima".
TOWARDS_SOMEBODY = {"REQUEST", "SUPPORT", "AID"}
# What a state's own forces do on its soil is not done to it.
ON_OWN_SOIL = {"ASSAULT", "COERCE", "MOBILIZE"}
HARMING = ("crimes", "hostile-acts", "killing", "suffered")
SERVING = ("state/", "org/", "person/")
# Nouns that stand for people and bodies of where they are: "firms in Chad", "the embassy in Mali".
STANDING_FOR = ("people", "organisations", "institutions", "bodies-abroad", "facilities", "combatants", "vessels")


def only_there(sources: list[Party], targets: list[Party], predication: Predication) -> Iterator[Party]:
    """Yield the targets that only say where an act is done."""
    for party in targets:
        word = named_by(party, predication.sentence)
        if word is None or not party.actor.startswith("state/"):
            continue
        if is_own_soil(party, word, sources, predication) or is_stage(word, predication):
            yield party


def named_by(party: Party, sentence: Sentence) -> Token | None:
    """Return the head of the words that name a party."""
    words = [t for t in sentence.tokens if party.span.start <= t.start < party.span.end]
    return next((t for t in words if t.head not in words), None)


def is_stage(word: Token, predication: Predication) -> bool:
    """Whether a word tells where something is asked, given or backed: "called for rallies *in Chad*".

    "Helped firms in Chad": who is there stands for the land.
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
    return place.dep == "obl" or (place.dep == "nmod" and not stands_for_land(above))


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
    told = (predication.head, *predication.words, *predication.slots.get("object", []))
    return any(t.lemma.lower() in load_sets()[name] for t in told for name in HARMING)


def serves(party: Party, state: str) -> bool:
    """Whether a party is a state, or somebody or a body of it that is not in arms against it."""
    at_home = party.country is not None and state == f"state/{party.country}"
    return at_home and not party.rebel and not party.private and party.actor.startswith(SERVING)
