"""Whether an act is told as background: long before the story, or beside a word that looks back."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from dragoman.extract.bygone import of_bygone
from dragoman.extract.dating import BESIDE
from dragoman.extract.predicates import Predication
from dragoman.extract.status_marks import Mark, load_table, own_marks
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import DateInterval
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, preposition

# An act told that ended this long before publication is background, whatever the tense; of months the middle counts.
DAYS, DAYS_OF_MONTHS = 31, 21
COARSE = {"month", "season", "year", "decade", "range"}
# Where no day of publication is known: "in May", "last year", "three months ago".
MONTHS_BACK = re.compile(r"XXXX-\d\d|P-\d+[MY]")
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
# Behind these words, a noun's occasion is the act's: "during the 2016 campaign".
OCCASIONS = {"in", "during", "after", "following", "before", "at"}
# "who was a minister years ago": a clause whose head is no verb.
CLAUSES = {"acl:relcl", "advcl", "ccomp", "parataxis"}
# "in the past two days" is no distant past.
NO_COUNT = (
    r"(?! (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|dozen|couple|half|few|several|"
    r"day|week|month|year|hour|decade))"
)


def is_background(predication: Predication, when: DateInterval, published: dt.date | None) -> Mark | None:
    """Return the sign that an act is told as background: a date well before publication, a phrase, a modifier."""
    if is_past(when, published):
        return Mark("historical", "date", when.text or "")
    if year := next(years_told(predication, published), None):
        return Mark("historical", "date", year)
    return (
        beside(predication)
        or by_phrase(predication)
        or by_work(predication)
        or of_bygone(predication, published)
        or (None if when.given else within_occasion(predication, published))
    )


def within_occasion(predication: Predication, published: dt.date | None) -> Mark | None:
    """Return the sign of the occasion that an act was part of: "the 1988 attack, in which Iraqi planes killed …"."""
    clause = first_conjunct(predication.clause)
    noun = clause.head
    if clause.dep != "acl:relcl" or noun is None or not is_inside(clause):
        return None
    if year := year_before(noun, published):
        return Mark("historical", "date", year)
    above = [noun, *([noun.head] if noun.head is not None and preposition(noun) == "of" else [])]
    marks = (load_table().get("case", "noun", n.lemma.lower()) for n in above)
    return next((m for m in marks if m is not None and m.says == "historical"), None)


def year_before(noun: Token, published: dt.date | None) -> str | None:
    """Return the past year that stands before a noun: "the *1988* attack"."""
    told = (c.text for c in noun.children if c.dep in BESIDE and c.i < noun.i and YEAR.fullmatch(c.text))
    return next((year for year in told if published is None or int(year) < published.year), None)


def is_inside(clause: Token) -> bool:
    """Whether a clause tells what was done in what it describes: "in which …", "when …"."""
    return any(
        c.lower == "when" or (c.lower == "which" and preposition(c) in {"in", "during"}) for c in clause.children
    )


def by_work(predication: Predication) -> Mark | None:
    """Return the sign of a work that tells of the act: "the film shows how Germany invaded Poland"."""
    below = (first_conjunct(t) for t in (predication.clause, *predication.clause.ancestors()))
    over = (t.head for t in below if t.head is not None and (t.dep == "ccomp" or t.lower == "how"))
    works = load_sets().get("works", frozenset())
    subjects = (s for verb in over for s in children(verb, "nsubj"))
    return next((Mark("historical", "status.work", s.text) for s in subjects if s.lemma.lower() in works), None)


def is_past(when: DateInterval, published: dt.date | None) -> bool:
    """Whether a date lies well before publication, or where that is unknown in a month or year named as past."""
    if goes_on(when):
        return False
    if not when.given or when.end is None or when.start is None:
        return published is None and is_months_back(when)
    if published is None:
        # News seldom tells its own year, but with a day ("on 4 November 2018").
        return when.precision in {"month", "year", "decade"}
    if when.end >= published:
        # "this year", "over the past three months": that may have been today.
        return False
    if when.precision in COARSE:
        return (published - when.start - (when.end - when.start) / 2).days > DAYS_OF_MONTHS
    return (published - when.end).days > DAYS


def is_months_back(when: DateInterval) -> bool:
    """Whether a date that no day is known of is a month or years named as past: "in May", "last year"."""
    return when.given and MONTHS_BACK.fullmatch(when.relative or "") is not None


def goes_on(when: DateInterval) -> bool:
    """Whether a date only opens a stretch that lasts: "since May"."""
    return (when.text or "").lower().startswith("since")


def is_to_come(when: DateInterval, published: dt.date | None) -> bool:
    """Whether days lie after the publication, a day left for other time zones: what is done was not done then."""
    return published is not None and when.start is not None and (when.start - published).days > 1


def years_told(predication: Predication, published: dt.date | None) -> Iterator[str]:
    """Yield the past years beside the act, or beside the occasion it is told of."""
    for token in (predication.head, predication.clause):
        occasions = [c for c in token.children if c.dep in {"obl", "nmod"} and preposition(c) in OCCASIONS]
        for word in (token, *occasions):
            told = (c for c in word.children if c.dep in BESIDE and c.i < word.i and YEAR.fullmatch(c.text))
            yield from (c.text for c in told if published is None or int(c.text) < published.year)


def beside(predication: Predication) -> Mark | None:
    """Return the sign of a word at the act: "the former ban", "the anniversary of the attack"."""
    found = next(looking_back(predication.head), None) or next(looking_back(predication.clause), None)
    above = first_conjunct(predication.head).head
    if found or above is None or preposition(first_conjunct(predication.head)) != "of":
        return found
    told = load_table().get("case", "noun", above.lemma.lower())
    return told if told and told.says == "historical" else None


def looking_back(token: Token) -> Iterator[Mark]:
    """Yield the signs of background that hang on a word."""
    return (mark for mark in own_marks(token) if mark.says == "historical")


def by_phrase(predication: Predication) -> Mark | None:
    """Return the sign of a phrase that dates the act's clause, or one above: "decades ago"."""
    text = " ".join(t.lower for t in predication.sentence.tokens)
    told = (
        Mark("historical", rule, phrase)
        for phrase, pattern, rule in phrases()
        if phrase in text
        for found in pattern.finditer(text)
        if dates_act(predication.sentence.tokens[text.count(" ", 0, found.start())], predication)
    )
    return next(told, None)


def dates_act(word: Token, predication: Predication) -> bool:
    """Whether a phrase dates an act, not what is told beside it: "met Kim, whom he fought decades ago"."""
    over = next((t for t in word.ancestors() if t.is_verb or t.dep in CLAUSES), None)
    return over is None or over in (predication.clause, *predication.clause.ancestors())


@functools.cache
def phrases() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return (phrase, what matches it, entry) of the words that tell background anywhere in a clause."""
    listed = load_table().words.get(("sentence", "phrase"), {})
    told = ((word, row.id) for word, row in listed.items() if row.marks == "historical" and "<" not in word)
    return tuple((word, re.compile(rf"\b{re.escape(word)}\b{NO_COUNT}"), entry) for word, entry in told)
