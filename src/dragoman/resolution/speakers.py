"""Spokespeople without a name: the body they speak for, or its state."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.mentions import Mention
from dragoman.extract.titles import whose
from dragoman.nlp.roles import children, preposition
from dragoman.resolution.bodies import BODIES, known_body
from dragoman.resolution.cast import Cast, Draft

SPOKESPERSONS = {"spokesman", "spokeswoman", "spokesperson", "spokespeople"}


def spoken_for(cast: Cast, mention: Mention, mentions: Sequence[Mention]) -> Draft | None:
    """Return the body that a spokesperson speaks for, if it is no state's office: "a spokesman for the Taliban".

    Of a state's body, "for the Kenyan navy", the mention takes the country.
    """
    if mention.head.lemma.lower() not in SPOKESPERSONS:
        return None
    other = body_behind(cast, mention)
    if other is not None and is_named_behind(cast, other):
        return None
    body = body_told(cast, mention, other)
    if body is not None and is_no_states(body):
        return body
    of_other = whose(other, other, [m for m in mentions if m.sentence is mention.sentence]) if other else None
    mention.country = mention.country or (body.country if body else None) or of_other
    return None


def body_told(cast: Cast, mention: Mention, other: Mention | None) -> Draft | None:
    """Return the body that a spokesperson's own words name, else the one behind them."""
    own = next((e for e in mention.entries if e.kind == "organisation"), None)
    if own is not None:
        return known_body(cast.gazetteer, own, mention)
    actor = cast.of.get(other) if other is not None else None
    return cast.drafts.get(actor or "")


def is_no_states(body: Draft) -> bool:
    """Whether a body is no single state's."""
    return body.kind != "person" and ("GOV" not in body.sector or body.country in BODIES)


def body_behind(cast: Cast, mention: Mention) -> Mention | None:
    """Return the body named or described behind a spokesperson: "a spokesman *for the navy*"."""
    behind = (c for c in children(mention.head, "nmod") if preposition(c) in {"for", "of"})
    found = (cast.mention(mention.sentence, c) for c in behind)
    return next((m for m in found if m is not None and m.kind in {"organisation", "role"}), None)


def is_named_behind(cast: Cast, body: Mention) -> bool:
    """Whether a person's name stands right behind a body: "spokesman for the navy *X*"."""
    behind = body.sentence.tokens[body.last + 1 : body.last + 3]
    at = [t.i for t in behind[:1] if t.text != ","] or [t.i for t in behind[1:]]
    named = (cast.at.get((body.sentence.index, i)) for i in at)
    return any(m is not None and m.kind == "person" for m in named)
