from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from dragoman.errors import UsageError
from dragoman.export.formats.gdelt import EVENTS, MENTIONS, actor_cells, place_cells, to_host
from dragoman.model import Actor, Place
from dragoman.record import Record
from export.formats.sample import export
from export.sample import ACTORS

Rows = list[dict[str, str]]
ISRAEL, *_, PERSON = (replace(actor, mentions=()) for actor in ACTORS[:4])
UN = replace(ISRAEL, id="org/UN", name="United Nations", kind="organisation", country="IGO", sector=())


@pytest.fixture(scope="module")
def tables(sampled: Record, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, Rows]:
    folder = tmp_path_factory.mktemp("gdelt")
    export(sampled, "gdelt", folder / "out.export.CSV", "reported")
    return read(folder / "out.export.CSV", EVENTS), read(folder / "out.mentions.CSV", MENTIONS)


def read(path: Path, columns: tuple[str, ...]) -> Rows:
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_the_tables_have_the_columns_of_gdelt():
    assert (len(EVENTS), len(MENTIONS)) == (61, 16)


def test_polars_reads_the_events(sampled: Record, tmp_path: Path):
    export(sampled, "gdelt", tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out.export.CSV", separator="\t", has_header=False, new_columns=list(EVENTS))
    assert frame.select("Day", "QuadClass", "NumMentions").row(0) == (20240423, 1, 2)


def test_a_row_for_each_pair(tables: tuple[Rows, Rows]):
    signed = [(r["Actor1Code"], r["Actor2Code"]) for r in tables[0] if r["EventCode"] == "057"]
    assert signed == [("ISR", "ARE"), ("ISR", "BHR")]


def test_the_quad_class_is_that_of_the_root(tables: tuple[Rows, Rows]):
    assert {(r["EventRootCode"], r["QuadClass"]) for r in tables[0]} >= {("05", "1"), ("16", "4"), ("12", "3")}


def test_every_mention_has_its_event(tables: tuple[Rows, Rows]):
    events, mentions = tables
    counts = {row["GlobalEventID"]: int(row["NumMentions"]) for row in events}
    assert counts == {name: sum(m["GlobalEventID"] == name for m in mentions) for name in counts}


def test_numbers_are_exact_in_floating_point(tables: tuple[Rows, Rows]):
    assert all(int(float(row["GlobalEventID"])) == int(row["GlobalEventID"]) for row in tables[0])


def test_offsets_are_those_of_each_document(tables: tuple[Rows, Rows]):
    (post,) = (row for row in tables[1] if row["MentionIdentifier"] == "b")
    places = [post[name] for name in ("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset")]
    assert places == ["4", "65", "-1", "61"]


def test_what_stands_in_no_first_paragraph_is_no_root_event(tables: tuple[Rows, Rows]):
    assert {row["EventCode"]: row["IsRootEvent"] for row in tables[0] if row["EventCode"] in {"057", "194"}} == {
        "057": "1",
        "194": "0",
    }


@pytest.mark.parametrize(
    ("code", "mark"), [("042", ""), ("163", "date=2024-04-01/2024-04-30"), ("194", "date=reported")]
)
def test_a_day_that_is_not_the_acts_is_marked(tables: tuple[Rows, Rows], code: str, mark: str):
    numbers = {row["GlobalEventID"] for row in tables[0] if row["EventCode"] == code}
    assert {row["Extras"] for row in tables[1] if row["GlobalEventID"] in numbers} == {mark}


@pytest.mark.parametrize(
    ("actor", "codes"),
    [
        (ISRAEL, ("ISR", "ISR", None, None)),
        (PERSON, ("ISRGOV", "ISR", None, "GOV")),
        (UN, ("IGOUNO", None, "UNO", "IGO")),
        (replace(UN, id="org/NATO", sector=("MIL",)), ("IGONATMIL", None, "NAT", "IGO")),
        (replace(PERSON, country="ROU", sector=("JRN", "PTY")), ("ROMMED", "ROM", None, "MED")),
        (replace(PERSON, country=None, sector=("REB",)), ("REB", None, None, "REB")),
    ],
)
def test_an_actor_has_cameo_codes(actor: Actor, codes: tuple[str | None, ...]):
    cells = actor_cells("Actor1", actor)
    names = ("Actor1Code", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1Type1Code")
    assert tuple(cells.get(name) for name in names) == codes


@pytest.mark.parametrize(
    ("name", "country", "kind", "fips"),
    [("Iran", "IRN", 1, "IR"), ("Tehran", "IRN", 4, "IR"), ("Boston", "USA", 3, "US"), ("Nowhere", None, 4, None)],
)
def test_a_place_has_its_fips_country(name: str, country: str | None, kind: int, fips: str | None):
    cells = place_cells(Place(name=name, country=country, lat=None, lon=None, geonames_id=None))
    assert (cells["ActionGeo_Type"], cells["ActionGeo_CountryCode"]) == (kind, fips)


@pytest.mark.parametrize(
    ("url", "host"), [("https://www.example.org/a", "example.org"), ("nonsense", None), (None, None)]
)
def test_a_report_without_outlet_has_its_host(url: str | None, host: str | None):
    assert to_host(url) == host


def test_two_tables_need_a_name(sampled: Record):
    with pytest.raises(UsageError, match="name a file"):
        export(sampled, "gdelt", None)  # type: ignore[arg-type]
