"""The formats that a record can be exported in."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from dragoman.errors import UsageError
from dragoman.export.formats.csv import export_csv, export_tsv
from dragoman.export.formats.files import spare
from dragoman.export.formats.followthemoney import export_followthemoney
from dragoman.export.formats.gdelt import export_gdelt
from dragoman.export.formats.gexf import export_gexf
from dragoman.export.formats.graphml import export_graphml
from dragoman.export.formats.icews import export_icews
from dragoman.export.formats.orders import Dates, Exporter, Order, Tally
from dragoman.export.formats.parquet import export_parquet
from dragoman.export.formats.polecat import export_polecat, in_lines
from dragoman.export.formats.sqlite import export_sqlite
from dragoman.record import Filters, Record
from dragoman.record.values import guess

RECORD_EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "gdelt": export_gdelt,
        "icews": export_icews,
        "polecat": export_polecat,
        "followthemoney": export_followthemoney,
        "graphml": export_graphml,
        "gexf": export_gexf,
        "parquet": export_parquet,
        "csv": export_csv,
        "tsv": export_tsv,
        "sqlite": export_sqlite,
    }
)
# In these an interval has its place, so that it is no looser than anything else there.
INTERVALS = frozenset({"gexf"})
# These can say that a day is not the act's.
MARKING = frozenset({"gdelt", "gexf"})


def export_record(  # noqa: PLR0913 - what is written, where to and how
    record: Record,
    kind: str,
    out: str | os.PathLike[str] | None,
    *,
    dates: Dates | None = None,
    filters: Filters | None = None,
    force: bool = True,
) -> Tally:
    """Write what the filters leave of a record to a file (a folder for Parquet; None: standard output).

    `dates` says which events go into a format that wants a day for each: `exact` (the default: those of one day),
    `loose` (also those of an interval, under its first day) or `reported` (also the undated, under the day of first
    publication); where a day is not the act's the format says so, or the export is refused. Without `force` no file
    that is there is written over. Returns the counts of what was written and left out. Raises UsageError for a wrong
    format, filter or date, DragomanError for a file that cannot be written.
    """
    check_known("there is no format", kind, RECORD_EXPORTERS)
    wanted = dates or ("loose" if kind in INTERVALS else "exact")
    check_known("dates: there is no", wanted, get_args(Dates))
    place = None if out is None else Path(out)
    if place is not None:
        spare(record.file.path, place)
    marks = kind in MARKING or (kind == "polecat" and in_lines(place))
    tally = Tally(marks=marks, reported=wanted == "reported")
    order = Order(record=record, out=place, filters=filters or Filters(), dates=wanted, tally=tally, force=force)
    RECORD_EXPORTERS[kind](order)
    return tally


def check_known(what: str, word: str, known: Collection[str]) -> None:
    """Refuse a word that is none of those known; raises UsageError with a guess of what was meant."""
    if word not in known:
        message = f"{what} {word!r}{guess(word, known)}; choose one of {', '.join(known)}"
        raise UsageError(message)
