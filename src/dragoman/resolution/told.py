"""Who and what a text tells of as it goes on: every phrase with its place, so that pronouns can take it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.extract.mentions import Mention
from dragoman.knowledge.naming import is_human
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import conjuncts, is_calendar
from dragoman.nlp.standing import Part, bearer, heads_phrase, part
from dragoman.resolution.cast import Cast
from dragoman.resolution.sexes import Sex, sex_of_name, sex_of_noun, sex_of_words, titles

# Ids of actors; of a thing, which is nobody, its noun behind a tilde.
Key = tuple[str, ...]
Sort = Literal["person", "people", "body", "thing", "things"]
THING = "~"
PLURAL = {"NNS", "NNPS"}


@dataclass(slots=True, eq=False)
class Told:
    """One phrase of a sentence: whom it tells of, what sort that is, and the part it plays."""

    key: Key
    sort: Sort
    token: Token
    sentence: Sentence
    part: Part
    sex: Sex | None = None
    titles: frozenset[str] = frozenset()
    pronoun: bool = False
    met: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return self.sentence.index, self.token.i

    @property
    def is_actor(self) -> bool:
        """Whether it tells of somebody the text names or describes, not of a mere thing."""
        return not self.key[0].startswith(THING)


def tell(cast: Cast, sentence: Sentence) -> Iterator[Told]:
    """Yield what a sentence tells of, in no order: its actors, things, and what it joins."""
    found: dict[int, Told] = {}
    for token in sentence.tokens:
        mention = cast.at.get((sentence.index, token.i))
        if mention is not None and mention.head is token and mention in cast.of:
            told = of_mention(cast, mention)
            found[told.token.i] = told
        elif heads_phrase(token) and (mention is None or mention.head is token) and not is_calendar(token):
            found.setdefault(token.i, of_thing(cast, sentence, token))
    yield from found.values()
    yield from tell_joined(sentence, found)


def tell_joined(sentence: Sentence, found: Mapping[int, Told]) -> Iterator[Told]:
    """Yield those who are told together, where all are told and some actor is among them."""
    for token in sentence.tokens:
        group = conjuncts(token) if token.dep != "conj" and token.i in found else []
        joined = [found[t.i] for t in group if t.i in found]
        if 1 < len(joined) == len(group) and any(t.is_actor for t in joined):
            yield joined_with(joined)


def joined_with(parts: list[Told]) -> Told:
    """Return what is told of several joined together: "Russia and Iran"."""
    actors = all(p.is_actor for p in parts)
    key = (
        tuple(dict.fromkeys(k for p in parts for k in p.key))
        if actors
        else (THING + "+".join(p.key[0] for p in parts),)
    )
    human = actors or all(p.sort in {"person", "people"} for p in parts)
    first = parts[0]
    return Told(key, "people" if human else "things", first.token, first.sentence, first.part)


def of_mention(cast: Cast, mention: Mention) -> Told:
    """Return what the mention of an actor tells."""
    actor = cast.of[mention]
    sort = sort_of(cast, mention, cast.drafts[actor].kind)
    key = (actor,)
    if sort == "person" and cast.drafts[actor].kind in {"organisation", "state"}:
        key = (THING + mention.head.lower,)  # "a UN official" is a person; the United Nations are not he
    beside = frozenset(titles(mention)) if sort == "person" else frozenset()
    sex = sex_of_words(beside)
    if sex is None and cast.drafts[actor].kind == "person":
        sex = sex_of_name(mention.name) or sex_of_name(cast.drafts[actor].name)
    # "the group's chief, X": X stands where the chief stands; but Turkey does not in "Turkey's friend Qatar".
    head = bearer(mention.head) if sort == "person" else mention.head
    return Told(key, sort, head, mention.sentence, part(head), sex, beside)


def sort_of(cast: Cast, mention: Mention, kind: str) -> Sort:
    """Return whether a mention tells of one person, several, or a body."""
    several = mention.head.tag in PLURAL
    if kind in {"person", "office"}:
        return "people" if several and mention.kind in {"role", "office"} else "person"
    if mention.kind not in {"role", "office"} or kind == "state":
        return "body"
    return sort_of_noun(cast, mention.head)


def sort_of_noun(cast: Cast, token: Token) -> Sort:
    """Return the sort that a common noun tells."""
    lemma = token.lemma.lower()
    role = cast.gazetteer.roles.get(token.lower) or cast.gazetteer.roles.get(lemma)
    kind = role.kind if role is not None else None
    several = token.tag in PLURAL
    if kind == "person" or is_human(lemma):
        return "people" if several or lemma == "people" else "person"
    if kind in {"collective", "body"}:
        return "people" if several else "body"
    return "things" if several else "thing"


def of_thing(cast: Cast, sentence: Sentence, token: Token) -> Told:
    """Return what a phrase tells that is no actor's."""
    sort = sort_of_noun(cast, token)
    if token.entity == "PER":
        sort = "person"
    elif token.is_proper and token.entity:
        sort = "body"
    sex = sex_of_noun(token) if sort == "person" else None
    return Told((THING + token.lower,), sort, token, sentence, part(token), sex)


def of_pronoun(before: Told, token: Token, sentence: Sentence) -> Told:
    """Return what a resolved pronoun tells: more of one told before."""
    return Told(before.key, before.sort, token, sentence, part(token), before.sex, pronoun=True)
