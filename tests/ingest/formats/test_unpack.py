"""gzip, zstandard and zip: whole, cut, damaged, nested, and grown too large."""

from __future__ import annotations

import gzip
import io
import warnings
import zipfile
from pathlib import Path

import pytest
import zstandard

from dragoman.errors import Failure
from dragoman.ingest.formats import unpack
from dragoman.ingest.formats.members import Options
from ingest.archive_samples import PACT, PAGE, TALKS, faults, jsonl, packed, put, read_all, sources, zip_of

ROWS = jsonl(*({"text": f"{TALKS} {n * n * n}"} for n in range(300)))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.jsonl.zip", "A.GZ", "no suffix"])
def test_packed_lines_are_read_whatever_they_are_called(tmp_path: Path, name: str) -> None:
    content = packed(name, ROWS) if "." in name else gzip.compress(ROWS.encode())
    content = gzip.compress(ROWS.encode()) if name == "A.GZ" else content
    assert len(sources(put(tmp_path, name, content))) == 300


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.zst"])
def test_frames_one_after_another(tmp_path: Path, name: str) -> None:
    (found,) = sources(put(tmp_path, name, packed(name, TALKS) + packed(name, PACT) + bytes(20 * name.endswith("gz"))))
    assert found.content == (TALKS + PACT).encode()


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_a_cut_file_gives_what_came_before(tmp_path: Path, name: str) -> None:
    level = zstandard.ZstdCompressor(write_content_size=False).chunker(chunk_size=500)
    pieces = [*level.compress(ROWS[:9000].encode()), *level.flush(), *level.compress(ROWS[9000:].encode())]
    whole = b"".join([*pieces, *level.finish()]) if name.endswith("zst") else packed(name, ROWS)
    found = read_all(put(tmp_path, name, whole[:-40]))
    assert 50 < sum(not isinstance(item, Failure) for item in found.values()) < 300
    assert "breaks off after" in list(faults(tmp_path / name).values())[-1]


def test_half_a_document_is_none(tmp_path: Path) -> None:
    assert list(faults(put(tmp_path, "a.txt.gz", packed("a.gz", TALKS * 9)[:-5]))) == ["a.txt.gz"]


def test_files_in_a_zip(tmp_path: Path) -> None:
    files = {"a.txt": TALKS, "deep/b.html": PAGE, "c.jsonl.gz": packed(".gz", ROWS), "__MACOSX/._a.txt": "x", "d/": ""}
    found = read_all(put(tmp_path, "a.zip", zip_of(files)))
    assert list(found)[:3] == ["a.zip/a.txt", "a.zip/deep/b.html", "a.zip/c.jsonl.gz:1"]
    assert len(found) == 302


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zip_of({"b.zip": zip_of({"c.txt": TALKS})})),
        ("a.gz", gzip.compress(gzip.compress(TALKS.encode(), mtime=0), mtime=0)),
        ("a.zip", zip_of({"b.gz": gzip.compress(gzip.compress(TALKS.encode(), mtime=0), mtime=0)})),
        ("a.gz", gzip.compress(zip_of({"c.txt": TALKS}), mtime=0)),
    ],
)
def test_archives_in_archives_are_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (told,) = faults(put(tmp_path, name, content)).values()
    assert "unpack it once and add what comes out" in told


def test_a_damaged_file_in_a_zip_costs_only_itself(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": TALKS * 30, "b.txt": PACT}))
    content[60] ^= 0xFF
    path = put(tmp_path, "a.zip", bytes(content))
    assert list(read_all(path)) == ["a.zip/a.txt", "a.zip/b.txt"]
    assert "a.zip/a.txt: breaks off" in faults(path)["a.zip/a.txt"]


def test_two_files_of_one_name(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", TALKS)
        archive.writestr("a.txt", PACT)
    path = put(tmp_path, "a.zip", out.getvalue())
    assert [type(item).__name__ for _, item in unpack_all(path)] == ["Source", "Failure"]


def unpack_all(path: Path) -> list[tuple[str, object]]:
    from dragoman.ingest.archives import iter_items

    return list(iter_items(path))


def test_an_encrypted_file_costs_only_itself(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": TALKS, "b.txt": PACT}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    path = put(tmp_path, "a.zip", bytes(content))
    assert "encrypted; unpack it with its password" in faults(path)["a.zip/a.txt"]
    assert len(read_all(path)) == 2


def test_a_zip_that_is_cut(tmp_path: Path) -> None:
    assert "not a whole zip archive" in faults(put(tmp_path, "a.zip", zip_of({"a.txt": TALKS})[:-30]))["a.zip"]


def test_an_empty_zip_gives_nothing(tmp_path: Path) -> None:
    assert read_all(put(tmp_path, "a.zip", zip_of({}))) == {}


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.jsonl.zip"])
def test_a_bomb_of_lines_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(unpack, "FREE", 100_000)
    bomb = packed(name, jsonl({"text": TALKS}) + jsonl({"text": "x" * 9_000}) * 1_000)
    found = read_all(put(tmp_path, name, bomb))
    assert not isinstance(next(iter(found.values())), Failure)
    assert "as a zip bomb does" in list(faults(tmp_path / name).values())[-1]


def test_the_files_of_a_zip_share_what_they_may_grow_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "FREE", 100_000)
    monkeypatch.setattr(unpack, "GROWTH", 1)
    path = put(tmp_path, "a.zip", zip_of({f"{n}.txt": "x" * 30_000 for n in range(9)}))
    assert [isinstance(item, Failure) for item in read_all(path).values()] == [False] * 3 + [True] * 6


def test_one_huge_file_stops_at_the_limit_of_a_document(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt.gz", gzip.compress(bytes(3_000_000)))
    assert "larger than the limit of 1,000,000 bytes" in faults(path, Options(max_bytes=1_000_000))["a.txt.gz"]
