"""Build `data/actors/persons/<region>.yaml` from the tables of office holders.

    python scripts/import_office_holders.py FACTS

FACTS is a folder with the two CC0 tables (see docs/knowledge-persons.md). The hand-written layer
`scripts/office_holders/recalled_layer/*.yaml` is merged in: its names replace, its terms overrule the tables'.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from office_holders.factbook import drop_changed_dates, drop_impossible, read_factbook
from office_holders.merging import join_factbook
from office_holders.recalled import add_names, add_terms, join_files
from office_holders.shards import read_people, write_shards
from office_holders.terms import Person, close_by_successors, mark_doubts, overlaps
from office_holders.titles import Titles, load_titles
from office_holders.wikidata import read_wikidata

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "data" / "actors" / "persons"
LAYER = ROOT / "scripts" / "office_holders" / "recalled_layer"


def build_people(facts: Path, titles: Titles, recalled: list[Person], rejected: Counter[str]) -> list[Person]:
    """Return everybody the tables and the hand-written layer know; `rejected` counts what was left out and why."""
    table = read_wikidata(facts / "office-holders-wikidata.csv.gz", titles, rejected)
    told = read_factbook(
        facts / "factbook-leaders-history.csv.gz", facts / "factbook-2026.jsonl.gz", titles, rejected
    )  # fmt: skip
    known = close_by_successors(add_terms(table, recalled, rejected))
    said = drop_impossible(drop_changed_dates(told), rejected)
    return mark_doubts(add_names(join_factbook(known, said, rejected), recalled))


def main() -> None:
    """Run the import and print what it kept and what it left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    facts: Path = parser.parse_args().facts
    rejected: Counter[str] = Counter()
    titles = load_titles(ROOT / "scripts" / "office_titles.yaml")
    people = build_people(facts, titles, join_files(map(read_people, sorted(LAYER.glob("*.yaml")))), rejected)
    written = write_shards(people, titles.regions, FOLDER)
    print(f"{len(people)} people, {sum(len(p.terms) for p in people)} terms in {written}")
    print(f"left out: {dict(rejected.most_common())}")
    print(f"overlapping pairs, marked: {len(overlaps(people))}")


if __name__ == "__main__":
    main()
