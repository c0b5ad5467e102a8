"""Rows of POLECAT: tab-separated with a header, in PLOVER's terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from dragoman.ingest.coded.rows import BadRowError, CodedRow, need, to_day, to_weight
from dragoman.knowledge.codes import to_country, to_plover_quad

NEEDED = ("Event Date", "Event Type", "Actor Country", "Recipient Country")


def to_polecat(cells: Mapping[str, str], line: int) -> Iterator[CodedRow]:
    """Yield a row as we compare it, one for each pair of countries in it; raises BadRowError."""
    type_ = need(cells, "Event Type").upper()
    quad = to_plover_quad(type_)
    if quad is None:
        message = f"Event Type {type_!r} is none of PLOVER's"
        raise BadRowError(message)
    for source, target in product(countries(cells["Actor Country"]), countries(cells["Recipient Country"])):
        yield CodedRow(
            id=cells.get("Event ID", "").strip() or str(line),
            day=to_day(need(cells, "Event Date")[:10], "Event Date", "%Y-%m-%d"),
            source=source,
            target=target,
            type=type_,
            quad=quad,
            code=type_,
            weight=to_weight(cells.get("Intensity", ""), "Intensity"),
            text=told(cells),
            url=None,
            line=line,
        )


def countries(text: str) -> list[str | None]:
    """Return the countries of a cell, which may hold several; one None where it holds none that we know."""
    found = [to_country(part.strip()) for part in text.split(";")]
    return [code for code in dict.fromkeys(found) if code] or [None]


def told(cells: Mapping[str, str]) -> str:
    """Return a row in words: who, what, whom, and where it was told."""
    who, whom = (cells.get(name, "").strip() for name in ("Actor Name", "Recipient Name"))
    what = " ".join(
        filter(None, (cells.get("Event Type", ""), cells.get("Event Mode", "").replace("None", "").strip()))
    )
    source = cells.get("Source", "").strip()
    return f"{who or '?'} – {what} – {whom or '?'}" + (f" ({source})" if source not in {"", "None"} else "")
