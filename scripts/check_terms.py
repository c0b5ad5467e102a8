"""Draw terms of office at random and compare each with the sources it was not taken from.

    python scripts/check_terms.py FACTS [--seed 20261126] [--draw 500]

FACTS is a folder with the tables that docs/knowledge-persons.md names. Prints how many terms a second source confirms,
how many it contradicts and how many no second source tells of, then every contradiction in full.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from office_holders.factbook import WEEKLY, read_factbook
from office_holders.names import name_words
from office_holders.terms import HANDOVER, HEADS, SINGLE, earliest, latest
from office_holders.titles import Titles, load_titles
from office_holders.wikidata import read_wikidata

ROOT = Path(__file__).resolve().parents[1]
COMPILED = ROOT / "src" / "dragoman" / "knowledge" / "compiled"
ALIKE = 80
ENDLESS = "2099-12-31"
FULL = 8
ROLE = re.compile(
    r"\[(?P<state>[A-Z]{3})(?:GOV|MIL|SPY|JUD|LEG|COP)[A-Z]* (?:>?(?P<start>\d{6,8}))?(?:[-<](?P<end>\d{6,8}))?\]"
)
PHOENIX = "2013"
LEADERS = frozenset({*HEADS, "office/supreme-leader"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one source says: somebody held an office of a state between two dates."""

    source: str
    country: str
    office: str
    name: str
    start: str
    end: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the other sources say of a term."""

    kind: str
    why: tuple[Told, ...] = ()


def wikidata_told(facts: Path, titles: Titles) -> Iterator[Told]:
    """Yield the terms of the table of office holders."""
    for person in read_wikidata(facts / "office-holders-wikidata.csv.gz", titles, Counter()):
        for term in person.terms:
            if term.country is not None:
                yield Told(
                    source="wikidata-2022",
                    country=term.country,
                    office=term.office,
                    name=person.name,
                    start=term.start,
                    end=term.end or term.seen or ENDLESS,
                    id=person.id,
                )


def factbook_told(facts: Path, titles: Titles) -> Iterator[Told]:
    """Yield what the Factbook's texts say; before they were collected by the week, a text's last day is not known."""
    history, profiles = facts / "factbook-leaders-history.csv.gz", facts / "factbook-2026.jsonl.gz"
    for said in read_factbook(history, profiles, titles, Counter()):
        yield Told(
            source="factbook-2026",
            country=said.country,
            office=said.office,
            name=said.name.full,
            start=said.since,
            end=said.last_seen if said.last_seen >= WEEKLY else max(said.first_seen, said.since),
        )


def reign_told(facts: Path, states: Iterable[dict[str, Any]]) -> Iterator[Told]:
    """Yield the leaders of REIGN, each for the offices that may lead a state."""
    codes = {state["cow"]["abb"]: state["iso3"] for state in states if state.get("cow") and state.get("iso3")}
    for row in read_rows(facts / "reign-leaders-2021.csv.gz"):
        if row["stateabb"] in codes and row["syear"]:
            start = f"{int(row['syear'])}-{int(row['smonth']):02}-{int(row['sdate']):02}"
            end = f"{int(row['eyear'])}-{int(row['emonth']):02}" if row["eyear"] else "2021-03"
            for office in sorted(LEADERS):
                yield Told(
                    source="reign",
                    country=codes[row["stateabb"]],
                    office=office,
                    name=row["leader"],
                    start=start,
                    end=end,
                )


def newest_told(facts: Path, states: Iterable[dict[str, Any]]) -> Iterator[Told]:
    """Yield the heads of state and government of August 2026."""
    codes = {state["iso2"]: state["iso3"] for state in states if state.get("iso2")}
    for row in read_rows(facts / "leaders-2026.csv.gz"):
        if row["iso"] in codes and row["since"]:
            yield Told(
                source="leaders-2026",
                country=codes[row["iso"]],
                office=f"office/{row['role'].replace('_', '-')}",
                name=row["name"],
                start=row["since"],
                end=row["snapshot_date"],
                id=f"person/{row['wikidata']}",
            )


def phoenix_told(facts: Path) -> Iterator[Told]:
    """Yield the dated roles in governments, armies, services, courts and parliaments that Phoenix gives.

    They name no office: the office is empty, and only the person, the state and the time can be compared.
    """
    name = ""
    with gzip.open(facts / "phoenix-countries-actors.txt.gz", "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line[:1].isupper() or line[:1] == "+":
                name = line.split("#")[0].strip("+ \t\n_").replace("_", " ").title()
            elif (role := ROLE.match(line.strip())) and " " in name:
                start, end = to_iso(role["start"]), to_iso(role["end"])
                yield Told(
                    source="phoenix",
                    country=role["state"],
                    office="",
                    name=name,
                    start=start or "1900",
                    end=end or ENDLESS,
                )


def to_iso(day: str | None) -> str | None:
    """Return 20041207 or 041207 as an ISO day; None for an open side and for days there are not."""
    if day is None:
        return None
    full = day if len(day) == FULL else ("19" if day[:2] >= "30" else "20") + day
    text = f"{full[:4]}-{full[4:6]}-{full[6:]}"
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return full[:4]


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table; REIGN is in more than one encoding, and a lost letter does no harm here."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as lines:
        yield from csv.DictReader(lines)


def read_told(facts: Path) -> dict[tuple[str, str], list[Told]]:
    """Return what all sources say, by state and office."""
    titles = load_titles(ROOT / "scripts" / "office_titles.yaml")
    states = json.loads((COMPILED / "states.json").read_text("utf8"))
    told: dict[tuple[str, str], list[Told]] = {}
    sources = (
        wikidata_told(facts, titles),
        factbook_told(facts, titles),
        reign_told(facts, states),
        newest_told(facts, states),
        phoenix_told(facts),
    )
    for source in sources:
        for one in source:
            told.setdefault((one.country, one.office), []).append(one)
    return told


def read_terms() -> list[tuple[dict[str, Any], dict[str, str]]]:
    """Return every compiled term of a state with its holder, in the order of the table."""
    persons = json.loads((COMPILED / "persons.json").read_text("utf8"))
    return [(person, term) for person in persons for term in person["terms"] if "country" in term]


def judge(person: dict[str, Any], term: dict[str, str], told: dict[tuple[str, str], list[Told]]) -> Verdict:
    """Return whether the sources other than the term's first confirm it, contradict it, or tell nothing of it."""
    first = term["source"].split("+")[0]
    others = [one for one in told.get((term["country"], term["office"]), ()) if one.source != first]
    same = [one for one in others if is_same(one, person)]
    if any(begins_with(one, term) or lies_in(one, term) for one in same):
        return Verdict("agrees")
    roles = [one for one in told.get((term["country"], ""), ()) if is_named(one, person)]
    if any(meets(one, term) for one in roles):
        return Verdict("a role at that time agrees")
    near = tuple(one for one in same if meets(one, term))
    held = tuple(one for one in others if one.source != "reign" and holds_middle(one, term))
    if near:
        return Verdict("other dates", near)
    if held and not same and term["office"] in SINGLE:
        return Verdict("another holder", held)
    known = term["start"] < PHOENIX and not near and roles
    return Verdict("a role at another time", tuple(roles)) if known else Verdict("no second source")


