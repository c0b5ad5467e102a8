"""Load a spaCy pipeline and run it over paragraphs: the only place that knows spaCy."""

from __future__ import annotations

import functools
import itertools
import json
import warnings
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import ModelError
from dragoman.knowledge.lexicon import load_cues
from dragoman.nlp.lemmas import cased
from dragoman.nlp.parse import PLAIN_MARKS, Parsed, Row, Sentence, link
from dragoman.nlp.repair import repair

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    from dragoman.model import Document

# The folder of the pipeline that the package ships.
BUNDLED = "en"
MENDER = "dragoman_lemmas"
NEEDED = ("tagger", "parser", "ner")
# Paragraphs of one document that are read together: the parser takes a quarter of them, of like length, step by step at
# once, and a step costs little more for many. No other document is among them.
BATCH = 256
# Marks that may close a sentence behind its full stop, marks that may open one, and what ends a quotation's sentence.
CLOSING = frozenset({'"', "'", "''", ")", "]"})
OPENING = frozenset({'"', "'", "``", "(", "["})
STOPS = frozenset({".", "!", "?", "...", "…"})
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
    Language.component(MENDER, func=mend_lemmas)
    pipeline.add_pipe(MENDER)
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


def pipeline_version(name: str | None = None) -> str:
    """Return the pipeline's name and version, without loading a bundled one."""
    meta = load_pipeline(name).meta if name else json.loads((bundled() / "meta.json").read_text("utf8"))
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(document: Document, paragraphs: Iterable[tuple[int, int]], *, pipeline: str | None = None) -> Parsed:
    """Parse those ranges of the document's text; sentences never cross a paragraph."""
    ranges = [piece for start, end in paragraphs for piece in pieces(document.text, start, end)]
    texts = [document.text[start:end].translate(PLAIN_MARKS) for start, end in ranges]
    return to_parsed(document, ranges, load_pipeline(pipeline).pipe(texts, batch_size=BATCH))


def parse_each(documents: Iterable[Document]) -> Iterator[Parsed]:
    """Yield the parse of each short document, read as one paragraph; some dozens go through the pipeline at once."""
    for group in batches(documents, BATCH):
        ranges = [list(pieces(document.text, 0, len(document.text))) for document in group]
        texts = [
            d.text[start:end].translate(PLAIN_MARKS) for d, own in zip(group, ranges, strict=True) for start, end in own
        ]
        docs = load_pipeline().pipe(texts, batch_size=BATCH)
        for document, own in zip(group, ranges, strict=True):
            yield to_parsed(document, own, itertools.islice(docs, len(own)))


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


def merge_sentences(doc: Doc) -> Iterator[Span]:
    """Yield sentences, joining one that is only closing marks, or opens in lower case, to the one before.

    A mark that closes the sentence before goes to it alone: in "…shut for good.“ Trade" the second stays a sentence.
    """
    start, last = 0, max((t.i for t in doc if any(map(str.isalnum, t.text))), default=-1)
    for sentence in doc.sents:
        end = max(start, sentence.end)
        while start < end < len(doc) and closes(doc[end]):
            end += 1
        while start < end - 1 < len(doc) - 1 and opens(doc[end - 1]):
            end -= 1
        if end == start or (end < len(doc) and (doc[end].text[:1].islower() or end > last)):
            continue
        yield from part_quotations(doc[start:end])
        start = end


def part_quotations(span: Span) -> Iterator[Span]:
    """Yield a sentence in parts where a quotation ends with a stop and a sentence of its own follows.

    "“We sign today.” Rain fell all day": two. "“Will it hold?” the envoy asked", "“It holds.” Qatar's envoy told them": one.
    """
    doc, start = span.doc, span.start
    for i in range(span.start + 2, span.end):
        if ends_quotation(doc[i - 1]) and begins(doc[i]) and not tells_before(doc[i : span.end]):
            yield doc[start:i]
            start = i
    yield doc[start : span.end]


def ends_quotation(token: Token) -> bool:
    """Whether a token closes a quotation or brackets right behind a stop, and white space follows."""
    stop = token.nbor(-1)
    return token.text in {'"', "''", ")", "]"} and stop.text in STOPS and not stop.whitespace_ and bool(token.whitespace_)


def begins(token: Token) -> bool:
    """Whether a token could open a sentence: it has a capital, or opens a quotation before one."""
    word = token.nbor() if token.text in OPENING and token.i + 1 < len(token.doc) else token
    return word.text[:1].isupper()


def tells_before(rest: Span) -> bool:
    """Whether what follows a quotation tells who said it: a verb of speech with a speaker and nothing else said."""
    verb = rest.root
    deps = {child.dep_ for child in verb.children if child.i >= rest.start}
    speaks = any("quote" in cue.row.takes for cue in load_cues()["verb"].get(verb.lemma_, ()))
    return speaks and "nsubj" in deps and "ccomp" not in deps


def opens(token: Token) -> bool:
    """Whether a mark belongs to the words behind it: it stands right before them, apart from those ahead."""
    return token.text in OPENING and token.i > 0 and bool(token.nbor(-1).whitespace_) and not token.whitespace_


def closes(token: Token) -> bool:
    """Whether a mark belongs to the words before it: it stands right behind them, apart from those that follow."""
    return (
        token.text in CLOSING
        and token.i > 0
        and not token.nbor(-1).whitespace_
        and (bool(token.whitespace_) or token.i + 1 == len(token.doc) or token.nbor().is_punct)
    )


def to_rows(
    kept: Sequence[Token], sentence: Span, offset: int, told: Sequence[tuple[float | None, float | None]]
) -> list[Row]:
    """Describe the tokens kept of a sentence, their heads by their places among them."""
    root, first, end = sentence.root.i, sentence.start, sentence.end
    place = {token.i: i for i, token in enumerate(kept)}
    rows = []
    for i, token in enumerate(kept):
        head, dep, tag, lemma = token.head.i, token.dep_, token.tag_, token.lemma_
        # A second root of a joined sentence hangs on the first as parataxis, and so does what hung on a part cut off.
        stray = not first <= head < end
        second = token.i != root and (dep == "ROOT" or (stray and dep != "punct"))
        head = root if second or stray else head
        rows.append(
            Row(
                text=token.text,
                lemma=lemma if tag.startswith("NNP") else lemma.lower(),
                tag=tag,
                dep="ROOT" if token.i == root else "parataxis" if second else dep,
                head=place.get(head, i),
                start=offset + token.idx,
                entity=token.ent_type_,
                event=told[i][0],
                factuality=told[i][1],
            )
        )
    return rows
