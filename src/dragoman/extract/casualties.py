"""How many were killed, injured or arrested, where the text gives a number."""

from __future__ import annotations

import re

from dragoman.extract.predicates import Predication
from dragoman.model import Casualties

KILLED = {"kill", "die", "dead", "death", "slay", "behead", "execute", "massacre", "assassinate", "casualty"}
INJURED = {"injure", "wound", "hurt", "injured", "wounded", "injury", "maim"}
ARRESTED = {
    "arrest",
    "detain",
    "imprison",
    "jail",
    "capture",
    "seize",
    "abduct",
    "kidnap",
    "arrested",
    "detained",
    "captive",
}
PEOPLE = {
    "people", "person", "civilian", "soldier", "man", "woman", "child", "troop", "worker", "protester", "policeman",
    "officer", "other", "militant", "fighter", "student", "journalist", "passenger", "villager", "resident", "migrant",
    "refugee", "sailor", "pilgrim", "terrorist", "insurgent", "suspect", "member", "victim", "palestinian", "israeli",
    "american", "life", "guard", "rebel", "activist", "demonstrator", "hostage", "national", "citizen", "serviceman",
    "combatant", "personnel", "lawmaker", "diplomat", "individual", "medic", "scientist", "patient",
}  # fmt: skip
WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12,
}  # fmt: skip
TYPES = {"ASSAULT", "COERCE", "PROTEST", "SANCTION"}
REACH = 7
YEAR = re.compile(r"(?:19|20)..", re.DOTALL)


def find_casualties(predication: Predication) -> Casualties | None:
    """Return the sentence's numbers, each from a count beside people and a word of harm within reach; else None."""
    if predication.predicate.type not in TYPES:
        return None
    counts = {
        name: count_near(predication, words)
        for name, words in (("killed", KILLED), ("injured", INJURED), ("arrested", ARRESTED))
    }
    return Casualties(**counts) if any(v is not None for v in counts.values()) else None


def count_near(predication: Predication, harm: set[str]) -> int | None:
    """Return the number that a word of harm takes: "killed 20 people", "20 people were killed", "20 dead"."""
    tokens = predication.sentence.tokens
    for at, token in enumerate(tokens):
        if token.lemma.lower() not in harm and token.lower not in harm:
            continue
        nearby = sorted(tokens[max(0, at - REACH) : at + REACH + 1], key=lambda t: abs(t.i - at))
        for other in nearby:
            value = number(other.lower)
            if value is None:
                continue
            counted = other.head
            beside = abs(other.i - at) == 1 or (
                counted is not None and counted.lemma.lower() in PEOPLE | harm and other.dep == "nummod"
            )
            related = (
                counted is token
                or token in (counted.ancestors() if counted else ())
                or (counted and counted.head is token)
                or token in other.subtree()
            )
            if beside and (related or abs(other.i - at) == 1):
                return value
    return None


def number(word: str) -> int | None:
    """Return the value of digits or a small number word; None for a year-like or broken number."""
    if word in WORDS:
        return WORDS[word]
    digits = word.replace(",", "")
    return int(digits) if re.fullmatch(r"\d{1,6}", digits) and not YEAR.fullmatch(word) else None
