"""Actors and their mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.text import Span
from dragoman.model.why import Reason

# Opens the id of whoever is only described and has no country.
UNNAMED = "unnamed/"
ActorKind = Literal["state", "organisation", "office", "person", "group", "place-as-government", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One party in a document, with every span that names it.

    `country` is ISO 3166-1 alpha-3, or IGO, NGO, MNC, or None; `sector` holds PLOVER sectors; `known` tells whether the
    knowledge base has it.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: tuple[str, ...]
    known: bool
    office: str | None
    mentions: tuple[Span, ...]
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """What a name resolves to; `actor` is None when nothing fits or too much does."""

    actor: Actor | None
    why: Reason
