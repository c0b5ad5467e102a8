"""How likely it is that an act is told: what lexicon and encoder say of it, weighed by a logistic scorer.

The weights lie beside the encoder (`scorer.json`), with how often each entry of the lexicon was right where it fired on
real sentences whose acts we marked. `training/weigh.py` makes the file from texts that the encoder has not learnt from.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from dragoman.extract.scenes import is_scened
from dragoman.extract.status import find_status
from dragoman.model import UNNAMED
from dragoman.nlp.acts import Acts
from dragoman.nlp.roles import children

if TYPE_CHECKING:
    from dragoman.extract.parties import Party
    from dragoman.extract.predicates import Predication
    from dragoman.nlp.parse import Token

FILE = "models/en/scorer.json"
# The least chance at which an act is told, of both sides and of one, chosen on the open gold (docs/plans/scorer.md).
LEAST, LEAST_ALONE = 0.22, 0.4
# Probabilities nearer to 0 or 1 say no more than these.
SUREST = 0.997
# So many firings of the mean entry stand beside an entry's own.
PRIOR = 4
# How surely an entry whose frame says all tells its act: "said that Chad must leave" has words that mostly tell none,
# so that the encoder hears nothing in them.
FRAMED = 0.8
# Acts told of people without a name.
UNNAMED_IN = {"crime", "legal"}

# A promise or plan of these is another act by the ontology, and the promise is made: it is actual.
FUTURE = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
    "COERCE": "THREATEN",
    "SANCTION": "THREATEN",
    "ASSAULT": "THREATEN",
}


@dataclass(frozen=True)
class Weights:
    """Weights of what speaks for an act and for its type, and (right, fired) of each entry of the lexicon."""

    intercept: float
    weights: Mapping[str, float]
    entries: Mapping[str, tuple[int, int]]
    types: Mapping[str, float] = field(default_factory=dict)

    @functools.cached_property
    def mean(self) -> float:
        """How often entries are right where they fire."""
        fired = sum(count for _, count in self.entries.values())
        return sum(right for right, _ in self.entries.values()) / fired if fired else 0.5


@functools.cache
def load_weights() -> Weights:
    """Return the weights that go with the encoder."""
    content = resources.files("dragoman.nlp").joinpath(FILE).read_bytes()
    return msgspec.json.decode(content, type=Weights)


def chance(found: Mapping[str, float]) -> float:
    """Return the probability that an act with these features is told, 0 to 1."""
    scorer = load_weights()
    total = scorer.intercept + sum(scorer.weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def features(
    predication: Predication, entry: str | None, sources: Sequence[Party], targets: Sequence[Party], acts: Acts
) -> dict[str, float]:
    """Return what speaks for and against an act; `entry` is the lexicon's, None for what the encoder alone hears."""
    kind = predication.predicate.type
    status, _ = find_status(predication)
    # Of "will boost ties" the encoder hears the promise, as it was taught.
    stands = entry == predication.predicate.id
    kinds = {kind, FUTURE.get(kind, kind)} if stands and status == "planned" else {kind}
    beside = helpers(predication) if stands or entry is None else []
    words = (*predication.words, *(t for t in beside if acts.type_of(t)[0] in kinds))
    framed = is_framed(predication, sources, targets)
    least = FRAMED if framed else 0.0
    told = logit(max(1 - min(acts.chance(t, "NONE") for t in words), least))
    typed = logit(max(*(acts.chance(t, k) for t in words for k in kinds), least))
    pointed = acts.pointed(predication.words)
    noun, lexical = float(predication.head.is_noun), float(entry is not None)
    parties = (*sources, *targets)
    return {
        "told": told,
        "told.lexical": told * lexical,
        "type": typed,
        "type.lexical": typed * lexical,
        "lexical": lexical,
        "entry": logit(FRAMED) if framed else right(entry) if entry else 0.0,
        "noun": noun,
        "carried": float(predication.carrier is not None),
        "source": float(bool(sources)),
        "target": float(bool(targets)),
        "alone.source": float(bool(sources) and not targets),
        "alone.target": float(bool(targets) and not sources),
        "hypothetical": float(status == "hypothetical"),
        "negated": float(status == "negated"),
        "many": float(of_many(predication)),
        "source.pointed": logit(pointing(pointed[:, 0].tolist(), sources, predication)) if sources else 0.0,
        "target.pointed": logit(pointing(pointed[:, 1].tolist(), targets, predication)) if targets else 0.0,
        "owner": float(any(p.how == "owner" for p in parties)),
        "reference": float(any(p.how == "reference" for p in parties)),
        "place": float(any(p.how == "place" for p in parties)),
        "unnamed": float(any(p.actor.startswith(UNNAMED) for p in parties)),
        f"is.{kind}": 1.0,
    }


def helpers(predication: Predication) -> list[Token]:
    """Return the words beside a predicate at which the encoder may hear its act instead.

    "Conducted *strikes*", "*provided* support", "speed *up*".
    """
    carrier = [predication.carrier] if predication.carrier is not None else []
    return [*predication.company, *carrier, *children(predication.head, "compound:prt")]


def is_framed(predication: Predication, sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Whether the words of an entry say all: between two who are named, or of what may befall people without a name."""
    if not predication.predicate.sure:
        return False
    if UNNAMED_IN.intersection(predication.predicate.contexts):
        # "A man was released on bail": in news of crime most who act or suffer have no name.
        return bool(sources or targets)
    if is_scened(predication) or not predication.predicate.target:
        # "Dozens were killed in an ambush near Kano": the encoder was taught on acts of named parties.
        return is_named(sources) or is_named(targets)
    return is_named(sources) and is_named(targets) and not is_own(sources, targets)


def is_own(sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Whether somebody only speaks of his own state: "said that Peru must defend its coast", said in Lima."""
    countries = {p.country for p in sources if p.country}
    return bool(targets) and all(p.actor.startswith("state/") and p.country in countries for p in targets)


def is_named(side: Sequence[Party]) -> bool:
    """Whether somebody on a side goes by a name."""
    return any(not p.actor.startswith(UNNAMED) for p in side)


def of_many(predication: Predication) -> bool:
    """Whether a bare plural acts: "critics say", "countries must" is mostly no act of somebody."""
    acting = predication.slots.get("subject", [])
    return predication.head.is_verb and any(t.tag == "NNS" and not children(t, "det") for t in acting)


def right(entry: str) -> float:
    """Return the log-odds that an entry is right where it fires, drawn to the mean of all where it fired seldom."""
    known = load_weights()
    hits, fired = known.entries.get(entry, (0, 0))
    return logit((hits + PRIOR * known.mean) / (fired + PRIOR))


def pointing(chances: Sequence[float], parties: Sequence[Party], predication: Predication) -> float:
    """Return how surely the encoder points at one of the parties' words."""
    spans = [(p.span.start, p.span.end) for p in parties]
    tokens = predication.sentence.tokens
    return max((chances[t.i] for s, e in spans for t in tokens if s <= t.start < e), default=0.0)


def logit(probability: float) -> float:
    """Return the log-odds of a probability, bounded."""
    bounded = min(max(probability, 1 - SUREST), SUREST)
    return math.log(bounded / (1 - bounded))
