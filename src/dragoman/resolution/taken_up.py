"""Bare descriptions that take up somebody told before: "the official", "the ministry", "the country"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dragoman.knowledge.gazetteer import Entry
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import References, is_human, load_references
from dragoman.model import UNNAMED
from dragoman.nlp.parse import Sentence, Token
from dragoman.resolution.antecedents import Story
from dragoman.resolution.bodies import known_body
from dragoman.resolution.cast import Cast, Draft
from dragoman.resolution.sexes import sex_of_noun
from dragoman.resolution.told import PLURAL, Key

LOOK_BACK = 3
DEFINITE = {"the", "this", "that", "these"}
RANKS = frozenset({"senior", "top", "same", "veteran"})
DESCRIBED = (UNNAMED, "office/")
GROUP = "group/"
HEADS = ("/head-of-state", "/head-of-government")
REIGNING = {"president", "premier", "minister", "chancellor", "king", "queen", "emir", "sultan", "leader"}
# Which nouns of no office fit them.
LEADING = {"leader", "politician", "statesman"}
NEVER = (1 << 30, 0)
# Sectors of those who fight without being a state's.
ARMED = ("REB", "UAF")


def is_bare(token: Token, beside: Collection[str] = RANKS) -> bool:
    """Whether a noun stands with its article alone, but for a rank: "the (senior) official"."""
    if token.dep in {"compound", "appos", "flat", "amod"}:
        return False
    words = {c.lower for c in token.children if c.i < token.i and c.tag not in {"IN", "TO", "CC"}}
    # What follows says which one: "the group that", "the ministry of"; a copula or a clause hangs there as well.
    after = {c.dep for c in token.children if c.i > token.i}
    return (
        bool(words & DEFINITE)
        and words <= DEFINITE.union(beside)
        and not after & {"nmod", "acl", "acl:relcl", "appos", "flat"}
    )


def take_up_described(cast: Cast, story: Story, sentence: Sentence, token: Token, words: References) -> Key | None:
    """Return the only one told near before whom the description fits; None where nobody or several do."""
    if not is_open(cast, sentence, token):
        return None
    if is_armed(token, words):
        return armed_before(cast, story, sentence, token, words)
    noun = token.lemma.lower()
    person = noun in load_sets().get("speakers", frozenset()) and noun not in words.bodies
    if token.tag not in {"NN", "NNP"} or not is_bare(token):
        return called_before(cast, story, sentence, token)
    near = list(dict.fromkeys(recent(cast, story, sentence, token)))
    if not person and noun not in words.bodies:
        return titled_before(cast, story, near, noun) or called_before(cast, story, sentence, token)
    if not person:
        return take_up_body(cast, story, sentence, token, near)
    fits = of_sex(story, [d for d in near if holds(cast, story, d, noun)], token)
    return only_official(cast, story, fits, noun) if fits else called_before(cast, story, sentence, token)


def only_official(cast: Cast, story: Story, fits: Sequence[Draft], noun: str) -> Key | None:
    """Return the only one whom a description fits; a known head of state is "the leader", never "the official"."""
    only = only_meant(cast, story, fits, noun)
    chosen = cast.drafts[only[0]] if only else None
    # A former president whom the text calls a senator may be "the official".
    heads = chosen is not None and chosen.known and (chosen.office or "").endswith(HEADS) and reigns(story, chosen)
    return None if chosen and heads and noun not in LEADING and not is_titled(cast, story, chosen, noun) else only


def reigns(story: Story, draft: Draft) -> bool:
    """Whether all titles told with a name are those of a head of state or government."""
    titles = load_sets()["speakers"].intersection(story.titles.get(draft.id, ()))
    return titles <= REIGNING


def titled_before(cast: Cast, story: Story, near: Sequence[Draft], noun: str) -> Key | None:
    """Return the only person told near before with a noun beside the name: "retired surgeon X … *the surgeon*"."""
    titled = [d for d in near if d.kind == "person" and is_human(noun) and is_titled(cast, story, d, noun)]
    return (titled[0].id,) if len(titled) == 1 else None


def take_up_body(cast: Cast, story: Story, sentence: Sentence, token: Token, near: list[Draft]) -> Key | None:
    """Return the only body told near before that a noun may mean, else the state that somebody told of serves."""
    noun = token.lemma.lower()
    kinds = load_references().bodies[noun]
    fits = [d for d in near if is_called(d, noun, kinds)]
    fits = [d for d in fits if not (is_another(story, d, token) or is_named_after(d, cast, sentence, token))]
    if not fits and "state" in kinds:
        return state_served(cast, sentence, token, near)
    fits = of_sex(story, fits, token)
    # "The group" behind "Hamas … the soldiers" is Hamas.
    return only_meant(cast, story, fits, noun, [d for d in fits if not d.id.startswith(GROUP)])


def of_sex(story: Story, drafts: Sequence[Draft], token: Token) -> list[Draft]:
    """Return those who may be of the sex that a noun tells."""
    sex = sex_of_noun(token)
    return [d for d in drafts if not sex or story.sexes.get((d.id,)) in {None, sex}]


def only_meant(cast: Cast, story: Story, fits: Sequence[Draft], noun: str, named: Sequence[Draft] = ()) -> Key | None:
    """Return the only one with the noun for a title, else the only one with a name, else the only one of all."""
    titled = [d for d in fits if is_titled(cast, story, d, noun)]
    found = next((some for some in (titled, named) if len(some) == 1), fits)
    return (found[0].id,) if len(found) == 1 else None


def called_before(cast: Cast, story: Story, sentence: Sentence, token: Token) -> Key | None:
    """Return the only ones told near before by the same noun and whose: "*Peruvian police* … the police"."""
    counts = frozenset(c.lower for c in token.children if c.tag == "CD")
    if not is_bare(token, RANKS | counts):
        return None
    same = {token.lower, token.lemma.lower()}
    near = [d for d in recent(cast, story, sentence, token) if d.id.startswith(GROUP) and d.country]
    found = {d.id for d in near if d.name.lower().split()[-1] in same}
    return (found.pop(),) if len(found) == 1 else None


def is_another(story: Story, draft: Draft, token: Token) -> bool:
    """Whether the text spoke of "the group" before it told of this one: "The group left. … Hamas …. The group …"."""
    told = [t for i in sorted(story.told) for t in story.told[i]]
    bare = (t.place for t in told if t.token.lemma == token.lemma and t.key != (draft.id,) and is_bare(t.token))
    return min(bare, default=NEVER) < min((t.place for t in told if draft.id in t.key), default=NEVER)


def is_named_after(draft: Draft, cast: Cast, sentence: Sentence, token: Token) -> bool:
    """Whether the sentence goes on to name somebody, and so meant another: "*the country* sent troops into Mali"."""
    behind = (cast.mention(sentence, t) for t in sentence.tokens if t.i > token.i and t.is_proper)
    return any(m is not None and cast.of.get(m) == draft.id for m in behind)


def is_armed(token: Token, words: References) -> bool:
    """Whether a noun tells of people in arms, or of a group said to be: "the rebels", "the militant group"."""
    noun, beside = token.lemma.lower(), {c.lower for c in token.children if c.i < token.i}
    group = token.tag == "NN" and bool(beside & words.armed_like) and set(ARMED) & set(words.bodies.get(noun, ()))
    return bool(group) or (token.tag in PLURAL and noun in words.armed)


def armed_before(cast: Cast, story: Story, sentence: Sentence, token: Token, words: References) -> Key | None:
    """Return the armed group that "the militants" are: the only one told near before, else in all that was told.

    A story of one such group goes on calling it so, many sentences later.
    """
    if not is_bare(token, words.armed_like | RANKS):
        return None
    for groups in fighting_before(cast, story, sentence, token):
        found = list(dict.fromkeys(groups))
        if found:
            return (found[0],) if len(found) == 1 else None
    return None


def fighting_before(cast: Cast, story: Story, sentence: Sentence, token: Token) -> Iterator[list[str]]:
    """Yield the armed groups told before, those likeliest meant first: of the same noun, with a name, all."""
    near, noun = recent(cast, story, sentence, token, 1), f"-{token.lemma.lower()}"
    # "Syrian rebels … the rebels" before the group with a name; others described near before are other people.
    yield [d.id for d in near if is_fighting(d) and d.id.endswith(noun)]
    yield [d.id for d in recent(cast, story, sentence, token) if is_fighting(d) and not d.id.startswith(GROUP)]
    told = (t.key[0] for i in sorted(story.told) for t in story.told[i] if t.place < (sentence.index, token.i))
    yield [key for key in told if key in cast.drafts and is_fighting(cast.drafts[key])]


def is_fighting(draft: Draft) -> bool:
    """Whether a draft is an armed group that is no state's, with a name or a country."""
    fights = bool(set(ARMED) & set(draft.sector))
    return fights and draft.kind not in {"person", "office"} and not draft.id.startswith(UNNAMED)


