"""False alarms: events coded in one-sentence statements that tell of no act.

    DRAGOMAN_CORPORA=… python benchmarks/statements.py [--show]

Some rows do tell acts by PLOVER: calls and talks, appeals and demands, attacks claimed or mourned. `statements.tsv`
holds which, by the row's number; a false alarm is an event in a row without any.
"""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path

import dragoman

FILE = "events/statements-no-event.tsv.gz"
LABELS = Path(__file__).with_name("statements.tsv")


def labels() -> list[frozenset[str]]:
    """Return the types of the acts of each row, in order."""
    rows = (line.split("\t") for line in LABELS.read_text("utf8").splitlines() if not line.startswith("#"))
    return [frozenset(types.split(",")) - {"-"} for _, types in rows]


def main() -> None:
    """Measure and print."""
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    path = Path(corpora or "") / FILE
    if not corpora or not path.is_file():
        print("statements: not run: data absent")
        return
    with gzip.open(path, "rt", encoding="utf8") as stream:
        texts = [line.split("\t")[0] for line in stream if line.strip()]
    alarms = actual = met = 0
    without = sum(not types for types in labels())
    for text, types in zip(texts, labels(), strict=True):
        events = dragoman.read(dragoman.Source(content=text)).events
        met += any(e.type in types for e in events)
        alarms += bool(events) and not types
        actual += any(e.status == "actual" for e in events) and not types
        for event in events if "--show" in sys.argv and not types else ():
            print(f"  {event.type} {event.status} {event.why.rule} {event.sources} > {event.targets}: {text[:230]}")
    print(f"{without} rows without an act: {alarms} ({alarms / without:.1%}) yield an event, {actual} an actual one")
    print(f"{len(texts) - without} rows with acts: {met} yield one of theirs")


if __name__ == "__main__":
    main()
