"""Pronouns and pair nouns → the actors they stand for; abstain when unsure.

A text is gone through paragraph by paragraph, quotations after what stands around them, so that "he said" is known before what he
says. Each reference that is resolved counts as one more telling of its actor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from dragoman.extract.mentions import Mention
from dragoman.knowledge.naming import References, load_references
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import conjuncts
from dragoman.resolution.antecedents import Pronoun, Story, choose, to_pronoun
from dragoman.resolution.cast import Cast
from dragoman.resolution.quoted import Spoken, find_spoken, quote_at
from dragoman.resolution.told import THING, Key, of_pronoun, tell

LOOK_BACK = 3
PAIRS = 20
Refs = dict[tuple[int, int], tuple[str, ...]]


@dataclass(slots=True, eq=False)
class Reader:
    """What is known while a text is gone through."""

    cast: Cast
    words: References
    story: Story = field(default_factory=Story)
    pairs: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    refs: Refs = field(default_factory=dict)

    def actors_at(self, sentence: Sentence, token: Token) -> tuple[str, ...]:
        """Return who is named or referred to at a token."""
        named = actor_at(self.cast, sentence, token)
        return (named,) if named else self.refs.get((sentence.index, token.i), ())


def resolve_references(cast: Cast) -> Refs:
    """Return actor ids by (sentence index, token index) of each pronoun or pair noun that could be resolved."""
    reader = Reader(cast, load_references())
    for _, sentences in groupby(cast.parsed.sentences, key=lambda s: s.paragraph):
        read_paragraph(reader, list(sentences))
    return reader.refs


def read_paragraph(reader: Reader, paragraph: list[Sentence]) -> None:
    """Resolve the references of one paragraph, those within quotations last."""
    spoken = find_spoken(reader.cast.parsed, paragraph)
    for sentence in paragraph:
        for told in tell(reader.cast, sentence):
            reader.story.add(told)
        reader.pairs = [*reader.pairs[-PAIRS:], *((sentence.index, pair) for pair in coordinated(reader.cast, sentence))]
    referring = [(s, t, quote_at(spoken, t.start)) for s in paragraph for t in s.tokens if refers(t, reader.words)]
    for sentence, token, quote in sorted(referring, key=lambda r: r[2] is not None):
        refer(reader, sentence, token, quote)


def refers(token: Token, words: References) -> bool:
    """Whether a word is a pronoun of the third person or a pair noun."""
    return (token.lower in words.pronouns and token.tag.startswith("PRP")) or is_pair(token, words)


def refer(reader: Reader, sentence: Sentence, token: Token, quote: Spoken | None) -> None:
    """Resolve one reference and take it into what has been told."""
    if token.lower not in reader.words.pronouns:
        if found := pair_before(reader, sentence):
            reader.refs[sentence.index, token.i] = found
        return
    pronoun = to_pronoun(token, sentence, reader.words)
    if quote is not None:
        pronoun.quote, pronoun.speaker = quote.start, speaker_of(reader, quote)
        reader.story.quotes[pronoun.place] = quote.start
    key = choose(pronoun, reader.story, reader.words)
    if key is not None:
        take_up(reader, pronoun, key)


def take_up(reader: Reader, pronoun: Pronoun, key: Key) -> None:
    """Count a pronoun as one more telling of whom it stands for."""
    before = next(iter(reader.story.before(pronoun)[key]))
    reader.story.add(of_pronoun(before, pronoun.token, pronoun.sentence))
    if pronoun.word in {"he", "she"}:
        reader.story.sexes.setdefault(key, pronoun.word)
    if not key[0].startswith(THING):
        reader.refs[pronoun.place] = key


def speaker_of(reader: Reader, quote: Spoken) -> tuple[str, ...] | None:
    """Return who speaks a quotation, named or by a pronoun outside it."""
    return next((a for t in quote.speakers if (a := reader.actors_at(quote.sentence, t))), None)


def is_pair(token: Token, words: References) -> bool:
    """Whether a noun stands for two actors told before: "both sides", "the two countries"."""
    return token.lemma.lower() in words.pairs and any(c.lower in {"both", "two"} for c in token.children)


def pair_before(reader: Reader, sentence: Sentence) -> tuple[str, ...]:
    """Return the pair last told of, if that was near."""
    near = sentence.index - LOOK_BACK - 1
    return next((pair for index, pair in reversed(reader.pairs) if near < index < sentence.index), ())


def coordinated(cast: Cast, sentence: Sentence) -> Iterator[tuple[str, ...]]:
    """Yield the pairs of actors that a sentence joins: "Russia and Iran", "X met Y", "X held talks with Y"."""
    for token in sentence.tokens:
        if token.dep != "conj" and any(c.dep == "conj" for c in token.children):
            actors = tuple(dict.fromkeys(filter(None, (actor_at(cast, sentence, t) for t in conjuncts(token)))))
            if len(actors) == 2:  # noqa: PLR2004
                yield actors
    for token in sentence.tokens:
        if token.dep in {"obl", "nmod"} and any(c.lower == "with" and c.dep == "case" for c in token.children):
            partner = actor_at(cast, sentence, token)
            subject = next((t for t in sentence.tokens if t.dep == "nsubj"), None)
            own = actor_at(cast, sentence, subject) if subject else None
            if partner and own and partner != own:
                yield own, partner


def actor_at(cast: Cast, sentence: Sentence, token: Token) -> str | None:
    """Return the actor named at a token."""
    mention: Mention | None = cast.mention(sentence, token)
    return cast.of.get(mention) if mention and mention.covers(token) else None
