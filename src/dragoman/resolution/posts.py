"""The sectors of a person: those of the office, or of the body that a post of any trade is in.

A spokesman, a director or a chairman is of what he speaks for, directs or chairs: a police spokesman is of the police.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import to_words
from dragoman.resolution.belonging import bodies_beside, nouns_in, posts
from dragoman.resolution.bodies import told_sector
from dragoman.resolution.cast import Cast
from dragoman.resolution.persons import Cluster

# These say what somebody does, not for whom.
BORROWING = {f"office/{name}" for name in ("spokesperson", "adviser", "agency-head", "chairman")}
UNKNOWN = "UNK"


def sectors(cast: Cast, cluster: Cluster) -> tuple[str, ...]:
    """Return a person's sectors: those of the body beside the name, the office's, else the role's."""
    office = cast.gazetteer.offices.get(cluster.office or "")
    if cluster.office in BORROWING:
        found = next((s for m in cluster.mentions for s in served_sectors(cast, m)), None)
        if found is not None:
            return found
    if office and office.sector:
        return office.sector
    return (cluster.sector,) if cluster.sector else ()


def served_sectors(cast: Cast, person: Mention) -> Iterator[tuple[str, ...]]:
    """Yield the sectors of the bodies that the words around a name put it in, named ones first."""
    for body in bodies_beside(cast, person):
        actor = cast.of.get(body)
        known = cast.drafts[actor].sector if actor else (told_sector(to_words(body.name)),)
        if known and known != (UNKNOWN,):
            yield known
    for noun in (t for post in posts(person) for t in nouns_in(post)):
        role = cast.gazetteer.roles.get(noun.lemma.lower())
        if role is not None and role.kind in {"body", "collective"} and role.sector not in {None, UNKNOWN}:
            yield (role.sector,)
