"""A run that adds to a record: skips what is there, reads the rest, stores it, and may be cut short at any moment."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from dragoman.config import Settings
from dragoman.errors import Failure
from dragoman.knowledge.overlay import find_codebook
from dragoman.model import Reading, Source
from dragoman.record.inputs import Input, Outcome, to_key
from dragoman.runner.reading import read_all

if TYPE_CHECKING:
    from dragoman.record import Record, Summary

Named = tuple[str, Source | Failure]
# So many documents are stored at once: what an interruption costs at most, some twenty seconds of two processes. What
# every batch costs by itself grows with the record, so that a hundred at once took half as long again an article.
BATCH = 200
# So many more objects than have gone are made before the collector looks for rings of them: some twenty readings, which
# hold none. Left to itself it goes through all that waits again and again.
SELDOM = 10_000


class Watcher(Protocol):
    """Who is told how a run goes on; `skipped` and `came` may be called from different threads."""

    def skipped(self, *, aside: bool) -> None:
        """Note an input that is not read again: it is in the record, or in the quarantine (`aside`)."""

    def came(self, outcome: Outcome) -> None:
        """Note what came of an input; it is not stored yet."""

    def stored(self, done: Summary) -> None:
        """Note that what came is in the record now."""


def add(record: Record, inputs: Iterable[Named], settings: Settings, watcher: Watcher, *, retry: bool = False) -> None:
    """Add documents with their names to a record; `retry` reads those in quarantine again.

    What is stored stays when the run is cut short. Raises RecordError, ModelError and what `inputs` raises.
    """
    from dragoman.pipeline import to_made_with

    made_with = to_made_with(settings, find_codebook(settings.codebook))
    known = record.known(made_with)
    rest = Rest(known.read, frozenset() if retry else known.failed, watcher)
    results = read_all(rest.find(inputs), settings.workers or os.cpu_count() or 1, settings)
    with seldom_collected():
        for done in record.add_outcomes(rest.join(results), made_with, batch=BATCH):
            watcher.stored(done)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look seldom as long as readings come and go; afterwards as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(max(SELDOM, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Rest:
    """The inputs of a run that are still to be read."""

    def __init__(self, read: frozenset[str], failed: frozenset[str], watcher: Watcher) -> None:
        """Note the keys of what is not to be read again."""
        self.read, self.failed, self.watcher = set(read), failed, watcher
        self.waiting: deque[Input] = deque()

    def find(self, inputs: Iterable[Named]) -> Iterator[Source | Failure]:
        """Yield what is to be read, each once."""
        for name, item in inputs:
            key = None if isinstance(item, Failure) else to_key(item)
            if key is not None and (key in self.read or key in self.failed):
                self.watcher.skipped(aside=key in self.failed)
                continue
            if key is not None:
                self.read.add(key)
            self.waiting.append(Input(name=name, key=key))
            yield item

    def join(self, results: Iterable[Reading | Failure]) -> Iterator[Outcome]:
        """Yield results with the inputs that they came from."""
        for result in results:
            outcome = Outcome(self.waiting.popleft(), result)
            self.watcher.came(outcome)
            yield outcome