def is_same(one: Told, person: dict[str, Any]) -> bool:
    """Tell whether a source means the person: by id, or by a name of the same office."""
    return one.id == person["id"] or any(alike(one.name, name) for name in names_of(person))


def is_named(one: Told, person: dict[str, Any]) -> bool:
    """Tell whether every word of the source's name is in one of the person's: no office helps here."""
    words = name_words(one.name)
    return any(
        all(max(fuzz.ratio(word, own) for own in name_words(name)) >= ALIKE for word in words)
        for name in names_of(person)
    )


def names_of(person: dict[str, Any]) -> list[str]:
    """Return all names of a person."""
    return [person["name"], *person.get("names", ())]


def alike(one: str, other: str) -> bool:
    """Tell whether two names share a word: a source may give a surname only."""
    return any(fuzz.ratio(a, b) >= ALIKE for a in name_words(one) for b in name_words(other) if min(len(a), len(b)) > 1)


def begins_with(one: Told, term: dict[str, str]) -> bool:
    """Tell whether both begin within two months of one another."""
    return (
        earliest(one.start) <= latest(term["start"]) + HANDOVER
        and earliest(term["start"]) <= latest(one.start) + HANDOVER
    )


def lies_in(one: Told, term: dict[str, str]) -> bool:
    """Tell whether the one's time is a part of the other's: sources count re-elections as new terms or do not."""
    first, last = earliest(term["start"]), last_day(term)
    begun, ended = earliest(one.start), latest(one.end)
    inside = begun <= first + HANDOVER and last <= ended + HANDOVER
    around = first <= begun + HANDOVER and ended <= last + HANDOVER
    return inside or around


def meets(one: Told, term: dict[str, str]) -> bool:
    """Tell whether the two times have a day in common."""
    return earliest(one.start) <= last_day(term) and earliest(term["start"]) <= latest(one.end)


def holds_middle(one: Told, term: dict[str, str]) -> bool:
    """Tell whether the one was in office in the middle of the term, and for more than a handover."""
    first = earliest(term["start"])
    middle = first + (last_day(term) - first) / 2
    return earliest(one.start) + HANDOVER <= middle <= latest(one.end) - HANDOVER


def last_day(term: dict[str, str]) -> date:
    """Return the last day that a term is asserted for."""
    return latest(term.get("end") or term.get("seen") or term["start"])


def main() -> None:
    """Draw, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("facts", type=Path)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--draw", type=int, default=500)
    options = parser.parse_args()
    told = read_told(options.facts)
    terms = read_terms()
    drawn = random.Random(options.seed).sample(terms, min(options.draw, len(terms)))  # noqa: S311 - a sample, no secret
    judged = [(person, term, judge(person, term, told)) for person, term in drawn]
    for kind, count in Counter(verdict.kind for _, _, verdict in judged).most_common():
        print(f"{kind}: {count}")
    for person, term, verdict in judged:
        if verdict.why:
            says = "; ".join(f"{one.source}: {one.name} {one.start} – {one.end}" for one in verdict.why)
            mine = f"{person['name']} {term['start']} – {term.get('end') or 'seen ' + term['seen']}"
            print(f"{verdict.kind}: {term['country']} {term['office']}: {mine} [{term['source']}] | {says}")


if __name__ == "__main__":
    main()
