"""Two names in context: one actor, two, or not to be told. Against our own table of pairs.

    python benchmarks/names.py

`tests/names/tune.jsonl` may be read and tuned on; of the pairs kept apart (`kept.zip`) totals alone are told. What is
measured is `dragoman.resolution.comparison.compare`, which every part of the package asks.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dragoman.codec import to_date
from dragoman.resolution.comparison import compare

FOLDER = Path(__file__).parents[1] / "tests" / "names"
PERSON = "person"


def pairs(part: str) -> list[dict[str, object]]:
    """Return the pairs of one part."""
    if part == "tune":
        lines = (FOLDER / "tune.jsonl").read_text("utf8").splitlines()
    else:
        with zipfile.ZipFile(FOLDER / "kept.zip") as archive:
            lines = archive.read("kept.jsonl").decode("utf8").splitlines()
    return [json.loads(line) for line in lines]


def decide(pair: dict[str, object]) -> bool | None:
    """Return whether the two are the same, None when nothing can be told."""
    found = compare(
        str(pair["a"]),
        str(pair["b"]),
        contexts=(str(pair["a_context"]), str(pair["b_context"])),
        on=to_date(str(pair["on"]) if pair["on"] else None),
        kind="person" if pair["kind"] == PERSON else "body",
    )
    return {"same": True, "different": False, "unsure": None}[found.decision]


def told(rows: Iterable[dict[str, object]]) -> str:
    """Return precision, recall and F1 of `same`, and what became of each kind."""
    counts = Counter((row["same"], decide(row)) for row in rows)
    hit, found = counts[True, True], sum(n for (_, d), n in counts.items() if d)
    gold = sum(n for (s, _), n in counts.items() if s)
    precision, recall = hit / max(found, 1), hit / max(gold, 1)
    wrong = sum(n for (s, d), n in counts.items() if s is not None and d is not None and s != d)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, decided wrongly {wrong} of {sum(counts.values())}"


def main() -> int:
    """Print the figures of both parts."""
    for part in ("tune", "kept"):
        rows = pairs(part)
        for kind in (PERSON, "organisation"):
            print(f"{part}, {kind}s: {told([r for r in rows if r['kind'] == kind])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
