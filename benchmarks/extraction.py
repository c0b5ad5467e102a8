"""Measure extraction and residue labels on pages with gold text.

    DRAGOMAN_CORPORA=… python benchmarks/extraction.py [--show tune]

Pages are split in two by a hash of their names: rules are tuned on one half, figures are for both. A line of the
extractor's output is residue when the gold body does not hold it; titles are left out, being facts of their own.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.config import DEFAULTS
from dragoman.ingest.clean import label
from dragoman.ingest.documents import to_document, without_title
from dragoman.ingest.html import read_html
from dragoman.ingest.languages import detect_language
from dragoman.model import Source

ARCHIVE = Path("html") / "article-extraction-benchmark.zip"
EDGE = 40
GRAM = 4


@dataclass(frozen=True, slots=True)
class Case:
    """A page with its gold text."""

    name: str
    html: str
    url: str
    body: str

    @property
    def half(self) -> str:
        """Which half of the pages this one belongs to."""
        return "tune" if int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2 == 0 else "held-out"


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the pages of the benchmark's archive."""
    with zipfile.ZipFile(path) as archive:
        truth = json.load(archive.open("ground-truth.json"))
        for name, gold in sorted(truth.items()):
            page = gzip.decompress(archive.read(f"html/{name}.html.gz")).decode("utf-8", "replace")
            yield Case(name, page, gold["url"], gold["articleBody"])


def squeeze(text: str) -> str:
    """Return the letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text.lower())


def in_gold(line: str, gold: str) -> bool:
    """Whether the gold body holds a line, or both its ends when something was left out inside."""
    short = squeeze(line)
    return short in gold or (len(short) > 2 * EDGE and short[:EDGE] in gold and short[-EDGE:] in gold)


def judge(case: Case) -> Iterator[tuple[str, str, str]]:
    """Yield (verdict, kind, line) for every line of an English page that the extractor gives, titles aside."""
    gold = squeeze(case.body)
    page = read_html(case.html, url=case.url)
    language = detect_language("\n".join(block.text for block in page.blocks))
    for block in label(without_title(page.blocks, page.title), language) if language == "en" else ():
        if squeeze(block.text) and block.kind != "dateline":
            verdict = (
                ("lost" if block.kind else "kept")
                if in_gold(block.text, gold)
                else ("caught" if block.kind else "missed")
            )
            yield verdict, block.kind or "", block.text


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Return the four-word shingles of a text."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + GRAM]) for i in range(max(len(words) - GRAM + 1, 1)))


def overlap(found: str, gold: str) -> tuple[float, float, float]:
    """Return true, false and missed shares of shingles, each page weighing the same."""
    ours, theirs = grams(found), grams(gold)
    true = sum((ours & theirs).values())
    false, missed = sum(ours.values()) - true, sum(theirs.values()) - true
    total = true + false + missed
    return true / total, false / total, missed / total


def ratio(part: float, *rest: float) -> float:
    """Return a part's share of itself and the rest."""
    return part / (part + sum(rest)) if part else 0.0


def report(half: str, cases: Iterable[Case], *, show: bool) -> str:
    """Return one half's figures; with `show`, also print the lines that went wrong."""
    verdicts: Counter[str] = Counter()
    shares = [0.0, 0.0, 0.0]
    pages, seconds = 0, 0.0
    for case in cases:
        began = time.perf_counter()
        document = to_document(Source(content=case.html, url=case.url), DEFAULTS)
        pages, seconds = pages + 1, seconds + time.perf_counter() - began
        for verdict, kind, line in judge(case):
            verdicts[verdict] += 1
            if show and verdict in {"lost", "missed"}:
                print(case.name[:6], verdict, kind, line[:140], sep="\t")
        shares = [a + b for a, b in zip(shares, overlap(document.text, case.body), strict=True)]
    precision, recall = ratio(shares[0], shares[1]), ratio(shares[0], shares[2])
    f1 = 2 * precision * recall / (precision + recall)
    right, wrong, missed = verdicts["caught"], verdicts["lost"], verdicts["missed"]
    return (
        f"{half:9} pages {pages:4}  text P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  "
        f"residue P {ratio(right, wrong):.2f} R {ratio(right, missed):.2f} "
        f"({right} caught, {missed} missed, {wrong} lost, {verdicts['kept']} kept)  {pages / seconds:.0f} pages/s"
    )


def main() -> int:
    """Print the figures; say so when the data is not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--show", default="", help="print the lines that went wrong in this half")
    show = parser.parse_args().show
    path = Path(os.environ.get("DRAGOMAN_CORPORA", "")) / ARCHIVE
    if not os.environ.get("DRAGOMAN_CORPORA") or not path.is_file():
        print("not run: data absent")
        return 0
    cases = list(read_cases(path))
    for half in ("tune", "held-out"):
        print(report(half, [case for case in cases if case.half == half], show=show == half))
    return 0


if __name__ == "__main__":
    sys.exit(main())
