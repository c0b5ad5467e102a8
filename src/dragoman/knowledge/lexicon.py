"""Predicates by their head lemma, with light verbs, named word sets and speech cues."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.knowledge.overlay import kept, own
from dragoman.knowledge.tables import Light, Predicate, SpeechCue, load

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headed:
    """A predicate under one of its words: `before` and `after` are the other words of a multiword form."""

    predicate: Predicate
    order: int
    before: Words = ()
    after: Words = ()


@dataclass(slots=True)
class Lexicon:
    """Predicates by part of speech and head lemma."""

    verbs: dict[str, list[Headed]] = field(default_factory=dict)
    nouns: dict[str, list[Headed]] = field(default_factory=dict)
    adjectives: dict[str, list[Headed]] = field(default_factory=dict)
    light: dict[str, list[tuple[Words, str]]] = field(default_factory=dict)

    def effect(self, lemma: str, words: Words) -> str | None:
        """Return what a light verb does to the noun it carries.

        `words` begin with how it carries it (object, subject or a preposition), then come the particles beside it. A
        noun behind a preposition is carried only where that preposition belongs to the verb: "engaged in talks", but
        not "expressed condolences after the attack".
        """
        how = words[0] if words else ""
        best: tuple[int, str] | None = None
        for after, effect in self.light.get(lemma, ()):
            held = how in {"object", "subject"} or how in after
            if held and all(w in words for w in after) and (best is None or len(after) > best[0]):
                best = (len(after), effect)
        return best[1] if best else None


def noun_parts(name: str) -> tuple[str, Words, Words]:
    """Split a noun entry into head, words before and words after: "air strike", "memorandum of understanding"."""
    words = tuple(name.lower().replace("-", " ").split())
    at = next((i - 1 for i, w in enumerate(words) if i and w in {"of", "to", "for", "in", "on"}), len(words) - 1)
    return words[at], words[:at], words[at + 1 :]


@functools.cache
def load_sets() -> dict[str, frozenset[str]]:
    """Return the named lemma sets, sets within sets resolved."""
    raw = load("sets", dict[str, list[str]])

    def expand(name: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
        for word in raw.get(name, ()):
            if word.startswith("$") and word not in seen:
                yield from expand(word[1:], seen | {word})
            else:
                yield word.lower()

    return {name: frozenset(expand(name)) for name in raw}


@kept("predicates")
def load_lexicon() -> Lexicon:
    """Build the lexicon from the compiled tables and the codebook in force."""
    lexicon = Lexicon()
    for order, predicate in enumerate((*load("lexicon", tuple[Predicate, ...]), *own().predicates)):
        for verb in predicate.verbs:
            head, *after = verb.lower().split()
            lexicon.verbs.setdefault(head, []).append(Headed(predicate, order, (), tuple(after)))
        for noun in predicate.nouns:
            head, before, following = noun_parts(noun)
            lexicon.nouns.setdefault(head, []).append(Headed(predicate, order, before, following))
            if "-" in noun and not following:
                # The tokenizer parts "build-up", and the tree may hang either half on the other.
                first, *rest = (*before, head)
                lexicon.nouns.setdefault(first, []).append(Headed(predicate, order, (), tuple(rest)))
        for adjective in predicate.adjectives:
            head, *after = adjective.lower().split()
            lexicon.adjectives.setdefault(head, []).append(Headed(predicate, order, (), tuple(after)))
    for group in load("light", tuple[Light, ...]):
        for verb in group.verbs:
            head, *after = verb.lower().split()
            lexicon.light.setdefault(head, []).append((tuple(after), group.effect))
    return lexicon


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech cue under its head lemma; `after` are the other words of a multiword form."""

    row: SpeechCue
    after: Words


@functools.cache
def load_cues() -> dict[str, dict[str, list[Cue]]]:
    """Return speech cues by kind (verb, noun, adjective, preposition), then head lemma."""
    found: dict[str, dict[str, list[Cue]]] = {"verb": {}, "noun": {}, "adjective": {}, "preposition": {}}
    for row in load("speech", dict[str, tuple[SpeechCue, ...]])["en"]:
        for cue in row.cues:
            words = tuple(cue.lower().split())
            found.setdefault(row.kind, {}).setdefault(words[0], []).append(Cue(row, words[1:]))
    for table in found.values():
        for cues in table.values():
            cues.sort(key=lambda c: -len(c.after))
    return found
