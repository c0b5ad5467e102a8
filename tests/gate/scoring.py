"""Counts of what two annotations of one text have in common, by layer.

A measure is named "layer: what"; its count holds how many of the found were right, how many were found, how many of the
gold were met and how many there are, so that precision, recall and F1 follow, over one passage or many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.gold.annotations import Annotation, MarkedClaim, MarkedEvent, overlap
from dragoman.gold.judgements import (
    Pairs,
    right_coding,
    same_date,
    same_identity,
    same_parties,
    same_party,
    same_place,
    same_sector,
    translate,
)
from dragoman.gold.matching import Matching, characters, match, pair_ranges
from dragoman.gold.references import Range

SORTS = ("name", "description", "pronoun")
NOBODY = "nobody named"
Test = Callable[[MarkedEvent, MarkedEvent], bool]
TRIM = " \t\r\n\u00a0.,;:!?\"'“”‘’«»()"


@dataclass(frozen=True, slots=True)
class Count:
    """Right among the found, the found, met among the gold, the gold."""

    right: float = 0
    found: float = 0
    met: float = 0
    gold: float = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.met + other.met, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def paired(hits: float, found: float, gold: float) -> Count:
    """Return the count of a one-to-one measure."""
    return Count(hits, found, hits, gold)


@dataclass(slots=True)
class Tally:
    """The counts of one passage, and the labels that both sides gave to the same thing."""

    counts: dict[str, Count] = field(default_factory=dict)
    labels: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, measure: str, count: Count) -> None:
        self.counts[measure] = self.counts.get(measure, Count()) + count

    def label(self, layer: str, gold: str, found: str) -> None:
        self.labels.setdefault(layer, []).append((gold, found))


def tally(gold: Annotation, found: Annotation) -> Tally:
    """Count every layer of one passage."""
    result, same = Tally(), match(gold, found)
    count_residue(result, gold, found)
    count_mentions(result, gold, found)
    count_actors(result, gold, found, same)
    count_events(result, gold, found, same)
    count_claims(result, gold, found, same)
    count_agreements(result, gold, found, same)
    return result


def count_residue(result: Tally, gold: Annotation, found: Annotation) -> None:
    """Count residue and headings by characters, kinds of residue where both have some, and the title."""
    ours, theirs = (characters(place for place, _ in side.residue) for side in (gold, found))
    result.add("residue: characters", paired(len(ours & theirs), len(theirs), len(ours)))
    met = [(kind, other) for place, kind in gold.residue for spot, other in found.residue if overlap(place, spot)]
    result.add("residue: kind, of those met", paired(sum(a == b for a, b in met), len(met), len(met)))
    heads, others = set(gold.headings), set(found.headings)
    result.add("sections: heading", paired(len(heads & others), len(others), len(heads)))
    titles = gold.title is not None and " ".join((found.title or "").split()) == " ".join(gold.title.split())
    result.add("title", paired(titles, found.title is not None, gold.title is not None))


def mentions(side: Annotation) -> dict[Range, str]:
    """Return every place that mentions somebody, with its sort."""
    return {place: sort for actor in side.actors for place, sort in actor.mentions.items()}


def count_mentions(result: Tally, gold: Annotation, found: Annotation) -> None:
    """Count mentions: exact ones, overlapping ones, and how many of each sort were met."""
    ours, theirs = mentions(gold), mentions(found)
    exact = len(ours.keys() & theirs.keys())
    result.add("mentions: exact", paired(exact, len(theirs), len(ours)))
    places, spots = sorted(ours), sorted(theirs)
    met = {places[i] for i in pair_ranges(places, spots)}
    result.add("mentions: partial", paired(len(met), len(theirs), len(ours)))
    for sort in SORTS:
        here = {a for a in ours if ours[a] == sort}
        result.add(f"mentions: partial, {sort}s (recall)", Count(0, 0, len(here & met), len(here)))


def count_actors(result: Tally, gold: Annotation, found: Annotation, same: Matching) -> None:
    """Count actors met, their identity and attributes, and coreference as B³ over the gold mentions."""
    theirs = {actor.key: actor for actor in found.actors}
    result.add("actors: met", paired(len(same.actors), len(found.actors), len(gold.actors)))
    pairs = [(actor, theirs[same.actors[actor.key]]) for actor in gold.actors if actor.key in same.actors]
    named = sum(same_identity(a, b) for a, b in pairs)
    result.add("actors: name, kind and country right", paired(named, len(found.actors), len(gold.actors)))
    for field_ in ("country", "kind"):
        right = sum(getattr(a, field_) == getattr(b, field_) for a, b in pairs)
        result.add(f"actors: {field_}, of those met", paired(right, len(pairs), len(pairs)))
    sectors = sum(same_sector(a, b) for a, b in pairs)
    result.add("actors: sector, of those met", paired(sectors, len(pairs), len(pairs)))
    offices = sum((a.office is None) == (b.office is None) for a, b in pairs if a.kind == "person")
    persons = sum(a.kind == "person" for a, _ in pairs)
    result.add("actors: has an office or none, of persons met", paired(offices, persons, persons))
    result.add("actors: coreference, B³", b_cubed(gold, found))


def clusters(side: Annotation) -> dict[Range, str]:
    """Return the one actor of each mention; a plural mention of several is left out."""
    owners: dict[Range, list[str]] = {}
    for actor in side.actors:
        for place in actor.mentions:
            owners.setdefault(place, []).append(actor.key)
    return {place: keys[0] for place, keys in owners.items() if len(keys) == 1}


def b_cubed(gold: Annotation, found: Annotation) -> Count:
    """Return B³ over the gold mentions (Bagga and Baldwin 1998); one that was not found adds nothing to recall."""
    ours, theirs = clusters(gold), clusters(found)
    system = {place: owner for place in ours if (owner := nearest(place, theirs)) is not None}
    gold_sizes, system_sizes = Counter(ours.values()), Counter(system.values())
    both = Counter((ours[place], owner) for place, owner in system.items())
    precision = sum(both[ours[p], owner] / system_sizes[owner] for p, owner in system.items())
    recall = sum(both[ours[p], owner] / gold_sizes[ours[p]] for p, owner in system.items())
    return Count(precision, len(system), recall, len(ours))


def nearest(place: Range, others: Mapping[Range, str]) -> str | None:
    """Return the owner of the same place, or of the one that shares most with it."""
    shared = [(min(place[1], b) - max(place[0], a), -a, key) for (a, b), key in others.items()]
    best = max(shared, default=(0, 0, ""))
    return others.get(place) or (best[2] if best[0] > 0 else None)


def count_events(result: Tally, gold: Annotation, found: Annotation, same: Matching) -> None:
    """Count acts by a ladder of what is right, by type, by status, and the fields of those met."""
    theirs = {event.key: event for event in found.events}
    pairs = [(event, theirs[same.events[event.key]]) for event in gold.events if event.key in same.events]
    sizes = (len(found.events), len(gold.events))
    for rung, held in ladder(gold, found, same.actors):
        result.add(f"events: {rung}", paired(sum(held(a, b) for a, b in pairs), *sizes))
    count_types(result, gold, found, pairs)
    count_actual(result, gold, found, pairs)
    count_fields(result, pairs)
    count_reports(result, gold, found, same, pairs)
    for event in gold.events:
        other = theirs.get(same.events.get(event.key, ""))
        gold_type = right_coding(event, other)[0] if other else event.type
        result.label("type, unmet as none", gold_type, other.type if other else "none")
    met = set(same.events.values())
    for event in found.events:
        if event.key not in met:
            result.label("type, unmet as none", "none", event.type)
    for a, b in pairs:
        type_, status = right_coding(a, b)
        result.label("type", type_, b.type)
        result.label("status", status, b.status)
        result.label("historical", str(a.historical), str(b.historical))


def count_actual(
    result: Tally, gold: Annotation, found: Annotation, pairs: list[tuple[MarkedEvent, MarkedEvent]]
) -> None:
    """Count acts that did happen; a gold one is held against the coding of it that was found."""
    status = {event.key: event.status for event in gold.events} | {a.key: right_coding(a, b)[1] for a, b in pairs}
    right = sum(right_coding(a, b) == (b.type, "actual") and b.status == "actual" for a, b in pairs)
    counts = sum(e.status == "actual" for e in found.events), sum(s == "actual" for s in status.values())
    result.add("events: actual ones, + type", paired(right, *counts))


def type_right(gold: MarkedEvent, found: MarkedEvent) -> bool:
    """Whether the type is one of those that are right."""
    return right_coding(gold, found)[0] == found.type


def coding_right(gold: MarkedEvent, found: MarkedEvent) -> bool:
    """Whether type and status are right together."""
    return right_coding(gold, found) == (found.type, found.status)


def ladder(gold: Annotation, found: Annotation, actors: Pairs) -> tuple[tuple[str, Test], ...]:
    """Return (name, test of a pair) for every rung, each asking for more than the one before."""
    ours, theirs = ({a.key: a.country for a in side.actors} for side in (gold, found))

    def countries(a: MarkedEvent, b: MarkedEvent) -> bool:
        # Two unknown countries are one only where the actors are.
        return coding_right(a, b) and all(
            {ours[key] or actors.get(key, f"unmet {key}") for key in mine} == {theirs.get(key) or key for key in other}
            for mine, other in ((a.sources, b.sources), (a.targets, b.targets))
        )

    def parties(a: MarkedEvent, b: MarkedEvent) -> bool:
        sources, targets = (a.sources, b.sources), (a.targets, b.targets)
        return countries(a, b) and all(same_parties(*side, actors) for side in (sources, targets))

    return (
        ("met (trigger)", lambda _, __: True),
        ("+ type", type_right),
        ("+ type and status", coding_right),
        ("+ type, status, countries of both sides", countries),
        ("+ type, status, parties of both sides", parties),
    )


def count_types(
    result: Tally, gold: Annotation, found: Annotation, pairs: list[tuple[MarkedEvent, MarkedEvent]]
) -> None:
    """Count acts by type and by status; the found one of a right pair counts under the gold's type."""
    right = {b.key: a for a, b in pairs if type_right(a, b)}
    for event in found.events:
        here = right.get(event.key)
        result.add(f"type {here.type if here else event.type}", Count(here is not None, 1, 0, 0))
    met = {a.key for a in right.values()}
    for event in gold.events:
        result.add(f"type {event.type}", Count(0, 0, event.key in met, 1))
        result.add(f"events: met, {event.status} (recall)", Count(0, 0, any(a is event for a, _ in pairs), 1))


