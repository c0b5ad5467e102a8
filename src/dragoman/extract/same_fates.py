"""What befalls somebody once, told again in other words: "was shot … was killed", "charged … faces two counts"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.same_parties import Home, agree
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import UNNAMED, Event
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, objects, subjects

# An act, and the topmost word that tells it.
Told = tuple[Event, Token]
# "A man was shot": not the man of the sentence before.
NEW = {"a", "an", "another", "other", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
# What a case is called, beside what is done with it: "faces *charges*", "filed a *suit*".
LEGAL_SETS = ("charging", "suing")


def is_one_fate(before: Told, behind: Told, at: Sentence, home: Home) -> bool:
    """Whether a later act, told in the sentence `at`, is what befell the same people before."""
    (first, one), (later, other) = before, behind
    if not (is_of_same(first, later, at) and has_same_doers(first, later, home)):
        return False
    if first.type == "ASSAULT":
        # An armed group is struck as often as its enemies like.
        hurt = not any(actor.startswith("org/") for actor in first.targets)
        return hurt and all(word.lemma.lower() in load_sets()["blows"] for word in (one, other))
    if first.type == "COERCE":
        held = all("arrest" in event.modes for event in (first, later))
        return held and is_jailing(one) == is_jailing(other)
    # "was accused of theft years before": another case.
    return first.type == "ACCUSE" and first.historical == later.historical and is_one_case(one, other)


def is_its_toll(before: Told, behind: Told) -> bool:
    """Whether a killing is what an attack did: "an attack *that killed* two", "opened fire, *killing* two"."""
    (first, one), (later, other) = before, behind
    hurt = first.type == later.type == "ASSAULT" and other.lemma.lower() in load_sets()["blows"]
    beside = other.tag == "VBG" and other.dep in {"acl", "advcl"} and other.head is one
    return hurt and other.is_verb and (beside or (one.is_noun and one in subjects(other)))


def is_of_same(first: Event, later: Event, at: Sentence) -> bool:
    """Whether the later act befalls some of those of the first: people with a name, or those just told of."""
    if not (first.targets and later.targets):
        return False
    few, many = sorted(({*first.targets}, {*later.targets}), key=len)
    if not few <= many:
        return False
    named = all(actor.startswith(("person/", "org/")) for actor in few)
    return named or (few == many and all(map(is_single, few)) and not is_new(later, at))


def is_single(actor: str) -> bool:
    """Whether an id is of a person, or of people described as those of one text only."""
    return actor.startswith(("person/", UNNAMED))


def is_new(later: Event, at: Sentence) -> bool:
    """Whether those whom an act befalls are told of for the first time."""
    starts = {span.start for span in later.target_spans}
    told = [t for t in at.tokens if t.start in starts]
    before = [at.tokens[t.i - 1].lower for t in told if t.i]
    return any(word in NEW for word in (*before, *(t.lower for t in told)))


def has_same_doers(first: Event, later: Event, home: Home) -> bool:
    """Whether the same can have done both; of what befalls somebody the doer is often left out."""
    return not (first.sources and later.sources) or agree(first.sources, later.sources, home)


def is_jailing(word: Token) -> bool:
    """Whether somebody is put in prison for good, as after an arrest and a trial."""
    return word.lemma.lower() in load_sets()["jailing"]


def is_one_case(one: Token, other: Token) -> bool:
    """Whether two accusations are of one case: charges and the trial for them, a suit and what it says.

    Who is accused in free words may be so of several things.
    """
    cases = [{name for name in LEGAL_SETS if told_with(word) & load_sets()[name]} for word in (one, other)]
    if cases[0] & cases[1]:
        return True
    accused = [word.lemma.lower() == "accuse" and not subjects(word) for word in (one, other)]
    return (accused[0] and "charging" in cases[1]) or (accused[1] and "charging" in cases[0])


def told_with(word: Token) -> set[str]:
    """Return the words by which a case is told: a verb, what it is done with, and what speaks in it."""
    beside = [*objects(word), *children(word, "obj", "obl"), *subjects(word)] if word.is_verb else []
    return {t.lemma.lower() for t in (word, *beside)}


def without_mode(event: Event) -> Event:
    """Return an accusation without its mode: charges are alleged and tried in one case."""
    return replace(event, modes=()) if event.type == "ACCUSE" else event