def state_served(cast: Cast, sentence: Sentence, token: Token, near: list[Draft]) -> Key | None:
    """Return the state of the only official told near before: "Ana Paz said *the country* would sign"."""
    mention = cast.mention(sentence, token)
    served = {d.country for d in near if d.kind in {"person", "office"} and d.office and d.country}
    country = served.pop() if len(served) == 1 else None
    state = cast.gazetteer.state_of(country)
    if mention is None or state is None:
        return None
    draft = known_body(cast.gazetteer, Entry(id=state, kind="state", country=country), mention)
    cast.assign(mention, draft)
    return (draft.id,)


def state_of(cast: Cast, country: str | None) -> str | None:
    """Return the id of a country's state, brought into the cast where it was not told yet."""
    state = cast.gazetteer.state_of(country)
    if state is not None and state not in cast.drafts:
        cast.drafts[state] = known_body(cast.gazetteer, Entry(id=state, kind="state", country=country))
    return state


def is_open(cast: Cast, sentence: Sentence, token: Token) -> bool:
    """Whether nobody with a name or a country is known to stand at the description."""
    mention = cast.mention(sentence, token)
    if mention is not None and (mention.head is not token or mention.country):
        return False
    actor = cast.of.get(mention) if mention is not None else None
    return actor is None or (actor.startswith(DESCRIBED) and cast.drafts[actor].country is None)


