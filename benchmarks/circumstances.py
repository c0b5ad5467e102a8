"""When, where and how many: date phrases, and the dates, places and casualties of acts, on our own tables.

    python benchmarks/circumstances.py [phrases|acts] [--errors]

Each table of `tests/cases/en` is halved by a hash. Errors are shown of the open half only; the kept half is the figure
to believe. `benchmarks/dates.py` is the same for the phrases alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gate.circumstances import HALVES, READERS, Outcome, count, share


def main(tables: Iterable[str]) -> int:
    """Measure and print."""
    print(f"{'':16} {'half':5} {'rows':>5} {'met':>5} {'right':>6}   {'P':>5} {'R':>5} {'F1':>5}")
    for table in tables:
        for half in HALVES:
            outcomes = READERS[table](half)
            met = sum(o.found is not None for o in outcomes)
            found = count(outcomes)
            cells = f"{found.precision:5.3f} {found.recall:5.3f} {found.f1:5.3f}"
            print(f"{table:16} {half:5} {len(outcomes):5} {met:5} {share(outcomes):6.3f}   {cells}")
            if half == "open" and "--errors" in sys.argv:
                print("\n".join(shown(o) for o in outcomes if not o.right))
    return 0


def shown(outcome: Outcome) -> str:
    """Return one error in a line."""
    found = "not met" if outcome.found is None else "/".join(outcome.found)
    row = outcome.row
    at = getattr(row, "trigger", None) or row.text[row.start : row.end]
    return f"  {row.text} [{at}] {row.published or ''}: wanted {'/'.join(outcome.wanted)}, read {found}"


if __name__ == "__main__":
    asked = [a for a in sys.argv[1:] if not a.startswith("-")]
    acts = [table for table in READERS if table != "phrases"]
    sys.exit(main(["phrases"] if asked == ["phrases"] else acts if asked == ["acts"] else READERS))
