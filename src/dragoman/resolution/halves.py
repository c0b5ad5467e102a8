"""Words that mean an actor by what else the text names: "the North" beside both Koreas, "Jordan" after "Jim Jordan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.mentions import Mention, make
from dragoman.knowledge.gazetteer import Entry, Gazetteer, to_words
from dragoman.nlp.parse import Parsed, Token
from dragoman.nlp.roles import preposition
from dragoman.resolution.names import fold
from dragoman.resolution.persons import is_one_word

HALVES = {"north": ("PRK", "KOR"), "south": ("KOR", "PRK")}
# Where a name behind these words is a place, not a man.
AT_A_PLACE = {"in", "to", "into", "across", "inside", "near", "of"}


def find_halves(parsed: Parsed, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield "the North" and "the South" in a text that names both Koreas and no other state called so."""
    told = {m.country for m in mentions if m.kind == "state" and m.tokens[0].lower in HALVES}
    if told != {"PRK", "KOR"}:
        return
    at = {(m.sentence.index, i): m for m in mentions for i in range(m.first, m.last + 1)}
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            here = at.get((sentence.index, token.i))
            free = here is None or (here.first == here.last and not here.entries)
            if token.lower in HALVES and free and is_half(token):
                state = gazetteer.states[f"state/{HALVES[token.lower][0]}"]
                entries = [e for e in gazetteer.names[to_words(state.name)] if e.kind == "state"]
                yield (
                    as_state(here, entries) if here is not None else make(sentence, token.i, token.i, "state", entries)
                )


def as_state(mention: Mention, entries: Sequence[Entry]) -> Mention:
    """Make a mention one of a state, in place."""
    mention.kind, mention.entries, mention.country = "state", tuple(entries), entries[0].country
    return mention


def is_half(token: Token) -> bool:
    """Whether a word stands for a state by itself: "the North", not "the North Sea" or "the north"."""
    alone = token.dep not in {"compound", "amod", "flat"} and not any(
        c.dep in {"compound", "flat"} for c in token.children
    )
    return token.text.istitle() and alone and any(c.lower == "the" for c in token.children)


def namesakes(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield lone names of states or places that are a person's surname, told in full before and no place elsewhere."""
    full = [m for m in mentions if m.kind == "person" and m.last > m.first]
    if not full:
        return
    for mention in mentions:
        if mention.kind in {"state", "capital", "place"} and mention.first == mention.last and is_bare_name(mention):
            name = mention.tokens[0].lower
            same = any(p.tokens[-1].lower == name and p.start < mention.start for p in full)
            if same and not is_told_apart(mention, mentions):
                yield mention


def heard_as_bodies(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield lone surnames heard as bodies that nobody knows, of persons told in full: "the *Marlow* campaign"."""
    full = {fold(m.name)[-1] for m in mentions if m.kind == "person" and len(fold(m.name)) > 1}
    for mention in mentions:
        unknown = mention.kind == "organisation" and not mention.entries and mention.head.tag in {"NNP", "NNPS"}
        if unknown and is_one_word(mention.name) and fold(mention.name)[-1] in full:
            yield mention


def is_bare_name(mention: Mention) -> bool:
    """Whether a name stands where a person's may: not "in Jordan"."""
    return preposition(mention.head) not in AT_A_PLACE and mention.head.dep not in {"compound", "amod"}


def is_told_apart(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the text tells of the state or place by another word as well: "Jordanian", "Amman", "in Jordan"."""
    same = (m for m in mentions if m is not mention and m.kind != "person" and m.country == mention.country)
    return mention.country is not None and any(
        m.tokens[0].lower != mention.tokens[0].lower or not is_bare_name(m) for m in same
    )
