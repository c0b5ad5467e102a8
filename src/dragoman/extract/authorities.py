"""Who does what only those in power do, where a passive names nobody: "was expelled *from Peru*"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.frames import Coded
from dragoman.extract.parties import Lookup, Party, fill
from dragoman.extract.places import PlaceMention, find_site
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.roles import is_passive

PRISONS = {"jail", "prison", "custody", "detention", "captivity", "camp", "colony", "cell"}
OFFICIAL = {"COERCE", "SANCTION", "RETREAT"}


def with_authority(coded: Coded, places: Sequence[PlaceMention], lookup: Lookup) -> Coded:
    """Return what is done by nobody named with the state or body that alone could do it there."""
    predication = coded.predication
    verb = predication.head
    if coded.sources or predication.predicate.own or predication.predicate.type not in OFFICIAL:
        return coded
    if not verb.is_verb or not is_passive(verb) or predication.slots.get("subject"):
        return coded
    found = put_out(predication, lookup) or tried(predication, places, lookup)
    held = {p.actor for p in coded.targets}
    return replace(coded, sources=[p for p in found if p.actor not in held])


def put_out(predication: Predication, lookup: Lookup) -> list[Party]:
    """Return the state or body that somebody was put out of, or let go from."""
    if predication.head.lemma not in load_sets()["putting-out"]:
        return []
    held = any(t.lemma.lower() in PRISONS for t in predication.slots.get("from", []))
    if predication.head.lemma in {"free", "release"} and not held:
        return []  # "freed from Spanish rule"
    found = fill(("from",), predication.slots, predication.sentence, lookup, target=True, spread=False)
    return [p for p in found if p.actor.startswith(("state/", "org/"))]


def tried(predication: Predication, places: Sequence[PlaceMention], lookup: Lookup) -> list[Party]:
    """Return the state in which somebody was arrested, tried or sentenced."""
    if predication.head.lemma not in load_sets()["justice"]:
        return []
    site = find_site(predication, places)
    if site is None:
        return []
    found = lookup.placed(predication.sentence, site.token) or lookup.named(predication.sentence, site.token)
    return [replace(p, how="place") for p in found if p.actor.startswith("state/")]
