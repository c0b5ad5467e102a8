"""What a finding holds, as labels and words for a table."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.export.wordings import STATUSES, word_interval, word_quad
from dragoman.model import Actor, Agreement, Casualties, Claim, DateInterval, Event, Place

Field = tuple[str, str]


def filled(fields: Iterable[tuple[str, str | None]]) -> tuple[Field, ...]:
    """Return the fields that say something."""
    return tuple((label, value) for label, value in fields if value)


def actor_fields(actor: Actor) -> tuple[Field, ...]:
    """Return what is known of an actor."""
    return filled(
        (
            ("Kind", actor.kind),
            ("Country", actor.country or "unknown"),
            ("Sector", ", ".join(actor.sector)),
            ("Office", actor.office),
            ("Knowledge base", "known" if actor.known else "not in it"),
            ("Id", actor.id),
        ),
    )


def event_fields(event: Event) -> tuple[Field, ...]:
    """Return the codes, scores and circumstances of an event."""
    return filled(
        (
            ("Type", event.type),
            ("Mode", ", ".join(event.modes)),
            ("Context", ", ".join(event.contexts)),
            ("CAMEO", event.cameo),
            ("Quad class", f"{event.quad}, {word_quad(event.quad)[1]}"),
            ("Score", f"{event.score:+g}"),
            ("Goldstein", None if event.goldstein is None else f"{event.goldstein:+g}"),
            ("Status", f"{event.status} ({STATUSES.get(event.status, event.status)})"),
            ("Background", "yes, told as history" if event.historical else None),
            *date_fields(event.when),
            ("Where", place_words(event.where)),
            ("People", casualty_words(event.casualties)),
            ("Confidence", f"{event.confidence:.2f}"),
            ("Id", event.id),
        ),
    )


def claim_fields(claim: Claim) -> tuple[Field, ...]:
    """Return how a claim is made."""
    return filled(
        (
            ("Speech", claim.kind),
            ("Stance", claim.stance),
            ("Cue", claim.cue.text if claim.cue else None),
            *date_fields(claim.when),
            ("Confidence", f"{claim.confidence:.2f}"),
            ("Id", claim.id),
        ),
    )


def agreement_fields(agreement: Agreement) -> tuple[Field, ...]:
    """Return the kind, state and subject of an agreement."""
    return filled(
        (
            ("Kind", agreement.kind),
            ("Status", agreement.status),
            ("Subject", agreement.subject),
            *date_fields(agreement.when),
            ("Id", agreement.id),
        ),
    )


def date_fields(when: DateInterval) -> tuple[tuple[str, str | None], ...]:
    """Return the interval, its precision and the words it was read from."""
    days = " to ".join(day.isoformat() if day else "?" for day in (when.start, when.end))
    dated = when.start is not None or when.end is not None
    return (
        ("When", word_interval(when) if when.given or dated else "not said in the text"),
        ("Days", f"{days} (precision: {when.precision})" if dated else None),
        ("Dated by", f"“{when.text}”" if when.text else None),
        ("Relative to publication", when.relative),
    )


def place_words(place: Place | None) -> str | None:
    """Write a place with its country and coordinates."""
    if place is None:
        return None
    spot = "" if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    return ", ".join(part for part in (place.name, place.country, spot) if part)


def casualty_words(count: Casualties | None) -> str | None:
    """Write how many people were harmed or held, as far as the text counts them."""
    if count is None:
        return None
    pairs = ((count.killed, "killed"), (count.injured, "injured"), (count.arrested, "arrested"))
    return ", ".join(f"{number} {word}" for number, word in pairs if number is not None)
