"""Rows of other coders made by hand about public acts of states."""

from __future__ import annotations

from collections.abc import Mapping

ICEWS = (
    *("Event ID", "Event Date", "Source Name", "Source Country", "Event Text", "CAMEO Code", "Intensity"),
    *("Target Name", "Target Country", "Publisher"),
)
POLECAT = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Actor Name", "Actor Country"),
    *("Recipient Name", "Recipient Country", "Source"),
)


def gdelt(**changes: str) -> str:
    """Return a row of 61 columns: the president of Iran visits Russia."""
    cells = dict.fromkeys(map(str, range(61)), "")
    known = {
        "0": "77",
        "1": "20240117",
        "7": "IRN",
        "17": "RUS",
        "26": "042",
        "30": "1.9",
        "60": "https://example.org/1",
    }
    return "\t".join({**cells, **known, **{name.lstrip("c"): value for name, value in changes.items()}}.values())


def icews(**changes: str) -> str:
    """Return a header and a row."""
    cells = ["9", "2024-01-17", "Iran", "Iran", "Make a visit", "042", "1.9", "Russia", "Russian Federation", "Wire"]
    return table(ICEWS, dict(zip(ICEWS, cells, strict=True)), changes)


def polecat(**changes: str) -> str:
    """Return a header and a row."""
    cells = ["p1", "2024-01-17", "CONSULT", "visit", "4", "Iran", "IRN", "Russia", "RUS", "Wire"]
    return table(POLECAT, dict(zip(POLECAT, cells, strict=True)), changes)


def table(columns: tuple[str, ...], cells: Mapping[str, str], changes: Mapping[str, str]) -> str:
    """Return a header and one line of changed cells; a name's spaces are written as underscores."""
    named = {name.replace("_", " "): value for name, value in changes.items()}
    return "\t".join(columns) + "\n" + "\t".join({**cells, **named}.values()) + "\n"
