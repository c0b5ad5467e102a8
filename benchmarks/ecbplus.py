"""ECB+ as its zip file holds it: documents in their sub-topics, and the mentions of acts with who is one with whom."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

FILE = "stories/ecbplus-train-topics.zip"
SENTENCES = "ECBplus_coreference_sentences.csv"
ACTS = ("ACTION_", "NEG_ACTION_")
# The corpus is in tokens; these stood together in the text.
JOINS = (
    (re.compile(r" ([,.;:?!%)\]]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)"), r"\1"),
    (re.compile(r"([(\[$]) "), r"\1"),
    (re.compile(r"(\d) ?([:\-/]) ?(\d)"), r"\1\2\3"),
    (re.compile(r"`` | ''"), '"'),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An act as a sentence names it; `chain` is the same for mentions of one act, `place` its first token's place."""

    id: str
    document: str
    topic: str
    sentence: tuple[str, ...]
    place: int
    words: tuple[str, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its sentences, its topic, and its sub-topic, in which all documents tell of one occasion."""

    name: str
    topic: str
    story: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The sentences as paragraphs, without the address that opens some."""
        kept = [s for n, s in enumerate(self.sentences) if n or not s[0].lower().startswith(("http", "www"))]
        return "\n\n".join(join(sentence) for sentence in kept)


def join(words: tuple[str, ...]) -> str:
    """Return tokens as running text."""
    text = " ".join(words)
    for pattern, into in JOINS:
        text = pattern.sub(into, text)
    return text


def load(path: Path) -> list[Text]:
    """Return the documents; of mentions those in the sentences that were annotated in full."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        listed = next(name for name in names if name.endswith(SENTENCES))
        rows = csv.DictReader(io.StringIO(archive.read(listed).decode("utf8")))
        whole = {(f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in rows}
        files = sorted(name for name in names if name.endswith(".xml"))
        return [read(Path(name).stem, etree.fromstring(archive.read(name)), whole) for name in files]


def read(name: str, root: _Element, whole: set[tuple[str, int]]) -> Text:
    """Return one document."""
    sentences: dict[str, list[_Element]] = {}
    for token in root.iter("token"):
        sentences.setdefault(token.get("sentence", ""), []).append(token)
    topic = name.partition("_")[0]
    words = {number: tuple(token.text or "" for token in tokens) for number, tokens in sentences.items()}
    places = {t.get("t_id"): (number, n) for number, tokens in sentences.items() for n, t in enumerate(tokens)}
    chains = dict(find_chains(name, root))
    mentions = []
    for markable in root.iterfind("Markables/*"):
        tokens = [places[anchor.get("t_id")] for anchor in markable.iterfind("token_anchor")]
        if tokens and markable.tag.startswith(ACTS) and (name, int(tokens[0][0])) in whole:
            number, own = tokens[0][0], f"{name}#{markable.get('m_id')}"
            named = tuple(words[number][place] for _, place in tokens)
            chain = chains.get(str(markable.get("m_id")), own)
            mentions.append(Mention(own, name, topic, words[number], tokens[0][1], named, chain))
    story = topic + "+" * name.endswith("plus")
    return Text(name, topic, story, tuple(words.values()), tuple(mentions))


def find_chains(name: str, root: _Element) -> Iterator[tuple[str, str]]:
    """Yield mention → what is the same for all mentions of its act, across documents where the corpus says so."""
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        chain = str(relation.get("note")) if across else f"{name} {relation.get('r_id')}"
        for source in relation.iterfind("source"):
            yield str(source.get("m_id")), chain
