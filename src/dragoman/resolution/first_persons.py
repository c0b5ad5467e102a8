"""Who "I" and "we" are within a quotation: its speaker, or the state or body that the speaker holds an office of."""

from __future__ import annotations

from dragoman.knowledge.gazetteer import Entry
from dragoman.resolution.bodies import known_body
from dragoman.resolution.cast import Cast, Draft
from dragoman.resolution.told import Key

BODIES = {"state", "organisation"}
# Whose "we" is their state's; a lawmaker or a journalist speaks for nobody else.
OFFICIAL = {"GOV", "MIL"}
# Whose "we" is a body's that the text may not name.
APART = {"office/agency-head", "office/company-head", "office/chairman", "office/candidate"}


def speaks_for(cast: Cast, speaker: Key, *, several: bool) -> Key | None:
    """Return whom a speaker's "I", or with `several` "we", stands for; None where that is not sure."""
    if len(speaker) != 1 or speaker[0] not in cast.drafts:
        return None
    draft = cast.drafts[speaker[0]]
    if draft.kind in BODIES:
        return speaker if several else None
    if not several:
        return speaker
    body = body_of_office(cast, draft)
    return (body,) if body else None


def body_of_office(cast: Cast, draft: Draft) -> str | None:
    """Return the body or state that an office is of, brought into the cast where it was not told yet."""
    bodies = {b for b in cast.gazetteer.bodies.get(draft.office or "", ()) if b in cast.gazetteer.organisations}
    body = next(iter(bodies)) if len(bodies) == 1 else None
    if body is None and OFFICIAL & set(draft.sector) and draft.office not in APART:
        body = cast.gazetteer.state_of(draft.country)
    if body is not None and body not in cast.drafts:
        entry = Entry(id=body, kind="state" if body in cast.gazetteer.states else "organisation", country=draft.country)
        cast.drafts[body] = known_body(cast.gazetteer, entry)
    return body
