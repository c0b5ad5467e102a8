from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import SourceError, UsageError
from dragoman.record import Record
from dragoman.record.comparing import Comparison, compare
from ingest.coded.sample import gdelt, polecat
from record.factory import day, event, reading

VISIT = event(
    "a", "IRN", "RUS", when=day("2024-01-17"), cameo="042", evidence="Its president flew to Moscow.", id="visit"
)
CURBS = event(
    "b",
    "IRN",
    "RUS",
    kind="REJECT",
    when=day("2024-02-01"),
    cameo="120",
    quad=3,
    evidence="It refused a new price.",
    id="no",
)
VAGUE = event("c", "IRN", "RUS", evidence="Officials spoke of rail links.", id="vague")
BACK = event("d", "RUS", "IRN", when=day("2024-01-20"), evidence="Russia sent its envoy to the south.", id="back")
THEIRS = "\n".join(
    [
        gdelt(),
        gdelt(c0="78", c1="20240202", c26="057", c30="8"),
        gdelt(c0="79", c1="20240120", c7="RUS", c17="IRN", c26="040"),
        gdelt(c0="80", c1="20240309", c7="CHN"),
        gdelt(c0="81", c1="20190101"),
    ]
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("comparing") / "news.duckdb")
    published = ("2024-01-01", "2024-02-02", "2024-03-01", "2024-04-01")
    acts = (VISIT, CURBS, VAGUE, BACK)
    record.add(reading(f"d{n}", act, published=when) for n, (act, when) in enumerate(zip(acts, published, strict=True)))
    return record


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    path = tmp_path / "theirs.CSV"
    path.write_text(THEIRS + "\n", "utf8")
    return path


def ids(found: Comparison) -> list[tuple[object, ...]]:
    return [(row["verdict"], row["our_id"], str(row["their_id"])[:2]) for row in found.rows()]


def test_each_act_has_its_verdict(record: Record, theirs: Path):
    found = compare(record, "IRN", "RUS", theirs)
    assert ids(found) == [("matched", "visit", "77"), ("ours", "no", "No"), ("theirs", None, "78")]


def test_only_days_that_both_cover_count(record: Record, theirs: Path):
    found = compare(record, "IRN", "RUS", theirs)
    assert (str(found.since), str(found.until), found.outside) == ("2024-01-01", "2024-03-09", (0, 1))
    assert (found.undated, found.spread, found.bad) == (1, 0, 0)


def test_both_ways_take_the_answer_in(record: Record, theirs: Path):
    found = compare(record, "Iran", "RUS", theirs, both_ways=True)
    assert [(row["way"], row["our_id"]) for row in found.rows() if row["verdict"] == "matched"] == [
        ("IRN>RUS", "visit"),
        ("RUS>IRN", "back"),
    ]


@pytest.mark.parametrize(
    ("since", "until", "matched"), [("2024-01-18", None, 0), (None, "2024-01-16", 0), ("2024-01-17", "2024-01-17", 1)]
)
def test_days_may_be_narrowed(record: Record, theirs: Path, since: str | None, until: str | None, matched: int):
    found = compare(record, "IRN", "RUS", theirs, since=since, until=until)
    assert len(found.matching.both) == matched


def test_a_disagreement_shows_our_evidence(record: Record, theirs: Path):
    (clash,) = compare(record, "IRN", "RUS", theirs).sample()
    assert (clash["verdict"], clash["our_quad"], clash["their_quad"]) == ("class", 3, 1)
    assert (clash["our_text"], clash["our_where"]) == ("It refused a new price.", "d1")
    assert clash["their_where"] == "https://example.org/1"


def test_plover_rows_are_compared_in_plovers_terms(record: Record, tmp_path: Path):
    path = tmp_path / "theirs.txt"
    path.write_text(polecat(), "utf8")
    (row,) = compare(record, "IRN", "RUS", path).rows()
    assert (row["verdict"], row["our_weight"], row["their_weight"]) == ("matched", 2.5, 4.0)


def test_series_are_monthly(record: Record, theirs: Path):
    found = compare(record, "IRN", "RUS", theirs)
    assert [(m.ours, m.theirs, m.our_weight) for m in found.months] == [(1, 1, 1.0), (1, 1, 1.0), (0, 0, 0.0)]
    assert (found.count.n, found.count.pearson) == (3, 1.0)


def test_nothing_in_common_is_no_error(record: Record, tmp_path: Path):
    path = tmp_path / "old.CSV"
    path.write_text(gdelt(c1="19990101"), "utf8")
    found = compare(record, "IRN", "RUS", path)
    assert (found.rows(), found.since, found.months) == ([], None, ())


def test_a_bad_line_stops_or_is_counted(record: Record, theirs: Path):
    theirs.write_text(THEIRS + "\nstray\n", "utf8")
    with pytest.raises(SourceError, match=r"theirs\.CSV, line 6: 1 columns .* --skip-bad"):
        compare(record, "IRN", "RUS", theirs)
    assert compare(record, "IRN", "RUS", theirs, skip_bad=True).bad == 1


def test_a_body_is_no_country(record: Record, theirs: Path):
    with pytest.raises(UsageError, match="'NATO' is no country"):
        compare(record, "NATO", "RUS", theirs)
