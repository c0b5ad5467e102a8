"""How near in meaning two words are: the encoder's vectors of their pieces, before any layer has read them."""

from __future__ import annotations

import functools
from collections.abc import Collection
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.errors import ModelError
from dragoman.nlp.sessions import EMBEDDINGS, to_session
from dragoman.nlp.wordpieces import WordPieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

REMEMBERED = 20_000
STEP = 1_000


class WordVectors:
    """A vector a word: the mean of its pieces', less the mean of all pieces, of length 1."""

    def __init__(self, folder: Path) -> None:
        """Load the pieces of a folder with their vectors; raises ModelError when a file of it is missing."""
        try:
            vocabulary = (folder / "vocab.txt").read_text("utf8").split("\n")
            self.session = to_session(folder / EMBEDDINGS)
        except Exception as error:  # onnxruntime raises classes of its own for a file that is missing or broken
            message = f"the word vectors in {str(folder)!r} cannot be loaded ({error}); install dragoman again"
            raise ModelError(message) from error
        self.pieces = WordPieces([piece for piece in vocabulary if piece])
        size = len(self.pieces.numbers)
        steps = [self.rows(range(start, min(start + STEP, size))) for start in range(0, size, STEP)]
        self.middle = np.concatenate(steps).mean(axis=0, dtype=np.float64)
        self.word = functools.lru_cache(maxsize=REMEMBERED)(self.find)

    def rows(self, numbers: Collection[int]) -> NDArray[np.float32]:
        """Return the vectors of pieces, each as if it stood alone."""
        ids = np.array(list(numbers), dtype=np.int64)[:, None]
        rows: NDArray[np.float32] = self.session.run(None, {"input_ids": ids, "case": np.zeros_like(ids)})[0][:, 0]
        return rows

    def find(self, word: str) -> NDArray[np.float64]:
        """Return the vector of a word."""
        return to_unit(self.rows(self.pieces.pieces(word)).mean(axis=0, dtype=np.float64) - self.middle)

    def mean(self, words: Collection[str]) -> NDArray[np.float64]:
        """Return the vector of some words together; of none, one that is near to nothing."""
        return to_unit(sum((self.word(word) for word in sorted(words)), start=np.zeros_like(self.middle)))


def to_unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a vector of length 1 in the same direction."""
    return vector / max(float(np.linalg.norm(vector)), 1e-12)


@functools.lru_cache(maxsize=1)
def load_word_vectors(language: str = "en") -> WordVectors:
    """Return the word vectors of a bundled language."""
    return WordVectors(Path(str(resources.files("dragoman.nlp") / "models" / language / "encoder")))
