"""What the encoder tells of acts: at a predicate its type and status, and which words name its sides.

Behind the encoder's vector each token's row carries logits of types and of statuses, a key for either side, which a
predicate asks with, and a query, with which a party answers; the last two numbers of `told` are the sides' bias.
Learnt from our own sentences and the lexicon's examples (`training/acts.py`).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dragoman.model import Status
    from dragoman.nlp.parse import Token

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
STATUSES: tuple[Status, ...] = ("actual", "planned", "hypothetical", "negated")
SIDES = 2
KEY = 64
ROOT = np.sqrt(KEY)
# Numbers a row holds behind the vector and the two that are told.
WIDTHS = (len(TYPES), len(STATUSES), SIDES * KEY, KEY, SIDES)
ACTS, ENDS = sum(WIDTHS), tuple(itertools.accumulate(WIDTHS))
PLACES = {kind: place for place, kind in enumerate(TYPES)}


@dataclass(frozen=True, slots=True, eq=False)
class Acts:
    """One sentence's rows: probabilities of types (n x 17) and statuses (n x 4), keys n x 2 x 64, queries n x 64.

    `told` has the types' as plain numbers, of which rules ask word by word; `kept` what some words point at, asked for
    the sides and again for the score.
    """

    types: NDArray[np.float32]
    statuses: NDArray[np.float32]
    keys: NDArray[np.float32]
    queries: NDArray[np.float32]
    biases: NDArray[np.float32]
    told: list[list[float]]
    kept: dict[tuple[int, ...], NDArray[np.float32]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: NDArray[np.float32]) -> Acts:
        """Take the rows of one sentence apart."""
        parts = [rows[:, end - width : end] for width, end in zip(WIDTHS, ENDS, strict=True)]
        types, statuses, keys, queries, biases = parts
        types = softmax(types)
        return cls(types, softmax(statuses), keys.reshape(-1, SIDES, KEY), queries, biases, types.tolist())

    def type_of(self, token: Token) -> tuple[str, float]:
        """Return the likeliest type of the act that the word tells, "NONE" if none, and its probability."""
        chances = self.told[token.i]
        best = max(chances)
        return TYPES[chances.index(best)], best

    def chance(self, token: Token, kind: str) -> float:
        """Return how likely the word tells an act of that type."""
        return self.told[token.i][PLACES[kind]]

    def chances(self, words: Sequence[Token], kinds: Iterable[str]) -> dict[str, float]:
        """Return how likely the likeliest of the words tells an act, of each of those types."""
        most = [max(of_kind) for of_kind in zip(*[self.told[word.i] for word in words], strict=True)]
        return {kind: most[PLACES[kind]] for kind in kinds}

    def status_of(self, token: Token) -> tuple[Status, float]:
        """Return the likeliest status of the act that the word tells, and its probability."""
        best = int(self.statuses[token.i].argmax())
        return STATUSES[best], float(self.statuses[token.i, best])

    def pointed(self, words: Sequence[Token]) -> NDArray[np.float32]:
        """Return how likely each word of the sentence names source and target of the act that the words tell, n x 2."""
        places = tuple([w.i for w in words])
        if places not in self.kept:
            asked = self.keys[list(places)].mean(axis=0) if len(places) > 1 else self.keys[places[0]]
            scores = self.queries @ asked.T / ROOT + self.biases
            self.kept[places] = 1 / (1 + np.exp(-scores))
        return self.kept[places]

    def joined(self, source: Sequence[Token], target: Sequence[Token]) -> NDArray[np.float32]:
        """Return how surely each word of the sentence points at one phrase as source and the other as target."""
        found: NDArray[np.float32] = self.side(source, 0) * self.side(target, 1)
        return found

    def side(self, phrase: Sequence[Token], side: int) -> NDArray[np.float32]:
        """Return how surely each word points at a phrase as that side of what it tells."""
        at = [t.i for t in phrase]
        scores = self.keys[:, side] @ self.queries[at].T / ROOT + self.biases[at, side]
        found: NDArray[np.float32] = 1 / (1 + np.exp(-scores.max(axis=1)))
        return found

    def sides(self, words: Sequence[Token], party: Token) -> tuple[float, float]:
        """Return how likely one word names the source, and the target, of the act that the words tell."""
        source, target = self.pointed(words)[party.i]
        return float(source), float(target)


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return each row's probabilities."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: NDArray[np.float32] = raised / raised.sum(axis=1, keepdims=True)
    return found
