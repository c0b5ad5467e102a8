"""How many people a phrase counts: "at least 12", "a driver and his three passengers", "half a dozen"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from dragoman.extract.date_phrases import words
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts

GROUPS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}
SINGLE = {"a", "an"}
NOBODY = {"nobody", "no one", "none"}
YEAR = re.compile(r"(?:19|20)..", re.DOTALL)
PAIR = 2
TENS = range(20, 100, 10)


@functools.cache
def ones() -> dict[str, int]:
    """Return the number words that are one word."""
    return {word: value for word, value in words().numbers.items() if word not in SINGLE and " " not in word}


def together(heads: Sequence[Token], done: str = "") -> int | None:
    """Return the sum of coordinated people: "a driver and his three passengers", None if any part is not counted.

    `done` is what is done to them: whoever a killing is done to is people, be they botanists.
    """
    people = done in load_sets()["done-to-people"]
    parts = [p for head in heads[:1] for p in conjuncts(head) if p is head or not is_breakdown(p)]
    values = [counted(part, first=i == 0, people=people) for i, part in enumerate(parts)]
    return sum(v for v in values if v is not None) if values and None not in values else None


def counted(token: Token, *, first: bool = True, people: bool = False) -> int | None:  # noqa: PLR0911 - one ground a line
    """Return how many a noun phrase counts; people and words of harm only, a name is one person.

    `first`: the first of a list; `people`: nothing but people is counted here, whatever the noun.
    """
    if token.lower in NOBODY or (token.lower == "one" and any(c.lower == "no" for c in token.children)):
        return 0
    if (value := number(token.lower)) is not None and not any(c.lower in {"between", "to"} for c in token.children):
        return grouped(token, value)
    if token.lower in {"himself", "herself"} or is_so_old(token) or (token.entity == "PER" and token.is_proper):
        return 1
    if token.lemma.lower() in load_sets()["collectives"]:
        # "A group of 12"; "the family of a commander" is not one.
        return next((v for c in children(token, "nmod") if (v := counted(c)) is not None and v > 1), None)
    if not (is_person(token) or (people and token.is_noun and token.lemma.lower() not in load_sets()["unhuman"])):
        return None
    numbers = list(numbers_of(token))
    if len(numbers) == 1:
        return numbers[0]
    if numbers or token.tag in {"NNS", "NNPS"} or token.lemma == "people":
        return None
    if token.lemma == "couple":
        return PAIR
    return 1 if not first or is_one(token) else None


def is_so_old(token: Token) -> bool:
    """Whether one is told by age alone: "a 22-year-old"."""
    years = any(c.lemma == "year" for c in token.children)
    return token.lower == "old" and years and any(c.lower in SINGLE for c in token.children)


def is_breakdown(part: Token) -> bool:
    """Whether a phrase counts some of those counted before: "17 people, all but two of them civilians"."""
    return any(c.lower in {"them", "whom"} for t in (part, *part.children) for c in t.children)


def is_one(token: Token) -> bool:
    """Whether a noun in the singular names one: "a driver", "his brother", "the commander of a militia"."""
    if any(c.lower in SINGLE or c.dep == "nmod:poss" for c in token.children):
        return True
    # "The dead" are many.
    many = token.lower in load_sets()["killing"] | load_sets()["injuring"]
    single = token.tag == "NN" and not many and is_person(token)
    return single and any(c.lower == "the" for c in children(token, "det"))


def is_person(token: Token) -> bool:
    """Whether a noun is of people or of what befell them."""
    return token.lemma.lower() in load_sets()["harmed-people"] | load_sets()["casualty-nouns"] or is_of_a_people(token)


def is_of_a_people(token: Token) -> bool:
    """Whether a noun says of which people one is: "three Kenyans"; a nation before its army is no noun."""
    # "A 17-year-old Palestinian" may be parsed as an adjective.
    if not token.is_noun and not children(token, "det", "nummod"):
        return False
    words = {token.lower, token.lemma.lower()}
    return any(e.kind == "demonym" for word in words for e in load_gazetteer().names.get((word,), ()))


def numbers_of(noun: Token) -> Iterator[int]:
    """Yield the numbers that count a noun."""
    for child in noun.children:
        if child.lower == "no" and child.dep == "det":
            yield 0
        elif (child.dep in {"nummod", "amod", "compound", "det", "nmod"} or child.tag == "CD") and child.i < noun.i:
            # A number right before people is no year: "2000 soldiers".
            value = number(child.lower, year=False)
            if value is None and child.lower in GROUPS:
                value = (
                    GROUPS[child.lower] if any(c.lower in SINGLE for c in (*child.children, *noun.children)) else None
                )
            if value is not None and child.head is noun:
                yield grouped(child, value)


def grouped(token: Token, value: int) -> int:
    """Return a number with the words that stand with it: "two hundred", "thirty-five", "half a dozen"."""
    near = [c.lower for c in token.children if abs(c.i - token.i) <= PAIR]
    if token.lower in GROUPS:
        times = next((ones()[w] for w in near if w in ones()), None)
        value = GROUPS[token.lower] * (times or 1)
        return value // 2 if "half" in near else value
    if value < min(TENS) and (tens := [ones()[w] for w in near if ones().get(w, 0) in TENS]):
        return tens[0] + value
    return value + next((ones()[w] for w in near if ones().get(w, value) < value), 0)


def number(word: str, *, year: bool = True) -> int | None:
    """Return the value of digits or a number word; None for a broken number, or one that may be a `year`."""
    known = ones()
    if word in known or word == "dozen":
        return known.get(word, GROUPS["dozen"])
    if "-" in word and all(part in known for part in word.split("-")):
        return sum(known[part] for part in word.split("-"))
    digits = word.replace(",", "")
    return int(digits) if re.fullmatch(r"\d{1,6}", digits) and not (year and YEAR.fullmatch(word)) else None
