"""Read the treebanks and name corpora into spaCy documents."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from spacy.vocab import Vocab

CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "–": "-"})
NAMED = {"person": "PER", "organization": "ORG", "place": "LOC"}
POLITICS = {
    "politician": "PER",
    "person": "PER",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "location": "LOC",
    "country": "LOC",
}
POSTS = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
# A draw below these is recased: as a headline, all upper, all lower.
AS_HEADLINE, AS_UPPER, AS_LOWER, AS_TRANSLATED = 0.05, 0.065, 0.08, 0.14
ARTICLES = {"a", "an", "the"}
PREPOSITIONS = ("in", "on", "at", "of", "to", "for", "from", "with", "by", "about")
LOST_ARTICLE, ODD_PREPOSITION, SHORTEST_TRANSLATED = 0.6, 0.12, 6
LINKS = {"of", "the", "for", "and", "'s", "-", "de", "al", "bin", "von", "van"}


@dataclass(slots=True)
class Sentence:
    """One sentence: parallel lists, one item a token; heads count from 0, the root heads itself."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    new_paragraph: bool = False
    key: str = ""


def lines(path: Path) -> Iterator[str]:
    """Yield a gzipped file's lines without their ends."""
    with gzip.open(path, "rt", encoding="utf8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def plain(word: str) -> str:
    """Write quotes and dashes as the pipeline sees them at run time."""
    return word.translate(CURLY) if len(word) == 1 or word[:1] in "’‘“”" else word.replace("’", "'")


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, with GUM's named entities where it has them."""
    sentence, entities = Sentence(), EntityReader()
    paragraph = False
    joined = Joined()
    for line in lines(path):
        if line.startswith(("# newpar", "# newdoc")):
            paragraph = True
        elif line.startswith("# sent_id = "):
            sentence.key = line[12:]
        elif not line:
            if sentence.words:
                sentence.names = entities.close(sentence)
                sentence.new_paragraph, paragraph = paragraph, False
                yield sentence
            sentence, entities, joined = Sentence(), EntityReader(), Joined()
        elif line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                add_token(sentence, cells, entities)
                joined.close(sentence, int(cells[0]))
            elif "-" in cells[0]:
                joined = Joined(int(cells[0].partition("-")[2]), spaced="SpaceAfter=No" not in cells[9])


@dataclass(slots=True)
class Joined:
    """A word that is several tokens ("don't"): its own line alone says whether a space follows."""

    last: int = 0
    spaced: bool = True

    def close(self, sentence: Sentence, number: int) -> None:
        """Set the space behind a token of the word."""
        if number <= self.last:
            sentence.spaces[-1] = self.spaced if number == self.last else False


def add_token(sentence: Sentence, cells: list[str], entities: EntityReader) -> None:
    """Append one token row."""
    index = len(sentence.words)
    sentence.words.append(plain(cells[1]))
    sentence.spaces.append("SpaceAfter=No" not in cells[9])
    sentence.tags.append(cells[4])
    sentence.lemmas.append(plain(cells[2]))
    head = int(cells[6]) if cells[6].isdigit() else 0
    sentence.heads.append(head - 1 if head else index)
    sentence.deps.append("ROOT" if head == 0 else cells[7])
    entities.feed(index, cells[9], cells[3])


class EntityReader:
    """GUM's bracketed entities of one sentence → flat spans of proper names."""

    def __init__(self) -> None:
        """Start with no open bracket."""
        self.open: list[tuple[str, str, int]] = []
        self.found: list[tuple[int, int, str]] = []
        self.proper: list[bool] = []

    def feed(self, index: int, misc: str, pos: str) -> None:
        """Take one token's brackets: `(id-type-…` opens, `id)` closes."""
        self.proper.append(pos == "PROPN")
        match = re.search(r"Entity=([^|]+)", misc)
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", match[1]) if match else ():
            if part[0] == "(":
                key, kind = part.strip("()").split("-")[:2]
                self.open.append((key, kind, index))
            if part[-1] == ")":
                self.shut(part.strip("()").split("-")[0], index)

    def shut(self, key: str, index: int) -> None:
        """Close the innermost open bracket of that key."""
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][0] == key:
                _, kind, start = self.open.pop(at)
                self.found.append((start, index + 1, kind))
                return

    def close(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        """Return non-overlapping runs of proper nouns headed by an entity's head."""
        names: list[tuple[int, int, str]] = []
        for start, end, kind in sorted(self.found, key=lambda f: f[0] - f[1]):
            span = self.trim(sentence, start, end) if kind in NAMED else None
            if span and all(span[1] <= a or b <= span[0] for a, b, _ in names):
                names.append((*span, NAMED[kind]))
        return sorted(names)

    def trim(self, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
        """Narrow an entity to the proper-noun run around its head, or None when it is no name."""
        heads = [i for i in range(start, end) if not start <= sentence.heads[i] < end or sentence.heads[i] == i]
        if not heads or not self.proper[heads[0]]:
            return None
        left = right = heads[0]
        while left > start and (self.proper[left - 1] or (sentence.words[left - 1] == "-" and left - 1 > start)):
            left -= 1
        while right + 1 < end and self.continues(sentence, right + 1, end):
            right += 1
        while not self.proper[right]:
            right -= 1
        return left, right + 1

    def continues(self, sentence: Sentence, index: int, end: int) -> bool:
        """Whether the name may run on through this token."""
        linked = sentence.words[index] in LINKS and index + 1 < end
        return self.proper[index] or (linked and (self.proper[index + 1] or sentence.words[index + 1] in LINKS))


def read_columns(path: Path, labels: dict[str, str], *, word: int, tag: int) -> Iterator[Sentence]:
    """Yield sentences of a two-column name corpus; labels maps its types to ours, others are no names."""
    sentence, spans = Sentence(), SpanReader(labels)
    for line in [*lines(path), ""]:
        cells = line.split("\t") if "\t" in line else line.split()
        if line.startswith("# "):
            continue
        if len(cells) <= max(word, tag):
            if sentence.words:
                sentence.names = spans.close()
                yield sentence
            sentence, spans = Sentence(), SpanReader(labels)
            continue
        if not cells[word].strip():
            continue
        spans.feed(len(sentence.words), cells[tag])
        sentence.words.append(plain(cells[word]))
        sentence.spaces.append(True)


class SpanReader:
    """IOB tags, with or without B-, → spans."""

    def __init__(self, labels: dict[str, str]) -> None:
        """Keep the label map."""
        self.labels, self.spans, self.last = labels, [], "O"

    def feed(self, index: int, tag: str) -> None:
        """Take one token's tag."""
        mark, _, kind = tag.partition("-")
        label = self.labels.get(kind)
        if label and mark == "I" and self.last == kind and self.spans:
            start, _, _ = self.spans[-1]
            self.spans[-1] = (start, index + 1, label)
        elif label:
            self.spans.append((index, index + 1, label))
        self.last = kind if label else "O"

    def close(self) -> list[tuple[int, int, str]]:
        """Return the spans found."""
        return self.spans


def attach_spaces(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Guess the spaces that a column corpus lost: none before closing marks, none after opening ones."""
    for sentence in sentences:
        for i in range(len(sentence.words) - 1):
            joined = re.fullmatch(r"[,.;:!?)\]%]|'s|n't|'", sentence.words[i + 1]) or sentence.words[i] in "([$"
            sentence.spaces[i] = not joined
        yield sentence


def groups(sentences: Iterable[Sentence], most: int) -> Iterator[list[Sentence]]:
    """Group running sentences into paragraphs of at most `most`."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (sentence.new_paragraph or len(group) == most):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(vocab: Vocab, group: list[Sentence], *, syntax: bool) -> Doc:
    """Join sentences into one document with gold tags, tree and names."""
    words = [w for s in group for w in s.words]
    spaces = [x for s in group for x in s.spaces]
    base = [sum(len(s.words) for s in group[:k]) for k in range(len(group))]
    layers: dict[str, list] = {}
    if syntax:
        layers = {
            "tags": [t for s in group for t in s.tags],
            "lemmas": [x for s in group for x in s.lemmas],
            "heads": [b + h for b, s in zip(base, group, strict=True) for h in s.heads],
            "deps": [d for s in group for d in s.deps],
        }
    doc = Doc(vocab, words=words, spaces=spaces, **layers)
    if not syntax:
        doc.set_ents(
            [Span(doc, b + i, b + j, label=k) for b, s in zip(base, group, strict=True) for i, j, k in s.names]
        )
    return doc


def recase(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    """Return a copy with every word's letters changed, lemmas and trees kept."""
    return replace(sentence, words=[change(w) for w in sentence.words], new_paragraph=True)


def headline(word: str) -> str:
    """Capitalise as headlines do."""
    return (
        word
        if word.lower() in {"a", "an", "the", "of", "in", "on", "to", "and", "for", "at", "by", "as"}
        else word[:1].upper() + word[1:]
    )


def translated(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return a copy as a machine translates: articles lost, here and there another preposition."""
    depended = set(sentence.heads) - {i for i, h in enumerate(sentence.heads) if h == i}
    named = {i for a, b, _ in sentence.names for i in range(a, b)}
    lost = {
        i
        for i, w in enumerate(sentence.words)
        if w.lower() in ARTICLES
        and i not in depended | named
        and sentence.heads[i] != i
        and rng.random() < LOST_ARTICLE
    }
    kept = [i for i in range(len(sentence.words)) if i not in lost]
    to = {old: new for new, old in enumerate(kept)}
    words = [
        rng.choice(PREPOSITIONS) if w in PREPOSITIONS and d == "case" and rng.random() < ODD_PREPOSITION else w
        for w, d in zip(sentence.words, sentence.deps, strict=True)
    ]
    lemmas = [w if w in PREPOSITIONS else x for w, x in zip(words, sentence.lemmas, strict=True)]
    words[kept[0]] = words[kept[0]][:1].upper() + words[kept[0]][1:] if words[0][:1].isupper() else words[kept[0]]
    return Sentence(
        words=[words[i] for i in kept], spaces=[sentence.spaces[i] for i in kept],
        tags=[sentence.tags[i] for i in kept], lemmas=[lemmas[i] for i in kept],
        heads=[to[sentence.heads[i]] for i in kept],
        deps=[sentence.deps[i] for i in kept], names=[(to[a], to[b - 1] + 1, k) for a, b, k in sentence.names],
        new_paragraph=True,
    )  # fmt: skip


def rename(sentence: Sentence, pool: dict[str, list[list[str]]], rng: random.Random) -> Sentence:
    """Return a copy of a sentence of a name corpus in which other names of the same kinds stand."""
    words: list[str] = []
    names: list[tuple[int, int, str]] = []
    at = 0
    for start, end, kind in sorted(sentence.names):
        words += sentence.words[at:start]
        other = rng.choice(pool[kind])
        if kind == "PER" and end - start == 1:
            other = other[-1:]
        names.append((len(words), len(words) + len(other), kind))
        words += other
        at = end
    words += sentence.words[at:]
    return Sentence(words=words, spaces=[True] * len(words), names=names, new_paragraph=True)


def augment(sentences: list[Sentence], rng: random.Random) -> Iterator[Sentence]:
    """Yield extra copies: 5 % in headline case, 1.5 % upper, 1.5 % lower, 6 % of those with trees as translated."""
    for sentence in sentences:
        draw = rng.random()
        if draw < AS_HEADLINE:
            yield recase(sentence, headline)
        elif draw < AS_UPPER:
            yield recase(sentence, str.upper)
        elif draw < AS_LOWER:
            yield recase(sentence, str.lower)
        elif draw < AS_TRANSLATED and sentence.heads and len(sentence.words) > SHORTEST_TRANSLATED:
            yield translated(sentence, rng)
