"""When an act took place: the date phrase that hangs on its own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.adjuncts import stands_between
from dragoman.extract.date_anchors import moved
from dragoman.extract.date_grammar import COUNT, UNIT
from dragoman.extract.date_phrases import number
from dragoman.extract.dates import Dated
from dragoman.extract.parties import EVENT
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import UNDATED, DateInterval
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import JUDGING, children, first_conjunct, is_infinitive, preposition

FREE = {"advmod", "obl", "obl:unmarked", "obl:npmod", "nmod:unmarked"}
ELSEWHEN = {"after", "before", "since", "following", "until"}
# A date behind these words is when the act had not begun or had ended, or another clause's: "a day before Abi came".
BOUNDS = re.compile(r"(?:after|before|until|till|prior to)\b", re.IGNORECASE)
# "Recalled its envoy on Thursday, a day after the minister met …": the meeting was a day before Thursday.
APART = re.compile(rf"{COUNT} {UNIT}s? (?P<way>after|before)\b", re.IGNORECASE)
# Before its noun, or behind "of" and "since", a date is that noun's alone: "the 2015 deal", "the ruling of June 1962".
BESIDE = {"compound", "amod", "nummod", "nmod:poss", "nmod:desc", "det"}
CLOSE = {"of", "since"}
THROUGH = {
    "obj",
    "obl",
    "nmod",
    "iobj",
    "nsubj:pass",
    "obl:agent",
    "conj",
    "appos",
    "nmod:unmarked",
    "obl:unmarked",
    "flat",
}
# Who agrees, asks, refuses or threatens does it now; the date under the infinitive is that of what is agreed.
ORDERS = {"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"}
# What these acts are about is another act: "condemned the attack in May".
ABOUT = {"ACCUSE", "SUPPORT", "REJECT", "REQUEST"}
# A day hangs on the part of it that is told: "on Tuesday afternoon", "in the early hours of Sunday".
TIMES = {
    "morning", "evening", "afternoon", "night", "noon", "midnight", "hours", "dawn", "dusk", "daybreak",
}  # fmt: skip
# Of these it is a part: "the first half of March"; "the start of the war in 2015" is not.
PARTS = {"half", "beginning", "start", "middle", "end", "course"}
NOT_THEN = {"after", "before", "until", "till", "following"}
# An act told as a noun takes the date of the verb whose occasion it is: "agreed on Friday during talks".
OCCASIONS = {"in", "during", "at", "with"}
SIDES = {"obj", "iobj", "nsubj", "nsubj:pass", "obl:agent"}
STEPS = 6
# A weekday alone.
WEEKDAY = re.compile(r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
WEEK = 7
# "Quit the pact in May 2018 and imposed sanctions": a day is shared by what was done on it, a month need not be.
SHARED_DAYS = 7


@dataclass(frozen=True, slots=True)
class Hung:
    """A date phrase with its topmost word."""

    date: Dated
    top: Token

    @property
    def above(self) -> Token | None:
        """The word it hangs on: "Oslo said on Monday ships had left" dates the saying, wherever the parse hangs it."""
        told = self.top.head
        said = told.head if told is not None and told.dep == "ccomp" and not children(told, "mark") else None
        opens = said is not None and said.i == min(t.i for t in self.top.subtree()) - 1
        return said if opens else self.before_saying or told

    @property
    def before_saying(self) -> Token | None:
        """What is said, where who says it stands between commas: "Overnight, the army said, ships had left"."""
        said = self.top.head
        if said is None or self.top.dep not in FREE or any(t.i < self.top.i for t in said.subtree() if t.dep != "case"):
            return None
        told = next((c for c in children(said, "ccomp") if c.i > said.i and not children(c, "mark")), None)
        return told if told is not None and any(t.text == "," and t.i == said.i + 1 for t in told.subtree()) else None

    @property
    def beside(self) -> bool:
        """Whether it belongs to the very word it hangs on."""
        above = self.top.head
        before = self.top.dep in BESIDE and above is not None and above.i > self.top.i
        return before or preposition(self.top) in CLOSE


def date_of(predication: Predication, dates: Sequence[Dated]) -> DateInterval:
    """Return the date that an act's words carry, own first; then that of what it is coordinated with or hangs on."""
    hung = all_hung(predication.sentence, dates)
    if not hung:
        return UNDATED
    if counted := apart(predication, hung):
        return counted
    clause = predication.clause
    holders = [predication.head, clause, *predication.words]
    hung = [h for h in hung if not is_mere_count(h)]
    own = [h for h in hung if hangs_on(h, holders, predication)] or aside(predication, hung)
    if own or is_elsewhen(first_conjunct(clause)):
        return nearest(own, predication.head)
    found = shared(clause, hung) or cleft(clause, hung) or above(clause, hung) or of_occasion(predication, hung)
    return nearest(found, predication.head) if found else UNDATED


