"""False alarms: events coded in one-sentence statements that tell of no act.

    DRAGOMAN_CORPORA=… python benchmarks/statements.py [--show]

Calls, talks, appeals and demands among the rows are acts by PLOVER; a row whose only events are of those types is
counted apart.
"""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path

import dragoman

FILE = "events/statements-no-event.tsv.gz"
ACTS = {"CONSULT", "REQUEST"}


def main() -> None:
    """Measure and print."""
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    path = Path(corpora or "") / FILE
    if not corpora or not path.is_file():
        print("statements: not run: data absent")
        return
    with gzip.open(path, "rt", encoding="utf8") as stream:
        texts = [line.split("\t")[0] for line in stream if line.strip()]
    alarms = acts = 0
    for text in texts:
        events = [e for e in dragoman.read(dragoman.Source(content=text)).events if e.status == "actual"]
        others = [e for e in events if e.type not in ACTS]
        alarms += bool(others)
        acts += bool(events) and not others
        for event in others if "--show" in sys.argv else ():
            print(f"  {event.type} {event.why.rule} {event.sources} > {event.targets}: {text[:230]}")
    other = f"with an actual event of a type other than {' and '.join(sorted(ACTS))}"
    print(f"{len(texts)} statements: {alarms} ({alarms / len(texts):.1%}) {other}; {acts} with those only")


if __name__ == "__main__":
    main()
