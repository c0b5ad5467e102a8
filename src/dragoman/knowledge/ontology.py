"""Event types, CAMEO codes, Goldstein weights and contexts."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.overlay import kept, own
from dragoman.knowledge.tables import EventType, load


@dataclass(frozen=True, slots=True)
class Ontology:
    """What the codes mean."""

    types: dict[str, EventType]
    goldstein: dict[str, float]
    contexts: dict[str, frozenset[str]]

    def score(self, type_: str, modes: tuple[str, ...]) -> float:
        """Return PLOVER's score: that of the first mode that has its own, else the type's."""
        event_type = self.types[type_]
        own = {m.name: m.score for m in event_type.modes if m.score is not None}
        return next((own[m] for m in modes if m in own), event_type.score)

    def cameo(self, type_: str, modes: tuple[str, ...], code: str | None) -> str | None:
        """Return the predicate's CAMEO code, else the mode's, else the type's."""
        event_type = self.types.get(type_)
        if code is not None or event_type is None:
            # Who reads a record may lack the codebook that it was made with: what the event says stands.
            return code
        by_mode = {m.name: m.cameo for m in event_type.modes if m.cameo}
        return next((by_mode[m] for m in modes if m in by_mode), event_type.cameo)

    def weight(self, code: str | None) -> float | None:
        """Return Goldstein's weight of the longest prefix of a CAMEO code that has one."""
        for length in range(len(code or ""), 1, -1):
            if code is not None and code[:length] in self.goldstein:
                return self.goldstein[code[:length]]
        return None


@kept("types")
def load_ontology() -> Ontology:
    """Build the ontology from the compiled tables and the codebook in force."""
    types = {t.type: t for t in (*load("events", tuple[EventType, ...]), *own().types)}
    contexts = {c["name"]: frozenset(w.lower() for w in c["cues"]) for c in load("contexts", list[dict])}  # type: ignore[type-arg]
    return Ontology(types=types, goldstein=load("goldstein", dict[str, float]), contexts=contexts)
