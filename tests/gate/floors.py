"""Floors of quality on our gold: what was measured once may not be lost again.

`floors.json` holds the least F1 by part, way of reading and measure. A floor
is set a little (SLACK) below what was measured, for processors differ in the last digits; it may only be raised, and
must be once the measured figure has left it more than ROOM behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from gate.corpus import OPEN, SEALED, passages
from gate.scoring import total
from gate.tables import TOTALS, Reader, end_to_end, given_actors, score

FILE = Path(__file__).with_name("floors.json")
SLACK, ROOM = 0.01, 0.05
READERS: Mapping[str, Reader] = {"end to end": end_to_end, "given gold actors": given_actors}
# With given actors, what names and resolves them is not measured.
OWN = tuple(m for m in TOTALS if m.startswith(("events", "claims", "agreements")))
Floors = dict[str, dict[str, dict[str, float]]]


def load_floors() -> Floors:
    """Read the floors."""
    floors: Floors = json.loads(FILE.read_text("utf8"))
    return floors


def measured(part: str, how: str) -> dict[str, float]:
    """Return the figures of one part under one way of reading."""
    counts = total(score(passages(part), READERS[how])).counts
    return {m: round(counts[m].f1, 4) for m in (TOTALS if how == "end to end" else OWN)}


def faults(part: str, how: str, floors: Mapping[str, float]) -> Iterator[str]:
    """Yield what lies below its floor, or far above it."""
    for measure, value in measured(part, how).items():
        floor = floors[measure]
        if value < floor:
            yield f"{part}, {how}, {measure}: {value:.3f} is below the floor of {floor:.3f}"
        elif value - floor > ROOM:
            yield f"{part}, {how}, {measure}: {value:.3f}; raise the floor of {floor:.3f} in {FILE.name}"


def raised(floors: Floors) -> Floors:
    """Return the floors raised to what is measured now, none lowered."""
    return {
        part: {
            how: {
                measure: max(round(value - SLACK, 3), floors.get(part, {}).get(how, {}).get(measure, 0.0))
                for measure, value in measured(part, how).items()
            }
            for how in READERS
        }
        for part in (*OPEN, SEALED)
    }


if __name__ == "__main__":
    FILE.write_text(
        json.dumps(raised(load_floors() if FILE.is_file() else {}), indent=1, sort_keys=True) + "\n", "utf8"
    )