def is_mere_count(hung: Hung) -> bool:
    """Whether a date only counts from one that nobody knows: "two days after the clash"."""
    return not hung.date.interval.start and APART.match(hung.date.interval.text or "") is not None


def all_hung(sentence: Sentence, dates: Sequence[Dated]) -> list[Hung]:
    """Return the dates of a sentence where they hang, without bounds and what something is compared with."""
    told = (d for d in dates if not BOUNDS.match(d.interval.text or ""))
    return [h for d in told for h in to_hung(d, sentence) if not is_compared(h, sentence)]


def coming(predication: Predication, when: DateInterval, published: dt.date | None) -> DateInterval | None:
    """Return the next such weekday, where an act told in the present lies nearer to it: "arrives in Oslo Saturday".

    On a Thursday that is in two days; "arrives on Tuesday" is the caption of what was two days ago.
    """
    if published is None or not is_present(predication):
        return None
    if when.start is None or not WEEKDAY.fullmatch(when.text or "") or (published - when.start).days <= WEEK // 2:
        return None
    day = when.start + dt.timedelta(days=WEEK)
    return replace(when, start=day, end=day, relative=f"P{(day - published).days}D")


def is_present(predication: Predication) -> bool:
    """Whether an act is told in the plain present, which is of the future too: "meets the king on 3 May"."""
    verb = next((t for t in (predication.clause, *predication.clause.ancestors()) if t.is_verb), None)
    return verb is not None and verb.tag in {"VBZ", "VBP"} and not children(verb, "aux", "cop")


def is_compared(hung: Hung, sentence: Sentence) -> bool:
    """Whether a date only bounds a comparison: "the first visit since 1979", "the deadliest raid since May"."""
    since = preposition(hung.top) == "since"
    return since and any(t.i < hung.top.i and (t.lower == "first" or t.tag in {"JJS", "RBS"}) for t in sentence.tokens)


def aside(predication: Predication, hung: Sequence[Hung]) -> list[Hung]:
    """Return the dates told beside a verb.

    "Oslo on Monday condemned …", "Speaking on Monday, he condemned …", "The leaders, meeting on Monday, condemned …".
    """
    clause = first_conjunct(predication.clause)
    if not predication.clause.is_verb:
        return []
    between = [h for h in hung if stands_between(h.top, clause)]
    near = [*clause.children, *(c for s in children(clause, "nsubj") for c in children(s, "acl"))]
    saying = [c for c in near if is_being_there(c)]
    return between or [h for h in hung if saying and hangs_on(h, saying, predication)]


def is_being_there(verb: Token) -> bool:
    """Whether a participle tells on what occasion somebody acts: "speaking in Oslo"."""
    return verb.dep in {"advcl", "acl"} and verb.tag == "VBG" and verb.lemma in load_sets()["being-there"]


def apart(predication: Predication, hung: Sequence[Hung]) -> DateInterval | None:
    """Return the date of an act that another counts from, where that other one is dated."""
    token = first_conjunct(predication.clause)
    mark = next((c for c in token.children if c.dep in {"mark", "case"} and c.lower in {"after", "before"}), None)
    if mark is None:
        return None
    for h in hung:
        match = APART.match(h.date.interval.text or "")
        if match is not None and h.date.span.start <= mark.start <= h.date.span.end + 1:
            return counted_from(match, h, hung, token)
    return None


