"""Whether a city's name stands for a government or for a place."""

from __future__ import annotations

from dragoman.extract.mentions import Mention
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import first_conjunct, preposition

LOCATIVE = {
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "across",
    "through",
    "throughout",
    "into",
    "within",
    "off",
    "over",
    "above",
}
PLACE_NOUNS = {
    "city", "capital", "mayor", "street", "airport", "suburb", "outskirt", "university", "province", "region",
    "governor", "district", "port", "resident", "north", "south", "east", "west", "center", "centre", "town",
    "downtown", "neighbourhood", "neighborhood", "metro", "hospital", "square", "hotel", "embassy", "part", "area",
    "stock", "time", "times", "post", "bureau", "siege", "summit", "conference", "talk", "office", "headquarters",
    "club", "prosecutor", "police",
}  # fmt: skip
MOTION = {
    "visit", "leave", "arrive", "travel", "fly", "go", "return", "come", "head", "move", "reach", "enter", "tour",
    "trip", "journey", "capture", "bomb", "shell", "strike", "attack", "hit", "retake", "besiege", "liberate", "flight",
}  # fmt: skip


def is_government(mention: Mention) -> bool:
    """Whether a capital's name stands for the government that sits there, by its place in the sentence."""
    head = first_conjunct(mention.head)
    above = head.head
    word = preposition(head)
    dep = head.dep.split(":")[0]
    of_place = above is not None and dep in {"nmod", "compound", "appos"} and above.lemma.lower() in PLACE_NOUNS
    # "Vienna talks" and "the mayor of Vienna" are the city; "talks with Tehran" are the government.
    if word in LOCATIVE or (of_place and word in {None, "of"}):
        return False
    if dep in {"compound", "appos", "flat", "list", "ROOT", "dep", "parataxis"}:
        return False
    if head.dep == "nmod:poss":
        return above is not None and above.lemma.lower() not in PLACE_NOUNS
    return dep == "nsubj" or not is_motion(above, word)


def is_motion(above: Token | None, word: str | None) -> bool:
    """Whether the word above makes its complement a place: "left Tehran", "a trip to Moscow", "from Kyiv"."""
    if above is None:
        return True
    if above.lemma.lower() in MOTION:
        return True
    return word in {"from", "to"} and above.is_verb and not any(c.dep == "obj" for c in above.children)
