"""Document → sentences of linked tokens; what the layers above see of a parse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.model import Document, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.nlp.acts import Acts

# One character for one, so that offsets hold; the training set is written the same way.
PLAIN_MARKS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "–": "-", "\u00a0": " ",
}  # fmt: skip


def plain(text: str) -> str:
    """Return a text with plain marks; ten searches are quicker than `str.translate`, which looks up each character."""
    for mark, typed in PLAIN_MARKS.items():
        text = text.replace(mark, typed)
    return text


@dataclass(slots=True, eq=False)
class Token:
    """One word: `start` and `end` offsets into `Document.text`, `tag` Penn Treebank's, `entity` PER, ORG, LOC or "".

    `lower` is the word in lower case; `is_verb`, `is_noun` (common or proper) and `is_proper` go by the tag. They are
    kept because rules ask for each some ten times a word.

    What an encoder tells beside, None without one: `event`, how likely a noun is an event (0 to 1), and `factuality`,
    how sure it is that what a predicate tells happened (-3 surely not, 3 surely).
    """

    i: int
    text: str
    lemma: str
    tag: str
    dep: str
    start: int
    end: int
    entity: str = ""
    event: float | None = None
    factuality: float | None = None
    head: Token | None = None
    children: list[Token] = field(default_factory=list)
    lower: str = field(init=False)
    is_verb: bool = field(init=False)
    is_noun: bool = field(init=False)
    is_proper: bool = field(init=False)

    def __post_init__(self) -> None:
        """Keep what follows from word and tag."""
        self.lower = self.text.lower()
        self.is_verb = self.tag.startswith("VB")
        self.is_noun = self.tag.startswith("NN")
        self.is_proper = self.tag.startswith("NNP")

    def __repr__(self) -> str:
        """Show word, tag and relation."""
        return f"{self.text}/{self.tag}/{self.dep}"

    def subtree(self) -> Iterator[Token]:
        """Yield the token and all below it, in no order."""
        stack = [self]
        while stack:
            token = stack.pop()
            yield token
            stack.extend(token.children)

    def ancestors(self) -> Iterator[Token]:
        """Yield the head, its head, and so on."""
        token = self.head
        while token is not None:
            yield token
            token = token.head


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence of a paragraph; `index` counts over the document, `paragraph` likewise.

    `vectors` and `acts` have one row a token; None without an encoder. `hear` computes the acts when first asked for,
    with the names of those for whom some words stand.
    """

    tokens: list[Token]
    index: int
    paragraph: int
    start: int
    end: int
    vectors: NDArray[np.float32] | None = None
    hear: Callable[[Mapping[int, str]], Acts | None] | None = None
    heard: Acts | None = None
    meant: dict[int, str] = field(default_factory=dict)

    @property
    def acts(self) -> Acts | None:
        """What the encoder tells of acts."""
        if self.hear is not None:
            self.heard, self.hear = self.hear(self.meant), None
        return self.heard

    def vector(self, tokens: Iterable[Token]) -> NDArray[np.float32] | None:
        """Return the mean of some tokens' vectors (384 numbers); None without an encoder, or of no tokens."""
        rows = [t.i for t in tokens]
        if self.vectors is None or not rows:
            return None
        found: NDArray[np.float32] = self.vectors[rows].mean(axis=0)
        return found

    @property
    def root(self) -> Token:
        """The token that heads the sentence."""
        return next((t for t in self.tokens if t.head is None), self.tokens[0])


@dataclass(slots=True, eq=False)
class Parsed:
    """A document with its sentences."""

    document: Document
    sentences: list[Sentence]

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of that range."""
        return self.document.slice(start, end)

    def sentence_span(self, sentence: Sentence) -> Span:
        """Return the sentence's span."""
        return self.document.slice(sentence.start, sentence.end)


@dataclass(frozen=True, slots=True)
class Row:
    """What a pipeline says of one token; `head` is an index within the sentence, its own for the root."""

    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    start: int
    entity: str = ""
    event: float | None = None
    factuality: float | None = None


def link(rows: Iterable[Row], *, index: int, paragraph: int) -> Sentence:
    """Return the sentence that the rows describe."""
    rows = list(rows)
    tokens = [
        Token(
            i=i,
            text=r.text,
            lemma=r.lemma,
            tag=r.tag,
            dep=r.dep,
            start=r.start,
            end=r.start + len(r.text),
            entity=r.entity,
            event=r.event,
            factuality=r.factuality,
        )
        for i, r in enumerate(rows)
    ]
    for token, row in zip(tokens, rows, strict=True):
        if row.head != token.i:
            token.head = tokens[row.head]
            tokens[row.head].children.append(token)
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(tokens=tokens, index=index, paragraph=paragraph, start=start, end=end)
