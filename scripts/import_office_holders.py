"""Build `data/actors/persons/<region>.yaml` from the tables of office holders.

    python scripts/import_office_holders.py FACTS

FACTS is a folder with the two CC0 tables (see docs/knowledge-persons.md). The hand-written layer `recalled.yaml` is read, never
written: its ids are used for the same people, and a term it tells is not told again.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path

from office_holders.factbook import drop_changed_dates, drop_impossible, read_factbook
from office_holders.merging import join_factbook
from office_holders.shards import read_people, write_shards
from office_holders.terms import HANDOVER, Person, Term, close_by_successors, earliest, latest, mark_doubts, overlaps
from office_holders.titles import Titles, load_titles
from office_holders.wikidata import read_wikidata

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "data" / "actors" / "persons"


def build_people(facts: Path, titles: Titles, recalled: list[Person], rejected: Counter[str]) -> list[Person]:
    """Return everybody the tables know, merged, bounded and marked; `rejected` counts what was left out and why."""
    table = read_wikidata(facts / "office-holders-wikidata.csv.gz", titles, rejected)
    told = read_factbook(
        facts / "factbook-leaders-history.csv.gz", facts / "factbook-2026.jsonl.gz", titles, rejected
    )  # fmt: skip
    table = close_by_successors(table)
    said = drop_impossible(drop_changed_dates(told), rejected)
    people = join_factbook(table, recalled, said, rejected)
    return mark_doubts(without_recalled(people, recalled, rejected))


def without_recalled(people: list[Person], recalled: list[Person], rejected: Counter[str]) -> list[Person]:
    """Return the people without the terms that the hand-written layer tells itself."""
    told = {person.id: person.terms for person in recalled}
    kept = [replace(p, terms=tuple(t for t in p.terms if not _told(t, told.get(p.id, ())))) for p in people]
    rejected["told by the recalled layer"] += sum(len(p.terms) for p in people) - sum(len(p.terms) for p in kept)
    return [person for person in kept if person.terms]


def _told(term: Term, others: tuple[Term, ...]) -> bool:
    return any(
        other.office == term.office
        and (other.country, other.org) == (term.country, term.org)
        and earliest(other.start) <= latest(term.start) + HANDOVER
        and earliest(term.start) <= latest(other.start) + HANDOVER
        for other in others
    )


def main() -> None:
    """Run the import and print what it kept and what it left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    facts: Path = parser.parse_args().facts
    rejected: Counter[str] = Counter()
    titles = load_titles(ROOT / "scripts" / "office_titles.yaml")
    people = build_people(facts, titles, read_people(FOLDER / "recalled.yaml"), rejected)
    written = write_shards(people, titles.regions, FOLDER)
    print(f"{len(people)} people, {sum(len(p.terms) for p in people)} terms in {written}")
    print(f"left out: {dict(rejected.most_common())}")
    print(f"overlapping pairs, marked: {len(overlaps(people))}")


if __name__ == "__main__":
    main()