def count_fields(result: Tally, pairs: list[tuple[MarkedEvent, MarkedEvent]]) -> None:
    """Count the fields of acts that both have: modes, history, dates, places, casualties, exact triggers."""
    for a, b in pairs:
        result.add("event fields: trigger exact", paired(a.triggers[0] == b.triggers[0], 1, 1))
        if type_right(a, b):
            result.add("event fields: modes", paired(len({*a.modes} & {*b.modes}), len({*b.modes}), len({*a.modes})))
        result.add("event fields: status", paired(right_coding(a, b)[1] == b.status, 1, 1))
        result.add("event fields: historical", paired(a.historical and b.historical, b.historical, a.historical))
        dated = a.when is not None and b.when is not None and same_date(a.when, b.when)
        result.add("event fields: when", paired(dated, b.when is not None, a.when is not None))
        placed = a.place is not None and same_place(a.place, b.place)
        result.add("event fields: where", paired(placed, b.place is not None, a.place is not None))
        harmed = len(a.casualties.items() & b.casualties.items())
        result.add("event fields: casualties", paired(harmed, len(b.casualties), len(a.casualties)))


def count_reports(
    result: Tally, gold: Annotation, found: Annotation, same: Matching, pairs: list[tuple[MarkedEvent, MarkedEvent]]
) -> None:
    """Count (act, who reports it) over the acts that both have."""
    ours, theirs = ({c.key: c.speaker for c in side.claims} for side in (gold, found))
    for a, b in pairs:
        speakers = translate((ours.get(c) or NOBODY for c in a.reported_by), {**same.actors, NOBODY: NOBODY})
        others = {theirs.get(c) or NOBODY for c in b.reported_by}
        result.add("event fields: reported by", paired(len(speakers & others), len(others), len(speakers)))


