"""Examples of predicates and types, read as a document is: whether each comes out as it says.

A positive example holds when the entry's type fires with the parties named (its own id, or another entry of the same
type, for several words may tell one act); a negative one when the entry does not fire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.config import DEFAULTS
from dragoman.extract.body_posts import settle_posts
from dragoman.extract.mentions import find_mentions
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.rows import Example
from dragoman.model import UNNAMED, Event
from dragoman.nlp.load import BATCH, load_pipeline, to_parsed
from dragoman.nlp.parse import Parsed, plain
from dragoman.pipeline import find_all
from dragoman.relation import plain_document
from dragoman.resolution.linker import link
from dragoman.resolution.lookup import CastLookup


def check(examples: Sequence[Example]) -> Iterator[tuple[Example, str | None]]:
    """Yield each example with what is wrong with it, or None."""
    for example, parsed in zip(examples, parse_each(e.text for e in examples), strict=True):
        yield example, find_wrong(example, *events_of(parsed))


def parse_each(texts: Iterable[str]) -> Iterator[Parsed]:
    """Parse single sentences; in batches, for one by one takes a third longer."""
    documents = [plain_document(text, None) for text in texts]
    docs = load_pipeline().pipe((plain(d.text) for d in documents), batch_size=BATCH)
    for document, doc in zip(documents, docs, strict=True):
        yield to_parsed(document, [(0, len(document.text))], [doc])


def events_of(parsed: Parsed) -> tuple[tuple[Event, ...], dict[str, str]]:
    """Return a sentence's events, and each actor's country or name."""
    mentions = settle_posts(find_mentions(parsed, load_gazetteer()), load_gazetteer())
    cast = link(parsed, mentions, load_gazetteer(), None)
    found = find_all(parsed, mentions, CastLookup.of(cast), None, DEFAULTS)
    return found.events, {i: f"{d.country or ''}|{d.name.upper()}" for i, d in cast.drafts.items()}


def find_wrong(example: Example, events: tuple[Event, ...], countries: dict[str, str]) -> str | None:
    """Return what is wrong with the events of an example, or None."""
    if not example.fires:
        fired = next((e for e in events if is_fired(example, e)), None)
        return f"fired: {fired.why.detail}" if fired else None
    wanted = [e for e in events if e.type == example.type or not example.type]
    if not wanted:
        return f"no {example.type}; found {[(e.type, e.why.rule) for e in events]}"
    if any(has_parties(e, example, countries) for e in wanted):
        return None
    e = wanted[0]
    wrong = f"{' + '.join(e.sources)} > {' + '.join(e.targets)}"
    return f"parties {wrong}, not {'+'.join(example.sources)} > {'+'.join(example.targets)}"


def has_parties(event: Event, example: Example, countries: dict[str, str]) -> bool:
    """Whether both sides of an event are those of an example."""
    return same(event.sources, example.sources, countries) and same(event.targets, example.targets, countries)


def is_fired(example: Example, event: Event) -> bool:
    """Whether an event is by the entry of an example, or of its type where it is of no entry."""
    return event.why.rule == example.entry if example.entry else event.type == example.type


def same(actors: tuple[str, ...], wanted: tuple[str, ...], countries: dict[str, str]) -> bool:
    """Whether the actors are those wanted, each named by country code or the end of its id."""
    actors = tuple(a for a in actors if not a.startswith(UNNAMED) or wanted)
    ends = {a: a.rpartition("/")[2].upper() for a in actors}
    names = [{ends[a], *countries.get(a, "").split("|"), ends[a].partition("-")[2]} for a in actors]
    return len(actors) == len(wanted) and all(any(w.upper() in n for n in names) for w in wanted)
