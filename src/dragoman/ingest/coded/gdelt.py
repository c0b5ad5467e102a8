"""Rows of GDELT's events table: 61 columns in version 2.0, 57 or 58 in 1.0, without a header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.ingest.coded.rows import BadRowError, CodedRow, need, to_day, to_weight
from dragoman.knowledge.codes import to_cameo_quad, to_country, to_plover

WIDTHS = frozenset({57, 58, 61})
NO_ADDRESS = 57
PLACES: Mapping[str, int] = {
    "GlobalEventID": 0,
    "Day": 1,
    "Actor1CountryCode": 7,
    "Actor2CountryCode": 17,
    "EventCode": 26,
    "GoldsteinScale": 30,
}


def is_gdelt(cells: Sequence[str]) -> bool:
    """Whether a first line looks like a row of GDELT."""
    return len(cells) in WIDTHS and cells[0].strip().isdigit()


def to_gdelt(cells: Sequence[str], line: int) -> Iterator[CodedRow]:
    """Yield a row as we compare it; raises BadRowError."""
    if len(cells) not in WIDTHS:
        message = f"{len(cells)} columns where GDELT has 61 (or 58 in version 1.0)"
        raise BadRowError(message)
    named = {name: cells[place] for name, place in PLACES.items()}
    code = need(named, "EventCode")
    if to_cameo_quad(code) is None:
        message = f"EventCode {code!r} is no CAMEO code"
        raise BadRowError(message)
    yield CodedRow(
        id=need(named, "GlobalEventID"),
        day=to_day(need(named, "Day"), "Day", "%Y%m%d"),
        source=to_country(named["Actor1CountryCode"].strip()),
        target=to_country(named["Actor2CountryCode"].strip()),
        type=to_plover(code),
        quad=to_cameo_quad(code),
        code=code,
        weight=to_weight(named["GoldsteinScale"], "GoldsteinScale"),
        text=None,
        url=cells[-1].strip() or None if len(cells) > NO_ADDRESS else None,
        line=line,
    )