def count_claims(result: Tally, gold: Annotation, found: Annotation, same: Matching) -> None:
    """Count claims: cues, attributions, exact contents, speakers, stances, and the characters of all contents."""
    theirs = {claim.key: claim for claim in found.claims}
    pairs = [(claim, theirs[same.claims[claim.key]]) for claim in gold.claims if claim.key in same.claims]
    sizes = (len(found.claims), len(gold.claims))
    result.add("claims: content (half) and cue", paired(len(pairs), *sizes))
    exact = sum(trimmed(a, gold.text) == trimmed(b, gold.text) for a, b in pairs)
    result.add("claims: + content exact", paired(exact, *sizes))
    spoken = [(a, b) for a, b in pairs if same_party(a.speaker, b.speaker, same.actors)]
    result.add("claims: + speaker", paired(len(spoken), *sizes))
    result.add("claims: + speaker and stance", paired(sum(a.stance == b.stance for a, b in spoken), *sizes))
    for kind in ("direct", "indirect", "mixed"):
        met = sum(a.kind == kind for a, _ in pairs)
        result.add(f"claims: {kind} (recall)", Count(0, 0, met, sum(c.kind == kind for c in gold.claims)))
    count_cues(result, gold, found)
    said, heard = (characters(part for c in side.claims for part in c.content) for side in (gold, found))
    result.add("claims: content characters", paired(len(said & heard), len(heard), len(said)))
    words = [(a.speaker_range, b.speaker_range) for a, b in pairs if a.speaker_range and b.speaker_range]
    touching = sum(overlap(a, b) for a, b in words)
    result.add("claims: speaker's words, of those met", paired(touching, len(words), len(words)))
    for a, b in pairs:
        result.label("stance", a.stance, b.stance)
        result.label("kind of claim", a.kind, b.kind)


