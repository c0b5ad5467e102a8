"""The site: every page has its place, and the R page's code fits what Dragoman writes."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from dragoman.export.snapshot import Options, write_snapshot
from dragoman.export.snapshot.columns import COLUMNS
from dragoman.record import Record
from record.factory import day, event, reading

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BLOCKS = re.findall(r"```r\n(.*?)```", (DOCS / "r.md").read_text("utf8"), re.DOTALL)
QUERIES = [
    (block, sql) for block in BLOCKS for sql in re.findall(r'dbGetQuery\(\w+, "(.*?)(?<!\\)"\)', block, re.DOTALL)
]
OF_RECORD = [sql.replace("\\", "") for block, sql in QUERIES if "duckdb()" in block]
OF_SQLITE = [sql for block, sql in QUERIES if "SQLite()" in block]
SCHEMA = ROOT / "src" / "dragoman" / "export" / "formats" / "sqlite.sql"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("site") / "news.duckdb")
    when = day("2023-03-10")
    record.add([reading("a", event("a", "SAU", "IRN", when=when)), reading("b", event("b", "IRN", "SAU", when=when))])
    return record


@pytest.mark.parametrize(
    "page",
    sorted(p.relative_to(DOCS).with_suffix("").as_posix() for p in DOCS.rglob("*.*") if p.suffix in {".md", ".ipynb"}),
)
def test_every_page_stands_in_the_contents(page: str) -> None:
    listed = {line.strip() for line in (DOCS / "index.md").read_text("utf8").splitlines()}
    assert page in listed | {"index"}


@pytest.mark.parametrize("sql", OF_RECORD)
def test_the_sql_of_the_record_runs(record: Record, sql: str) -> None:
    with record.file.reading() as connection:
        assert connection.execute(sql).fetchall()


@pytest.mark.skipif(not SCHEMA.exists(), reason="there is no SQLite export")
@pytest.mark.parametrize("sql", OF_SQLITE)
def test_the_sql_of_the_sqlite_export_runs(sql: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA.read_text("utf8"))
    assert connection.execute(sql).fetchall() == []
    connection.close()


def test_the_r_page_has_sql_of_both_kinds() -> None:
    assert (len(OF_RECORD), len(OF_SQLITE)) == (2, 1)


def test_the_r_page_reads_columns_that_there_are() -> None:
    there = {column.name for column in COLUMNS["events"]} | {"month"}
    named = {name for block in BLOCKS for name in re.findall(r"\bevents\$(\w+)", block)}
    assert named
    assert named <= there


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_base_r_reads_a_snapshot(record: Record, tmp_path: Path) -> None:
    write_snapshot(record, tmp_path / "paper", Options(forms=["csv"]))
    (tmp_path / "page.R").write_text(BLOCKS[0], "utf8")
    told = subprocess.run(  # noqa: S603 - our own page
        [shutil.which("Rscript") or "", "page.R"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert re.search(r"state/SAU\s+state/IRN\s+2023-03", told.stdout)
    assert re.search(r"events\s+reports", told.stdout)
