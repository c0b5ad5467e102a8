"""What `import dragoman` offers; heavy parts load when first used."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from dragoman.codec import to_date
from dragoman.config import Settings, load_settings
from dragoman.errors import Failure, SourceError, UsageError
from dragoman.knowledge.overlay import find_codebook, in_force
from dragoman.model import ActorRef, DateInterval, Reading, Relation, Source
from dragoman.runner.reading import Readable, attempt, read_all, read_with

if TYPE_CHECKING:
    from dragoman.export.formats.orders import Dates, Tally
    from dragoman.record import Filters, Record
    from dragoman.record.comparing import Comparison

LONGEST_NAME = 255
# Pairs that are related at once: what the pipeline takes in one go.
TOGETHER = 32


def read(  # noqa: PLR0913 - what the contract lists
    source: Readable,
    *,
    published: dt.date | str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    codebook: str | os.PathLike[str] | None = None,
) -> Reading:
    """Read one document and return what it says, with evidence.

    A `str` is text or HTML, never a path or an address; `bytes` may be in any encoding; a path is read from disk.
    `published` is a date or an ISO string, and overrides what the page says; `codebook` is a folder of your own types,
    predicates and actors (docs/codebook.md). Raises SourceError for what cannot be read, UsageError for a wrong date
    and KnowledgeError for a faulty codebook; warns where a string is the name of a file that is there.
    """
    if isinstance(source, str) and names_file(source):
        message = f"read the words {source!r}, not the file of that name; for the file give pathlib.Path({source!r})"
        warnings.warn(message, stacklevel=2)
    settings = load_settings(codebook=codebook)
    return read_with(source, settings, published=published, url=url, title=title, outlet=outlet)


def names_file(text: str) -> bool:
    """Whether a string looks like a slip for a path: one short line, and there is such a file."""
    return len(text) <= LONGEST_NAME and text.isprintable() and os.path.isfile(text)  # noqa: PTH113 - a str may be no path


def read_many(
    sources: Iterable[Readable | Failure],
    *,
    workers: int | None = None,
    errors: Literal["raise", "keep"] = "raise",
    codebook: str | os.PathLike[str] | None = None,
    settings: Settings | None = None,
) -> Iterator[Reading | Failure]:
    """Read documents in worker processes; yield readings in the order of the sources, few ahead of what is taken.

    `workers` is the number of processes (None: one per core; 1: this process only). With `errors="keep"` an item that
    fails comes as a `Failure` and the rest go on; else SourceError names the first. A `Failure` among the sources, of
    an item that could not even be opened, is handed on in its place. In processes an item that takes longer than
    `document_seconds` or more memory than `document_megabytes` fails, and its process is replaced. `codebook` is as for
    `read`; `settings` stand in the place of all others. A script that uses
    processes needs the usual `if __name__ == "__main__":` guard. Raises UsageError at once for a wrong option,
    KnowledgeError for a faulty codebook.
    """
    if errors not in {"raise", "keep"}:
        message = f"errors must be 'raise' or 'keep', not {errors!r}"
        raise UsageError(message)
    settings = settings or load_settings(workers=workers, codebook=codebook)
    count = workers or settings.workers or os.cpu_count() or 1
    if count < 1:
        message = f"workers: {count} will not do; give a number of processes from 1, or None for one per core"
        raise UsageError(message)
    find_codebook(settings.codebook)
    here = (attempt(item, settings) for item in enumerate(sources))
    return checked(here if count == 1 else read_all(sources, count, settings), keep=errors == "keep")


def checked(results: Iterable[Reading | Failure], *, keep: bool) -> Iterator[Reading | Failure]:
    """Yield results; a failure raises SourceError unless it is to be kept."""
    for result in results:
        if isinstance(result, Failure) and not keep:
            message = f"item {result.index}{f' ({result.id})' if result.id else ''}: {result.detail}"
            raise SourceError(message)
        yield result


def fetch(url: str) -> Source:
    """Fetch one page through the guarded fetcher; raises FetchError where that is not allowed or not possible."""
    from dragoman.ingest.fetch import fetch as fetch_page

    try:
        return fetch_page(url)
    except ModuleNotFoundError as error:
        message = (
            f"fetching needs {error.name}, which is not installed: pip install 'dragoman[fetch]', or save the page"
        )
        raise UsageError(message) from error


def relate(
    text: str, *, source: tuple[int, int], target: tuple[int, int], published: dt.date | str | None = None
) -> Relation | None:
    """Return what the text says `source` did to `target`, both (start, end) code-point spans of `text`.

    None when the text shows no act between the two. Raises UsageError for a span outside the text.
    """
    from dragoman.relation import relate_spans

    check_pair(text, source=source, target=target)
    with in_force(find_codebook(load_settings().codebook)):
        return relate_spans(text, source=source, target=target, published=to_date(published))


def relate_many(
    items: Iterable[tuple[str, tuple[int, int], tuple[int, int]]], *, published: dt.date | str | None = None
) -> Iterator[Relation | None]:
    """Yield what `relate` answers for each (text, source, target), in their order and a good deal faster.

    Some dozens of texts go through the pipeline at once. Raises UsageError for a span outside its text.
    """
    from dragoman.relation import check_spans, relate_each

    left, day = iter(items), to_date(published)
    while group := list(itertools.islice(left, TOGETHER)):
        for text, source, target in group:
            check_pair(text, source=source, target=target)
            check_spans(text, source=source, target=target)
        with in_force(find_codebook(load_settings().codebook)):
            answers = list(relate_each(group, published=day))
        yield from answers


def check_pair(text: object, **spans: object) -> None:
    """Raise UsageError for what is no text or no span."""
    if not isinstance(text, str):
        message = f"{text!r} is no text; give a string and two spans in it"
        raise UsageError(message)
    for name, span in spans.items():
        if not is_span(span):
            message = f"{name}: {span!r} is no span; give two whole numbers, (start, end), of code points in the text"
            raise UsageError(message)


def resolve(name: str, *, context: str = "", on: dt.date | str | None = None) -> ActorRef:
    """Return the actor that a name stands for; `actor` is None when nothing fits or too much does.

    `context` is text around the name, `on` the day. Raises UsageError for an empty name and for what is no date.
    """
    from dragoman.relation import resolve_name

    with in_force(find_codebook(load_settings().codebook)):
        return resolve_name(name, context=context, on=to_date(on))


def when(phrase: str, *, published: dt.date | str | None) -> DateInterval | None:
    """Return the days a phrase means for a text published on that day; None when it dates nothing."""
    from dragoman.extract.dates import read_phrase

    return read_phrase(phrase, to_date(published))


def export_record(
    record: Record,
    kind: str,
    out: str | os.PathLike[str] | None,
    *,
    dates: Dates | None = None,
    **filters: Unpack[Filters],
) -> Tally:
    """Write what filters leave of a record in a format of other tools (docs/exports.md); return what was written.

    `kind` is gdelt, icews, polecat, followthemoney, graphml, gexf, parquet, csv, tsv or sqlite; `out` None is standard
    output. `dates` says which events go where a day is wanted: exact, loose or reported. Raises UsageError for what is
    wrongly asked, DragomanError for a file that cannot be written.
    """
    from dragoman.export.formats.base import export_record as write

    return write(record, kind, out, dates=dates, filters=filters)


def compare_record(  # noqa: PLR0913 - what a comparison is between, and how wide
    record: Record,
    source: str,
    target: str,
    path: str | os.PathLike[str],
    *,
    kind: str | None = None,
    both_ways: bool = False,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
) -> Comparison:
    """Compare one country's acts towards another with a file of GDELT, ICEWS or POLECAT events.

    `.summary()`, `.rows()` and `.sample()` of the result tell what both have, what one has, and where they disagree.
    Raises UsageError for what is no country, SourceError for a file that cannot be read.
    """
    from dragoman.record.comparing import compare

    place = Path(path)
    return compare(record, source, target, place, kind=kind, both_ways=both_ways, since=since, until=until)


def is_span(value: object) -> bool:
    """Whether a value is a pair of whole numbers."""
    return isinstance(value, (tuple, list)) and len(value) == 2 and all(isinstance(n, int) for n in value)  # noqa: PLR2004
