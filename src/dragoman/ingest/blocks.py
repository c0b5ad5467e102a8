"""What extraction hands to cleaning: paragraphs, headings, list items, each with its origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.ingest.tracks import Track
from dragoman.model import ResidueKind

Role = Literal["paragraph", "heading", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of a source; `kind` is set once it is known to be residue."""

    track: Track
    role: Role = "paragraph"
    kind: ResidueKind | None = None

    @property
    def text(self) -> str:
        """The piece's text."""
        return self.track.text


@dataclass(frozen=True, slots=True)
class Page:
    """A source taken apart; dates are ISO strings, `aside` is residue from outside the article."""

    blocks: tuple[Block, ...]
    aside: tuple[Block, ...] = field(default=())
    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    plain: bool = False
