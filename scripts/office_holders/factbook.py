"""The Factbook's texts of leaders → who is said to hold which office since when, and between which dates it said so."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from office_holders.names import FactbookName, alike, parse_factbook_name, slug
from office_holders.terms import HEADS, latest
from office_holders.titles import Rule, Titles

SOURCE = "factbook-2026"
# the texts were collected week by week from here on; before, months or years lie between two of them
WEEKLY = "2020-12-01"
LAG = timedelta(days=400)
CHUNK = re.compile(r"(?P<text>[^();]*?)\(\s*(?P<both>both |all |each )?(?:as [a-z ]+ )?since (?P<date>[^()]*)\)")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TELLING = re.compile(
    r"acting|interim|transition|caretaker|chancellor|premier$|taoiseach|governor|chief|minister of state|first|second",
    re.IGNORECASE,
)
DAY = re.compile(rf"(?:(\d{{1,2}}) )?(?:({'|'.join(MONTHS)})[a-z]*\.? )?((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One text's word that somebody holds an office since a date, seen between two dates."""

    country: str
    office: str
    title: str | None
    name: FactbookName
    since: str
    first_seen: str
    last_seen: str


def read_factbook(history: Path, profiles: Path, titles: Titles, rejected: Counter[str]) -> list[Statement]:
    """Return every statement that could be read, in the order of the table; count what could not in `rejected`."""
    realms = _realms(profiles, titles)
    found: list[Statement] = []
    with gzip.open(history, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country = titles.factbook.get(row["code"])
            if country is None:
                rejected["text without a state"] += 1
                continue
            found += _statements(row, country, titles, realms.get(country, titles.realms))
            rejected["text read as nothing"] += not _mentions(row["text"])
    return found


def _mentions(text: str) -> bool:
    return CHUNK.search(text) is not None


def _realms(profiles: Path, titles: Titles) -> dict[str, tuple[str, ...]]:
    with gzip.open(profiles, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        titles.factbook[row["code"]]: (
            *titles.realms,
            *(x for key in ("short", "long", "local_short") if (x := row[key])),
        )
        for row in rows
        if row["code"] in titles.factbook
    }


def _statements(row: dict[str, str], country: str, titles: Titles, realms: tuple[str, ...]) -> Iterator[Statement]:
    for part in re.split(r";|\bnote\b\s*[-–:—].*?(?:;|$)", row["text"]):
        last: list[tuple[str, str | None]] = []
        for match in CHUNK.finditer(re.sub(r"^\s*represented by ", "", part or "")):
            since = read_date(match["date"])
            offices, rest = read_titles(match["text"], titles.factbook_rules, realms)
            last = offices or last
            if since is None or "designate" in match["text"]:
                continue
            names = [parse_factbook_name(text) for text in re.split(r",(?: and)? | and ", rest)]
            for name in filter(None, names):
                for office, title in last:
                    if titles.is_dropped(country, office, slug(name.short), since):
                        continue
                    if country not in titles.territories or office == "office/head-of-government":
                        yield Statement(
                            country=country,
                            office=office,
                            title=title,
                            name=name,
                            since=since,
                            first_seen=row["first_seen"],
                            last_seen=row["last_seen"],
                        )


def read_date(text: str) -> str | None:
    """Return the first date of `text` as an ISO day, month or year, or None."""
    found = DAY.search(text)
    if found is None:
        return None
    day, month, year = found.groups()
    if month is None:
        return str(year)
    return f"{year}-{MONTHS.index(month) + 1:02}" + (f"-{int(day):02}" if day else "")


def read_titles(
    text: str, rules: tuple[Rule, ...], realms: tuple[str, ...]
) -> tuple[list[tuple[str, str | None]], str]:
    """Return the offices named at the start of `text` and what is left of it: the name."""
    offices: list[tuple[str, str | None]] = []
    rest = re.sub(r"^(?:\s|,|and\b|former\b.*)+", "", text)
    while found := _longest(rest, rules):
        rule, length = found
        offices.append((rule.office or "", rule.show if isinstance(rule.show, str) else _acting(rest[:length])))
        rest = _without_realm(rest[length:], realms)
    return offices, rest.strip()


def _longest(text: str, rules: tuple[Rule, ...]) -> tuple[Rule, int] | None:
    fits = [
        (match.end(), -i)
        for i, rule in enumerate(rules)
        if (match := re.match(rf"(?:{rule.pattern.pattern})(?=[\s,(]|$)", text, re.IGNORECASE))
    ]
    return (rules[-max(fits)[1]], max(fits)[0]) if fits else None


def _acting(title: str) -> str | None:
    """Return the title to keep: only one that says more than the office does."""
    if not TELLING.search(title):
        return None
    return re.sub(r"(?<![\w'])[a-z](?=\w{3})", lambda m: m[0].upper(), re.sub(r" \(.*| of the (?:co|ca).*", "", title))


def _without_realm(text: str, realms: tuple[str, ...]) -> str:
    rest = re.sub(r"^(?:\s|,|and\b|/)+", "", text)
    for realm in sorted(realms, key=len, reverse=True):
        for lead in ("of the ", "of ", "for the "):
            if rest.startswith(lead + realm):
                return rest[len(lead + realm) :].lstrip(" ,")
    return rest


def drop_changed_dates(statements: list[Statement]) -> list[Statement]:
    """Keep, of statements that differ only in when they were seen, one that spans them all."""
    spans: dict[Statement, tuple[str, str]] = {}
    for said in statements:
        key = replace(said, first_seen="", last_seen="")
        first, last = spans.get(key, (said.first_seen, said.last_seen))
        spans[key] = (min(first, said.first_seen), max(last, said.last_seen))
    return [replace(key, first_seen=first, last_seen=last) for key, (first, last) in spans.items()]


def drop_impossible(statements: list[Statement], rejected: Counter[str]) -> list[Statement]:
    """Drop statements whose start is belied by another head whom weekly texts still named more than a year after it."""
    kept = [said for said in statements if not any(_belies(other, said) for other in statements)]
    rejected["start belied by later texts"] += len(statements) - len(kept)
    return kept


def _belies(other: Statement, said: Statement) -> bool:
    same_post = (other.country, other.office) == (said.country, said.office) and said.office in HEADS and not said.title
    if not same_post or said.first_seen < WEEKLY or other.last_seen < WEEKLY or other.title:
        return False
    if alike(said.name, other.name.full, same_start=False) or len(said.since) < len("2020-01"):
        return False
    known_late = (latest(said.since) + LAG).isoformat()
    return max(known_late, WEEKLY) < other.last_seen <= said.first_seen and other.since < said.first_seen
