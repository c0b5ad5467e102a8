"""What other data sets call our countries, groups, sectors and acts, and back."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.tables import EventType, State, load

BODIES = frozenset({"IGO", "NGO", "MNC"})
ROOT = 2
# The last CAMEO root of each quad class.
QUADS = ((5, 1), (8, 2), (13, 3), (20, 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The table of foreign codes: country → CAMEO or FIPS code or ICEWS name, sector → type, body → group."""

    cameo: dict[str, str]
    groups: dict[str, str]
    types: dict[str, str]
    icews_sectors: dict[str, str]
    icews_countries: dict[str, str]
    fips: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """One CAMEO code: its name in our words and the PLOVER type and mode it becomes, None where PLOVER has none."""

    code: str
    name: str
    type: str | None = None
    mode: str | None = None
    context: str | None = None


@functools.cache
def load_codes() -> Codes:
    """Return the foreign codes."""
    return load("codes", Codes)


@functools.cache
def load_states() -> dict[str, State]:
    """Return the states by their code."""
    return {state.code: state for state in load("states", tuple[State, ...])}


@functools.cache
def load_cameo() -> dict[str, CameoCode]:
    """Return the CAMEO codes."""
    return {row.code: row for row in load("cameo", tuple[CameoCode, ...])}


@functools.cache
def country_names() -> dict[str, str]:
    """Return the code of every name of a country, in lower case; former states only where no other has the name."""
    states = sorted(load_states().values(), key=lambda state: (state.iso2 is None, state.code))
    found: dict[str, str] = {name.casefold(): code for code, name in load_codes().icews_countries.items()}
    for state in states:
        for name in (state.name, state.long, *state.names):
            if name:
                found.setdefault(name.casefold(), state.code)
    return found


def to_country(text: str) -> str | None:
    """Return our code of a country given by name, ISO alpha-3 or CAMEO code; None for anything else."""
    back = {other: code for code, other in load_codes().cameo.items()}
    if text in back:
        return back[text]
    return text if text in load_states() else country_names().get(text.casefold())


def to_cameo_country(code: str | None) -> str | None:
    """Return CAMEO's code of a country; None for none and for IGO, NGO and MNC, which CAMEO takes for types."""
    return None if code is None or code in BODIES else load_codes().cameo.get(code, code)


def to_cameo_types(sectors: Sequence[str]) -> list[str]:
    """Return the CAMEO types of PLOVER sectors, each once; those that CAMEO lacks are left out."""
    types = load_codes().types
    return list(dict.fromkeys(types[sector] for sector in sectors if sector in types))


def to_icews_country(code: str | None) -> str | None:
    """Return the name that ICEWS has for a country."""
    state = load_states().get(code or "")
    return load_codes().icews_countries.get(code or "", state.name if state else "") or None


def to_icews_sector(sector: str) -> str:
    """Return the name that ICEWS has for a sector, else ours."""
    return load_codes().icews_sectors.get(sector) or sector_names().get(sector, sector)


@functools.cache
def sector_names() -> dict[str, str]:
    """Return our names of the PLOVER sectors, capitalised."""
    return {row["code"]: row["name"].capitalize() for row in load("sectors", tuple[dict[str, str], ...])}


def to_cameo_quad(code: str | None) -> int | None:
    """Return the quad class of a CAMEO code's root: 1 to 4, or None when it is no such code."""
    root = (code or "")[:ROOT]
    if not root.isdigit() or int(root) < 1:
        return None
    return next((quad for last, quad in QUADS if int(root) <= last), None)


def to_plover(code: str) -> str | None:
    """Return the PLOVER type of a CAMEO code, or of the longest beginning of it that is one; None where none is."""
    known = load_cameo()
    return next((known[code[:n]].type for n in range(len(code), 1, -1) if code[:n] in known), None)


def to_cameo(type_: str, modes: tuple[str, ...], code: str | None) -> tuple[str, float | None]:
    """Return the CAMEO code of an act (its own, else that of its mode or type) with Goldstein's weight of it."""
    ontology = load_ontology()
    whole = ontology.cameo(type_, modes, code) or ""
    return whole, ontology.weight(whole)


def to_plover_quad(type_: str) -> int | None:
    """Return PLOVER's quad class of a type; None when there is no such type."""
    found: EventType | None = load_ontology().types.get(type_)
    return found.quad if found else None
