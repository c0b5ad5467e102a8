"""Documents to readings, here or in processes that survive what they are given."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from dragoman.config import Settings
from dragoman.errors import DragomanError, Failure, LimitError, SourceError, UsageError
from dragoman.model import Reading, Source
from dragoman.runner.pool import Job, run
from dragoman.runner.workers import Limits, Lost

Readable = str | bytes | os.PathLike[str] | Source
Numbered = tuple[int, Readable | Failure]
# Starting processes costs some seconds; fewer items than this are read here, unless one is long.
FEW = 12
LONG = 100_000


def read_with(source: Readable, settings: Settings, **known: object) -> Reading:
    """Read one document under given settings; `known` as in `dragoman.read`."""
    from dragoman.ingest.sources import load_source
    from dragoman.pipeline import read as read_source

    return read_source(load_source(source, max_bytes=settings.max_bytes, **known), settings)  # type: ignore[arg-type]


def read_all(sources: Iterable[Readable | Failure], count: int, settings: Settings) -> Iterator[Reading | Failure]:
    """Read a few short items here, many or long ones in processes; yield results in order."""
    items = enumerate(sources)
    head = list(itertools.islice(items, FEW))
    everything = itertools.chain(head, items)
    if len(head) < FEW and not any(is_long(source) for _, source in head):
        yield from (attempt(item, settings) for item in everything)
    else:
        yield from read_apart(everything, min(count, len(head)), settings)


def is_long(source: Readable | Failure) -> bool:
    """Whether an item is so long that it is not read here."""
    if isinstance(source, os.PathLike):
        return Path(source).is_file() and Path(source).stat().st_size > LONG
    content = source.content if isinstance(source, Source) else source
    return isinstance(content, (str, bytes)) and len(content) > LONG


def read_apart(items: Iterable[Numbered], count: int, settings: Settings) -> Iterator[Reading | Failure]:
    """Read in processes, each item within the limits of the settings; one that is not becomes a Failure."""
    limits = Limits(seconds=settings.document_seconds, megabytes=settings.document_megabytes)
    names: dict[int, str | None] = {}

    def noted() -> Iterator[Numbered]:
        for index, source in items:
            names[index] = None if isinstance(source, Failure) else name_of(source)
            yield index, source

    job: Job[Numbered, Reading | Failure | Lost] = Job(
        work=partial(attempt, settings=settings), prepare=partial(prepare, settings), count=count, limits=limits
    )
    for index, result in enumerate(run(job, noted())):
        name = names.pop(index)
        if isinstance(result, Lost):
            yield Failure(index=index, id=name, error=LimitError.__name__, detail=result.detail)
        else:
            yield result


def prepare(settings: Settings) -> None:
    """Load what reading needs, so that no document pays for it; raises ModelError."""
    # The processes are the parallelism: one thread each for numeric libraries.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    read_with("Russia and Iran signed an agreement in Moscow on Monday.", settings)
    # What is loaded stays, so that no later collection goes through it.
    gc.collect()
    gc.freeze()


def attempt(item: Numbered, settings: Settings) -> Reading | Failure:
    """Read one item; return a Failure for an error that concerns it alone."""
    index, source = item
    if isinstance(source, Failure):
        return replace(source, index=index)
    try:
        return read_with(source, settings)
    except (SourceError, UsageError) as error:
        return failure(index, source, error)
    except DragomanError:
        raise
    except Exception as error:  # noqa: BLE001 - a worker's boundary: one odd document must not end a run over a million
        return failure(index, source, error)


def failure(index: int, source: Readable, error: Exception) -> Failure:
    """Describe what went wrong with an item."""
    ours = isinstance(error, DragomanError)
    detail = str(error) if ours else f"{type(error).__name__}: {error}; please report the document"
    return Failure(index=index, id=name_of(source), error=type(error).__name__, detail=detail)


def name_of(source: Readable) -> str | None:
    """Return what an item is called, if anything."""
    if isinstance(source, Source):
        return source.id or source.url
    return str(source) if isinstance(source, os.PathLike) else None
