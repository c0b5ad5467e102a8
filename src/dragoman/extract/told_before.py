"""Whether an act is told as background: done well before what the story tells, and not its news.

Where no sign of `extract/background.py` says so, a logistic regression with named features weighs the act's date, the
dates around it, its tense and its place in the text; weights and words lie in `data/background`.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.act_types import quad
from dragoman.extract.background import goes_on
from dragoman.extract.dates import Dated
from dragoman.extract.dating import BESIDE, Hung, to_hung
from dragoman.extract.predicates import Predication
from dragoman.extract.status_marks import Mark
from dragoman.knowledge.tables import load
from dragoman.model import DateInterval
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import children, first_conjunct, marker, preposition

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
OFFSET = re.compile(r"P-(\d+|X)([DWMY])")
# "this month", "earlier this week"; "on Saturday and Sunday".
CURRENT, WEEKDAY = re.compile(r"P0[DWM]"), re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
# "a few months ago", "several years ago"; of days and weeks the running affair is told.
SOME = {"M": "month", "Y": "old"}
DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
# Ages of a date that put what it dates before the story; "named" is a month or a season without a year.
LONG_AGO = {"month", "old", "elder", "year"}
# Sentences back whose old date still holds: "In 2014 troops crossed the border. They seized two towns."
CARRIES = 3
# Words that come back to the story's time: "more recently it pledged".
RECENT = {"recently", "lately", "now", "today"}
# Words that put an act behind what the sentence before tells; who answers "to a fire" comes to something new.
ONWARD = {"then", "later", "afterwards", "afterward", "thereafter", "subsequently"}
ANSWERS = {"respond", "retaliate", "reply"}
# Quads of what is done, not said: what a story reports as said is mostly its news, what was done often is older.
DEEDS = {2, 4}
# So many sentences open a story.
OPENING = 3
STEPS = 4
# Words above a clause that still count: what is told three clauses down only serves what is told above it.
DEEP = 3
NOW, THEN = {"is", "are", "do", "does", "will"}, {"was", "were", "did"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The table: words, limits in days and sentences, and what each feature weighs and is told as."""

    after: frozenset[str]
    adverbs: frozenset[str]
    recent: int
    old: int
    lead: int
    least: float
    bias: float
    weights: dict[str, float]
    told: dict[str, str]


@functools.cache
def load_weights() -> Weights:
    """Return the English table."""
    return load("background", dict[str, Weights])["en"]


@dataclass(frozen=True)
class Story:
    """What a document tells of its time: its day, the latest year in it, and its free date phrases by sentence.

    A date before its noun is that noun's alone ("the 2015 deal") and tells nothing of the acts beside it. `opening`
    holds the types of the acts that the first sentences tell; `times` says whether most dates are old, most near, both
    or none: history and analysis tell old acts without dating each.
    """

    published: dt.date | None
    latest: int | None
    hung: Mapping[int, Sequence[Hung]]
    paragraphs: Mapping[int, int]
    opening: frozenset[str] = frozenset()

    @functools.cached_property
    def times(self) -> str:
        """Return what dates the story has: none, old, near or mixed."""
        ages = [self.age(h.date.interval) for hung in self.hung.values() for h in hung]
        old, near = sum(age in LONG_AGO for age in ages), ages.count("near")
        return "none" if not ages else "old" if old > 2 * near else "near" if near > old else "mixed"

    @classmethod
    def of(cls, parsed: Parsed, published: dt.date | None, dates: Mapping[int, Sequence[Dated]]) -> Story:
        """Return the story of a parsed document with its dates by sentence."""
        years = [int(m[0]) for m in YEAR.finditer(parsed.document.text)]
        hung = {
            s.index: [h for d in dates[s.index] for h in to_hung(d, s) if not (h.beside and h.top.dep in BESIDE)]
            for s in parsed.sentences
            if s.index in dates
        }
        paragraphs = {s.index: s.paragraph for s in parsed.sentences}
        return cls(published, published.year if published else max(years, default=None), hung, paragraphs)

    def age(self, when: DateInterval) -> str:
        """Return how long before the story a date lies.

        That is near, month or old in days; elder (before the latest year told) or year, where the story has no day;
        named (a month without a year); "" where nothing is dated, or a stretch that goes on in the story ("since May").
        """
        if not when.given or goes_on(when):
            return ""
        if when.end and self.published:
            return in_days((self.published - when.end).days)
        if age := age_by_words(when):
            return age
        if when.start is None or when.end is None:
            return "named" if when.precision in {"month", "season", "range", "unknown"} else "near"
        if self.latest and when.end.year < self.latest:
            return "elder"
        # A text without a date of its own may tell its news by the full day: "on 2 May 2023 Norway met both sides".
        return "" if when.precision == "day" else "year"


