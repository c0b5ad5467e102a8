"""The encoder inside a spaCy pipeline: documents → one vector a token, by onnxruntime.

The layer is spaCy's to call: a pipeline names `dragoman.EncoderTok2Vec.v1`. Each document is encoded by itself,
in windows of whole tokens, so that neither the batch nor its order nor padding can change a vector: int8
activations are scaled by what is in the run.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Maxout, Model, chain, concatenate, with_array

from dragoman.errors import ModelError
from dragoman.nlp.wordpieces import WordPieces

if TYPE_CHECKING:
    import onnxruntime
    from numpy.typing import NDArray
    from spacy.tokens import Doc

# Pieces of one window, and of the context that a following window sees again.
WINDOW, OVERLAP = 200, 40
WIDTH = 384
ARCHITECTURE = "dragoman.EncoderTok2Vec.v1"
# Where a document keeps its vectors, for the trees and the names each have a layer of their own over them.
KEPT = "dragoman.encoder"


class Encoder:
    """A session of one ONNX file, with its vocabulary."""

    def __init__(self, folder: Path) -> None:
        """Load the encoder of a folder; raises ModelError when a file of it is missing."""
        import onnxruntime

        try:
            vocabulary = (folder / "vocab.txt").read_text("utf8").split("\n")
            options = onnxruntime.SessionOptions()
            # Worker processes are the parallelism; a spinning thread pool would fight with them.
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self.session: onnxruntime.InferenceSession = onnxruntime.InferenceSession(
                str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises classes of its own for a file that is missing or broken
            message = f"the encoder in {str(folder)!r} cannot be loaded ({error}); install dragoman again"
            raise ModelError(message) from error
        self.pieces = WordPieces([piece for piece in vocabulary if piece])

    def vectors(self, words: list[str]) -> NDArray[np.float32]:
        """Return one vector a word, the mean of its pieces'."""
        cut = [self.pieces.pieces(word) for word in words]
        found = np.zeros((len(words), WIDTH), dtype=np.float32)
        for first, start, end in windows([len(pieces) for pieces in cut]):
            found[start:end] = self.run(cut[first:end])[start - first :]
        return found

    def run(self, cut: list[tuple[int, ...]]) -> NDArray[np.float32]:
        """Encode the words of one window."""
        flat = [self.pieces.start, *(piece for pieces in cut for piece in pieces), self.pieces.end]
        hidden = self.session.run(None, {"input_ids": np.array([flat], dtype=np.int64)})[0][0]
        sizes = np.array([len(pieces) for pieces in cut])
        starts = np.concatenate(([1], 1 + np.cumsum(sizes)[:-1]))
        sums = np.add.reduceat(hidden[:-1], starts, axis=0)
        means: NDArray[np.float32] = sums / sizes[:, None]
        return means


def windows(sizes: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (first word seen, first word kept, end) of each window; every word is kept once."""
    start = 0
    while start < len(sizes):
        first, before = start, 0
        while first and before + sizes[first - 1] <= OVERLAP:
            first -= 1
            before += sizes[first]
        end, held = start, before
        while end < len(sizes) and (end == start or held + sizes[end] <= WINDOW):
            held += sizes[end]
            end += 1
        yield first, start, end
        start = end


@functools.lru_cache(maxsize=2)
def load_encoder(name: str) -> Encoder:
    """Return the encoder of a bundled language, or of a folder."""
    bundled = Path(str(resources.files("dragoman.nlp") / "models" / name / "encoder"))
    return Encoder(bundled if bundled.is_dir() else Path(name))


def register() -> None:
    """Make the layer known to spaCy by its name, before a pipeline that names it is loaded or trained."""
    from spacy.util import registry

    registry.architectures.register(ARCHITECTURE, func=encoder_tok2vec)


def encoder_tok2vec(
    name: str, width: int, embed: Model[Any, Any], encode: Model[Any, Any]
) -> Model[list[Doc], list[NDArray[np.float32]]]:
    """Return a token-to-vector layer: the encoder beside `embed` (it knows no case), mixed to `width`, then `encode`.

    `name` is a bundled language or the folder of an encoder. The encoder itself learns nothing.
    """
    mix = Maxout(nO=width, nP=2, normalize=True, dropout=0.0)
    layer: Model[list[Doc], list[NDArray[np.float32]]] = chain(
        concatenate(encoder_layer(name), embed), with_array(mix), encode
    )
    layer.set_dim("nO", width)
    layer.set_ref("embed", embed)
    layer.set_ref("encode", encode)
    return layer


def encoder_layer(name: str) -> Model[Any, Any]:
    """Return the layer that encodes: documents → a matrix each, one row a token."""

    def forward(
        _: Model[Any, Any],
        docs: list[Doc],
        is_train: bool,  # noqa: ARG001, FBT001 - thinc calls it so
    ) -> tuple[list[NDArray[np.float32]], Callable[[Any], list[Doc]]]:
        encoder = load_encoder(name)
        return [kept_vectors(doc, encoder) for doc in docs], lambda _: docs

    return Model("encoder", forward, dims={"nO": WIDTH})


def kept_vectors(doc: Doc, encoder: Encoder) -> NDArray[np.float32]:
    """Return a document's vectors, computed when first asked for."""
    if KEPT not in doc.user_data:
        doc.user_data[KEPT] = encoder.vectors([token.text for token in doc])
    vectors: NDArray[np.float32] = doc.user_data[KEPT]
    return vectors
