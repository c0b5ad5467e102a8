"""Rows of ICEWS events: tab-separated with a header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.ingest.coded.rows import BadRowError, CodedRow, need, to_day, to_weight
from dragoman.knowledge.codes import to_cameo_quad, to_country, to_plover

NEEDED = ("Event Date", "Source Country", "Target Country", "CAMEO Code")
ROOT = 2


def to_icews(cells: Mapping[str, str], line: int) -> Iterator[CodedRow]:
    """Yield a row as we compare it; raises BadRowError."""
    code = whole(need(cells, "CAMEO Code"))
    if to_cameo_quad(code) is None:
        message = f"CAMEO Code {cells['CAMEO Code']!r} is no CAMEO code"
        raise BadRowError(message)
    yield CodedRow(
        id=cells.get("Event ID", "").strip() or str(line),
        day=to_day(need(cells, "Event Date")[:10], "Event Date", "%Y-%m-%d"),
        source=to_country(cells["Source Country"].strip()),
        target=to_country(cells["Target Country"].strip()),
        type=to_plover(code),
        quad=to_cameo_quad(code),
        code=code,
        weight=to_weight(cells.get("Intensity", ""), "Intensity"),
        text=told(cells),
        url=None,
        line=line,
    )


def whole(code: str) -> str:
    """Return a code with the zero in front that spreadsheets take off 042 and 0871; ICEWS has no bare roots."""
    bare = len(code) == ROOT and not code.startswith("0")
    return f"0{code}" if bare or to_cameo_quad(code) is None else code


def told(cells: Mapping[str, str]) -> str:
    """Return a row in words: who, what, whom, and who published it."""
    parts = [cells.get(name, "").strip() for name in ("Source Name", "Event Text", "Target Name")]
    publisher = cells.get("Publisher", "").strip()
    return " – ".join(part or "?" for part in parts) + (f" ({publisher})" if publisher else "")