def age_by_words(when: DateInterval) -> str:
    """Return how long before its telling a date lies by its own words, "" where they do not say."""
    if match := OFFSET.match(when.relative or ""):
        return SOME.get(match[2], "near") if match[1] == "X" else in_days(int(match[1]) * DAYS[match[2]])
    return "near" if CURRENT.match(when.relative or "") or WEEKDAY.search(when.text or "") else ""


def in_days(days: int) -> str:
    """Return the age of what ended so many days before."""
    table = load_weights()
    return "old" if days > table.old else "month" if days >= table.recent - 1 else "near"


def weigh_background(predication: Predication, when: DateInterval, story: Story) -> Mark | None:
    """Return the weightiest ground for calling an act background, or None where it is not likely enough."""
    table = load_weights()
    if (told := carried_on(predication, when, story)) is not None:
        return Mark("historical", "background.carried", f"{told} ({table.told['carried']})")
    found = dict(features(predication, when, story))
    total = table.bias + sum(table.weights.get(name, 0.0) for name in found)
    if 1 / (1 + math.exp(-total)) < table.least:
        return None
    name = max((n for n in found if n in table.told), key=lambda n: table.weights.get(n, 0.0), default=None)
    return Mark("historical", f"background.{name}", f"{found[name]} ({table.told[name]})") if name else None


def features(predication: Predication, when: DateInterval, story: Story) -> Iterator[tuple[str, str]]:
    """Yield (feature, the words it rests on)."""
    clause = first_conjunct(predication.clause)
    if own := story.age(when):
        yield f"date.{own}", when.text or ""
    else:
        yield from dated_around(predication, story)
        if old := dated_beside(predication, story):
            yield "sentence.old", old
    yield f"tense.{tense(predication.clause)}", predication.clause.text
    if is_reported(clause):
        yield "reported", ""
    if clause.dep in {"acl:relcl", "acl", "advcl"}:
        yield "adverbial" if clause.dep == "advcl" else "relative", clause.text
    yield from words_beside(predication)
    yield from in_story(predication, story)
    if predication.clause.is_verb:
        yield f"form.{predication.clause.tag}", ""
    if predication.sentence.index < load_weights().lead:
        yield "lead", ""
    if predication.clause.is_noun:
        yield from of_noun(predication.head)


def of_noun(head: Token) -> Iterator[tuple[str, str]]:
    """Yield what tells that a noun's act is taken for known."""
    if children(head, "nmod:poss"):
        yield "noun.owned", head.text
    if any(c.lower == "the" for c in head.children):
        yield "noun.the", head.text


def in_story(predication: Predication, story: Story) -> Iterator[tuple[str, str]]:
    """Yield whether it is done or said, whether the story opens with its like, the dates of that, how deep it lies."""
    kind = predication.predicate.type
    if quad(kind) in DEEDS:
        yield "deed", ""
    yield f"story.{story.times}", ""
    yield f"below.{min(sum(1 for _ in predication.clause.ancestors()), DEEP)}", ""
    if kind in story.opening:
        yield "opening", ""


def dated_around(predication: Predication, story: Story) -> Iterator[tuple[str, str]]:
    """Yield what the dates of the words above an undated act tell, and those of the sentences before."""
    here = story.hung.get(predication.sentence.index, ())
    line = {id(t) for t in predication.clause.ancestors()} | {id(first_conjunct(predication.clause))}
    over = [h for h in here if id(verb_over(h.top)) in line - {id(predication.clause)}]
    if old := next((h for h in over if story.age(h.date.interval) in LONG_AGO), None):
        yield "beside.old", old.date.interval.text or ""
    if (told := carried(predication.sentence, story)) is not None:
        yield "carried", told
    if any(story.age(h.date.interval) == "near" for h in here):
        yield "beside.near", ""


def carried(sentence: Sentence, story: Story) -> str | None:
    """Return the date long ago that the sentences before told of, where the text has not come back to the news."""
    index = sentence.index
    for before in range(index - 1, max(index - 1 - CARRIES, -1), -1):
        told = {story.age(h.date.interval): h for h in story.hung.get(before, ()) if is_main(h.top)}
        # A new paragraph comes back to the news: "In 1993 … the accords.\n\nIsrael recalled its ambassador."
        if "near" in told or story.paragraphs.get(before) != sentence.paragraph:
            return None
        if kinds := LONG_AGO & told.keys():
            return told[min(kinds)].date.interval.text or ""
    return None


