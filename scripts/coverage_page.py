"""Which years have a known holder, by office and state: writes docs/coverage.md from the compiled knowledge.

python scripts/coverage_page.py            write docs/coverage.md
python scripts/coverage_page.py --check    write nothing; fail when the page is stale
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from office_holders.terms import earliest, latest

ROOT = Path(__file__).resolve().parent.parent
COMPILED = ROOT / "src" / "dragoman" / "knowledge" / "compiled"
ABSENT = ROOT / "scripts" / "absent_posts.yaml"
PAGE = ROOT / "docs" / "coverage.md"
LAST = 2026
PROBES = tuple((month, day) for month in range(1, 13) for day in (1, 16))

Entry = dict[str, Any]
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Office:
    """An office whose holders are counted, and the first year they are asked for."""

    id: str
    name: str
    first: int


HEADS_AND_MINISTERS = (
    Office("office/head-of-state", "head of state", 2000),
    Office("office/head-of-government", "head of government", 2000),
    Office("office/foreign-minister", "foreign minister", 2010),
    Office("office/defence-minister", "defence minister", 2010),
)
FURTHER = (
    Office("office/interior-minister", "interior minister", 2010),
    Office("office/finance-minister", "finance minister", 2010),
    Office("office/chief-of-staff", "chief of the general staff", 2010),
    Office("office/intelligence-chief", "head of intelligence", 2010),
    Office("office/national-security-adviser", "national security adviser", 2010),
    Office("office/security-council-secretary", "secretary of the security council", 2010),
    Office("office/foreign-ministry-spokesperson", "spokesperson of the foreign ministry", 2010),
    Office("office/parliament-speaker", "speaker of parliament", 2010),
    Office("office/central-bank-governor", "governor of the central bank", 2010),
)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one office of one state: years with a holder, without one, and without the post."""

    state: str
    known: frozenset[int]
    missing: frozenset[int]
    none: frozenset[int]

    @property
    def complete(self) -> bool:
        """Whether a holder is known for every year in which the post was there."""
        return not self.missing and bool(self.known)


@dataclass(frozen=True, slots=True)
class Tables:
    """The compiled tables that the page counts."""

    states: list[Entry]
    organisations: list[Entry]
    roles: list[Entry]
    sectors: list[Entry]
    terms: dict[tuple[str, str], list[Span]]
    absent: dict[tuple[str, str], list[Span]]

    @property
    def members(self) -> list[Entry]:
        """The member states of the United Nations by name."""
        return sorted((s for s in self.states if s["status"] == "un-member"), key=lambda s: str(s["name"]))


def read_tables() -> Tables:
    """Return the tables as the build left them, and the posts that were not there."""
    names = ("states", "organisations", "roles", "sectors", "persons")
    read = {name: json.loads((COMPILED / f"{name}.json").read_text("utf8")) for name in names}
    absent = yaml.safe_load(ABSENT.read_text("utf8"))
    terms = term_spans(read.pop("persons"))
    return Tables(**read, terms=terms, absent=gap_spans(absent))


def term_spans(persons: Iterable[Entry]) -> dict[tuple[str, str], list[Span]]:
    """Return, for each office of each state, the spans for which somebody is said to hold it."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for person in persons:
        for term in person["terms"]:
            if "country" in term:
                last = latest(term.get("end") or term["seen"])
                spans.setdefault((term["office"], term["country"]), []).append((earliest(term["start"]), last))
    return spans


def gap_spans(entries: Iterable[Entry]) -> dict[tuple[str, str], list[Span]]:
    """Return, for each office of each state, the spans in which there was no such post or nobody in it."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for entry in entries:
        for state, periods in entry["states"].items():
            spans.setdefault((entry["office"], state), []).extend(map(read_span, periods or [{}]))
    return spans


def read_span(period: dict[str, str]) -> Span:
    """Return a period with its open sides closed by the ends of time."""
    return date.fromisoformat(period.get("since", "0001-01-01")), date.fromisoformat(period.get("until", "9999-12-31"))


def covered(spans: Iterable[Span], day: date) -> bool:
    """Tell whether one of the spans holds the day."""
    return any(first <= day <= last for first, last in spans)


def judge_year(year: int, held: list[Span], without: list[Span], born: date) -> bool | None:
    """Return whether a holder is known for half of the year or more, None when the post was not there.

    Asked on two days of each month; of the last year one day is enough.
    """
    days = [day for day in (date(year, *probe) for probe in PROBES) if day >= born]
    asked = [day for day in days if covered(held, day) or not covered(without, day)]
    if not asked:
        return None
    found = sum(covered(held, day) for day in asked)
    return found > 0 if year == LAST else 2 * found >= len(asked)


def record_of(office: Office, state: Entry, tables: Tables) -> Record:
    """Return what is known of an office of a state, year by year."""
    key = office.id, state["iso3"]
    born = earliest(state["since"]) if state.get("since") else date.min
    found = {
        year: judge_year(year, tables.terms.get(key, []), tables.absent.get(key, []), born)
        for year in range(office.first, LAST + 1)
    }
    sort = {kind: frozenset(year for year, result in found.items() if result is kind) for kind in (True, False, None)}
    return Record(state["iso3"], sort[True], sort[False], sort[None])


def records_of(office: Office, tables: Tables) -> list[Record]:
    """Return the records of an office for all members of the United Nations."""
    return [record_of(office, state, tables) for state in tables.members]


