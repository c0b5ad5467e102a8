"""The coder against our own gold, and the gold's two readers against each other.

    python benchmarks/gold.py [dev|written|sealed|dev2|kept …] [--given] [--readers] [--confusion]

Without parts, `dev`, `written` and `dev2` are scored in full, `sealed` and `kept` by their totals only; the errors of
closed passages are nobody's to read. `dev2` and `kept` were read by one reader each. `--given` gives the coder the
gold's actors, `--readers` compares the first reading with the second, `--confusion` prints which type was read as
which, acts that one side lacks counting as none (never of closed passages).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gate.confusion import to_matrix
from gate.corpus import CLOSED, PARTS, passages
from gate.scoring import total
from gate.tables import TOTALS, end_to_end, given_actors, readers_agree, score, to_kappas, to_table


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--given", action="store_true", help="give the coder the gold's actors")
    parser.add_argument("--readers", action="store_true", help="compare the two readers with each other")
    parser.add_argument("--confusion", action="store_true", help="print which type was read as which")
    options = parser.parse_args()
    for part in options.parts or PARTS:
        held = [p for p in passages(part) if p.readings or not options.readers]
        how = "the two readers" if options.readers else "given gold actors" if options.given else "end to end"
        print(f"\n-- {part}, {how}: {len(held)} passages")
        tallies = readers_agree(held) if options.readers else score(held, given_actors if options.given else end_to_end)
        whole = part not in CLOSED
        print("\n".join(to_table(tallies, None if whole else TOTALS)))
        if whole:
            print("\n".join(to_kappas(tallies)))
        if whole and options.confusion:
            print("\nright type (rows) and type read (columns)")
            print("\n".join(to_matrix(total(tallies).labels["type, unmet as none"])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