def counted_from(match: re.Match[str], counted: Hung, hung: Sequence[Hung], act: Token) -> DateInterval | None:
    """Return the date that lies "a day after" or "a week before" the one of the verb that the count hangs on."""
    above = (a for a in (counted.top, *counted.top.ancestors()) if a.is_verb and a is not act)
    verb = next((a for a in above if a not in act.subtree()), None)
    told = [o for o in direct(hung, verb) if o is not counted and o.date.interval.start] if verb else []
    count = number(match["count"]) * (-1 if match["way"].lower() == "after" else 1)
    found = moved(told[0].date.interval, match["unit"].lower(), count) if len(told) == 1 else None
    return replace(found, text=match[0]) if found else None


def nearest(found: Sequence[Hung], head: Token) -> DateInterval:
    """Return the date nearest to a word, those with known days first."""
    best = min(found, key=lambda h: (h.date.interval.start is None, abs(h.top.i - head.i)), default=None)
    return best.date.interval if best else UNDATED


def to_hung(date: Dated, sentence: Sentence) -> Iterator[Hung]:
    """Yield a date with the word of it that hangs on another."""
    top = top_of(date, sentence)
    while top is not None and preposition(top) not in NOT_THEN:
        part = top.head is not None and top.head.lower in PARTS and preposition(top) == "of"
        if top.head is None or not (part or top.head.lower in TIMES):
            yield Hung(date, top)
            return
        if part and preposition(top.head) == "by":
            return  # "by the end of March" it was over
        top = top.head


def top_of(date: Dated, sentence: Sentence) -> Token | None:
    """Return the first word of a date that hangs on none of its own."""
    words = [t for t in sentence.tokens if date.span.start <= t.start < date.span.end]
    inside = {t.i for t in words}
    full = (t for t in words if t.dep not in {"case", "punct", "det", "mark"})
    return next((t for t in full if t.head is None or t.head.i not in inside), None)


def hangs_on(hung: Hung, holders: Sequence[Token], predication: Predication) -> bool:
    """Whether a date hangs on one of the act's words, with nothing in between that tells another act."""
    token = hung.above
    if hung.top in holders:
        return True
    for step in range(STEPS):
        if token is None:
            return False
        if token in holders:
            return True
        if (hung.beside and step == 0) or not leads_on(token, predication) or is_of_party(token, holders):
            return False
        token = token.head
    return False


def is_of_party(clause: Token, holders: Sequence[Token]) -> bool:
    """Whether a participle tells of a party what befell it: "jailed a man *arrested* in May": the arrest was in May."""
    above = clause.head
    return clause.dep == "acl" and above is not None and above not in holders and above.dep in SIDES


def leads_on(token: Token, predication: Predication) -> bool:
    """Whether a date under a word may belong to what the word hangs on."""
    type_ = predication.predicate.type
    if token.dep == "xcomp":
        return not (type_ in ORDERS and is_infinitive(token))
    if token.dep == "acl":
        return token.tag == "VBN"
    if token.is_verb or token.dep not in THROUGH or preposition(token) in ELSEWHEN:
        return False
    # "In a letter to the board on Thursday Oslo accused …" is dated; "condemned the attack in May" is not.
    return is_said_at(token) or not (type_ in ABOUT and (token.event or 0) >= EVENT)


def is_said_at(token: Token) -> bool:
    """Whether a phrase tells to whom or on which occasion somebody speaks."""
    word = preposition(token)
    return word == "to" or (word in OCCASIONS and token.lemma.lower() in load_sets()["occasions"])


def direct(hung: Sequence[Hung], verb: Token) -> list[Hung]:
    """Return the dates that hang on a word itself."""
    return [h for h in hung if h.above is verb and not h.beside]


def of_occasion(predication: Predication, hung: Sequence[Hung]) -> list[Hung]:
    """Return the date that stands beside an act's occasion: "promised it during *the 2016 campaign*"."""
    holders = (predication.head, predication.clause)
    return [h for h in hung if h.beside and (noun := h.top.head) is not None and is_occasion(noun, holders)]


