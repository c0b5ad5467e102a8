"""The coder against passages of other news: US politics, local news, foreign affairs, the world's other outlets.

    DRAGOMAN_CORPORA=… python benchmarks/elsewhere.py [PART …] [--errors]

136 passages, read once each by docs/gold.md by readers who had seen no code, before the coder read them.
`elsewhere.jsonl` holds what they marked, as places without the words, which lie in the corpora: PolNeAR's training part
(`politics`), ECB+ (`local`), a third of both by a hash of the name (`rest`), one passage of each of 32 outlets of
dated news (`world`), and of PolNeAR's articles about foreign affairs and GUM's of Wikinews two thirds (`foreign`) and
one third (`foreign-rest`; of most of GUM's, sentences are among those that the encoder learnt from). Errors may be read
in `politics`, `local` and `foreign`; of the others totals only are told, and nothing is tuned on them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import msgspec
from attributions import articles
from ecbplus import FILE as ECB
from ecbplus import load

from dragoman.gold.annotations import from_sheet
from dragoman.gold.comparison import Row, compare
from dragoman.gold.references import Lines
from dragoman.gold.sheets import Sheet
from gate.corpus import Passage
from gate.tables import TOTALS, end_to_end, score, to_table

MARKS = Path(__file__).with_suffix(".jsonl")
OPEN, CLOSED = ("politics", "local", "foreign"), ("rest", "world", "foreign-rest")
# No passage has residue or mentions enough to say much of them.
MEASURES = TOTALS[2:]
Texts = dict[str, str]


def polnear(corpora: Path) -> Texts:
    """Return the articles of PolNeAR's training part by their number."""
    return {str(n): text for n, (text, _) in enumerate(articles(corpora / "attribution" / "polnear-train.zip"))}


def ecbplus(corpora: Path) -> Texts:
    """Return the documents of ECB+ by name."""
    return {text.name: text.text for text in load(corpora / ECB)}


def dated(corpora: Path) -> Texts:
    """Return the articles of dated news by id, the headline first."""
    with gzip.open(corpora / "bulk" / "dated-world-news.jsonl.gz", "rt", encoding="utf8") as lines:
        return {row["id"]: f"{row['title'].strip()}\n\n{row['text'].strip()}" for row in map(json.loads, lines)}


def gum(corpora: Path) -> Texts:
    """Return GUM's news of the training part by name, paragraphs apart."""
    texts: dict[str, str] = {}
    name = ""
    with gzip.open(corpora / "syntax" / "gum-train.conllu.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            key, _, value = line.removeprefix("# ").strip().partition(" = ")
            if key == "newdoc id":
                name = value
            elif key == "text" or line.startswith("# newpar"):
                texts[name] = texts.get(name, "") + (f"{value} " if key == "text" else "\n\n")
    return {name: re.sub(r" *\n\n+ *", "\n\n", text).strip() for name, text in texts.items() if "_news_" in name}


CORPORA: dict[str, Callable[[Path], Texts]] = {"polnear": polnear, "ecb+": ecbplus, "dated": dated, "gum": gum}


def passages(corpora: Path) -> Iterator[Passage]:
    """Yield the passages; raises ValueError where a corpus holds other words than those marked."""
    texts: dict[str, Texts] = {}
    for line in MARKS.read_text("utf8").splitlines():
        row = json.loads(line)
        if row["corpus"] not in texts:
            texts[row["corpus"]] = CORPORA[row["corpus"]](corpora)
        text = texts[row["corpus"]].get(row["document"], "").strip()[: row["length"] - 1] + "\n"
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            message = f"{row['corpus']} {row['document']} holds other words than those marked"
            raise ValueError(message)
        yield Passage(part=row["part"], text=text, gold=named(msgspec.convert(row["sheet"], Sheet), text), readings=())


def named(sheet: Sheet, text: str) -> Sheet:
    """Return a sheet whose actors are called by the words that stand where their names are said to."""
    lines = Lines(text, sheet.lines)
    names = [text[slice(*lines.find(a.name))] if a.name.startswith("@") else a.name for a in sheet.actors]
    actors = (msgspec.structs.replace(a, name=name) for a, name in zip(sheet.actors, names, strict=True))
    return msgspec.structs.replace(sheet, actors=tuple(actors))


def differences(passage: Passage) -> Iterator[str]:
    """Yield the text of a passage and what was found otherwise than it is marked."""
    gold = from_sheet(passage.gold, passage.text)
    yield f"##### {passage.gold.id}\n{passage.text}"
    yield from (told(row) for row in compare(gold, end_to_end(passage, gold)) if row.verdict != "agrees")


def told(row: Row) -> str:
    """Return one finding as a line: where both sides have it, what was marked and what was found."""
    fields = ((f.label, f.gold, f.found) for f in row.fields if not f.same or f.label in {"name", "trigger"})
    parts = (
        f"{label}: {gold} => {found}" if gold and found else f"{label}: {gold or found}"
        for label, gold, found in fields
    )
    return f"  [{row.layer} {row.verdict}] {'; '.join(parts)}"


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "parts", nargs="*", choices=[*OPEN, *CLOSED, []], metavar="PART", help=", ".join((*OPEN, *CLOSED))
    )
    parser.add_argument("--errors", action="store_true", help="print what differs, in the parts that may be read")
    options = parser.parse_args()
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    if not corpora:
        print(__doc__, file=sys.stderr)
        return 2
    held = list(passages(Path(corpora)))
    for part in options.parts or (*OPEN, *CLOSED):
        own = [p for p in held if p.part == part]
        print(f"\n-- {part}: {len(own)} passages")
        print("\n".join(to_table(score(own, end_to_end), MEASURES)))
        if options.errors and part in OPEN:
            print("\n".join(line for p in own for line in differences(p)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
