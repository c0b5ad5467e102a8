"""Draw the passages of our gold from the Tehran Times corpus, and number the lines of any passage.

    DRAGOMAN_CORPORA=… python scripts/draw_gold.py FOLDER

writes, for every passage drawn, `FOLDER/PART/NAME.txt` (headline, blank line, the first sentences as they stand in the
corpus) and `NAME.base.json` beside it (what is known of it, and its lines); parts are dev, sealed, dev2 and kept.
Articles are those with `sha256(id)` divisible by 10, which no training reads. A passage must have four sentences and
name two states by name or demonym, by the tables of `data/`; nothing else chooses. Seed and order of the corpus decide:
a second run writes the same.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).parents[1]
CORPUS = "bulk/tehran-times.jsonl.gz"
STATES = ROOT / "src/dragoman/knowledge/compiled/states.json"
SEED = 20261126
PARTS = {"dev": 100, "sealed": 50, "later": 84}
FEWEST, MOST = 4, 8
LICENCE_LINE = re.compile(r"\s*All Content by Mehr News Agency is licensed under .*$", re.DOTALL)
ATTRIBUTION = "Tehran Times / Mehr News Agency, CC BY 4.0; shortened to its first sentences"
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9])")
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Adm|Sen|Rep|Gov|St|Sgt|No|Jr|Sr|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ayat|Hon|Rev|Co|Inc|Ltd|approx|etc|i\.e|e\.g)\.$"
)
Range = tuple[int, int]


class Row(TypedDict):
    """One article of the corpus."""

    id: str
    title: str
    text: str


class Base(TypedDict):
    """What is known of a passage before anybody reads it; `lines` are half-open ranges of code points."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    source: str
    lines: list[Range]


def main() -> int:
    """Draw and write; return 1 where the corpus is absent."""
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    if not corpora or len(sys.argv) != len(("script", "folder")):
        print(__doc__, file=sys.stderr)
        return 1
    rows = [row for row in read_corpus(Path(corpora) / CORPUS) if is_ours(row["id"])]
    random.Random(SEED).shuffle(rows)  # noqa: S311 - a draw that can be repeated, not a secret
    drawn = draw(rows, sum(PARTS.values()))
    for part, count in PARTS.items():
        for base, text in (next(drawn) for _ in range(count)):
            folder = Path(sys.argv[1]) / (part if part != "later" else later_part(base["id"]))
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{base['id']}.txt").write_text(text, "utf8", newline="")
            (folder / f"{base['id']}.base.json").write_text(json.dumps(base, ensure_ascii=False) + "\n", "utf8")
        print(f"{part}: {count} passages")
    return 0


def read_corpus(path: Path) -> Iterator[Row]:
    """Yield the articles in the order of the file, an id that comes again left out."""
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row: Row = json.loads(line)
            if row["id"] not in seen:
                seen.add(row["id"])
                yield row


def is_ours(identity: str) -> bool:
    """Whether an article is kept for gold."""
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 10 == 0


def later_part(name: str) -> str:
    """Return the part of a passage that was drawn later: a third of them is kept closed."""
    return "kept" if int(hashlib.sha256(f"fresh{name}".encode()).hexdigest(), 16) % 3 == 0 else "dev2"


def draw(rows: list[Row], count: int) -> Iterator[tuple[Base, str]]:
    """Yield passages with four sentences and two states, no headline twice; raises ValueError when rows run out."""
    chance = random.Random(SEED + 1)  # noqa: S311 - as above
    seen: set[str] = set()
    pattern = state_names()
    for row in rows:
        wanted = chance.randint(FEWEST, MOST)
        base, text = passage(row, wanted)
        few = len(base["lines"]) - 1 < FEWEST
        if few or row["title"] in seen or len(states_in(text, pattern)) < len(("source", "target")):
            continue
        seen.add(row["title"])
        yield base, text
        if len(seen) == count:
            return
    message = f"only {len(seen)} of {count} passages could be drawn"
    raise ValueError(message)


def passage(row: Row, sentences: int) -> tuple[Base, str]:
    """Return the headline and the first sentences of an article as one text, its lines numbered."""
    title = " ".join(row["title"].split())
    body = LICENCE_LINE.sub("", row["text"]).strip()
    kept = split_lines(body)[:sentences]
    text = f"{title}\n\n{body[: kept[-1][1]] if kept else ''}\n"
    base: Base = {
        "id": f"tt-{row['id']}",
        "title": title,
        "outlet": "Tehran Times",
        "published": None,
        "source": ATTRIBUTION,
        "lines": split_lines(text),
    }
    return base, text


def split_lines(text: str) -> list[Range]:
    """Return the ranges of the sentences of a text, none across a line end.

    A plain rule, apart from the reader that is measured: a final mark, then white space and a capital or a figure,
    unless an initial or a usual abbreviation stands before.
    """
    found: list[Range] = []
    for line in re.finditer(r"[^\r\n]+", text):
        cuts = [line.start(), *sentence_ends(line), line.end()]
        found += [range_ for range_ in (trim(text, *pair) for pair in pairwise(cuts)) if range_[0] < range_[1]]
    return found


def sentence_ends(line: re.Match[str]) -> Iterator[int]:
    """Yield where sentences end inside a line."""
    for match in SENTENCE_END.finditer(line.group()):
        plain = match.group().rstrip("\"'”’»)]")
        if plain != "." or not ABBREVIATION.search(line.group()[: match.start() + 1]):
            yield line.start() + match.end()


def trim(text: str, start: int, end: int) -> Range:
    """Narrow a range to what lies between its outer white space."""
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), start + len(body.rstrip())


def state_names() -> re.Pattern[str]:
    """Return the pattern that finds states by name or demonym, each in a group of its own."""
    groups = []
    for state in json.loads(STATES.read_text("utf8")):
        if state["status"] in {"un-member", "observer", "partial"}:
            names = {state["name"], *state.get("demonyms", ())}
            groups.append(f"(?P<{state['id'].removeprefix('state/')}>{'|'.join(map(re.escape, sorted(names)))})")
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")


def states_in(text: str, pattern: re.Pattern[str]) -> set[str]:
    """Return the states that a text names; the usual abbreviations of two of them are understood."""
    plain = re.sub(r"\bU\.?S\.?A?\b\.?", "United States", re.sub(r"\bU\.?K\b\.?|\bBritain\b", "United Kingdom", text))
    return {match.lastgroup for match in pattern.finditer(plain) if match.lastgroup}


if __name__ == "__main__":
    sys.exit(main())
