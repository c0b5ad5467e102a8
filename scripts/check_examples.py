"""Run the examples of the lexicon through the reader; name each that does not come out as it says.

    python scripts/check_examples.py [THEME …] [--most N]

A positive example holds when the entry's type fires with the parties named (its own id, or another entry of the same
type, for several words may tell one act); a negative one when the entry does not fire.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from data_files import read_yaml
from dragoman.examples import check
from dragoman.knowledge.rows import Example, to_sides

DATA = Path(__file__).resolve().parent.parent / "data"


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
            sources, targets = to_sides(parties)
            yield Example(str(path), id_, type_, sentence, sources, targets, fires=True)
        for text in entry.get("examples", {}).get("no", ()):
            yield Example(str(path), id_, type_, text.partition(" => ")[0], (), (), fires=False)


if __name__ == "__main__":
    sys.exit(main())
