"""Load a spaCy pipeline and run it over paragraphs: the only place that knows spaCy."""

from __future__ import annotations

import functools
import itertools
import json
import warnings
from collections.abc import Container, Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import ModelError
from dragoman.nlp.lemmas import cased
from dragoman.nlp.names import mend_names, settle_names
from dragoman.nlp.parse import Parsed, Row, Sentence, link, plain
from dragoman.nlp.repair import repair
from dragoman.nlp.sentences import merge_sentences
from dragoman.nlp.threads import single_thread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    from dragoman.model import Document

# The folder of the pipeline that the package ships.
BUNDLED = "en"
# What mends a pipeline's answers: its last steps.
MENDERS = ("dragoman_lemmas", "dragoman_names")
RECOGNISER = "ner"
NEEDED = ("tagger", "parser", RECOGNISER)
# Paragraphs of one document that are read together: the parser takes a quarter of them, of like length, step by step at
# once, and a step costs little more for many. No other document is among them.
BATCH = 256
# A paragraph longer than this many characters is cut at white space: the parser's memory grows with its length.
LONGEST = 6_000


@functools.lru_cache(maxsize=2)
def load_pipeline(name: str | None = None) -> Language:
    """Return the spaCy pipeline of that folder or package, the bundled one if None; raises ModelError."""
    import spacy
    from spacy.language import Language

    from dragoman.nlp.encoder import register

    register()
    path = bundled() if name is None else name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # spaCy warns of any other patch version than the one that trained
            pipeline = spacy.load(path)
    except OSError as error:
        message = (
            f"language pipeline {str(path)!r} cannot be loaded ({error}); name an installed spaCy package or its folder"
        )
        raise ModelError(message) from error
    lacking = [part for part in NEEDED if part not in pipeline.pipe_names]
    if lacking or not any("lemmatizer" in part for part in pipeline.pipe_names):
        parts = ", ".join(lacking or ["lemmatizer"])
        message = f"language pipeline {name!r} has no {parts}; reading needs tags, lemmas, trees, names"
        raise ModelError(message)
    for mender, mend in zip(MENDERS, (mend_lemmas, mend_names), strict=True):
        Language.component(mender, func=mend)
        pipeline.add_pipe(mender)
    multiply_by_numpy(pipeline)
    return pipeline


def multiply_by_numpy(pipeline: Language) -> None:
    """Let the layers multiply by numpy: BLIS knows few processors of late, and is three times slower on others."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, part in pipeline.pipeline:
        for layer in part.model.walk() if hasattr(part, "model") else ():
            if type(layer.ops) is NumpyOps:  # a graphics card's, or Apple's own, stay
                layer.ops = ops


def mend_lemmas(doc: Doc) -> Doc:
    """Give each word of a document its mended lemma."""
    for token in doc:
        lemma = token.lemma_
        mended = cased(token.text, lemma, token.tag_)
        if mended != lemma:
            token.lemma_ = mended
    return doc


def bundled() -> Path:
    """Return where the bundled pipeline lies."""
    return Path(str(resources.files("dragoman.nlp") / "models" / BUNDLED))


@functools.cache
def pipeline_version(name: str | None = None) -> str:
    """Return the pipeline's name and version, without loading a bundled one."""
    meta = load_pipeline(name).meta if name else json.loads((bundled() / "meta.json").read_text("utf8"))
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(
    document: Document, paragraphs: Iterable[tuple[int, int]], *, pipeline: str | None = None, names: bool = True
) -> Parsed:
    """Parse those ranges of the document's text; sentences never cross a paragraph.

    Without `names` nobody is recognised, for those who say themselves where the parties stand.
    """
    ranges = [piece for start, end in paragraphs for piece in pieces(document.text, start, end)]
    texts = [plain(document.text[start:end]) for start, end in ranges]
    loaded = load_pipeline(pipeline)
    with single_thread():
        return to_parsed(document, ranges, loaded.pipe(texts, batch_size=BATCH, disable=left_out(names=names)))


def left_out(*, names: bool) -> tuple[str, ...]:
    """Return the parts of a pipeline that are not asked."""
    return () if names else (RECOGNISER,)


def parse_each(documents: Iterable[Document], *, names: bool = True) -> Iterator[Parsed]:
    """Yield the parse of each short document, read as one paragraph; some dozens go through the pipeline at once."""
    for group in batches(documents, BATCH):
        ranges = [list(pieces(document.text, 0, len(document.text))) for document in group]
        texts = [plain(d.text[start:end]) for d, own in zip(group, ranges, strict=True) for start, end in own]
        docs = load_pipeline().pipe(texts, batch_size=BATCH, disable=left_out(names=names))
        with single_thread():
            parsed = [to_parsed(d, own, itertools.islice(docs, len(own))) for d, own in zip(group, ranges, strict=True)]
        yield from parsed


def batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Yield documents some at a time."""
    left = iter(documents)
    while group := list(itertools.islice(left, size)):
        yield group


def to_parsed(document: Document, ranges: Sequence[tuple[int, int]], docs: Iterable[Doc]) -> Parsed:
    """Return the parse of a document from what a pipeline made of its ranges."""
    from dragoman.nlp.encoder import readings

    sentences: list[Sentence] = []
    for number, doc in enumerate(docs):
        for span in merge_sentences(doc):
            kept = [token for token in span if not token.is_space]
            if kept:
                told = readings(doc, [token.i for token in kept])
                rows = to_rows(kept, span, ranges[number][0], told.numbers)
                sentence = link(repair(rows), index=len(sentences), paragraph=number)
                sentence.vectors, sentence.hear = told.vectors, told.hear
                sentences.append(sentence)
    settle_names(sentences)
    return Parsed(document=document, sentences=sentences)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a range at white space into pieces of at most LONGEST characters."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def to_rows(
    kept: Sequence[Token], sentence: Span, offset: int, told: Sequence[tuple[float | None, float | None]]
) -> list[Row]:
    """Describe the tokens kept of a sentence, their heads by their places among them."""
    place = {token.i: i for i, token in enumerate(kept)}
    # White space that is left out may be a root.
    root = sentence.root.i if sentence.root.i in place else kept[0].i
    rows = []
    for token, (event, factuality) in zip(kept, told, strict=False):
        head, dep = link_within(token, root, place)
        rows.append(
            Row(
                text=token.text,
                lemma=token.lemma_ if token.tag_.startswith("NNP") else token.lemma_.lower(),
                tag=token.tag_,
                dep=dep,
                head=place[head],
                start=offset + token.idx,
                entity=token.ent_type_,
                event=event,
                factuality=factuality,
            )
        )
    return rows


def link_within(token: Token, root: int, kept: Container[int]) -> tuple[int, str]:
    """Return the head of a token among those kept, and the relation to it.

    A second root of a joined sentence hangs on the first as parataxis, and so does what hung on a part cut off.
    """
    if token.i == root:
        return root, "ROOT"
    head, dep = token.head.i, token.dep_
    stray = head not in kept
    if dep == "ROOT" or (stray and dep != "punct"):
        return root, "parataxis"
    return root if stray else head, dep
