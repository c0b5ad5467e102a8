"""Bare descriptions that take up somebody told before: "the official", "the ministry", "the country"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import References, load_references
from dragoman.model import UNNAMED
from dragoman.nlp.parse import Sentence, Token
from dragoman.resolution.antecedents import Story
from dragoman.resolution.cast import Cast, Draft
from dragoman.resolution.sexes import sex_of_noun
from dragoman.resolution.told import Key

LOOK_BACK = 3
DEFINITE = {"the", "this", "that"}
RANKS = {"senior", "top", "same", "veteran"}
DESCRIBED = (UNNAMED, "office/")


def is_bare(token: Token) -> bool:
    """Whether a noun stands with its article alone, but for a rank: "the (senior) official"."""
    if token.dep in {"compound", "appos", "flat", "amod"}:
        return False
    words = {c.lower for c in token.children if c.i < token.i and c.tag not in {"IN", "TO", "CC"}}
    # What follows says which one: "the group that", "the ministry of"; a copula or a clause hangs there as well.
    after = {c.dep for c in token.children if c.i > token.i}
    return (
        bool(words & DEFINITE)
        and words <= DEFINITE | RANKS
        and not after & {"nmod", "acl", "acl:relcl", "appos", "flat"}
    )


def take_up_described(cast: Cast, story: Story, sentence: Sentence, token: Token, words: References) -> Key | None:
    """Return the only one told near before whom the description fits; None where nobody or several do."""
    if token.tag not in {"NN", "NNP"}:
        return None
    noun = token.lemma.lower()
    person = noun in load_sets().get("speakers", frozenset()) and noun not in words.bodies
    if not (person or noun in words.bodies) or not is_open(cast, sentence, token) or not is_bare(token):
        return None
    near = dict.fromkeys(recent(cast, story, sentence, token))
    fits = [d for d in near if (holds(cast, story, d, noun) if person else is_called(d, noun, words.bodies[noun]))]
    sex = sex_of_noun(token)
    fits = [d for d in fits if not sex or story.sexes.get((d.id,)) in {None, sex}]
    titled = [d for d in fits if is_titled(cast, story, d, noun)]
    found = titled if len(titled) == 1 else fits
    return (found[0].id,) if len(found) == 1 else None


def is_open(cast: Cast, sentence: Sentence, token: Token) -> bool:
    """Whether nobody with a name or a country is known to stand at the description."""
    mention = cast.mention(sentence, token)
    if mention is not None and (mention.head is not token or mention.country):
        return False
    actor = cast.of.get(mention) if mention is not None else None
    return actor is None or (actor.startswith(DESCRIBED) and cast.drafts[actor].country is None)


def recent(cast: Cast, story: Story, sentence: Sentence, token: Token) -> Iterator[Draft]:
    """Yield the drafts of actors told in the sentences before, or earlier in this one; the last first."""
    for index in range(sentence.index, sentence.index - LOOK_BACK - 1, -1):
        here = [t for t in story.told.get(index, ()) if t.place < (sentence.index, token.i) and t.is_actor]
        for told in sorted(here, key=lambda t: -t.token.i):
            if len(told.key) == 1 and not told.key[0].startswith(UNNAMED):
                yield cast.drafts[told.key[0]]


def holds(cast: Cast, story: Story, draft: Draft, noun: str) -> bool:
    """Whether a person can be called so: by title or office, or by sector for the nouns of no office."""
    if draft.kind not in {"person", "office"}:
        return False
    role = cast.gazetteer.roles.get(noun) if noun in load_references().callings else None
    return is_titled(cast, story, draft, noun) or (role is not None and role.sector in draft.sector)


def is_titled(cast: Cast, story: Story, draft: Draft, noun: str) -> bool:
    """Whether a title beside the name, or the name of the office, has the noun."""
    row = cast.gazetteer.offices.get(draft.office or "")
    names = {n.split()[-1] for n in row.names} if row else set()
    return noun in names or noun in story.titles.get(draft.id, ()) or noun in draft.name.lower().split()


def is_called(draft: Draft, noun: str, kinds: tuple[str, ...]) -> bool:
    """Whether a body is of the kind, or has the noun in its name."""
    named = draft.kind != "person" and noun in draft.name.lower().split()
    return (
        named
        or draft.kind in kinds
        or bool({draft.country, *draft.sector} & set(kinds) and draft.kind not in {"person", "state"})
    )