def recent(cast: Cast, story: Story, sentence: Sentence, token: Token, back: int = LOOK_BACK) -> Iterator[Draft]:
    """Yield the drafts of actors told in the sentences before, or earlier in this one; the last first."""
    for index in range(sentence.index, sentence.index - back - 1, -1):
        here = [t for t in story.told.get(index, ()) if t.place < (sentence.index, token.i) and t.is_actor]
        for told in sorted(here, key=lambda t: -t.token.i):
            if len(told.key) == 1 and not told.key[0].startswith(UNNAMED):
                yield cast.drafts[told.key[0]]


def holds(cast: Cast, story: Story, draft: Draft, noun: str) -> bool:
    """Whether a person can be called so: by title or office, or by sector for the nouns of no office."""
    if draft.kind not in {"person", "office"}:
        return False
    role = cast.gazetteer.roles.get(noun) if noun in load_references().callings else None
    called = is_titled(cast, story, draft, noun) or is_sent(cast, draft, noun)
    return called or (role is not None and role.sector in draft.sector)


def is_sent(cast: Cast, draft: Draft, noun: str) -> bool:
    """Whether somebody is an envoy by another name: "the Peruvian ambassador X … *the envoy*"."""
    row = cast.gazetteer.offices.get(draft.office or "")
    return noun == "envoy" and row is not None and row.level == "envoy"


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
        or (draft.kind == "state" and draft.country in load_references().forms.get(noun, ()))
        or bool({draft.country, *draft.sector} & set(kinds) and draft.kind not in {"person", "state"})
    )