def to_ranges(years: Iterable[int]) -> str:
    """Return years as ranges: 2000–2004, 2006."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def to_table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    names = tuple(header)
    yield f"| {' | '.join(names)} |"
    yield "|" + "---|" * len(names)
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)


def summary_rows(found: dict[Office, list[Record]]) -> Iterator[tuple[object, ...]]:
    """Yield one row an office: states complete, complete but for the last year, with gaps, unknown, without post."""
    for office, records in found.items():
        there = [record for record in records if record.known or record.missing]
        lasting = [record for record in there if not record.missing - {LAST}]
        unknown = sum(not record.known for record in there)
        complete = sum(record.complete for record in there)
        years = sum(len(record.known) for record in there), sum(len(record.known | record.missing) for record in there)
        share = f"{100 * years[0] / years[1]:.0f} %"
        yield (
            office.name,
            office.first,
            complete,
            len(lasting),
            len(there) - len(lasting) - unknown,
            unknown,
            len(records) - len(there),
            share,
        )


def year_rows(found: dict[Office, list[Record]]) -> Iterator[tuple[object, ...]]:
    """Yield one row a year: of how many states the holder is known, of how many the post was there."""
    for year in range(min(office.first for office in found), LAST + 1):
        yield year, *(year_cell(year, records) if year >= office.first else "" for office, records in found.items())


def year_cell(year: int, records: Iterable[Record]) -> str:
    """Return in how many states the holder of a year is known, of those that had the post."""
    known = sum(year in record.known for record in records)
    return f"{known} of {known + sum(year in record.missing for record in records)}"


def state_rows(found: dict[Office, list[Record]], tables: Tables) -> Iterator[tuple[str, ...]]:
    """Yield one row a state: the years known of each office."""
    for state, records in zip(tables.members, zip(*found.values(), strict=True), strict=True):
        yield f"{state['name']} ({state['iso3']})", *map(state_cell, records)


def state_cell(record: Record) -> str:
    """Return the years in which a holder is known; a dash for none, "no post" where there is nothing to know."""
    if not record.known:
        return "–" if record.missing else "no post"
    return to_ranges(record.known)


def count_rows(values: Iterable[str]) -> list[tuple[str, int]]:
    """Return how often each value stands, the most frequent first."""
    return sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))


def role_rows(tables: Tables) -> list[tuple[str, str, int]]:
    """Return how many role nouns each sector has, with the sector's name."""
    names = {row["code"]: row["name"] for row in tables.sectors}
    return [(code, names.get(code, ""), count) for code, count in count_rows(role["sector"] for role in tables.roles)]


def former_rows(tables: Tables) -> Iterator[tuple[str, ...]]:
    """Yield the states that are no more: from when to when, and what came after."""
    names = {state["id"].partition("/")[2]: str(state["name"]) for state in tables.states}
    for state in sorted((s for s in tables.states if s["status"] == "former"), key=lambda s: str(s["name"])):
        after = ", ".join(names[code] for code in state.get("successors", ()))
        yield str(state["name"]), str(state.get("since", "")), str(state.get("until", "")), after


def write_page(tables: Tables) -> str:
    """Return docs/coverage.md."""
    main = {office: records_of(office, tables) for office in HEADS_AND_MINISTERS}
    further = {office: records_of(office, tables) for office in FURTHER}
    summary = (
        "office",
        "since",
        "complete",
        f"complete to {LAST - 1}",
        "with gaps",
        "nobody known",
        "no such post",
        "years known",
    )
    parts: list[Iterable[str]] = [
        INTRODUCTION,
        to_table(summary, summary_rows(main | further)),
        ("", "## By year", "", "States whose holder is known, of those that had the post.", ""),
        to_table(("year", *(office.name for office in main)), year_rows(main)),
        ("", "## By state", "", "Years with a known holder.", ""),
        to_table(("state", *(office.name for office in main)), state_rows(main, tables)),
        ("", "## States", ""),
        to_table(("status", "states"), count_rows(str(state["status"]) for state in tables.states)),
        ("", "Of states that are no more:", ""),
        to_table(("state", "since", "until", "successors"), former_rows(tables)),
        ("", "## Organisations", "", f"{len(tables.organisations):,} in all.", ""),
        to_table(("kind", "organisations"), count_rows(str(body["kind"]) for body in tables.organisations)),
        ("", "## Role nouns", "", f"{len(tables.roles):,} in all.", ""),
        to_table(("sector", "name", "nouns"), role_rows(tables)),
    ]
    return "\n".join(line for part in parts for line in part) + "\n"


INTRODUCTION = (
    "# What is known of whom",
    "",
    "This page is written by `scripts/coverage_page.py` from the compiled knowledge; a test holds it to that. Where",
    "the terms come from is told in [docs/knowledge-persons.md](knowledge-persons.md).",
    "",
    "A year counts as known when the terms of an office cover half of it or more, asked on the 1st and the 16th of",
    "each month in which the state and the post were there. A term without an end is counted to the day its source",
    f"last saw it and no further; of {LAST}, where the sources end, one day is enough. Posts that a state does not",
    "have, that its head of state fills, or that stood empty are listed in `scripts/absent_posts.yaml` and are not",
    "asked for.",
    "",
    "## Summary",
    "",
    "The 193 members of the United Nations.",
    "",
)


def main(arguments: list[str] | None = None) -> int:
    """Write the page or check it; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the page is stale")
    page = write_page(read_tables())
    if not parser.parse_args(arguments).check:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if PAGE.read_text("utf8") == page:
        return 0
    print("docs/coverage.md is not what the knowledge says; run scripts/coverage_page.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
