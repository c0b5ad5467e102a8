"""Write the training sets: corpora → DocBin files, with every source's hash on record.

python training/prepare.py CORPORA WORK
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.vocab import Vocab

import treebanks as tb
from dragoman.knowledge.tables import Organisation, Person, PlaceRow, State, load
from dragoman.nlp.lemmas import word_class

SEED = 20240426
PARAGRAPH = 5


def write(path: Path, groups: Iterable[list[tb.Sentence]], *, syntax: bool) -> int:
    """Write the groups as one DocBin; return the number of tokens."""
    vocab, bin_ = Vocab(), DocBin(attrs=["TAG", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"])
    tokens = 0
    for group in groups:
        doc = tb.to_doc(vocab, group, syntax=syntax)
        bin_.add(doc)
        tokens += len(doc)
    bin_.to_disk(path)
    return tokens


def syntax_sets(corpora: Path, work: Path) -> dict[str, int]:
    """EWT + GUM for tags, lemmas and trees."""
    rng = random.Random(SEED)
    folder = corpora / "syntax"
    train = [list(tb.read_conllu(folder / f"{name}-train.conllu.gz")) for name in ("ewt", "gum")]
    extra = [[s] for part in train for s in tb.augment(part, rng)]
    plain = [g for part in train for g in tb.groups(part, PARAGRAPH)]
    sizes = {"syntax-train": write(work / "syntax-train.spacy", plain + extra, syntax=True)}
    dev = [g for name in ("ewt", "gum") for g in tb.groups(tb.read_conllu(folder / f"{name}-dev.conllu.gz"), PARAGRAPH)]
    sizes["syntax-dev"] = write(work / "syntax-dev.spacy", dev, syntax=True)
    return sizes


def lemma_table(corpora: Path) -> dict[str, dict[str, str]]:
    """Return form → lemma of verbs, common nouns and adjectives of the training treebanks, the most frequent lemma.

    Adjectives keep the lemma's case: "sunni" → "Sunni".
    """
    counts: dict[str, Counter[tuple[str, str]]] = {"V": Counter(), "N": Counter(), "A": Counter()}
    for name in ("ewt", "gum"):
        for sentence in tb.read_conllu(corpora / "syntax" / f"{name}-train.conllu.gz"):
            for word, tag, lemma in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
                kind = word_class(tag)
                if kind and word.isalpha():
                    counts[kind][word.lower(), lemma if kind == "A" else lemma.lower()] += 1
    return {kind: dict(pair for pair, _ in reversed(found.most_common())) for kind, found in counts.items()}


def name_sets(corpora: Path, work: Path) -> dict[str, int]:
    """UNER-EWT, Wikigold, CrossNER politics and GUM's named entities."""
    rng = random.Random(SEED)
    folder = corpora / "names"
    ewt = uner(corpora, "train")
    wiki = list(tb.read_columns(folder / "wikigold.conll.gz", tb.WIKIGOLD, word=0, tag=1))
    politics = list(tb.read_columns(folder / "crossner-politics-train.txt.gz", tb.POLITICS, word=0, tag=1))
    # The guidelines of these three are one; GUM's and the posts' differ and taught the encoder only.
    columns = [*ewt, *tb.attach_spaces([*wiki, *politics, *politics])]
    pool = known_names()
    copies = [tb.rename(s, pool, rng) for s in columns if s.names]
    extra = [[s] for s in tb.augment([*columns, *copies], rng)]
    train = [*tb.groups(columns, 3), *([s] for s in tb.attach_spaces(copies)), *extra]
    sizes = {"names-train": write(work / "names-train.spacy", train, syntax=False)}
    sources = {
        "uner-dev": uner(corpora, "dev"),
        "politics-dev": list(
            tb.attach_spaces(tb.read_columns(folder / "crossner-politics-dev.txt.gz", tb.POLITICS, word=0, tag=1))
        ),
    }
    for name, sentences in sources.items():
        sizes[name] = write(work / f"{name}.spacy", tb.groups(sentences, 3), syntax=False)
    return sizes


def uner(corpora: Path, split: str) -> list[tb.Sentence]:
    """Return UNER's names on EWT's sentences, with the treebank's spaces and paragraphs, which UNER's file lacks.

    Without them "al-Sadr" is three words and the lines of a signature are one sentence.
    """
    trees = {tuple(s.words): s for s in tb.read_conllu(corpora / "syntax" / f"ewt-{split}.conllu.gz")}
    found = []
    rows = tb.read_columns(corpora / "names" / f"uner-ewt-{split}.iob2.gz", tb.WIKIGOLD, word=1, tag=2)
    for s in tb.attach_spaces(rows):
        tree = trees.get(tuple(s.words))
        if tree:
            s.spaces, s.new_paragraph = list(tree.spaces), tree.new_paragraph
        found.append(s)
    return found


def known_names() -> dict[str, list[list[str]]]:
    """Return our gazetteer's names by kind, as words."""
    blank = spacy.blank("en")
    places = [p.name for p in load("places", tuple[PlaceRow, ...])]
    states = [
        n for s in load("states", tuple[State, ...]) for n in (s.name, *s.names, *s.abbreviations, s.capital) if n
    ]
    bodies = [n for o in load("organisations", tuple[Organisation, ...]) for n in (o.name, *o.names, *o.abbreviations)]
    persons = [n for p in load("persons", tuple[Person, ...]) for n in (p.name, *p.names[:1]) if " " in n]
    found = {"PER": persons, "ORG": bodies, "LOC": [*places, *states * 3]}
    return {kind: [[t.text for t in blank(tb.plain(n))] for n in all_] for kind, all_ in found.items()}


def main() -> None:
    """Write every set and `data.json` with sizes and source hashes."""
    corpora, work = Path(sys.argv[1]), Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    sizes = syntax_sets(corpora, work) | name_sets(corpora, work)
    (work / "lemmas.json").write_text(json.dumps(lemma_table(corpora), sort_keys=True, separators=(",", ":")))
    used = sorted(p for part in ("syntax", "names") for p in (corpora / part).glob("*.gz") if "-test" not in p.name)
    # The encoder alone learns from these.
    events = ("qanom", "uds-factuality", "propbank")
    used += sorted(p for name in events for p in (corpora / "events").glob(f"{name}-*.gz"))
    used.append(corpora / "bulk" / "tehran-times.jsonl.gz")
    hashes = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in used}
    (work / "data.json").write_text(json.dumps({"tokens": sizes, "sha256": hashes}, indent=1, sort_keys=True) + "\n")
    print(json.dumps(sizes, indent=1))


if __name__ == "__main__":
    main()
