"""JSON lines: fields by name or mapping, lines that are none, ids that clash."""

from __future__ import annotations

import codecs
import datetime as dt
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.ingest.formats.lines import fits, parse_fields
from dragoman.ingest.formats.members import Options
from ingest.archive_samples import PACT, TALKS, faults, jsonl, put, read_all, sources

ROW = {"id": 7, "meta": {"body": [TALKS, PACT], "day": "26 April 2024"}, "head": "Talks", "text": "not this"}
MAPPED = {"text": "meta.body", "published": "meta.day", "title": "head", "id": "id"}


@pytest.mark.parametrize(
    ("head", "is_lines"),
    [
        (b'{"text": "a"}\n', True),
        (b'\xef\xbb\xbf\n {"a": 1}', True),
        ('{"text": 1}'.encode("utf-16"), True),
        (b"{not json", False),
        (b'{\n  "text": "a"\n}', False),
        (b'[{"text": "a"}]', False),
        (b"He said {sic}", False),
        (b"", False),
    ],
)
def test_lines_are_told_by_their_first_object(head: bytes, *, is_lines: bool) -> None:
    assert fits(head) is is_lines


def test_fields_go_by_their_usual_names(tmp_path: Path) -> None:
    row = {"body": TALKS, "headline": "Talks", "pub_date": "2024-04-26", "link": "https://e.example/1", "site": "Wire"}
    (found,) = sources(put(tmp_path, "a.jsonl", jsonl(row)))
    assert (found.content, found.title, found.published) == (TALKS, "Talks", dt.date(2024, 4, 26))
    assert (found.url, found.outlet, found.id) == ("https://e.example/1", "Wire", None)


def test_fields_are_mapped(tmp_path: Path) -> None:
    (found,) = sources(put(tmp_path, "a.jsonl", jsonl(ROW)), Options(fields=MAPPED))
    assert (found.content, found.title, found.id) == (f"{TALKS}\n\n{PACT}", "Talks", "7")
    assert found.published == dt.date(2024, 4, 26)


def test_a_mapped_name_with_a_dot_may_be_a_name(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", jsonl({"a.b": TALKS}))
    assert sources(path, Options(fields={"text": "a.b"}))[0].content == TALKS


@pytest.mark.parametrize("pair", ["text", "text=", "=body", "words=body", "text:body"])
def test_a_mapping_that_is_none_is_refused(pair: str) -> None:
    with pytest.raises(UsageError, match="text=body"):
        parse_fields([pair])


def test_pairs_become_a_mapping() -> None:
    assert parse_fields(["text=a=b", " published = pubDate "]) == {"text": "a=b", "published": "pubDate"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not json", "not a JSON object"),
        ('{"text": ""}', "no text in any of the fields text, content"),
        ('{"text": 5}', "--field text=NAME"),
        ("[1]", "not a JSON object"),
        ("{" * 5000, "not a JSON object"),
        ('{"text": "cut', "not a JSON object"),
    ],
)
def test_a_bad_line_is_named_and_costs_only_itself(tmp_path: Path, line: str, told: str) -> None:
    path = put(tmp_path, "a.jsonl", jsonl({"text": TALKS}, "", line, {"text": PACT}))
    assert list(read_all(path)) == ["a.jsonl:1", "a.jsonl:3", "a.jsonl:4"]
    assert list(faults(path)) == ["a.jsonl:3"]
    assert faults(path)["a.jsonl:3"].startswith("a.jsonl:3: ")
    assert told in faults(path)["a.jsonl:3"]


def test_a_line_over_the_limit(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", jsonl({"text": "x" * 500}, {"text": PACT}))
    options = Options(max_bytes=200)
    assert "longer than the limit of 200 bytes" in faults(path, options)["a.jsonl:1"]
    assert len(read_all(path, options)) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-8"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    rows = ['{"text": "Der Außenminister sagte: „Für Österreich, müde“."}', '{"text": "Später."}']
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    path = put(tmp_path, "a.jsonl", mark + "\n".join(rows).encode(encoding))
    assert [found.content for found in sources(path)] == ["Der Außenminister sagte: „Für Österreich, müde“.", "Später."]


def test_encodings_mixed_in_one_file(tmp_path: Path) -> None:
    lines = ['{"text": "Für Österreich"}\n'.encode(name) for name in ("utf-8", "cp1252", "utf-8")]
    found = sources(put(tmp_path, "a.jsonl", b"".join(lines)))
    assert [item.content for item in found] == ["Für Österreich"] * 3


def test_an_id_of_two_texts_keeps_the_first(tmp_path: Path) -> None:
    rows = jsonl({"id": "a", "text": TALKS}, {"id": "a", "text": TALKS}, {"id": "a", "text": PACT})
    path, options = put(tmp_path, "a.jsonl", rows), Options(fields={"id": "id"})
    assert "the id 'a' is that of another text, at a.jsonl:1" in faults(path, options)["a.jsonl:3"]
    assert len(read_all(path, Options(fields={"id": "id"}))) == 3


def test_ids_clash_across_files_of_a_run(tmp_path: Path) -> None:
    options = Options(fields={"id": "id"})
    sources(put(tmp_path, "a.jsonl", jsonl({"id": 1, "text": TALKS})), options)
    assert "at a.jsonl:1" in faults(put(tmp_path, "b.jsonl", jsonl({"id": 1, "text": PACT})), options)["b.jsonl:1"]


def test_a_day_that_cannot_be_read_is_unknown_and_told(tmp_path: Path) -> None:
    told: list[str] = []
    path = put(tmp_path, "a.jsonl", jsonl({"text": TALKS, "date": "03/04/2024"}, {"text": PACT, "date": 1714125600}))
    found = sources(path, Options(note=told.append))
    assert [item.published for item in found] == [None, dt.date(2024, 4, 26)]
    assert len(told) == 1
    assert "a.jsonl:1: '03/04/2024' names no single day" in told[0]


@pytest.mark.parametrize("content", ['[{"text": "a"}]', '{\n"text": "a"\n}'])
def test_json_that_is_no_lines_says_what_to_do(tmp_path: Path, content: str) -> None:
    assert "one object a line; convert it" in faults(put(tmp_path, "a.json", content))["a.json"]


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_file_of_no_lines(tmp_path: Path, content: str) -> None:
    assert faults(put(tmp_path, "a.jsonl", content)) == {
        "a.jsonl": "a.jsonl: the file holds no lines; give one JSON object a line"
    }


@pytest.mark.parametrize("value", [True, None, ["a", 1], {}, " "])
def test_what_is_no_text(tmp_path: Path, value: object) -> None:
    path = put(tmp_path, "a.jsonl", jsonl({"text": value, "content": TALKS}))
    assert sources(path)[0].content == TALKS
