"""Which type of act joins two given phrases: what the encoder hears between them, and what entries say, weighed.

A conditional logit over the 16 types. That the two are joined is known, so that all words between them may be heard;
a document is read word by word instead (`act_types`). `training/pairs.py` makes the weights.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dragoman.extract.act_types import COOPERATION, KINDS, LEAST, quad
from dragoman.extract.learned import can_tell

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.nlp.acts import Acts
    from dragoman.nlp.parse import Sentence, Token

FILE = "models/en/pairs.json"
# What an entry says of one of the two counts half where only the side of the quarrel is asked.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """The type that an entry of the lexicon says, and whether it holds both phrases or one of them.

    `overruled`: the encoder, word by word, has given it another type or thought it unlikely.
    """

    kind: str
    both: bool
    overruled: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What the encoder hears between two phrases of a sentence.

    `votes`: by type, over words that point at both; `path`: the same of the words between the two in the tree,
    however they point; `joins`: of each word, how surely it points at both.
    """

    sentence: Sentence
    votes: NDArray[np.float64]
    path: NDArray[np.float64]
    joins: Mapping[int, float]

    @property
    def weight(self) -> float:
        """How surely any word tells an act between the two."""
        return max((self.joined(i) for i in self.joins), default=0.0)

    def joined(self, i: int) -> float:
        """Return how surely a word tells an act of any type between the two."""
        return self.joins[i] * (1 - float(acts_of(self.sentence).types[i, len(KINDS)]))

    def word(self, kind: str) -> Token | None:
        """Return the word that most surely tells an act of that type between the two; None where none can tell."""
        told, at = acts_of(self.sentence).types, KINDS.index(kind)
        best = max(self.joins, key=lambda i: self.joins[i] * told[i, at], default=None)
        return None if best is None else self.sentence.tokens[best]


def acts_of(sentence: Sentence) -> Acts:
    """Return what the encoder tells of a sentence of which it has been asked."""
    acts = sentence.acts
    assert acts is not None  # noqa: S101 - only sentences that were heard come here
    return acts


def listen(sentence: Sentence, source: Sequence[Token], target: Sequence[Token]) -> Heard | None:
    """Return what the encoder hears between two phrases of a sentence; None without an encoder that hears."""
    acts = sentence.acts
    if acts is None or not source or not target:
        return None
    given = {t.i for t in (*source, *target)}
    joined = acts.joined(source, target).tolist()
    joins = {t.i: joined[t.i] for t in sentence.tokens if can_tell(t) and t.i not in given}
    told = acts.types[:, : len(KINDS)].astype(float)
    votes = sum((told[i] * joined for i, joined in joins.items()), np.zeros(len(KINDS)))
    between = [t.i for t in path(head(source), head(target)) if t.i not in given]
    return Heard(sentence, votes, told[between].max(axis=0) if between else np.zeros(len(KINDS)), joins)


def head(phrase: Sequence[Token]) -> Token:
    """Return the word of a phrase that hangs outside it."""
    return next((t for t in phrase if t.head is None or t.head not in phrase), phrase[0])


def path(one: Token, other: Token) -> Iterator[Token]:
    """Yield the words of the way through the tree from one word to another, both ends included."""
    up, down = [one, *one.ancestors()], [other, *other.ancestors()]
    shared = next((t for t in up if t in down), None)
    for way in (up, down):
        for token in way:
            if token is shared:
                break
            yield token
    if shared is not None:
        yield shared


def choose(said: Iterable[Said], heard: Heard) -> str:
    """Return the likeliest type of act between two phrases."""
    weights = load_weights()
    speaks = {
        kind: sum(weights.get(name, 0.0) * value for name, value in found.items())
        for kind, found in features(said, heard).items()
    }
    return max(speaks, key=speaks.__getitem__)


def features(said: Iterable[Said], heard: Heard) -> dict[str, dict[str, float]]:
    """Return by type what speaks for it.

    `votes`, `path`: the logarithms of what is heard; `said.both`, `said.one`: an entry of the type holds both phrases,
    or one; `overruled`: one did before the encoder was asked; `said.side`: one of a type on the same side of the
    quarrel does.
    """
    said = list(said)
    both = {s.kind for s in said if s.both and not s.overruled}
    one, overruled = {s.kind for s in said if not s.both}, {s.kind for s in said if s.overruled}
    weight = {kind: (kind in both) + HALF * (kind in one) for kind in KINDS}
    share = heard.votes / max(float(heard.votes.sum()), LEAST)
    side = {quarrel: max(weight[k] for k in KINDS if is_quarrel(k) == quarrel) for quarrel in (False, True)}
    return {
        kind: {
            "votes": math.log(max(share[i], LEAST)),
            "path": math.log(max(heard.path[i], LEAST)),
            "said.both": float(kind in both),
            "said.one": float(kind in one),
            "overruled": float(kind in overruled),
            "said.side": side[is_quarrel(kind)],
        }
        for i, kind in enumerate(KINDS)
    }


@functools.cache
def is_quarrel(kind: str) -> bool:
    """Whether a type is conflict, in words or deeds."""
    return quad(kind) > COOPERATION


@functools.cache
def load_weights() -> dict[str, float]:
    """Return the weights of the features."""
    content = resources.files("dragoman.nlp").joinpath(FILE).read_bytes()
    return msgspec.json.decode(content, type=dict[str, float])
