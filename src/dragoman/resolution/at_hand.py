"""Whose a bare body of state is where no dateline says it: of the state that the text is about and told last.

"The president of Kenya flew to Paris. Kenya's opposition … *The Supreme Court* ruled": nobody would say "Kenyan" again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.extract.mentions import PLACE_KINDS, Mention
from dragoman.nlp.parse import Sentence
from dragoman.resolution.bodies import BODIES
from dragoman.resolution.cast import Cast
from dragoman.resolution.home import is_domestic

# Sentences back that the state of "the army" is looked for, and that a body called so is.
BACK, LONG_BACK = 2, 25
# "The military" in news of these is of another.
ARMYLESS = {"PSE"}
# Who does such a thing to a state is seldom a body of it, nor who has it done to him by one.
AGAINST = {"ACCUSE", "REJECT", "THREATEN", "SANCTION", "ASSAULT", "PROTEST"}
# How often at least, and how many times as often as any other, a text's own state is told.
LEAST, TIMES = 2, 2
# Whoever is told less than once in so many times that another is, is seldom whom "the police" means later on.
OFTEN = 3


def own_state(cast: Cast, mention: Mention) -> str | None:
    """Return the state of "the Supreme Court": that the story is told from, else the one it is about, if told last."""
    bare = is_domestic(mention)
    if bare and cast.home is not None:
        return cast.home
    called = called_alike(cast, mention) if bare else None
    if called is not None:
        return called
    if cast.abroad or not (bare or is_party(mention)):
        return None
    return state_told_of(cast, mention)


def state_told_of(cast: Cast, mention: Mention) -> str | None:
    """Return the state that a text is about, where it is told last before a body that may be its."""
    state = told_most(cast)
    if state is None or told_last(cast, mention) != {state}:
        return None
    return None if is_another(cast, mention, state) else state


def called_alike(cast: Cast, mention: Mention) -> str | None:
    """Return the only country whose body was called by the same noun before, if no other is told far more often."""
    alike = told_alike(cast, mention)
    if len(alike) != 1:
        return None
    country = alike.pop()
    return country if OFTEN * cast.countries[country] >= max(cast.countries.values(), default=0) else None


def is_another(cast: Cast, mention: Mention, state: str) -> bool:
    """Whether a body may be another state's: it acts against the state by name, or is an army beside foreign troops."""
    if is_against(cast, mention, state):
        return True
    if mention.sector != "MIL":
        return False
    return state in ARMYLESS or any("MIL" in d.sector and d.country not in {None, state} for d in cast.drafts.values())


def is_against(cast: Cast, mention: Mention, state: str) -> bool:
    """Whether a body does something hostile to a state told by name, or suffers it from that state."""
    verb, acts = mention.head.head, mention.sentence.acts
    if verb is None or not verb.is_verb or acts is None or acts.type_of(verb)[0] not in AGAINST:
        return False
    others = (cast.mention(mention.sentence, t) for t in verb.children if t.dep in {"nsubj", "obj"})
    return any(m is not None and m.kind == "state" and m.country == state for m in others)


def told_alike(cast: Cast, mention: Mention) -> set[str]:
    """Return the countries of the bodies called by the same noun before: "Israel's military … *the military*"."""
    noun = mention.head.lemma.lower()
    here = mention.sentence.index
    before = (m for s in cast.parsed.sentences[max(0, here - LONG_BACK) : here] for m in mentions_in(cast, s))
    alike = (cast.country(cast.of[m]) for m in before if m.head.lemma.lower() == noun and m in cast.of)
    return {c for c in alike if c and c not in BODIES}


def mentions_in(cast: Cast, sentence: Sentence) -> Iterator[Mention]:
    """Yield the mentions of a sentence, once for each word."""
    return (cast.at[sentence.index, t.i] for t in sentence.tokens if (sentence.index, t.i) in cast.at)


def is_party(mention: Mention) -> bool:
    """Whether a body is called a party, as many states have one of that name: "the Socialist Party"."""
    return mention.head.text == "Party" and mention.first < mention.last


def told_most(cast: Cast) -> str | None:
    """Return the state that a text tells of far more than of any other."""
    told = Counter({c: n for c, n in cast.countries.items() if c not in BODIES})
    (state, most), (_, others) = [*told.most_common(2), ("", 0), ("", 0)][:2]
    return state if most >= max(LEAST, TIMES * others) else None


def told_last(cast: Cast, mention: Mention) -> set[str]:
    """Return the countries told in the sentence up to a mention, else in the nearest of those before that tells any."""
    found = told_in(cast, mention.sentence, mention.first)
    for back in range(1, BACK + 1):
        if found or mention.sentence.index < back:
            break
        found = told_in(cast, cast.parsed.sentences[mention.sentence.index - back])
    return found


def told_in(cast: Cast, sentence: Sentence, end: int | None = None) -> set[str]:
    """Return the countries that a sentence tells, of parties and places, up to a word."""
    here = (m for m in mentions_in(cast, sentence) if end is None or m.first < end)
    told = {m.country if m.kind in PLACE_KINDS or m not in cast.of else cast.country(cast.of[m]) for m in here}
    return {c for c in told if c and c not in BODIES}