def carried_on(predication: Predication, when: DateInterval, story: Story) -> str | None:
    """Return the old date of the sentence before, where the next one says that it goes on from it, with no date.

    "In 2009 rebels took a town. The army *responded* with a raid." Without such a word the next sentence may be news,
    which the weights tell: "Both cut ties in 2016. Their envoys met in Baghdad."
    """
    clause, index = first_conjunct(predication.clause), predication.sentence.index
    verb = clause if clause.is_verb else clause.head
    dated = when.given or any(story.age(h.date.interval) == "near" for h in story.hung.get(index, ()))
    if dated or verb is None or verb.head is not None or tense(verb) not in {"past", "had"}:
        return None
    if any(t.lower in RECENT for t in predication.sentence.tokens):
        return None
    near = story.paragraphs.get(index - 1) == predication.sentence.paragraph
    return old_date(index - 1, story) if near and is_onward(verb) else None


def is_onward(verb: Token) -> bool:
    """Whether a clause tells what came of the sentence before: "*then* shelled", "*responded*", "*in response*"."""
    if any(c.lower in ONWARD for c in children(verb, "advmod")):
        return True
    phrases = {(preposition(c), c.lower) for c in children(verb, "obl", "nmod")}
    answers = verb.lemma in ANSWERS and all(opener != "to" for opener, _ in phrases)
    return answers or ("in", "response") in phrases


def old_date(index: int, story: Story) -> str | None:
    """Return the first date that a sentence tells its past by, where all such dates are of long ago."""
    told = [h.date.interval for h in story.hung.get(index, ()) if is_main(h.top) and is_told_past(h)]
    return (told[0].text or "") if told and all(story.age(when) in LONG_AGO for when in told) else None


def is_told_past(hung: Hung) -> bool:
    """Whether a date hangs on a verb in the past: not "has been in force since", not "a memorandum of May 2014"."""
    verb = hung.above
    return verb is not None and verb.is_verb and tense(verb) in {"past", "had"}


def dated_beside(predication: Predication, story: Story) -> str:
    """Return the old date beside an undated act, where its sentence has no near one; below it a date is its content's.

    "The envoy, freed in May 2002, thanked those who had hidden him"; not "accused Minsk of a raid in 2011".
    """
    below = {t.i for t in predication.clause.subtree()}
    here = [h for h in story.hung.get(predication.sentence.index, ()) if h.top.i not in below]
    ages = {story.age(h.date.interval): h.date.interval.text or "" for h in here}
    return next((ages[age] for age in sorted(LONG_AGO & ages.keys())), "") if "near" not in ages else ""


def words_beside(predication: Predication) -> Iterator[tuple[str, str]]:
    """Yield the conjunction or preposition that the act's words hang under, and an adverb of order beside it."""
    table, clause = load_weights(), first_conjunct(predication.clause)
    for token in [clause, *clause.ancestors()][:STEPS]:
        opener = preposition(token) if token.is_noun else marker(token)
        if opener in table.after:
            yield "after", opener or ""
            break
    beside = (c.lower for t in (predication.clause, predication.head) for c in t.children)
    if word := next((w for w in beside if w in table.adverbs), None):
        yield "adverb", word


def tense(token: Token) -> str:
    """Return noun, past, present, the auxiliary of a perfect (have, had), or other."""
    if not token.is_verb:
        return "noun"
    words = {c.lower for c in token.children if c.dep in {"aux", "aux:pass", "cop"}}
    if words & {"had", "has", "have"}:
        return "had" if "had" in words else "have"
    if token.tag == "VBD" or words & THEN:
        return "past"
    return "present" if token.tag in {"VBZ", "VBP"} or words & NOW else "other"


def is_reported(token: Token) -> bool:
    """Whether a clause is what somebody says or thinks."""
    return any(t.dep in {"ccomp", "parataxis"} and t.head and t.head.is_verb for t in (token, *token.ancestors()))


def verb_over(token: Token) -> Token | None:
    """Return the verb that a phrase hangs under."""
    return next((t for t in token.ancestors() if t.is_verb), None)


def is_main(top: Token) -> bool:
    """Whether a date phrase dates its sentence: it hangs under the main verb, or the sentence has none."""
    verb = verb_over(top)
    return verb is None or first_conjunct(verb).head is None
