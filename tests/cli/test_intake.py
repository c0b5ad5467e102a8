"""What `dragoman add` takes in: archives, addresses, standard input, and what it says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.commands import run
from cli.conftest import PACT, TALKS
from dragoman import Record, UsageError
from dragoman.cli import intake
from dragoman.cli.intake import Notes, count, items, to_options
from dragoman.errors import Failure, FetchError
from dragoman.model import Source
from ingest.archive_samples import FACTIVA_PRINTED, PAGE, docx_of, item, jsonl, packed, put, record, rss, zip_of

STAMP = "Fri, 26 Apr 2024 10:00:00 GMT"
SITE = {
    "https://wire.example/feed": rss(item("Talks", "Short.", STAMP), item("Pact", PACT, STAMP, link="")),
    "https://wire.example/1": PAGE,
}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a small site in the place of the net."""

    def fetch(url: str) -> Source:
        if url not in SITE:
            message = f"{url}: the server answered 404 Not Found"
            raise FetchError(message)
        return Source(SITE[url].encode(), url=url)

    monkeypatch.setattr(intake, "fetch", fetch)


def options(**changed: object) -> intake.Options:
    given: dict[str, object] = {"published": None, "outlet": None, "fields": [], "follow": False, "capture_day": True}
    return to_options(**(given | changed), max_bytes=1_000_000, notes=Notes())  # type: ignore[arg-type]


def documents() -> set[tuple[object, ...]]:
    rows = Record("n.duckdb").documents().rows()
    return {(row["title"], row["outlet"], row["published"]) for row in rows}


def test_a_folder_of_archives(home: Path) -> None:
    (home / "in").mkdir()
    put(home / "in", "a.warc", record(PAGE.encode(), day="2024-04-26"))
    put(home / "in", "b.zip", zip_of({"c.txt": FACTIVA_PRINTED, "d.docx": docx_of(("Word", "Title"), PACT, TALKS)}))
    told = run("add", "in", "--capture-day", "--record", "n.duckdb")
    assert (told.exit_code, told.stdout) == (0, "")
    assert documents() == {
        ("Talks", "wire.example", "2024-04-26"),
        ("Envoys meet in Vienna", "The Meridian Wire", "2014-03-10"),
        ("A pact is signed", "The Evening Post", "2014-03-11"),
        ("Word", None, None),
    }


def test_fields_are_named_by_option(home: Path) -> None:
    put(home, "a.jsonl.zst", packed(".zst", jsonl({"body": TALKS, "pubDate": STAMP, "site": {"name": "Wire"}})))
    fields = ["--field", "text=body", "--field", "published=pubDate", "--field", "outlet=site.name"]
    assert run("add", "a.jsonl.zst", "--record", "n.duckdb", *fields).exit_code == 0
    assert documents() == {(None, "Wire", "2024-04-26")}


def test_a_wrong_field_is_wrong_usage(article: Path) -> None:
    told = run("add", article, "--field", "words=body")
    assert (told.exit_code, "--field 'words=body'" in told.stderr) == (2, True)


def test_what_a_feed_cannot_mean_is_told(home: Path) -> None:
    put(home, "a.xml", rss(item("Talks", TALKS, "Thu, 01 Jan 1970 00:00:00 GMT")))
    told = run("add", "a.xml", "--record", "n.duckdb")
    assert "note: a.xml:1: the feed dates it 1970-01-01, which cannot be" in told.stderr
    assert documents() == {("Talks", "Meridian Wire", None)}


def test_what_breaks_is_told_and_the_rest_added(home: Path) -> None:
    put(home, "a.zip", zip_of({"a.txt": TALKS, "b.zip": zip_of({"c": "d"}), "e.png": b"\x89PNG\r\n\x1a\n"}))
    told = run("add", "a.zip", "--record", "n.duckdb")
    assert (told.exit_code, len(documents())) == (3, 1)
    assert "not added: a.zip/b.zip: an archive in an archive" in told.stderr
    assert "not added: a.zip/e.png: the input is a PNG picture" in told.stderr


@pytest.mark.usefixtures("site")
def test_the_feed_at_an_address() -> None:
    found = dict(items(["https://wire.example/feed"], options()))
    assert list(found) == ["https://wire.example/feed:1", "https://wire.example/feed:2"]
    assert [source.title for source in found.values() if isinstance(source, Source)] == ["Talks", "Pact"]


@pytest.mark.usefixtures("site")
def test_following_a_feed() -> None:
    found = [source for _, source in items(["https://wire.example/feed"], options(follow=True))]
    assert [source.content for source in found if isinstance(source, Source)] == [PAGE.encode(), PACT]


@pytest.mark.usefixtures("site")
def test_a_page_at_an_address_keeps_it() -> None:
    ((name, found),) = items(["https://wire.example/1"], options(outlet="Wire"))
    assert isinstance(found, Source)
    assert (name, found.url, found.outlet) == ("https://wire.example/1", "https://wire.example/1", "Wire")


@pytest.mark.usefixtures("site")
def test_an_address_that_gives_nothing_costs_only_itself() -> None:
    found = dict(items(["https://wire.example/gone", "https://wire.example/1"], options()))
    assert [isinstance(source, Failure) for source in found.values()] == [True, False]


def test_lines_on_standard_input() -> None:
    assert run("add", "-", "--record", "n.duckdb", given=jsonl({"text": TALKS}, {"text": PACT})).exit_code == 0
    assert len(Record("n.duckdb").documents().rows()) == 2


@pytest.mark.parametrize(("file", "number"), [("a.jsonl", 2), ("-", 1), ("https://wire.example/1", 1), ("none", 1)])
def test_documents_are_counted_before_they_are_read(home: Path, file: str, number: int) -> None:
    put(home, "a.jsonl", jsonl({"text": TALKS}, {"text": PACT}))
    assert count(file) == number


def test_notes_beyond_the_first_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    notes = Notes()
    for number in range(25):
        notes(f"n{number}")
    notes.close()
    told = capsys.readouterr().err.splitlines()
    assert (len(told), told[0], told[-1]) == (11, "note: n0", "note: and 15 more like these")


def test_few_notes_end_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    Notes().close()
    assert capsys.readouterr().err == ""


def test_a_mapping_is_checked_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="text=body"):
        options(fields=["text"])
