"""Two names in context: one actor, two, or not to be told; and whom a name means that drifted through another tongue.

    python benchmarks/names.py

Against our own tables: of each, one part (`tune.jsonl`, `drift-tune.jsonl`) may be read and tuned on; of what is kept
apart (`kept.zip`, `drift-kept.zip`) totals alone are told. Pairs are put to `dragoman.resolution.comparison.compare`,
drifting names are read in their sentence as a document is (`dragoman.read`) and asked for alone (`dragoman.resolve`).
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import dragoman
from dragoman.codec import to_date
from dragoman.knowledge.naming import load_twins
from dragoman.resolution.comparison import compare

FOLDER = Path(__file__).parents[1] / "tests" / "names"
PERSON = "person"


def rows_of(part: str, table: str = "") -> list[dict[str, object]]:
    """Return the rows of one part: pairs of names, or those of another table."""
    if part == "tune":
        lines = (FOLDER / f"{table}tune.jsonl").read_text("utf8").splitlines()
    else:
        with zipfile.ZipFile(FOLDER / f"{table}kept.zip") as archive:
            lines = archive.read(f"{table}kept.jsonl").decode("utf8").splitlines()
    return [json.loads(line) for line in lines]


def read_person(row: dict[str, object]) -> str | None:
    """Return the known person whom the name in a sentence means when the sentence is read, None when nobody known."""
    start = int(str(row["at"]))
    end = start + len(str(row["name"]))
    reading = dragoman.read(str(row["text"]), published=str(row["on"]))
    found = (
        a.id
        for a in reading.actors
        if a.known and a.kind == PERSON and any(m.start < end and start < m.end for m in a.mentions)
    )
    return next(found, None)


def asked_person(row: dict[str, object]) -> str | None:
    """Return the known person whom the name means in its context, as it is asked for alone."""
    actor = dragoman.resolve(str(row["name"]), context=str(row["text"]), on=str(row["on"])).actor
    return actor.id if actor is not None and actor.kind == PERSON else None


def links(rows: Iterable[dict[str, object]], link: Callable[[dict[str, object]], str | None]) -> Counter[str]:
    """Count the names by what became of them: right, wrong, missing, or rightly left alone."""
    twins = load_twins()
    counts: Counter[str] = Counter()
    for row in rows:
        found, meant = (twins.get(p, p) if p else None for p in (link(row), row["person"] and str(row["person"])))
        counts[
            "alone" if found is meant is None else "right" if found == meant else "wrong" if found else "missing"
        ] += 1
    return counts


def told_links(counts: Counter[str]) -> str:
    """Return how many names were linked rightly and wrongly, and how many were missed."""
    precision = counts["right"] / max(counts["right"] + counts["wrong"], 1)
    return (
        ", ".join(f"{counts[what]} {what}" for what in ("right", "wrong", "missing", "alone")) + f"; P {precision:.3f}"
    )


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


def decisions(rows: Iterable[dict[str, object]]) -> Counter[tuple[object, bool | None]]:
    """Count pairs by whether they are the same and what was decided."""
    return Counter((row["same"], decide(row)) for row in rows)


def told(rows: Iterable[dict[str, object]]) -> str:
    """Return precision, recall and F1 of `same`, and what became of each kind."""
    counts = decisions(rows)
    hit, found = counts[True, True], sum(n for (_, d), n in counts.items() if d)
    gold = sum(n for (s, _), n in counts.items() if s)
    precision, recall = hit / max(found, 1), hit / max(gold, 1)
    wrong = sum(n for (s, d), n in counts.items() if s is not None and d is not None and s != d)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, decided wrongly {wrong} of {sum(counts.values())}"


def main() -> int:
    """Print the figures of both parts."""
    for table in ("fresh", "broad"):
        for kind in (PERSON, "organisation"):
            print(f"{table}, {kind}s: {told([r for r in rows_of('tune', f'{table}-') if r['kind'] == kind])}")
    for part in ("tune", "kept"):
        rows = rows_of(part)
        for kind in (PERSON, "organisation"):
            print(f"{part}, {kind}s: {told([r for r in rows if r['kind'] == kind])}")
        drifting = rows_of(part, "drift-")
        for how, link in (("read", read_person), ("asked", asked_person)):
            print(f"{part}, drifting names, {how}: {told_links(links(drifting, link))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
