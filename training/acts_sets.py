"""Write what the encoder learns of acts from: sentences of our own, marked real texts, and the lexicon's examples.

    python training/acts_sets.py CORPORA WORK

Sentences lie in `training/sentences/*.txt`: TYPE | status | text, where [..] marks the source, <..> the target and
{..} the words that tell the act. Behind a line "= text" stand all acts of that text, else one act alone is marked. In
real texts (`marks.py`) all acts are marked. An example of the lexicon is marked by the entry it belongs to, as the
reader finds it; one that must not fire teaches that its verb or noun tells nothing there. Needs a pipeline that reads.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import yaml

import dragoman
from dragoman.nlp.load import parse
from dragoman.nlp.parse import Sentence, Token
from dragoman.relation import plain_document
from marks import CHOSEN, read_marks

HERE = Path(__file__).parent
LEXICON = HERE.parent / "data" / "lexicon" / "en"
MARKS = {"[": "source", "<": "target", "{": "trigger"}
CLOSING = dict(zip("]>}", "[<{", strict=True))
TEXT = "= "
Range = tuple[int, int]
# How much a word that nobody marked counts as telling nothing: where all acts are marked surely, in a short example
# mostly, elsewhere hardly, for it may be an act that nobody was asked to mark.
WHOLE, SHORT, ALONE = 0.5, 0.05, 0.1
TELLS_NOTHING = 0.15
# One part in so many is kept apart, of each of these.
APART = 8
LATER = "later"
PARTED = ("own", "real", f"own {LATER}", f"real {LATER}")
# A plan of these is another act by the ontology.
FUTURE = dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE") | {"RETREAT": "CONCEDE"}
FUTURE |= dict.fromkeys(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE"), "THREATEN")
# In real texts harsh words were taken for acts also where only a plain verb of saying, or a modal, tells them; the
# reader has claims for those.
SAYING = {
    "said", "says", "say", "saying", "added", "told", "tells", "stressed", "noted", "must", "should", "called",
    "claimed",
}  # fmt: skip


@dataclass(slots=True)
class Act:
    """One act with the ranges that are marked."""

    type: str
    status: str
    spans: dict[str, Range] = field(default_factory=dict)


@dataclass(slots=True)
class Marked:
    """A text with its acts, and how much its other words count."""

    text: str
    acts: list[Act]
    weight: float = ALONE
    document: str = ""


@dataclass(slots=True)
class Item:
    """A parsed text: its words, and of each act the numbers of the words that tell it and that name its sides."""

    text: str
    document: str
    weight: float
    words: list[str]
    tags: list[str]
    entity: list[bool]
    acts: list[dict[str, Any]]


def to_type(kind: str, status: str) -> str:
    """Return the type that an act counts as: a plan of help is a promise."""
    return FUTURE.get(kind, kind) if status == "planned" else kind


def key(row: dict[str, Any]) -> str:
    """Return what is kept apart together: the sentences of one document, else a text of our own."""
    return str(row["document"] or row["text"])


def kept_apart(rows: list[dict[str, Any]], chance: random.Random) -> set[str]:
    """Return an eighth of our own texts, and of the real documents; what came later changes nothing of the earlier."""
    apart: set[str] = set()
    seen: set[str] = set()
    for name in PARTED:
        keys = sorted({key(row) for row in rows if row["from"] == name} - seen)
        seen.update(keys)
        chance.shuffle(keys)
        apart |= set(keys[: len(keys) // APART])
    return apart


def marked(line: str) -> tuple[str, Act]:
    """Return the text and the act of a line of a file of sentences; raises ValueError when a mark is not closed."""
    kind, status, written = line.rstrip("\n").split(" | ", 2)
    text, spans, opened = "", {}, {}
    for character in written:
        if character in MARKS:
            opened[character] = len(text)
        elif character in CLOSING:
            spans[MARKS[CLOSING[character]]] = (opened.pop(CLOSING[character]), len(text))
        else:
            text += character
    if opened or "trigger" not in spans:
        message = f"marks do not close, or nothing is marked as the act: {line!r}"
        raise ValueError(message)
    return text, Act(kind, status, spans)


def own_sentences(folder: str = "") -> Iterator[Marked]:
    """Yield the sentences written for the purpose, those with all acts marked by text."""
    for path in sorted((HERE / "sentences" / folder).glob("*.txt")):
        whole: Marked | None = None
        for line in filter(str.strip, path.read_text("utf8").splitlines()):
            if line.startswith(TEXT):
                if whole is not None:
                    yield whole
                whole = Marked(line.removeprefix(TEXT), [], WHOLE)
                continue
            text, act = marked(line)
            if whole is None:
                yield Marked(text, [act])
            elif text == whole.text:
                whole.acts.append(act)
            else:
                message = f"{path.name}: the act is not of the text above: {line!r}"
                raise ValueError(message)
        if whole is not None:
            yield whole


def real_sentences(corpora: Path, folder: str = "") -> Iterator[Marked]:
    """Yield the sentences of real texts with all their acts."""
    for document, text, told_ in read_marks(corpora, folder):
        acts = [Act(*act) for act in told_]
        yield Marked(text, [a for a in acts if text[slice(*a.spans["trigger"])].lower() not in SAYING], WHOLE, document)


def lexicon_examples() -> Iterator[Marked]:
    """Yield the examples of the lexicon as the reader marks them."""
    for path in sorted(LEXICON.glob("*.yaml")):
        entries = yaml.load(path.read_text("utf8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
        for entry in entries if isinstance(entries, list) else ():
            if "type" not in entry:
                continue  # light verbs tell no act alone
            examples = entry.get("examples") or {}
            for line in examples.get("yes", ()):
                yield from told(line.partition("=>")[0].strip(), entry["type"])
            heads = {str(h).split()[0] for part in ("verbs", "nouns", "adjectives") for h in entry.get(part, ())}
            for line in examples.get("no", ()):
                yield from untold(line.partition("=>")[0].strip(), heads)


def told(text: str, kind: str) -> Iterator[Marked]:
    """Yield an example that the reader codes as its entry says."""
    event = next((e for e in dragoman.read(text).events if e.type == kind), None)
    if event is None:
        return
    spans = {"trigger": (event.trigger.start, event.trigger.end)}
    if event.source_spans:
        spans["source"] = (event.source_spans[0].start, event.source_spans[0].end)
    others = event.target_spans[1:] if event.source_spans == event.target_spans else event.target_spans
    if others:
        spans["target"] = (others[0].start, others[0].end)
    yield Marked(text, [Act(kind, event.status, spans)], SHORT)


def untold(text: str, heads: set[str]) -> Iterator[Marked]:
    """Yield an example that must not fire, its head marked as telling nothing."""
    if len(dragoman.read(text).events):
        return
    for sentence in parse(plain_document(text, None), [(0, len(text))]).sentences:
        head = next((t for t in sentence.tokens if t.lemma.lower() in heads), None)
        if head is not None:
            yield Marked(text, [Act("NONE", "-", {"trigger": (head.start, head.end)})], TELLS_NOTHING)
            return


def to_item(row: Marked) -> Item:
    """Parse a text and number its marked words."""
    sentences = parse(plain_document(row.text, None), [(0, len(row.text))]).sentences
    tokens = [t for s in sentences for t in s.tokens]
    acts = []
    for act in row.acts:
        numbers = {name: numbered(sentences, tokens, act.spans.get(name)) for name in MARKS.values()}
        if numbers["trigger"]:
            acts.append({"type": act.type, "status": act.status, **numbers})
    return Item(
        text=row.text, document=row.document, weight=row.weight, words=[t.text for t in tokens],
        tags=[t.tag for t in tokens], entity=[bool(t.entity) for t in tokens], acts=acts,
    )  # fmt: skip


def numbered(sentences: Iterable[Sentence], tokens: list[Token], span: Range | None) -> list[int]:
    """Return the numbers of a span's words, the head first."""
    if span is None:
        return []
    head = head_of(sentences, span)
    inside = [i for i, t in enumerate(tokens) if t.start < span[1] and span[0] < t.end]
    return sorted(inside, key=lambda i: id(tokens[i]) != head)


def head_of(sentences: Iterable[Sentence], span: Range) -> int:
    """Return the identity of the word of a span that hangs outside it, the first one if several do."""
    for sentence in sentences:
        inside = [t for t in sentence.tokens if t.start < span[1] and span[0] < t.end]
        for token in inside:
            if token.head is None or not any(token.head is t for t in inside):
                return id(token)
    return -1


def main() -> None:
    """Write the set, own sentences first."""
    corpora, work = map(Path, sys.argv[1:3])
    counts = {}
    with gzip.open(work / "acts.jsonl.gz", "wt", encoding="utf8") as out:
        for name, rows in (
            ("own", own_sentences()),
            ("real", real_sentences(corpora)),
            ("chosen", real_sentences(corpora, CHOSEN)),
            (f"own {LATER}", own_sentences(LATER)),
            (f"real {LATER}", real_sentences(corpora, LATER)),
            ("lexicon", lexicon_examples()),
        ):
            items = [to_item(row) for row in rows]
            counts[name] = len(items)
            for item in items:
                out.write(json.dumps({"from": name, **asdict(item)}, ensure_ascii=False) + "\n")
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
