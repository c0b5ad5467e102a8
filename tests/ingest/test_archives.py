"""Files of any format: told by content first, by name second, lazily, and never with an exception."""

from __future__ import annotations

import io
import itertools
import random
import tracemalloc
from pathlib import Path

import pytest

from dragoman.config import DEFAULTS
from dragoman.errors import Failure
from dragoman.ingest import archives
from dragoman.ingest.archives import count_items, iter_items, iter_stream
from dragoman.ingest.documents import to_document
from dragoman.ingest.formats.members import Options
from dragoman.ingest.formats.readers import READERS
from dragoman.model import Source
from ingest.archive_samples import (
    FACTIVA_PRINTED,
    NEXIS_OLD,
    PACT,
    PAGE,
    TALKS,
    docx_of,
    faults,
    item,
    jsonl,
    put,
    read_all,
    record,
    rss,
    sources,
    zip_of,
)

STAMP = "Fri, 26 Apr 2024 10:00:00 GMT"
KINDS: list[tuple[str, str | bytes, int]] = [
    ("text", TALKS, 1),
    ("html", PAGE, 1),
    ("lines", jsonl({"text": TALKS}, {"text": PACT}), 2),
    ("feed", rss(item("a", TALKS, STAMP), item("b", PACT, STAMP)), 2),
    ("warc", record(PAGE.encode()) * 2, 2),
    ("docx", docx_of(TALKS), 1),
    ("nexis", NEXIS_OLD, 2),
    ("factiva", FACTIVA_PRINTED, 2),
    ("zip", zip_of({"a.txt": TALKS, "b.jsonl": jsonl({"text": TALKS}, {"text": PACT})}), 3),
]
NAMES = [kind[0] for kind in KINDS]


@pytest.mark.parametrize(("kind", "content", "items"), KINDS, ids=NAMES)
def test_content_tells_the_format_under_any_name(tmp_path: Path, kind: str, content: str | bytes, items: int) -> None:
    assert len(sources(put(tmp_path, f"{kind}.dat", content))) == items
    assert count_items(tmp_path / f"{kind}.dat") == items


@pytest.mark.parametrize(("kind", "content", "items"), KINDS, ids=NAMES)
def test_a_stream_gives_what_a_file_gives(kind: str, content: str | bytes, items: int) -> None:
    raw = content.encode() if isinstance(content, str) else content
    found = [item for _, item in iter_stream(kind, io.BytesIO(raw))]
    assert [type(item) for item in found] == [Source] * items


@pytest.mark.parametrize(("kind", "content", "items"), KINDS, ids=NAMES)
def test_half_a_file_never_raises(tmp_path: Path, kind: str, content: str | bytes, items: int) -> None:
    raw = content.encode() if isinstance(content, str) else content
    found = list(iter_items(put(tmp_path, kind, raw[: len(raw) // 2])))
    assert 1 <= len(found) <= items + 1


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("kind", "content", "items"), KINDS, ids=NAMES)
def test_damage_never_raises_and_is_never_a_fault_of_ours(
    tmp_path: Path, kind: str, content: str | bytes, items: int, seed: int
) -> None:
    draw = random.Random(f"{kind} {seed}")
    damaged = bytearray(content.encode() if isinstance(content, str) else content)
    for _ in range(draw.choice([1, 3, 20])):
        place = draw.randrange(len(damaged))
        damaged[place : place + draw.choice([0, 1, 30])] = draw.randbytes(draw.choice([0, 1, 30]))
    path = put(tmp_path, kind, bytes(damaged))
    assert "please report" not in repr(list(iter_items(path)))
    assert 0 <= count_items(path) <= 20 * items


@pytest.mark.parametrize("suffix", sorted({suffix for reader in READERS for suffix in reader.suffixes}))
def test_a_name_tells_the_format_where_the_content_does_not(tmp_path: Path, suffix: str) -> None:
    path = put(tmp_path, f"a{suffix}", "nothing of the kind\n")
    assert next(iter(faults(path))).startswith(f"a{suffix}")


@pytest.mark.parametrize("name", ["nowhere.txt", "nul\x00.txt"])
def test_a_missing_file_is_a_failure(tmp_path: Path, name: str) -> None:
    assert list(faults(tmp_path / name)) == [name]
    assert count_items(tmp_path / name) == 1


def test_a_folder_is_a_failure(tmp_path: Path) -> None:
    assert "cannot be read" in faults(tmp_path)[tmp_path.name]


def test_documents_without_a_day_and_an_outlet_get_those_given(tmp_path: Path) -> None:
    given = Options(published="2020-01-01", outlet="Wire")
    path = put(tmp_path, "a.zip", zip_of({"a.txt": TALKS, "b.jsonl": jsonl({"text": PACT}), "c.docx": docx_of(TALKS)}))
    assert [(found.published, found.outlet) for found in sources(path, given)] == [("2020-01-01", "Wire")] * 3


def test_an_address_goes_with_a_page() -> None:
    ((_, found),) = iter_stream("x", io.BytesIO(PAGE.encode()), url="https://wire.example/1")
    assert isinstance(found, Source)
    assert found.url == "https://wire.example/1"


def test_a_fault_of_a_parser_is_told_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object) -> None:
        message = "odd"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(archives, "find_reader", fall)
    told = faults(put(tmp_path, "a.zip", zip_of({"a.txt": TALKS, "b.txt": PACT})))
    assert told["a.zip/b.txt"] == "a.zip/b.txt: ZeroDivisionError: odd; please report the file"


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", jsonl({"text": TALKS}) + "x" * 10)
    first = next(iter_items(path))
    assert isinstance(first[1], Source)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.warc", "a.txt"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, name: str) -> None:
    one = {"a.jsonl.gz": jsonl({"text": TALKS * 20}), "a.warc": record(PAGE.encode()), "a.txt": FACTIVA_PRINTED}[name]
    raw = one.encode() if isinstance(one, str) else one
    path = put(tmp_path, name, raw * (20_000_000 // len(raw)))
    tracemalloc.start()
    for _ in itertools.islice(iter_items(path), 3_000):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6_000_000


@pytest.mark.parametrize(("stated", "day"), [("", "2014-03-10"), ("<p>Published: 2 March 2014</p>", "2014-03-02")])
def test_the_day_of_capture_stands_in_where_the_page_states_none(tmp_path: Path, stated: str, day: str) -> None:
    page = PAGE.replace("<h1>", f"{stated}<h1>").encode()
    (found,) = sources(put(tmp_path, "a.warc", record(page)), Options(capture_day=True))
    assert str(to_document(found, DEFAULTS).published) == day


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 9, b"\x89PNG\r\n\x1a\n" + bytes(99)])
def test_a_file_that_is_no_text_is_left_to_the_reader_of_documents(tmp_path: Path, content: bytes) -> None:
    (found,) = read_all(put(tmp_path, "a.bin", content)).values()
    assert isinstance(found, Source)
    assert not isinstance(found, Failure)
