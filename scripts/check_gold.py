"""Check sheets of our gold against their texts: every reference must be there, every id must be somebody's.

    python scripts/check_gold.py SHEET.json [SHEET.json …]

The text lies beside a sheet under the same name with `.txt`; `NAME.base.json` beside it, where there is one, gives the
lines of a sheet that has none yet. Prints one line for each fault and returns 1 when there is one, 2 for wrong usage.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from dragoman.errors import SourceError
from dragoman.gold.checks import find_faults
from dragoman.gold.sheets import Sheet, load_sheet


def main() -> int:
    """Check and print."""
    if len(sys.argv) == 1:
        print(__doc__, file=sys.stderr)
        return 2
    faults = [f"{path}: {fault}" for path in sys.argv[1:] for fault in check(Path(path))]
    print("\n".join(faults) if faults else f"{len(sys.argv) - 1} sheets, no faults")
    return bool(faults)


def check(path: Path) -> list[str]:
    """Return the faults of one sheet."""
    try:
        sheet = with_base(load_sheet(path), path)
        text = text_of(path).read_bytes().decode("utf8")
    except (SourceError, OSError, UnicodeDecodeError) as error:
        return [str(error)]
    return [*find_faults(sheet, text)]


def text_of(path: Path) -> Path:
    """Return where the text of a sheet lies: beside it, or one folder up for a first or second reading."""
    beside = path.with_suffix(".txt")
    return beside if beside.is_file() else path.parent.parent / beside.name


def with_base(sheet: Sheet, path: Path) -> Sheet:
    """Return the sheet with what is known of the passage; the readers write their findings only."""
    base = path.with_suffix(".base.json")
    if sheet.lines or not base.is_file():
        return sheet
    known = json.loads(base.read_text("utf8"))
    return msgspec.structs.replace(sheet, lines=tuple(map(tuple, known["lines"])))


if __name__ == "__main__":
    sys.exit(main())
