"""The office-holder table drawn from Wikidata → people with terms."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from office_holders.names import folded_form, tidy_label
from office_holders.terms import Person, Term, earliest, fault, merge_own
from office_holders.titles import Titles

SOURCE = "wikidata-2022"
BODIES = {"office/un-secretary-general": "org/UN", "office/igo-head": "org/WTO"}


def read_wikidata(path: Path, titles: Titles, rejected: Counter[str]) -> list[Person]:
    """Return the people of the table with their mapped, possible terms; count what is left out in `rejected`."""
    labels: dict[str, str] = {}
    terms: dict[str, list[Term]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for key, label, term in _terms(csv.DictReader(lines), titles, rejected):
            labels.setdefault(key, label)
            terms.setdefault(key, []).append(term)
    people = [_person(key, labels[key], held) for key, held in sorted(terms.items())]
    rejected["same term told twice"] += sum(map(len, terms.values())) - sum(len(p.terms) for p in people)
    return people


def _terms(rows: Iterator[dict[str, str]], titles: Titles, rejected: Counter[str]) -> Iterator[tuple[str, str, Term]]:
    for row in rows:
        found = titles.find_office(row["position"], row["state"])
        if found is None:
            rejected["title not kept"] += 1
            continue
        term = _term(row, *found, titles)
        label = tidy_label(row["person"])
        dropped = titles.is_dropped(term.country, term.office, row["wikidata"], term.start)
        problem = "dropped by hand" if dropped else fault(term) or (None if label else "name in another script")
        if problem is None:
            yield f"person/{row['wikidata']}", label, term
        else:
            rejected[problem] += 1


def _term(row: dict[str, str], office: str, title: str | None, titles: Titles) -> Term:
    snapshot = row["snapshot_date"]
    end = row["end"] or None
    ahead = end is not None and earliest(end).isoformat() > snapshot
    return Term(
        office=office,
        country=titles.slugs.get(row["state"]),
        org=BODIES.get(office) if row["state"] == "world" else None,
        title=_shown(title),
        start=re.sub(r"s$", "", row["start"]),
        end=None if ahead else end,
        seen=snapshot if end is None or ahead else None,
        source=SOURCE,
    )


def _shown(title: str | None) -> str | None:
    return title[:1].upper() + title[1:] if title else None


def _person(key: str, label: str, held: list[Term]) -> Person:
    folded = folded_form(label)
    names = (folded,) if folded != label else ()
    return Person(id=key, name=label, names=names, terms=merge_own(_dated(held)))


def _dated(held: list[Term]) -> list[Term]:
    """Drop `seen` that an end makes needless, so that the same term told twice compares equal."""
    return [replace(term, seen=None) if term.end else term for term in held]
