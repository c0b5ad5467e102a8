"""Whether two places tell two acts apart: Damascus is in Syria, and Aleppo is not in Damascus."""

from __future__ import annotations

from dragoman.knowledge.gazetteer import load_gazetteer, state_names
from dragoman.model import Place


def are_apart(one: Place, other: Place) -> bool:
    """Whether neither of two places can hold the other."""
    if one.name == other.name:
        return False
    return one.country != other.country or not (is_whole(one) or is_whole(other))


def is_whole(place: Place) -> bool:
    """Whether a place is a whole state."""
    state = load_gazetteer().states.get(f"state/{place.country}")
    return state is not None and place.name.lower() in {
        name.lower() for name, kind, _ in state_names(state) if kind == "state"
    }
