"""Acts under a rule that is over, and measures that somebody breaks: background, though no date says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from dragoman.extract.predicates import Predication
from dragoman.extract.status_marks import Mark
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import LED
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, preposition

# A rule that ended less than this before the story may still be its news.
DAYS = 31
# One that ended more years before is seldom meant: "the Ford government" of today is another Ford's.
YEARS = 40
# Words for a time of rule behind its head's name; the others stand without one: "the previous government".
RULES = {"administration", "presidency", "government", "era", "years"}
RULING = {"administration", "government"}
BEFORE = {"previous", "prior", "former", "preceding"}
# "During the Weber years", "under Weber".
TIMES = {"in", "during", "under", "throughout", "at"}
# These words are said of presidents alone: "the Obama administration", whoever of the name governs elsewhere.
OFFICES: dict[str, Collection[str]] = {
    "administration": {"office/head-of-state"},
    "presidency": {"office/head-of-state"},
}


def of_bygone(predication: Predication, published: dt.date | None) -> Mark | None:
    """Return the sign of a rule that is over, which did an act or saw it done, or of a measure that is broken."""
    told = (noun for noun in (*doers(predication), *times(predication)) if is_over(noun, published))
    if noun := next(told, None):
        return Mark("historical", "status.rule", noun.text)
    return broken(predication)


def doers(predication: Predication) -> Iterator[Token]:
    """Yield who is told to do an act."""
    verb = predication.clause
    if verb.is_verb:
        yield from children(verb, "obl:agent")
        yield from () if children(verb, "aux:pass", "nsubj:pass") else children(first_conjunct(verb), "nsubj")
    if predication.head.is_noun:
        yield from children(predication.head, "nmod:poss")


def times(predication: Predication) -> Iterator[Token]:
    """Yield the words for a time in which an act was done: "during *the years*", "in the last days of *the rule*"."""
    for token in (predication.head, predication.clause):
        for noun in (c for c in token.children if c.dep in {"obl", "nmod"} and preposition(c) in TIMES):
            yield noun
            yield from (c for c in children(noun, "nmod") if preposition(c) == "of")


def is_over(noun: Token, published: dt.date | None) -> bool:
    """Whether a noun is the rule of somebody who had left by a day, or of "the previous government"."""
    word = noun.lower
    if word in RULING and any(c.lower in BEFORE for c in children(noun, "amod")):
        return True
    if published is None:
        return False
    names = [c for c in noun.children if c.i < noun.i and c.dep in {"compound", "nmod:poss", "nmod:desc"}]
    if preposition(noun) == "under" and noun.is_proper:
        return has_left(noun, word, published)
    return word in RULES and not is_placed(noun) and any(has_left(name, word, published) for name in names)


def is_placed(noun: Token) -> bool:
    """Whether a place stands beside a rule, which may be a mayor's: "the Weber administration *in Ulm*"."""
    beside = any(c.is_proper and preposition(c) in {"in", "of"} for c in children(noun, "nmod"))
    return beside or any(c.is_proper for c in children(noun, "nmod:poss") if children(noun, "compound", "nmod:desc"))


def has_left(name: Token, rule: str, published: dt.date) -> bool:
    """Whether all heads of a state or government of a surname had left, the last one in living memory."""
    known = load_gazetteer()
    terms = [t for person in known.surnames.get(name.lower, ()) for t in known.persons[person].terms]
    # Who governed once may rule as head of state today: "the Lai government". Terms that still run have no end.
    ends = [t.end or t.before or "" for t in terms if t.office in OFFICES.get(rule, LED)]
    left = (published - dt.timedelta(days=DAYS)).isoformat()
    over = bool(ends) and all("" < end < left for end in ends)
    return over and int(max(ends)[:4]) >= published.year - YEARS


def broken(predication: Predication) -> Mark | None:
    """Return the sign of who breaks a measure, which stood before: "accused of violating the embargo on arms"."""
    noun = predication.head
    over = noun.head
    if predication.predicate.type != "COERCE" or not noun.is_noun or over is None:
        return None
    held = noun.dep == "obj" or preposition(noun) == "of"
    breaks = held and over.lemma.lower() in load_sets()["measure-breaking"]
    return Mark("historical", "status.broken", over.text) if breaks else None
