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
    if is_none(token):
        return 0
    if (value := number(token.lower)) is not None and not is_end_of_range(token):
        return grouped(token, value)
    if is_lone_person(token):
        return 1
    if token.lemma.lower() in load_sets()["collectives"]:
        return of_collective(token)
    if not (is_person(token) or (people and is_not_unhuman(token))):
        return None
    numbers = list(numbers_of(token))
    if numbers:
        return numbers[0] if len(numbers) == 1 else None
    return without_number(token, first=first)


def is_none(token: Token) -> bool:
    """Whether a phrase counts nobody: "nobody", "no one"."""
    return token.lower in NOBODY or (token.lower == "one" and any(c.lower == "no" for c in token.children))


def is_end_of_range(token: Token) -> bool:
    """Whether a number is one end of a range."""
    return any(c.lower in {"between", "to"} for c in token.children)


def of_collective(noun: Token) -> int | None:
    """Return how many "a group of 12" counts; "the family of a commander" is not one."""
    return next((v for c in children(noun, "nmod") if (v := counted(c)) is not None and v > 1), None)


def is_lone_person(token: Token) -> bool:
    """Whether a word stands for one person: a name, "himself", "a 12-year-old"."""
    return token.lower in {"himself", "herself"} or is_so_old(token) or (token.entity == "PER" and token.is_proper)


def is_not_unhuman(token: Token) -> bool:
    """Whether a noun may stand for people, where only people are counted."""
    return token.is_noun and token.lemma.lower() not in load_sets()["unhuman"]


def without_number(noun: Token, *, first: bool) -> int | None:
    """Return how many people a noun tells of that no number stands with: "a guard", "the couple"."""
    if noun.tag in {"NNS", "NNPS"} or noun.lemma == "people":
        return None
    if noun.lemma == "couple":
        return PAIR
    return 1 if not first or is_one(noun) else None


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
        elif may_count(child) and child.i < noun.i and (value := quantity(child, noun)) is not None:
            yield grouped(child, value)


def may_count(word: Token) -> bool:
    """Whether a word hangs on a noun as a number may."""
    return word.dep in {"nummod", "amod", "compound", "det", "nmod"} or word.tag == "CD"


def quantity(word: Token, noun: Token) -> int | None:
    """Return the number that a word before a noun tells: "2000 soldiers" are no year, "a dozen" is one."""
    value = number(word.lower, year=False)
    if value is not None or word.lower not in GROUPS:
        return value
    return GROUPS[word.lower] if any(c.lower in SINGLE for c in (*word.children, *noun.children)) else None


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
