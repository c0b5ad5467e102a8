"""The other side of a pact that is left, broken or suspended, where nothing but the pact tells it.

"Washington withdrew from the JCPOA" is an act towards Iran: of two parties the other, of many the one state that the
pact is about.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.frames import Coded
from dragoman.extract.pacts import STATE, Background, Named, known_at
from dragoman.extract.parties import Lookup, Party
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import children, preposition

# "its participation in the treaty", "its withdrawal from its obligations under the accord"
HOLDING = {"of", "from", "in", "to", "under"}
LEFT = ("object", "from", "of", "out", "in", "under")
# So many sentences back "the agreement" may mean the pact told last.
FAR = 3


@dataclass(eq=False)
class Pacts:
    """The known pacts of a document, found when asked for."""

    parsed: Parsed
    lookup: Lookup

    @functools.cached_property
    def named(self) -> dict[str, Party]:
        """Who is named, by id."""
        nouns = ((s, t) for s in self.parsed.sentences for t in s.tokens if t.is_noun)
        return {p.actor: p for s, t in nouns for p in self.lookup.named(s, t)}

    @functools.cached_property
    def background(self) -> Background:
        """What decides which pact a name means."""
        countries = frozenset(p.country for p in self.named.values() if p.country)
        return Background(countries, self.parsed.document.published)

    def at(self, sentence: Sentence, token: Token) -> tuple[Named, list[Token]] | None:
        """Return the pact that a word names or takes up, with its words."""
        named = known_at(sentence, token, self.background)
        if named is not None or not takes_up(token):
            return named
        told = self.told_before(sentence, token)
        return (told, [token]) if told else None

    def told_before(self, sentence: Sentence, token: Token) -> Named | None:
        """Return the pact told last before a word."""
        for near in reversed(self.parsed.sentences[max(0, sentence.index - FAR) : sentence.index + 1]):
            for word in reversed(near.tokens[: token.i] if near is sentence else near.tokens):
                found = known_at(near, word, self.background)
                if found is not None:
                    return found[0]
        return None


def takes_up(token: Token) -> bool:
    """Whether a word may stand for a pact told before: "the agreement", "it"."""
    if token.lower == "it":
        return True
    bare = all(c.dep in {"case", "det", "punct"} for c in token.children)
    return bare and token.lemma.lower() in load_sets()["agreements"] and any(c.lower == "the" for c in token.children)


def with_pact_side(coded: Coded, pacts: Pacts) -> Coded:
    """Return an act with the other side of the pact that is left as its target, and no name inside the pact's name."""
    predication = coded.predication
    if predication.predicate.type != "SANCTION" or predication.predicate.own:
        return coded
    # "pulled the United States out of the deal": who is pulled out is who leaves.
    own = {p.country for p in coded.sources if p.country}
    targets = [p for p in coded.targets if not (p.actor.startswith(STATE) and p.country in own)]
    for token in left(predication):
        found = pacts.at(predication.sentence, token)
        if found is not None:
            targets = [p for p in targets if p.actor in found[0].members() or not is_within(p, found[1])]
            return replace(coded, targets=targets or other_side(coded, *found, pacts))
    return replace(coded, targets=targets)


def left(predication: Predication) -> Iterator[Token]:
    """Yield the words that may name what is left, and what hangs on them."""
    tokens = [t for name in LEFT for t in predication.slots.get(name, [])]
    while tokens:
        token = tokens.pop(0)
        yield token
        tokens += [c for c in children(token, "nmod") if preposition(c) in HOLDING]


def other_side(coded: Coded, pact: Named, words: list[Token], pacts: Pacts) -> list[Party]:
    """Return the state or body on the other side of a pact, if the text names it and there is but one."""
    own = {STATE + p.country if p.country else p.actor for p in coded.sources}
    others = pact.members() - own
    if not own or not own <= pact.members() or not others:
        return []
    if len(others) > 1:
        others = {STATE + code for code in pact.beside} - own if len(pact.beside) == 1 else set()
    span = pacts.parsed.span(words[0].start, words[-1].end)
    named = (pacts.named.get(actor) for actor in sorted(others))
    return [replace(p, span=span, how="reference") for p in named if p is not None]


def is_within(party: Party, words: list[Token]) -> bool:
    """Whether a party is named inside a pact's name."""
    return words[0].start <= party.span.start < words[-1].end
