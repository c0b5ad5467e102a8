"""Measure a pipeline from raw text on the development sets: trees by genre, names by kind, event nouns, speed.

    python training/measure.py CORPORA [PIPELINE] [--test]

PIPELINE is what `--pipeline` takes; the bundled one if none is given. `--test` opens the test parts too: for a release,
never to choose between models.
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.training import Example

import treebanks as tb
from dragoman.nlp.load import load_pipeline
from dragoman.nlp.sentences import merge_sentences
from kinds import rows
from prepare import uner

if TYPE_CHECKING:
    from spacy.language import Language

TREES = {"tags": "tag_acc", "lemmas": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences": "sents_f"}
NEWSLIKE = ("news", "interview", "speech")
Figures = dict[str, float]


def examples(pipeline: Language, sentences: Iterable[tb.Sentence], *, syntax: bool, together: int) -> Iterator[Example]:
    """Yield raw paragraphs as read, beside gold."""
    for group in tb.groups(sentences, together):
        gold = tb.to_doc(pipeline.vocab, group, syntax=syntax)
        yield Example(pipeline(gold.text), gold)


def percent(value: float) -> float:
    """Return a share in percent with one figure behind the point."""
    return round(100 * value, 1)


def trees(pipeline: Language, sentences: Iterable[tb.Sentence]) -> Figures:
    """Return tags, lemmas, attachment and sentence bounds in percent, the last also as the reader mends them."""
    found = list(examples(pipeline, sentences, syntax=True, together=5))
    scores = pipeline_scores(pipeline, found)
    figures = {name: percent(scores[key]) for name, key in TREES.items()}
    return figures | {"sentences mended": percent(mended(found))}


def pipeline_scores(pipeline: Language, found: list[Example]) -> Figures:
    """Return spaCy's scores of documents that are read already."""
    from spacy.scorer import Scorer

    return Scorer(pipeline).score(found)


def mended(found: list[Example]) -> float:
    """Return the F1 of sentences, whole, as `dragoman.nlp.sentences` mends them."""
    hit = ours = theirs = 0
    for example in found:
        gold = {(s.start_char, s.end_char) for s in example.reference.sents}
        read = {(s.start_char, s.end_char) for s in merge_sentences(example.predicted)}
        hit, ours, theirs = hit + len(gold & read), ours + len(read), theirs + len(gold)
    return 2 * hit / max(ours + theirs, 1)


def names(pipeline: Language, sentences: Iterable[tb.Sentence]) -> Figures:
    """Return precision, recall and F1 of exact names in percent."""
    hit = ours = theirs = 0
    for example in examples(pipeline, sentences, syntax=False, together=3):
        gold, read = (
            {(e.start_char, e.end_char, e.label_) for e in doc.ents} for doc in (example.reference, example.predicted)
        )
        hit, ours, theirs = hit + len(gold & read), ours + len(read), theirs + len(gold)
    return {
        "P": percent(hit / max(ours, 1)),
        "R": percent(hit / max(theirs, 1)),
        "F": percent(2 * hit / max(ours + theirs, 1)),
    }


def genres(path: Path) -> dict[str, list[tb.Sentence]]:
    """Return GUM's sentences by genre."""
    found: dict[str, list[tb.Sentence]] = {}
    for sentence in tb.read_conllu(path):
        found.setdefault(sentence.key.split("_")[1], []).append(sentence)
    return found


def speed(pipeline: Language, sentences: Iterable[tb.Sentence]) -> float:
    """Return words a second on one core over paragraphs, the best of three."""
    texts = [" ".join(" ".join(s.words) for s in group) for group in tb.groups(sentences, 5)]
    list(pipeline.pipe(texts[:10]))
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        words = sum(len(doc) for doc in pipeline.pipe(texts, batch_size=32))
        best = max(best, words / (time.perf_counter() - start))
    return round(best)


def measure(pipeline: Language, corpora: Path, *, test: bool = False) -> dict[str, Figures | float]:
    """Return every figure by set."""
    folder, figures = corpora / "syntax", {}
    parts = ("dev", "test") if test else ("dev",)
    for part in parts:
        figures[f"EWT {part}"] = trees(pipeline, tb.read_conllu(folder / f"ewt-{part}.conllu.gz"))
        gum = genres(folder / f"gum-{part}.conllu.gz")
        figures[f"GUM {part}"] = trees(pipeline, itertools.chain(*gum.values()))
        newslike = {g: gum[g] for g in NEWSLIKE if g in gum}
        figures[f"GUM {part}, news, interview, speech"] = trees(pipeline, itertools.chain(*newslike.values()))
        figures |= {f"GUM {part}, {g}": trees(pipeline, s) for g, s in newslike.items()}
        figures[f"UNER {part}"] = names(pipeline, uner(corpora, part))
    politics = corpora / "names" / "crossner-politics-dev.txt.gz"
    sets = {
        "UNER": uner(corpora, "dev"),
        "politics": list(tb.attach_spaces(tb.read_columns(politics, tb.POLITICS, word=0, tag=1))),
    }
    figures["politics dev"] = names(pipeline, sets["politics"])
    figures |= {kind: names(pipeline, sentences) for kind, sentences in rows(corpora, sets)}
    figures["words a second"] = speed(pipeline, tb.read_conllu(folder / "gum-dev.conllu.gz"))
    figures["MB resident"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return figures


def main() -> None:
    """Print the figures, a line a set."""
    given = [a for a in sys.argv[1:] if not a.startswith("--")]
    start = time.perf_counter()
    pipeline = load_pipeline(given[1] if given[1:] else None)
    print("seconds to load:", round(time.perf_counter() - start, 2))
    for name, found in measure(pipeline, Path(given[0]), test="--test" in sys.argv).items():
        print(f"{name}: {json.dumps(found)}", flush=True)


if __name__ == "__main__":
    main()