def trimmed(claim: MarkedClaim, text: str) -> list[Range]:
    """Return the parts of a content without marks and white space around them."""
    found = []
    for start, end in claim.content:
        body = text[start:end]
        found.append((start + len(body) - len(body.lstrip(TRIM)), start + len(body.rstrip(TRIM))))
    return sorted(found)


def count_cues(result: Tally, gold: Annotation, found: Annotation) -> None:
    """Count words of saying that overlap."""
    ours, theirs = (sorted({c.cue for c in side.claims if c.cue}) for side in (gold, found))
    result.add("claims: cue", paired(len(pair_ranges(ours, theirs)), len(theirs), len(ours)))


def count_agreements(result: Tally, gold: Annotation, found: Annotation, same: Matching) -> None:
    """Count agreements met, and met with the right parties and status."""
    theirs = {agreement.key: agreement for agreement in found.agreements}
    pairs = [(g, theirs[same.agreements[g.key]]) for g in gold.agreements if g.key in same.agreements]
    sizes = (len(found.agreements), len(gold.agreements))
    result.add("agreements: met", paired(len(pairs), *sizes))
    right = [(a, b) for a, b in pairs if same_parties(a.parties, b.parties, same.actors)]
    result.add("agreements: + parties", paired(len(right), *sizes))
    result.add("agreements: + status", paired(sum(a.status == b.status for a, b in pairs), *sizes))
    for a, b in pairs:
        result.label("status of an agreement", a.status, b.status)


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    result = Tally()
    for one in tallies:
        for measure, count in one.counts.items():
            result.add(measure, count)
        for layer, pairs in one.labels.items():
            result.labels.setdefault(layer, []).extend(pairs)
    return result


def kappa(pairs: Iterable[tuple[str, str]]) -> float:
    """Return Cohen's kappa (1960) of two labellings of the same things."""
    pairs = list(pairs)
    if not pairs:
        return 0.0
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(one[label] * other[label] for label in one) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def macro_f1(counts: Mapping[str, Count]) -> float:
    """Return the mean F1 over the types that the gold holds."""
    types = [c for name, c in counts.items() if name.startswith("type ") and c.gold]
    return sum(c.f1 for c in types) / len(types) if types else 0.0
