"""What `dragoman read` prints for a person."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from dragoman.export.text import WIDTH, write_report
from dragoman.model import Reading


def render_report(
    reading: Reading,
    *,
    width: int | None = None,
    color: bool = True,
    environ: Mapping[str, str] = os.environ,
) -> str:
    """Return the report of a reading for a terminal `width` columns wide (None: as wide as this one is).

    `color` asks for colours; a NO_COLOR that is set and not empty forbids them. Without them there are no
    escape sequences.
    """
    columns = shutil.get_terminal_size((WIDTH, 24)).columns if width is None else width
    return write_report(reading, width=columns, color=color and not environ.get("NO_COLOR"))


def print_report(reading: Reading, stream: TextIO | None = None) -> None:
    """Write the report to a stream (None: standard output); coloured on a terminal, `?` for what the encoding lacks."""
    out = sys.stdout if stream is None else stream
    report = render_report(reading, color=out.isatty())
    encoding = out.encoding or "utf8"
    out.write(report.encode(encoding, "replace").decode(encoding))
