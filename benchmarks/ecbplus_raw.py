"""Acts of ECB+ that the reader finds by itself: how many, and how well the record brings their mentions together.

    DRAGOMAN_CORPORA=… python benchmarks/ecbplus_raw.py [FIRST LAST]

The documents of topics 21–35 (or those given) are read as `dragoman.read` reads any text and stored in one record. An
act that the corpus marks is found where the word that an event stands on is one of the marked words; who is one with
whom is then the record's merged events. Beside it, for the same mentions: what has one lemma within a topic, and each
mention alone. Most acts of the corpus are none that PLOVER knows, and two thirds of its texts tell no day.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from coreference import MEASURES, Grouping, conll
from ecbplus import FILE, Mention, Text, load

import dragoman
from dragoman.model import Reading
from dragoman.record import Record
from stories import TUNED, find_lemmas

LAST = 35
# A word of the corpus stands within so many characters behind the one before it.
NEAR = 40
Span = tuple[int, int]


def find_words(text: Text, written: str) -> dict[tuple[tuple[str, ...], int], Span]:
    """Return where in a text each word of its sentences stands, by sentence and place; those not found are left out."""
    found, at = dict[tuple[tuple[str, ...], int], Span](), 0
    for sentence in text.sentences:
        for place, word in enumerate(sentence):
            start = written.find(word, at, at + NEAR + len(word))
            if start >= 0:
                at = start + len(word)
                found.setdefault((sentence, place), (start, at))
    return found


def find_events(text: Text, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield mention → the event of the reading that stands on one of its words."""
    words = find_words(text, reading.document.text)
    for mention in text.mentions:
        spans = [s for n in range(len(mention.words)) if (s := words.get((mention.sentence, mention.place + n)))]
        for event in reading.events:
            if any(event.trigger.start < end and start < event.trigger.end for start, end in spans):
                yield mention.id, event.id
                break


def read(texts: Sequence[Text]) -> Mapping[str, str]:
    """Return mention → merged event, of the mentions that an event was found for."""
    with tempfile.TemporaryDirectory() as folder:
        readings = [dragoman.read(text.text) for text in texts]
        record = Record(Path(folder) / "ecbplus.duckdb")
        record.add(readings)
        merged = {report["id"]: event["id"] for event in record.events() for report in event["reports"]}
    pairs = (p for text, reading in zip(texts, readings, strict=True) for p in find_events(text, reading))
    return {mention: merged.get(event, event) for mention, event in pairs}


def show(mentions: Sequence[Mention], found: Mapping[str, str]) -> None:
    """Print how many acts are found, and how well those found are brought together."""
    acts = {m.chain for m in mentions}
    heard = [m for m in mentions if m.id in found]
    known = {m.chain for m in heard}
    print(f"{len(heard)} of {len(mentions)} mentions found, {len(known)} of {len(acts)} acts")
    lemmas, gold = find_lemmas(heard), {m.id: m.chain for m in heard}
    groupings: dict[str, Grouping] = {
        "each alone": {m.id: m.id for m in heard},
        "lemma in topic": {m.id: (m.topic, lemmas[m.id]) for m in heard},
        "dragoman": {m.id: found[m.id] for m in heard},
    }
    for title, grouping in groupings.items():
        parts = [f"{measure} {score(gold, grouping).f1:.3f}" for measure, score in MEASURES.items()]
        print(f"  {title:20} {'  '.join(parts)}  CoNLL F1 {conll(gold, grouping):.3f}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", nargs="?", type=int, default=TUNED + 1, help="number of the first topic")
    parser.add_argument("last", nargs="?", type=int, default=LAST, help="number of the last topic")
    options = parser.parse_args()
    path = Path(os.environ.get("DRAGOMAN_CORPORA", "")) / FILE
    if not path.is_file():
        print("ecbplus_raw: not run: data absent")
        return
    texts = [text for text in load(path) if options.first <= int(text.topic) <= options.last]
    show([mention for text in texts for mention in text.mentions], read(texts))


if __name__ == "__main__":
    main()
