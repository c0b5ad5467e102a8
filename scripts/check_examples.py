"""Run the examples of the lexicon through the reader; name each that does not come out as it says.

    python scripts/check_examples.py [THEME …] [--most N]

A positive example holds when the entry's type fires with the parties named (its own id, or another entry of the same
type, for several words may tell one act); a negative one when the entry does not fire.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data_files import read_yaml
from dragoman.config import DEFAULTS
from dragoman.extract.mentions import find_mentions
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model import Event
from dragoman.nlp.load import BATCH, load_pipeline, to_parsed
from dragoman.nlp.parse import PLAIN_MARKS, Parsed
from dragoman.pipeline import find_all
from dragoman.relation import plain_document
from dragoman.resolution.linker import link
from dragoman.resolution.lookup import CastLookup

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of one entry."""

    entry: str
    type: str
    text: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    fires: bool


def main() -> int:
    """Check and report; exit 1 when an entry fires on a sentence where it must not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("themes", nargs="*")
    parser.add_argument("--most", type=int, default=40, help="failures shown")
    options = parser.parse_args()
    examples = [e for theme in themes(options.themes) for e in read_theme(theme)]
    results = list(check(examples))
    failures = [(e, why) for e, why in results if why]
    for example, why in failures[: options.most]:
        print(f"{example.entry}: {example.text}\n    {why}")
    for fires in (True, False):
        part = [why for e, why in results if e.fires is fires]
        print(f"{'positive' if fires else 'negative'}: {sum(not w for w in part)} of {len(part)} hold")
    print(Counter(e.entry.split(".")[0] for e, _ in failures))
    return int(any(not e.fires for e, _ in failures))


def themes(names: list[str]) -> Iterator[Path]:
    """Yield the lexicon's files."""
    for path in sorted((DATA / "lexicon" / "en").glob("*.yaml")):
        if path.stem != "sets" and (not names or path.stem in names):
            yield path


def read_theme(path: Path) -> Iterator[Example]:
    """Yield one file's examples."""
    for entry in read_yaml(path, DATA.parent, []) or ():
        id_, type_ = entry.get("id", path.stem), entry.get("type", "")
        for text in entry.get("examples", {}).get("yes", ()):
            sentence, _, parties = text.partition(" => ")
            sources, targets = sides(parties)
            yield Example(id_, type_, sentence, sources, targets, fires=True)
        for text in entry.get("examples", {}).get("no", ()):
            yield Example(id_, type_, text.partition(" => ")[0], (), (), fires=False)


def sides(parties: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (sources, targets) of "A + B > C", both sides of "A <> B"."""
    mark = " <> " if "<>" in parties else " > "
    left, _, right = parties.partition(mark.strip())
    a, b = (tuple(x.strip() for x in side.split("+") if x.strip() not in {"", "-"}) for side in (left, right))
    return (a + b, a + b) if "<>" in parties else (a, b)


def check(examples: Sequence[Example]) -> Iterator[tuple[Example, str | None]]:
    """Yield each example with what is wrong with it, or None."""
    for example, parsed in zip(examples, parse_each(e.text for e in examples), strict=True):
        yield example, find_wrong(example, *events_of(parsed))


def parse_each(texts: Iterable[str]) -> Iterator[Parsed]:
    """Parse single sentences; in batches, for one by one takes a third longer."""
    documents = [plain_document(text, None) for text in texts]
    docs = load_pipeline().pipe((d.text.translate(PLAIN_MARKS) for d in documents), batch_size=BATCH)
    for document, doc in zip(documents, docs, strict=True):
        yield to_parsed(document, [(0, len(document.text))], [doc])


def events_of(parsed: Parsed) -> tuple[tuple[Event, ...], dict[str, str]]:
    """Return a sentence's events, and each actor's country or name."""
    mentions = find_mentions(parsed, load_gazetteer())
    cast = link(parsed, mentions, load_gazetteer(), None)
    found = find_all(parsed, mentions, CastLookup.of(cast), None, DEFAULTS)
    return found.events, {i: f"{d.country or ''}|{d.name.upper()}" for i, d in cast.drafts.items()}


def find_wrong(example: Example, events: tuple[Event, ...], countries: dict[str, str]) -> str | None:
    """Return what is wrong with the events of an example, or None."""
    if not example.fires:
        fired = [e for e in events if e.why.rule == example.entry]
        return f"fired: {fired[0].why.detail}" if fired else None
    wanted = [e for e in events if e.type == example.type or not example.type]
    if not wanted:
        return f"no {example.type}; found {[(e.type, e.why.rule) for e in events]}"
    if any(same(e.sources, example.sources, countries) and same(e.targets, example.targets, countries) for e in wanted):
        return None
    e = wanted[0]
    wrong = f"{' + '.join(e.sources)} > {' + '.join(e.targets)}"
    return f"parties {wrong}, not {'+'.join(example.sources)} > {'+'.join(example.targets)}"


def same(actors: tuple[str, ...], wanted: tuple[str, ...], countries: dict[str, str]) -> bool:
    """Whether the actors are those wanted, each named by country code or the end of its id."""
    actors = tuple(a for a in actors if not a.startswith("unnamed/") or wanted)
    ends = {a: a.rpartition("/")[2].upper() for a in actors}
    names = [{ends[a], *countries.get(a, "").split("|"), ends[a].partition("-")[2]} for a in actors]
    return len(actors) == len(wanted) and all(any(w.upper() in n for n in names) for w in wanted)


if __name__ == "__main__":
    sys.exit(main())
