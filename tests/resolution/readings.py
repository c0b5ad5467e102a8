"""Short texts read with the bundled pipeline."""

from __future__ import annotations

import dragoman
from dragoman.model import Actor, Event


def cast(text: str, published: str | None = None) -> dict[str, Actor]:
    """Return the actors of a text by id."""
    return {actor.id: actor for actor in dragoman.read(text, published=published).actors}


def person(text: str, published: str | None = None) -> Actor:
    """Return the only person of a text."""
    (found,) = [actor for actor in dragoman.read(text, published=published).actors if actor.kind == "person"]
    return found


def spellings(actor: Actor) -> list[str]:
    """Return how the text writes an actor, in order."""
    return [mention.text for mention in actor.mentions]


def last_event(text: str, published: str | None = None) -> Event:
    """Return the event with the last trigger."""
    return max(dragoman.read(text, published=published).events, key=lambda event: event.trigger.start)
