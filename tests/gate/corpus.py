"""The passages of our gold: those to read errors in, and the sealed ones, of which only totals are told."""

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
READINGS = ("first", "second")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Passage:
    """A passage: its raw text, the settled sheet, and the two readings it was settled from."""

    part: str
    text: str
    gold: Sheet
    readings: tuple[Sheet, Sheet]

    @property
    def source(self) -> Source:
        """The passage as a coder is given it."""
        return Source(self.text, title=self.gold.given_title, outlet=self.gold.outlet, published=self.gold.published)


def passages(part: str) -> list[Passage]:
    """Return the passages of one part in the order of their names."""
    return list(sealed() if part == SEALED else opened(part))


def opened(part: str) -> Iterator[Passage]:
    """Yield the passages that lie open."""
    for path in sorted((FOLDER / part).glob("*.txt")):
        sheets = [path.parent / name / f"{path.stem}.json" for name in ("", *READINGS)]
        yield make(part, path.read_bytes(), *(sheet.read_bytes() for sheet in sheets))


def sealed() -> Iterator[Passage]:
    """Yield the sealed passages."""
    with zipfile.ZipFile(FOLDER / f"{SEALED}.zip") as archive:
        for name in sorted(n for n in archive.namelist() if n.endswith(".txt")):
            stem = Path(name).stem
            sheets = [f"{stem}.json", *(f"{reading}/{stem}.json" for reading in READINGS)]
            yield make(SEALED, archive.read(name), *(archive.read(sheet) for sheet in sheets))


def make(part: str, text: bytes, gold: bytes, first: bytes, second: bytes) -> Passage:
    """Return a passage from the bytes of its files."""
    readings = (decode_sheet(first), decode_sheet(second))
    return Passage(part=part, text=text.decode("utf8"), gold=decode_sheet(gold), readings=readings)
