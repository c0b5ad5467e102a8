"""The passages of our gold: those to read errors in, and the closed ones, of which only totals are told."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.gold.sheets import Sheet, decode_sheet
from dragoman.model import Source

FOLDER = Path(__file__).parents[1] / "gold"
OPEN = ("dev", "written")
SEALED = "sealed"
# Drawn and read later, by one reader each; no floors stand on them.
LATER_OPEN, LATER_CLOSED = "dev2", "kept"
CLOSED = (SEALED, LATER_CLOSED)
PARTS = (*OPEN, SEALED, LATER_OPEN, LATER_CLOSED)
READINGS = ("first", "second")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Passage:
    """A passage: its raw text, its sheet, and the two readings it was settled from; none where it was read once."""

    part: str
    text: str
    gold: Sheet
    readings: tuple[Sheet, ...]

    @property
    def source(self) -> Source:
        """The passage as a coder is given it."""
        return Source(self.text, title=self.gold.given_title, outlet=self.gold.outlet, published=self.gold.published)


def passages(part: str) -> list[Passage]:
    """Return the passages of one part in the order of their names."""
    return list(closed(part) if part in CLOSED else opened(part))


def opened(part: str) -> Iterator[Passage]:
    """Yield the passages that lie open."""
    for path in sorted((FOLDER / part).glob("*.txt")):
        sheets = [path.parent / name / f"{path.stem}.json" for name in ("", *READINGS)]
        yield make(part, path.read_bytes(), *(sheet.read_bytes() for sheet in sheets if sheet.is_file()))


def closed(part: str) -> Iterator[Passage]:
    """Yield the passages of a closed part."""
    with zipfile.ZipFile(FOLDER / f"{part}.zip") as archive:
        names = set(archive.namelist())
        for name in sorted(n for n in names if n.endswith(".txt")):
            stem = Path(name).stem
            sheets = [f"{stem}.json", *(f"{reading}/{stem}.json" for reading in READINGS)]
            yield make(part, archive.read(name), *(archive.read(sheet) for sheet in sheets if sheet in names))


def make(part: str, text: bytes, gold: bytes, *readings: bytes) -> Passage:
    """Return a passage from the bytes of its files."""
    return Passage(
        part=part, text=text.decode("utf8"), gold=decode_sheet(gold), readings=tuple(map(decode_sheet, readings))
    )
