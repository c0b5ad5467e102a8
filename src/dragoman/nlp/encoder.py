"""The encoder inside a spaCy pipeline: documents → one vector a token, by onnxruntime.

The layer is spaCy's to call: a pipeline names `dragoman.EncoderTok2Vec.v1`. Each document is encoded by itself,
in windows of whole tokens, so that neither the batch nor its order nor padding can change a vector: int8
activations are scaled by what is in the run.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Maxout, Model, chain, concatenate, with_array

from dragoman.errors import ModelError
from dragoman.nlp.acts import Acts
from dragoman.nlp.sessions import EMBEDDINGS, to_session
from dragoman.nlp.wordpieces import REMEMBERED, WordPieces

if TYPE_CHECKING:
    import onnxruntime
    from numpy.typing import NDArray
    from spacy.tokens import Doc

# Pieces of one window, and of the context that a following window sees again.
WINDOW, OVERLAP = 230, 30
WIDTH = 384
# Behind a token's vector the encoder tells two numbers: whether a noun is an event (a logit), and how sure it is
# that what a predicate tells happened, from -3 (surely not) to 3.
EVENT_NOUN, FACTUALITY = WIDTH, WIDTH + 1
# The parts of the encoder: word vectors, the layers that read, and the layers that hear acts where they were taught
# (`dragoman.nlp.acts`). Those take half the time and are asked only of sentences that name somebody who could act.
ENCODER, ACTS_FILE = "encoder.onnx", "acts.onnx"
ARCHITECTURE = "dragoman.EncoderTok2Vec.v1"
# Where a document keeps its vectors, for the trees and the names each have a layer of their own over them.
KEPT = "dragoman.encoder"
BY = "dragoman.encoder.name"


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Of each token how likely it is an event noun and its factuality; vectors; and `hear`, which tells of acts."""

    numbers: list[tuple[float | None, float | None]]
    vectors: NDArray[np.float32] | None = None
    hear: Callable[[Mapping[int, str]], Acts | None] | None = None


class Encoder:
    """Sessions of the ONNX files of a folder, with its vocabulary."""

    def __init__(self, folder: Path) -> None:
        """Load the encoder of a folder; raises ModelError when a file of it is missing."""
        try:
            vocabulary = (folder / "vocab.txt").read_text("utf8").split("\n")
            self.embeddings, self.layers = to_session(folder / EMBEDDINGS), to_session(folder / ENCODER)
            self.acts = to_session(folder / ACTS_FILE) if (folder / ACTS_FILE).exists() else None
        except Exception as error:  # onnxruntime raises classes of its own for a file that is missing or broken
            message = f"the encoder in {str(folder)!r} cannot be loaded ({error}); install dragoman again"
            raise ModelError(message) from error
        self.pieces = WordPieces([piece for piece in vocabulary if piece])

    def vectors(self, words: list[str]) -> NDArray[np.float32]:
        """Return one row a word, the mean of its pieces': WIDTH numbers of its vector, then what the encoder tells."""
        return self.rows(words, self.layers)

    def hear(self, words: Sequence[str], meant: Mapping[int, str]) -> Acts | None:
        """Return what is told of acts in a sentence, read by itself as it was taught; None where nothing was taught.

        `meant`: by its place, the name that is read where a word stands for somebody.
        """
        if self.acts is None or not words:
            return None
        return Acts.of(self.rows([meant.get(i, word) for i, word in enumerate(words)], self.acts))

    def rows(self, words: list[str], layers: onnxruntime.InferenceSession) -> NDArray[np.float32]:
        """Return one row a word of what some layers tell, the mean of its pieces'."""
        cut = [self.pieces.pieces(word) for word in words]
        cases = [case_of(word) for word in words]
        found = [
            self.run(cut[first:end], cases[first:end], layers)[start - first :]
            for first, start, end in windows([len(pieces) for pieces in cut])
        ]
        return np.concatenate(found) if found else np.zeros((0, WIDTH + 2), dtype=np.float32)

    def run(
        self, cut: list[tuple[int, ...]], cases: list[int], layers: onnxruntime.InferenceSession
    ) -> NDArray[np.float32]:
        """Encode the words of one window."""
        sizes = [len(pieces) for pieces in cut]
        flat = [self.pieces.start, *itertools.chain.from_iterable(cut), self.pieces.end]
        case = [0, *(kind for kind, size in zip(cases, sizes, strict=True) for _ in range(size)), 0]
        feed = {"input_ids": np.array([flat], dtype=np.int64), "case": np.array([case], dtype=np.int64)}
        hidden = layers.run(None, {"embedded": self.embeddings.run(None, feed)[0]})[0][0]
        found = sums(hidden[1:-1], sizes)
        found /= np.array(sizes, dtype=np.float32)[:, None]
        return found


def sums(rows: NDArray[np.float32], sizes: list[int]) -> NDArray[np.float32]:
    """Return the sum of each word's rows; most words have one row, which need not be added to anything."""
    starts = list(itertools.accumulate(sizes[:-1], initial=0))
    found: NDArray[np.float32] = rows[starts]
    cut = [place for place, size in enumerate(sizes) if size > 1]
    if cut:
        own = [row for place in cut for row in range(starts[place], starts[place] + sizes[place])]
        firsts = list(itertools.accumulate([sizes[place] for place in cut[:-1]], initial=0))
        found[cut] = np.add.reduceat(rows[own], firsts, axis=0)
    return found


@functools.lru_cache(maxsize=REMEMBERED)
def case_of(word: str) -> int:
    """Return how a word is written, which the pieces do not tell: 1 capitalised, 2 in capitals, 3 mixed, else 0."""
    if word == word.lower():
        return 0
    if word == word.upper():
        return 2 if sum(map(str.isalpha, word)) > 1 else 1
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


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
    """Return a token-to-vector layer: the encoder beside `embed` (pieces tell no endings), mixed, then `encode`.

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
        return [kept_vectors(doc, name)[:, :WIDTH] for doc in docs], lambda _: docs

    return Model("encoder", forward, dims={"nO": WIDTH})


def kept_vectors(doc: Doc, name: str) -> NDArray[np.float32]:
    """Return a document's rows, computed when first asked for."""
    if KEPT not in doc.user_data:
        doc.user_data[KEPT], doc.user_data[BY] = load_encoder(name).vectors([token.text for token in doc]), name
    vectors: NDArray[np.float32] = doc.user_data[KEPT]
    return vectors


def readings(doc: Doc, numbers: list[int]) -> Told:
    """Return what the encoder tells of those tokens; nothing where the document was read without an encoder."""
    if KEPT not in doc.user_data:
        return Told([(None, None)] * len(numbers))
    rows: NDArray[np.float32] = doc.user_data[KEPT][numbers]
    nouns = 1 / (1 + np.exp(-rows[:, EVENT_NOUN]))
    numbered = list(zip(nouns.tolist(), rows[:, FACTUALITY].tolist(), strict=True))
    encoder = load_encoder(doc.user_data[BY])
    return Told(numbered, rows[:, :WIDTH], functools.partial(encoder.hear, [doc[i].text for i in numbers]))