def is_occasion(noun: Token, holders: Sequence[Token]) -> bool:
    """Whether a noun tells on which occasion something was done: "during the war", "at a meeting in May"."""
    if noun.dep not in {"obl", "nmod"} or noun.head not in holders:
        return False
    word = preposition(noun)
    return word == "during" or (word in {"in", "at"} and noun.lemma.lower() in load_sets()["occasions"])


def shared(clause: Token, hung: Sequence[Hung]) -> list[Hung]:
    """Return the dates of the verb that this one is coordinated with, if it has no subject of its own.

    "On Friday Oslo recalled its envoy and closed the consulate"; with another subject only a date before both holds.
    """
    first = first_conjunct(clause)
    if first is clause or not clause.is_verb:
        return []
    found = [h for h in direct(hung, first) if h.top.i < first.i or is_shared(h.date.interval)]
    if children(clause, "nsubj", "nsubj:pass"):
        return [h for h in found if h.top.i < first.i and not any(s.i < h.top.i for s in children(first, "nsubj"))]
    return found


def is_shared(interval: DateInterval) -> bool:
    """Whether what is told together is likely of one date: of a day or week, or of a year, but not of a month."""
    if interval.precision in {"year", "decade"}:
        return True
    if interval.start is None or interval.end is None:
        return interval.precision == "day"
    return (interval.end - interval.start).days < SHARED_DAYS


def cleft(clause: Token, hung: Sequence[Hung]) -> list[Hung]:
    """Return the date right before a clause with "when": "the war broke out on 7 August, when troops attacked"."""
    opener = clause if children(clause, "nsubj") else first_conjunct(clause)
    when = next((c for c in opener.children if c.lower == "when"), None)
    if when is None:
        return []
    near = [h for h in hung if 0 <= when.start - h.date.span.end <= len(" , ")]
    return [h for h in near if opener is clause or is_shared(h.date.interval)]


def above(clause: Token, hung: Sequence[Hung]) -> list[Hung]:
    """Return the only date of the verb that an act hangs on: "started in May to withdraw", "in talks with Lavrov"."""
    token = clause
    for _ in range(STEPS):
        if not lifts(token) or token.head is None:
            return []
        told = direct(hung, token.head)
        if token.dep.startswith("nsubj"):
            # "The offensive has been under way since Thursday."
            told += [h for h in hung if h.above is token.head and preposition(h.top) == "since"]
        token = token.head
        if told:
            return told if len(told) == 1 else []
    return []


def lifts(token: Token) -> bool:
    """Whether an act is told together with the word above it."""
    over = token.head
    if over is None:
        return False
    if token.dep in {"xcomp", "nsubj", "nsubj:pass", "compound"}:
        return True
    if token.dep == "obj":
        return over.lemma not in JUDGING
    if token.dep in {"obl", "nmod", "obl:agent"}:
        return is_part(token, over) or preposition(token) in OCCASIONS
    if token.dep in {"acl", "advcl"}:
        return token.tag in {"VBG", "VBN"} and not children(token, "mark", "nsubj")
    return token.dep == "conj" and token.is_noun


def is_part(noun: Token, over: Token) -> bool:
    """Whether an act is what another is the beginning, the tool or the purpose of.

    "The start of *talks*", "killed by *air strikes*", "flew to Oslo for *talks*".
    """
    word = preposition(noun)
    if word == "of":
        return over.lemma.lower() in load_sets()["phases"]
    if word == "by":
        return (
            bool(children(over, "aux:pass"))
            and noun.lemma.lower() not in load_sets()["harmed-people"]
            and not noun.entity
        )
    there = any(c.dep == "cop" for c in over.children) and preposition(over) in {"in", "at"}
    return word == "for" and (there or over.lemma in load_sets()["going"])


def is_elsewhen(noun: Token) -> bool:
    """Whether an act only dates another: "two years after the *invasion*, Oslo acted on Monday"."""
    return noun.is_noun and noun.dep in {"obl", "nmod"} and preposition(noun) in ELSEWHEN
