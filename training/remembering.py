"""For `spacy train --code`: the encoder's layer, which remembers every paragraph, for the encoder does not change."""

from __future__ import annotations

import numpy as np

from dragoman.nlp.encoder import Encoder, register

plainly = Encoder.vectors
remembered: dict[tuple[str, ...], np.ndarray] = {}


def vectors(self: Encoder, words: list[str]) -> np.ndarray:
    """Return the vectors of words, encoded once; kept at half precision."""
    key = tuple(words)
    if key not in remembered:
        remembered[key] = plainly(self, words).astype(np.float16)
    return remembered[key].astype(np.float32)


register()
Encoder.vectors = vectors
