"""Whom a pronoun takes up: candidates with named features, the best of them where it leads by enough."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import References, load_references
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.standing import (
    Part,
    is_beside,
    is_described_by,
    is_empty,
    is_joined_to,
    is_within,
    outer_subjects,
    own_subjects,
    part,
    predicate,
)
from dragoman.resolution.sexes import Sex
from dragoman.resolution.told import Key, Told

LOOK_BACK = 5
SORTS = {"he": {"person"}, "she": {"person"}, "it": {"body", "thing"}, "they": {"people", "things", "body"}}
FAR = 3
# Who is told of more often than this is as present as anybody.
OFTEN = 8


@dataclass(slots=True, eq=False)
class Pronoun:
    """A pronoun with what is asked of it again and again."""

    token: Token
    sentence: Sentence
    word: str
    part: Part
    reflexive: bool
    own: list[Token]
    outer: list[Token]
    ahead: list[Token]
    quote: int | None = None
    speaker: Key | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return self.sentence.index, self.token.i

    @property
    def sex(self) -> Sex | None:
        """Which sex it tells."""
        return "she" if self.word == "she" else "he" if self.word == "he" else None


@dataclass(slots=True, eq=False)
class Story:
    """What has been told so far, by sentence; how often of whom; and which sex pronouns gave whom."""

    told: dict[int, list[Told]] = field(default_factory=dict)
    often: Counter[Key] = field(default_factory=Counter)
    sexes: dict[Key, Sex] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)
    quotes: dict[tuple[int, int], int] = field(default_factory=dict)

    def add(self, told: Told) -> None:
        """Take in one more phrase."""
        self.told.setdefault(told.sentence.index, []).append(told)
        self.often[told.key] += 1
        if told.titles:
            self.titles.setdefault(told.key[0], set()).update(told.titles)
        if told.sex is not None:
            self.sexes.setdefault(told.key, told.sex)

    def before(self, pronoun: Pronoun) -> dict[Key, list[Told]]:
        """Return what stands near before a pronoun by whom it tells of, the last first; then the subject ahead."""
        found: dict[Key, list[Told]] = {}
        place = pronoun.place
        for index in range(pronoun.sentence.index, pronoun.sentence.index - LOOK_BACK - 1, -1):
            here = [t for t in self.told.get(index, ()) if t.place < place]
            for told in sorted(here, key=lambda t: t.token.i, reverse=True):
                found.setdefault(told.key, []).append(told)
        # "When *he* left, Lavrov said": the subject behind is meant where nobody was told of before.
        nobody = not any(told.is_actor and told.sort == "person" for here in found.values() for told in here)
        for told in self.told.get(pronoun.sentence.index, ()):
            if told.token in pronoun.ahead and (nobody or pronoun.part == "owner"):
                found.setdefault(told.key, []).append(told)
        return found


def to_pronoun(token: Token, sentence: Sentence, words: References) -> Pronoun:
    """Return the pronoun at a token."""
    word = token.lower
    standing = part(token)
    own = own_subjects(token) if standing != "subject" else []
    outer = outer_subjects(token)
    # "For *his* part, Lavrov said", "When *he* left, Lavrov said": who is meant may be named behind.
    opening = standing == "subject" and words.pronouns[word] != "it" and is_opening(token)
    ahead = [t for t in (*own, *outer) if t.i > token.i] if standing == "owner" or opening else []
    return Pronoun(token, sentence, words.pronouns[word], standing, word in words.reflexives, own, outer, ahead)


def is_opening(token: Token) -> bool:
    """Whether a subject stands in a clause that opens a sentence: "When *he* left, X spoke"."""
    verb = predicate(token)
    return verb is not None and verb.dep == "advcl" and verb.head is not None and verb.i < verb.head.i


def candidates(pronoun: Pronoun, story: Story) -> Iterator[tuple[Key, dict[str, float]]]:
    """Yield whom a pronoun may stand for, each with its features; the last told first."""
    passed: list[Key] = []
    for key, told in story.before(pronoun).items():
        if fits(pronoun, told, story) and not is_barred(pronoun, told):
            # A pair is not farther off for its halves.
            between = sum(not set(other) <= set(key) for other in passed)
            yield key, features(pronoun, told, story, between)
            passed.append(key)


def fits(pronoun: Pronoun, told: list[Told], story: Story) -> bool:
    """Whether number, kind and sex allow it."""
    key, sorts = told[0].key, SORTS[pronoun.word]
    if not any(t.sort in sorts for t in told) or (key == pronoun.speaker and pronoun.word != "they"):
        return False
    sex = story.sexes.get(key)
    return pronoun.word not in {"he", "she"} or sex in {None, pronoun.word}


def is_barred(pronoun: Pronoun, told: list[Told]) -> bool:
    """Whether grammar forbids it: a reflexive is its own subject, no other object is; a part is not its whole."""
    here = [t.token for t in told if t.sentence is pronoun.sentence]
    if pronoun.reflexive:
        return bool(pronoun.own) and not any(t in pronoun.own for t in here)
    owner = pronoun.part == "owner"
    own = pronoun.own if pronoun.part not in {"subject", "owner"} else []
    if any(is_described_by(t, pronoun.token) for t in here):
        return True
    return any(t in own or (not owner and is_beside(t, pronoun.token)) or is_within(pronoun.token, t) for t in here)


def features(pronoun: Pronoun, told: list[Told], story: Story, passed: int) -> dict[str, float]:
    """Return the features of one candidate."""
    last = told[0]
    found = {
        f"away.{min(pronoun.sentence.index - last.sentence.index, FAR)}": 1.0,
        f"last.{last.part}": 1.0,
        f"sort.{last.sort}": 1.0,
        "passed": math.log1p(passed),
        "often": math.log(min(story.often[last.key], OFTEN)),
    }
    role = "owner" if pronoun.part == "owner" else "subject" if pronoun.part == "subject" else "other"
    near = [t for t in told if pronoun.sentence.index - t.sentence.index <= 1]
    yes = where_it_stands(pronoun, told, role) | what_it_is(pronoun, last, story, role)
    yes |= answers(pronoun, near) | belongs(pronoun, last.key)
    return found | {name: 1.0 for name, holds in yes.items() if holds}


def where_it_stands(pronoun: Pronoun, told: list[Told], role: str) -> dict[str, bool]:
    """Return where a candidate stands to the pronoun."""
    last = told[0]
    here = [t for t in told if t.sentence is pronoun.sentence]
    clause = predicate(pronoun.token) if here else None
    subjects = {pronoun.sentence.index - t.sentence.index for t in told if t.part in {"subject", "agent"}}
    return {
        f"subject.here.{role}": 0 in subjects,
        f"subject.before.{role}": 1 in subjects,
        "parallel": last.part == pronoun.part,
        f"own.{role}": any(t.token in pronoun.own for t in here),
        f"outer.{role}": any(t.token in pronoun.outer for t in here),
        "ahead": last.token in pronoun.ahead,
        "joined": any(is_joined_to(pronoun.token, t.token) for t in here),
        "clause": any(predicate(t.token) is clause for t in here),
    }


def what_it_is(pronoun: Pronoun, last: Told, story: Story, role: str) -> dict[str, bool]:
    """Return what a candidate is, as it was told last."""
    return {
        "pronoun": last.pronoun,
        "sex": story.sexes.get(last.key) == pronoun.word,
        "named": last.token.is_proper,
        "actor": last.is_actor,
        f"actor.body.{role}": last.is_actor and last.sort == "body",
        f"actor.subject.{role}": last.is_actor and last.part == "subject",
        "actor.many": len(last.key) > 1,
        "met": len(last.key) > 1 and last.met,
        "many": pronoun.word == "they" and last.sort == "body" and last.token.lemma.lower() in load_references().many,
        "any": any(c.lower in {"a", "an", "no", "any", "some"} for c in last.token.children),
        "paragraph": last.sentence.paragraph != pronoun.sentence.paragraph,
        "other.quote": story.quotes.get(last.place) != pronoun.quote,
    }


def answers(pronoun: Pronoun, near: list[Told]) -> dict[str, bool]:
    """Return what the verbs tell: who is accused denies, and who spoke goes on speaking."""
    verb = predicate(pronoun.token) if pronoun.part == "subject" else None
    if verb is None:
        return {}
    words, sets = load_references(), load_sets()
    speaking, lemma = sets["speaking"] | sets["addressing"], verb.lemma.lower()
    above = ((t.part, predicate(t.token)) for t in near)
    done = {(part, v.lemma.lower()) for part, v in above if v is not None and v is not verb}
    denies = lemma in words.denying
    return {
        "accused": denies and is_done(done, "object", words.accusing),
        "accuser": denies and is_done(done, "subject", words.accusing),
        "speaker": lemma in speaking and is_done(done, "subject", speaking),
    }


def is_done(done: Iterable[tuple[str, str]], part: str, verbs: Container[str]) -> bool:
    """Whether somebody has that part in one of the verbs."""
    return any(p == part and v in verbs for p, v in done)


def belongs(pronoun: Pronoun, key: Key) -> dict[str, bool]:
    """Return whether a state or a body mostly has what the pronoun owns: "its border", "its secretary-general"."""
    owned = pronoun.token.head if pronoun.part == "owner" else None
    if owned is None or len(key) > 1:
        return {}
    words, lemma, state = load_references(), owned.lemma.lower(), key[0].startswith("state/")
    kind = "state" if lemma in words.of_states else "body" if lemma in words.of_bodies else None
    return {
        f"has.{kind}": kind is not None and state == (kind == "state"),
        f"lacks.{kind}": kind is not None and state != (kind == "state"),
    }


def abstention(pronoun: Pronoun) -> dict[str, float]:
    """Return the features of nobody's being meant."""
    yes = {
        "nobody.empty": is_empty(pronoun.token),
        "nobody.quoted": pronoun.quote is not None,
        "nobody.reflexive": pronoun.reflexive,
    }
    yes |= {f"nobody.{pronoun.part}": True}
    return {name: 1.0 for name, holds in yes.items() if holds}


def weigh(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return a candidate's score."""
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def choose(pronoun: Pronoun, story: Story, words: References) -> Key | None:
    """Return whom a pronoun stands for; None where nobody does, or nobody leads by enough."""
    group = "he" if pronoun.word == "she" else pronoun.word
    weights = words.weights[group]
    scored = [(weigh(found, weights), key) for key, found in candidates(pronoun, story)]
    scored.sort(key=lambda s: -s[0])
    least = weigh(abstention(pronoun), weights) + words.nobody[group]
    if not scored or scored[0][0] < least:
        return None
    leads = len(scored) == 1 or scored[0][0] - scored[1][0] >= words.lead[group]
    return scored[0][1] if leads else None
