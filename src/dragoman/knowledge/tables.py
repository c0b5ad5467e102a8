"""The compiled knowledge as typed, frozen rows; loaded once, when first asked for."""

from __future__ import annotations

import datetime as dt
import functools
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from typing import TypeVar

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.model import Stance

T = TypeVar("T")
Lemmas = tuple[str, ...]
# A source that last saw a term open says nothing of later days; most terms go on for a while.
BEYOND = 900
# Offices of who leads a state.
LED = frozenset({"office/head-of-state", "office/head-of-government", "office/supreme-leader"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cow:
    """A state in the Correlates of War system of states."""

    code: int
    abb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory; `caution` lists the names that need support from the words around."""

    id: str
    name: str
    iso2: str | None = None
    iso3: str | None = None
    cow: Cow | None = None
    status: str | None = None
    long: str | None = None
    names: Lemmas = ()
    abbreviations: Lemmas = ()
    demonyms: Lemmas = ()
    people: Lemmas = ()
    capital: str | None = None
    capital_names: Lemmas = ()
    metonyms: Lemmas = ()
    past_seats: Mapping[str, str] = field(default_factory=dict)
    places: Lemmas = ()
    caution: Lemmas = ()
    region: str | None = None

    @property
    def code(self) -> str:
        """ISO 3166-1 alpha-3, or our own code where ISO has none."""
        return self.iso3 or self.id.partition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body of any kind; `country` is ISO alpha-3, IGO, NGO or MNC.

    `since`, `until`: a day, month or year as ISO string, None where it is not known or has not ended.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    names: Lemmas = ()
    abbreviations: Lemmas = ()
    demonyms: Lemmas = ()
    sector: Lemmas = ()
    caution: Lemmas = ()
    since: str | None = None
    until: str | None = None
    successors: Lemmas = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A state's time in a body (ISO alpha-3, or our code); a day, month or year as ISO string, None where not known."""

    state: str
    since: str | None = None
    until: str | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether the state was a member that day: not on the day it left, and always before an unknown beginning."""
        iso = day.isoformat()
        begun = self.since is None or self.since <= iso or iso.startswith(self.since)
        return begun and (self.until is None or iso < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The members of a body, past and present."""

    id: str
    members: tuple[Membership, ...]

    def on(self, day: dt.date) -> Lemmas:
        """Return the codes of the states that were members that day, in order."""
        return tuple(sorted({m.state for m in self.members if m.covers(day)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post that persons hold."""

    id: str
    names: Lemmas
    abbreviations: Lemmas = ()
    sector: Lemmas = ()
    level: str | None = None
    countries: Lemmas = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A common noun for people, bodies or machines that act, with its PLOVER sector."""

    noun: str
    sector: str
    kind: str = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's time in one office; dates are days, months or years as ISO strings, `seen` the last day attested."""

    office: str
    country: str | None = None
    org: str | None = None
    title: str | None = None
    start: str | None = None
    end: str | None = None
    seen: str | None = None
    before: str | None = None
    source: str | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether the term may have run that day: by its ends, without one for BEYOND days after it was last seen."""
        iso = day.isoformat()
        started = self.has_begun(iso)
        if self.end is None and self.before is None and self.seen is not None:
            return started and (day - dt.timedelta(days=BEYOND)).isoformat() <= self.seen
        end = self.end or self.before
        return started and (end is None or iso <= end or iso.startswith(end))

    def has_begun(self, iso: str) -> bool:
        """Whether the term may have begun by a day in the manner of ISO."""
        return self.start is None or self.start <= iso or iso.startswith(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with dated offices; `surname` lists the short forms used alone when they are not the last word."""

    id: str
    name: str
    names: Lemmas = ()
    surname: Lemmas = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A city, region or sea; degrees north and east."""

    id: str
    name: str
    kind: str = "city"
    country: str | None = None
    names: Lemmas = ()
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One sense of some interchangeable words, with its frame.

    `own` where a user's codebook has it, and is trusted; `sure` where the frame alone says what the act is.
    """

    id: str
    type: str
    mode: Lemmas = ()
    cameo: str | None = None
    contexts: Lemmas = ()
    verbs: Lemmas = ()
    nouns: Lemmas = ()
    adjectives: Lemmas = ()
    needs: dict[str, Lemmas] = field(default_factory=dict)
    unless: dict[str, Lemmas] = field(default_factory=dict)
    source: Lemmas = ()
    target: Lemmas = ()
    reciprocal: bool = False
    sure: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """Verbs that lend their subject to an event noun."""

    verbs: Lemmas
    effect: str = "does"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """One mode of an event type."""

    name: str
    score: float | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One PLOVER type."""

    type: str
    meaning: str
    quad: int
    score: float
    cameo: str | None = None
    modes: tuple[Mode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCue:
    """Words that attribute; `takes` lists the frames they govern content by."""

    id: str
    cues: Lemmas
    kind: str
    stance: Stance
    factual: float = 1.0
    takes: Lemmas = ()


def read_json(name: str) -> bytes:
    """Return a compiled table's bytes; raises KnowledgeError when the package lacks it."""
    path = resources.files("dragoman.knowledge") / "compiled" / f"{name}.json"
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = f"knowledge table {name!r} is missing from the package; run scripts/build_data.py or reinstall"
        raise KnowledgeError(message) from error


def load(name: str, kind: type[T]) -> T:
    """Decode a compiled table; raises KnowledgeError naming the table and the field."""
    try:
        return msgspec.json.decode(read_json(name), type=kind)
    except msgspec.ValidationError as error:
        message = f"knowledge table {name!r}: {error}; rebuild it with scripts/build_data.py"
        raise KnowledgeError(message) from error


@contextmanager
def uncollected() -> Iterator[None]:
    """Build a large table without the collector walking all of it again at every step."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@functools.cache
def version() -> str:
    """Return the content hash of the compiled knowledge."""
    return str(load("version", dict[str, str])["hash"])
