"""Words that mean an actor by what else the text names: "the North" beside both Koreas, "Jordan" after "Jim Jordan"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.extract.mentions import Mention, make
from dragoman.knowledge.gazetteer import Entry, Gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Parsed, Sentence
from dragoman.nlp.roles import preposition
from dragoman.resolution.names import fold
from dragoman.resolution.persons import is_one_word

# Not East and West: in a text of both Germanies "the West" is all that was not the East.
DIRECTIONS = {"north", "south"}
# Where a name behind these words is a place, not a man.
AT_A_PLACE = {"in", "to", "into", "across", "inside", "near", "of"}
# What a state has besides bodies, and hardly a man.
OF_A_STATE = {"king", "queen", "monarch", "emir", "president", "premier", "minister", "border", "capital", "economy"}


def with_lone_halves(found: Sequence[Mention], parsed: Parsed, gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions with "the North" as the state that it is in a text of two Koreas."""
    halves = divided(found, gazetteer)
    told = [(s, lone_halves(s, halves)) for s in parsed.sentences] if halves else []
    states = [make(s, at, at, "state", entries) for s, alone in told for at, entries in alone]
    heads = {(m.sentence.index, m.first, m.first) for m in states}
    kept = [m for m in found if (m.sentence.index, m.first, m.last) not in heads]
    return sorted([*kept, *states], key=lambda m: m.start)


def divided(known: Iterable[Mention], gazetteer: Gazetteer) -> dict[str, tuple[Entry, ...]]:
    """Return by its direction each of two states that share the rest of their names in a text."""
    found: defaultdict[str, dict[str, tuple[Entry, ...]]] = defaultdict(dict)
    for mention in known:
        state = gazetteer.states.get(mention.entries[0].id) if mention.kind == "state" and mention.entries else None
        first, _, rest = state.name.lower().partition(" ") if state else ("", "", "")
        if first in DIRECTIONS and rest:
            found[rest][first] = mention.entries
    pairs = [halves for halves in found.values() if len(halves) > 1]
    return pairs[0] if len(pairs) == 1 else {}


def lone_halves(sentence: Sentence, halves: dict[str, tuple[Entry, ...]]) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """Yield the places of "the North" and "the South" that stand alone, and which state they name."""
    for before, half, after in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        alone = not after.is_noun and not after.tag.startswith("JJ") and after.lower not in {"of", "-"}
        if before.lower == "the" and half.lower in halves and half.text.istitle() and alone:
            yield half.i, halves[half.lower]


def namesakes(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield lone names of states or places that are a person's surname, told in full before and no place elsewhere."""
    full = [m for m in mentions if m.kind == "person" and m.last > m.first]
    for mention in mentions if full else ():
        lone = mention.kind in {"state", "capital", "place"} and mention.first == mention.last
        if lone and is_bare_name(mention) and is_surname_of(mention, full) and not is_told_apart(mention, mentions):
            yield mention


def is_surname_of(mention: Mention, persons: Sequence[Mention]) -> bool:
    """Whether a word is the surname of a person told before."""
    name = mention.tokens[0].lower
    return any(p.tokens[-1].lower == name and p.start < mention.start for p in persons)


def heard_as_bodies(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield lone surnames heard as bodies that nobody knows, of persons told in full: "the *Marlow* campaign"."""
    full = {fold(m.name)[-1] for m in mentions if m.kind == "person" and len(fold(m.name)) > 1}
    for mention in mentions:
        unknown = mention.kind == "organisation" and not mention.entries and mention.head.tag in {"NNP", "NNPS"}
        if unknown and is_one_word(mention.name) and fold(mention.name)[-1] in full:
            yield mention


def is_bare_name(mention: Mention) -> bool:
    """Whether a name stands where a person's may: not "in Jordan", "Jordan's army"."""
    head = mention.head
    owned = head.head if head.dep == "nmod:poss" else None
    whole = owned is not None and owned.lemma.lower() in load_sets()["one-of-each"] | OF_A_STATE
    return preposition(head) not in AT_A_PLACE and head.dep not in {"compound", "amod"} and not whole


def is_told_apart(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the text tells of the state or place by another word as well: "Jordanian", "Amman", "in Jordan"."""
    same = (m for m in mentions if m is not mention and m.kind != "person" and m.country == mention.country)
    return mention.country is not None and any(
        m.tokens[0].lower != mention.tokens[0].lower or not is_bare_name(m) for m in same
    )
